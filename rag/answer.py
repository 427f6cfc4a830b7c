"""From a question to an answer whose every quote was re-checked."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from rag.find_answer import find_answer
from rag.kinds.breadth import wants_everything
from rag.pen import Pen, restate, write_prose
from rag.question.turn_away import turn_away
from rag.question.understand import NO_FILTERS, understand
from rag.quoting.cite import checked
from rag.quoting.decline import decline, out_of_scope
from rag.quoting.write_quotes import quote_answer
from rag.retrieval.retrieve import look_up
from rag.retrieval.scope import resolve_scope
from rag.stopwatch import Stopwatch
from rag.types import Answer, Filters, Query


def ask(question: str, index: Index, filters: Filters = NO_FILTERS, history: Sequence[str] = (),
        pen: Pen | None = None) -> Answer:
    """The answer to `question` from the sections of `index` that pass `filters`.

    `history` holds the user's earlier questions, oldest first; with a `pen` a language model writes the prose,
    held to the same checks. Declining is an answer too (`status`). Raises `CitationError` where a quote is not
    its span: such an answer never leaves.
    """
    watch = Stopwatch()
    query = restate(understand(question, index, filters, history), index, pen)
    if reply := turn_away(query, index):
        return _closed(out_of_scope(query, index.generation, reply), query, watch)
    scope = resolve_scope(query, index)
    search = watch.lap("retrieve", lambda: look_up(query, index, scope, census=wants_everything(query.question)))
    finding = watch.lap("read", lambda: find_answer(search, index))
    write = quote_answer if finding.reason is None else decline
    answer = watch.lap("write", lambda: write_prose(search, finding, write(search, finding), index, pen))
    return _closed(checked(answer), query, watch)


def _closed(answer: Answer, query: Query, watch: Stopwatch) -> Answer:
    """`answer` to the question as typed, with its times, and the tokens of restating it among its own."""
    tokens = {kind: answer.tokens.get(kind, 0) + query.tokens.get(kind, 0) for kind in ("prompt", "completion")}
    meant = f"{query.standalone} {query.typed}" if query.further else answer.standalone_question
    return replace(answer, question=query.typed, standalone_question=meant, timings_ms=watch.laps(), tokens=tokens)
