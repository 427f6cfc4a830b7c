"""The words in which a report judges an outcome, and what kind of judgement they are."""

import re
from typing import Literal

from ingest.types import Outcome, Span

Verdict = Literal["reached", "short", "on track"]
"""Reached, fallen short (in part, late or not at all), or on the way as planned."""
_ADVERB = (
    r"(?:not|never|yet|been|be|fully|only|largely|mostly|partially|partly|nearly|almost|completely|entirely)"
)
_DONE = r"(?:achieved|attained|met|reached|fulfilled|completed)"
_WORDS = re.compile(
    rf"\b(?!been\b)(?:{_ADVERB}\s+)*{_DONE}(?:\s+(?:in (?:part|full)|for the year|most of (?:its|the"
    rf"|their) \w+))?(?=\W|$)"
    r"|\bwith (?:(?:a|the|an|one|single|only)\s+)*exceptions?(?:\s+of [^,;.:]{3,60})?"
    r"|\b(?:not\s+|still\s+|largely\s+|broadly\s+)?(?:on|off) (?:track|course)\b"
    r"|\b(?:slower|faster|less|more) than (?:was )?(?:planned|foreseen|expected|hoped)\b"
    r"|\b(?:not\s+)?(?:progress\w*|advanc\w+|going|proceed\w*) (?:as|according to) plan\w*\b"
    r"|\b(?:ahead of|behind) (?:schedule|plan)\b|\bdelayed\b|\bstalled\b|\bmixed\b|\buneven\b|\bno progress\b"
    r"|\b(?:good|slow|limited|steady|some|little|significant) progress\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:not|never|only|partially|partly|in part|exceptions?|most of|slower|less than|off (?:track|course)"
    r"|behind"
    r"|delayed|stalled|mixed|uneven|no progress|slow|limited|little|largely|mostly|nearly|almost)\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    r"\bon (?:track|course)\b|\b(?:as|according to) plan\w*\b|\bahead of\b|\b(?:good|steady"
    r"|significant) progress\b",
    re.IGNORECASE,
)
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
    found: set[Verdict] = set()
    for span in judging_words(outcome):
        words = outcome.text[span.start : span.end]
        short = bool(_SHORT.search(words))
        if short:
            found.add("short")
        if _ON_TRACK.search(words) and not re.match(r"not\b", words, re.IGNORECASE):
            found.add("on track")
        if _WHOLE.search(words) and (not short or re.search(r"exception|most of", words)):
            found.add("reached")
    return frozenset(found)


def gives_reason(sentence: str) -> bool:
    """Whether a sentence says why what it states is so."""
    return bool(_REASON.search(sentence))
