"""Telling talk with the assistant from questions: courtesies, and what is asked of itself."""

import re
from collections.abc import Collection

from ingest.terms import STOP
from rag.words.ellipsis import COURTESY
from rag.words.question_words import FUNCTION_WORDS

_POLITE = frozenset(
    """hi hello hey greetings dear thanks thank cheers thx welcome sorry bye goodbye good morning afternoon evening
    night nice great cool perfect ok okay fine well yes no yeah yep nope sure lot much very again""".split()
)
_OPENING = frozenset("hi hello hey greetings thanks thank thx cheers sorry bye goodbye good great perfect".split())
_TALK = frozenset(
    """help helpful useful ask asking question questions answer answers use start begin stop new here there name old
    human robot bot machine real ai assistant chatbot language languages understand am m s re ve ll d t don doesn
    didn isn aren""".split()
)
"""What is said about a talk itself, and what apostrophes leave of a word."""
_YOU_AND_ME = frozenset("you your yours yourself i me my".split())
_ASKS = frozenset("who whom whose what which when where why how".split())
_OF_ITSELF = re.compile(
    r"^\W*(?:and |so )?(?:who (?:has |have )?(?:made|built|created|trained|programmed|designed) you"
    r"|(?:do|can|could) you (?:also )?(?:speak|talk)(?: \w+){0,3}"
    r"|how (?:do|does|can|should) (?:you|i|this|it) (?:work|use (?:this|you|it)))\W*$",
    re.IGNORECASE,
)
_MACHINE = (
    r"(?:chat ?gpt|gpt[\w.-]*|claude|gemini|copilot|llama|mistral|bard|(?:large )?language model|model|llm|ai|bot"
    r"|chatbot|robot|machine|program|computer|human|person|conscious|sentient)"
)
_LANGUAGE = (
    r"(?:english|french|spanish|portuguese|german|italian|dutch|russian|ukrainian|turkish|arabic|persian|farsi|dari|urdu"
    r"|hindi|bengali|nepali|sinhala|tamil|chinese|mandarin|japanese|korean|thai|lao|khmer|vietnamese|burmese|malay"
    r"|indonesian|swahili|amharic|somali|hausa|another language|my language)"
)
_TO_ITSELF = re.compile(
    rf"^\W*(?:and |so |ok(?:ay)?,? |but )?(?:(?:are you|is (?:this|it|that)) (?:really |just |actually )?(?:an? |the )?"
    rf"(?:ai )?{_MACHINE}(?: or .*)?"
    rf"|(?:what|which) (?:(?:kind|sort|type|version) of )?(?:an? )?(?:ai |language )?(?:{_MACHINE}|version)"
    r" (?:are you|is this|is it|do you use|are you using|am i talking to)"
    rf"|(?:(?:please|can|could|would|will|you|now) )*(?:answer|respond|reply|write|talk|speak)(?: to)?(?: me| us)?"
    rf"(?: back)? in {_LANGUAGE}(?: please| instead| now)*"
    r"|(?:no,? )?(?:(?:that|this|it)(?:['’]s| is| was)|you(?:['’]re| are)) (?:\w+ )?"
    r"(?:wrong|incorrect|false|nonsense|rubbish|mistaken|not (?:right|correct|true))"
    r"|(?:no,? )?(?:that|this|it)(?:['’]s| is| was)(?: not|n['’]t) what i (?:asked|meant|wanted|said)"
    r"(?: (?:for|about))?|(?:no,? )?(?:that|this|it) (?:does|did)(?: not|n['’]t) answer (?:my|the) question"
    r"|(?:no,? )?you(?: have|['’]ve)? (?:misunderstood|misunderstand|got (?:it|that|me) wrong)(?: me| my question)?"
    r")\W*$",
    re.IGNORECASE,
)
"""Of the machine, its language and its mistakes, whatever was asked before."""
_ALL_COURTESY = re.compile(rf"^\W*(?:{COURTESY}\b\W*)+$", re.IGNORECASE)
_DECLINES = frozenset("no nope nah thanks thank you".split())
_WORD = re.compile(r"\w+")


def is_courtesy(question: str, follows: bool, short_forms: Collection[str]) -> bool:
    """Whether every word of `question` is one of any question, of courtesy or of the talk itself.

    Words of the talk ("start", "new") count only beside "you", "me" or a courtesy, or alone. Where the question
    `follows` another and leans on it, "yes" and "why?" ask on: then it must open with a courtesy and ask nothing, or
    be a "no". A short form in capitals ("WHO") is no such word.
    """
    typed = _WORD.findall(question)
    words = [word.casefold() for word in typed]
    named = any(word.isupper() and len(word) > 1 and word.casefold() in short_forms for word in typed)
    if not words or named:
        return False
    if _ALL_COURTESY.match(question) or _TO_ITSELF.match(question) or (not follows and _OF_ITSELF.match(question)):
        return True
    plain = FUNCTION_WORDS | STOP | _POLITE
    talks = len(words) == 1 or not (_YOU_AND_ME | _POLITE).isdisjoint(words)
    if not set(words) <= (plain | _TALK if talks else plain):
        return False
    return not follows or _DECLINES.issuperset(words) or (words[0] in _OPENING and _ASKS.isdisjoint(words))
