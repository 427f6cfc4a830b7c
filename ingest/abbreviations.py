"""Abbreviations that a report defines itself: "Women Champion Network (WCN)"."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from ingest.types import Abbreviation, Span

_SHORT_FORM = r"[A-Z][\w&/-]{0,12}?[A-Z][\w&/-]{0,12}"  # bounded: what is longer is a word, no short form
_SHORT = re.compile(rf"\((?P<short>{_SHORT_FORM}(?: (?:[IVX]{{1,5}}|[A-Z]\w{{1,12}}))?)\)")
_LONG_IN_BRACKETS = re.compile(rf"\b(?P<short>{_SHORT_FORM}) \((?P<long>[A-Z][^()]{{6,90}})\)")
_WORD = re.compile(r"\w+(?:['’&-]\w+)*")
_NUMERAL = re.compile(r"(?<=[A-Z])[\s-]?(?:I{1,3}|IV|VI{0,3})$")
_SMALL = frozenset(
    "of the and for in on to de la le du des et y del al with at by a an as against from".split()
)
_INSIDE, _SKIPPED = 0.55, 0.6
"""Price of a letter that does not start a word, and of a capitalised word that gives no letter."""
_ENOUGH = 0.34


def harvest_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Pairs of short form and expansion that stand side by side in `text`, in order, each short form once.

    The expansion is the run of words before the bracket whose letters spell the short form best: letters in
    order, best at the starts of words, leaving out few capitalised ones (in the way of Schwartz & Hearst
    2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", with a price
    instead of its yes or no). `WCN (Women Champion Network)` is read too.
    """
    found: dict[str, Abbreviation] = {}
    for match in _SHORT.finditer(text):
        span = _expansion_before(text, match.start(), match["short"])
        if span:
            _keep(found, text, match["short"], span)
    for match in _LONG_IN_BRACKETS.finditer(text):
        words = _words(text, *match.span("long"))
        if _fit(match["short"], words) >= _ENOUGH:
            _keep(found, text, match["short"], Span(*match.span("long")))
    return tuple(sorted(found.values(), key=lambda pair: pair.span))


def _keep(found: dict[str, Abbreviation], text: str, short: str, span: Span) -> None:
    found.setdefault(short, Abbreviation(short, text[span.start : span.end], span))


def _expansion_before(text: str, bracket: int, short: str) -> Span | None:
    begin = max(text.rfind(mark, 0, bracket) for mark in (". ", "; ", "(", ")", "\n", ": "))
    words = list(_WORD.finditer(text, max(begin, 0), bracket))
    best: tuple[float, int] | None = None
    for size in range(1, min(len(words), len(short) + 8) + 1):
        run = [word.group() for word in words[-size:]]
        fit = _fit(short, run)
        if fit >= _ENOUGH and (best is None or fit > best[0]):
            best = fit, size
    size = best[1] if best else _name_run(short, words)
    return Span(words[-size].start(), len(text[:bracket].rstrip())) if size else None


def _name_run(short: str, words: list[re.Match[str]]) -> int:
    """Words of the name right before the bracket, for short forms built of syllables or whole words (FEMERC,
    "DV Law"); 0 where it neither starts with the same letter nor shares a word with the short form."""
    run: list[str] = []
    for word in reversed([match.group() for match in words]):
        if not (word[:1].isupper() or word.lower() in _SMALL):
            break
        run.insert(0, word)
    while run and run[0].lower() in _SMALL:
        run.pop(0)
    for start, word in enumerate(run):
        alike = word[:2].lower() == short[:2].lower() or word in short.split()
        if alike and len(run) - start >= 3:
            return len(run) - start
    return 0


def _words(text: str, start: int, end: int) -> list[str]:
    return [word.group() for word in _WORD.finditer(text, start, end)]


def _fit(short: str, words: Sequence[str]) -> float:
    """How well `words` spell `short`: 1 where every letter starts a word and every name word gives one."""
    letters = _letters(_NUMERAL.sub("", short)).removesuffix("s").lower()
    plain = tuple(part for word in words for part in re.split(r"[-&]", word))
    if not letters or not plain or plain[0].lower() in _SMALL:
        return 0.0
    if _letters(plain[0])[:1].lower() != letters[0]:
        return 0.0
    weights = tuple(word[:1].isupper() and word.lower() not in _SMALL for word in plain)
    return _spell(letters, tuple(_letters(word).lower() for word in plain), weights) / len(letters)


def _letters(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if ch.isalpha())


def _spell(letters: str, words: tuple[str, ...], names: tuple[bool, ...]) -> float:
    """Best sum over ways to spell `letters` through `words`: 1 a letter, less prices; negative if none."""

    @cache
    def best(at: int, word: int, inside: int) -> float:
        if at == len(letters):
            left = names[word + bool(inside) :]
            return -_SKIPPED * sum(left)
        if word == len(words):
            return -99.0
        current = words[word]
        if inside == 0:
            taken = 1 + best(at + 1, word, 1) if current[:1] == letters[at] else -99.0
            return max(taken, best(at, word + 1, 0) - _SKIPPED * names[word])
        place = current.find(letters[at], inside)
        deeper = 1 - _INSIDE + best(at + 1, word, place + 1) if place >= 0 else -99.0
        return max(deeper, best(at, word + 1, 0))

    return best(0, 0, 0)
