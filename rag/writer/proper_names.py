"""Proper names and short forms of a sentence, and whether the texts it cites hold them."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ingest.terms import STOP, plain_words, stem
from rag.figures.dates import find_dates

_WORD = re.compile(r"[^\W_]+(?:['’&/_.-][^\W_]+)*")
_JOINS = frozenset("of the for on to in de la le du des del al und y and &".split())
_COMMON = frozenset(
    """outcome outcomes report reports section country annual year years january february march april june
    july
    august september october november december mr mrs ms dr""".split()
)


def missing_names(sentence: str, known: Sequence[str], is_common: Callable[[str], bool]) -> tuple[str, ...]:
    """Names in `sentence` that stand in none of the texts `known`, whatever their case and hyphens.

    A name is a run of capitalised words or short forms, with "of" or "the" between them: each of its words
    must be there, neighbours as neighbours. The first word of a sentence counts as a name only where
    `is_common` does not tell it for a word that is mostly written in lower case.
    """
    words = [stem(word) for text in known for word in plain_words(text)]
    there = set(words) | {stem("".join(pair)) for pair in pairwise(_unstemmed(known))}
    heavy = [word for word in words if word not in STOP]
    pairs = set(pairwise(heavy)) | set(zip(heavy, heavy[2:], strict=False))
    pairs |= {(second, first) for first, second in pairs}  # "MID Circular" for "Circular of the MID"
    missing = []
    for name in proper_names(sentence, is_common):
        if name.isupper() and name.lower() in STOP:  # WHO is told from "who" by its capitals alone
            missing += [] if any(re.search(rf"\b{name}\b", text) for text in known) else [name]
            continue
        roots = [stem(word) for word in plain_words(name) if word not in STOP]
        joined = stem("".join(plain_words(name)))
        apart = [pair for pair in pairwise(roots) if pair not in pairs]
        if joined not in there and (not set(roots) <= there or apart):
            missing.append(name)
    return tuple(missing)


def _unstemmed(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in plain_words(text)]


def proper_names(sentence: str, is_common: Callable[[str], bool]) -> list[str]:
    """Names as written; a comma, or a word in lower case other than "of" and the like, ends one."""
    dates = [(date.start, date.end) for date in find_dates(sentence)]
    runs: list[list[str]] = []
    before = ""
    for i, match in enumerate(_WORD.finditer(sentence)):
        word = re.sub(r"['’]s$", "", match[0])
        gap = sentence[: match.start()][-3:]
        is_name = _is_name(word) and not any(start <= match.start() < end for start, end in dates)
        if i == 0 or gap.rstrip().endswith((".", "!", "?", ":")):
            is_name = is_name and not (_is_capitalised(word) and is_common(word))
        if is_name and runs and before and not re.search(r"[,;:(]\s*$", gap):
            runs[-1].append(word)
        elif is_name:
            runs.append([word])
        before = word if is_name or (before and word.lower() in _JOINS - {"and", "&"}) else ""
    return [" ".join(run) for run in runs]


def _is_name(word: str) -> bool:
    if word.isupper() and len(word) > 1:  # WHO is no "who"
        return True
    has_capital = any(sign.isupper() for sign in word)
    return has_capital and word.lower() not in STOP and word.lower() not in _COMMON


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()
