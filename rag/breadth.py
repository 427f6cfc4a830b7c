"""Whether a question wants one fact or everything that is said."""

import re

_CENSUS = re.compile(
    r"\b(?:everything|anything|across|(?:in )?which (?:\w+ ){0,2}(?:outcomes|sections)|in all outcomes"
    r"|what (?:else )?(?:does|do|is|was) (?:(?:the |this |these )?(?:[\w-]+ ){0,2}reports?|it|they)"
    r" (?:say|said|tell|report|mention)"
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


def census_subject(question: str) -> str | None:
    """What `question` wants every section searched for ("What does the report say about X?"), None where it asks
    for something else."""
    return _CENSUS.sub(" ", question) if _CENSUS.search(question) else None


def wants_everything(question: str) -> bool:
    """Whether `question` asks for all that the reports say of something, or for several things side by side."""
    return bool(_CENSUS.search(question) or _EVERYTHING.search(question))


def wants_several(question: str) -> bool:
    """Whether `question` asks for several things of a kind ("Which provinces …"), which may stand apart."""
    return wants_everything(question) or bool(_PLURAL.search(question))
