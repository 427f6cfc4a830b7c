"""Figures: every number in a text in one form, so that two texts can be compared digit by digit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rag.figures.dates import Date, find_dates
from rag.figures.number_words import digits_for_words

_NUMBER = r"\d{1,3}(?:[,' \u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"(?:%|\s*per\s?cent\b|\s*percent\b|\s*pct\b)"
_SCALE = r"(?:\s*(?P<scale>thousand|million|billion|mn|bn)\b|(?P<letter>[kKmM])\b)"
_FIGURE = re.compile(
    rf"(?P<share>\b[1-9]/\d{{1,2}}\b)"
    rf"|(?P<ordinal>\b\d+)(?:st|nd|rd|th)\b"
    rf"|(?<![\w.])(?P<money>US\$|USD\s?|EUR\s?|[$€£¥])?(?<![\d,.])(?P<number>{_NUMBER})"
    rf"(?:(?P<percent>{_PERCENT})|(?=\s*(?:-|to|and|or)\s*(?:{_NUMBER})(?P<range>{_PERCENT}))|{_SCALE}?)",
    re.IGNORECASE,
)
_SCALES = {
    **{"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6},
    **{"billion": 10**9, "bn": 10**9},
}
_NAMES = re.compile(r"\b[A-Z]{2}[\w]*(?:[-_.]\w+)*\d\w*|\b[A-Z][A-Za-z]*-\d+\b|\b[A-Z]+_[\w.]+")
"""COVID-19, XM-DAC-41146-KHM_D_3.1, D4D2: digits of a name are compared as names are."""
_VAGUE = re.compile(r"\b(?:dozens|hundreds|thousands|millions)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A figure: `kind` is number, percent, ordinal, share or vague; `value` is canonical ("12000", "2.5").

    `start` and `end` stand in the text that `read_figures` returns, in which number words are digits.
    """

    kind: str
    value: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class Figures:
    """A text with its number words as digits, and what was counted and dated in it."""

    text: str
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]

    @property
    def items(self) -> tuple[Figure | Date, ...]:
        """Figures, then dates."""
        return *self.figures, *self.dates


@lru_cache(maxsize=1024)
def read_figures(text: str) -> Figures:
    """The figures and dates of `text`; a date's digits are no figures, nor are those inside names."""
    text = digits_for_words(text)
    dates = find_dates(text)
    taken = [(date.start, date.end) for date in dates] + [match.span() for match in _NAMES.finditer(text)]
    found = [
        _read(match)
        for match in _FIGURE.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    found += [Figure("vague", match[0].lower(), "", *match.span()) for match in _VAGUE.finditer(text)]
    return Figures(text, tuple(sorted(found, key=lambda figure: figure.start)), dates)


def _read(match: re.Match[str]) -> Figure:
    if match["share"]:
        return Figure("share", match["share"], "", *match.span())
    if match["ordinal"]:
        return Figure("ordinal", str(int(match["ordinal"])), "", *match.span())
    kind = "percent" if match["percent"] or match["range"] else "number"
    scale = _SCALES[(match["scale"] or match["letter"]).lower()] if match["scale"] or match["letter"] else 1
    value = Decimal(re.sub(r"[^\d.]", "", match["number"])) * scale
    money = (match["money"] or "").upper().strip().replace("US$", "$").replace("USD", "$").replace("EUR", "€")
    return Figure(kind, f"{value.normalize():f}", money, *match.span())
