"""Lexical overlap of questions with their evidence: one that copies the report tests only copying."""

from collections.abc import Sequence

import numpy as np

from eval.types import Question
from ingest.terms import STOP, plain_words, stem


def overlap(question: Question) -> float | None:
    """Share of the question's content words, stemmed, that stand in its evidence; None without evidence."""
    quotes = " ".join(place.quote for places in question.evidence_sets for place in places)
    asked = _stems(question.question)
    return len(asked & _stems(quotes)) / len(asked) if quotes and asked else None


def quartiles(questions: Sequence[Question]) -> dict[str, str]:
    """Question id to "Q1 (0-20 %)" … "Q4 (…)", least overlap first, for questions that have evidence."""
    shares = {question.id: share for question in questions if (share := overlap(question)) is not None}
    if not shares:
        return {}
    cuts = np.quantile(list(shares.values()), [0, 0.25, 0.5, 0.75, 1])
    names = [f"Q{i + 1} ({100 * cuts[i]:.0f}-{100 * cuts[i + 1]:.0f} %)" for i in range(4)]
    return {name: names[min(3, int(np.searchsorted(cuts[1:4], share)))] for name, share in shares.items()}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in plain_words(text) if word.casefold() not in STOP}
