"""How far two annotators agree: on whether the reports answer, and on where."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.measures.citation import f1
from eval.types import EvalError, Key, Question


@dataclass(frozen=True)
class Agreement:
    """Over `n` shared questions: agreement on answerability as share and kappa (if anything varies); over
    the `marked` ones that both call answerable, mean overlap F1 of evidence; ids on which they differ."""

    n: int
    same: float
    kappa: float | None
    marked: int
    overlap: float | None
    differing: tuple[str, ...]


def agree(first: Sequence[Question], second: Sequence[Question]) -> Agreement:
    """Cohen's kappa (1960) and token-free overlap: F1 of the characters that each marked.

    EvalError if the files share no question.
    """
    from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped] # noqa: PLC0415 - takes a second

    other = {question.id: question for question in second}
    pairs = [(question, other[question.id]) for question in first if question.id in other]
    if not pairs:
        raise EvalError("the two files share no question id", 3)
    labels = [a.answerable for a, _ in pairs], [b.answerable for _, b in pairs]
    varied = len({*labels[0], *labels[1]}) > 1
    overlaps = {a.id: evidence_f1(a, b) for a, b in pairs if a.answerable and b.answerable}
    differing = [a.id for a, b in pairs if a.answerable != b.answerable or overlaps.get(a.id, 1.0) < 0.5]
    return Agreement(
        n=len(pairs),
        same=sum(a == b for a, b in zip(*labels, strict=True)) / len(pairs),
        kappa=float(cohen_kappa_score(*labels)) if varied else None,
        marked=len(overlaps),
        overlap=sum(overlaps.values()) / len(overlaps) if overlaps else None,
        differing=tuple(differing),
    )


def evidence_f1(a: Question, b: Question) -> float:
    """F1 of marked characters; 1 if neither marked any."""
    mine, theirs = _characters(a), _characters(b)
    if not mine and not theirs:
        return 1.0
    common = len(mine & theirs)
    return f1(common / max(1, len(theirs)), common / max(1, len(mine)))


def _characters(question: Question) -> set[tuple[Key, int]]:
    return {(place.key, i) for place in question.evidence for i in range(place.start, place.end)}
