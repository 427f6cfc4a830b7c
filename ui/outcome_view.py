"""An outcome as HTML: what it is, and its full text with a span marked. Pure functions, no Streamlit."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from ingest.types import Outcome, Span
from rag.quoting.links import record_url
from ui.html import escape_text, facts_html, folded_html, mark_text
from ui.names import outcome_name, report_name


def source_html(outcome: Outcome, span: Span, keys: Sequence[Span] = ()) -> str:
    """A cited outcome in full with `span` marked, headed by where it stands."""
    where = f"{report_name(outcome.report)} · {outcome_name(outcome)}"
    return (
        f'<section class="source-view"><p class="kicker">{escape_text(where)}</p>'
        f'<h3 class="outcome-title">{escape_text(outcome.title or outcome.outcome_id)}</h3>'
        f"{_record(outcome)}"
        '<p class="legend">The quoted words are <mark>marked</mark>. All is as printed in the report.</p>'
        f'<div class="narrative">{mark_text(outcome.text, span, keys)}</div></section>'
    )


def outcome_html(outcome: Outcome, unfolded: bool = False) -> str:
    """An outcome that opens and closes: title, record and full text, in which the stated status is marked."""
    body = mark_text(outcome.text, outcome.status) if outcome.status else escape_text(outcome.text)
    return (
        f'<details class="outcome"{" open" if unfolded else ""}><summary><span class="where">'
        f'{escape_text(outcome_name(outcome))}</span> <span class="title">'
        f"{escape_text(outcome.title or outcome.outcome_id)}</span></summary>{_record(outcome)}"
        f'{_abbreviations(outcome)}<div class="narrative">{body}</div></details>'
    )


def _record(outcome: Outcome) -> str:
    """Id, alignment, stated status, data date and public record, each where there is one."""
    data_date = outcome.report.data_date
    facts = [
        ("Outcome id", escape_text(outcome.outcome_id)),
        ("Aligned to", escape_text(outcome.alignment or "")),
        ("Stated status", _status(outcome)),
        ("Title", "cut off at its start in the source" if outcome.title_truncated else ""),
        ("Data as of", f"{data_date:%-d %B %Y}" if data_date else ""),
        ("Public record", _link(record_url(outcome))),
    ]
    return facts_html(facts)


def _status(outcome: Outcome) -> str:
    if outcome.status:
        return f"<q>{escape_text(outcome.words(outcome.status))}</q>"
    return "none is stated" if outcome.kind in ("development", "organisational") else ""


def _link(url: str) -> str:
    host = urlsplit(url).netloc
    if not url.startswith(("https://", "http://")):  # the template may be set to anything
        return ""
    shown = f"{escape_text(host)} (opens a new tab)"
    return f'<a href="{escape_text(url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def _abbreviations(outcome: Outcome) -> str:
    if not outcome.abbreviations:
        return ""
    pairs = facts_html((a.short, escape_text(a.expansion)) for a in outcome.abbreviations)
    return folded_html("Abbreviations explained in this text", pairs, "abbreviations")
