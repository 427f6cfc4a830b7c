"""Sections lines: bring your own sections as JSON, one a line, each `doc_id` one report."""

import json
from pathlib import Path
from typing import Any

from ingest.abbreviations import harvest_abbreviations
from ingest.blocks import split_blocks
from ingest.status import find_status
from ingest.types import Outcome, ReadWarning, Report, ReportText

_REQUIRED = ("doc_id", "section_id", "text")


def read_section_lines(text: str, path: Path) -> tuple[tuple[ReportText, ...], tuple[ReadWarning, ...]]:
    """The reports in a sections file, in order of first appearance, and the lines that could not be read.

    A line is `{"doc_id", "title", "section_id", "section_title", "text", "country", "year"}`; the first and
    third name report and section, `text` may be empty, the others may be missing or null.
    """
    reports: dict[str, Report] = {}
    sections: dict[str, list[Outcome]] = {}
    warnings: dict[str, list[ReadWarning]] = {}
    failures: list[ReadWarning] = []
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        row = _parse(line)
        if isinstance(row, str):
            failures.append(ReadWarning(path.name, None, "bad line", f"line {number}: {row}"))
            continue
        doc = str(row["doc_id"])
        report = reports.setdefault(doc, _report(row, doc, path))
        section_id = str(row["section_id"])
        if (doc, section_id) in seen:
            failures.append(ReadWarning(path.name, section_id, "repeated id", f"line {number}: {section_id} again"))
            continue
        seen.add((doc, section_id))
        outcome = _section(report, section_id, row)
        sections.setdefault(doc, []).append(outcome)
        if not outcome.text:
            warnings.setdefault(doc, []).append(ReadWarning(path.name, section_id, "empty outcome", f"line {number}"))
    found = tuple(ReportText(r, None, tuple(sections.get(d, ())), tuple(warnings.get(d, ()))) for d, r in reports.items())
    return found, tuple(failures)


def _parse(line: str) -> dict[str, Any] | str:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return f"not JSON ({error.msg} at column {error.colno})"
    if not isinstance(row, dict):
        return "not a JSON object"
    missing = [key for key in _REQUIRED if not isinstance(row.get(key), str) or (key != "text" and not row[key])]
    return f"needs {', '.join(missing)} as text" if missing else row


def _report(row: dict[str, Any], doc: str, path: Path) -> Report:
    year = row.get("year")
    return Report(doc, row.get("title") or doc, row.get("country") or None, int(year) if year else None, None, path.name)


def _section(report: Report, section_id: str, row: dict[str, Any]) -> Outcome:
    text = "\n".join(block.text for block in split_blocks(row["text"]))
    return Outcome(
        report=report,
        outcome_id=section_id,
        kind="section",
        number=None,
        title=row.get("section_title") or "",
        title_truncated=False,
        alignment=None,
        status=find_status(text),
        abbreviations=harvest_abbreviations(text),
        text=text,
    )
