"""From a model's stream to whole sentences, each handed on as soon as it can no longer change."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.sentences import split_sentences
from rag.writer.keys import Draft, mark_keys, take_keys
from rag.writer.plain_text import to_plain

_BLANK = re.compile(r"\s")
_MAY_END = re.compile(r"[.!?…\n]")
_UNDER_WAY = re.compile(r"(?![\[(【{<⟦\\^])(?s:.*?)[^\W\d_]{2}")
"""A next sentence that has begun with a word; what may be a key still belongs to the sentence before it."""


def draft_sentences(pieces: Iterator[str], valid: Collection[int]) -> Iterator[Draft]:
    """The sentences in `pieces`, plain and with their keys apart, each once the next one has begun."""
    raw, done = "", 0
    for piece in pieces:
        raw += piece
        # a sentence is whole once a word stands behind it: looking again at each blank is soon enough
        if _BLANK.search(piece) and _MAY_END.search(raw, max(0, len(raw) - len(piece) - 40)):
            sentences = _sentences(raw, valid)
            whole = sentences[:-1] if _UNDER_WAY.match(sentences[-1] if sentences else "") else sentences[:-2]
            yield from map(_draft, whole[done:])
            done = max(done, len(whole))
    yield from map(_draft, _sentences(raw, valid)[done:])


def _sentences(raw: str, valid: Collection[int]) -> list[str]:
    """The sentences with their keys, each with the line end behind it where there is one."""
    text = mark_keys(to_plain(raw), valid)
    spans = split_sentences(text)
    gaps = [text[a.end : b.start] for a, b in pairwise(spans)]
    ends = [*("\n" if "\n" in gap else "" for gap in gaps), "\n"]
    return [text[span.start : span.end] + end for span, end in zip(spans, ends, strict=False)]


def _draft(sentence: str) -> Draft:
    return replace(take_keys(sentence), ends_paragraph=sentence.endswith("\n"))
