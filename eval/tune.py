"""The threshold below which the assistant declines, set on the tune split and on nothing else."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from eval.gold import gold_hash
from eval.prediction import parse_prediction
from eval.score import score_prediction
from eval.systems import Answerer
from eval.types import EvalError, Line, Prediction, Question, Sections
from eval.would_be import as_answered

TARGET = Path("models/selector/threshold.json")
"""Where the answering path reads its threshold."""
FOLDS = 5


@dataclass(frozen=True)
class Outcome:
    """One tune question: how sure the assistant was, and what answering and declining it would be worth.

    `open` is False where it declines for another reason than doubt, whatever the threshold.
    """

    family: str
    confidence: float
    answered: float
    declined: float
    right: bool
    open: bool


@dataclass(frozen=True)
class Tuned:
    """A threshold; its worth, coverage and risk on the tune split; the worth to expect on unseen families."""

    threshold: float
    worth: float
    coverage: float
    risk: float
    held_out: float


def check_split(questions: Sequence[Question]) -> None:
    """EvalError if a question is not of the tune split: a threshold that saw the test split proves nothing."""
    wrong = [question.id for question in questions if question.split != "tune"]
    if wrong:
        raise EvalError(f"tune takes the tune split only; {len(wrong)} questions are not of it, first {wrong[0]}")


def observe(
    questions: Sequence[Question], answerer: Answerer, sections: Sections, cost: float, current: float | None
) -> list[Outcome]:
    """Asks everything and works out what each answer would be worth: a right answer 1, a wrong one -`cost`.

    Declining is worth 1 where the reports do not answer and 0 where they do: effective reliability
    (Whitehead et al. 2022), with rightly declined counted like rightly answered. `current` is the threshold
    in force; what was declined above it was declined for another reason.
    """
    found = []
    for question in questions:
        prediction = parse_prediction(answerer(question))
        score = score_prediction(question, as_answered(prediction), sections)
        right = question.answerable and score.verdict == "correct"
        found.append(
            Outcome(
                question.family,
                prediction.confidence,
                1.0 if right else -cost,
                0.0 if question.answerable else 1.0,
                right,
                _is_open(prediction, current),
            )
        )
    return found


def tune(outcomes: Sequence[Outcome]) -> Tuned:
    """The threshold of greatest worth; between equals the one in the middle of the widest gap."""
    threshold = best_threshold(outcomes)
    answered = [o for o in outcomes if _answers(o, threshold)]
    wrong = sum(not o.right for o in answered)
    return Tuned(
        threshold=threshold,
        worth=worth(outcomes, threshold),
        coverage=len(answered) / len(outcomes),
        risk=wrong / max(1, len(answered)),
        held_out=held_out_worth(outcomes),
    )


def best_threshold(outcomes: Sequence[Outcome]) -> float:
    """Half-way between two neighbouring confidences, 0 or 1, whichever is worth most."""
    sure = sorted({o.confidence for o in outcomes if o.open})
    edges = [0.0, *sure, 1.0]
    candidates = [(a + b) / 2 for a, b in pairwise(edges)]
    gaps = [b - a for a, b in pairwise(edges)]
    ranked = [(round(worth(outcomes, t), 9), gap, t) for t, gap in zip(candidates, gaps, strict=True)]
    return round(max(ranked)[2], 4)


def held_out_worth(outcomes: Sequence[Outcome]) -> float:
    """Worth when each fifth of the families gets the threshold that the others choose."""
    fold = {family: i % FOLDS for i, family in enumerate(sorted({o.family for o in outcomes}))}
    total = 0.0
    for number in range(FOLDS):
        held = [o for o in outcomes if fold[o.family] == number]
        rest = [o for o in outcomes if fold[o.family] != number]
        total += worth(held, best_threshold(rest)) * len(held) if held and rest else 0.0
    return total / len(outcomes)


def worth(outcomes: Sequence[Outcome], threshold: float) -> float:
    """Mean worth of a question if whatever is surer than the threshold is answered."""
    return sum(o.answered if _answers(o, threshold) else o.declined for o in outcomes) / max(1, len(outcomes))


def store(path: Path, tuned: Tuned, questions: Sequence[Question], cost: float) -> Line:
    """Writes the threshold with what it rests on, and returns it."""
    line = {
        **vars(tuned),
        "cost": cost,
        "gold_sha256": gold_hash(tuple(questions)),
        "questions": len(questions),
    }
    rounded = {name: round(value, 4) if isinstance(value, float) else value for name, value in line.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    return rounded


def read_threshold(path: Path) -> float | None:
    """The threshold in force, or None if none was stored yet."""
    if not path.is_file():
        return None
    return float(json.loads(path.read_text(encoding="utf-8"))["threshold"])


def _is_open(prediction: Prediction, current: float | None) -> bool:
    if not prediction.declined:
        return True
    doubted = current is None or prediction.confidence < current
    return doubted and bool(prediction.citations)


def _answers(outcome: Outcome, threshold: float) -> bool:
    return outcome.open and outcome.confidence >= threshold
