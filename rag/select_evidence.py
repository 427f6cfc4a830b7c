"""Reading the passages and choosing what to quote."""

import re
from collections.abc import Sequence

from ingest.index import Index
from rag.asked_for import kinds_asked, kinds_held
from rag.breadth import census_subject, wants_several
from rag.certainty import certainty_signals
from rag.choose import Ranked, choose_census, choose_narrow, choose_wide
from rag.expand import with_short_forms
from rag.printed import as_printed
from rag.read import Reader
from rag.selector import Selector
from rag.side_by_side import searches_side_by_side
from rag.signals import Candidate, gather_candidates
from rag.subject import Subject, subject_of
from rag.types import Evidence, Finding, Query, Scope, Search
from rag.why_not import why_not

MOST_NAMED = 12
"""Outcomes that a note on silent ones names; of more it would be no help."""
_YES_OR_NO = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)?(?:did|does|do|was|were|is|are|has|have|had|can|could|will|would|should)\b",
    re.IGNORECASE,
)


def select_evidence(search: Search, index: Index, reader: Reader, selector: Selector) -> Finding:
    """What to quote from the passages found, with the probability that it answers.

    Below the selector's threshold, or where the question names what no report has, it is a refusal with the
    best sentence as the nearest thing. A question for everything gets every likely sentence of every outcome.
    """
    if not search.passages:
        return Finding(reason="", certainty=0.0)
    if sides := searches_side_by_side(search, index):
        return _compare(sides, [select_evidence(side, index, reader, selector) for side in sides])
    ranked = rank_sentences(search, index, reader, selector)
    certainty = selector.answered.probability(certainty_signals(search, ranked))
    if search.scope.absent or certainty < selector.threshold:
        nearest = choose_narrow(ranked[:1], 1.0)
        reason = why_not(search.query, search.scope, index.words, _text(nearest[0]))
        return Finding(nearest, reason=reason, certainty=certainty)
    about = census_subject(search.query.question)
    if about is not None:
        subject = subject_of(about, search.scope)
        evidence = choose_census(ranked, selector.include, subject)
        short = _short(search.query, ranked, evidence)
        return Finding(evidence, short, _silent(search.scope, subject), certainty=certainty)
    choose = choose_wide if wants_several(search.query.question) else choose_narrow
    evidence = choose(ranked, selector.include)
    return Finding(evidence, _short(search.query, ranked, evidence), certainty=certainty)


def _compare(sides: Sequence[Search], findings: Sequence[Finding]) -> Finding:
    """One finding of several: the best piece of each side that answers, and which sides do not; a refusal with the
    nearest thing of the likeliest side where none does."""
    told = [finding for finding in findings if finding.reason is None]
    likeliest = max(findings, key=lambda finding: finding.certainty or 0.0)
    if not told:
        return likeliest
    pairs = zip(sides, findings, strict=True)
    silent = [side.scope.sections[0] for side, finding in pairs if finding.reason is not None]
    names = ", ".join(section.number or section.title or section.outcome_id for section in silent)
    notes = (f"No answer found under {names}.",) if silent else ()
    return Finding(tuple(finding.evidence[0] for finding in told), notes=notes, certainty=likeliest.certainty)


def rank_sentences(search: Search, index: Index, reader: Reader, selector: Selector) -> Ranked:
    """Every sentence of the passages with the probability that it is evidence, best first; equal ones in the
    order of the passages."""
    candidates = read_candidates(search, index, reader)
    return sorted(((selector.sentence.probability(c.signals), c) for c in candidates), key=lambda pair: -pair[0])


def read_candidates(search: Search, index: Index, reader: Reader) -> tuple[Candidate, ...]:
    """Every sentence of the passages with its signals, in their order."""
    question = with_short_forms(as_printed(search.query.standalone, search.scope), search.scope)
    readings = reader.read(question, [passage.chunk for passage in search.passages])
    return gather_candidates(search, readings, index)


def _short(query: Query, ranked: Ranked, evidence: Sequence[Evidence]) -> str | None:
    """The words that the reader marked, where one quote answers: none for a question that wants yes or no, nor
    words without a figure or date where one is asked for."""
    best = ranked[0][1]
    if best.mark is None or len(evidence) > 1 or best.mark not in evidence[0].marks or _YES_OR_NO.match(query.question):
        return None
    words = best.chunk.outcome.text[best.mark.start : best.mark.end]
    wanted = {kind.name for kind in kinds_asked(query.question)} & {"number", "date"}
    return words if wanted <= kinds_held(words) else None


def _text(piece: Evidence) -> str:
    return piece.outcome.text[piece.span.start : piece.span.end]


def _silent(scope: Scope, subject: Subject) -> tuple[str, ...]:
    """Which of the outcomes searched have no word of the subject, where they are few enough to be named."""
    if len(scope.sections) > MOST_NAMED:
        return ()
    silent = [s.number or s.title or s.outcome_id for s in scope.sections if subject.is_silent(s)]
    return (f"Nothing found under {', '.join(silent)}.",) if silent else ()
