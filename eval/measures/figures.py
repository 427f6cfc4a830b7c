"""Figures: value, unit and period of each number in a text, and whether an answer gives the gold one.

Containment alone passes "12,000-17,000 calls" where the report says per quarter, and "15 per cent" for
"15 plans"; staff who forward an answer need all three parts right.
"""

import re
from dataclasses import dataclass

from eval.measures.matching import fold, strip_markers
from eval.types import Prediction, Question

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_WORDS = {word: str(number) for number, word in enumerate(_SMALL)}
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<value>\d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)*)?|(?:{'|'.join(_WORDS)})(?!\w))"
    r"(?P<percent>\s?%|\s?per ?cent\b|\s?percentage points?)?"
)
_PERIOD = re.compile(
    r"\b(?:per|each|every|a) (quarter|month|year|week|day)\b|\b(quarterly|monthly|annually|weekly|daily)\b"
)
_ADVERBS = {"quarterly": "quarter", "monthly": "month", "annually": "year", "weekly": "week", "daily": "day"}
_WORD = re.compile(r"[a-z][\w'-]+")
_NO_UNIT = frozenset(
    """
    and or of the a an in on at by to from for with per each was were is are have has had who that
    """.split()
)
"""Words that are never what a number counts."""


@dataclass(frozen=True)
class Figure:
    """A number and what it counts: `value` without thousands marks, `units` as cut words, `period`."""

    value: str
    units: frozenset[str]
    period: str | None


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text in order. The unit is "%" or the next three words' first five letters."""
    folded = fold(strip_markers(text))
    found = list(_NUMBER.finditer(folded))
    limits = [match.start() for match in found[1:]] + [len(folded)]
    return tuple(_figure(folded, match, limit) for match, limit in zip(found, limits, strict=False))


def score_figures(question: Question, prediction: Prediction, text: str) -> dict[str, float | None]:
    """figure_value, figure_unit, figure_period and figure_exact (all three), where a number answers.

    Gold figures are those of the short answers, with unit and period as the evidence has them around the same
    value. Each score is the share of gold figures that some figure of `text` agrees with; period counts only
    where the evidence states one. A declined question scores 0.
    """
    gold = gold_figures(question) if question.answerable else ()
    names = ("figure_value", "figure_unit", "figure_period", "figure_exact")
    if not gold:
        return dict.fromkeys(names)
    given = () if prediction.declined else find_figures(text)
    same = [[figure for figure in given if figure.value == wanted.value] for wanted in gold]
    unit = [any(_same_unit(wanted, f) for f in fs) for wanted, fs in zip(gold, same, strict=True)]
    period = [
        any(wanted.period == f.period for f in fs) for wanted, fs in zip(gold, same, strict=True) if wanted.period
    ]
    exact = [
        any(_same_unit(wanted, f) and wanted.period in (None, f.period) for f in fs)
        for wanted, fs in zip(gold, same, strict=True)
    ]
    parts = ([bool(fs) for fs in same], unit, period, exact)
    return {name: sum(part) / len(part) if part else None for name, part in zip(names, parts, strict=True)}


def gold_figures(question: Question) -> tuple[Figure, ...]:
    """The figures that a right answer gives, one for each group of short answers that holds a digit."""
    quoted = find_figures(" … ".join(place.quote for place in question.evidence))
    wanted = []
    for group in question.short_answers:
        figures = [figure for alias in group for figure in find_figures(alias)]
        if not figures or not any(char.isdigit() for alias in group for char in alias):
            continue
        values = {figure.value for figure in figures}
        wanted.append(next((figure for figure in quoted if figure.value in values), figures[0]))
    return tuple(wanted)


def _figure(text: str, match: re.Match[str], limit: int) -> Figure:
    value = re.sub(r",(?=\d{3}\b)", "", match["value"])
    after = text[match.end() : min(limit, match.end() + 80)]
    clause = re.split(r"[;:.](?:\s|$)", text[match.end() : match.end() + 120])[0]
    period = _PERIOD.search(clause)
    units = ["%"] if match["percent"] else [w[:5] for w in _WORD.findall(after) if w not in _NO_UNIT][:3]
    named = (period[1] or _ADVERBS[period[2]]) if period else None
    return Figure(_WORDS.get(value, value), frozenset(units), named)


def _same_unit(wanted: Figure, given: Figure) -> bool:
    if "%" in wanted.units or "%" in given.units:
        return wanted.units == given.units
    return not wanted.units or not given.units or bool(wanted.units & given.units)
