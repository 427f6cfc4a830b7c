"""A refusal judged by its best sentence alone: what confidence and threshold are judged by."""

from collections.abc import Iterable
from dataclasses import replace

from eval.score import score_prediction
from eval.types import ClaimLine, Prediction, Question, Score, Sections


def as_answered(prediction: Prediction) -> Prediction:
    """A refusal turned into an answer by its best sentence alone, the one that it shows; anything else unchanged.

    The answer that was held back may have had more sentences. A refusal that shows none (a question about
    something else altogether) stays one.
    """
    if not prediction.declined or not prediction.citations:
        return prediction
    quotes = {n: place.quote for n, place in sorted(prediction.citations.items())}
    return replace(
        prediction,
        status="answered",
        text=" ".join(f"{quote} [{n}]" for n, quote in quotes.items()),
        claims=tuple(ClaimLine(quote, (n,)) for n, quote in quotes.items()),
    )


def score_would_be(
    questions: Iterable[Question], predictions: dict[str, Prediction], sections: Sections
) -> tuple[Score, ...]:
    """Scores of all questions as if each refusal that shows a sentence had answered with it."""
    return tuple(score_prediction(q, as_answered(predictions[q.id]), sections) for q in questions)
