"""Reading: from paths to reports. Every file named either becomes reports or is named with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import IngestError
from ingest.files import decode, find_files
from ingest.ids import distinct_ids
from ingest.report_text import read_report_text
from ingest.section_lines import read_section_lines
from ingest.types import ReadWarning, ReportText


@dataclass(frozen=True)
class ReadResult:
    """Reports in the order of their ids, and the files or lines that could not be read, with the reason."""

    reports: tuple[ReportText, ...]
    failures: tuple[ReadWarning, ...]


def read_paths(paths: Iterable[Path]) -> ReadResult:
    """Every report in the files and folders named; one that cannot be read does not stop the others."""
    reports: list[ReportText] = []
    failures: list[ReadWarning] = []
    for path in find_files(paths):
        try:
            found, failed = read_file(path)
        except IngestError as error:
            failures.append(ReadWarning(str(path), None, "unreadable", str(error)))
            continue
        reports.extend(found)
        failures.extend(failed)
    return ReadResult(tuple(sorted(_distinct(reports), key=lambda r: r.report.report_id)), tuple(failures))


def read_file(path: Path) -> tuple[tuple[ReportText, ...], tuple[ReadWarning, ...]]:
    """The reports in one file and its lines that could not be read. Raises `IngestError` for a whole file."""
    text, encoding = decode(path)
    if path.suffix.lower() == ".jsonl":
        reports, failures = read_section_lines(text, path)
    else:
        reports, failures = (read_report_text(text, path),), ()
    if encoding != "utf-8":
        message = f"not UTF-8; read as {encoding}, check its accents"
        reports = tuple(_warned(report, "wrong encoding", message) for report in reports)
    return reports, failures


def _distinct(reports: list[ReportText]) -> list[ReportText]:
    """Reports with ids of their own: a second one of a country and year is kept, renamed and warned of."""
    ids = distinct_ids([found.report.report_id for found in reports], ["text"] * len(reports))
    return [_renamed(found, new) for found, new in zip(reports, ids, strict=True)]


def _renamed(found: ReportText, report_id: str) -> ReportText:
    old = found.report.report_id
    if report_id == old:
        return found
    report = replace(found.report, report_id=report_id)
    head = replace(found.head, report=report) if found.head else None
    outcomes = tuple(replace(outcome, report=report) for outcome in found.outcomes)
    moved = replace(found, report=report, head=head, outcomes=outcomes)
    return _warned(moved, "repeated report", f"{old} again; kept as {report_id}")


def _warned(found: ReportText, kind: str, message: str) -> ReportText:
    warning = ReadWarning(found.report.source, None, kind, message)
    return replace(found, warnings=(warning, *found.warnings))
