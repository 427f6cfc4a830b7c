"""Citations: do the quotes stand where they say, in the right sections, on the right words.

Precision, recall and F1 are taken against the evidence set that fits best; for unanswerable questions there
is nothing to cite and none of them is measured.
"""

from collections.abc import Sequence, Set

from eval.measures.matching import strip_markers
from eval.measures.support import supports
from eval.types import Key, Place, Prediction, Question, Sections

Chars = set[tuple[Key, int]]


def score_citation(question: Question, prediction: Prediction, sections: Sections) -> dict[str, float | None]:
    """quote_validity; precision, recall and F1 of outcomes and of spans; what `score_claims` gives."""
    shown = list(prediction.citations.values())
    values: dict[str, float | None] = {"quote_validity": None}
    if shown:
        values["quote_validity"] = sum(is_valid(place, sections) for place in shown) / len(shown)
    # a refusal shows the nearest passage, but claims nothing by it
    cited = [] if prediction.declined else shown
    keys = {place.key for place in cited}
    values |= _best("outcome", question, keys, [set(wanted) for wanted in question.section_sets])
    spans = [_characters(places) for places in question.evidence_sets]
    values |= _best("span", question, _characters(cited), spans)
    return values | score_claims(prediction)


def is_valid(place: Place, sections: Sections) -> bool:
    """Whether the quote is, to the character, what stands at its place."""
    section = sections.get(place.key)
    return section is not None and place.quote != "" and section.text[place.start : place.end] == place.quote


def score_claims(prediction: Prediction) -> dict[str, float | None]:
    """citation_recall and citation_precision as in ALCE (Gao et al. 2023), and uncited_sentences.

    Recall: share of sentences that all their citations together support. Precision: share of citations that
    are needed: the sentence is supported, and either this citation supports it alone, or the others without
    it do not. ALCE asks an entailment model; here `support.supports` decides, the same for every run.
    """
    names = ("citation_recall", "citation_precision", "uncited_sentences")
    if prediction.declined or not prediction.claims:
        return dict.fromkeys(names)
    supported, needed = [], []
    for claim in prediction.claims:
        text = strip_markers(claim.text)
        quotes = [prediction.citations[n].quote for n in claim.citations if n in prediction.citations]
        whole = bool(quotes) and supports(text, quotes)
        supported.append(whole)
        for i, quote in enumerate(quotes):
            others = quotes[:i] + quotes[i + 1 :]
            needed.append(whole and (supports(text, [quote]) or not supports(text, others)))
    bare = sum(not claim.citations for claim in prediction.claims)
    return {
        "citation_recall": sum(supported) / len(supported),
        "citation_precision": sum(needed) / len(needed) if needed else None,
        "uncited_sentences": bare / len(prediction.claims),
    }


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _characters(places: Sequence[Place]) -> Chars:
    return {(key, i) for place in places for key in [place.key] for i in range(place.start, place.end)}


def _best(name: str, question: Question, given: Set[object], sets: Sequence[Set[object]]) -> dict[str, float | None]:
    """Precision (None if nothing was cited), recall and F1 against the best of the sufficient sets."""
    parts = (f"{name}_precision", f"{name}_recall", f"{name}_F1")
    if not question.answerable or not sets:
        return dict.fromkeys(parts)
    scored = []
    for wanted in sets:
        common = len(given & wanted)
        recall = common / len(wanted)
        precision = common / len(given) if given else 0.0
        scored.append((f1(precision, recall), recall, precision))
    best = max(scored)
    return dict(zip(parts, (best[2] if given else None, best[1], best[0]), strict=True))
