"""The Ask page: a conversation that lasts as long as the browser tab."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ingest.errors import IngestError
from ingest.index import Index
from ingest.types import Outcome
from rag.answer import ask
from rag.question.understand import LONGEST_QUESTION
from rag.quoting.cite import CitationError, check_citations
from rag.retrieval.scope import filter_sections
from rag.types import Answer, Filters
from rag.writer.settings import WriterError
from ui.answer_view import answer_html, question_html
from ui.citation import draw_source_drawer
from ui.export import answer_as_text, answers_as_lines
from ui.html import escape_label, escape_text
from ui.names import report_name
from ui.suggestions import suggest_questions
from ui.theme import draw_problem
from ui.writing import Writer, showing

UNEXPECTED = "A fault in the program kept this question from being answered. Ask in other words, or reload."
UNWRITTEN = "Quotes answer, since no language model can be used: "


@dataclass(frozen=True)
class Turn:
    """A question and what came of it: an answer, or the sentence that says why there is none."""

    question: str
    answer: Answer | None
    problem: str = ""


def draw_ask(index: Index, filters: Filters, writer: Writer) -> None:
    """Draws the conversation and answers the question just asked, if there is one."""
    if writer.problem:
        draw_problem(UNWRITTEN + writer.problem)
    turns: list[Turn] = st.session_state.setdefault("turns", [])
    asked = st.chat_input("Ask about the reports", max_chars=LONGEST_QUESTION, submit_mode="disable")
    if asked and asked.strip():
        _put(asked.strip())
    question = st.session_state.get("pending")
    if not turns and not question:
        _draw_empty(index, filters, writer)
    for number, turn in enumerate(turns):
        _draw_turn(number, turn)
    if question:
        _answer(question, turns, lambda history: ask(question, index, filters, history, showing(writer.pen)))
    draw_source_drawer([turn.answer for turn in turns])


def _draw_empty(index: Index, filters: Filters, writer: Writer) -> None:
    sections = filter_sections(index.outcomes, filters)
    names = list(dict.fromkeys(report_name(section.report) for section in sections))
    listed = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    st.html(
        f'<h1>Ask the country reports</h1><p class="lead">{lead_html(writer)}</p>'
        f'<p class="scope">{len(sections)} outcomes: {escape_text(listed or "none passes the filters")}.</p>'
    )
    with st.container(key="suggestions"):
        for number, question in enumerate(_suggestions(index.generation, filters, sections)):
            st.button(escape_label(question), key=f"suggestion-{number}", on_click=_put, args=[question])


@st.cache_data(show_spinner=False, max_entries=50)
def _suggestions(
    generation: str,  # noqa: ARG001 - the cache goes by it
    filters: Filters,  # noqa: ARG001 - and by these
    _sections: Sequence[Outcome],
) -> tuple[str, ...]:
    """What is suggested for the sections of a generation that pass the filters, found once."""
    return suggest_questions(_sections)


def lead_html(writer: Writer) -> str:
    """What an answer here consists of, and where questions are sent, if anywhere."""
    if writer.pen is None:
        return (
            "Every answer is quoted, and every quote opens where it stands in its report. What the reports do not say "
            "is not answered."
        )
    return (
        "Quotes are found on this machine, then sent with the question to be put into words by "
        f"{escape_text(writer.place)}. Every quote opens where it stands in its report. What the reports do not say is "
        "not answered."
    )


def _put(question: str) -> None:
    """Keeps a question until it is answered: whatever else is clicked meanwhile starts the page anew."""
    st.session_state.pending = question


def end_conversation() -> None:
    """Forgets every turn, and the question under way."""
    st.session_state.turns = []
    st.session_state.pop("pending", None)


def _answer(question: str, turns: list[Turn], answer: Callable[[list[str]], Answer]) -> None:
    """Asks, keeps the turn and draws it, the question first so that the reader sees it was taken."""
    with st.container(key=f"turn-{len(turns)}"):
        st.html(question_html(question))
        live = st.empty()
        with live.container(), st.spinner("Reading the reports …"):
            history = [turn.question for turn in turns]
            turns.append(_ask(question, lambda: answer(history)))
            st.session_state.pop("pending", None)
        live.empty()
        _draw_result(len(turns) - 1, turns[-1])


def _ask(question: str, answer: Callable[[], Answer]) -> Turn:
    try:
        return Turn(question, answer())
    except (IngestError, CitationError, WriterError) as error:
        return Turn(question, None, str(error))
    except Exception:  # the page's one door: a fault must not take the conversation with it
        logging.getLogger(__name__).exception("question failed: %r", question)
        return Turn(question, None, UNEXPECTED)


def _draw_turn(number: int, turn: Turn) -> None:
    with st.container(key=f"turn-{number}"):
        st.html(question_html(turn.question))
        _draw_result(number, turn)


def _draw_result(number: int, turn: Turn) -> None:
    if turn.answer is None:
        draw_problem(turn.problem)
        return
    try:
        check_citations(turn.answer.citations)
    except CitationError as error:
        draw_problem(str(error))
        return
    st.html(answer_html(turn.answer, number))
    _draw_exports(number, turn.answer)


def _draw_exports(number: int, answer: Answer) -> None:
    text = answer_as_text(answer)
    with st.container(horizontal=True, key=f"exports-{number}"):
        st.html(
            f'<button type="button" class="link" data-copy="copy-{number}">Copy</button>'
            f'<pre hidden id="copy-{number}">{escape_text(text)}</pre>',
            width="content",
        )
        kept: dict[str, Any] = {"type": "tertiary", "on_click": "ignore"}
        st.download_button("Text", text, f"answer-{number + 1}.txt", key=f"text-{number}", **kept)
        lines = answers_as_lines([answer])
        st.download_button("JSON", lines, f"answer-{number + 1}.jsonl", key=f"json-{number}", **kept)
