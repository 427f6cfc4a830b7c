"""Calendar dates as reports print them: "26 April 2024", "April 26th, 2024", "26-Apr-2024", "2024-04-26"."""

import re
from datetime import date

MONTHS = tuple("January February March April May June July August September October November December".split())

DATE = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})\b"
    r"|\b(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)


def find_date(text: str) -> date | None:
    """The first date in `text` that the calendar knows, its month in English."""
    return next((found for match in DATE.finditer(text) if (found := _to_date(match))), None)


def _to_date(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        name = (match["month"] or match["month2"]).capitalize()
        month = next(i for i, full in enumerate(MONTHS, 1) if name in {full, full[:3], full[:4]})
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    except (ValueError, StopIteration):
        return None
