"""From the scores of one system to its row: every measure with its interval."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval import confidence as conf
from eval.catalogue import MEASURES, is_share
from eval.measures.answer import PRIMARY
from eval.measures.citation import f1
from eval.resample import Interval, mean_interval, statistic_interval
from eval.types import Line, Score

Rows = NDArray[np.intp]


class Sureness(NamedTuple):
    """By question: confidence, 1 where a question that has an answer got a right one, 1 where it has one."""

    confidence: conf.Floats
    right: conf.Floats
    answerable: conf.Floats


def summarise(scores: Sequence[Score], sure: Sequence[Score] = ()) -> Line:
    """Measures by name as {mean, low, high, n}, counts of verdicts and of failures.

    `sure` are the scores that confidence is judged by: a refusal counts by its best sentence alone, which is
    less than the whole answer; without them, the answers as given, where a refusal counts as no right answer.
    """
    measures = mean_measures(scores) | composite_measures(scores) | confidence_measures(sure or scores)
    order = {name: i for i, name in enumerate(MEASURES)}
    named = sorted(measures, key=lambda name: (order.get(name, len(order)), name))
    return {
        "n": len(scores),
        "measures": {name: asdict(interval) for name in named if (interval := measures[name])},
        "verdicts": dict(Counter(score.verdict for score in scores)),
        "failures": dict(Counter(score.failure for score in scores if score.failure)),
    }


def mean_measures(scores: Sequence[Score], names: Sequence[str] = ()) -> dict[str, Interval | None]:
    """Every measure that is a mean over the questions to which it applies, or only those named."""
    rows = [(score.family, all_values(score)) for score in scores]
    known = dict.fromkeys(name for _, row in rows for name in row)
    found = {}
    for name in names or known:
        applicable = [(family, value) for family, row in rows if (value := row.get(name)) is not None]
        values = [value for _, value in applicable]
        found[name] = mean_interval(values, [family for family, _ in applicable], is_share(name))
    return found


def all_values(score: Score) -> dict[str, float | None]:
    """The score's values, and its verdict as measures."""
    right = float(score.verdict == "correct")
    return score.values | {
        "correct": right,
        "incorrect": float(score.verdict == "incorrect"),
        "not_attempted": float(score.verdict == "not_attempted"),
        "correct_given_attempted": None if score.verdict == "not_attempted" else right,
    }


def composite_measures(scores: Sequence[Score]) -> dict[str, Interval | None]:
    """Decline F1, from totals; worst and mean of each paraphrase family with several members."""
    declined = np.array([s.values.get("decline_precision") is not None for s in scores])
    hopeless = np.array([not s.answerable for s in scores])

    def decline_f1(rows: Rows) -> float:
        both = float((declined & hopeless)[rows].sum())
        return f1(both / max(1, declined[rows].sum()), both / max(1, hopeless[rows].sum()))

    members = families(scores)
    several = {family: values for family, values in members.items() if len(values) > 1}
    return {
        "decline_F1": statistic_interval(decline_f1, [s.family for s in scores]) if hopeless.any() else None,
        "family_worst": mean_interval([min(values) for values in several.values()], list(several), share=True),
        "family_mean": mean_interval([sum(v) / len(v) for v in several.values()], list(several), share=True),
    }


def confidence_measures(scores: Sequence[Score]) -> dict[str, Interval | None]:
    """AURC and its oracle, coverage at 5 % risk, AUROC; Brier score and calibration error.

    The last two read confidence as what it is, the probability that the reports answer.
    """
    sure, right, answerable = sureness(scores)
    statistics: dict[str, Callable[[Rows], float]] = {
        "AURC": lambda rows: conf.aurc(sure[rows], right[rows]),
        "AURC_oracle": lambda rows: conf.aurc_oracle(right[rows]),
        "coverage@5%risk": lambda rows: conf.coverage_at_risk(sure[rows], right[rows]),
        "AUROC_right": lambda rows: conf.auroc(sure[rows], right[rows]),
        "AUROC_answerable": lambda rows: conf.auroc(sure[rows], answerable[rows]),
        "Brier": lambda rows: conf.brier(sure[rows], answerable[rows]),
        "ECE": lambda rows: conf.calibration_error(sure[rows], answerable[rows]),
    }
    names = [score.family for score in scores]
    return {name: statistic_interval(statistic, names) for name, statistic in statistics.items()}


def sureness(scores: Sequence[Score]) -> Sureness:
    """What measures of confidence are computed from."""
    right = [float(score.answerable and score.verdict == "correct") for score in scores]
    answerable = [float(score.answerable) for score in scores]
    return Sureness(np.array([score.confidence for score in scores]), np.array(right), np.array(answerable))


def families(scores: Iterable[Score]) -> dict[str, list[float]]:
    """Values of the primary measure by family, where it applies."""
    found: dict[str, list[float]] = {}
    for score in scores:
        value = score.values.get(PRIMARY)
        if value is not None:
            found.setdefault(score.family, []).append(value)
    return found


GROUPED = (
    PRIMARY, "correct", "R@5", "coverage@5", "containment", "HasAns_F1", "figure_exact", "outcome_recall",
    "span_F1", "declined_answerable", "decline_recall",
)  # fmt: skip
"""Measures that are shown by type, kind, form and overlap."""
OF_KINDS = ("decline_precision", "decline_F1")
"""Further ones that are shown by kind of unanswerable question."""


def grouped(scores: Sequence[Score], key: Callable[[Score], str | None]) -> dict[str, Line]:
    """GROUPED by group: {group: {"n", "measures"}}; questions whose key is None belong to none."""
    groups: dict[str, list[Score]] = {}
    for score in scores:
        if (name := key(score)) is not None:
            groups.setdefault(name, []).append(score)
    return {
        name: {
            "n": len(members),
            "measures": {m: asdict(i) for m, i in mean_measures(members, GROUPED).items() if i is not None},
        }
        for name, members in sorted(groups.items())
    }


def by_kind(scores: Sequence[Score]) -> dict[str, Line]:
    """The same by kind of unanswerable question, with OF_KINDS: each kind among all answerable questions."""
    rows = grouped(scores, lambda score: score.unanswerable_kind)
    for kind, row in rows.items():
        among = [score for score in scores if score.answerable or score.unanswerable_kind == kind]
        found = mean_measures(among, OF_KINDS[:1]) | composite_measures(among)
        row["measures"] |= {name: asdict(interval) for name in OF_KINDS if (interval := found.get(name))}
    return rows
