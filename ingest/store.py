"""The vector store (home of chromadb): one persistent collection to a generation, written once.

Opening a Chroma directory changes its files even when nothing is written, so a finished store is never
opened in place: whoever compares it opens a copy.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IngestError
from ingest.records import chunk_id, content_hash
from ingest.types import Chunk

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "chunks"
_FLUSH_AT = 2
"""Records below which Chroma leaves its vector file unwritten; its own 1000 never flushes a small index."""


def write_store(folder: Path, chunks: Sequence[Chunk], vectors: NDArray[np.float32]) -> None:
    """A new collection in `folder` holding each chunk with its vector and facts, flushed and closed.

    Vectors are always given and no embedding function is configured, so Chroma never loads a model.
    """
    with _client(folder) as client:
        collection = client.create_collection(
            COLLECTION,
            configuration={"hnsw": {"space": "cosine", "batch_size": _FLUSH_AT, "sync_threshold": _FLUSH_AT}},
            embedding_function=None,
        )
        for rows in _batches(client, len(chunks)):
            batch = chunks[rows]
            collection.add(
                ids=[chunk_id(chunk) for chunk in batch],
                embeddings=vectors[rows],
                metadatas=[_facts(chunk) for chunk in batch],
                documents=[chunk.text for chunk in batch],
            )


def read_vectors(folder: Path, chunks: Sequence[Chunk], dimensions: int) -> NDArray[np.float32]:
    """The stored vectors of `chunks`, shape (len(chunks), dimensions), NaN where the store lacks one.

    Chroma scales vectors to unit length again when it flushes them, so they come back within one unit in the
    last place (about 1e-7) of what was given, not bit for bit.
    """
    found = np.full((len(chunks), dimensions), np.nan, np.float32)
    rows_by_id = {chunk_id(chunk): row for row, chunk in enumerate(chunks)}
    with _client(folder) as client:
        collection = client.get_collection(COLLECTION, embedding_function=None)
        for rows in _batches(client, len(chunks)):
            answer = collection.get(ids=[chunk_id(chunk) for chunk in chunks[rows]], include=["embeddings"])
            if answer["ids"]:
                found[[rows_by_id[one] for one in answer["ids"]]] = answer["embeddings"]
    return found


@contextmanager
def _client(folder: Path) -> Iterator["Client"]:
    import chromadb  # noqa: PLC0415 - the better part of a second, and an unchanged index needs none of it
    from chromadb.config import Settings  # noqa: PLC0415 - as above
    from chromadb.errors import ChromaError  # noqa: PLC0415 - as above

    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(anonymized_telemetry=False)
    try:
        client = cast("Client", chromadb.PersistentClient(folder, settings=settings))
        try:
            yield client
        finally:
            client.close()
    except ChromaError as error:
        raise IngestError(f"{folder}: Chroma failed ({error}); the old index stays in use") from error


def _batches(client: "Client", size: int) -> Iterator[slice]:
    step = client.get_max_batch_size()
    return (slice(start, start + step) for start in range(0, size, step))


def _facts(chunk: Chunk) -> dict[str, str | int]:
    report = chunk.outcome.report
    facts = {
        "report_id": report.report_id,
        "country": report.country,
        "year": report.year,
        "outcome_id": chunk.outcome.outcome_id,
        "start": chunk.span.start,
        "end": chunk.span.end,
        "sentences": json.dumps(chunk.sentences),
        "sha256": content_hash(chunk),
    }
    return {name: value for name, value in facts.items() if value is not None}  # Chroma takes no None
