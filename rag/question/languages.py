"""Telling that a question is in another language than the reports, and saying in it what can be done."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_SPANISH = re.compile("[¿¡]")
"""Signs that open a question or an outcry in Spanish alone."""
_FEWEST = 2
"""Words of grammar by which a language is told; one alone may stand in a name ("Port de la Paix")."""
_PHRASE = 4
"""Words of the longest text that is a sentence only with a verb or a question word."""


class Language(NamedTuple):
    """Its words of grammar, those of them that make a sentence (verbs and question words), or the script that none of
    the others here uses, and what is said to its speakers."""

    words: frozenset[str]
    asks: frozenset[str]
    script: str
    reply: str


@cache
def languages() -> dict[str, Language]:
    """The languages that are told apart, by ISO 639-1 code; English, the reports' own, has no reply."""
    rows = json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8"))
    return {
        code: Language(
            frozenset(f"{row.get('words', '')} {row.get('asks', '')}".split()), frozenset(row.get("asks", "").split()),
            row.get("script", ""), row.get("reply", ""),
        )
        for code, row in rows.items()
    }


@cache
def _own_words() -> dict[str, frozenset[str]]:
    """The words of each language that no other one here has: "was" and "de la" speak for none."""
    counts = Counter(word for language in languages().values() for word in language.words)
    return {
        code: frozenset(word for word in language.words if counts[word] == 1) for code, language in languages().items()
    }


def reply_in_its_language(question: str) -> str | None:
    """What to say to a question that is not in English, in its language; None for one that is, or may be.

    A language of another script is told by most of the letters; one in Latin letters by at least two different
    words of its grammar, of which more are its own than are English ones; where only one is, half of all words must be
    words of its grammar ("wer any laws adoptd in 2021" is no German). A phrase without a verb or a question word
    is a name in any language ("Ministère de la Justice").
    """
    if _SPANISH.search(question):
        return languages()["es"].reply
    script = _script(question)
    for language in languages().values():
        if script and language.script and script.startswith(language.script):
            return language.reply
    typed = [word.casefold() for word in _WORD.findall(question.replace("’", "'"))]
    own = {code: len(words & set(typed)) for code, words in _own_words().items()}
    best = max(own, key=lambda code: own[code])
    told = languages()[best]
    spoken = len(told.words & set(typed))
    if own[best] <= own["en"] or spoken < _FEWEST or (own[best] == 1 and 2 * spoken < len(typed)):
        return None
    return told.reply if len(typed) > _PHRASE or told.asks & set(typed) else None


def _script(question: str) -> str:
    """First word of the Unicode name of most letters of `question`; kana before Chinese signs, "" for Latin."""
    names = Counter(unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in question if sign.isalpha())
    if names["HIRAGANA"] + names["KATAKANA"]:
        return "HIRAGANA"
    usual = names.most_common(1)[0][0] if names else "LATIN"
    return "" if usual == "LATIN" else usual
