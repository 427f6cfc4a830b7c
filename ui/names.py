"""What the page calls reports and outcomes."""

from ingest.types import HEAD, Outcome, Report

_PUBLISHER = "XM-DAC-41146-"


def report_name(report: Report) -> str:
    """Country and year ("Cambodia 2021"), or the title of a report that has neither."""
    named = " ".join(str(part) for part in (report.country, report.year) if part)
    return named or report.title or report.report_id


def short_id(outcome_id: str) -> str:
    """An outcome id without UN Women's own number in front of it."""
    return outcome_id.removeprefix(_PUBLISHER)


def outcome_name(outcome: Outcome) -> str:
    """How a line of text names a section: "Outcome 3.1", "Section" or "Head"."""
    if outcome.kind == HEAD:
        return "Head"
    return f"Outcome {outcome.number}" if outcome.number else "Section"
