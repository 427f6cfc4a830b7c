"""A follow-up made self-contained by the model, held to the words of the conversation."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.terms import STOP, plain_words
from prompts.render import render
from rag.figures.figure_match import missing_figures
from rag.figures.figures import read_figures
from rag.words.question_words import FUNCTION_WORDS
from rag.writer.budget import TokenBudget, is_common
from rag.writer.chat import Chat
from rag.writer.plain_text import to_plain
from rag.writer.proper_names import missing_names
from rag.writer.pump import pump
from rag.writer.reasoning import without_reasoning
from rag.writer.roots import root
from rag.writer.settings import DEFAULT_LIMITS, Limits, WriterError
from rag.writer.spending import Spending

_LONGEST = 400
_SECONDS = 8.0
_NEW_WORDS = 1
"""Words that a rewrite may have of its own: "Which ministries developed the AOPs?" for "Who?"."""
_DENIALS = frozenset(
    root(word)
    for word in """no not never none nor neither nobody nothing nowhere without cannot fail failure lack miss refuse
    reject decline deny avoid prevent stop neglect except exclude unable hardly""".split()
)


@dataclass(frozen=True)
class Rewrite:
    """A question made self-contained, None where the model gave nothing that may be used; its tokens ("prompt",
    "completion"), and when it was asked, by `time.monotonic`."""

    question: str | None
    tokens: Mapping[str, int] = field(default_factory=dict)
    began: float | None = None


def rewrite_question(
    question: str,
    history: Sequence[str],
    chat: Chat,
    budget: TokenBudget | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Rewrite:
    """The last question made self-contained, if the model gives what may be used, and what it took.

    It may be used where it is one line of plain text that adds nothing: it chooses what is carried over from the
    conversation. `budget` pays for the request and the reply; nothing is sent where it or the limit of an answer
    cannot. Raises nothing that a model can cause.
    """
    earlier = "\n".join(json.dumps(turn, ensure_ascii=False) for turn in history)
    prompt = render("followup", history=earlier, question=json.dumps(question, ensure_ascii=False))
    spending = Spending(replace(limits, seconds=min(limits.seconds, _SECONDS)), budget)
    try:
        spending.begin(prompt, _LONGEST // 4)
    except WriterError:
        return Rewrite(None)
    call = spending.call
    reply, complete = _read(without_reasoning(spending.listen(pump(chat.stream(prompt, call), call))))
    rewritten = to_plain(reply).strip().strip("\"“”")
    is_one_line = complete and 0 < len(rewritten) < _LONGEST and "\n" not in rewritten
    usable = is_one_line and _adds_nothing(rewritten, [*history, question])
    return Rewrite(rewritten if usable else None, spending.pay(), call.end - call.seconds)


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
    """Whether figures, dates, names and denials of `rewritten` all stand in what was `said`, and its other words of
    weight but for `_NEW_WORDS`."""
    told, known = read_figures(rewritten), [read_figures(turn) for turn in said]
    if missing_figures(told, known) or missing_names(told.text, [text.text for text in known], is_common):
        return False
    new = _words(rewritten) - {word for turn in said for word in _words(turn)}
    return not new & _DENIALS and len(new) <= _NEW_WORDS


def _words(text: str) -> set[str]:
    """The words of weight and the denials of `text`, as stems; "n't" is "not"."""
    words = plain_words(re.sub(r"n['’]t\b", " not", text))
    stems = {word: root(word) for word in words}
    return {stem for word, stem in stems.items() if stem in _DENIALS or word not in STOP | FUNCTION_WORDS}
