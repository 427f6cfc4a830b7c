"""Intervals and tests by resampling, with whole families as the units that are drawn.

Paraphrases of one fact rise and fall together; drawing them one by one would make every interval too narrow.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]  # has none

RESAMPLES = 2000
PERMUTATIONS = 9999
LEVEL = 0.95
SEED = 20210401

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """An estimate, the ends of its 95 % interval, and the number of questions it rests on.

    A single family says nothing about others: then there are no ends.
    """

    mean: float
    low: float | None
    high: float | None
    n: int


def mean_interval(values: Sequence[float], families: Sequence[str], share: bool = False) -> Interval | None:
    """The mean with a percentile bootstrap interval (Efron 1979) over families; None without values.

    Values that are all equal leave nothing to draw. Where they are `share`s, all 0 or all 1, the interval is
    `wilson`'s; otherwise (differences, counts) it has no width.
    """
    if not values:
        return None
    sums, counts = family_sums(values, families)
    mean = float(sums.sum() / counts.sum())
    if len(sums) < 2:
        return Interval(mean, None, None, len(values))
    if np.all(sums == mean * counts):
        low, high = wilson(mean, len(sums)) if share and mean in (0.0, 1.0) else (mean, mean)
        return Interval(mean, low, high, len(values))
    result = stats.bootstrap(
        (sums, counts),
        lambda s, c, axis: s.sum(axis=axis) / c.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    )
    low, high = result.confidence_interval
    return Interval(mean, float(low), float(high), len(values))


def statistic_interval(statistic: Callable[[NDArray[np.intp]], float], families: Sequence[str]) -> Interval | None:
    """The same for a share of 0 to 1 by row numbers that is no mean; undefined resamples do not count."""
    rows, count = np.arange(len(families)), len(set(families))
    whole = statistic(rows)
    if not count or np.isnan(whole):
        return None
    if count < 2:
        return Interval(whole, None, None, len(rows))
    draws = [statistic(drawn) for drawn in _resampled_rows(tuple(families))]
    defined = [draw for draw in draws if not np.isnan(draw)]
    if whole in (0.0, 1.0) and set(defined) == {whole}:
        return Interval(whole, *wilson(whole, count), len(rows))
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(whole, float(low), float(high), len(rows))


def wilson(share: float, n: int) -> tuple[float, float]:
    """Ends of the score interval (Wilson 1927) of a share that is 0 or 1 in all of n families."""
    square = float(stats.chi2.ppf(LEVEL, 1))
    return (0.0, square / (n + square)) if share == 0.0 else (n / (n + square), 1.0)


def paired_p(differences: Sequence[float], families: Sequence[str]) -> float:
    """Two-sided p of the mean difference by a paired permutation test: a family keeps or swaps both systems.

    Without any difference it is 1. Exact where there are few enough families, sampled otherwise.
    """
    sums, _ = family_sums(differences, families)
    sums = sums[sums != 0]
    if not len(sums):
        return 1.0
    sums = np.append(sums, 0.0)  # changes nothing, and scipy wants two families at least
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = stats.permutation_test(
            (sums, -sums),
            lambda a, b, axis: (a - b).sum(axis=axis),
            permutation_type="samples",
            vectorized=True,
            n_resamples=PERMUTATIONS,
            rng=np.random.default_rng(SEED),
        )
    return float(result.pvalue)


def holm(values: dict[str, float]) -> dict[str, float]:
    """p values adjusted by Holm's step-down method (1979); never smaller than before, never above 1."""
    adjusted: dict[str, float] = {}
    largest = 0.0
    for rank, name in enumerate(sorted(values, key=lambda name: (values[name], name))):
        largest = max(largest, min(1.0, values[name] * (len(values) - rank)))
        adjusted[name] = largest
    return adjusted


def family_sums(values: Sequence[float], families: Sequence[str]) -> tuple[Floats, Floats]:
    """Sum and count of the values in each family, families in alphabetical order."""
    where, count = _numbered(families)
    sums = np.bincount(where, np.asarray(values, np.float64), count)
    return sums.astype(np.float64), np.bincount(where, minlength=count).astype(np.float64)


@lru_cache(maxsize=4)
def _resampled_rows(families: tuple[str, ...]) -> tuple[NDArray[np.intp], ...]:
    """Row numbers of each resample of whole families: the same for every statistic of every system."""
    where, count = _numbered(families)
    groups = np.split(np.argsort(where, kind="stable"), np.cumsum(np.bincount(where))[:-1])
    rng = np.random.default_rng(SEED)
    picks = (rng.integers(0, count, count) for _ in range(RESAMPLES // 4))
    return tuple(np.concatenate([groups[i] for i in picked]) for picked in picks)


def _numbered(families: Sequence[str]) -> tuple[NDArray[np.intp], int]:
    """The number of each row's family, and how many families there are; their order is not that of the rows."""
    order = {family: i for i, family in enumerate(sorted(set(families)))}
    return np.array([order[family] for family in families], np.intp), len(order)
