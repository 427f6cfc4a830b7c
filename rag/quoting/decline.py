"""Refusals: what was searched, and the nearest thing that the reports do say."""

from prompts.refusal import REFUSAL
from rag.quoting.cite import cite
from rag.quoting.outcome_names import plain_name
from rag.quoting.write_quotes import WRITER, describe_search
from rag.types import Answer, Finding, Query, Search

OUT_OF_SCOPE = (
    "I answer questions about the country progress reports in this index, in their own words. "
    "Ask about an outcome, a result, a body, a place or a date."
)
NOT_UNDERSTOOD = (
    "I know too few of these words: neither the reports nor English have them. "
    "The reports are in English, and questions must be too. Ask about an outcome, a result, a body, a place or a date."
)


def decline(search: Search, finding: Finding) -> Answer:
    """A `not_in_report` answer: why, what was searched, and the nearest evidence as a citation that claims
    nothing."""
    citations = tuple(cite(n, piece) for n, piece in enumerate(finding.evidence, start=1))
    sections = search.scope.sections
    searched = f"Searched: {describe_search(search.scope)}." if sections else "No outcome passes these filters."
    parts = [REFUSAL, finding.reason or "", searched]
    if citations:
        parts.append(f"The nearest passage is in {plain_name(citations[0].outcome)} [1].")
    return Answer(
        question=search.query.question,
        standalone_question=search.query.standalone,
        status="not_in_report",
        text=" ".join(filter(None, parts)),
        short_answer=None,
        claims=(),
        citations=citations,
        confidence=finding.certainty or 0.0,
        retrieved=search.passages,
        notes=(searched, *finding.notes),
        writer=WRITER,
        index=search.generation,
    )


def out_of_scope(query: Query, generation: str, text: str) -> Answer:
    """An `out_of_scope` answer that says `text`; it searches nothing and cites nothing."""
    return Answer(
        question=query.question,
        standalone_question=query.standalone,
        status="out_of_scope",
        text=text,
        short_answer=None,
        claims=(),
        citations=(),
        confidence=0.0,
        retrieved=(),
        notes=("Nothing was searched.",),
        writer=WRITER,
        index=generation,
    )
