"""A follow-up made self-contained by the model, held to the words of the conversation."""

import json
from collections.abc import Iterator, Sequence

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


def rewrite_question(
    question: str, history: Sequence[str], chat: Chat, budget: TokenBudget | None = None, seconds: float = _SECONDS
) -> str | None:
    """The last question made self-contained, or None where the model gives nothing that may be used.

    It may be used where it is one line of plain text whose figures, dates and names all stand in the
    conversation: a rewrite chooses what is carried over and adds nothing. `budget` pays for the request, and
    None comes back at once where it cannot. Raises nothing that a model can cause; None leaves the question as
    the rules understood it.
    """
    earlier = "\n".join(json.dumps(turn, ensure_ascii=False) for turn in history)
    prompt = render("followup", history=earlier, question=json.dumps(question, ensure_ascii=False))
    try:
        cost = count_tokens(prompt.system) + count_tokens(prompt.user) + _LONGEST // 4
        if budget is not None and budget.left < cost:
            return None
        if budget is not None:
            budget.spend(cost)
        reply = _read(pump(chat.stream(prompt), seconds))
    except WriterError:
        return None
    rewritten = to_plain(reply).strip().strip("\"“”")
    said = [*history, question]
    is_one_line = 0 < len(rewritten) < _LONGEST and "\n" not in rewritten
    return rewritten if is_one_line and _adds_nothing(rewritten, said) else None


def _read(pieces: Iterator[str]) -> str:
    reply = ""
    for piece in pieces:
        reply += piece[:_LONGEST]
        if len(reply) > _LONGEST:
            break
    return reply


def _adds_nothing(rewritten: str, said: Sequence[str]) -> bool:
    told, known = read_figures(rewritten), [read_figures(turn) for turn in said]
    figures = missing_figures(told, known)
    return not figures and not missing_names(told.text, [text.text for text in known], is_common)
