"""What is said before a question and asks nothing: "great, …", "quick one: …"."""

import re

from rag.words.ellipsis import AUXILIARY, COURTESY, PREPOSITION, QUESTION_WORD

_LEAD_IN = (
    r"(?:(?:sorry|oops|pardon)(?:,? (?:wrong|another|one more|(?:a )?different) question|,? to (?:bother|disturb) you"
    r"(?: again)?)?|excuse me|wrong question|(?:(?:a|an|one|just|just a|just one) )?(?:more |last |final |other )?"
    r"(?:quick|another|next|new|different|last|further) (?:one|question|thing|check|topic)"
    r"|one (?:more|last) (?:question|thing)|(?:i have )?(?:a|one) (?:\w+ )?question"
    r"|(?:just|only) (?:checking|wondering|asking|curious|to check|to confirm|to be (?:sure|clear))"
    r"|to be (?:sure|clear)|out of curiosity|by the way|briefly|in brief|in short|shortly|quickly)"
)
_WHY_ASKED = (
    r"i(?:['’]m| am)? (?:just |only )?(?:need|want|asking|ask) (?:(?:it|this|that) )?for"
    r" (?:[\w’'-]+ ){0,5}[\w’'-]+"
)
_STOP = r"(?:\s*[,.!;:]+\s*|\s+[–—-]\s+)"
_LEFT = (
    rf"(?=(?:(?:please|kindly) )?(?:{QUESTION_WORD}|{AUXILIARY}(?:n['’]t)?|(?:in|at|on|of|for|from|by|with|to) "
    rf"{QUESTION_WORD}|name|list|give|tell|show|explain|describe|define|compare|summari[sz]e|state|outline"
    r"|(?:status|overview|summary|title|list) (?:of|for|on))\b)"
)
_BEFORE = re.compile(
    rf"^\W*(?:(?:(?:{COURTESY}|{_LEAD_IN})(?: (?:{COURTESY}|{_LEAD_IN}))*{_STOP}|{_WHY_ASKED}\s*[.!]+\s*)+"
    rf"|(?:(?:hi|hello|hey|ok|okay|thanks|thank you|thx) )+(?!{PREPOSITION}\b)){_LEFT}",
    re.IGNORECASE,
)


def without_courtesy(question: str) -> str:
    """`question` from where it asks or orders something on, without thanks, greetings and lead-ins; as it is where
    nothing that asks would be left, or only what goes on with the question before ("thanks, and in 3.1?")."""
    return _BEFORE.sub("", question)
