"""Whether the figures of a sentence stand in the texts that it cites."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from rag.figures.dates import Date
from rag.figures.figures import Figure, Figures

_SUM = re.compile(r"(?P<operands>\d[\d,]*(?:\s*\+\s*\d[\d,]*)+)\s*=\s*(?P<sum>\d[\d,]*)")


def missing_figures(
    sentence: Figures, cited: Sequence[Figures], years: Collection[int] = ()
) -> tuple[str, ...]:
    """Figures and dates of `sentence`, as written there, that stand in none of the `cited` texts.

    `years` are the reporting years of the cited reports: such a year may be named where the cited texts name
    no other. A sum that is written out ("17 + 26 = 43") is no missing figure where it adds up.
    """
    sums = right_sums(sentence.text)
    missing = [
        sentence.text[figure.start : figure.end].strip()
        for figure in sentence.figures
        if not any(is_same(figure, other) for text in cited for other in text.figures)
        and not _is_year(figure, cited)
        and figure.value not in sums
    ]
    implied = implied_year(cited, years)
    missing += [
        sentence.text[date.start : date.end]
        for date in sentence.dates
        if not _is_told(date, cited, implied) and not _is_count(date, cited)
    ]
    return tuple(missing)


def is_same(figure: Figure, other: Figure) -> bool:
    """Whether two figures agree in kind and value, and in money's unit where the first one has any."""
    return (figure.kind, figure.value) == (other.kind, other.value) and figure.unit in ("", other.unit)


def implied_year(cited: Sequence[Figures], years: Collection[int]) -> int | None:
    """The one reporting year of the cited reports, or None where they or their words name another."""
    named = {date.year for text in cited for date in text.dates if date.year}
    return next(iter(set(years))) if len(set(years)) == 1 and named <= set(years) else None


def _is_told(date: Date, cited: Sequence[Figures], implied: int | None) -> bool:
    if date.year is not None and date.year == implied and date.month is None:
        return True
    return any(date.is_told_by(other, implied) for text in cited for other in text.dates)


def _is_year(figure: Figure, cited: Sequence[Figures]) -> bool:
    """A count that looks like a year in the cited text: "2,000 women" for "2000 women"."""
    return figure.kind == "number" and any(
        figure.value == str(date.year) and date.month is None for text in cited for date in text.dates
    )


def _is_count(date: Date, cited: Sequence[Figures]) -> bool:
    return date.month is None and any(
        (figure.kind, figure.value) == ("number", str(date.year)) for text in cited for figure in text.figures
    )


def right_sums(text: str) -> frozenset[str]:
    """The totals of sums that are written out in `text` and add up, in the form of `Figure.value`."""
    sums = set()
    for match in _SUM.finditer(text):
        operands = [Decimal(part.replace(",", "").strip()) for part in match["operands"].split("+")]
        total = Decimal(match["sum"].replace(",", ""))
        if sum(operands) == total:
            sums.add(f"{total.normalize():f}")
    return frozenset(sums)
