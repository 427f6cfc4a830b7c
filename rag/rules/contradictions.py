"""Questions whether a report disagrees with itself: answered from its counts, its lists and the names in them."""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.terms import analyse
from ingest.types import Outcome, Span
from rag.quoting.clauses import MOST_WORDS, cut_to_clauses, word_count
from rag.rules.inconsistency import listed_names, note_inconsistency
from rag.types import Evidence, Finding, Query, Scope
from rag.words.names import without_references
from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS, without_names

_TIMES = r"(?:twice|two times|double|doubly|more than once|again|repeatedly)"
_LISTED = r"(?:(?:list|nam|count|mention|print|repeat|includ|enter)ed|appears?|occurs?)"
_LISTS = r"(?:report|text|document|list)s? (?:list|name|count|mention|print|repeat|include)s?"
_TWICE = re.compile(
    rf"\b(?:{_LISTED}|{_LISTS})\b[^?.]{{0,60}}\b{_TIMES}\b|\b{_TIMES}[ -](?:{_LISTED}|counting)\b|\bduplicates?\b"
    rf"|\bhow (?:many times|often)\b[^?.]*\b(?:listed|named|counted|entered)\b"
    r"|\b(?:double|repeated) (?:entr(?:y|ies)|names?|items?|bod(?:y|ies)|institutions?|organi[sz]ations?)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\b(?:any|an?|which|what|who|some|duplicates?|names?|items?|entries)\b", re.IGNORECASE)
_PART = r"(?:reports?|text|document|figures?|numbers?|counts?|lists?|totals?|outcomes?|sections?)"
_OF_A_PART = (
    r"(?: itself| anywhere| each other| one another|(?: (?:in|of|between|across|within|with))?"
    rf"(?: (?:the|this|its|any))?(?: \w+)? (?:{_PART}\b|\d+\.\d))"
)
_ODD = r"(?:contradict\w*|inconsisten(?:t|cy|cies)|discrepan\w*|mismatch\w*|typos?|errors?|mistakes?|slips?)"
_AGREES = r"(?:match(?:es)?|agrees?|tally|tallies|add(?:s|ing)? up|corresponds?|(?:in)?consistent|correct|wrong)"
_AT_ODDS = re.compile(
    rf"\b{_ODD}{_OF_A_PART}|\b(?:disagree\w*|at odds) with itself\b"
    rf"|\b(?:{_PART}|anything|everything|what)\b[^?.]*\b{_AGREES}(?:{_OF_A_PART}|\W*[?.!,;]|\W*$)",
    re.IGNORECASE,
)
_TWO_COUNTS = re.compile(
    r"\b\d+ [^?.]*\b(?:when|while|but|although|though|whereas|yet)\b[^?.]* \d+\b", re.IGNORECASE
)
_BARE = re.compile(rf"^(?![^?]*\b(?:mention|describe|discuss)\w*)[^?.]*\b{_ODD}\W*(?:[?.!,;]|$)", re.IGNORECASE)
_ASKING = frozenset(
    analyse(
        f"""{" ".join(FUNCTION_WORDS | REPORT_WORDS)}
        itself figure number count list total anywhere outcome contradict contradictory inconsistent consistent
        internally discrepancy mismatch disagree odds add tally typo error mistake slip free twice two times double
        doubly once again repeatedly named mentioned printed appears occurs often includes entered duplicate anything
        everything same different agree match corresponds correct wrong found spot notice check stated contain point
        anyone among amongst between another many doesn't don't isn't aren't"""
    )
)
_BODIES = frozenset(analyse("body institution organisation entity agency ministry department office authority council"
                            " committee member partner association party item entry"))
_SAME_ROOT, _MOST = 6, MOST_WORDS // 2
"""Letters that a term asked about shares with one printed ("responded", "response"); words of a quote."""
_NONE = (
    "No count was found that disagrees with the list after it, and no name that is listed twice; whether sentences"
    " contradict each other was not checked."
)


