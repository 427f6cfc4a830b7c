"""Passages with the answer taken out: the question stays, and what it asks for is no longer given."""

import random
import re

from ingest import tokens
from ingest.types import Span
from rag.reading.window import PassagePieces

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:{_MONTH})\b|^(?:1[5-9]|20)\d\d$")
_NUMBER = re.compile(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|both|twenty|thirty|hundred)\b",
    re.IGNORECASE,
)
_VAGUE = {
    "date": ("recently", "later", "at another time", "in the meantime", ""),
    "share": ("a share", "part", "a larger part"),
    "number": ("several", "a number of", "many", "some", "further", ""),
    "name": ("another body", "others", "someone else", ""),
    "other": ("", "", "in other ways", "for other reasons", "as described"),
}


def vague(answer: str, rng: random.Random) -> str:
    """Words of the same kind as the answer that answer nothing."""
    if _DATE.search(answer):
        kind = "date"
    elif "%" in answer or "per cent" in answer:
        kind = "share"
    elif _NUMBER.search(answer):
        kind = "number"
    else:
        kind = "name" if answer[:1].isupper() else "other"
    return rng.choice(_VAGUE[kind])


def edited(passage: PassagePieces, span: Span, text: str) -> PassagePieces:
    """The passage with the pieces in `span`, which lies in one sentence, replaced by those of `text`."""
    inside = [i for i, p in enumerate(passage.places) if p.end > span.start and p.start < span.end]
    if not inside:
        return passage
    first, last = inside[0], inside[-1] + 1
    new = tuple(tokens.encode([text])[0].ids[1:-1])
    shift = len(new) - (last - first)
    return PassagePieces(
        passage.lead,
        passage.pieces[:first] + new + passage.pieces[last:],
        passage.places[:first] + (span,) * len(new) + passage.places[last:],
        tuple(Span(*(_moved(place, first, last, shift) for place in s)) for s in passage.sentences),
    )


def _moved(place: int, first: int, last: int, shift: int) -> int:
    return place if place <= first else max(place, last) + shift
