"""Questions to vectors while answering: the exported embedder, without sentence-transformers or torch."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import tokens
from ingest.errors import IngestError
from ingest.minilm import sha256
from ingest.onnx import Session, open_session


class Encoder:
    """Texts as unit float32 vectors, equal to those of sentence-transformers up to rounding.

    Nothing is opened before the first text. Then both files are compared with their checksums, so a damaged
    model raises `IngestError` and is never used.
    """

    def __init__(self, folder: Path, limit: int, files: dict[str, str]) -> None:
        """An encoder over `model.onnx` and `tokenizer.json` in `folder`; texts are cut at `limit` pieces."""
        self.folder, self.limit, self.files = folder, limit, files
        self._last: tuple[str, NDArray[np.float32]] | None = None

    def encode(self, text: str) -> NDArray[np.float32]:
        """The unit vector of one text, shape (dimensions,); that of the last text is at hand."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, self._encode(text))
        return last[1]

    def _encode(self, text: str) -> NDArray[np.float32]:
        (pieces,) = tokens.encode([text], self._tokenizer)
        cut = {
            "input_ids": self._cut(pieces.ids),
            "attention_mask": self._cut(pieces.attention_mask),
            "token_type_ids": self._cut(pieces.type_ids),
        }
        names = [node.name for node in self._session.get_inputs()]
        inputs = {name: np.array([cut[name]], np.int64) for name in names}
        vector: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        return vector

    def encode_all(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of several texts, shape (len(texts), dimensions); each is encoded by itself."""
        return np.array([self.encode(text) for text in texts], np.float32)

    def _cut(self, column: list[int]) -> list[int]:
        """The first pieces and the closing one, as sentence-transformers cuts."""
        return column if len(column) <= self.limit else [*column[: self.limit - 1], column[-1]]

    @cached_property
    def _tokenizer(self) -> Path:
        path = self.folder / "tokenizer.json"
        if not path.is_file() or sha256(path) != self.files[path.name]:
            raise IngestError(f"{path}: missing or not the recorded one; run `make index`")
        return path

    @cached_property
    def _session(self) -> Session:
        return open_session(self.folder / "model.onnx", self.files["model.onnx"])
