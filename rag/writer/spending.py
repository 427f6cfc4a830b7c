"""Tokens of one answer, counted whether or not it is shown."""

from collections.abc import Iterator
from dataclasses import replace

from prompts.render import Prompt
from rag.types import Answer
from rag.writer.budget import TokenBudget, count_tokens
from rag.writer.settings import Limits, WriterError

_MOST_COUNTED = 100_000
"""Characters of a reply that are counted; one that goes on is stopped long before."""


class Spending:
    """What one answer costs: begun with a prompt, grown by what comes back, written into the answer."""

    def __init__(self, limits: Limits, session: TokenBudget | None) -> None:
        """`session` is what the session has left; None where nobody keeps count."""
        self._limits, self._session = limits, session
        self._prompt: Prompt | None = None
        self._prompt_tokens = 0
        self._heard = ""

    def begin(self, prompt: Prompt) -> None:
        """Raises WriterError where the answer, at its longest, costs more than it or the session may."""
        tokens = count_tokens(prompt.system) + count_tokens(prompt.user)
        longest, most = tokens + self._limits.completion_tokens, self._limits.answer_tokens
        if longest > most:
            raise WriterError(f"the answer may take {longest} tokens, over the limit of {most}")
        if self._session is not None and longest > self._session.left:
            left = self._session.left
            raise WriterError(f"this session has {left} tokens left, an answer may take {longest}; "
                              "WRITER_SESSION_TOKENS sets more")
        self._prompt, self._prompt_tokens = prompt, tokens

    def listen(self, pieces: Iterator[str]) -> Iterator[str]:
        """`pieces`, counted as they pass."""
        for piece in pieces:
            if len(self._heard) < _MOST_COUNTED:
                self._heard += piece[:_MOST_COUNTED]
            yield piece

    def settle(self, answer: Answer) -> Answer:
        """`answer` with its tokens, which the session pays, and the prompt's hash."""
        if self._prompt is None:
            return answer
        completion = count_tokens(self._heard)
        if self._session is not None:
            self._session.spend(self._prompt_tokens + completion)
        tokens = {"prompt": self._prompt_tokens, "completion": completion}
        return replace(answer, tokens=tokens, prompt=self._prompt.sha256)
