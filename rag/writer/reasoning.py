"""What a reasoning model thinks before it answers, taken out of its stream."""

import re
from collections.abc import Iterator

_NAME = r"(?:think|thinking|thought|reasoning)"
_OPEN = re.compile(rf"<\s*{_NAME}\b[^<>]*>", re.IGNORECASE)
_CLOSE = re.compile(rf"<\s*/\s*{_NAME}\s*>", re.IGNORECASE)
_BEGUN = re.compile(r"<[\s/]*[a-z]*\Z|<[\s/]*(?:think|thought|reason)[^<>]*\Z", re.IGNORECASE)
"""The end of a stream so far that may yet become one of these tags."""


def without_reasoning(pieces: Iterator[str]) -> Iterator[str]:
    """`pieces` less what stands between the tags of reasoning, however they are cut; what is never closed ends
    with the stream."""
    held, inside = "", False
    for piece in pieces:
        held += piece
        while tag := (_CLOSE if inside else _OPEN).search(held):
            if not inside:
                yield held[: tag.start()]
            held, inside = held[tag.end() :], not inside
        begun = _BEGUN.search(held)
        cut = begun.start() if begun else len(held)
        if not inside:
            yield held[:cut]
        held = held[cut:]
    if not inside:
        yield held
