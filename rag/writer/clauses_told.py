"""Whose figure it is, where a sentence tells of one thing after the other: "68% in Aude; in Korrel it was 35%"."""

import re
from collections.abc import Callable, Sequence

from rag.figures.figure_match import is_same
from rag.figures.figures import Figures, read_figures
from rag.writer.proper_names import proper_names

_CLAUSE = re.compile(r";\s+")


def figures_of_others(
    told: Figures, sentences: Sequence[str], is_common: Callable[[str], bool]
) -> tuple[str, ...]:
    """Figures of `told` that the cited sentence has in another of its clauses than the one it tells of.

    Clauses end at semicolons. A clause is told of where every name of `told` that the sentence has stands in it
    alone. Where `told` has one of its figures, the others may well be added from elsewhere; where it has none, a
    figure of a kind that the clause has too is another's.
    """
    names = proper_names(told.text, is_common)
    found = []
    for sentence in sentences:
        clauses = [read_figures(clause) for clause in _CLAUSE.split(sentence)]
        holders = [{i for i, clause in enumerate(clauses) if name in clause.text} for name in names]
        held = [holder for holder in holders if holder]
        if len(clauses) < 2 or not held or any(holder != held[0] for holder in held) or len(held[0]) > 1:
            continue
        own = clauses[next(iter(held[0]))]
        others = [figure for clause in clauses if clause is not own for figure in clause.figures]
        if any(is_same(figure, other) for figure in told.figures for other in own.figures):
            continue
        for figure in told.figures:
            rivals = any(other.kind == figure.kind for other in own.figures)
            if rivals and any(is_same(figure, other) for other in others):
                found.append(told.text[figure.start : figure.end])
    return tuple(found)
