"""The drawer that shows the outcome behind a citation, quote marked."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ingest.types import Outcome, Span
from rag.quoting.cite import check_citations
from rag.types import Answer
from ui.outcome_view import source_html

_SCRIPT = Path(__file__).parent / "clicks.js"
_clicks = st.components.v2.component("source_clicks", js=_SCRIPT.read_text(encoding="utf-8"))


@st.fragment
def draw_source_drawer(answers: Sequence[Answer | None]) -> None:
    """Listens for the buttons that `ui.answer_view` draws; opens the source they name in a drawer."""
    data = {"turns": len(answers)}
    clicked = _clicks(key="source_clicks", data=data, on_opened_change=lambda: None)
    if isinstance(name := clicked.opened, str) and (source := find_source(answers, name)):
        _show(*source)


def find_source(answers: Sequence[Answer | None], name: str) -> tuple[Outcome, Span, Sequence[Span]] | None:
    """What "3-1" (turn 3, citation 1) or "3-p0" (turn 3, passage 0) stands for, or None.

    Raises `CitationError` where the quote is no longer its span.
    """
    turn, _, place = name.partition("-")
    answer = answers[int(turn)] if turn.isdecimal() and int(turn) < len(answers) else None
    if answer is None:
        return None
    if place.startswith("p") and place[1:].isdecimal() and int(place[1:]) < len(answer.retrieved):
        chunk = answer.retrieved[int(place[1:])].chunk
        return chunk.outcome, chunk.span, ()
    for citation in answer.citations:
        if str(citation.n) == place:
            check_citations([citation])
            return citation.outcome, Span(citation.start, citation.end), citation.marks
    return None


@st.dialog("Source", position="right", width=680)
def _show(outcome: Outcome, span: Span, keys: Sequence[Span]) -> None:
    st.html(source_html(outcome, span, keys))
