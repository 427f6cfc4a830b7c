"""Which sentences to quote."""

from collections.abc import Sequence

import numpy as np

from ingest.index import Index
from ingest.terms import analyse
from ingest.types import Span
from rag.expand import expand_terms
from rag.types import Evidence, Passage, Query, Scope

_CHUNK_SHARE = 0.5


def select_evidence(query: Query, passages: Sequence[Passage], scope: Scope, index: Index) -> tuple[Evidence, ...]:
    """Sentences of the passages, best first: the share of the question's words a sentence holds, rare ones
    counting more, together with its chunk's fused score."""
    terms = expand_terms(query.standalone, index.words, scope)
    weights = {term: float(np.log(1 + index.words.size / (1 + index.words.frequency(term)))) for term in terms}
    total = sum(weights.values()) or 1.0
    found = []
    for passage in passages:
        text = passage.chunk.outcome.text
        for span in passage.chunk.sentences:
            held = set(analyse(text[span.start : span.end]))
            cover = sum(weight for term, weight in weights.items() if term in held) / total
            score = round(_CHUNK_SHARE * passage.score + (1 - _CHUNK_SHARE) * cover, 6)
            found.append(Evidence(passage.chunk.outcome, Span(*span), (), score))
    return tuple(sorted(found, key=lambda evidence: -evidence.confidence))
