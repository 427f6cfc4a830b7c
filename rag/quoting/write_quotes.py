"""The answer in the report's own words."""

from collections.abc import Sequence
from functools import lru_cache

from ingest.sentences import split_sentences
from rag.quoting.cite import cite
from rag.quoting.outcome_names import report_name
from rag.types import Answer, Citation, Claim, Evidence, Finding, Scope, Search

WRITER = "quotes"


def quote_answer(search: Search, finding: Finding) -> Answer:
    """Each piece of evidence as one claim with one citation, in the order given.

    The text is that of the finding where it has one, else the quotes, with "…" beside one that is only part of a
    sentence; claim and citation stay exact.
    """
    citations = tuple(cite(n, piece) for n, piece in enumerate(finding.evidence, start=1))
    claims = tuple(Claim(citation.quote, (citation.n,), verified=True) for citation in citations)
    return Answer(
        question=search.query.question,
        standalone_question=search.query.standalone,
        status="answered",
        text=finding.text or quotes_text(finding.evidence),
        short_answer=finding.short_answer,
        claims=claims,
        citations=citations,
        confidence=1.0 if finding.certainty is None else finding.certainty,
        retrieved=search.passages,
        notes=finding.notes,
        writer=WRITER,
        index=search.generation,
    )


def quotes_text(evidence: Sequence[Evidence]) -> str:
    """The quotes as an answer shows them, numbered from 1."""
    citations = (cite(n, piece) for n, piece in enumerate(evidence, start=1))
    return "\n\n".join(f"{_with_cuts(citation)} [{citation.n}]" for citation in citations)


def _with_cuts(citation: Citation) -> str:
    """The quote, with "…" on each side that is cut inside a sentence."""
    sentences = _sentences(citation.outcome.text)
    before = any(s.start < citation.start < s.end for s in sentences)
    after = any(s.start < citation.end < s.end for s in sentences)
    return f"{'… ' * before}{citation.quote}{' …' * after}"


_sentences = lru_cache(maxsize=256)(split_sentences)


def describe_search(scope: Scope) -> str:
    """What was searched, for a refusal: "4 outcomes of Cambodia 2021"."""
    count = len(scope.sections)
    named = [report_name(report) for report in scope.reports]
    shown = ", ".join(named[:4]) + (f" and {len(named) - 4} more reports" if len(named) > 4 else "")
    return f"{count} {'outcome' if count == 1 else 'outcomes'} of {shown}"
