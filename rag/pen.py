"""A language model for writing, where one is configured."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ingest.index import Index
from rag.question.understand import understand
from rag.types import Answer, Claim, Finding, Query, Search
from rag.words.leaning import leans
from rag.writer.budget import TokenBudget
from rag.writer.chat import Chat, open_chat
from rag.writer.rewrite import rewrite_question
from rag.writer.settings import DEFAULT_LIMITS, Limits, read_writer_settings
from rag.writer.write_model import write_with_model


@dataclass(frozen=True)
class Pen:
    """A model and what it may use: time and tokens for an answer, what the session has left, and who is told
    of each sentence that passed."""

    chat: Chat
    limits: Limits = DEFAULT_LIMITS
    budget: TokenBudget | None = None
    on_sentence: Callable[[Claim], None] | None = None


def open_pen(environ: Mapping[str, str] = os.environ) -> Pen | None:
    """The pen that the environment configures (WRITER=…), or None. Raises `WriterError` for wrong settings."""
    settings = read_writer_settings(environ)
    if settings is None:
        return None
    return Pen(open_chat(settings, environ), settings.limits, TokenBudget(settings.limits.session_tokens))


def restate(query: Query, index: Index, pen: Pen | None) -> Query:
    """A follow-up as the pen's model makes it self-contained, where that adds nothing to what the user said;
    `query` itself without a pen, without history, or where the question stands alone. What it took is in `tokens`."""
    if pen is None or not query.history or query.further or not leans(query.question):
        return query
    rewrite = rewrite_question(query.question, query.history, pen.chat, pen.budget, pen.limits)
    restated = understand(rewrite.question, index, query.filters) if rewrite.question else query
    return replace(
        restated, question=query.question, typed=query.typed, history=query.history, tokens=rewrite.tokens,
        asked=rewrite.began,
    )


def write_prose(search: Search, finding: Finding, quoting: Answer, index: Index, pen: Pen | None) -> Answer:
    """`quoting` in the words of the pen's model as far as they pass the checks; `quoting` itself without a pen."""
    if pen is None:
        return quoting
    return write_with_model(
        search.query, finding.evidence, quoting, pen.chat, pen.on_sentence,
        encode=index.encode, limits=pen.limits, budget=pen.budget,
    )
