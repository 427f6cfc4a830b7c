"""The answer in the report's own words."""

from rag.cite import cite
from rag.types import Answer, Claim, Finding, Scope, Search

WRITER = "quotes"


def quote_answer(search: Search, finding: Finding) -> Answer:
    """Each piece of evidence as one claim with one citation, in the order given."""
    citations = tuple(cite(n, piece) for n, piece in enumerate(finding.evidence, start=1))
    claims = tuple(Claim(citation.quote, (citation.n,), verified=True) for citation in citations)
    return Answer(
        question=search.query.question,
        standalone_question=search.query.standalone,
        status="answered",
        text=finding.text or "\n\n".join(f"{claim.text} [{claim.citations[0]}]" for claim in claims),
        short_answer=finding.short_answer,
        claims=claims,
        citations=citations,
        confidence=finding.certainty,
        retrieved=search.passages,
        notes=finding.notes,
        writer=WRITER,
        index=search.generation,
    )


def describe_search(scope: Scope) -> str:
    """What was searched, for a refusal: "4 outcomes of Cambodia 2021"."""
    count = len(scope.sections)
    named = [f"{report.country or report.title} {report.year or ''}".strip() for report in scope.reports]
    shown = ", ".join(named[:4]) + (f" and {len(named) - 4} more reports" if len(named) > 4 else "")
    return f"{count} {'outcome' if count == 1 else 'outcomes'} of {shown}"
