"""Questions typed in capitals, and the short forms that alone keep theirs."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ingest.index import Index
from ingest.terms import STOP
from ingest.types import Outcome
from rag.words.expand import GLOSSARY

_WORD = re.compile(r"\w+(?:[-'’&/]\w+)*")
_JOINT = re.compile(r"([-'’&/])")
_FEWEST = 3
"""Words of a question that is typed in capitals, and letters of a short form that has a plural."""
_ARTICLE = re.compile(r"\bTHE $")


def known_short_forms(index: Index) -> Mapping[str, str]:
    """The short forms of the reports and of the field, by their letters in small: those that the reports spell out,
    the words that they print in capitals and never in small letters, and those of the glossary."""
    return _short_forms(index.sections)


def in_small_letters(text: str, index: Index) -> str:
    """`text` with its words in small letters where most of three or more are in capitals ("HOW MANY AOPS CAME?").

    Short forms stay as they are printed, and so does what holds a figure. One that is also a word of every question
    ("WHO") is taken for that word, unless an article stands before it.
    """
    words = [match.group() for match in _WORD.finditer(text) if sum(map(str.isalpha, match.group())) > 1]
    if len(words) < _FEWEST or 2 * sum(map(str.isupper, words)) <= len(words):
        return text
    forms = known_short_forms(index)
    return _WORD.sub(lambda match: _word(match.group(), bool(_ARTICLE.search(text[: match.start()])), forms), text)


def _word(word: str, named: bool, forms: Mapping[str, str]) -> str:
    if not word.isupper() or any(sign.isdigit() or sign == "_" for sign in word):
        return word
    if whole := _printed(word, named, forms):
        return whole
    return "".join(_printed(part, named, forms) or part.lower() for part in _JOINT.split(word))


def _printed(word: str, named: bool, forms: Mapping[str, str]) -> str | None:
    """A short form or its plural as it is printed; None for any other word."""
    small = word.lower()
    if small in STOP and not named:
        return None
    if small in forms:
        return forms[small]
    return f"{forms[small[:-1]]}s" if len(small) > _FEWEST and small[-1] == "s" and small[:-1] in forms else None


@lru_cache(maxsize=8)
def _short_forms(sections: tuple[Outcome, ...]) -> dict[str, str]:
    texts = [section.text for section in sections]
    words = set(_parts(texts))
    capitals = {word for word in words if word.isupper() and len(word) > 1 and word.lower() not in words}
    spelled = {a.short for section in sections for a in section.abbreviations}
    return {form.lower(): form for form in (*GLOSSARY, *sorted(capitals), *sorted(spelled))}


def _parts(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for match in _WORD.finditer(text):
            yield match.group()
            yield from (part for part in _JOINT.split(match.group()) if part.isalpha())
