"""The page's side of a language model: one pen for each session, sentences shown as they pass."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from rag.pen import Pen, open_pen
from rag.types import Answer, Claim
from rag.writer.settings import WriterError
from ui.html import escape_text


def settings() -> Mapping[str, str]:
    """The environment, with Streamlit's secrets (`.streamlit/secrets.toml`) where it says nothing.

    Raises `WriterError` where a file of secrets is there but cannot be read; the message repeats none of it.
    """
    try:
        secrets = {name: str(value) for name, value in st.secrets.items() if isinstance(value, str | int | float)}
    except StreamlitSecretNotFoundError:
        broken = [path for path in st.get_option("secrets.files") if Path(path).is_file()]
        if broken:
            raise WriterError(f"{broken[-1]} cannot be read as TOML; mend or remove it") from None
        secrets = {}
    return {**secrets, **os.environ}


def session_pen() -> Pen | None:
    """The pen that the settings configure, with the tokens that this session has left; None without a writer.

    Raises `WriterError` for settings that name no usable model.
    """
    if "pen" not in st.session_state:
        st.session_state.pen = open_pen(settings())
    pen: Pen | None = st.session_state.pen
    return pen


def describe_writer(pen: Pen | None, last: Answer | None = None) -> tuple[str, ...]:
    """Lines that say who writes here, whether it wrote the `last` answer, and what the session may still spend."""
    if pen is None:
        return ("Quotes only, no language model",)
    name, left = pen.chat.name, (f"{pen.budget.left:,} tokens left in this session",) if pen.budget else ()
    if last and last.status == "answered" and last.writer != name:
        return (f"The last answer is quoted, not written by {name}", *left)
    return (f"Written by {name}, checked against its sources", *left)


def showing(pen: Pen | None) -> Pen | None:
    """The same pen, drawing each sentence once it has passed its checks; not before."""
    if pen is None:
        return None
    place, passed = st.empty(), list[Claim]()

    def show(claim: Claim) -> None:
        passed.append(claim)
        said = escape_text(" ".join(claim.text for claim in passed))
        place.html(f'<p class="answer-text" aria-live="polite">{said}</p>')

    return replace(pen, on_sentence=show)
