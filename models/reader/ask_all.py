"""Puts held-out questions to a reader: over whole reports, in the open setting, and over one section."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ingest.index import Index
from ingest.types import Chunk
from models.reader.measures import auroc, best_f1, exact, proportion, same_words
from models.reader.questions import Document, Question
from rag.reading.read import Reader, Reading

K = 10
Found = dict[str, Any]
Row = tuple[float, Chunk, int, Reading]


def rank(chunks: Iterable[Chunk], readings: Iterable[Reading]) -> list[Row]:
    """Every sentence (chunk, number in it) with its logit and the chunk's reading, best first."""
    rows = [(s, c, i, r) for c, r in zip(chunks, readings, strict=True) for i, s in enumerate(r.sentences)]
    return sorted(rows, key=lambda row: -row[0])


def ask_reports(reader: Reader, questions: list[Question], documents: dict[str, Document]) -> Found:
    """All chunks of the report read: does the top sentence hold all facts; are near misses told apart."""
    hits: dict[str, list[bool]] = {}
    logits: dict[str, list[tuple[float, float]]] = {}
    for question in questions:
        chunks = documents[question.doc].chunks
        readings = reader.read(question.text, chunks)
        rows = rank(chunks, readings)
        kind = question.row["unanswerable_kind"] or "answerable"
        logits.setdefault(kind, []).append((rows[0][0], max(r.answered for r in readings)))
        if question.answerable and len(question.row["outcomes"]) == 1 and question.row["must"]:
            right = [_holds_all(row, question) for row in rows[:3]]
            hits.setdefault("top 1", []).append(right[0])
            hits.setdefault("top 3", []).append(any(right))
            hits.setdefault(question.row["type"], []).append(right[0])
    return {name: proportion(values) for name, values in hits.items()} | _told_apart(logits)


def ask_articles(reader: Reader, questions: list[Question], index: Index) -> Found:
    """Open setting: the ten best chunks of all articles of the collection are read."""
    hits, em, f1 = [], [], []
    logits: dict[str, list[tuple[float, float]]] = {"answerable": [], "not_given": []}
    for question in questions:
        chunks = _retrieve(index, question.text)
        readings = reader.read(question.text, chunks)
        score, chunk, i, reading = rank(chunks, readings)[0]
        kind = "answerable" if question.answerable else "not_given"
        logits[kind].append((score, max(r.answered for r in readings)))
        if question.answerable:
            span = reading.spans[i]
            words = chunk.outcome.text[span[0].start : span[0].end] if span else ""
            scores = [exact(words, alias) for alias in question.aliases]
            hits.append(any(alias in _text(chunk, i) for alias in question.aliases))
            em.append(max(scores)[0] == 1)
            f1.append(max(s[1] for s in scores))
    found = {"sentence holds answer": proportion(hits), "exact": proportion(em)}
    return found | {"f1": round(float(np.mean(f1)), 3)} | _told_apart(logits)


def ask_sections(reader: Reader, questions: list[Question], documents: dict[str, Document]) -> Found:
    """The question's own section read: is the first sentence evidence; answerable told from not."""
    hits = []
    logits: dict[str, list[tuple[float, float]]] = {}
    for question in questions:
        assert question.near
        chunks = documents[question.doc].of(question.near[0])
        readings = reader.read(question.text, chunks)
        score, chunk, i, _ = rank(chunks, readings)[0]
        kind = "answerable" if question.answerable else "not_given"
        logits.setdefault(kind, []).append((score, max(r.answered for r in readings)))
        if question.answerable:
            start, end = chunk.sentences[i]
            hits.append(any(p.evidence.start < end and start < p.evidence.end for p in question.places))
    return {"P@1": proportion(hits)} | (_told_apart(logits) if "not_given" in logits else {})


def _told_apart(logits: dict[str, list[tuple[float, float]]]) -> Found:
    """AUROC of the best sentence's and the best chunk's logit, answerable against each other kind and all."""
    right = logits["answerable"]
    kinds = {kind: values for kind, values in logits.items() if kind != "answerable"}
    groups = kinds | {"all": [pair for group in kinds.values() for pair in group]}
    found: Found = {}
    for k, name in enumerate(("sentence", "answered")):
        found[f"auroc {name}"] = {
            kind: auroc([pair[k] for pair in right], [pair[k] for pair in group])
            for kind, group in groups.items()
        }
        unanswered = [pair[k] for pair in groups["all"]]
        found[f"declining {name}"] = best_f1([pair[k] for pair in right], unanswered)
    return found


def _holds_all(row: Row, question: Question) -> bool:
    text = _text(row[1], row[2])
    return all(any(same_words(alias, text) for alias in group) for group in question.row["must"])


def _text(chunk: Chunk, i: int) -> str:
    span = chunk.sentences[i]
    return chunk.outcome.text[span.start : span.end]


def _retrieve(index: Index, question: str) -> list[Chunk]:
    """The best chunks by the sum of BM25 (as a share of the best) and cosine."""
    words = index.words.scores(index.words.terms(question))
    fused = words / max(float(words.max()), 1e-6) + index.vectors @ index.encode(question)
    return [index.chunks[i] for i in np.argsort(-fused, kind="stable")[:K]]
