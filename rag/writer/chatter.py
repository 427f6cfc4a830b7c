"""What models write around an answer: greetings and offers, and the ways to say that there is none."""

import re

from ingest.terms import STOP, plain_words
from prompts.refusal import REFUSAL
from rag.writer.roots import root

_ABOUT_ANSWERING = frozenset(
    root(word)
    for word in """answer question reply response summary summarise sentence key request sure certainly absolutely
    okay ok yes great good hello hi dear thank please sorry apologise apology unfortunately glad happy hope wish help
    assist assistance let know need want like ask feel free further additional anything something else available
    base accord provide give find contain write say tell state mention specify indicate evidence report document
    source passage text excerpt material information detail short brief concise final directly follow follow-up
    follows regard concern relate relevant specific enough sufficient here i'm we're welcome course clarify
    clarification fact point below above""".split()
)
"""Words for the asking and answering itself, none for what a report tells."""
_SMALL = STOP | frozenset("m s re ll ve t d don doesn didn isn aren let's yes am".split())
_DENIAL = re.compile(r"\b(?:no|not|never|none|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_LEAD = re.compile(r"[^:\n]{1,80}:\s*(?=\S)")
_REFUSES = re.compile(
    r"(?P<before>.*?)\bthe (?:\w+ )?(?:reports?|evidence|documents?|passages?|texts?|sources?|excerpts?)"
    r"(?: (?:given|provided|available|above))? (?:do|does|did)(?: not|n['’]t) (?:\w+ly )?"
    r"(?:say|state|mention|specify|answer|contain|provide|give|tell|indicate|include|address|describe|explain"
    r"|disclose|report|cover)\b(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)


def without_lead(sentence: str) -> str:
    """`sentence` less an opening such as "Here is the answer:" that tells nothing of a report."""
    lead = _LEAD.match(sentence)
    return sentence[lead.end() :] if lead and is_chatter(lead[0]) else sentence


def is_chatter(sentence: str) -> bool:
    """Whether `sentence` only speaks of asking and answering ("Sure!", "Let me know if you need more."): no figure,
    no name, no word of a report, and nothing denied."""
    heavy = [word for word in plain_words(sentence) if word not in _SMALL]
    return bool(heavy) and _is_empty(sentence) and not _DENIAL.search(sentence)


def is_refusal(sentence: str) -> bool:
    """Whether `sentence` is the refusal that the prompt asks for, or says the same: that the reports or the evidence
    do not tell, with no word of what it is that they do not tell."""
    if _letters(sentence) == _letters(REFUSAL):
        return True
    said = _REFUSES.fullmatch(sentence.strip())
    return said is not None and _is_empty(said["before"]) and _is_empty(said["after"])


def _is_empty(text: str) -> bool:
    """Whether `text` holds nothing but small words and words about answering."""
    return all(word in _SMALL or root(word) in _ABOUT_ANSWERING for word in plain_words(text))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
