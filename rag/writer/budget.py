"""Tokens: how many a text has (home of tiktoken), and how many a session has left."""

import hashlib
import os
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rag.writer.settings import WriterError

if TYPE_CHECKING:
    import tiktoken

RANKS = Path(__file__).parents[2] / "models" / "tiktoken" / "fb374d419588a4632f3f557e76b4b70aebbca790"
RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""tiktoken checks the same sum, but answers a mismatch by deleting the file and asking the network."""


def count_tokens(text: str) -> int:
    """Tokens of `text` in o200k_base; text that looks like a special token is counted as text.

    Raises WriterError when the rank file that ships with the project is missing or damaged.
    """
    return len(_encoding().encode(text, disallowed_special=()))


def is_common(word: str) -> bool:
    """Whether `word` is written in lower case more often than with a capital.

    Byte-pair ranks follow frequency: the spelling that takes fewer tokens, or the token of lower rank, is the
    usual one. "Progress" is common, "Thailand" is not; a word unknown in both spellings is not.
    """
    return _rarity(word.lower()) < _rarity(word)


def _rarity(word: str) -> tuple[int, int]:
    tokens = _encoding().encode(f" {word}", disallowed_special=())
    return len(tokens), tokens[0] if len(tokens) == 1 else 0


class TokenBudget:
    """Tokens that a session may still spend; safe to share between threads."""

    def __init__(self, limit: int) -> None:
        """A fresh budget of `limit` tokens."""
        self._lock = threading.Lock()
        self._left = limit

    @property
    def left(self) -> int:
        """Tokens not yet spent; never below 0."""
        return max(0, self._left)

    def spend(self, tokens: int) -> None:
        """Takes `tokens` off; more than is left empties the budget."""
        with self._lock:
            self._left = max(0, self._left - tokens)


@cache
def _encoding() -> "tiktoken.Encoding":
    if not RANKS.is_file() or hashlib.sha256(RANKS.read_bytes()).hexdigest() != RANKS_SHA256:
        raise WriterError(f"models/tiktoken/{RANKS.name} is missing or damaged; restore it from the project")
    os.environ["TIKTOKEN_CACHE_DIR"] = str(RANKS.parent)
    import tiktoken  # noqa: PLC0415  # the quoting path counts no tokens and does not wait for this

    return tiktoken.get_encoding("o200k_base")
