"""Retrieval: the words and the meaning of every chunk, and its likest sentence, fused."""

import numpy as np
from numpy.typing import NDArray

from ingest.index import Index
from rag.retrieval.scope import as_searched, filter_sections, left_in
from rag.types import Passage, Query, Scope, Search
from rag.words.expand import expand_terms

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

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
    rows, fused, words, meaning = _scored(query, index, scope)
    if not len(rows):
        return ()
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


def look_up(query: Query, index: Index, scope: Scope, k: int = K, census: bool = False) -> Search:
    """The passages of `retrieve` with what they were looked for, where, and how much better others fit."""
    passages = retrieve(query, index, scope, k, census)
    return Search(query, scope, passages, index.generation, lead_elsewhere(query, index, scope))


def lead_elsewhere(query: Query, index: Index, scope: Scope) -> float:
    """By how much the best chunk of the sections that pass the filters and are not set aside, but are not what the
    question names, scores above the best in `scope`: "what does 4.1 say of the helpline?" where 3.2 speaks of it. 0
    where none does."""
    wider = Scope(tuple(left_in(filter_sections(index.outcomes, query.filters), query)))
    if len(wider.sections) == len(scope.sections):
        return 0.0
    held = {section.key for section in scope.sections}
    rows, fused, _, _ = _scored(query, index, wider)
    inside = np.array([index.chunks[i].outcome.key in held for i in rows], bool)
    return max(0.0, float(fused[~inside].max(initial=0.0) - fused[inside].max(initial=0.0)))


def _scored(query: Query, index: Index, scope: Scope) -> tuple[Rows, Scores, Scores, Scores]:
    """Row numbers of the chunks in `scope`, and of each the fused score, BM25 and the cosine."""
    query = as_searched(query, scope)
    keys = {section.key for section in scope.sections}
    rows = np.array([i for i, chunk in enumerate(index.chunks) if chunk.outcome.key in keys], np.int64)
    words = index.words.scores(expand_terms(query.standalone, index.words, scope))[rows]
    asked = index.encode(query.standalone)
    meaning = np.maximum(index.likeness(asked)[rows], 0)
    sentence = np.maximum(index.best_sentences(asked)[rows], 0)
    best = float(words.max(initial=0.0))
    fused = CHUNK * meaning + SENTENCE * sentence + WORDS * (words / best if best > 0 else words)
    return rows, fused, words, meaning
