"""Reading: how far each sentence of a passage answers the question, and with which words."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IngestError
from ingest.onnx import Session, open_session, threads_set
from ingest.types import Chunk, Span
from rag.reading.window import PassagePieces, join_window, passage_pieces, question_pieces

FOLDER = Path(__file__).parents[2] / "models" / "reader"
LONGEST_SPAN = 40
"""Word pieces of the longest answer that is marked; the longest in training has about as many."""
_MOST_WORKERS = 4
"""Chunks read at once unless ONNX_THREADS says otherwise, each by one thread: threads that share one chunk wait for
each other more than they win."""

Logits = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """One chunk, read for one question. All scores are logits: above 0 is more likely than not.

    `answered`: the chunk holds the answer. `sentences[i]`: its sentence i does. `spans[i]`: the words in that
    sentence that answer best, as offsets of the outcome's text, and how far they are ahead of "no answer";
    None where it has no words.
    """

    answered: float
    sentences: tuple[float, ...]
    spans: tuple[tuple[Span, float] | None, ...]


class Reader(Protocol):
    """Whatever reads a question and chunks together."""

    def read(self, question: str, chunks: Sequence[Chunk]) -> tuple[Reading, ...]:
        """One reading for each chunk, in order."""


class NoReader:
    """Reads nothing: every reading is the same. The selector then goes by retrieval and wording alone."""

    def read(self, question: str, chunks: Sequence[Chunk]) -> tuple[Reading, ...]:  # noqa: ARG002 - as all readers
        """One empty reading for each chunk."""
        return tuple(Reading(0.0, (0.0,) * len(c.sentences), (None,) * len(c.sentences)) for c in chunks)


class OnnxReader:
    """The exported reader. Each chunk is read by itself, so its reading depends on no other chunk."""

    def __init__(self, model: Path, sha256: str) -> None:
        """Opens the model. Raises `IngestError` where it is missing or not the recorded one."""
        self._session: Session = open_session(model, sha256, threads=1)
        workers = threads_set() or min(os.cpu_count() or 1, _MOST_WORKERS)
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def read(self, question: str, chunks: Sequence[Chunk]) -> tuple[Reading, ...]:
        """One reading for each chunk, in order."""
        asked = question_pieces(question)
        return tuple(self._workers.map(lambda chunk: self._read(asked, passage_pieces(chunk)), chunks))

    def _read(self, asked: tuple[int, ...], passage: PassagePieces) -> Reading:
        window = join_window(asked, passage)
        ids = np.array([window.ids], np.int64)
        inputs = {"ids": ids, "mask": np.ones_like(ids), "types": np.array([window.types], np.int64)}
        start, end, evidence, answered = self._session.run(None, inputs)
        own = slice(window.offset, window.offset + len(passage.pieces))
        null = float(start[0, 0] + end[0, 0])
        return Reading(
            float(answered[0]),
            tuple(_mean(evidence[0, own][slice(*pieces)]) for pieces in passage.sentences),
            tuple(
                best_span(start[0, own][slice(*pieces)], end[0, own][slice(*pieces)], null,
                          passage.places[slice(*pieces)])
                for pieces in passage.sentences
            ),
        )


def best_span(start: Logits, end: Logits, null: float, places: Sequence[Span]) -> tuple[Span, float] | None:
    """The likeliest stretch of at most `LONGEST_SPAN` pieces and its lead on `null`; None without pieces."""
    if not len(start):
        return None
    pairs = start[:, None] + end[None, :]
    steps = np.arange(len(start))[None, :] - np.arange(len(start))[:, None]
    pairs = np.where((steps >= 0) & (steps < LONGEST_SPAN), pairs, -np.inf)
    first, last = divmod(int(pairs.argmax()), pairs.shape[1])
    return Span(places[first].start, places[last].end), float(pairs[first, last]) - null


def open_reader(name: str | None = None) -> Reader:
    """The reader named, else the one in the environment's READER, else the project's own.

    A name is a folder with a `reader.json`, or an extractive question-answering model that transformers can
    load; "none" reads nothing. Raises `IngestError` where it cannot be opened.
    """
    name = name or os.environ.get("READER") or str(FOLDER)
    if name == "none":
        return NoReader()
    folder = Path(name)
    if folder == FOLDER or (folder / "reader.json").is_file():
        return _open_folder(folder)
    from rag.reading.read_transformers import TransformersReader  # noqa: PLC0415 - its imports take seconds

    return TransformersReader(name)


def _open_folder(folder: Path) -> OnnxReader:
    record = folder / "reader.json"
    if not record.is_file():
        raise IngestError(f"{record}: no such file; restore the folder")
    try:
        about = json.loads(record.read_text(encoding="utf-8"))
        model, sha256 = folder / about["model"], str(about["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IngestError(f"{record}: does not name a model and its checksum; restore the folder") from error
    return OnnxReader(model, sha256)


def _mean(logits: Logits) -> float:
    """A sentence past the window's limit has no pieces: it was not read, which is no evidence."""
    return float(logits.mean(dtype=np.float64)) if len(logits) else -10.0
