"""Whether quotes support a sentence, decided without a model so that every run decides alike."""

import re
from collections.abc import Sequence

from eval.measures.figures import find_figures
from eval.measures.matching import fold

LEAST_SHARE = 0.7
"""Share of a sentence's content words that must stand in its quotes. Verbatim sentences reach 1; a fair
paraphrase keeps its names and terms; a sentence about something else stays below one half."""

_WORD = re.compile(r"\w[\w'-]*")
_EMPTY = frozenset(
    """
    a an and are as at be been but by for from had has have he her his how in into is it its of on or she that
    the their them there these they this those to was were what when where which while who will with
    """.split()
)


def supports(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether each figure of the sentence, and enough of its words (6 letters of each), is in the quotes."""
    together = " ".join(quotes)
    if fold(sentence) in fold(together):
        return True
    figures = {figure.value for figure in find_figures(sentence)}
    if not figures <= {figure.value for figure in find_figures(together)}:
        return False
    words, known = _content(sentence), _content(together)
    return bool(words) and len(words & known) >= LEAST_SHARE * len(words)


def _content(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(fold(text)) if word not in _EMPTY}
