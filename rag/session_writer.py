"""A configured model with its limits and what a session has left: what `ask` is given to write with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rag.budget import TokenBudget
from rag.chat import Chat, open_chat
from rag.support import Encode
from rag.types import Answer, Claim, Evidence, Query
from rag.write_model import write_with_model
from rag.writer import DEFAULT_LIMITS, Limits, read_writer_settings


@dataclass(frozen=True)
class SessionWriter:
    """One to each session: a browser tab, a batch, a benchmark run. Sessions may share `chat`."""

    chat: Chat
    limits: Limits
    budget: TokenBudget

    @property
    def name(self) -> str:
        """What the answer line shows as writer."""
        return self.chat.name

    def write(
        self,
        query: Query,
        evidence: Sequence[Evidence],
        quoting: Answer,
        encode: Encode | None = None,
        on_sentence: Callable[[Claim], None] | None = None,
    ) -> Answer:
        """As `write_with_model`, within this session's limits."""
        return write_with_model(
            query, evidence, quoting, self.chat, on_sentence,
            encode=encode, limits=self.limits, budget=self.budget,
        )  # fmt: skip


def open_writer(environ: Mapping[str, str], chat: Chat | None = None) -> SessionWriter | None:
    """The writer that the environment names, with a fresh budget, or None where it names none.

    `chat` is a model opened earlier, to be shared between sessions. Raises WriterError where the settings,
    the package or the key are wrong.
    """
    settings = read_writer_settings(environ)
    if settings is None:
        return None
    limits = settings.limits
    return SessionWriter(chat or open_chat(settings, environ), limits, TokenBudget(limits.session_tokens))


def session_writer(chat: Chat, limits: Limits = DEFAULT_LIMITS) -> SessionWriter:
    """A writer for `chat` with a fresh budget."""
    return SessionWriter(chat, limits, TokenBudget(limits.session_tokens))
