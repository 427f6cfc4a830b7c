"""Citations: made from a span, compared with it again before anything leaves."""

from collections.abc import Iterable

from rag.types import Answer, Citation, Evidence


class CitationError(Exception):
    """A quote that is not its span. It is never shown; the message names the section."""


def cite(n: int, evidence: Evidence) -> Citation:
    """Citation number `n` for a piece of evidence."""
    start, end = evidence.span
    return Citation(n, evidence.outcome, start, end, evidence.outcome.text[start:end], evidence.marks)


def check_citations(citations: Iterable[Citation]) -> None:
    """Raises `CitationError` for the first quote that differs from its span, is empty, or is marked outside it."""
    for citation in citations:
        report_id, outcome_id = citation.outcome.key
        inside = 0 <= citation.start < citation.end <= len(citation.outcome.text)
        if not inside or citation.outcome.text[citation.start : citation.end] != citation.quote:
            raise CitationError(f"citation {citation.n}: quote differs from {report_id} {outcome_id} "
                                f"[{citation.start}:{citation.end}]")
        if any(not citation.start <= m.start < m.end <= citation.end for m in citation.marks):
            raise CitationError(f"citation {citation.n}: a mark lies outside the quote")


def checked(answer: Answer) -> Answer:
    """The answer itself, after every citation was compared and every claim found to cite one that exists."""
    check_citations(answer.citations)
    numbers = {citation.n for citation in answer.citations}
    for claim in answer.claims:
        if not set(claim.citations) <= numbers:
            raise CitationError(f"claim cites {sorted(set(claim.citations) - numbers)}, which do not exist")
    return answer
