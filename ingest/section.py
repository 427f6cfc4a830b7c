"""One section of a report as an `Outcome`, with all that its id, title and text say of it."""

import re

from ingest.abbreviations import harvest_abbreviations
from ingest.status import find_status
from ingest.titles import find_alignment, is_truncated
from ingest.types import HEAD, Outcome, Report

_ID = re.compile(
    r"_(?P<kind>[DO])_(?P<number>\d+(?:\.\d+)*)(?:~\d+)?$|^outcome-(?P<bare>\d+(?:\.\d+)?)(?:~\d+)?$"
)
_KINDS = {"D": "development", "O": "organisational"}


def make_section(report: Report, outcome_id: str, title: str, text: str, narratives: str = "") -> Outcome:
    """The section under `outcome_id`, its kind and number taken from the id.

    `narratives` is the text of the whole report, which shows whether a title starts inside a longer term.
    """
    match = _ID.search(outcome_id)
    return Outcome(
        report=report,
        outcome_id=outcome_id,
        kind=_KINDS[match["kind"]] if match and match["kind"] else "section",
        number=(match["number"] or match["bare"]) if match else None,
        title=title,
        title_truncated=is_truncated(title, narratives),
        alignment=find_alignment(title),
        status=find_status(text),
        abbreviations=harvest_abbreviations(text),
        text=text,
    )


def make_head(report: Report, text: str) -> Outcome:
    """The report's own lines, without its narratives, as a section: dates, ids and titles are cited too."""
    return Outcome(report, HEAD, "head", None, "Head of the report", False, None, None, (), text)
