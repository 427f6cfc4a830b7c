"""Retrieval: words and meaning, each over every chunk, fused."""

import numpy as np

from ingest.index import Index
from rag.expand import expand_terms
from rag.types import Passage, Query, Scope

CHUNK, SENTENCE, WORDS = 0.3, 0.5, 0.2
"""Shares of the fused score: how like the question the chunk is, how like it its likest sentence is, and words in
common. Of eleven mixtures one of the three with the best recall at 1 to 12 on tune questions, Cambodia and invented
(n = 756: all evidence among the first five .975 and .856, with equal shares of chunk and words .958 and .812)."""


K = 16
"""Chunks that are read; with 24 no more sentences were right (cross-validated, n = 769), and reading took half as
long again."""
MOST_SECTIONS = 100
"""Sections that a question for everything has read; at about 10 ms a chunk, a second."""


def retrieve(query: Query, index: Index, scope: Scope, k: int = K, census: bool = False) -> tuple[Passage, ...]:
    """The `k` best chunks of the sections in `scope`, best first, equal scores in the order of the index.

    With `census` the best chunk of every other section follows, as long as they are `MOST_SECTIONS` at most.

    Every chunk is scored and the scope applied to the scores, so that a filter gives what filtering a full scan
    gives. All parts lie between 0 and 1 before they are added: BM25 as a share of the best chunk's, cosines as
    they are, negative ones as 0.
    """
    keys = {section.key for section in scope.sections}
    rows = np.array([i for i, chunk in enumerate(index.chunks) if chunk.outcome.key in keys], np.int64)
    if not len(rows):
        return ()
    words = index.words.scores(expand_terms(query.standalone, index.words, scope))[rows]
    asked = index.encode(query.standalone)
    meaning = np.maximum(index.likeness(asked)[rows], 0)
    sentence = np.maximum(index.best_sentences(asked)[rows], 0)
    best = float(words.max())
    fused = CHUNK * meaning + SENTENCE * sentence + WORDS * (words / best if best > 0 else words)
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
