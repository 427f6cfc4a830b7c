"""Telling what is no question about the reports: greetings, requests to write something, orders to the assistant."""

import re
from collections.abc import Callable

_POLITE = (
    r"hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|dear|thanks?|thank you|cheers|ok(?:ay)?"
    r"|great|bye|goodbye|test(?:ing)?|are you there|how are you|who are you|what(?:'s| is) your name|what can you do"
    r"|nice|cool|perfect"
)
_GREETING = re.compile(
    rf"^\W*(?:{_POLITE})\b\W*(?:(?:{_POLITE}|there|all|team|everyone|again|so much|very much|a lot|you|assistant|bot"
    r"|doing|today|for (?:your|the|that|this)(?: help| answer)?|help me)\b\W*)*$",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^\W*(?:(?:please|pls|kindly|now|(?:can|could|would|will) you|i (?:want|need) you to|help me(?: to)?)[,\s]+)*"
    r"(?:(?:write|compose|draft|translate|sing|recommend|suggest|book|order|generate|send|email|paint|draw)"
    r"\s+(?:me|us|a|an|the|my|our|this|that|it|some|him|her|them|to)|tell (?:me|us) a (?:joke|story))\b",
    re.IGNORECASE,
)
_REPORT_WORDS = re.compile(r"\b(?:reports?|outcomes?|summar\w+|list)\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines|above|previous)\b"
    r"|\b(?:system prompt|your (?:instructions|prompt|rules)|api key|jailbreak|developer mode|pretend (?:to be|you)"
    r"|act as|you are now|from now on)\b|<\s*script\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:weather|forecast|recipe|horoscope|exchange rate|stock price|football score|lottery|poem|haiku|limerick|joke"
    r"|song|lyrics|cover letter|restaurants?|hotels?|visa (?:rules|requirements?)|password manager|cook|bake)\b"
    r"|\bwhat(?:'s| is) the (?:time|date today|capital of)\b|\bmeaning of life\b",
    re.IGNORECASE,
)


def is_out_of_scope(question: str, reports_have: Callable[[str], bool]) -> bool:
    """Whether `question` is recognisably no question about the reports.

    Greetings and thanks, orders to the assistant about itself, requests to write, translate, book or recommend
    something, and everyday subjects, these unless `reports_have` the very word. Everything else is asked of
    the reports.
    """
    if not re.search(r"\w", question) or _GREETING.match(question) or _ORDER.search(question):
        return True
    if _TASK.match(question) and not _REPORT_WORDS.search(question):
        return True
    subjects = [match.group() for match in _ELSEWHERE.finditer(question)]
    return any(not any(reports_have(word) for word in subject.split()) for subject in subjects)
