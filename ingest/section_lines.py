"""Sections lines: bring your own sections as JSON, one a line, each `doc_id` one report."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.blocks import join_blocks, split_blocks
from ingest.errors import IngestError
from ingest.ids import distinct_ids
from ingest.json_line import read_json_line
from ingest.section import make_section
from ingest.types import ReadWarning, Report, ReportText

_NAMES = ("doc_id", "section_id", "text")
_TEXTS = ("title", "section_title", "country")


@dataclass(frozen=True)
class _Line:
    """A sections line whose fields are of the right kind."""

    number: int
    doc_id: str
    title: str
    section_id: str
    section_title: str
    text: str
    country: str | None
    year: int | None


def read_section_lines(text: str, path: Path) -> tuple[tuple[ReportText, ...], tuple[ReadWarning, ...]]:
    """The reports in a sections file, in order of first appearance, and the lines that could not be read.

    A line is `{"doc_id", "title", "section_id", "section_title", "text", "country", "year"}`; the first and
    third name report and section, `text` may be empty, the others may be missing or null. Title, country and
    year of a report are those of its first line that has them. Raises `IngestError` where no line can be
    read.
    """
    by_report: dict[str, list[_Line]] = {}
    failures: list[ReadWarning] = []
    # JSON may hold other line ends (U+2028) inside its strings: only "\n" ends a line here
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        row = _parse(line, number)
        if isinstance(row, str):
            failures.append(ReadWarning(path.name, None, "bad line", f"line {number}: {row}"))
        else:
            by_report.setdefault(row.doc_id, []).append(row)
    if not by_report:
        raise IngestError(f"{path}: no sections line in it; {failures[0].message}")
    return tuple(_read_report(lines, path) for lines in by_report.values()), tuple(failures)


def _parse(line: str, number: int) -> _Line | str:
    """The line, or what is wrong with it."""
    try:
        row = read_json_line(line)
    except IngestError as error:
        return str(error)
    if not isinstance(row, dict):
        return "not a JSON object"
    if wrong := _find_fault(row):
        return wrong
    names = {key: row.get(key) or "" for key in (*_NAMES, "title", "section_title")}
    return _Line(number, **names, country=row.get("country") or None, year=int(row.get("year") or 0) or None)


def _find_fault(row: Mapping[str, Any]) -> str | None:
    missing = [key for key in _NAMES if not isinstance(row.get(key), str) or (key != "text" and not row[key])]
    if missing:
        return f"needs {', '.join(missing)} as text"
    if odd := [key for key in _TEXTS if not isinstance(row.get(key), str | None)]:
        return f"{', '.join(odd)} must be text or null"
    year = row.get("year")
    if year not in (None, "") and not re.fullmatch(r"\d{4}", str(year)):
        return f"year must be a number of four digits or null, not {json.dumps(year)[:40]}"
    return None


def _read_report(lines: Sequence[_Line], path: Path) -> ReportText:
    first = lines[0]
    report = Report(
        report_id=first.doc_id,
        title=next((line.title for line in lines if line.title), first.doc_id),
        country=next((line.country for line in lines if line.country), None),
        year=next((line.year for line in lines if line.year), None),
        data_date=None,
        source=path.name,
    )
    outcomes, warnings = [], []
    ids = distinct_ids([line.section_id for line in lines], [line.text for line in lines])
    for line, section_id in zip(lines, ids, strict=True):
        text, joined = join_blocks(block.text for block in split_blocks(line.text))
        outcomes.append(make_section(report, section_id, line.section_title, text))
        notes = {
            "empty outcome": not text and f"line {line.number}",
            "repeated id": section_id != line.section_id and f"line {line.number}; kept as {section_id}",
            "joined page break": joined and f"{joined} break(s) inside a sentence joined",
        }
        warnings += [ReadWarning(path.name, section_id, kind, note) for kind, note in notes.items() if note]
    return ReportText(report, None, tuple(outcomes), tuple(warnings))
