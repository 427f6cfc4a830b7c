"""When two stretches of words count as the same."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = {ord(c): "'" for c in "‘’‚`´"} | {ord(c): '"' for c in "“”„«»"}
_MARKER = re.compile(r"\s?\[\d+\](?=\W|$)")


def fold(text: str) -> str:
    """Text for comparison: compatibility forms, case, dashes, quotation marks and blanks made alike."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES)
    return " ".join(folded.casefold().split())


def strip_markers(text: str) -> str:
    """The text as a reader takes it in, without its [1] citation markers."""
    return _MARKER.sub("", text)


def first_words(text: str, count: int) -> str:
    """The first `count` blank-separated words of the text, markers not counted."""
    return " ".join(strip_markers(text).split()[:count])


def holds(text: str, alias: str) -> bool:
    """Whether the alias stands in the text as whole words: "15" does not in "150", "15,000" or "1.15".

    Both are folded first, so case, kind of dash and line breaks play no part.
    """
    needle = fold(alias).strip()
    if not needle:
        return False
    before = r"(?<!\w)(?<!\d[.,])" if needle[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if needle[-1].isalnum() else ""
    return re.search(before + re.escape(needle) + after, fold(text)) is not None


def groups_held(text: str, groups: tuple[tuple[str, ...], ...]) -> int:
    """How many groups of aliases have at least one member in the text."""
    return sum(any(holds(text, alias) for alias in group) for group in groups)
