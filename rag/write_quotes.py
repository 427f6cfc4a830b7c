"""The answer in the report's own words."""

from collections.abc import Sequence

from rag.cite import cite
from rag.types import Answer, Claim, Evidence, Passage, Query, Scope

WRITER = "quotes"


def quote_answer(query: Query, evidence: Sequence[Evidence], retrieved: Sequence[Passage], index: str,
                 short_answer: str | None = None, notes: Sequence[str] = ()) -> Answer:
    """Each piece of evidence as one claim with one citation, in the order given, pieces of one outcome that
    stand side by side joined by nothing but their own words."""
    citations = tuple(cite(n, piece) for n, piece in enumerate(evidence, start=1))
    claims = tuple(Claim(citation.quote, (citation.n,), verified=True) for citation in citations)
    return Answer(
        question=query.question,
        standalone_question=query.standalone,
        status="answered",
        text="\n\n".join(f"{claim.text} [{claim.citations[0]}]" for claim in claims),
        short_answer=short_answer,
        claims=claims,
        citations=citations,
        confidence=max(piece.confidence for piece in evidence),
        retrieved=tuple(retrieved),
        notes=tuple(notes),
        writer=WRITER,
        index=index,
    )


def describe_search(scope: Scope) -> str:
    """What was searched, for a refusal: "4 outcomes of Cambodia 2021"."""
    count = len(scope.sections)
    named = [f"{report.country or report.title} {report.year or ''}".strip() for report in scope.reports]
    shown = ", ".join(named[:4]) + (f" and {len(named) - 4} more reports" if len(named) > 4 else "")
    return f"{count} {'outcome' if count == 1 else 'outcomes'} of {shown}"
