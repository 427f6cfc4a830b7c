"""Word pieces of all-MiniLM-L6-v2, by which texts are measured (home of the tokenizers library)."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from ingest import minilm

__all__ = ["EMBED_LIMIT", "Encoding", "common_words", "count", "encode"]

EMBED_LIMIT = 256
"""Word pieces that all-MiniLM-L6-v2 reads, [CLS] and [SEP] included; the rest it drops without a word. Chunks are cut
for it whatever EMBEDDER names: `build_index` refuses a model that reads fewer."""

_SHORTEST_COMMON = 4


@cache
def _tokenizer(file: Path | None = None) -> Tokenizer:
    tokenizer: Tokenizer = Tokenizer.from_file(str(file or minilm.folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def count(text: str) -> int:
    """Word pieces of `text`, without [CLS] and [SEP]."""
    return len(_tokenizer().encode(text, add_special_tokens=False).ids)


def encode(texts: Sequence[str], file: Path | None = None) -> list[Encoding]:
    """Each text as word pieces, [CLS] and [SEP] included, not cut and not padded.

    `file` is the `tokenizer.json` of another model than all-MiniLM-L6-v2.
    """
    return _tokenizer(file).encode_batch(list(texts))


@cache
def common_words() -> tuple[str, ...]:
    """English words that are one word piece, four ASCII letters or more, about from the most to the least usual."""
    pieces = sorted(_tokenizer().get_vocab().items(), key=lambda pair: pair[1])
    return tuple(piece for piece, _ in pieces if piece.isalpha() and piece.isascii() and len(piece) >= _SHORTEST_COMMON)
