"""Which sentences to quote."""

from collections.abc import Iterator

import numpy as np

from ingest.index import Index
from ingest.terms import analyse
from rag.expand import expand_terms
from rag.types import Evidence, Finding, Search

_CHUNK_SHARE = 0.5
_ENOUGH = 0.35


def select_evidence(search: Search, index: Index) -> Finding:
    """The sentence of the passages that holds the largest share of the question's words, rare ones counting
    more, together with its chunk's fused score; a refusal where that is little or something named is absent."""
    ranked = sorted(_score(search, index), key=lambda evidence: -evidence.confidence)
    if not ranked:
        return Finding(reason="", certainty=0.0)
    best = ranked[0]
    absent = " ".join(f"No report here has {name}." for name in search.scope.absent)
    if absent or best.confidence < _ENOUGH:
        return Finding((best,), reason=absent, certainty=best.confidence)
    return Finding((best,), certainty=best.confidence)


def _score(search: Search, index: Index) -> Iterator[Evidence]:
    terms = expand_terms(search.query.standalone, index.words, search.scope)
    weights = {term: float(np.log(1 + index.words.size / (1 + index.words.frequency(term)))) for term in terms}
    total = sum(weights.values()) or 1.0
    for passage in search.passages:
        text = passage.chunk.outcome.text
        for span in passage.chunk.sentences:
            held = set(analyse(text[span.start : span.end]))
            cover = sum(weight for term, weight in weights.items() if term in held) / total
            yield Evidence(passage.chunk.outcome, span, (), round(_CHUNK_SHARE * passage.score + (1 - _CHUNK_SHARE) * cover, 6))
