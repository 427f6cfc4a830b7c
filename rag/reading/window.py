"""What the reader sees of a question and a chunk: one row of word pieces, and where each piece comes from."""

from dataclasses import dataclass
from functools import lru_cache

from ingest import tokens
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Span

QUESTION_LIMIT = 48
HEADING_LIMIT = 32
CONTEXT_LIMIT = 40
CHUNK_LIMIT = 256
"""Most word pieces of each part: a question and a sentence before keep their last, a heading its first."""


@dataclass(frozen=True)
class PassagePieces:
    """A chunk as word pieces, without the question.

    `lead` is the heading and the sentence before the chunk; `pieces` are the chunk's own, piece i standing at
    `places[i]` of the outcome's text; sentence k of the chunk has the pieces `sentences[k]` (half-open).
    """

    lead: tuple[int, ...]
    pieces: tuple[int, ...]
    places: tuple[Span, ...]
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Window:
    """`[CLS] question [SEP] heading, sentence before [SEP] chunk [SEP]`, as the model takes it.

    `types` is 0 up to the first [SEP], 1 behind it; the chunk's first piece stands at `offset`.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    offset: int


def heading(outcome: Outcome) -> str:
    """Country, year, outcome number and title: what a passage alone does not say of itself."""
    report = outcome.report
    place = " ".join(str(part) for part in (report.country, report.year) if part)
    return ". ".join(part for part in (place, outcome.number, outcome.title or report.title) if part)


@lru_cache(maxsize=2048)
def passage_pieces(chunk: Chunk) -> PassagePieces:
    """The chunk's word pieces, the same for every question."""
    text = chunk.outcome.text
    before = split_sentences(text[: chunk.span.start])[-1:]
    read = [text[s.start : s.end] for s in (*before, *chunk.sentences)]
    parts = tokens.encode([heading(chunk.outcome), *([] if before else [""]), *read])
    lead = _plain(parts[0])[:HEADING_LIMIT] + _plain(parts[1])[-CONTEXT_LIMIT:]
    pieces: list[int] = []
    places: list[Span] = []
    sentences = []
    for span, part in zip(chunk.sentences, parts[2:], strict=True):
        begin = len(pieces)
        room = max(CHUNK_LIMIT - begin, 0)
        pieces.extend(_plain(part)[:room])
        places.extend(Span(span.start + a, span.start + b) for a, b in part.offsets[1:-1][:room])
        sentences.append(Span(begin, len(pieces)))
    return PassagePieces(tuple(lead), tuple(pieces), tuple(places), tuple(sentences))


def question_pieces(question: str) -> tuple[int, ...]:
    """The question's word pieces, of a long one the last."""
    return tuple(_plain(tokens.encode([question])[0])[-QUESTION_LIMIT:])


def join_window(question: tuple[int, ...], passage: PassagePieces) -> Window:
    """Question and passage in one row, with the model's own separators."""
    first, last = _separators()
    head = (first, *question, last)
    lead = (*passage.lead, last)
    ids = (*head, *lead, *passage.pieces, last)
    return Window(ids, (0,) * len(head) + (1,) * (len(ids) - len(head)), len(head) + len(lead))


def _plain(encoding: tokens.Encoding) -> list[int]:
    return list(encoding.ids[1:-1])


def _separators() -> tuple[int, int]:
    ids = tokens.encode([""])[0].ids
    return ids[0], ids[-1]
