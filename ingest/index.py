"""The index as the answering side sees it: everything in memory, nothing of Chroma or torch."""

import io
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import generations
from ingest.encode import Encoder
from ingest.errors import IngestError
from ingest.manifest import check_versions, read_checked, read_manifest
from ingest.records import read_chunks, read_sections
from ingest.types import HEAD, Chunk, Outcome, Report
from ingest.words import Words, read_words

DEFAULT = Path("index")
"""Where the index lies unless the command line says otherwise."""
SECTIONS, CHUNKS, VECTORS, WORDS = "sections.jsonl", "chunks.jsonl", "vectors.npy", "words.npz"
SENTENCES = "sentences.npy"


@dataclass(frozen=True, eq=False)
class Index:
    """One generation: its sections by report id (heads included, outcomes in file order), and their chunks.

    Row i of `vectors` (float32, unit length) and of `words` belongs to `chunks[i]`; `sentences` has a row for
    each sentence of each chunk, in their order.
    """

    generation: str
    sections: tuple[Outcome, ...]
    chunks: tuple[Chunk, ...]
    vectors: NDArray[np.float32]
    sentences: NDArray[np.float32]
    words: Words
    encoder: Encoder

    def encode(self, text: str) -> NDArray[np.float32]:
        """The unit vector of a question. Raises `IngestError` where the exported model is damaged."""
        return self.encoder.encode(text)

    def sentence_vectors(self, chunk: Chunk) -> NDArray[np.float32]:
        """Unit vectors of the sentences of one of `chunks`, shape (its sentences, dimensions)."""
        first = self._first_sentence[chunk.outcome.key, chunk.span.start]
        return self.sentences[first : first + len(chunk.sentences)]

    def best_sentences(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine of the unit `vector` with the likest sentence of each chunk, shape (chunks,)."""
        # float64 so that sums do not depend on how BLAS splits the work between threads
        likeness = self._sentences64 @ vector.astype(np.float64)
        starts = np.fromiter(self._first_sentence.values(), np.int64, len(self.chunks))
        return np.asarray(np.maximum.reduceat(likeness, starts))

    def likeness(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine of the unit `vector` with each chunk, shape (chunks,)."""
        return np.asarray(self._vectors64 @ vector.astype(np.float64))

    def section(self, report_id: str, outcome_id: str) -> Outcome:
        """The section of that key. Raises `KeyError`."""
        return self._by_key[report_id, outcome_id]

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The sections without the heads."""
        return tuple(section for section in self.sections if section.kind != HEAD)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports, by report id."""
        return tuple(dict.fromkeys(section.report for section in self.sections))

    @cached_property
    def sections_of(self) -> dict[str, tuple[Outcome, ...]]:
        """The sections of each report by its id, in file order, the head among them."""
        found: dict[str, list[Outcome]] = {}
        for section in self.sections:
            found.setdefault(section.report.report_id, []).append(section)
        return {report_id: tuple(sections) for report_id, sections in found.items()}

    @cached_property
    def _vectors64(self) -> NDArray[np.float64]:
        return self.vectors.astype(np.float64)

    @cached_property
    def _sentences64(self) -> NDArray[np.float64]:
        return self.sentences.astype(np.float64)

    @cached_property
    def _first_sentence(self) -> dict[tuple[tuple[str, str], int], int]:
        starts = accumulate((len(chunk.sentences) for chunk in self.chunks), initial=0)
        return {(c.outcome.key, c.span.start): start for c, start in zip(self.chunks, starts, strict=False)}

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Outcome]:
        return {section.key: section for section in self.sections}


def open_index(directory: Path = DEFAULT) -> Index:
    """The current generation in `directory`, every file compared with its checksum as it is read.

    The exported model is compared when the first question is encoded. Raises `IngestError` where there is no
    index, or where it is damaged or was built otherwise than this program would build it.
    """
    folder = generations.current(directory)
    try:
        return _open(folder, directory)
    except IngestError:
        if generations.current(directory) == folder:
            raise
    return open_index(directory)  # swapped out and removed while it was being read


def read_vectors(content: bytes) -> NDArray[np.float32]:
    """The vectors in `vectors.npy` (a row to each chunk) or `sentences.npy` (a row to each sentence)."""
    vectors: NDArray[np.float32] = np.load(io.BytesIO(content), allow_pickle=False)
    return vectors


def _open(folder: Path, directory: Path) -> Index:
    manifest = read_manifest(folder)
    check_versions(directory, manifest)
    sections = read_sections(read_checked(folder, SECTIONS, manifest))
    chunks = read_chunks(read_checked(folder, CHUNKS, manifest), sections)
    vectors = read_vectors(read_checked(folder, VECTORS, manifest))
    sentences = read_vectors(read_checked(folder, SENTENCES, manifest))
    words = read_words(read_checked(folder, WORDS, manifest))
    spans = sum(len(chunk.sentences) for chunk in chunks)
    if not len(chunks) == len(vectors) == words.size or len(sentences) != spans:
        raise IngestError(f"{folder}: {len(chunks)} chunks, {len(vectors)} vectors; run `make index`")
    model = manifest.encoder
    encoder = Encoder(directory / model.folder, model.limit, dict(model.files))
    return Index(manifest.generation, sections, chunks, vectors, sentences, words, encoder)
