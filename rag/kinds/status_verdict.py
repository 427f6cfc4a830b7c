"""The verdicts that a question about a status has in mind: of "on track or delayed" two."""

import re
from collections.abc import Sequence

from rag.kinds.status_words import VERBS, Verdict
from rag.words.question_words import Word

AS_MEANT = (
    r"\b(?:as|to|than) (?:was |had been )?(?:plan\w*|intended|foreseen|expected|hoped|envisaged|scheduled)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|missed|miss|behind|delayed|off|fail\w*|unmet|unachieved|slow\w*)\b|n't\b"
)
_NOT = re.compile(r"\b(?:not|never)\b|n't\b")
_DOUBLY = re.compile(
    r"(?:\b(?:not|never)\b|n't\b).*\b(?:missed|miss|behind|delayed|off|fail\w*|unmet|unachieved|slow\w*|short|incomplete)\b"
    r"|\bnot (?:only|just)\b"
)
"""Denies what would itself be a denial: no verdict that a status is put in."""
_IN_PART = re.compile(r"\b(?:partial\w*|partly|in part|mixed|largely|mostly|somewhat|nearly|almost)\b")
_WHOLLY = re.compile(r"\b(?:fully|completely|entirely|wholly)\b")
_ANY_SHORT = re.compile(
    r"\b(?:short|shortfall|incomplete|negative|low|poor|bad)\b"
    r"|(?:\b(?:not|never)|n't)\b.*\b(?:fully|full|completely|entirely|wholly|altogether)\b"
)
"""Fallen short, be it in part or altogether."""
_HARDLY = re.compile(r"\b(?:partial\w*|partly|somewhat|nearly|almost)\b[^,;]*\bon (?:track|course|schedule)\b")
_STATELESS = re.compile(
    r"\b(?:no|without|lacks?|lacking|not|never|n't)\b(?:\s+\w+){0,3}?\s+(?:status|ratings?|judge?ment|assessment|verdict)\b"
    r"|n't (?:\w+ ){0,3}?(?:status|rating)\b|\bstatus\b[^,;]{0,20}\b(?:not|never|missing)\b"
)
_ON_TRACK = re.compile(
    rf"\bon (?:track|course|schedule)\b|{AS_MEANT}|\baccording to (?:the )?plan\b|\bprogressing\b"
)
_PREDICATE = re.compile(rf"(?:be(?:en)? )?(?:(?:{'|'.join(sorted(VERBS))})|on (?:track|course|schedule)|progressing)\b")
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(VERBS))})\b")
_OR_NOT = re.compile(
    r"(?<=\bwhether) or not\b|\bor (?:(?:is|are|was|were|has|have) (?:it|they) )?not(?: yet)?"
    r"(?= (?:in|by)\b|\s*(?:,|$))"
    r"|\b(?<=why) not(?=\s*(?:,|$))|\bif not(?= why\b)"
)
"""Asks of what is asked whether it is not so, and names no other verdict."""
_AND_NOT = re.compile(
    r"(?P<before>.+?)(?:,|\b(?:and|or|but)\b|\s)+(?:which|what|how many)(?: ones?| outcomes?| of (?:them|these|those))?"
    r" (?:(?:is|are|was|were|has|have|had|do|does|did)(?: been)? not(?: been| yet)*"
    r"|(?:is|are|was|were|has|have|had|do|does|did)n't(?: been)?)\s*"
)
"""Asks which are so and which are not."""
_BETWEEN = re.compile(r"\s*(?:,|\b(?:and|or|nor|but)\b)\s*")


def read_verdicts(words: Sequence[Word], text: str) -> frozenset[Verdict]:
    """The verdicts named by `words` of `text`, one for each phrase between "and", "or" and commas; empty where none is
    named, or all are asked about ("which are on track and which are not?")."""
    if not words:
        return frozenset()
    plain = _OR_NOT.sub("", _with_commas(words, text))
    if (both := _AND_NOT.fullmatch(plain)) and _verdict(both["before"]):
        return frozenset()
    found: set[Verdict] = set()
    shared = False
    for phrase in _BETWEEN.split(plain):
        predicate = _PREDICATE.match(phrase)
        verdict = None if shared and predicate else _verdict(phrase)
        if verdict is None and _WHOLLY.search(phrase) and _VERB.search(plain):
            verdict = "reached"
        found |= {verdict} if verdict else set()
        shared = (shared and verdict is None) or _shares(phrase, verdict)
    return frozenset(found - {"none stated"} or found)


def _with_commas(words: Sequence[Word], text: str) -> str:
    ends = [*(word.start for word in words[1:]), len(text)]
    marks = ["," if re.search(r"[,;?]", text[word.end : end]) else "" for word, end in zip(words, ends, strict=True)]
    return " ".join(f"{word.text}{mark}" for word, mark in zip(words, marks, strict=True)).rstrip(",")


def _shares(phrase: str, verdict: Verdict | None) -> bool:
    """Whether a bare verb behind `phrase` belongs to it: "not met or reached", "not, or only partly, achieved"."""
    limits = _IN_PART.search(phrase) or _WHOLLY.search(phrase)
    return bool(verdict and (_NOT.search(phrase) or (limits and not _VERB.search(phrase))))


def _verdict(plain: str) -> Verdict | None:
    if _STATELESS.search(plain):
        return "none stated"
    return None if _DOUBLY.search(plain) else _plain_verdict(plain)


def _plain_verdict(plain: str) -> Verdict | None:
    if _HARDLY.search(plain):
        return "partly on track"
    negated, in_part = bool(_NEGATED.search(plain)), bool(_IN_PART.search(plain))
    on_track = bool(_ON_TRACK.search(plain))
    if _ANY_SHORT.search(plain) or (negated and in_part):
        return "short"
    if negated or (in_part and not on_track):
        return "missed" if negated else "partly"
    if on_track:
        return "on track"
    return "reached" if _VERB.search(plain) else None
