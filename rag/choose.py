"""From ranked candidates to the pieces that are quoted."""

from collections.abc import Sequence

from ingest.types import Span
from rag.clauses import cut_to_clauses, word_count
from rag.signals import Candidate
from rag.subject import Subject
from rag.types import Evidence

MOST_WORDS = 60
"""Words that a short answer may have; a single sentence longer than that is cut to clauses."""
SURE, SECOND, BEST_WORDS = 0.6, 0.1, 34
"""Below the first probability the best sentence makes room for a runner-up of at least the second. Of 24 settings one
with the most right answers within 60 words and no loss of outcome precision, cross-validated (n = 1,055 answerable:
.615 to .661 on the two reports hardest to read, .857 to .862 on six others, .644 to .681 on Cambodia's tune split)."""
MOST_PIECES_WIDE = 8

Ranked = Sequence[tuple[float, Candidate]]


def choose_narrow(ranked: Ranked, include: float) -> tuple[Evidence, ...]:
    """The best sentence, then further ones that are likely too, while all together stay within `MOST_WORDS`.

    Where the best one is not sure, it is cut to `BEST_WORDS`, and the runner-up to the words that are left.
    """
    unsure = ranked[0][0] < SURE and len(ranked) > 1 and ranked[1][0] >= SECOND
    chosen = [_piece(*ranked[0], BEST_WORDS if unsure else MOST_WORDS)]
    words = _count(chosen[0])
    for i, (probability, candidate) in enumerate(ranked[1:]):
        second = unsure and i == 0
        if probability < include and not second:
            break
        piece = _piece(probability, candidate, MOST_WORDS - words if second else MOST_WORDS)
        if words + _count(piece) <= MOST_WORDS:
            chosen.append(piece)
            words += _count(piece)
    return tuple(_joined(chosen))


def choose_wide(ranked: Ranked, include: float) -> tuple[Evidence, ...]:
    """Every likely sentence, at most `MOST_PIECES_WIDE`, grouped by outcome; the outcome with the best one first."""
    return _grouped(_likely(ranked, include))


def choose_census(ranked: Ranked, include: float, subject: Subject) -> tuple[Evidence, ...]:
    """Every likely sentence as `choose_wide` has them, then of every other outcome the likeliest that speaks of the
    subject."""
    pieces = _likely(ranked, include)
    told = {piece.outcome.key for piece in pieces}
    for probability, candidate in ranked:
        outcome, span = candidate.chunk.outcome, candidate.span
        if outcome.key not in told and subject.stands_in(outcome.text[span.start : span.end]):
            told.add(outcome.key)
            pieces.append(_piece(probability, candidate))
    return _grouped(pieces)


def _likely(ranked: Ranked, include: float) -> list[Evidence]:
    return [_piece(*ranked[0]), *(_piece(p, c) for p, c in ranked[1:] if p >= include)][:MOST_PIECES_WIDE]


def _grouped(pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    outcomes = list(dict.fromkeys(piece.outcome.key for piece in pieces))
    return tuple(_joined(sorted(pieces, key=lambda piece: outcomes.index(piece.outcome.key))))


def _piece(probability: float, candidate: Candidate, most: int = MOST_WORDS) -> Evidence:
    outcome, span = candidate.chunk.outcome, candidate.span
    if word_count(outcome.text[span.start : span.end]) > most:
        span = cut_to_clauses(outcome.text, span, candidate.mark, most)
    mark = candidate.mark
    inside = mark is not None and span.start <= mark.start < mark.end <= span.end
    return Evidence(outcome, span, (mark,) if inside and mark else (), probability)


def _count(piece: Evidence) -> int:
    return word_count(piece.outcome.text[piece.span.start : piece.span.end])


def _joined(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Pieces of one outcome with nothing but a blank between them become one, in the place of the better one."""
    joined: list[Evidence] = []
    for piece in pieces:
        for i, held in enumerate(joined):
            if held.outcome.key == piece.outcome.key and _touch(held, piece):
                span = Span(min(held.span.start, piece.span.start), max(held.span.end, piece.span.end))
                joined[i] = Evidence(held.outcome, span, tuple(sorted({*held.marks, *piece.marks})), held.confidence)
                break
        else:
            joined.append(piece)
    return joined


def _touch(first: Evidence, second: Evidence) -> bool:
    left, right = sorted((first.span, second.span))
    return first.outcome.text[left.end : right.start].strip(" ") == "" and left.end <= right.start
