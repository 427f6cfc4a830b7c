"""Which of the gold questions a run asks."""

from collections.abc import Sequence

from eval.gold import gold_line
from eval.types import EvalError, Question


def choose(
    questions: Sequence[Question], split: str = "all", filters: Sequence[str] = (), limit: int | None = None
) -> tuple[Question, ...]:
    """The questions of one split that pass every `key=value`, at most `limit` of them, in gold order.

    Values are compared as text; several values of one key are alternatives. EvalError if none is left.
    """
    wanted: dict[str, set[str]] = {}
    for given in filters:
        key, sign, value = given.partition("=")
        if not sign or key not in Question.__dataclass_fields__:
            raise EvalError(f"--filter {given}: write key=value with a key of gold lines, as in type=number")
        wanted.setdefault(key, set()).add(value.casefold())
    chosen = [
        question
        for question in questions
        if split in ("all", question.split)
        and all(str(gold_line(question).get(key)).casefold() in values for key, values in wanted.items())
    ]
    if not chosen:
        raise EvalError(f"no question left: --split {split} {' '.join(f'--filter {f}' for f in filters)}")
    return tuple(chosen[:limit])
