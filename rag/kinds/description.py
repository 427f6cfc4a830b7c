"""The words of a question that describe an outcome, told from those that ask something of it."""

from collections.abc import Sequence

from rag.kinds.status_words import GOALS, OUTCOME
from rag.words.question_words import Word

_HEADS = OUTCOME | GOALS
_LINKS = frozenset("on about for concerning regarding towards in under covering".split())
_INSIDE = frozenset("and of the for on in with to from or a an by".split())

Run = tuple[int, int]


def read_description(words: Sequence[Word], text: str) -> tuple[str | None, tuple[str, ...]]:
    """The run of unknown words at "outcome" ("the radio outcome", "outcome on radio") as typed, and the
    unknown words that stand elsewhere."""
    runs = foreign_runs(words)
    for run in runs:
        if _stands_at_outcome(words, *run):
            others = (words[i] for a, b in runs if (a, b) != run for i in range(a, b + 1))
            return run_text(words, run, text), tuple(word.text for word in others if not word.known)
    return None, tuple(word.text for word in words if not word.known)


def foreign_runs(words: Sequence[Word]) -> list[Run]:
    """First and last index of each run of words outside the vocabulary, little words inside a run
    included."""
    runs: list[Run] = []
    for i, word in enumerate(words):
        if word.known:
            continue
        between = words[runs[-1][1] + 1 : i] if runs else ()
        if runs and len(between) <= 2 and all(w.text in _INSIDE for w in between):
            runs[-1] = runs[-1][0], i
        else:
            runs.append((i, i))
    return runs


def run_text(words: Sequence[Word], run: Run, text: str) -> str:
    """The run as typed."""
    return text[words[run[0]].start : words[run[1]].end]


def _stands_at_outcome(words: Sequence[Word], first: int, last: int) -> bool:
    before = [word.text for word in words[max(0, first - 3) : first]]
    if last + 1 < len(words) and words[last + 1].text in _HEADS:
        return True
    while before and before[-1] in {"the", "a", "our", "its"}:
        before.pop()
    if not before:
        return False
    if len(before) > 1 and before[-1] in _LINKS:
        return before[-2] in _HEADS or (before[-2] == "progress" and before[-1] in {"on", "towards", "in"})
    return before[-1] in _HEADS
