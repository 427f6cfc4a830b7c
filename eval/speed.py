"""Time and memory: warm figures from the answers of a run, cold ones from fresh processes."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from eval.types import EvalError, Line, Prediction, Question


@dataclass(frozen=True)
class Cold:
    """A fresh process up to its first answer: wall seconds, and the most memory it held, in MB."""

    seconds: float
    peak_mb: float


def warm(times: Iterable[dict[str, float]]) -> Line:
    """p50 and p95 in milliseconds by stage, and questions a second by the sum of totals."""
    rows = list(times)
    stages = sorted({stage for row in rows for stage in row})
    values = {stage: np.array([row[stage] for row in rows if stage in row]) for stage in stages}
    total = float(values["total"].sum()) if "total" in values else 0.0
    return {
        "stages": {
            stage: {"p50": round(float(np.quantile(v, 0.5)), 2), "p95": round(float(np.quantile(v, 0.95)), 2)}
            for stage, v in values.items()
        },
        "questions_per_second": round(1000 * len(rows) / total, 1) if total else None,
    }


def spent(predictions: Iterable[Prediction], price: Sequence[float] | None) -> Line | None:
    """Tokens that a language model took for a run and, where the price of a million is given, what they cost.

    `price` is that of prompt and of completion tokens. None where no model wrote.
    """
    rows = [prediction.tokens for prediction in predictions]
    prompt, completion = (sum(row.get(name, 0) for row in rows) for name in ("prompt", "completion"))
    if not prompt + completion:
        return None
    cost = (prompt * price[0] + completion * price[1]) / 1e6 if price else None
    return {"prompt": prompt, "completion": completion, "cost": cost, "cost_of_a_question": cost and cost / len(rows)}


def cold_question(questions: Sequence[Question]) -> str:
    """The first answerable question of type "number" without history: it is read for, not answered by a rule.

    Without one, the first question.
    """
    numbers = (q for q in questions if q.answerable and q.type == "number" and not q.history)
    return next(numbers, questions[0]).question


def cold(index: Path, question: str, repeats: int = 3) -> Line:
    """The first answer of `python -m rag ask`, and what it takes through sentence-transformers; medians.

    The second runs once: it takes seconds, and only the ratio is wanted.
    """
    arguments = ["--index", str(index), "--", question]
    ours = [start_fresh(["-m", "rag", "ask", "--json", *arguments]) for _ in range(repeats)]
    theirs = start_fresh(["-m", "eval.cold_reference", *arguments])
    seconds = median(run.seconds for run in ours)
    return {
        "seconds": round(seconds, 3),
        "peak_mb": round(median(run.peak_mb for run in ours)),
        "reference_seconds": round(theirs.seconds, 3),
        "reference_peak_mb": round(theirs.peak_mb),
        "ratio": round(theirs.seconds / seconds, 1),
    }


def start_fresh(arguments: Sequence[str]) -> Cold:
    """Runs this Python with the arguments and waits. EvalError if it fails."""
    start = perf_counter()
    process = subprocess.Popen(  # the process itself is waited for, because only wait4 tells its memory
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    errors = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - start
    if process.returncode:
        last = errors.strip().splitlines()[-1:] or ["no message"]
        raise EvalError(f"python {' '.join(arguments)} failed: {last[0]}", 1)
    return Cold(seconds, usage.ru_maxrss / 1024)
