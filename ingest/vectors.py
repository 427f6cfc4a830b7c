"""The vectors of chunks and sentences: those of the current generation where the text is the same, else new."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import generations
from ingest.embed import Model, Progress, embed
from ingest.errors import IngestError
from ingest.index import CHUNKS, SECTIONS, SENTENCES, VECTORS, read_vectors
from ingest.manifest import read_checked, read_manifest
from ingest.records import read_chunks, read_sections
from ingest.types import Chunk


@dataclass(frozen=True, eq=False)
class Vectors:
    """Unit rows, for each chunk and for each sentence of each chunk, in their order.

    `embedded` is how many different texts had to be embedded for them.
    """

    chunks: NDArray[np.float32]
    sentences: NDArray[np.float32]
    embedded: int


def embed_chunks(
    chunks: Sequence[Chunk], directory: Path, model: Model, progress: Progress | None = None
) -> Vectors:
    """The vectors of chunks and of their sentences, taken from the index in `directory` as far as it has them."""
    known = _known_vectors(directory, model)
    wholes, sentences = [chunk.embedded for chunk in chunks], _sentences(chunks)
    missing = [text for text in dict.fromkeys([*wholes, *sentences]) if text not in known]
    if missing:
        known.update(zip(missing, embed(missing, model, progress), strict=True))
    rows = np.stack([known[text] for text in wholes]), np.stack([known[text] for text in sentences])
    return Vectors(*rows, len(missing))


def _known_vectors(directory: Path, model: Model) -> dict[str, NDArray[np.float32]]:
    """By text. The generation may split or analyse otherwise; its model has to be the same."""
    try:
        folder = generations.current(directory)
        manifest = read_manifest(folder)
        if manifest.model != model:
            return {}
        sections = read_sections(read_checked(folder, SECTIONS, manifest))
        chunks = read_chunks(read_checked(folder, CHUNKS, manifest), sections)
        vectors = read_vectors(read_checked(folder, VECTORS, manifest))
        sentences = read_vectors(read_checked(folder, SENTENCES, manifest))
    except IngestError:
        return {}  # no index or a damaged one: everything is embedded
    known = dict(zip(_sentences(chunks), sentences, strict=True))
    return known | dict(zip((chunk.embedded for chunk in chunks), vectors, strict=True))


def _sentences(chunks: Sequence[Chunk]) -> list[str]:
    """The sentences of chunks as printed."""
    return [chunk.outcome.words(span) for chunk in chunks for span in chunk.sentences]
