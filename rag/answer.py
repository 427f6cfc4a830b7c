"""From a question to an answer whose every quote was re-checked."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from rag.cite import checked
from rag.decline import decline, out_of_scope
from rag.retrieve import retrieve
from rag.scope import resolve_scope
from rag.select_evidence import select_evidence
from rag.smalltalk import is_out_of_scope
from rag.stopwatch import Stopwatch
from rag.types import Answer, Evidence, Filters, Passage, Query, Scope
from rag.understand import understand
from rag.write_quotes import quote_answer

THRESHOLD = 0.35
MOST_WORDS = 60


def ask(question: str, index: Index, filters: Filters = Filters(), history: Sequence[str] = ()) -> Answer:
    """The answer to `question` from the sections of `index` that pass `filters`.

    `history` holds the user's earlier questions, oldest first. Declining is an answer too (`status`). Raises
    `CitationError` where a quote is not its span: such an answer never leaves.
    """
    watch = Stopwatch()
    query = understand(question, index, filters, history)
    if is_out_of_scope(query.question, index.words.has):
        return checked(replace(out_of_scope(query, index.generation), timings_ms=watch.laps()))
    scope = resolve_scope(query, index)
    passages = watch.lap("retrieve", lambda: retrieve(query, index, scope))
    evidence = watch.lap("read", lambda: select_evidence(query, passages, scope, index))
    answer = watch.lap("write", lambda: _write(query, scope, evidence, passages, index))
    return checked(replace(answer, timings_ms=watch.laps()))


def _write(query: Query, scope: Scope, evidence: Sequence[Evidence], passages: Sequence[Passage], index: Index) -> Answer:
    best = evidence[0] if evidence else None
    reasons = [f"No report here has {name}." for name in scope.absent]
    if best is None or reasons or best.confidence < THRESHOLD:
        return decline(query, scope, best, passages, index.generation, reasons, best.confidence if best else 0.0)
    return quote_answer(query, [best], passages, index.generation)
