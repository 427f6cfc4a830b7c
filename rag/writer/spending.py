"""What one use of a model may cost and what it cost, counted whether or not it is shown."""

from collections.abc import Iterator
from dataclasses import replace

from prompts.render import Prompt
from rag.types import Answer
from rag.writer.budget import TokenBudget, count_tokens
from rag.writer.call import begin_call
from rag.writer.settings import Limits, WriterError

_SIGNS_PER_TOKEN = 6
"""More than any prose has: a reply longer than its tokens allow by this is no answer."""


class Spending:
    """One call and its tokens: begun with a prompt, grown by what comes back, paid by the session."""

    def __init__(
        self, limits: Limits, session: TokenBudget | None, before: int = 0, began: float | None = None
    ) -> None:
        """`session` is what the session has left, None where nobody keeps count; `before` are the tokens that the
        answer took already, `began` is when its first request was sent."""
        self._limits, self._session, self._before = limits, session, before
        self._prompt: Prompt | None = None
        self._prompt_tokens = 0
        self._heard = ""
        self.call = begin_call(limits.seconds, began)

    def begin(self, prompt: Prompt, reply: int) -> None:
        """Raises WriterError where the answer, with a `reply` of so many tokens, costs more than it or the session
        may."""
        tokens = count_tokens(prompt.system) + count_tokens(prompt.user)
        longest, most = tokens + reply, self._limits.answer_tokens
        if self._before + longest > most:
            raise WriterError(f"the answer may take {self._before + longest} tokens, over the limit of {most}")
        if self._session is not None and longest > self._session.left:
            left = self._session.left
            raise WriterError(f"this session has {left} tokens left, an answer may take {longest}; "
                              "WRITER_SESSION_TOKENS sets more")
        self._prompt, self._prompt_tokens = prompt, tokens

    def listen(self, pieces: Iterator[str]) -> Iterator[str]:
        """`pieces`, kept as they pass. Raises WriterError as soon as there is more than a reply may have: what is
        left is never read."""
        most = self._limits.completion_tokens * _SIGNS_PER_TOKEN
        for piece in pieces:
            is_over = len(self._heard) + len(piece) > most
            self._heard += piece[: most - len(self._heard)]
            if is_over:
                raise WriterError(f"the model wrote more than {most} characters")
            yield piece

    def pay(self) -> dict[str, int]:
        """The tokens of every request that was taken and of what was read, which the session pays."""
        tokens = {"prompt": self._prompt_tokens * self.call.requests, "completion": count_tokens(self._heard)}
        if self._session is not None:
            self._session.spend(sum(tokens.values()))
        return tokens

    def settle(self, answer: Answer) -> Answer:
        """`answer` with its tokens and the prompt's hash; itself where nothing was begun."""
        return answer if self._prompt is None else replace(answer, tokens=self.pay(), prompt=self._prompt.sha256)
