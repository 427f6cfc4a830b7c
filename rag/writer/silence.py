"""Sentences about what a report does not say: no quote can show that."""

import re

_SOURCE = r"(?:reports?|evidence|passages?|texts?|sources?|sections?|documents?|quotes?|excerpts?)"
_TELL = (
    r"(?:say|state|specify|mention|give|indicate|describe|name|provide|tell|list|detail|explain|contain|include|report"
    r"|disclose|record|note|offer|address|cover|clarify|show|reveal|present)"
)
_TOLD = (
    r"(?:said|stated|specified|mentioned|given|indicated|described|named|provided|told|listed|detailed|explained"
    r"|reported|disclosed|recorded|available|clear|known|documented|clarified)"
)
_OF_SOURCE = re.compile(
    rf"\b{_SOURCE}\b[^.;:]{{0,30}}?\b(?:(?:do|does|did)(?: not|n't)|cannot|fails? to|never)\s+(?:\w+ly\s+)?{_TELL}\b"
    rf"|\b{_SOURCE}\b[^.;:]{{0,30}}?\b(?:silent|(?:makes?|gives?|has|have|contains?|offers?|provides?) no)\b",
    re.IGNORECASE,
)
_OF_NOBODY = re.compile(
    rf"\bno (?:\w+ )?(?:information|details?|figures?|data|mention|numbers?|explanation)\b"
    rf"|\b(?:is|are|was|were|been)(?: not|n't) (?:\w+ly )?{_TOLD}\b"
    r"|\b(?:unknown|unclear|unspecified|unreported|undocumented|undisclosed|nobody knows)\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    rf"\b(?:no|not|without|neither|nor|never|lack\w*)\b[^.;:]{{0,40}}\b(?:{_TOLD}|{_TELL}|mention|information|details?|data)\b"
    r"|\b(?:unknown|unclear|unspecified|unreported|undocumented|undisclosed)\b",
    re.IGNORECASE,
)


def claims_silence(sentence: str, cited: str) -> bool:
    """Whether `sentence` says that the report, or nobody, tells something, where `cited` says no such thing."""
    if _OF_SOURCE.search(sentence):
        return not _OF_SOURCE.search(cited)
    return bool(_OF_NOBODY.search(sentence)) and not _NOT_TOLD.search(cited)
