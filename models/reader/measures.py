"""Figures for the model card."""

import math
import re
import string
from collections import Counter
from collections.abc import Sequence

import numpy as np


def proportion(values: Sequence[bool]) -> dict[str, float | int | list[float]]:
    """Share of true values, their number, and the 95 % interval after Wilson (1927)."""
    n, z = len(values), 1.96
    p = sum(values) / n if n else 0.0
    if not n:
        return {"value": 0.0, "n": 0, "interval": [0.0, 1.0]}
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return {"value": round(p, 3), "n": n, "interval": [round(middle - half, 3), round(middle + half, 3)]}


def auroc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """Probability that a random right one scores above a random wrong one; ties count half."""
    if not right or not wrong:
        return float("nan")
    difference = np.array(right)[:, None] - np.array(wrong)[None, :]
    return round(float((difference > 0).mean() + (difference == 0).mean() / 2), 3)


def best_f1(answerable: Sequence[float], unanswerable: Sequence[float]) -> dict[str, float]:
    """Best F1 of declining at any threshold (too good: the threshold is chosen on these questions)."""
    best = {"f1": 0.0, "threshold": 0.0, "answered though unanswerable": 1.0}
    for t in sorted([*answerable, *unanswerable]):
        declined = sum(x < t for x in unanswerable)
        wrongly = sum(x < t for x in answerable)
        f1 = 2 * declined / (declined + wrongly + len(unanswerable)) if declined else 0.0
        if f1 > best["f1"]:
            best = {"f1": round(f1, 3), "threshold": round(t, 3),
                    "answered though unanswerable": round(1 - declined / len(unanswerable), 3)}
    return best


def same_words(needle: str, text: str) -> bool:
    """Whether `needle` stands in `text`, as whole words, letter case aside."""
    pattern = r"(?<!\w)" + re.escape(needle.lower()) + r"(?!\w)"
    return re.search(pattern, text.lower()) is not None


def exact(found: str, wanted: str) -> tuple[float, float]:
    """Exact match and F1 over words, normalised as SQuAD's own measure does."""
    a, b = _words(found), _words(wanted)
    shared = sum((Counter(a) & Counter(b)).values())
    return float(a == b), 2 * shared / (len(a) + len(b)) if shared else 0.0


def _words(text: str) -> list[str]:
    bare = "".join(ch for ch in text.lower() if ch not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", bare).split()
