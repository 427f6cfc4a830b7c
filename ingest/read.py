"""Reading: from paths to reports. Every file named either becomes reports or is named with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import IngestError
from ingest.files import decode, find_files
from ingest.report_text import read_report_text
from ingest.section_lines import read_section_lines
from ingest.types import Outcome, ReadWarning, ReportText


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
        return read_section_lines(text, path)
    report = read_report_text(text, path)
    if encoding != "utf-8":
        odd = ReadWarning(path.name, None, "wrong encoding", f"not UTF-8; read as {encoding}, check its accents")
        report = replace(report, warnings=(odd, *report.warnings))
    return (report,), ()


def _distinct(reports: list[ReportText]) -> list[ReportText]:
    """Reports with ids of their own: a second one of the same country and year is kept, renamed and warned of."""
    by_id: dict[str, ReportText] = {}
    for found in reports:
        report_id, count = found.report.report_id, 1
        while report_id in by_id:
            count += 1
            report_id = f"{found.report.report_id}~{count}"
        by_id[report_id] = _renamed(found, report_id) if count > 1 else found
    return list(by_id.values())


def _renamed(found: ReportText, report_id: str) -> ReportText:
    report = replace(found.report, report_id=report_id)
    again = ReadWarning(report.source, None, "repeated report", f"{found.report.report_id} again; kept as {report_id}")

    def moved(section: Outcome) -> Outcome:
        return replace(section, report=report)

    head = moved(found.head) if found.head else None
    return ReportText(report, head, tuple(map(moved, found.outcomes)), (again, *found.warnings))
