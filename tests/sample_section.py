"""A short section of a report, and short words for reading one; imported by the tests of reading."""

from pathlib import Path

from ingest.report_text import read_report_text
from ingest.types import ReportText

REPORTS = Path(__file__).parent.parent / "reports"
SEED = (REPORTS / "cambodia-2021.txt").read_text(encoding="utf-8")
ID = "XM-DAC-41146-KHM_D_3.1"
TITLE = "Cambodia has an enabling environment to better prevent all forms of violence"
NARRATIVE = (
    "The outcome was not fully achieved in 2021, partly as a result of the pandemic. However, there was "
    "progress towards improvements in the enabling environment. The Ministry of Women's Affairs (MOWA) "
    "coordinated the working group, which met four times. Fifteen plans were made, and their gaps were shown "
    "to the members in November. The full draft of the review will be given in the first quarter of 2022."
)


def read(text: str, name: str = "report.txt") -> ReportText:
    return read_report_text(text, Path(name))


def found(report: ReportText) -> list[tuple[str, str, str]]:
    return [(outcome.outcome_id, outcome.title, outcome.text) for outcome in report.outcomes]


def kinds(report: ReportText) -> list[str]:
    return [warning.kind for warning in report.warnings]
