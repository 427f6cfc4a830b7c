"""Whether a question is in words that the reports or English have."""

import re

from ingest.spelling import slips_between
from ingest.terms import STOP
from ingest.words import Words
from rag.kinds.overview_question import VOCABULARY as OVERVIEW_WORDS
from rag.kinds.record_words import VOCABULARY as RECORD_WORDS
from rag.words.names import named_countries, world_countries
from rag.words.question_words import FUNCTION_WORDS

WORD = re.compile(r"[^\W\d_]{2,}")
IN_HASTE = {
    "abt": "about", "adn": "and", "arent": "aren't", "btw": "between", "bw": "between", "cant": "cannot",
    "cld": "could", "couldnt": "couldn't", "didnt": "didn't", "doesnt": "doesn't", "dont": "don't",
    "hadnt": "hadn't", "hasnt": "hasn't", "havent": "haven't", "hows": "how is", "hv": "have", "hw": "how",
    "isnt": "isn't", "mny": "many", "n": "and", "nd": "and",
    "nr": "number", "nxt": "next", "pls": "please", "plz": "please", "ppl": "people", "r": "are",
    "shld": "should", "shouldnt": "shouldn't", "thats": "that is", "theres": "there is", "thx": "thanks", "u": "you",
    "ur": "your", "waht": "what", "wasnt": "wasn't", "wat": "what", "wats": "what is", "wen": "when",
    "werent": "weren't", "whats": "what is", "wher": "where", "wheres": "where is", "whos": "who is", "whr": "where",
    "wht": "what", "wich": "which", "wld": "would", "wont": "won't", "wouldnt": "wouldn't", "wth": "with", "y": "why",
    "yr": "year", "yrs": "years",
}
"""Short forms of typing in haste, as chats have them; taken as such where no report has the word."""
_OUTCOME = re.compile(r"\b([^\W\d_]{5,9}) (?:no\.? |number )?\d{1,2}(?:\.\d{1,2})?\b")
_SLIPS = 2
_RULED = FUNCTION_WORDS | STOP | OVERVIEW_WORDS | RECORD_WORDS
_SENTENCE_FROM = 4
_SHORT = 3
"""Letters up to which a word piece proves no English: it is one of many languages ("het", "er")."""


def has_known_words(question: str, words: Words) -> bool:
    """Whether `question` can be read: of four words or more at least half are known to the reports or to English,
    of fewer any. Names and short forms in capitals, figures and countries prove nothing against it, nor do words of
    few letters in a longer question; one known word is enough beside the number of an outcome."""
    typed = [match.group() for match in WORD.finditer(question)]
    judged = [word for i, word in enumerate(typed) if word.islower() or (i == 0 and word.istitle())]
    unknown = [word for word in judged if not _is_known(word.casefold(), words)]
    if len(unknown) < len(judged) and _names_outcome(question):
        return True
    if not unknown or named_countries(question, world_countries()):
        return True
    if len(typed) >= _SENTENCE_FROM:
        short = sum(len(word) <= _SHORT for word in unknown)
        return 2 * (len(unknown) - short) <= len(typed) - short
    named = len(unknown) < len(typed) or re.search(r"\d", question)
    return bool(named) or any(map(words.frequency, words.terms(question)))


def _names_outcome(question: str) -> bool:
    return any(slips_between(match[1].casefold(), "outcome") <= _SLIPS for match in _OUTCOME.finditer(question))


def _is_known(word: str, words: Words) -> bool:
    if word in IN_HASTE or word in _RULED or any(map(words.frequency, words.terms(word))):
        return True
    return len(word) > _SHORT and (words.knows(word) or words.respell(word) is not None)
