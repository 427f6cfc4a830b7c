"""How far the content of a sentence stands in the text that it cites."""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ingest.terms import STOP, plain_words
from rag.writer.roots import root

Encode = Callable[[str], NDArray[np.float32]]
"""Text to a unit vector, as `Index.encode` does."""

ENOUGH = 0.7
"""Share of the words that must be there: what `python -m eval support` chooses on the gold claims' tune split."""
ENOUGH_ALIKE = 0.5
ALIKE = 0.7
"""With that cosine, a smaller share is enough: another wording of the same thing."""

_NO_LONGER = re.compile(r"\b(?:no longer|any ?more|any longer)\b", re.IGNORECASE)
_SAYING = frozenset(
    root(word)
    for word in """report outcome say state period year result note mention describe accord section include
    including""".split()
)


def is_supported(sentence: str, cited: str, encode: Encode | None = None) -> bool:
    """Whether enough of `sentence` stands in `cited`; without `encode`, by words alone."""
    share = coverage(sentence, cited)
    if share >= ENOUGH or encode is None or share < ENOUGH_ALIKE:
        return share >= ENOUGH
    return float(encode(sentence) @ encode(cited)) >= ALIKE


def coverage(sentence: str, cited: str) -> float:
    """Share of the sentence's words of weight that `cited` holds, 0 to 1; 1 where it has none.

    Words are compared as stems; two that begin with the same five letters are taken as one ("produced",
    "production"). Numbers are left to the figure checks.
    """
    mine, theirs = _weighty(sentence), _weighty(cited)
    if not mine:
        return 1.0
    starts = {stem[:5] for stem in theirs if len(stem) >= 5}
    return sum(stem in theirs or stem[:5] in starts for stem in mine) / len(mine)


def _weighty(text: str) -> set[str]:
    told = _NO_LONGER.sub(" ", text)  # denials have checks of their own
    words = (word for word in plain_words(told) if word not in STOP and not word.isdigit())
    return {root(word) for word in words} - _SAYING
