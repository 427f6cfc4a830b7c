"""Telling what is no question about the reports: greetings, requests to write something, orders to the assistant."""

import re

from ingest.terms import STOP
from ingest.words import Words
from rag.words.question_words import FUNCTION_WORDS, read_words

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
_ADDRESSED = (
    r"(?:(?:please|pls|kindly|now|and|then|but|first|just|also|so|(?:can|could|would|will|must|should) you"
    r"|i (?:want|need) you to|help me(?: to)?)[,\s]+)*"
)
_THING = r"\s+(?:me|us|a|an|the|my|our|this|that|it|some|him|her|them|to)\b"
_OF_REPORTS = (
    r"(?: (?:as|me|us|a|an|the|my|our))*(?: (?!(?:of|on|about|for|to|with|from|by|in|that)\b|\w+ing\b)[\w-]+){0,2}"
    r" (?:reports?|outcomes?|summar(?:y|ies)|overviews?|outlines?|lists?|tables?|status(?:es)?|titles?|names?|numbers?"
    r"|dates?|figures?|comparisons?|descriptions?)\b(?! (?:song|poem|e-?mail|letter|tweet|post)\b)"
)
"""What is asked to be written is what an answer can be, and not only about a report."""
_TASK = re.compile(
    rf"^\W*(?:please\W+)?{_ADDRESSED}(?:(?:write|compose|draft|sing|recommend|suggest|book|order|generate|paint|draw)"
    rf"{_THING}(?!{_OF_REPORTS})|tell (?:me|us) a (?:joke|story)\b)",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    rf"^\W*{_ADDRESSED}(?:(?:translate|e-?mail|forward){_THING}|translate\b.*\b(?:in)?to\b"
    rf"|send(?!\s+(?:me|us)\b){_THING})",
    re.IGNORECASE,
)
"""What is done with a report, and not asked of it; "send me the list" asks for the list."""
_RULES = (
    r"(?:(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:instructions?|rules?|prompts?|guidelines|above|previous)\b|act as\b|pretend (?:to be|you)\b)"
)
_ORDER = re.compile(
    rf"^\W*{_ADDRESSED}{_RULES}"
    rf"|\b(?:please|you)[,\s]+(?:(?:must|should|will|have to|need to|are to|to|now|just)\s+)*{_RULES}",
    re.IGNORECASE,
)
_ALSO_ORDERED = re.compile(rf"(?:,|\band|\bnow)\s+{_RULES}", re.IGNORECASE)
_ASKING = re.compile(
    r"^\W*(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could|should|may|might|if|whether|when|where|which"
    r"|what|who|whom|whose|why|how)\b",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\b(?:system prompts?|your (?:instructions|prompts?|rules)|api key|jailbreak|developer mode"
    r"|you are now|from now on[,\s]+(?:you|act|answer|reply|respond|speak|write|only))\b|<\s*script\b",
    re.IGNORECASE,
)
_ITS_PARTS = frozenset(("system", "prompt", "prompts", "instructions"))
_SENTENCE = re.compile(r"[.?!;:\n–—]+")
_ELSEWHERE = re.compile(
    r"\b(?:weather|forecast|recipe|horoscope|exchange rate|stock price|football score|lottery|poem|haiku|limerick|joke"
    r"|song|lyrics|cover letter|restaurants?|hotels?|visa (?:rules|requirements?)|password manager|cook|bake)\b"
    r"|\bwhat(?:'s| is) the (?:time|date today|capital of)\b|\bmeaning of life\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?i:in|at|near|around|for|of) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*")
_PASSING = FUNCTION_WORDS | STOP | frozenset(
    "today tomorrow tonight yesterday morning week weekend good best nice cheap there's that's".split()
)
"""Words that tell nothing of a subject: those of any question, and what everyday questions are asked with."""


def is_out_of_scope(question: str, words: Words) -> bool:
    """Whether `question` is recognisably no question about the reports.

    Greetings and thanks, orders to the assistant about itself, requests to translate, send, book or recommend
    something or to write what is no summary, overview, list or the like, and everyday subjects, these unless the
    reports have the very word or another that tells what is asked.
    Everything else is asked of the reports.
    """
    if not re.search(r"\w", question) or _GREETING.match(question) or _is_order(question, words):
        return True
    if _ERRAND.match(question) or _TASK.match(question):
        return True
    return _is_everyday(question, words)


def _is_order(question: str, words: Words) -> bool:
    """Whether the assistant is told what to be or to heed: the verb opens a sentence, or it follows "please" or "you".
    After "and" or "now" it does only where the sentence asks nothing ("Did they meet and ignore the rules?")."""
    sentences = _SENTENCE.split(question)
    return bool(_ABOUT_ITSELF.search(_as_meant(question, words))) or any(
        _ORDER.search(sentence) or (_ALSO_ORDERED.search(sentence) and not _ASKING.match(sentence))
        for sentence in sentences
    )


def _as_meant(question: str, words: Words) -> str:
    """The words of `question`, the assistant's parts spelt right ("your promt")."""
    typed = read_words(question, _ITS_PARTS, words)
    return question if not any(word.known for word in typed) else " ".join(word.text for word in typed)


def _is_everyday(question: str, words: Words) -> bool:
    """Whether the question has an everyday subject that no report has, and no other word of theirs but for places."""
    subjects = [match.group() for match in _ELSEWHERE.finditer(question)]
    if all(any(words.has(word) for word in subject.split()) for subject in subjects):
        return False
    rest = _ELSEWHERE.sub(" ", _PLACE.sub(" ", question))
    return not any(words.has(word) for word in re.findall(r"\w+", rest) if word.casefold() not in _PASSING)
