"""Whether a question wants the outcomes listed or counted, and says nothing of them that only some may have."""

import re

_ASIDE = (
    r"(?:please|pls|kindly|can|could|would|will|may|you|i|i'm|i'd|we|me|my|us|like|want|need|to|know|hi|hello|hey|thanks"
    r"|thank|and|so|then|now|also|just|only|let|if|find|see|look|according|in|of|for|from|the|this|that|your|reports?"
    r"|document|file|extract|export|get|got|have|there)"
)
_ASKS = (
    r"(?:(?:what|which|what's|list|name|give|tell|show|say|identify|indicate|enumerate|provide|present|specify|supply"
    r"|find|get|need|want|have|know|see)(?: (?:me|us|out))*(?: (?:is|are|was|were))?|how many)"
)
_PART = (
    r"(?:an?|the|all|every|each|any|just|only|of|and|or|but|with|by|for|in|on|at|from|under|their|its|your|our|this|that"
    r"|these|those|total|lists?|counts?|numbers?|names?|titles?|ids?|identifiers?|codes?|references?|reports?|documents?"
    r"|files?|text|extracts?|exports?|portal|country|programme|outcomes?|development|organi[sz]ational)"
)
_WHOLE = r"(?:full|complete|overview|different|separate|iati|un|women|women's|data|dataset|sections?)"
_THERE = (
    r"(?:there|here|is|are|was|were|be|been|being|do|does|did|has|have|it|they|you|them|contains?|contained|includes?"
    r"|included|lists?|listed|exists?|named|called|titled|reported|altogether|please"
    r"|exactly|actually|what|which|how many"
    r"|can|find|found|now|thanks|say|tell|give|show|get|mentions?|mentioned|(?:of|by|for) un women)"
)
_COVERED = rf"(?:do|does|did|are|is|were|was|has|have)(?: {_PART})* cover(?:s|ed)?"
_FRAME = re.compile(
    rf"(?:{_ASIDE} )*(?:{_ASKS} )*(?:(?:{_PART}|{_WHOLE}) )*(?:outcomes?|sections?|ones?)"
    rf"(?: (?:{_COVERED}|{_PART}|{_THERE}))*"
)
_ASKED = re.compile(r"\b(?:what|which|what's|list|name|give|tell|show|identify|enumerate|provide|how many)\b")
_LISTED = re.compile(rf"(?:(?:{_PART}|{_WHOLE}) )*outcomes(?: (?:{_PART}|please|there|here))*")
_OPENS = r"(?:is|are) there|(?:does|do|has|have) (?:it|they|you|(?:the|this|that|your) \w+)(?: have| contain| include)?"
_ARE_THERE = re.compile(
    rf"(?:{_OPENS})(?: any| an?| only| just| exactly)*(?: organi[sz]ational| development)? outcomes?"
    r"(?: (?:in|of) (?:it|(?:the|this|that) \w+)| in total| altogether| here)*"
)
_OF_SOME = re.compile(
    r"\boutcomes(?: (?:that|which))? (?:(?:have|has|had) (?!been\b|the\b|this\b|that\b|your\b|it\b|there\b|you\b)"
    r"|(?:find|found|say|tell|give|show|get|mentions?|lists?|contains?|includes?)\b)"
    r"|\bwh(?:o|om|ose|en|y)\b|\bhow (?!many\b)"
)
_BARE = re.compile(
    rf"(?!how many (?:titles|ids|identifiers)$)(?:{_ASIDE} )*(?:{_ASKS} )*(?:(?:{_PART}|{_WHOLE}) )*"
    rf"(?:titles|ids|identifiers|outcome (?:codes|numbers))(?: (?:{_PART}|{_THERE}))*"
)
PLACES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4,
    "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7, "last": -1, "final": -1,
}
"""Which of several is meant, counted from 0, or from the end with -1."""
_AT_PLACE = re.compile(
    r"(?:(?:please|what|which|what's|is|was|the|name|give|tell|show|me|us|about|title|id|of) )*"
    rf"(?P<place>{'|'.join(PLACES)}) outcome"
    r"(?: (?:of|in|the|this|that|report|document|about|called|titled|listed|please))*"
)


def place_asked(plain: str) -> int | None:
    """Which outcome is asked for by its place ("the first outcome"), counted from 0 or, with -1, from the end."""
    found = _AT_PLACE.fullmatch(plain)
    return PLACES[found["place"]] if found else None


def wants_list(plain: str, of_a_kind: bool) -> bool:
    """Whether the words of a question ask which or how many outcomes there are, with or without titles and ids; those
    that some of them may have ("which outcomes are complete?") make it another question. `of_a_kind` says that
    development or organisational ones are meant: then one or a section may be asked for too."""
    if _BARE.fullmatch(plain):
        return True
    if not of_a_kind and not re.search(r"\boutcomes\b", plain):
        return False
    if _ARE_THERE.fullmatch(plain) or _LISTED.fullmatch(plain):
        return True
    return bool(_FRAME.fullmatch(plain) and _ASKED.search(plain)) and not _OF_SOME.search(plain)
