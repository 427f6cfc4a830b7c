"""Whether a question wants one fact or everything that is said."""

import re

_EVERYTHING = re.compile(
    r"\b(?:list|enumerate|summar(?:y|ise|ize|ies)|sum up|overview|synopsis|everything|anything"
    r"|all (?:the|of|that|outcomes?)|each|every|across|overall picture|in (?:all|both|the two|the three)"
    r"|which (?:\w+ ){0,2}(?:ones|outcomes|sections)"
    r"|what (?:else )?(?:does|do|is|was) (?:the |this )?(?:reports?|it) (?:say|said|tell|report|mention)"
    r"|(?:is|are|was|were) (?:said|reported|mentioned|told) (?:about|on|of)|do we learn|come(?:s)? up|mentions? of"
    r"|where (?:does|do|is|are) .{3,60} (?:appear|mentioned|come in|show up)|compar(?:e|ed|ing|ison)|differ\w*|contrast"
    r"|respectively|both|versus|vs\.?|as well as|in what ways|roles? of|achieve(?:ments)?)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^\W*(?:and )?(?:what|which|name|give|describe)\s+"
    r"(?:(?:were|are|the|kinds? of|other|main|new|key|two|three|four)\s+)*"
    r"(?:[\w'’-]+\s+){0,3}?(?!this|was|is|has|does|its\b|across)[a-z'’-]{3,}s\b",
    re.IGNORECASE,
)


def wants_everything(question: str) -> bool:
    """Whether `question` asks for all that the reports say of something, over every section."""
    return bool(_EVERYTHING.search(question))


def wants_several(question: str) -> bool:
    """Whether `question` asks for several things of a kind ("Which provinces …"), which may stand apart."""
    return wants_everything(question) or bool(_PLURAL.search(question))
