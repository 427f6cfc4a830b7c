"""The head of a report: which country, which year, and as of which date."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"
    r"|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_PROGRESS = re.compile(r"Progress in (?P<country>.+?)(?: country)? in (?P<year>\d{4})", re.IGNORECASE)
_SHOWING = re.compile(r"Showing .*?data of (?P<year>\d{4})", re.IGNORECASE)
_LABEL = re.compile(r"Data as of\s*:?", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:[Ii]n|of|across|throughout|within)\s+((?:[A-Z][\w'’-]+)(?:\s[A-Z][\w'’-]+){0,2})"
)


@dataclass(frozen=True)
class Head:
    """What the lines before the first outcome say; None where they do not."""

    country: str | None
    year: int | None
    data_date: date | None
    unread: tuple[str, ...]


def parse_head(lines: list[str]) -> Head:
    """Country, reporting year and data date, the date standing before, behind or beside its label.

    `unread` holds the lines that none of them came from. The reporting year is never taken from the data
    date: a head that names no year gives None.
    """
    text = "\n".join(lines)
    progress, showing = _PROGRESS.search(text), _SHOWING.search(text)
    country = progress["country"].strip() if progress else None
    year = int((progress or showing)["year"]) if progress or showing else None  # type: ignore[index]
    data_date = _data_date(text) if _LABEL.search(text) else None
    unread = [line for line in lines if not _explained(line, bool(data_date))]
    if country is None and unread and _is_name(unread[0]):
        country = unread.pop(0)
    return Head(country, year, data_date, tuple(unread))


def find_date(text: str) -> date | None:
    """The first date in `text` that the calendar knows."""
    for match in _DATE.finditer(text):
        found = _to_date(match)
        if found:
            return found
    return None


def country_from_text(texts: list[str]) -> str | None:
    """The name that narratives most often place things in ("… of Haruna", "in Haruna,"), if one stands out.

    For exports whose head names no country. A place inside the country recurs less often than the country
    itself; the name must occur in at least two outcomes and at least three times.
    """
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(match[1] for match in _PLACE.finditer(text))
    ranked = [
        (name, times)
        for name, times in seen.most_common(12)
        if times >= 3
        and sum(name in text for text in texts) >= 2
        and name.split()[0].lower() not in _MONTHS
        and not name.startswith(("UN", "The "))
    ]
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _data_date(text: str) -> date | None:
    label = _LABEL.search(text)
    if label is None:
        return None
    return find_date(text[label.end() :]) or find_date(text[: label.start()])


def _to_date(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        name = (match["month"] or match["month2"]).lower()
        month = next(i for i, full in enumerate(_MONTHS, 1) if full == name or full[:3] == name)
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    except (ValueError, StopIteration):
        return None


def _explained(line: str, dated: bool) -> bool:
    rest = _LABEL.sub("", _SHOWING.sub("", _PROGRESS.sub("", line)))
    rest = _DATE.sub("", rest) if dated else rest
    return not rest.strip(" :.#*")


def _is_name(line: str) -> bool:
    words = line.strip("#* ").split()
    return 1 <= len(words) <= 5 and words[0][:1].isupper() and not any(ch.isdigit() for ch in line)
