"""What a gold set consists of."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from eval.overlap import overlap
from eval.types import Question

Row = tuple[str, str, int]


def count_gold(questions: Sequence[Question]) -> list[Row]:
    """(what, value, how many): splits, types, kinds of unanswerable, forms, reports."""
    columns = {
        "split": [q.split for q in questions],
        "answerable": ["yes" if q.answerable else "no" for q in questions],
        "kind": [q.unanswerable_kind for q in questions if q.unanswerable_kind],
        "type": [q.type for q in questions],
        "form": [q.form for q in questions if q.form],
        "report": [place.report_id for q in questions for place in q.evidence],
        "sections needed": [str(len(q.section_sets[0])) for q in questions if q.section_sets],
        "earlier turns": [str(len(q.history)) for q in questions],
    }
    return [(name, value, n) for name, values in columns.items() for value, n in Counter(values).most_common()]


def count_families(questions: Sequence[Question]) -> list[Row]:
    """How many families have one member, two, …; and how many have three or more."""
    sizes = Counter(Counter(question.family for question in questions).values())
    rows = [("family size", str(size), n) for size, n in sorted(sizes.items())]
    return [*rows, ("families", "of three or more", sum(n for size, n in sizes.items() if size >= 3))]


def overlap_rows(questions: Sequence[Question]) -> list[tuple[str, str, float]]:
    """Quartiles of the share of a question's content words that stand in its evidence, by form."""
    groups = {"all": list(questions)}
    for question in questions:
        groups.setdefault(question.form or "no form", []).append(question)
    rows = []
    for name, members in groups.items():
        shares = [share for question in members if (share := overlap(question)) is not None]
        if shares:
            for cut in (0.25, 0.5, 0.75):
                rows.append((f"overlap, {name}", f"{cut:.0%} of questions below", float(np.quantile(shares, cut))))
    return rows
