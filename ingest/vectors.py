"""The vectors of chunks: those of the current generation where the text is the same, new ones elsewhere."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import generations
from ingest.embed import Model, Progress, embed
from ingest.errors import IngestError
from ingest.index import CHUNKS, SECTIONS, SENTENCES, VECTORS, read_vectors
from ingest.manifest import read_checked, read_manifest
from ingest.records import content_hash, read_chunks, read_hashes, read_sections
from ingest.types import Chunk


def embed_chunks(
    chunks: Sequence[Chunk], directory: Path, model: Model, progress: Progress | None = None
) -> tuple[NDArray[np.float32], int]:
    """A unit vector for each chunk, shape (len(chunks), dimensions), and how many had to be embedded."""
    known = _known_vectors(directory, model)
    hashes = [content_hash(chunk) for chunk in chunks]
    texts = {digest: chunk.embedded for digest, chunk in zip(hashes, chunks, strict=True)}
    missing = {digest: text for digest, text in texts.items() if digest not in known}
    if missing:
        known.update(zip(missing, embed(list(missing.values()), model, progress), strict=True))
    return np.stack([known[digest] for digest in hashes]), len(missing)


def embed_sentences(chunks: Sequence[Chunk], directory: Path, model: Model) -> NDArray[np.float32]:
    """A unit vector for each sentence of each chunk, in their order, shape (sentences, dimensions)."""
    known = _known_sentences(directory, model)
    texts = [text for chunk in chunks for text in sentence_texts(chunk)]
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        known.update(zip(missing, embed(missing, model), strict=True))
    return np.stack([known[text] for text in texts])


def sentence_texts(chunk: Chunk) -> list[str]:
    """The sentences of a chunk as printed."""
    return [chunk.outcome.text[span.start : span.end] for span in chunk.sentences]


def _known_sentences(directory: Path, model: Model) -> dict[str, NDArray[np.float32]]:
    """By the sentence itself, as `_known_vectors`."""
    try:
        folder = generations.current(directory)
        manifest = read_manifest(folder)
        if manifest.model != model or SENTENCES not in manifest.files:
            return {}
        chunks = read_chunks(read_checked(folder, CHUNKS, manifest),
                             read_sections(read_checked(folder, SECTIONS, manifest)))
        vectors = read_vectors(read_checked(folder, SENTENCES, manifest))
    except IngestError:
        return {}
    return dict(zip((text for chunk in chunks for text in sentence_texts(chunk)), vectors, strict=True))


def _known_vectors(directory: Path, model: Model) -> dict[str, NDArray[np.float32]]:
    """By hash of the text. The generation may split or analyse otherwise; its model has to be the same."""
    try:
        folder = generations.current(directory)
        manifest = read_manifest(folder)
        if manifest.model != model:
            return {}
        hashes = read_hashes(read_checked(folder, CHUNKS, manifest))
        vectors = read_vectors(read_checked(folder, VECTORS, manifest))
    except IngestError:
        return {}  # no index or a damaged one: everything is embedded
    return dict(zip(hashes, vectors, strict=True))
