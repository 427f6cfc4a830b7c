"""The words in which a report judges an outcome, and what kind of judgement they are."""

import re
from typing import Literal

from ingest.types import Outcome, Span

Verdict = Literal["reached", "short", "partly", "missed", "on track", "partly on track", "none stated"]
"""Reached; fallen short, and then in part ("partly achieved"), or late or not at all ("missed"), of which "not
fully" is both; on the way as planned, or only partly so; or without a status."""
_ADVERB = (
    r"(?:not|never|yet|still|been|be|fully|only|largely|mostly|broadly|generally|somewhat|slightly|partially|partly"
    r"|nearly|almost|completely|entirely|wholly|well)"
)
_DONE = r"(?:achieved|attained|met|reached|fulfilled|completed)"
_TRACK = r"(?:track|course)"
_WORDS = re.compile(
    rf"\b(?!been\b)(?:{_ADVERB}\s+)*{_DONE}(?:\s+(?:(?:only )?in (?:part|full)|for the year|most of (?:its|the"
    rf"|their) \w+))?(?=\W|$)"
    r"|\bwith (?:(?:a|the|an|one|single|only)\s+)*exceptions?(?:\s+of [^,;.:]{3,60})?"
    rf"|\b(?!been\b)(?:{_ADVERB}\s+)*(?:on|off) {_TRACK}\b"
    r"|\b(?:slower|faster|less|more) than (?:was )?(?:planned|foreseen|expected|hoped)\b"
    r"|\b(?:not\s+)?(?:progress\w*|advanc\w+|going|proceed\w*) (?:as|according to) plan\w*\b"
    r"|\b(?:ahead of|behind) (?:schedule|plan)\b|\bdelayed\b|\bstalled\b|\bmixed\b|\buneven\b|\bno progress\b"
    r"|\b(?:good|slow|limited|steady|some|little|significant) progress\b",
    re.IGNORECASE,
)
_NOT_WHOLLY = re.compile(r"\b(?:not|never)\b.*\b(?:fully|completely|entirely|wholly|in full)\b", re.IGNORECASE)
_PARTLY = re.compile(
    r"\b(?:only|partially|partly|in part|exceptions?|most of|mixed|uneven|largely|mostly|broadly|generally|somewhat"
    r"|nearly|almost)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    rf"\b(?:not|never|slower|less than|off {_TRACK}|behind|delayed|stalled|no progress|slow|limited|little)\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    rf"\bon {_TRACK}\b|\b(?:as|according to) plan\w*\b|\bahead of\b|\b(?:good|steady|significant) progress\b",
    re.IGNORECASE,
)
_HARDLY = re.compile(r"\b(?:only|partially|partly|somewhat|nearly|almost)\b", re.IGNORECASE)
"""Said of being on track they take some of it back; "largely" and "broadly" leave it standing."""
_REASON = re.compile(
    r"\b(?:because|due to|owing to|on account of|as a result|result of|caused by|given that|attribut\w+)\b"
    r"|\bsince\b(?! \d)|,\s+as\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\b{_DONE}\b", re.IGNORECASE)
_LONGEST = 90


def judging_words(outcome: Outcome) -> tuple[Span, ...]:
    """Where in the sentence of its status the report judges `outcome`; empty where it states no status."""
    if outcome.status is None:
        return ()
    return tuple(Span(*match.span()) for match in _WORDS.finditer(outcome.text, *outcome.status))


def short_judgement(outcome: Outcome) -> str | None:
    """The judging words as printed, from the first to the last where they stand close; None without a
    status."""
    spans = judging_words(outcome)
    if not spans:
        return None
    end = max(span.end for span in spans if span.end - spans[0].start <= _LONGEST)
    return outcome.text[spans[0].start : end]


def verdicts(outcome: Outcome) -> frozenset[Verdict]:
    """What kind of judgement is stated; several where a sentence weighs ("on track, but off track as regards
    …")."""
    places = judging_words(outcome)
    return frozenset().union(*(_verdicts_of(outcome.text[place.start : place.end]) for place in places))


def _verdicts_of(words: str) -> frozenset[Verdict]:
    if _MISSED.search(words):
        return frozenset({"short", "missed", "partly"} if _NOT_WHOLLY.search(words) else {"short", "missed"})
    if _ON_TRACK.search(words):
        return frozenset({"short", "partly on track"} if _HARDLY.search(words) else {"on track"})
    if _PARTLY.search(words):
        whole = _WHOLE.search(words) and re.search(r"exception|most of", words)
        return frozenset({"short", "partly", "reached"} if whole else {"short", "partly"})
    return frozenset({"reached"} if _WHOLE.search(words) else ())


def gives_reason(sentence: str) -> bool:
    """Whether a sentence says why what it states is so."""
    return bool(_REASON.search(sentence))
