"""What cross-validation of the selector gives, printed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from models.selector.rows import Row
from rag.selection.choose import Ranked


def is_right(row: Row, ranked: Ranked) -> bool:
    """Whether the best candidate is one that the labels call evidence."""
    best = ranked[0][1]
    return bool(row.labels[next(i for i, c in enumerate(row.candidates) if c is best)])


def print_figures(rows: Sequence[Row], ranked: Sequence[Ranked]) -> None:
    """Best sentence right, by group and by type, answerable questions only; and by the reader alone."""
    for key in ("group", "type"):
        print(f"best sentence is evidence, by {key}")
        for name in sorted({getattr(row.labelled, key) for row in rows}):
            held = [(row, best) for row, best in zip(rows, ranked, strict=True)
                    if getattr(row.labelled, key) == name and row.labelled.answerable]
            if held:
                right = sum(is_right(row, best) for row, best in held)
                alone = sum(row.labels[max(range(len(row.labels)), key=lambda i: row.candidates[i].signals["reader"])]
                            for row, _ in held)
                found = sum(any(row.labels) for row, _ in held)
                print(f"  {name:18} n={len(held):4} selector {right / len(held):.3f} reader {alone / len(held):.3f} "
                      f"retrieved {found / len(held):.3f}")


def print_declining(rows: Sequence[Row], p: NDArray[np.float64]) -> None:
    """AUROC answerable or not, and what thresholds give, cross-validated by report."""
    y = np.array([row.labelled.answerable for row in rows])
    groups = np.array([row.labelled.group for row in rows])
    for name in ["all", *sorted(set(groups))]:
        keep = (groups == name) | (name == "all")
        print(f"AUROC answerable {name}: {roc_auc_score(y[keep], p[keep]):.3f} n={keep.sum()}")
    for threshold in np.arange(0.1, 0.8, 0.05):
        declined = p < threshold
        tp = (declined & ~y).sum()
        precision, recall = tp / max(declined.sum(), 1), tp / (~y).sum()
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"threshold {threshold:.2f} declines P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
              f"wrongly declined {(declined & y).sum() / y.sum():.3f}")
