"""Refusals: what was searched, and the nearest thing that the reports do say."""

from collections.abc import Sequence

from rag.cite import cite
from rag.types import Answer, Evidence, Passage, Query, Scope
from rag.write_quotes import WRITER, describe_search

NOT_FOUND = "The reports do not say."
OUT_OF_SCOPE = ("I answer questions about the country progress reports in this index, in their own words. "
                "Ask about an outcome, a result, a body, a place or a date.")


def decline(query: Query, scope: Scope, nearest: Evidence | None, retrieved: Sequence[Passage], index: str,
            reasons: Sequence[str] = (), confidence: float = 0.0) -> Answer:
    """A `not_in_report` answer: why, what was searched, and `nearest` as a citation that claims nothing."""
    citations = (cite(1, nearest),) if nearest else ()
    searched = f"Searched: {describe_search(scope)}." if scope.sections else "No outcome passes these filters."
    parts = [NOT_FOUND, *reasons, searched]
    if citations:
        outcome = citations[0].outcome
        parts.append(f"The nearest passage is in {outcome.number or outcome.title or outcome.outcome_id} [1].")
    return Answer(
        question=query.question,
        standalone_question=query.standalone,
        status="not_in_report",
        text=" ".join(parts),
        short_answer=None,
        claims=(),
        citations=citations,
        confidence=confidence,
        retrieved=tuple(retrieved),
        notes=(searched,),
        writer=WRITER,
        index=index,
    )


def out_of_scope(query: Query, index: str) -> Answer:
    """An `out_of_scope` answer, which searches nothing and cites nothing."""
    return Answer(query.question, query.standalone, "out_of_scope", OUT_OF_SCOPE, None, (), (), 0.0, (),
                  ("Nothing was searched.",), WRITER, index)
