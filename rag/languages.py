"""Telling that a question is in another language than the reports, and saying in it what can be done."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
"""Words of grammar by which a language is told; one alone may stand in a name ("Port de la Paix")."""


class Language(NamedTuple):
    """Its words of grammar, or the script that none of the others here uses, and what is said to its speakers."""

    words: frozenset[str]
    script: str
    reply: str


@cache
def languages() -> dict[str, Language]:
    """The languages that are told apart, by ISO 639-1 code; English, the reports' own, has no reply."""
    rows = json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8"))
    return {
        code: Language(frozenset(row.get("words", "").split()), row.get("script", ""), row.get("reply", ""))
        for code, row in rows.items()
    }


def reply_in_its_language(question: str) -> str | None:
    """What to say to a question that is not in English, in its language; None for one that is, or may be.

    A language of another script is told by most of the letters; one in Latin letters by at least two different
    words of its grammar, and more of them than of English.
    """
    script = _script(question)
    for language in languages().values():
        if script and language.script and script.startswith(language.script):
            return language.reply
    asked = {word.casefold() for word in _WORD.findall(question.replace("’", "'"))}
    hits = {code: len(asked & language.words) for code, language in languages().items()}
    best = max(hits, key=lambda code: hits[code])
    return languages()[best].reply or None if hits[best] >= _FEWEST and hits[best] > hits["en"] else None


def _script(question: str) -> str:
    """First word of the Unicode name of most letters of `question`; kana before Chinese signs, "" for Latin."""
    names = Counter(unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in question if sign.isalpha())
    if names["HIRAGANA"] + names["KATAKANA"]:
        return "HIRAGANA"
    usual = names.most_common(1)[0][0] if names else "LATIN"
    return "" if usual == "LATIN" else usual
