"""The Reports page: every report and outcome in the index, as read."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ingest.index import Index
from ingest.read import read_paths
from ingest.types import HEAD, Outcome, ReadWarning, Report
from rag.retrieval.scope import filter_sections
from rag.types import Filters
from ui.html import escape_text, facts_html, folded_html, list_html
from ui.names import report_name
from ui.outcome_view import outcome_html


def draw_library(index: Index, filters: Filters, reports: Path) -> None:
    """Draws the list of reports that pass the filters, and the one chosen with its outcomes."""
    st.html("<h1>Reports</h1>")
    sections = filter_sections(index.outcomes, filters)
    by_report: dict[str, list[Outcome]] = {}
    for section in sections:
        by_report.setdefault(section.report.report_id, []).append(section)
    if not by_report:
        st.html('<p class="lead">No report passes the filters.</p>')
        return
    if len(by_report) > 1:
        st.html(overview_html(list(by_report.values())))
    report_id = _choose(list(by_report), index)
    warnings = _warnings(reports, index.generation)
    shown = by_report[report_id]
    st.html(report_html(shown[0].report, shown, warnings))
    heads = [s for s in index.sections if s.key == (report_id, HEAD) and not filters.outcome]
    st.html("".join(outcome_html(section, unfolded=len(shown) == 1) for section in [*shown, *heads]))


def overview_html(reports: Sequence[Sequence[Outcome]]) -> str:
    """A table of reports: name, number of outcomes, data date, file."""
    head = '<th scope="col">Report</th><th scope="col" class="number">Outcomes</th>'
    head += '<th scope="col">Data as of</th><th scope="col">File</th>'
    rows = "".join(f"<tr>{_overview_row(found)}</tr>" for found in reports)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _overview_row(outcomes: Sequence[Outcome]) -> str:
    report = outcomes[0].report
    return (
        f'<th scope="row">{escape_text(report_name(report))}</th><td class="number">{len(outcomes)}</td>'
        f"<td>{_date(report)}</td><td>{escape_text(report.source)}</td>"
    )


def report_html(report: Report, outcomes: Sequence[Outcome], warnings: Sequence[ReadWarning]) -> str:
    """What is known of one report, and what was odd about its file when it was read."""
    words = sum(len(outcome.text.split()) for outcome in outcomes)
    facts = [
        ("Outcomes", f"{len(outcomes)} ({words:,} words)"),
        ("Data as of", _date(report)),
        ("File", escape_text(report.source)),
    ]
    noted = [_warning(warning) for warning in warnings if warning.source == report.source]
    remarks = f"{len(noted)} {'remark' if len(noted) == 1 else 'remarks'} from reading this file"
    heading = f'<h2 class="report">{escape_text(report_name(report))}</h2>'
    return heading + facts_html(facts) + folded_html(remarks, list_html(noted, "remarks"), "warnings")


def _choose(report_ids: list[str], index: Index) -> str:
    """The report to show, kept in the address; the first one where there is no choice."""
    if len(report_ids) == 1:
        return report_ids[0]
    names = {report.report_id: report_name(report) for report in index.reports}
    asked = st.query_params.get("report", "")
    at = report_ids.index(asked) if asked in report_ids else 0
    chosen = st.selectbox("Show report", report_ids, at, format_func=lambda i: names[i], key="report")
    st.query_params["report"] = chosen
    return chosen


@st.cache_data(show_spinner=False, max_entries=2)
def _warnings(reports: Path, generation: str) -> tuple[ReadWarning, ...]:  # noqa: ARG001 - the cache goes by it
    """All remarks on the files in the folder of reports; the index does not keep them."""
    return tuple(warning for found in read_paths([reports]).reports for warning in found.warnings)


def _date(report: Report) -> str:
    return f"{report.data_date:%-d %B %Y}" if report.data_date else ""


def _warning(warning: ReadWarning) -> str:
    where = f"{warning.outcome_id}: " if warning.outcome_id else ""
    return f"{where}{warning.kind} – {warning.message}"
