"""Questions whether a report disagrees with itself: answered from its counts, its lists and the names in them."""

import re
from collections.abc import Iterator

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.terms import analyse
from ingest.types import Outcome, Span
from rag.choose import MOST_WORDS
from rag.clauses import cut_to_clauses, word_count
from rag.inconsistency import names_listed_twice, note_inconsistency
from rag.question_words import without_names
from rag.types import CERTAIN, Evidence, Finding, Query, Scope

_LISTED = r"(?:list|nam|count|mention|print|repeat|appear|occur|includ|enter)\w*"
_TWICE_WORDS = r"(?:twice|two times|double|doubly|more than once|again|repeatedly)"
_TWICE = re.compile(
    rf"\b{_LISTED}\b[^?.]{{0,40}}\b{_TWICE_WORDS}\b|\b{_TWICE_WORDS}[ -]{_LISTED}"
    r"|\b(?:duplicate|double|repeated) (?:entr(?:y|ies)|names?|items?|bod(?:y|ies)|institutions?|organi[sz]ations?)\b",
    re.IGNORECASE,
)
_AT_ODDS = re.compile(
    r"\b(?:contradict\w*|inconsisten\w*|discrepan\w*|mismatch\w*|(?:disagree\w*|at odds) with itself|add(?:s|ing)? up"
    r"|tally|tallies|typos?|(?:errors?|mistakes?|slips?) (?:in|of) (?:the |this |its )?(?:report|text|number|figure"
    r"|count|list)s?)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:report|text|document|itself|figure|number|count|list|total|anywhere|outcome|section)s?\b", re.IGNORECASE
)
_ASKING = frozenset(
    analyse(
        """report text document itself figure number count list total anywhere outcome section contradict
        contradiction inconsistent inconsistency inconsistencies discrepancy discrepancies mismatch disagree odds add
        adding tally tallies typo error mistake slip twice two times double doubly once again repeatedly listed named
        counted mentioned printed repeated appears appearing occurs includes entered duplicate entry entries name item
        body bodies institution organisation organization entity entities anything anyone same different agree match
        correct wrong find found spot notice check stated state really point among amongst between within whether"""
    )
)
_BODIES = frozenset(
    analyse(
        """body bodies institution organisation organization entity entities agency agencies ministry ministries
        department office member partner association party parties name item entry entries list who anyone anything"""
    )
)
_NEAR, _MOST = 5, MOST_WORDS // 2
"""Sentences on either side in which the matter asked about may be named; words of a quote."""
_NONE = (
    "No count was found that disagrees with the list after it, and no name that is listed twice; whether sentences"
    " contradict each other was not checked."
)


def tell_contradictions(query: Query, scope: Scope, _: Index) -> Finding | None:
    """The sentences where a count and the list that follows it disagree, or that list a name twice, with notes that say
    what does not agree; None where the question asks for something else, or about a matter where nothing is at odds."""
    question = query.question
    twice = bool(_TWICE.search(question)) and bool(_BODIES & set(analyse(question)))
    if not twice and not (_AT_ODDS.search(question) and _OF_ITSELF.search(question)):
        return None
    subject = set(analyse(without_names(question, scope))) - _ASKING
    found = [pair for outcome in scope.sections for pair in _at_odds(outcome, twice, subject)]
    if found:
        evidence, notes = zip(*found, strict=True)
        return Finding(evidence, notes=tuple(dict.fromkeys(notes)))
    return None if subject else Finding(reason=_NONE)


def _at_odds(outcome: Outcome, twice: bool, subject: set[str]) -> Iterator[tuple[Evidence, str]]:
    sentences = split_sentences(outcome.text)
    for i, span in enumerate(sentences):
        text = outcome.text[span.start : span.end]
        repeated = names_listed_twice(text)
        note = note_inconsistency(outcome, span)
        near = outcome.text[sentences[max(i - _NEAR, 0)].start : sentences[min(i + _NEAR, len(sentences) - 1)].end]
        held = len(subject & set(analyse(f"{outcome.title} {near}")))
        if note and (repeated or not twice) and 2 * held >= len(subject):
            yield _piece(outcome, span, _where(outcome.text, span, repeated)), note


def _where(text: str, sentence: Span, repeated: tuple[str, ...]) -> tuple[Span, ...]:
    """The first and the last place of the first name that is listed twice."""
    for name in repeated:
        printed = re.compile(re.escape(name)).finditer(text, sentence.start, sentence.end)
        places = [Span(*match.span()) for match in printed]
        if len(places) > 1:
            return places[0], places[-1]
    return ()


def _piece(outcome: Outcome, span: Span, marks: tuple[Span, ...]) -> Evidence:
    if word_count(outcome.text[span.start : span.end]) > _MOST:
        both = Span(marks[0].start, marks[-1].end) if marks else None
        span = cut_to_clauses(outcome.text, span, both, _MOST)
    return Evidence(outcome, span, tuple(m for m in marks if span.start <= m.start and m.end <= span.end), CERTAIN)
