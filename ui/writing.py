"""The page's side of a language model: one writer for each session, sentences shown as they pass."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from rag.pen import Pen, open_pen
from rag.quoting.write_quotes import WRITER as QUOTES
from rag.types import Answer, Claim
from rag.writer.settings import WriterError
from ui.html import escape_text


@dataclass(frozen=True)
class Writer:
    """Who writes in this session: the model of `pen`, at `host` where an address is set; without a pen the quotes,
    and `problem` says why where a model was asked for."""

    pen: Pen | None = None
    host: str = ""
    problem: str = ""

    @property
    def name(self) -> str:
        """As answers name their writer: "quotes", or "provider:model"."""
        return self.pen.chat.name if self.pen else QUOTES

    @property
    def place(self) -> str:
        """Where questions and quotes are sent: the model, and its host where one is set; "" without a model."""
        return " at ".join(filter(None, (self.name, self.host))) if self.pen else ""


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


def session_writer() -> Writer:
    """The writer that the settings configure, with the tokens that this session has left.

    Raises `WriterError` for settings that name no usable model; they are read again at the next call.
    """
    if "writer" not in st.session_state:
        found = settings()
        st.session_state.writer = Writer(open_pen(found), host_of(found.get("WRITER_BASE_URL", "")))
    writer: Writer = st.session_state.writer
    return writer


def host_of(address: str) -> str:
    """The host that an address names, without port, user or password; "" where it names none."""
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""


def describe_writer(writer: Writer, last: Answer | None = None) -> tuple[str, ...]:
    """Lines that say who writes here, whether it wrote the `last` answer, and what the session may still spend."""
    pen, name = writer.pen, writer.name
    if pen is None:
        return (f"Quotes only, {'the language model cannot be used' if writer.problem else 'no language model'}",)
    left = (f"{pen.budget.left:,} tokens left in this session",) if pen.budget else ()
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
