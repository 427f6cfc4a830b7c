"""What an ingest found, for people to read: the table of reports and outcomes, warnings, failures."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.types import Chunk, Outcome, ReadWarning, ReportText

_MOST_ROWS = 200
"""Sections above which each report takes one row."""
_PIPE_WIDTH = 160
_MOST_LINES = 3
"""Failed lines of one file that are shown; the rest are counted."""


def print_reports(reports: Sequence[ReportText], chunks: Sequence[Chunk]) -> None:
    """One row to each section, or to each report where there are very many, on standard output."""
    sections = [section for text in reports for section in text.sections]
    parts = Counter(chunk.outcome.key for chunk in chunks)
    by_report = len(sections) > _MOST_ROWS
    table = Table("report", "country", "year", "data date", "outcomes" if by_report else "outcome", "kind")
    for column in ("characters", "chunks"):
        table.add_column(column, justify="right")
    table.add_column("status stated")
    groups = [list(text.sections) for text in reports] if by_report else [[section] for section in sections]
    for group in groups:
        table.add_row(*(Text(cell, overflow="fold") for cell in _row(group, parts)))
    _console().print(table)


def print_warnings(reports: Sequence[ReportText]) -> None:
    """Every warning of every report, a line each, on standard output."""
    for warning in (warning for text in reports for warning in text.warnings):
        print(f"warning: {_line(warning)}")


def print_failures(failures: Sequence[ReadWarning]) -> None:
    """What could not be read and why, on standard error, a few lines to each file."""
    console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    seen: Counter[str] = Counter()
    for failure in failures:
        seen[failure.source] += 1
        if seen[failure.source] <= _MOST_LINES:
            console.print(f"not read: {_line(failure)}")
    for source, count in seen.items():
        if count > _MOST_LINES:
            console.print(f"not read: {source}: {count - _MOST_LINES} more line(s)")


def _row(group: Sequence[Outcome], parts: Counter[tuple[str, str]]) -> list[str]:
    first = group[0]
    report, one = first.report, len(group) == 1
    return [
        report.report_id,
        report.country or "-",
        str(report.year or "-"),
        str(report.data_date or "-"),
        first.outcome_id if one else str(len(group)),
        first.kind if one else "",
        f"{sum(len(section.text) for section in group):,}",
        str(sum(parts[section.key] for section in group)),
        "yes" if any(section.status for section in group) else "no",
    ]


def _line(warning: ReadWarning) -> str:
    where = f"{warning.source}, {warning.outcome_id}" if warning.outcome_id else warning.source
    message = warning.message.removeprefix(f"{warning.source}: ")
    return f"{where}: {warning.kind}: {message}"


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_PIPE_WIDTH)
