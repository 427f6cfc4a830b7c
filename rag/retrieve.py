"""Retrieval: words and meaning, each over every chunk, fused."""

import numpy as np
from numpy.typing import NDArray

from ingest.index import Index
from rag.expand import expand_terms
from rag.types import Passage, Query, Scope

MEANING = 0.5
"""Share of meaning in the fused score; chosen on tune questions (`python -m eval run`, figures in eval/README)."""


MOST_SECTIONS = 100
"""Sections that a question for everything has read; at about 10 ms a chunk, a second."""


def retrieve(query: Query, index: Index, scope: Scope, k: int = 24, census: bool = False) -> tuple[Passage, ...]:
    """The `k` best chunks of the sections in `scope`, best first, equal scores in the order of the index.

    With `census` the best chunk of every other section follows, as long as they are `MOST_SECTIONS` at most.

    Every chunk is scored and the scope applied to the scores, so that a filter gives what filtering a full scan
    gives. Both parts lie between 0 and 1 before they are added: BM25 as a share of the best chunk's, cosine
    as it is, negative ones as 0.
    """
    keys = {section.key for section in scope.sections}
    rows = np.array([i for i, chunk in enumerate(index.chunks) if chunk.outcome.key in keys], np.int64)
    if not len(rows):
        return ()
    words = index.words.scores(expand_terms(query.standalone, index.words, scope))[rows]
    meaning = np.maximum(_cosines(index, query.standalone)[rows], 0)
    best = float(words.max())
    fused = MEANING * meaning + (1 - MEANING) * (words / best if best > 0 else words)
    order = np.lexsort((rows, -np.round(fused, 6))).tolist()
    chosen = order[:k]
    if census:
        told = dict.fromkeys(index.chunks[rows[i]].outcome.key for i in chosen)
        for i in order[k:]:
            key = index.chunks[rows[i]].outcome.key
            if key not in told and len(told) < MOST_SECTIONS:
                told[key] = None
                chosen.append(i)
    return tuple(
        Passage(index.chunks[rows[i]], *(round(float(part[i]), 6) for part in (fused, words, meaning)))
        for i in chosen
    )


def _cosines(index: Index, text: str) -> NDArray[np.float32]:
    # float64 so that sums do not depend on how BLAS splits the work between threads
    product = index.vectors.astype(np.float64) @ index.encode(text).astype(np.float64)
    return np.asarray(product, np.float32)