def tell_contradictions(query: Query, scope: Scope, _: Index) -> Finding | None:
    """The sentences where a count and the list that follows it disagree, or that list a name twice, with notes that say
    what does not agree, or how often a name asked about is listed; None where the question asks for something else."""
    asked = _asked(query, scope)
    text = without_names(asked, scope)
    subject = set(analyse(text)) - _ASKING
    if _TWICE.search(asked) and (not subject or subject & _BODIES or re.search(r"\w [A-Z]", text)):
        subject -= _BODIES
        named = bool(subject) and not _UNNAMED.search(text)
        found = [pair for outcome in scope.sections for pair in _listed_twice(outcome, subject, named)]
    elif _is_at_odds(asked) or (_BARE.search(asked) and not subject):
        found = [pair for outcome in scope.sections for pair in _at_odds(outcome, subject)]
    else:
        return None
    if found:
        evidence, notes = zip(*found, strict=True)
        return Finding(evidence, notes=tuple(dict.fromkeys(notes)))
    return Finding(reason=_NONE) if not subject or re.search(r"\bitself\b", asked) else None


def _asked(query: Query, scope: Scope) -> str:
    """The question in its own words; read with the one before where it brings nothing new, and mended where it is none
    of these as typed."""
    typed = query.question
    as_typed = not query.history and (_is_at_odds(typed) or any(form.search(typed) for form in (_TWICE, _BARE)))
    return typed if as_typed or not _goes_on(query, scope) else query.standalone


def _is_at_odds(asked: str) -> bool:
    return bool(_AT_ODDS.search(asked) or _TWO_COUNTS.search(without_references(asked)))


def _goes_on(query: Query, scope: Scope) -> bool:
    """Whether the question brings nothing that the one before it has not ("where?", "which one?")."""
    own = set(analyse(without_names(query.question, scope))) - _ASKING
    return own <= set(analyse(" ".join(query.history[-1:])))


def _listed_twice(outcome: Outcome, subject: set[str], named: bool) -> Iterator[tuple[Evidence, str]]:
    """What lists the name that is asked about, or else a name twice."""
    for span in split_sentences(outcome.text):
        text = outcome.words(span)
        for name, times in Counter(listed_names(text)).items():
            if subject <= set(analyse(name)) if named else times > 1 and _covers(subject, text):
                often = "only once" if times == 1 else "twice" if times == 2 else f"{times} times"
                yield _piece(outcome, span, name), f"{name} is listed {often}."


def _at_odds(outcome: Outcome, subject: set[str]) -> Iterator[tuple[Evidence, str]]:
    found: dict[str, list[Span]] = {}
    for span in split_sentences(outcome.text):
        if note := note_inconsistency(outcome, span):
            found.setdefault(note, []).append(span)
    for note, spans in found.items():
        texts = [outcome.words(span) for span in spans]
        if _covers(subject, " ".join([note, *texts])):
            for span, text in zip(spans, texts, strict=True):
                repeated = [name for name, times in Counter(listed_names(text)).items() if times > 1]
                yield _piece(outcome, span, *repeated[:1]), note


def _covers(subject: set[str], text: str) -> bool:
    printed = {term[:_SAME_ROOT] for term in analyse(text)}
    return all(term[:_SAME_ROOT] in printed for term in subject)


def _piece(outcome: Outcome, span: Span, name: str = "") -> Evidence:
    """The sentence, cut to what is around `name`, with its first and last place marked."""
    found = re.compile(re.escape(name)).finditer(outcome.text, span.start, span.end) if name else ()
    marks = [Span(*match.span()) for match in found]
    if word_count(outcome.words(span)) > _MOST:
        both = Span(marks[0].start, marks[-1].end) if marks else None
        span = cut_to_clauses(outcome.text, span, both, _MOST)
    ends = sorted({*marks[:1], *marks[-1:]})
    return Evidence(outcome, span, tuple(m for m in ends if span.start <= m.start and m.end <= span.end))
