"""The fitted models that weigh signals: which sentence answers, and whether one does at all."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.errors import IngestError

FOLDER = Path(__file__).parents[2] / "models" / "selector"
"""Coefficients (`selector.json`, written by `python -m models.selector.fit`) and the threshold
(`threshold.json`, written by it too, or by `python -m eval tune` for another gold set)."""


@dataclass(frozen=True)
class Logistic:
    """Logistic regression over named signals: a probability from 0 to 1."""

    intercept: float
    weights: Mapping[str, float]

    def logit(self, signals: Mapping[str, float]) -> float:
        """Intercept plus weighted signals. Raises `KeyError` where a signal is missing."""
        return self.intercept + sum(weight * signals[name] for name, weight in self.weights.items())

    def probability(self, signals: Mapping[str, float]) -> float:
        """Logistic function of `logit`."""
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, self.logit(signals)))))


@dataclass(frozen=True)
class Selector:
    """`sentence` weighs each candidate, `answered` the whole question; a further sentence is quoted where its
    probability reaches `include`; a question is answered where the probability of that reaches `threshold`."""

    sentence: Logistic
    answered: Logistic
    include: float
    threshold: float


@cache
def open_selector(reads: bool = True) -> Selector:
    """The selector in `FOLDER`, or the one fitted for answering without a reader, which has its own threshold.

    Raises `IngestError` where a file is missing or not what was written.
    """
    try:
        fitted = json.loads((FOLDER / "selector.json").read_text(encoding="utf-8"))
        threshold = float(json.loads((FOLDER / "threshold.json").read_text(encoding="utf-8"))["threshold"])
        if not reads:
            fitted = fitted["without_reader"]
            threshold = float(fitted["threshold"])
        sentence, answered = _logistic(fitted["sentence"]), _logistic(fitted["answered"])
        return Selector(sentence, answered, float(fitted["include"]), threshold)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IngestError(f"{FOLDER}: the selector cannot be read ({error}); restore the folder") from error


def _logistic(row: dict[str, Any]) -> Logistic:
    return Logistic(float(row["intercept"]), {name: float(weight) for name, weight in row["weights"].items()})
