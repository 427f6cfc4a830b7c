"""What an ingest found, for people to read: the table of reports and outcomes, warnings, failures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.types import Chunk, Outcome, ReadWarning, ReportText

_MOST_ROWS = 200
"""Sections above which only reports are listed."""
_PIPE_WIDTH = 160
_REPORT_COLUMNS = ("report", "country", "year", "data date", "outcomes", "characters", "chunks")
_OUTCOME_COLUMNS = ("report", "outcome", "kind", "characters", "chunks", "status")
_COUNTS = ("outcomes", "characters", "chunks")
_MOST_LINES = 3
"""Failed lines of one file that are shown; the rest are counted."""


def print_reports(reports: Sequence[ReportText], chunks: Sequence[Chunk]) -> None:
    """A table of the reports and one of their outcomes (unless very many) on standard output."""
    parts = Counter(chunk.outcome.key for chunk in chunks)
    console = Console()
    console = console if console.is_terminal else Console(width=_PIPE_WIDTH)
    console.print(_table(_REPORT_COLUMNS, (_report_row(text, parts) for text in reports)))
    outcomes = [outcome for text in reports for outcome in text.outcomes]
    if len(outcomes) <= _MOST_ROWS:
        console.print()
        console.print(_table(_OUTCOME_COLUMNS, (_outcome_row(outcome, parts) for outcome in outcomes)))


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


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        table.add_column(name, justify="right" if name in _COUNTS else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))  # as text: titles and ids may hold rich's own square brackets
    return table


def _report_row(text: ReportText, parts: Counter[tuple[str, str]]) -> list[str]:
    report = text.report
    return [
        report.report_id,
        report.country or "-",
        str(report.year or "-"),
        str(report.data_date or "-"),
        str(len(text.outcomes)),
        f"{sum(len(outcome.text) for outcome in text.outcomes):,}",
        str(sum(parts[outcome.key] for outcome in text.outcomes)),
    ]


def _outcome_row(outcome: Outcome, parts: Counter[tuple[str, str]]) -> list[str]:
    status = "stated" if outcome.status else "-"
    length, chunks = f"{len(outcome.text):,}", str(parts[outcome.key])
    return [outcome.report.report_id, outcome.outcome_id, outcome.kind, length, chunks, status]


def _line(warning: ReadWarning) -> str:
    where = f"{warning.source}, {warning.outcome_id}" if warning.outcome_id else warning.source
    message = warning.message.removeprefix(f"{warning.source}: ")
    return f"{where}: {warning.kind}: {message}"
