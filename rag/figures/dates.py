"""Dates in text, however they are written."""

import re
from dataclasses import dataclass

from ingest.dates import MONTHS

_MONTH_NUMBERS = {name.lower()[:end]: i for i, name in enumerate(MONTHS, 1) for end in (3, None)}
_MONTH_NUMBERS["sept"] = 9
_ALSO_WORDS = frozenset("May March Mar Dec Jan".split())
_BEFORE_MONTHS = frozenset(
    "in by since until till from to and of during through between early mid late last next".split()
)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.]{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?\b",
        rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?![\d,]*\d|%)(?:,?\s+{_YEAR})?\b",
        rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
        rf"\b{_MONTH}",
        r"\b(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d|%|\s*(?:per\s?cent|percent)\b)",
        r"(?<=\b(?:19|20)\d\d[-/])(?P<short>\d\d)\b(?![-/.,]?\d|%)",
    )
)


@dataclass(frozen=True)
class Date:
    """A day, month or year as far as it is written, and where it stands."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    def is_told_by(self, other: "Date", year: int | None = None) -> bool:
        """Whether every part written here is the same in `other`; a year missing there counts as `year`."""
        theirs = (other.year or year, other.month, other.day)
        return all(a in (None, b) for a, b in zip((self.year, self.month, self.day), theirs, strict=True))


def find_dates(text: str) -> tuple[Date, ...]:
    """Dates in `text` by position, none inside another. "May" counts only beside a day, a year or "in"."""
    found: list[Date] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _read(match, text)
            if date and not any(date.start < other.end and other.start < date.end for other in found):
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def _read(match: re.Match[str], text: str) -> Date | None:
    parts = match.groupdict()
    month = parts.get("month") or ""
    number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month.rstrip(".").lower())
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = int(text[match.start() - 5 : match.start() - 3] + parts["short"])
        if int(parts["short"]) <= 12:  # 2021-11 is a month
            return None
    if (number or 1) > 12 or (day or 1) > 31:
        return None
    alone = day is None and year is None
    if alone and month in _ALSO_WORDS and not _is_month(text, match.start()):
        return None
    return Date(year, number, day, match.start(), match.end())


def _is_month(text: str, start: int) -> bool:
    before = re.search(r"(\w+)\W+$", text[:start])
    return before is not None and before[1].lower() in _BEFORE_MONTHS
