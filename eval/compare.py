"""Two runs side by side: what differs, by how much, and whether that could be chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.catalogue import MEASURES, better
from eval.folder import RunFolder
from eval.measures.answer import PRIMARY
from eval.resample import Interval, holm, mean_interval, paired_p
from eval.summarise import all_values
from eval.types import EvalError, Line, Score

ALPHA = 0.05
REPEATED = (
    "HasAns_EM",
    "HasAns_F1",
    "NoAns_EM",
    "answered_unanswerable",
    "incorrect",
    "correct_given_attempted",
)
"""Measures that others imply: to test them too would only make every correction harsher."""
UNPAIRED = ("decline_precision",)
"""Known of declined questions only: paired, these are the questions that both runs declined, on which nothing can
differ. `declined_answerable`, its mirror, is paired over every answerable question. decline_F1 is of a whole run."""


@dataclass(frozen=True)
class Difference:
    """B minus A on one measure, over the questions to which it applies in both.

    `p` is that of the paired permutation test; `p_holm` is corrected for all measures but the primary one,
    which was declared beforehand and stands alone.
    """

    measure: str
    a: float
    b: float
    difference: Interval
    p: float
    p_holm: float
    wins: int
    ties: int
    losses: int

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely reason."""
        return self.p_holm < ALPHA

    @property
    def worse(self) -> bool:
        """Whether B is significantly worse than A."""
        return self.significant and better(self.measure) * self.difference.mean < 0


@dataclass(frozen=True)
class Comparison:
    """Differences by measure, the primary one first, and the questions on which the verdict flipped."""

    differences: tuple[Difference, ...]
    flips: tuple[Line, ...]


def compare_runs(a: RunFolder, b: RunFolder) -> Comparison:
    """Run B against run A. EvalError with code 3 where they do not answer the same gold questions."""
    before, after = a.read("manifest.json"), b.read("manifest.json")
    if before["gold_sha256"] != after["gold_sha256"]:
        raise EvalError(
            f"{a.path} ({before['questions']} questions) and {b.path} ({after['questions']}) answer "
            "different gold; run both with the same --gold and --split",
            3,
        )
    return compare_scores(a.system.scores(), b.system.scores())


def compare_scores(a: Sequence[Score], b: Sequence[Score]) -> Comparison:
    """The same for scores of the same questions."""
    after = {score.id: score for score in b}
    pairs = [(score, after[score.id]) for score in a]
    names = [name for name in MEASURES if better(name) and name not in (*REPEATED, *UNPAIRED)]
    found = {name: paired for name in names if (paired := _pair_up(name, pairs))}
    others = {name: p for name, (*_, p) in found.items() if name != PRIMARY}
    corrected = holm(others)
    ordered = sorted(found, key=lambda name: name != PRIMARY)
    differences = tuple(_difference(name, *found[name], corrected.get(name)) for name in ordered)
    flips = [_flip(x, y) for x, y in pairs if x.verdict != y.verdict]
    return Comparison(differences, tuple(sorted(flips, key=lambda flip: (flip["to"] == "correct", flip["id"]))))


Pairs = list[tuple[float, float]]


def _pair_up(name: str, pairs: Sequence[tuple[Score, Score]]) -> tuple[Pairs, Interval, float] | None:
    """Paired values, the interval of their mean difference, and its p; None without pairs."""
    rows = [(x.family, all_values(x).get(name), all_values(y).get(name)) for x, y in pairs]
    known = [(family, u, v) for family, u, v in rows if u is not None and v is not None]
    differences = [v - u for _, u, v in known]
    interval = mean_interval(differences, [family for family, _, _ in known])
    if interval is None:
        return None
    return [(u, v) for _, u, v in known], interval, paired_p(differences, [family for family, _, _ in known])


def _difference(name: str, values: Pairs, interval: Interval, p: float, corrected: float | None) -> Difference:
    gains = [better(name) * (v - u) for u, v in values]
    return Difference(
        measure=name,
        a=sum(u for u, _ in values) / len(values),
        b=sum(v for _, v in values) / len(values),
        difference=interval,
        p=p,
        p_holm=p if corrected is None else corrected,
        wins=sum(gain > 0 for gain in gains),
        ties=sum(gain == 0 for gain in gains),
        losses=sum(gain < 0 for gain in gains),
    )


def _flip(a: Score, b: Score) -> Line:
    return {"id": a.id, "type": a.type, "from": a.verdict, "to": b.verdict, "failure": b.failure}
