"""The words in which a report judges an outcome, and what kind of judgement they are."""

import re

from ingest.types import Outcome, Span
from rag.kinds.status_words import Verdict
from rag.rules.judged_clauses import GOALS, judging_clauses, main_clause

_ADVERB = (
    r"(?:not|never|yet|still|been|be|fully|only|largely|mostly|broadly|generally|somewhat|slightly|partially|partly"
    r"|nearly|almost|completely|entirely|wholly|well|very|rather|quite)"
)
_DONE = r"(?:achieved|attained|met|reached|fulfilled|completed)"
_TRACK = r"(?:track|course)"
_ITS_GOALS = (
    rf"(?:most|all|some|many|half) of (?:its|the|their) (?:\w+ )?{GOALS}|all (?:its |the |their )?{GOALS}"
    r"|(?:its|the|their) (?:\w+ )?(?:targets?|milestones?|goals?)"
)
_OBJECT = (
    r"\s+(?:(?:only|about|over|nearly|almost|more than|up to|at least)\s+)*(?:\d"
    r"|(?:most|many|some|half|all|several|the|an?|its|their|two|three|four|five)\b(?! (?:same|most) (?:time|part)))"
)
_TIME = r"(?:(?:the|this) (?:\w+ )?(?:year|period)|now|(?:19|20)\d\d)\b"
_FIELD = (
    r"(?:as (?:far as|regards|concerns)|in (?:respect|terms) of|with (?:regard|respect) to|regarding|concerning|outside"
    rf"|apart from|except|for(?! {_TIME}| the most part))\b"
)
_EXTENT = r"to (?:some|an?(?: \w+){1,2}) (?:extent|degree)"
_BEHIND = (
    rf"(?:\s+(?:for {_TIME}|for the most part|{_EXTENT}|(?:only )?(?:in (?:part|full)|partly|partially)))?"
    rf"(?:\s+{_FIELD}(?:\s+[^\s,;:]*[^\s,;:.]){{1,10}})?"
)
"""What limits a judgement behind its verb: "achieved only partly outside the capital"."""
_GRADE = r"(?:slow|moderate|modest|limited(?! to)|partial|mixed|uneven|insufficient|satisfactory|steady|good)"
_COPULA = "(?:" + "|".join(f"(?<=\\b{word} )" for word in "is was are been as be remains remained".split()) + ")"
_WORDS = re.compile(
    rf"\b(?:not all|none|most|some|few|half)(?: of)?(?: (?:the|its|their))?(?: \w+)? {GOALS}\b"
    rf"[^,;:.]{{0,60}}?\b{_DONE}\b"
    rf"|\b(?!be(?:en)?\b)(?:{_ADVERB}\s+){{0,5}}{_DONE}(?:\s+(?:{_ITS_GOALS})|(?!{_OBJECT}){_BEHIND})(?=\W|$)"
    r"|\b(?:apart from|except for|with (?:(?:a|the|an|one|single|only)\s+)*exceptions?)(?:\s+of)?[^,;.:]{0,60}"
    rf"|\b(?!be(?:en)?\b)(?:{_ADVERB}\s+){{0,5}}(?:on|off) {_TRACK}\b{_BEHIND}"
    rf"|\bonly (?:partly|partially|in part)\b{_BEHIND}|\b{_EXTENT}\b"
    r"|\b(?:at an? )?(?:slower|faster|less|more|further)(?: pace)? than (?:was )?(?:planned|foreseen|expected|hoped)\b"
    r"|\b(?:not\s+)?(?:progress\w*|advanc\w+|going|proceed\w*) (?:as|according to) plan\w*\b"
    r"|\b(?:progress\w*|advanc\w+|proceed\w*) (?:(?:only|very|rather|quite) )*(?:slowly|steadily|well)\b"
    rf"|\b(?:ahead of|behind) (?:the |its |their )?(?:\w+ )?(?:schedule|plan|targets?)\b{_BEHIND}"
    r"|\bdelayed\b|\bstalled\b|\bmixed\b|\buneven\b|\bno progress\b"
    r"|\b(?:good|slow|limited|steady|some|little|significant|partial|moderate|modest) progress\b"
    rf"|{_COPULA}(?:{_ADVERB}\s+){{0,5}}{_GRADE}\b",
    re.IGNORECASE,
)
_NOT_WHOLLY = re.compile(
    r"\b(?:not|never)\b.*\b(?:fully|completely|entirely|wholly|in full)\b|\bnot all\b", re.IGNORECASE
)
_PARTLY = re.compile(
    r"\b(?:only|partially|partly|in part|exceptions?|most|some|few|half|mixed|uneven|largely|mostly|broadly|generally"
    rf"|somewhat|nearly|almost|extent|degree|partial|moderate|modest|{_FIELD})\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    rf"\b(?:not|never|none|slower|less than|off {_TRACK}|behind|delayed|stalled|no progress|slow|slowly|limited|little"
    r"|insufficient)\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    rf"\bon {_TRACK}\b|\b(?:as|according to) plan\w*\b|\bahead of\b|\b(?:faster|further)(?: pace)? than\b"
    r"|\b(?:good|steady|significant|satisfactory|steadily|well)(?: progress)?$",
    re.IGNORECASE,
)
_HARDLY = re.compile(r"\b(?:only|partially|partly|somewhat|nearly|almost)\b", re.IGNORECASE)
"""Said of being on track they take some of it back; "largely" and "broadly" leave it standing."""
_LIMITED = re.compile(rf"\b(?:exceptions?|most of|{_FIELD})\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|on account of|as a result|result of|caused by|given that|attribut\w+"
    r"|for the reason that)\b|\bsince\b(?! \d)|,\s+as\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\b{_DONE}\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?<!considered )(?<!deemed )(?<!reported )to|will|would|may|might|should|can|could) be\s+$|\bbeing\s+$",
    re.IGNORECASE,
)
"""Stands before what is still to come ("to be achieved", "far from being achieved")."""
_LONGEST, _NEAR = 160, 30


def judging_words(outcome: Outcome) -> tuple[Span, ...]:
    """Where in the sentence of its status the report judges `outcome`, and not what a clause beside says of something
    else; empty where it states no status, or none in such words."""
    if outcome.status is None:
        return ()
    return tuple(
        Span(*match.span())
        for clause in judging_clauses(outcome.text, outcome.status)
        for match in _WORDS.finditer(outcome.text, *clause.span)
        if not (_WHOLE.search(match.group()) and _AHEAD.search(outcome.text[: match.start()][-_NEAR:]))
        and (clause.subject == "outcome" or not _WHOLE.fullmatch(match.group()))
    )


def short_judgement(outcome: Outcome) -> str | None:
    """The judging words as printed, from the first to the last where they stand close, the clause where there are no
    such words; None without a status."""
    if outcome.status is None:
        return None
    spans = judging_words(outcome) or (main_clause(outcome.text, outcome.status),)
    end = max(span.end for span in spans if span is spans[0] or span.end - spans[0].start <= _LONGEST)
    return outcome.text[spans[0].start : end]


def verdicts(outcome: Outcome) -> frozenset[Verdict]:
    """What kind of judgement is stated; several where a sentence weighs ("on track, but off track as regards
    …")."""
    places = judging_words(outcome)
    return frozenset().union(*(_verdicts_of(outcome.words(place)) for place in places))


def _verdicts_of(words: str) -> frozenset[Verdict]:
    if _MISSED.search(words):
        return frozenset({"short", "missed", "partly"} if _NOT_WHOLLY.search(words) else {"short", "missed"})
    if _ON_TRACK.search(words):
        if _LIMITED.search(words):
            return frozenset({"short", "partly on track", "on track"})
        return frozenset({"short", "partly on track"} if _HARDLY.search(words) else {"on track"})
    if _PARTLY.search(words):
        limited = _LIMITED.search(words)
        whole = _WHOLE.search(words) and limited and not _PARTLY.search(words[: limited.start()])
        return frozenset({"short", "partly", "reached"} if whole else {"short", "partly"})
    return frozenset({"reached"} if _WHOLE.search(words) else ())


def gives_reason(sentence: str) -> bool:
    """Whether a sentence says why what it states is so."""
    return bool(_REASON.search(sentence))
