"""The sentence in which a report states how far an outcome was reached, if it has one."""

import re

from ingest.sentences import split_sentences
from ingest.types import Span

_SUBJECT = re.compile(
    r"\b(?:th(?:e|is)|under this) (?:overall |annual |country )?(?:outcome|output(?: cluster)?|result)s?\b"
    r"|\bprogress (?:made )?(?:towards?|under|against|on) (?:this|the) (?:outcome|output)"
    r"|\b(?:results|targets|milestones) (?:planned |set |foreseen )?(?:for \d{4} )?(?:under this outcome )?"
    r"(?:were|was|have been|are)\b"
    r"|\bmost of (?:its|the) (?:milestones|targets)\b",
    re.IGNORECASE,
)
_GRADE = (
    r"(?:(?:only|still|rather|very|quite|somewhat) )*(?:slow|moderate|modest|limited(?! to)|partial|insufficient"
    r"|satisfactory|steady|good)"
)
_JUDGEMENT = re.compile(
    r"\b(?:achiev(?:ed|ement)|attained|met|reached|fulfilled|completed|on track|off track|on course|delayed|"
    r"behind schedule|slower than|progress(?:ed|ing|es)? as planned|progress (?:is|was|has been|made|toward)|"
    r"mixed|uneven|stalled|advanced|no progress|partially|partly)\b"
    r"|\b(?:slower|faster) pace than\b"
    r"|\b(?:progress|advanc|proceed)\w* (?:(?:only|very|rather|quite) )?(?:slowly|steadily|well)\b"
    r"|\b(?:shows?|showed|saw|made|registered) (?:only )?(?:partial|slow|limited|moderate|modest|little|steady)"
    r" progress\b"
    rf"|\bprogress\b[^,;.]{{0,60}}\b(?:is|was|remains|remained|has been) {_GRADE}\b"
    rf"|\b(?:outcome|output)\b[^,;.]{{0,40}}\b(?:seen|considered|assessed|rated|regarded|described) as {_GRADE}\b",
    re.IGNORECASE,
)
_NOT_A_STATUS = re.compile(
    r"\b(?:contribut\w+ to|supports?|in support of|work under|activities under|linked to|aligns?)\b"
    r"[^,;.]*\b(?:outcome|output)",
    re.IGNORECASE,
)


def find_status(text: str) -> Span | None:
    """Span of the first sentence that says of the outcome itself whether it was reached; None if none does.

    Such a sentence names the outcome ("this outcome", "progress towards this outcome", "the targets for 2021
    were") and judges it ("not fully achieved", "on track", "slower than planned"). What a report does not
    state is never concluded from what it tells.
    """
    for span in split_sentences(text):
        sentence = text[span.start : span.end]
        subject = _SUBJECT.search(sentence)
        judged = subject and _JUDGEMENT.search(sentence)
        if judged and not _NOT_A_STATUS.search(sentence[: judged.end()]):
            return span
    return None
