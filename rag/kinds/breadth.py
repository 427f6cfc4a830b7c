"""Whether a question wants one fact or everything that is said."""

import re

_ASKER = (
    r"(?:(?:(?:the |this |these |your )?(?:[\w-]+ ){0,2}(?:reports?|texts?|documents?|sections?|files?)|it|they"
    r"|(?:the )?outcomes? [\w.]+|(?:[DO]_)?\d+\.\d+)(?: (?:on|of|for) (?-i:[A-Z])\w+)?)"
)
_SAYS = r"(?:(?:to )?say|said|tell|told|state|report|mention|write|talk|speak)"
_WHERE = r"(?:(?:in |under )?(?:which|what) (?:\w+ ){0,2}(?:outcomes?|sections?|reports?))"
_INFORMATION = r"(?:information|info|details?|mentions?)"
_CENSUS = re.compile(
    rf"\b(?:everything|anything|across|(?:in )?which (?:\w+ ){{0,2}}(?:outcomes|sections)|in all outcomes"
    rf"|what (?:else )?(?:does|do|is|was|has|have) {_ASKER} {_SAYS}(?: us)?"
    rf"|(?:does|do|did) {_ASKER} (?:cover|discuss|address|talk|speak|deal|write|report)(?: (?:about|on|of|with))?"
    rf"|{_WHERE} (?:mentions?|speaks?|talks?|tells?|says?|reports? (?:on|about))"
    rf"|{_WHERE} (?:is|are|was|were) (?=.{{2,60}} (?:mentioned|referred to|named|discussed)\b)"
    rf"|(?:is|are) there (?:any )?{_INFORMATION} (?:about|on|of|regarding)"
    rf"|what {_INFORMATION} (?:is|are) there (?:about|on|of|regarding)|(?:all|any) mentions? of"
    r"|what (?:is|was) (?:written|there) (?:about|on|regarding)"
    r"|(?:is|are|was|were) (?:said|reported|mentioned|told) (?:about|on|of)|do we learn|come(?:s)? up|mentions? of"
    r"|where (?:does|do|is|are) (?=.{3,60} (?:appear|mentioned|come in|show up)\b)"
    r"|^\W*(?:(?:and|but) )?(?:(?:does|do|did) (?:[^?]{1,60}? )?|which )?(?:mentions?|refers? to)"
    r"|^\W*(?:is|are|was|were) (?=.{2,60} (?:mentioned|referred to)\b))\b",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\b(?:list|enumerate|summar(?:y|ise|ize|ies)|sum up|overview|synopsis"
    r"|all (?:the|of|that|outcomes?)|each|every|overall picture|in (?:all|both|the two|the three)"
    r"|which (?:\w+ ){0,2}ones|compar(?:e|ed|ing|ison)|differ\w*|contrast"
    r"|respectively|both|versus|vs\.?|as well as|in what ways|roles? of|achieve(?:ments)?)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^\W*(?:and )?(?:what|which|name|give|describe)\s+"
    r"(?:(?:were|are|the|kinds? of|other|main|new|key|two|three|four)\s+)*"
    r"(?:[\w'’-]+\s+){0,3}?(?!this|was|is|has|does|its\b|across)[a-z'’-]{3,}s\b",
    re.IGNORECASE,
)
_OUTCOMES = (
    r"(?:(?:in )?(?:which|what) (?:(?!has\b|have\b)\w+ ){0,2}?(?:outcomes?|sections?)"
    r"|(?:list|name|show)(?: me)?(?: all)?(?: the)? (?:outcomes|sections) (?:that|which))"
    r"(?: (?:of|in) (?:the|this) report)?"
)
_UNSAID = (
    r"(?:(?:(?:do|does|did) not|(?:do|does|did)n['’]t|never) (?:ever |even )?(?:mentions?|refers? to"
    r"|speaks? (?:of|about)|talks? about|says? anything (?:about|on))"
    r"|(?:makes?|has|have|contains?) no (?:mentions? of|references? to)"
    r"|(?:says?|tells?) nothing (?:about|on|of)|(?:is|are) silent (?:on|about))"
)
_UNMENTIONED = re.compile(
    rf"^\W*{_OUTCOMES} (?:{_UNSAID} (?P<what>[^?;,]+?)(?:,? and which (?:ones )?(?:do|does))?"
    r"|mentions? (?P<which>[^?;,]+?)\? (?:and |but )?which (?:ones |outcomes )?"
    r"(?:(?:do|does) not|(?:do|does)n['’]t))\W*$",
    re.IGNORECASE,
)
_NO_ONE_THING = re.compile(
    r"\b(?:and|or|nor|but|any|anything|that|which|who|why|because|it|them|this)\b", re.IGNORECASE
)
_BOTH = re.compile(
    r",? (?:and|but|or) which (?:ones |outcomes )?(?:(?:do|does) not|(?:do|does)n['’]t|never)(?: mention it)?\W*$",
    re.IGNORECASE,
)


_SILENT = re.compile(rf"\b(?:which|what)(?: \w+){{0,3}}? (?:outcomes?|sections?|ones)\b[^?]*? {_UNSAID}", re.IGNORECASE)
_BODY = re.compile(r"\b[A-Z][\w’'-]+ (?:of|for|on) (?:(?:the|and|of|for|on|&) |[A-Z][\w’'-]*,? )*[A-Z][\w’'-]*")


def unmentioned(question: str) -> str | None:
    """The one thing of which `question` wants to know which outcomes do not mention it; None where it asks anything
    else."""
    match = _UNMENTIONED.match(question)
    what = (match["what"] or match["which"]) if match else None
    return None if what is None or _NO_ONE_THING.search(_BODY.sub("", what)) else what


def wants_silent(question: str) -> bool:
    """Whether `question` wants only what does not mention something, be it one thing or not."""
    return _SILENT.search(question) is not None and not _BOTH.search(question)


def census_subject(question: str) -> str | None:
    """What `question` wants every section searched for ("What does the report say about X?"), None where it asks
    for something else."""
    question = _BOTH.sub("", question)
    return _CENSUS.sub(" ", question) if _CENSUS.search(question) else None


def wants_everything(question: str) -> bool:
    """Whether `question` asks for all that the reports say of something, or for several things side by side."""
    return bool(_CENSUS.search(question) or _EVERYTHING.search(question))


def wants_several(question: str) -> bool:
    """Whether `question` asks for several things of a kind ("Which provinces …"), which may stand apart."""
    return wants_everything(question) or bool(_PLURAL.search(question))
