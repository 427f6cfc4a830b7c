"""Figures that a sentence works out: sums, parts of a whole, and shares that put a percentage in words."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from rag.figures.figures import Figure, Figures
from rag.figures.number_words import digits_for_words

_SUM = re.compile(r"\d\s*[+×÷=*]\s*\d")
_PART = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|these\s+|those\s+|all\s+)?", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:of|from|among|against|in)\s+(?:(?:the|these|those|its|their|all|a total of|around|about|some)\s+)*$"
    r"|\bof\s+(?:which|whom|these|those|them)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"(?:\b(?P<how>nearly|almost|just under|about|around|roughly|some|over|more than|just over)\s+)?"
    r"(?P<share>[1-9]/\d{1,2})\s+\((?P<percent>\d+(?:\.\d+)?)(?:%|\s*per\s?cent)\)",
    re.IGNORECASE,
)
_NEAR = 5
_UNDER, _OVER = ("nearly", "almost", "just under"), ("over", "more than", "just over")


def calculations(sentence: Figures, cited: Sequence[Figures]) -> tuple[str, ...]:
    """Sums of `sentence`, and "N of M" in it, that no cited text states."""
    sums = [match[0] for match in _SUM.finditer(sentence.text) if not any(_SUM.search(t.text) for t in cited)]
    figures = [figure for figure in sentence.figures if figure.kind == "number"]
    for part, whole in pairwise(figures):
        is_part = _PART.fullmatch(sentence.text[part.end : whole.start])
        if is_part and not any(_states_part(part, whole, text) for text in cited):
            sums.append(sentence.text[part.start : whole.end])
    return tuple(sums)


def _states_part(part: Figure, whole: Figure, text: Figures) -> bool:
    """Whether `text` has both figures and speaks of a whole: "of the 96 monitors, 70", "96, 70 of which"."""
    starts = [figure.start for figure in text.figures if figure.value == whole.value]
    has_part = any(figure.value == part.value for figure in text.figures)
    return has_part and any(
        _WHOLE.search(text.text[:start]) or _WHOLE.search(text.text, start) for start in starts
    )


def without_gloss(sentence: str) -> str:
    """`sentence` with "nearly three quarters (73%)" as "73%", where the words round the percentage rightly."""
    return _GLOSS.sub(_percent, digits_for_words(sentence)) if "(" in sentence else sentence


def _percent(match: re.Match[str]) -> str:
    off = Fraction(match["percent"]) - 100 * Fraction(match["share"])
    how = (match["how"] or "").lower()
    is_right = -_NEAR <= off < 0 if how in _UNDER else 0 < off <= _NEAR if how in _OVER else abs(off) <= _NEAR
    return f"{match['percent']}%" if is_right and (how or abs(off) < 1) else match[0]
