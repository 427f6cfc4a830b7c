"""Chunks to vectors at build time (home of sentence-transformers, which takes seconds to import)."""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest import minilm, tokens
from ingest.errors import IngestError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Progress = Callable[[int, int], None]
"""Called with how many of how many texts are done."""


@dataclass(frozen=True)
class Model:
    """An embedder: the name it is loaded by, and the sha256 of its weights."""

    name: str
    sha256: str


def setting() -> str:
    """Name of the embedder to use: all-MiniLM-L6-v2 unless the environment's `EMBEDDER` names another."""
    return os.environ.get("EMBEDDER") or minilm.NAME


def chosen_model() -> Model:
    """The embedder that `setting` names. Raises `IngestError` where its files are missing or altered.

    all-MiniLM-L6-v2 is checked against its official checksum; another model has to be loaded to be hashed.
    """
    name = setting()
    if name == minilm.NAME:
        minilm.verified_folder()
        return Model(name, minilm.SHA256)
    digest = hashlib.sha256()
    for key, tensor in sorted(load(name).state_dict().items()):
        digest.update(key.encode() + tensor.numpy().tobytes())
    return Model(name, digest.hexdigest())


def pieces_read(model: Model) -> int:
    """Word pieces of a text that `model` reads, [CLS] and [SEP] included; the rest it drops without a word."""
    return tokens.EMBED_LIMIT if model.name == minilm.NAME else int(load(model.name).max_seq_length or 512)


@cache
def load(name: str) -> "SentenceTransformer":
    """The sentence-transformers model of that name, on the processor. Raises `IngestError`.

    Each text is read by one thread unless `OMP_NUM_THREADS` says otherwise: the threads of one short text wait
    for each other at every layer, which on a busy machine of two cores made two ten times slower than one.
    """
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # torch reads it when it is imported
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds, and only builds need it

    folder = str(minilm.verified_folder()) if name == minilm.NAME else name
    try:
        return SentenceTransformer(folder, device="cpu", model_kwargs={"attn_implementation": "eager"})
    except (OSError, ValueError) as error:
        raise IngestError(f"EMBEDDER={name}: cannot be loaded ({str(error).splitlines()[0]})") from error


def embed(texts: Sequence[str], model: Model, progress: Progress | None = None) -> NDArray[np.float32]:
    """Unit vectors of `texts`, shape (len(texts), dimensions).

    Each text goes through the model alone: in a batch the padding changes the last bits of a vector, and then
    the same corpus would give other bytes after chunks were reused. Texts are shared out to all cores instead.
    """
    encoder = load(model.name)

    def read(text: str) -> NDArray[np.float32]:
        return np.asarray(encoder.encode(text, normalize_embeddings=True, show_progress_bar=False), np.float32)

    read("")  # sets the tokenizer's cutting and padding, which no two threads may do at once
    rows = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for row in pool.map(read, texts):
                rows.append(row)
                if progress:
                    progress(len(rows), len(texts))
        finally:
            pool.shutdown(cancel_futures=True)  # an interrupt does not wait for the texts that are left
    return np.array(rows, np.float32)
