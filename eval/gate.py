"""The gate: thresholds and invariants that a run must meet before anything built on it goes out."""

import operator
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.compare import Comparison, Difference
from eval.measures.answer import PRIMARY
from eval.resample import holm
from eval.summary import MAIN
from eval.types import EvalError, Line

SIDES = ("mean", "low", "high")
RULES: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    "minimum": (">=", operator.ge),
    "maximum": ("<=", operator.le),
    "invariant": ("==", operator.eq),
}


@dataclass(frozen=True)
class Check:
    """One thing that had to hold, and whether it did."""

    name: str
    passed: bool
    message: str


def read_gate(path: Path) -> dict[str, Any]:
    """The rules of a TOML file: [minimum], [maximum], [invariant], [baseline]; EvalError on others."""
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise EvalError(f"{path}: {error}") from error
    unknown = set(rules) - {"minimum", "maximum", "invariant", "baseline"}
    if unknown:
        raise EvalError(f"{path}: [{sorted(unknown)[0]}] is no part of a gate; see eval/gate.toml")
    return rules


def check_summary(rules: dict[str, Any], summary: Line, speed: Line) -> list[Check]:
    """Thresholds and invariants. A measure that the run does not have fails."""
    figures = _figures(summary, speed)
    checks = []
    for section, (sign, holds) in RULES.items():
        for name, limit in rules.get(section, {}).items():
            value = figures.get(name)
            shown = "absent" if value is None else f"{value:.4g}"
            passed = value is not None and holds(value, limit)
            checks.append(Check(f"{section} {name}", passed, f"{name} is {shown}, wanted {sign} {limit}"))
    return checks


def check_comparison(rules: dict[str, Any], comparison: Comparison) -> list[Check]:
    """No guarded measure may be significantly worse than in the baseline run, by more than the margin.

    p is corrected for the guarded measures alone, the primary one standing apart: whatever else is measured hides no
    loss. A guarded measure that was not compared fails; without a guard, all that were compared are guarded.
    """
    margin = float(rules.get("baseline", {}).get("margin", 0.0))
    found = {difference.measure: difference for difference in comparison.differences}
    guarded: Sequence[str] = rules.get("baseline", {}).get("guard") or list(found)
    known = [found[name] for name in guarded if name in found]
    corrected = holm({difference.measure: difference.p for difference in known if difference.measure != PRIMARY})
    differences = [replace(one, p_holm=corrected.get(one.measure, one.p)) for one in known]
    absent = [
        Check(f"baseline {name}", False, f"{name} was not compared; guard measures that `python -m eval compare` shows")
        for name in guarded
        if name not in found
    ]
    return [*(_check_difference(difference, margin) for difference in differences), *absent]


def _check_difference(found: Difference, margin: float) -> Check:
    failed = found.worse and abs(found.difference.mean) > margin
    message = f"{found.measure}: {found.a:.3f} -> {found.b:.3f}, p {found.p_holm:.3f}"
    return Check(f"baseline {found.measure}", not failed, message)


def _figures(summary: Line, speed: Line) -> dict[str, float]:
    """Names that a gate may use: "R@5", its interval's "R@5.low" and "R@5.high", and "speed.…" figures."""
    found: dict[str, float] = {}
    for name, value in summary["systems"][MAIN]["measures"].items():
        sides = {side: value[side] for side in SIDES if value[side] is not None}
        found |= {name if side == "mean" else f"{name}.{side}": end for side, end in sides.items()}
    for stage, ms in speed.get("warm", {}).get("stages", {}).items():
        found |= {f"speed.{stage}.{quantile}": value for quantile, value in ms.items()}
    cold = speed.get("cold") or {}
    found |= {f"speed.cold.{name}": value for name, value in cold.items()}
    failures = summary["systems"][MAIN]["failures"]
    return found | {"breakdowns": float(failures.get("broke down", 0))}
