"""Batches of about equal length, from an endless mixed stream of questions."""

import random
from collections.abc import Iterable, Iterator

import torch

from ingest.types import Chunk
from models.reader.blank import edited
from models.reader.examples import Example
from models.reader.net import Batch
from rag.reading.window import PassagePieces, Window, join_window, passage_pieces, question_pieces

PIECES = 3600
POOL = 1200

Row = tuple[Example, Window]
_seen: dict[tuple[str, str, int], PassagePieces] = {}


def batches(examples: Iterable[Example], rng: random.Random) -> Iterator[Batch]:
    """Rows of like length together, at most `PIECES` word pieces with padding, in mixed order."""
    pool: list[Example] = []
    for example in examples:
        pool.append(example)
        if len(pool) == POOL:
            yield from _cut(pool, rng)
            pool = []


def pieces_of(chunk: Chunk) -> PassagePieces:
    """The chunk's word pieces, kept: a chunk is read many times."""
    key = (*chunk.outcome.key, chunk.span.start)
    if key not in _seen:
        _seen[key] = passage_pieces(chunk)
    return _seen[key]


def passage_of(example: Example) -> PassagePieces:
    """What an example's passage is read as, its edit made."""
    passage = pieces_of(example.chunk)
    return edited(passage, *example.edit) if example.edit else passage


def _cut(pool: list[Example], rng: random.Random) -> Iterator[Batch]:
    rows = [(e, join_window(question_pieces(e.question), passage_of(e))) for e in pool]
    rows.sort(key=lambda row: len(row[1].ids) + rng.random() * 8)
    groups: list[list[Row]] = []
    held: list[Row] = []
    longest = 0
    for row in rows:
        longest = max(longest, len(row[1].ids))
        if held and longest * (len(held) + 1) > PIECES:
            groups.append(held)
            held, longest = [], len(row[1].ids)
        held.append(row)
    groups.append(held)
    rng.shuffle(groups)
    for group in groups:
        yield collate(group)


def collate(rows: list[Row]) -> Batch:
    """Pads the rows of one batch. Each row is an example and its window."""
    size, longest = len(rows), max(len(w.ids) for _, w in rows)
    most = max(len(e.labels) for e, _ in rows)
    ids = torch.zeros(size, longest, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.zeros(size, longest, dtype=torch.bool)
    pool = torch.zeros(size, most, longest)
    labels = torch.full((size, most), -1)
    start, end = torch.full((size,), -1), torch.full((size,), -1)
    for i, (example, window) in enumerate(rows):
        n, passage = len(window.ids), passage_of(example)
        ids[i, :n], mask[i, :n], types[i, :n] = torch.tensor(window.ids), 1, torch.tensor(window.types)
        allowed[i, 0] = True
        allowed[i, window.offset : window.offset + len(passage.pieces)] = True
        for k, s in enumerate(passage.sentences):
            if s.end > s.start:
                pool[i, k, window.offset + s.start : window.offset + s.end] = 1 / (s.end - s.start)
                labels[i, k] = example.labels[k]
        if example.has_spans:
            start[i], end[i] = _target(example, passage, window.offset)
    answered = (labels == 1).any(1).float()
    return Batch(ids, mask, types, pool, labels, allowed, start, end, answered)


def _target(example: Example, passage: PassagePieces, offset: int) -> tuple[int, int]:
    if example.span is None:
        return 0, 0
    begin, end = example.span
    inside = [i for i, place in enumerate(passage.places) if place.end > begin and place.start < end]
    return (offset + inside[0], offset + inside[-1]) if inside else (-1, -1)
