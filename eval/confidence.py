"""What confidence is worth: ranking answers by it, and reading it as a probability.

Ranking takes the confidences and, for each question, whether the answer given was right (for an unanswerable
question no answer is right); reading as a probability takes whether what confidence foretells came true.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata  # type: ignore[import-untyped]  # has none

Floats = NDArray[np.float64]
BINS = 10


@dataclass(frozen=True)
class Bin:
    """Questions with a confidence from `low` to `high`: how many, their mean confidence, the share come true."""

    low: float
    high: float
    n: int
    confidence: float
    share: float


def risk_coverage(confidence: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Coverage and risk after each further answer, surest first (El-Yaniv and Wiener 2010).

    Answers of equal confidence can only be let through together: each gets the risk of the whole group.
    """
    order = np.argsort(-confidence, kind="stable")
    counts = np.arange(1, len(order) + 1)
    wrong = np.cumsum(1 - right[order])
    last = np.searchsorted(-confidence[order], -confidence[order], side="right") - 1
    return counts / max(1, len(order)), wrong[last] / counts[last]


def aurc(confidence: Floats, right: Floats) -> float:
    """Mean risk over all coverages (Geifman and El-Yaniv 2017); nan without answers."""
    return float(risk_coverage(confidence, right)[1].mean()) if len(right) else float("nan")


def aurc_oracle(right: Floats) -> float:
    """The empirical oracle: AURC of the same answers with every right one ranked before every wrong one."""
    if not len(right):
        return float("nan")
    wrong = np.cumsum(np.sort(1 - right))
    return float((wrong / np.arange(1, len(right) + 1)).mean())


def coverage_at_risk(confidence: Floats, right: Floats, risk: float = 0.05) -> float:
    """The largest share of questions that can be answered with at most this share of wrong answers."""
    if not len(right):
        return float("nan")
    coverage, risks = risk_coverage(confidence, right)
    allowed = coverage[risks <= risk + 1e-12]
    return float(allowed.max()) if len(allowed) else 0.0


def auroc(confidence: Floats, positive: Floats) -> float:
    """Chance that a positive is surer than a negative, ties counting half; nan if either is missing.

    By ranks (Mann and Whitney 1947): scikit-learn's gives the same, but a hundred times slower, and
    resampling calls it thousands of times.
    """
    positives = float(positive.sum())
    negatives = len(positive) - positives
    if not positives or not negatives:
        return float("nan")
    ranks = rankdata(confidence)[positive == 1].sum()
    return float((ranks - positives * (positives + 1) / 2) / (positives * negatives))


def brier(confidence: Floats, outcome: Floats) -> float:
    """Mean squared distance of confidence and outcome (Brier 1950); nan without outcomes."""
    return float(((np.clip(confidence, 0, 1) - outcome) ** 2).mean()) if len(outcome) else float("nan")


def reliability(confidence: Floats, outcome: Floats) -> tuple[Bin, ...]:
    """Ten bins of equal width; empty ones are left out."""
    which = np.minimum((np.clip(confidence, 0, 1) * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(i / BINS, (i + 1) / BINS, int(at.sum()), float(confidence[at].mean()), float(outcome[at].mean()))
        for i in range(BINS)
        if (at := which == i).any()
    )


def calibration_error(confidence: Floats, outcome: Floats) -> float:
    """Expected calibration error over the same bins (Naeini et al. 2015); nan without outcomes."""
    if not len(outcome):
        return float("nan")
    return sum(b.n * abs(b.confidence - b.share) for b in reliability(confidence, outcome)) / len(outcome)
