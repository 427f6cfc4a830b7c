"""What speaks for and against each sentence as an answer: the numbers that the fitted models weigh."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ingest.index import Index
from ingest.terms import analyse
from ingest.types import Chunk, Span
from rag.kinds.asked_for import KINDS, kinds_asked, kinds_held, names_target
from rag.reading.read import Reading
from rag.types import Query, Scope, Search
from rag.words.expand import expand_terms

_NAME = re.compile(r"(?<=[\w,;:)\"'’] )[A-Z][\w’'-]+|\b[A-Z]{2,}[A-Za-z]*\b|\b\d[\d.,]*\d\b|\b\d{2,}\b")


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be quoted, what the reader marked in it, and its signals by name."""

    chunk: Chunk
    span: Span
    mark: Span | None
    signals: Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """What a question's words are worth: `weights` by analysed term, `total` their sum, `names` its proper names
    and figures."""

    weights: Mapping[str, float]
    total: float
    names: tuple[str, ...]


def weigh_question(query: Query, scope: Scope, index: Index) -> Asked:
    """Inverse document frequencies of the question's terms, those added for other spellings included."""
    own = list(dict.fromkeys(analyse(query.standalone)))
    weights = {term: float(np.log(1 + index.words.size / (1 + index.words.frequency(term)))) for term in own}
    for term in expand_terms(query.standalone, index.words, scope):
        weights.setdefault(term, 0.0)
    countries = {word for report in scope.reports for word in (report.country or "").split()}
    names = [name for name in _NAME.findall(query.question) if name not in countries]
    years = {str(report.year) for report in scope.reports}
    return Asked(weights, sum(weights.values()) or 1.0,
                 tuple(name for name in dict.fromkeys(names) if name not in years))


def gather_candidates(search: Search, readings: Sequence[Reading], index: Index) -> tuple[Candidate, ...]:
    """Every sentence of the passages found with its signals, in their order; one reading for each passage."""
    passages = search.passages
    asked = weigh_question(search.query, search.scope, index)
    logits = [logit for reading in readings for logit in reading.sentences]
    top = max(logits, default=0.0)
    answered = max((reading.answered for reading in readings), default=0.0)
    best_words = max((passage.words for passage in passages), default=0.0) or 1.0
    found = []
    asked_vector = index.encode(search.query.standalone)
    for rank, (passage, reading) in enumerate(zip(passages, readings, strict=True)):
        likeness = index.sentence_vectors(passage.chunk) @ asked_vector
        chunk_terms = _terms(passage.chunk.embedded)
        for i, span in enumerate(passage.chunk.sentences):
            mark = reading.spans[i]
            signals = {
                "reader": reading.sentences[i],
                "reader_gap": reading.sentences[i] - top,
                "span": mark[1] if mark else -20.0,
                "answered": reading.answered,
                "answered_gap": reading.answered - answered,
                "fused": passage.score,
                "meaning": passage.meaning,
                "words": passage.words / best_words,
                "rank": 1 / (1 + rank),
                "likeness": float(likeness[i]),
                **_wording(asked, passage.chunk, span, chunk_terms),
                **_kinds(search.query.question, passage.chunk, span),
            }
            found.append(Candidate(passage.chunk, span, mark[0] if mark else None, signals))
    return tuple(found)


@lru_cache(maxsize=8192)
def _terms(text: str) -> frozenset[str]:
    return frozenset(analyse(text))


def _wording(asked: Asked, chunk: Chunk, span: Span, chunk_terms: frozenset[str]) -> dict[str, float]:
    sentence = chunk.outcome.words(span)
    held = _terms(sentence)
    cover = sum(weight for term, weight in asked.weights.items() if term in held) / asked.total
    around = sum(weight for term, weight in asked.weights.items() if term in chunk_terms) / asked.total
    names = [_terms(name) for name in asked.names]
    return {
        "cover": cover,
        "cover_chunk": around,
        "names_missing": float(sum(not name & held for name in names)),
        "names_missing_chunk": float(sum(not name & chunk_terms for name in names)),
        "length": float(np.log1p(len(sentence.split()))),
        "first": float(span.start == 0),
    }


def _kinds(question: str, chunk: Chunk, span: Span) -> dict[str, float]:
    sentence = chunk.outcome.words(span)
    asked, held = {kind.name for kind in kinds_asked(question)}, kinds_held(sentence)
    signals = {}
    for kind in KINDS:
        holds = kind.name in held
        signals[f"{kind.name}_held"] = float(kind.name in asked and holds)
        signals[f"{kind.name}_missing"] = float(kind.name in asked and not holds)
    wanted, told = names_target(question), names_target(sentence)
    signals["target_held"] = float(wanted and told)
    signals["target_missing"] = float(wanted and not told)
    return signals
