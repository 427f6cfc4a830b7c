"""A follow-up made self-contained by the model, held to the words of the conversation."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prompts.render import render
from rag.figure_match import missing_figures
from rag.figures import read_figures
from rag.writer.budget import TokenBudget, count_tokens, is_common
from rag.writer.chat import Chat
from rag.writer.plain_text import to_plain
from rag.writer.proper_names import missing_names
from rag.writer.pump import pump
from rag.writer.settings import WriterError

_LONGEST = 400
_SECONDS = 8.0


@dataclass(frozen=True)
class Rewrite:
    """A question made self-contained, None where the model gave nothing that may be used, and its tokens."""

    question: str | None
    prompt_tokens: int = 0
    completion_tokens: int = 0


def rewrite_question(
    question: str, history: Sequence[str], chat: Chat, budget: TokenBudget | None = None, seconds: float = _SECONDS
) -> Rewrite:
    """The last question made self-contained, if the model gives what may be used, and what it took.

    It may be used where it is one line of plain text whose figures, dates and names all stand in the
    conversation: a rewrite chooses what is carried over and adds nothing. `budget` pays for the request and the
    reply; nothing is sent where it cannot. Raises nothing that a model can cause.
    """
    earlier = "\n".join(json.dumps(turn, ensure_ascii=False) for turn in history)
    prompt = render("followup", history=earlier, question=json.dumps(question, ensure_ascii=False))
    try:
        asked = count_tokens(prompt.system) + count_tokens(prompt.user)
    except WriterError:
        return Rewrite(None)
    if budget is not None and budget.left < asked + _LONGEST // 4:
        return Rewrite(None)
    reply, complete = _read(pump(chat.stream(prompt), seconds))
    replied = count_tokens(reply)
    if budget is not None:
        budget.spend(asked + replied)
    rewritten = to_plain(reply).strip().strip("\"“”")
    is_one_line = complete and 0 < len(rewritten) < _LONGEST and "\n" not in rewritten
    usable = is_one_line and _adds_nothing(rewritten, [*history, question])
    return Rewrite(rewritten if usable else None, asked, replied)


def _read(pieces: Iterator[str]) -> tuple[str, bool]:
    """What came, and whether it came to its end within the longest that is read."""
    reply = ""
    try:
        for piece in pieces:
            reply += piece[:_LONGEST]
            if len(reply) > _LONGEST:
                return reply, False
    except WriterError:
        return reply, False
    return reply, True


def _adds_nothing(rewritten: str, said: Sequence[str]) -> bool:
    told, known = read_figures(rewritten), [read_figures(turn) for turn in said]
    figures = missing_figures(told, known)
    return not figures and not missing_names(told.text, [text.text for text in known], is_common)
