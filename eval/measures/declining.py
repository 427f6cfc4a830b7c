"""Declining: saying so when the reports do not answer, and only then.

Each value is the numerator of a ratio over the questions to which it applies, so that the mean over a run is
the usual precision (over declined questions) and recall (over unanswerable ones).
"""

from collections.abc import Iterable

from eval.measures.answer import PRIMARY
from eval.measures.figures import gold_figures
from eval.types import Place, Prediction, Question

FAILURES = (
    "not retrieved",
    "retrieved but not read",
    "wrong span",
    "wrong figure",
    "right words too late",
    "wrongly declined",
    "wrongly answered",
    "broke down",
)


def score_declining(question: Question, prediction: Prediction) -> dict[str, float | None]:
    """decline_precision, decline_recall, answered_unanswerable and declined_answerable."""
    declined, answerable = prediction.declined, question.answerable
    return {
        "decline_precision": float(not answerable) if declined else None,
        "decline_recall": None if answerable else float(declined),
        "answered_unanswerable": None if answerable else float(prediction.status == "answered"),
        "declined_answerable": float(declined) if answerable else None,
    }


def verdict(question: Question, prediction: Prediction, values: dict[str, float | None]) -> str:
    """ "correct", "incorrect" or "not_attempted", the three grades of SimpleQA (Wei et al. 2024).

    Declining an unanswerable question is correct, answering it incorrect; declining an answerable one is not
    attempting it, which is neither.
    """
    if not question.answerable:
        return "correct" if prediction.declined else "incorrect"
    if prediction.declined:
        return "not_attempted"
    primary = values[PRIMARY]
    # a collection that knows only sections: citing one of them is all that can be asked
    right = primary == 1.0 if primary is not None else _touches(question, prediction.citations.values())
    return "correct" if right else "incorrect"


def failure_kind(question: Question, prediction: Prediction, values: dict[str, float | None]) -> str | None:
    """Where it went wrong first, one of `FAILURES`, or None if it did not."""
    if verdict(question, prediction, values) == "correct":
        return None
    checks = {
        "broke down": prediction.failed,
        "wrongly answered": not question.answerable,
        "wrongly declined": prediction.declined,
        "not retrieved": not _touches(question, prediction.retrieved),
        "retrieved but not read": not _touches(question, prediction.citations.values()),
        "right words too late": values["containment"] == 1.0,
        "wrong figure": bool(gold_figures(question)) and values["figure_exact"] != 1.0,
    }
    return next((kind for kind, so in checks.items() if so), "wrong span")


def _touches(question: Question, places: Iterable[Place]) -> bool:
    """Whether any of the places touches the evidence, or its section where no evidence is known."""
    wanted = [place for evidence in question.evidence_sets for place in evidence]
    if wanted:
        return any(place.shared(evidence) for place in places for evidence in wanted)
    keys = {key for keys in question.section_sets for key in keys}
    return not keys or any(place.key in keys for place in places)
