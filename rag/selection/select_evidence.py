"""Reading the passages and choosing what to quote."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from rag.kinds.asked_for import kinds_asked, kinds_held
from rag.kinds.breadth import census_subject, wants_several
from rag.quoting.outcome_names import joined, plain_name
from rag.reading.printed import as_printed
from rag.reading.read import Reader
from rag.retrieval.scope import as_searched
from rag.retrieval.side_by_side import searches_side_by_side, side_name
from rag.selection.asked_year import on_years, other_years
from rag.selection.certainty import certainty_signals
from rag.selection.choose import Ranked, choose_census, choose_narrow, choose_wide, speaks_of
from rag.selection.selector import Selector
from rag.selection.signals import Candidate, gather_candidates
from rag.selection.silent import list_silent
from rag.selection.subject import Subject, subject_of
from rag.selection.why_not import asks_only_of_unknown, why_not
from rag.types import Evidence, Finding, Query, Scope, Search
from rag.words.expand import with_short_forms

_SEVERAL = re.compile(r"\b(?:and|or)\s+(?:how|who|whom|when|where|which|what|why)\b", re.IGNORECASE)
_RECKONED = re.compile(
    r"\bby how (?:much|many)\b|\bhow (?:many|much) (?:more|fewer|less|short)\b|\bdifference between\b|\bsum of\b"
    r"|\bhow many\b.*(?:\bnot\b|n['’]t\b|\bnever\b|\bwithout\b)",
    re.IGNORECASE,
)
MOST_NAMED = 12
"""Outcomes that a note on silent ones names; of more it would be no help."""
_NAME = re.compile(r"\b[A-Z]")
_YES_OR_NO = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)?(?:did|does|do|was|were|is|are|has|have|had|can|could|will|would|should)\b",
    re.IGNORECASE,
)


def select_evidence(search: Search, index: Index, reader: Reader, selector: Selector) -> Finding:
    """What to quote from the passages found, with the probability that it answers.

    Below the selector's threshold, or where the question names what no report has, it is a refusal with the
    best sentence as the nearest thing. A question for everything gets a sentence of each outcome that speaks of the
    subject and the likeliest others, one for what is not mentioned the outcomes that do not mention it.
    """
    if not search.passages:
        return Finding(reason="", certainty=0.0)
    search = replace(search, query=as_searched(search.query, search.scope))
    if found := list_silent(search, index):
        return found
    sides = searches_side_by_side(search, index)
    ranked = [rank_sentences(side, index, reader, selector) for side in sides or (search,)]
    return _compare(sides, ranked, index, selector) if sides else _judge(search, ranked[0], index, selector)


def _judge(search: Search, ranked: Ranked, index: Index, selector: Selector) -> Finding:
    if not ranked:
        return Finding(reason="", certainty=0.0)
    silent = ""
    if years := other_years(search.query, search.scope):
        silent = f"No sentence that speaks of {joined([str(year) for year in years])} answers."
        nearest, ranked = ranked[0], on_years(ranked, years)
        if not ranked:
            return _refused(search, nearest, index, silent)
    certainty = selector.answered.probability(certainty_signals(search, ranked))
    about = census_subject(search.query.question)
    subject = subject_of(about or "", search.scope)
    told = about is not None and any(speaks_of(subject, candidate) for _, candidate in ranked)
    sure = certainty >= selector.threshold and not (about is not None and _finds_nothing(about, subject, ranked))
    unknown = asks_only_of_unknown(search.query, search.scope, index.words)
    if search.scope.absent or unknown or not (sure or told):
        return replace(_refused(search, ranked[0], index, silent), certainty=min(certainty, selector.threshold))
    if about is not None:
        evidence = choose_census(ranked, selector.include, subject)
        notes = _silent(search.scope, subject, evidence)
        return Finding(evidence, notes=notes, certainty=certainty if sure else None)
    choose = choose_wide if wants_several(search.query.question) else choose_narrow
    evidence = choose(ranked, selector.include)
    return Finding(evidence, _short(search.query, ranked, evidence), certainty=certainty)


def _refused(search: Search, nearest: tuple[float, Candidate], index: Index, why: str = "") -> Finding:
    """That the reports do not answer, with the nearest sentence; `why` where nothing more is known."""
    (piece,) = choose_narrow([nearest], 1.0)
    told = piece.outcome.words(piece.span)
    return Finding((piece,), reason=why_not(search.query, search.scope, index.words, told) or why)


def _finds_nothing(about: str, subject: Subject, ranked: Ranked) -> bool:
    """Whether no outcome that was read has a word of the subject, and it is a name, which has no other words, or the
    reader gives its best sentence less than even odds (a logit below 0)."""
    named = _NAME.search(about) is not None
    outcomes = {candidate.chunk.outcome.key: candidate.chunk.outcome for _, candidate in ranked}
    return (named or ranked[0][1].signals["reader"] < 0) and all(map(subject.is_silent, outcomes.values()))


def _compare(sides: Sequence[Search], ranked: Sequence[Ranked], index: Index, selector: Selector) -> Finding:
    """One finding of several: the best piece of each side that answers or has the whole subject, and which sides have
    neither; a refusal with the nearest thing of the likeliest side where no side answers."""
    findings = [_judge(side, sentences, index, selector) for side, sentences in zip(sides, ranked, strict=True)]
    likeliest = max(findings, key=lambda finding: finding.certainty or 0.0)
    if all(finding.reason is not None for finding in findings):
        return likeliest
    told = [_telling(*side) for side in zip(sides, findings, ranked, strict=True)]
    silent = [side for side, piece in zip(sides, told, strict=True) if piece is None]
    names = ", ".join(side_name(side, sides) for side in silent)
    notes = (f"No answer found under {names}.",) if silent else ()
    return Finding(tuple(filter(None, told)), notes=notes, certainty=likeliest.certainty)


def _telling(side: Search, finding: Finding, ranked: Ranked) -> Evidence | None:
    """What a side answers with, or else its best sentence that has the whole subject."""
    if finding.reason is None:
        return finding.evidence[0]
    subject = subject_of(side.query.question, side.scope)
    having = [item for item in ranked if speaks_of(subject, item[1])]
    return choose_narrow(having[:1], 1.0)[0] if having else None


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
    """The words that the reader marked, where one quote answers: none for a question that wants yes or no, that asks
    two things or what is to be reckoned from figures, nor words without a figure or date where one is asked for."""
    best, asked = ranked[0][1], query.question
    if best.mark is None or len(evidence) > 1 or best.mark not in evidence[0].marks:
        return None
    if _YES_OR_NO.match(asked) or _SEVERAL.search(asked) or _RECKONED.search(asked):
        return None
    words = best.chunk.outcome.words(best.mark)
    wanted = {kind.name for kind in kinds_asked(query.question)} & {"number", "date"}
    return words if wanted <= kinds_held(words) else None


def _silent(scope: Scope, subject: Subject, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Which of the outcomes searched are not quoted and have no word of the subject, where others have one and they
    are few enough to be named."""
    if len(scope.sections) > MOST_NAMED:
        return ()
    quoted = {piece.outcome.key for piece in evidence}
    mute = [section for section in scope.sections if subject.is_silent(section)]
    if len(mute) == len(scope.sections):
        return ()
    silent = [plain_name(section) for section in mute if section.key not in quoted]
    return (f"Nothing found under {', '.join(silent)}.",) if silent else ()
