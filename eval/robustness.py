"""How much a wording costs: paired differences of the primary measure, family by family."""

from collections.abc import Sequence
from dataclasses import asdict
from statistics import fmean

from eval.measures.answer import PRIMARY
from eval.resample import mean_interval
from eval.types import Line, Score

NATURAL = "natural"


def compare_forms(scores: Sequence[Score]) -> dict[str, Line]:
    """Each form against the natural wording of the same fact: mean of form minus natural, over families."""
    values: dict[tuple[str, str], list[float]] = {}
    for score in scores:
        value = score.values.get(PRIMARY)
        if value is not None:
            values.setdefault((score.family, score.form or NATURAL), []).append(value)
    found = {}
    for form in sorted({form for _, form in values} - {NATURAL}):
        families = [family for family, name in values if name == form and (family, NATURAL) in values]
        differences = [fmean(values[family, form]) - fmean(values[family, NATURAL]) for family in families]
        found[form] = difference_line(differences, families)
    return {form: line for form, line in found.items() if line}


def compare_wording(natural: Sequence[Score], spoilt: Sequence[Score]) -> Line:
    """The same questions spoilt against themselves: mean of spoilt minus natural, {} without pairs."""
    before = {score.id: score.values.get(PRIMARY) for score in natural}
    pairs = [(score, before.get(score.id), score.values.get(PRIMARY)) for score in spoilt]
    known = [(score.family, a, b) for score, a, b in pairs if a is not None and b is not None]
    return difference_line([b - a for _, a, b in known], [family for family, _, _ in known])


def difference_line(differences: Sequence[float], families: Sequence[str]) -> Line:
    """Mean difference with its interval and n; {} without differences."""
    interval = mean_interval(differences, families)
    return asdict(interval) if interval else {}
