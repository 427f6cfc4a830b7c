"""The files of a generation: those that answering reads, and the Chroma store beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IngestError
from ingest.index import CHUNKS, SECTIONS, SENTENCES, VECTORS, WORDS
from ingest.records import chunk_lines, section_lines
from ingest.store import read_vectors, write_store
from ingest.types import Chunk, Outcome
from ingest.words import index_words, words_bytes

STORE = "chroma"
TOLERANCE = 1e-6
"""By how much a component may differ after Chroma has scaled a vector to unit length again."""


@dataclass(frozen=True, eq=False)
class Content:
    """What a generation is made of: `vectors` has a row for each chunk, `sentences` for each sentence."""

    sections: tuple[Outcome, ...]
    chunks: tuple[Chunk, ...]
    vectors: NDArray[np.float32]
    sentences: NDArray[np.float32]


def write_snapshot(folder: Path, content: Content) -> None:
    """Writes every file of a generation but its manifest.

    The store is closed, opened again and compared: raises `IngestError` where it gives back other vectors.
    """
    chunks, vectors = content.chunks, content.vectors
    (folder / SECTIONS).write_bytes(section_lines(content.sections))
    (folder / CHUNKS).write_bytes(chunk_lines(chunks))
    np.save(folder / VECTORS, vectors, allow_pickle=False)
    np.save(folder / SENTENCES, content.sentences, allow_pickle=False)
    (folder / WORDS).write_bytes(words_bytes(index_words([chunk.embedded for chunk in chunks])))
    write_store(folder / STORE, chunks, vectors)
    if differing := differing_vectors(folder / STORE, chunks, vectors):
        raise IngestError(f"{folder / STORE}: altered {differing} of {len(chunks)} vectors; try again")


def differing_vectors(store: Path, chunks: Sequence[Chunk], vectors: NDArray[np.float32]) -> int:
    """How many of `vectors` a Chroma store lacks or has otherwise. Opening the store changes its files."""
    stored = read_vectors(store, chunks, vectors.shape[1])
    return int((~np.isclose(stored, vectors, rtol=0, atol=TOLERANCE)).any(axis=1).sum())
