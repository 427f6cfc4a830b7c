"""Chunks: whole sentences of one outcome, never more than all-MiniLM-L6-v2 reads, by its own word pieces."""

from ingest import tokens
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Span

VERSION = 2
"""Rises whenever the same text would be cut differently, so that an older index is rebuilt."""
TARGET = 128
"""Word pieces of text at which a chunk is full. Smaller chunks rank better, larger ones keep more context."""
_WINDOW = 4000
"""Characters that are looked at to find a cut: several times what the embedder reads of any language."""


def split_chunks(
    outcome: Outcome, limit: int = tokens.EMBED_LIMIT, target: int = TARGET
) -> tuple[Chunk, ...]:
    """The outcome's text as chunks, in order; every sentence lies in exactly one.

    A sentence too long for the embedder by itself is cut at the last comma, semicolon or blank that fits: its
    parts are `sentences` of neighbouring chunks, so that nothing is lost to the model's silent limit.
    """
    prefix = chunk_prefix(outcome, limit)
    room = limit - 2 - tokens.count(prefix)
    pieces = [part for span in split_sentences(outcome.text) for part in _fit(outcome.text, span, room)]
    chunks: list[Chunk] = []
    held: list[Span] = []
    for span in pieces:
        whole = outcome.text[held[0].start : span.end] if held else ""
        if held and tokens.count(whole) > min(target, room):
            chunks.append(Chunk(outcome, tuple(held), prefix))
            held = []
        held.append(span)
    if held:
        chunks.append(Chunk(outcome, tuple(held), prefix))
    return tuple(chunks)


def chunk_prefix(outcome: Outcome, limit: int = tokens.EMBED_LIMIT) -> str:
    """What is embedded before each chunk: country, year, outcome title; at most a quarter of `limit`."""
    report = outcome.report
    place = " ".join(str(part) for part in (report.country or report.title, report.year) if part)
    words = f"{place}. {outcome.title}".split()[: limit // 4]  # a word is one piece at least
    while words and tokens.count(" ".join(words)) > limit // 4:
        words.pop()
    return " ".join(words) + "\n" if words else ""


def _fit(text: str, span: Span, room: int) -> list[Span]:
    parts = []
    start, end = span
    while end - start > _WINDOW or tokens.count(text[start:end]) > room:
        cut = _cut(text, start, min(end, start + _WINDOW), room)
        parts.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return [*parts, Span(start, end)] if start < end else parts


def _cut(text: str, start: int, end: int, room: int) -> int:
    """Where the longest part that fits ends, best behind a comma or semicolon in its last half, never
    inside a figure or a word unless there is no blank."""
    low, high = start + 1, end
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if tokens.count(text[start:middle]) <= room else (low, middle - 1)
    blanks = [i for i in range(start + (low - start) // 2, min(low + 1, len(text))) if text[i].isspace()]
    clauses = [i for i in blanks if text[i - 1] in ",;"]
    # pieces are not additive: an endless word counts as one, its first half as many; so each cut is counted
    fitting = (i for i in [*reversed(clauses), *reversed(blanks)] if tokens.count(text[start:i]) <= room)
    return next(fitting, low)
