"""Retrieval: what share of the evidence stands in the first k passages, by ir-measures and by characters.

A passage is relevant if at least half of it, or half of a piece of gold evidence, is what the two share. Where
several sets of evidence would do, each value is that of the set that it is best for: finding one is enough. The
run that ir-measures gets carries scores made from ranks, so that they fall strictly: with ties nDCG and RR
disagree about the order. A question for which nothing was retrieved scores 0; one without known evidence is
not measured, and neither is one whose evidence stands only in a report's head, which is no passage.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import ir_measures
from ir_measures import RR, Measure, R, Success, nDCG

from eval.types import Place, Prediction, Question, Sections

CUTS = (1, 3, 5, 10)
PASSAGE: list[Measure] = [*(R @ k for k in CUTS), RR @ 10, nDCG @ 10, *(Success @ k for k in CUTS)]
SECTION: list[Measure] = [*(Success @ k for k in CUTS), RR @ 10]


def score_retrieval(question: Question, prediction: Prediction, sections: Sections) -> dict[str, float | None]:
    """R@k, RR@10, nDCG@10, Success@k of passages; section_hit@k, section_RR@10; what `coverage` gives."""
    values: dict[str, float | None] = dict.fromkeys(str(measure) for measure in PASSAGE)
    values |= dict.fromkeys(_section_name(str(measure)) for measure in SECTION)
    relevant = relevant_sets(question, prediction.retrieved, sections) if question.answerable else []
    if relevant:
        ranked = [place.passage_id for place in prediction.retrieved]
        by_set = [rank_measures(PASSAGE, passages, ranked) for passages in relevant]
        values |= {name: max(found[name] for found in by_set) for name in by_set[0]}
    wanted = {key for keys in question.section_sets for key in keys if key not in sections or sections[key].chunks}
    if question.answerable and wanted:
        ranked = ["/".join(place.key) for place in prediction.retrieved]
        found = rank_measures(SECTION, map("/".join, wanted), ranked)
        values |= {_section_name(name): value for name, value in found.items()}
    covered = coverage(question, prediction.retrieved)
    return values | (covered if relevant else dict.fromkeys(covered))


def relevant_passages(question: Question, retrieved: Sequence[Place], sections: Sections) -> set[str]:
    """Ids of the chunks that hold evidence, of all that could be retrieved, not only of those that were."""
    return set().union(*relevant_sets(question, retrieved, sections))


def relevant_sets(question: Question, retrieved: Sequence[Place], sections: Sections) -> list[set[str]]:
    """The same for each sufficient set of evidence that stands in chunks at all."""
    pool: set[Place] = set(retrieved)
    for key in {place.key for places in question.evidence_sets for place in places}:
        pool.update(sections[key].chunks if key in sections else ())
    found = [
        {passage.passage_id for passage in pool if any(_holds_half(passage, place) for place in places)}
        for places in question.evidence_sets
    ]
    return [passages for passages in found if passages]


def rank_measures(measures: list[Measure], relevant: Iterable[str], ranked: Sequence[str]) -> dict[str, float]:
    """Each measure by its standard name for one question; repeated ids count at their first rank only."""
    order, wanted = dict.fromkeys(ranked), frozenset(relevant)
    zero = {str(measure): 0.0 for measure in measures}
    if not wanted or not order:
        return zero
    return zero | _calculated(tuple(measures), wanted, tuple(order))


@lru_cache(maxsize=4096)
def _calculated(measures: tuple[Measure, ...], relevant: frozenset[str], order: tuple[str, ...]) -> dict[str, float]:
    """What ir-measures says, asked once for rankings that several systems share."""
    run = {doc: float(len(order) - rank) for rank, doc in enumerate(order)}
    found = ir_measures.iter_calc(measures, {"q": dict.fromkeys(relevant, 1)}, {"q": run})
    return {str(metric.measure): float(metric.value) for metric in found}


def coverage(question: Question, retrieved: Sequence[Place]) -> dict[str, float | None]:
    """coverage@k: share of evidence characters that stand in the first k passages, for the best evidence set.

    all_evidence@k, for questions that need several sections: 1 if each piece of evidence of one set is at
    least half covered.
    """
    names = [f"{name}@{k}" for k in CUTS for name in ("coverage", "all_evidence")]
    values: dict[str, float | None] = dict.fromkeys(names)
    sets = question.evidence_sets if question.answerable else ()
    several = bool(sets) and min(len({place.key for place in places}) for places in sets) > 1
    for k in CUTS if sets else ():
        covered = [[covered_share(place, retrieved[:k]) for place in places] for places in sets]
        weights = [[place.end - place.start for place in places] for places in sets]
        shares = [
            sum(c * w for c, w in zip(cs, ws, strict=True)) / max(1, sum(ws))
            for cs, ws in zip(covered, weights, strict=True)
        ]
        values[f"coverage@{k}"] = max(shares)
        if several:
            values[f"all_evidence@{k}"] = float(any(min(shares) >= 0.5 for shares in covered))
    return values


def covered_share(place: Place, others: Iterable[Place]) -> float:
    """Share of the characters of `place` that stand in at least one of the others."""
    covered, reached = 0, place.start
    for other in sorted((o for o in others if o.key == place.key), key=lambda o: o.start):
        begin, end = max(reached, other.start), min(place.end, other.end)
        covered += max(0, end - begin)
        reached = max(reached, end)
    return covered / max(1, place.end - place.start)


def _holds_half(passage: Place, evidence: Place) -> bool:
    least = min(passage.end - passage.start, evidence.end - evidence.start)
    return least > 0 and passage.shared(evidence) * 2 >= least


def _section_name(name: str) -> str:
    return f"section_{name.replace('Success', 'hit')}"
