"""The head of a report: which country, which year, and as of which date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.dates import DATE, find_date

_PROGRESS = re.compile(
    r"\bProgress in (?P<country>(?:the )?(?-i:[A-Z])[^\n:;.]{1,60}?)(?: country)? in (?P<year>\d{4})\b",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"Showing .{0,60}?data of (?P<year>\d{4})\b", re.IGNORECASE)
_LABEL = re.compile(r"Data as (?:of|at|on)\b\s*:?", re.IGNORECASE)
_NAME_YEAR = re.compile(r"(?P<name>\D{2,50}?)[\s,:–-]+(?P<year>(?:19|20)\d\d)")
_NO_COUNTRY = re.compile(
    r"\b(?:UN|report|portal|progress|outcomes?|annual|home|results?|transparency|data|country|draft)\b",
    re.IGNORECASE,
)
_DRESS = "#*_>: .\t"


@dataclass(frozen=True)
class Head:
    """What the lines before the first outcome say; None where they do not.

    `unread` holds the lines that none of it came from.
    """

    country: str | None
    year: int | None
    data_date: date | None
    unread: tuple[str, ...]


def parse_head(lines: Sequence[str], sections: Sequence[str]) -> Head:
    """Country, reporting year and data date, the date standing before, behind or beside its label.

    The reporting year is never taken from the data date: a head that names no year gives None. A line that is
    only a name is the country, best one that the titles and narratives in `sections` know too.
    """
    text = "\n".join(lines)
    progress, showing = _PROGRESS.search(text), _SHOWING.search(text)
    labelled = progress or showing
    data_date = _data_date(lines)
    unread = [line for line in lines if not _is_explained(line, data_date is not None)]
    country, year = (
        progress["country"].strip() if progress else None,
        int(labelled["year"]) if labelled else None,
    )
    if country is None and (sections or showing or data_date):
        country, alone = _take_name(unread, sections)
        year = year or alone
    return Head(country, year, data_date, tuple(unread))


def has_progress_line(paragraphs: Sequence[str]) -> bool:
    """Whether one of them is the head of a country's report ("Progress in Cambodia country in 2021")."""
    return any(_PROGRESS.fullmatch(paragraph.strip(_DRESS)) for paragraph in paragraphs)


def _take_name(unread: list[str], sections: Sequence[str]) -> tuple[str | None, int | None]:
    """The country among the lines not understood, which is taken out of them, and the year beside it."""
    names = {line: name for line in unread if (name := _read_name(line))}
    told = [line for line, (name, _) in names.items() if any(name in text for text in sections)]
    chosen = next(iter([*told, *names]), None)
    if chosen is None:
        return None, None
    unread.remove(chosen)
    return names[chosen]


def _read_name(line: str) -> tuple[str, int | None] | None:
    plain = line.strip(_DRESS)
    match = _NAME_YEAR.fullmatch(plain)
    name = (match["name"] if match else plain).strip(_DRESS)
    if (
        not name[:1].isupper()
        or len(name.split()) > 5
        or _NO_COUNTRY.search(name)
        or re.search(r"[\d.!?;]", name)
    ):
        return None
    return name, int(match["year"]) if match else None


def _data_date(lines: Sequence[str]) -> date | None:
    """The date that stands nearest to the label: beside it, else in the line that is fewest lines away, below
    before above."""
    at = next((i for i, line in enumerate(lines) if _LABEL.search(line)), None)
    if at is None:
        return None
    label = _LABEL.search(lines[at])
    beside = lines[at][label.end() :] if label else ""
    others = sorted((i for i in range(len(lines)) if i != at), key=lambda i: (abs(i - at), i < at))
    return next(
        (found for text in (beside, lines[at], *(lines[i] for i in others)) if (found := find_date(text))),
        None,
    )


def _is_explained(line: str, dated: bool) -> bool:
    rest = _LABEL.sub("", _SHOWING.sub("", _PROGRESS.sub("", line)))
    rest = DATE.sub("", rest) if dated else rest
    return not rest.strip(_DRESS)
