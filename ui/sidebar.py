"""What stands in the sidebar below the filters: the conversation's buttons, the writer and the index."""

import streamlit as st

from ingest.index import Index
from ui.chat import Turn, end_conversation
from ui.export import answers_as_lines
from ui.html import escape_text
from ui.writing import Writer, describe_writer


def draw_foot(index: Index, writer: Writer) -> None:
    """Draws the buttons that save and end the conversation, once there is one, and what answers here."""
    turns: list[Turn] = st.session_state.get("turns", [])
    with st.sidebar:
        if turns:
            _draw_conversation(turns)
        used = [*describe_writer(writer, turns[-1].answer if turns else None), f"Index {index.generation}"]
        st.html(f'<p class="sidebar-foot">{"<br>".join(map(escape_text, used))}</p>')


def _draw_conversation(turns: list[Turn]) -> None:
    lines = answers_as_lines(turn.answer for turn in turns if turn.answer)
    st.button("New conversation", on_click=end_conversation, width="stretch")
    st.download_button("Save all answers", lines, "answers.jsonl", on_click="ignore", width="stretch")
