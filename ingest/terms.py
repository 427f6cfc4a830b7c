"""Text to terms: folded, taken apart and stemmed, for matching only (home of PyStemmer)."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

VERSION = 3
"""Rises whenever the same text would give other terms, or `words.npz` holds something else."""

_STOP_WORDS = """
a about after all also an and any are as at be been both but by can could did do does during each for from had
has have having he her his how i if in into is it its may me more most my no nor not of on only or other our
she should so some such than that the their them then there these they this those through to too under until
up us was we were what when where which while who whom whose why will with within would you your
"""
STOP = frozenset(_STOP_WORDS.split())
"""Words that carry no subject. "Before" and numerals stay: they do."""

_FOLD = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‛`´", "'"), "\u00ad": None})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PERCENT = re.compile(r"%|\bper[ -]cent\b", re.IGNORECASE)
_COMPOUND = re.compile(r"[^\W_]+(?:[-'_.&/][^\W_]+)*")
_DECIMAL = re.compile(r"\d+(?:\.\d+)+")
_SEPARATORS = re.compile(r"[-'_.&/]")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_PLURAL_SHORT = re.compile(r"([A-Z]{2,})s|([A-Z]{3,})S")
_AMERICAN = (
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=lab|col|hon|fav|rum|hum)our"), "or"),
    (re.compile(r"(?<=behavi|neighb|endeav)our"), "or"),
    (re.compile(r"(?<=program)me(?=s?$)"), ""),
    (re.compile(r"(?<=cent|thea)re(?=s?$)"), "er"),
    (re.compile(r"(?<=defen|offen|licen)ce"), "se"),
    (re.compile(r"(?<=\w[ae])ll(?=(?:ed|ing|ers?)$)"), "l"),
)
"""British spellings made American; a word that is none ("promise") is bent alike in text and question."""
_stemmer = Stemmer.Stemmer("english")


def analyse(text: str) -> list[str]:
    """The terms of `text` in order, stop words left out.

    A compound gives its parts and the parts joined: `gender-responsive` is found by `genderresponsive` and by
    `gender responsive`, `KohKong` by `Koh Kong`. `12,000` is one figure, `3.1` one number, `73%` and
    `73 per cent` the same two terms; a short form in the plural (`CSOs`, `CSOS`) is found by its singular.
    """
    return [term for compound in _COMPOUND.findall(_fold(text)) for term in _terms(compound)]


def plain_words(text: str) -> list[str]:
    """The words of `text` in order, folded and in lower case, compounds taken apart, none left out."""
    return [part.casefold() for compound in _COMPOUND.findall(_fold(text)) for part in _parts(compound)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The term of one word: lower case, American spelling, English Snowball stem."""
    word = word.casefold()
    for pattern, replacement in _AMERICAN:
        word = pattern.sub(replacement, word)
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


def _fold(text: str) -> str:
    text = _PERCENT.sub(" percent ", _THOUSANDS.sub("", text.translate(_FOLD)))
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _parts(compound: str) -> list[str]:
    pieces = [compound] if _DECIMAL.fullmatch(compound) else re.split(r"[-'&/_]|(?<!\d)\.|\.(?!\d)", compound)
    return [part for piece in pieces for part in _CAMEL.split(piece)]


@lru_cache(maxsize=1 << 16)
def _terms(compound: str) -> tuple[str, ...]:
    compound = re.sub(r"'[sS]$", "", compound)
    parts = _parts(compound)
    found = [stem(part) for part in parts if part.casefold() not in STOP]
    for short in filter(None, map(_PLURAL_SHORT.fullmatch, parts)):
        found.append(stem(short[1] or short[2]))
    if len(parts) > 1 and not set(compound) & set("/_") and not all(map(str.isdigit, parts)):
        found.append(stem(_SEPARATORS.sub("", compound)))
    return tuple(dict.fromkeys(found)) if len(parts) == 1 else tuple(found)
