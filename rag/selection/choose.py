"""From ranked candidates to the pieces that are quoted."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.types import Span
from rag.quoting.clauses import MOST_WORDS, cut_to_clauses, word_count
from rag.selection.signals import Candidate
from rag.selection.subject import Subject
from rag.types import Evidence

LEAST_WORDS = 15
"""Words that a second sentence has at least beside a long first one. A sentence that is longer than `MOST_WORDS` is cut
to clauses, a shorter one only where its marked words would come behind these."""
SURE, NEAR, FAR = 0.7, 0.03, 0.15
"""Where the best sentence is less likely than `SURE`, a runner-up is quoted beside it that is at least `NEAR` likely
and of the same outcome, or `FAR`. Of nine settings about the one with the most right answers within 60 words at an
outcome precision within half a point of the best, cross-validated (n = 1,087: .840; without a runner-up .821)."""
MOST_PIECES = 2
MOST_PIECES_WIDE = 8

Ranked = Sequence[tuple[float, Candidate]]


def choose_narrow(ranked: Ranked, include: float) -> tuple[Evidence, ...]:
    """The best sentence and, where it is likely too or the best is not sure, the next."""
    return tuple(_joined(_shared(_likely(ranked, include)[:MOST_PIECES])))


def choose_wide(ranked: Ranked, include: float) -> tuple[Evidence, ...]:
    """Every likely sentence, at most `MOST_PIECES_WIDE`, grouped by outcome; the outcome with the best one first. Of
    two the second has what the first leaves of `MOST_WORDS`, of more each has that many."""
    likely = _likely(ranked, include)[:MOST_PIECES_WIDE]
    return _grouped(_shared(likely) if len(likely) <= MOST_PIECES else [_piece(candidate) for _, candidate in likely])


def choose_census(ranked: Ranked, include: float, subject: Subject) -> tuple[Evidence, ...]:
    """Of every outcome that speaks of the subject the likeliest sentence that does, then every likely one as
    `choose_wide` has them. Where some speak of it itself, those that only name a body by it do not count."""
    speaking = [item for item in ranked if speaks_of(subject, item[1])]
    itself = [item for item in speaking if subject.is_told_in(_text(item[1]))]
    telling: dict[tuple[str, str], tuple[float, Candidate]] = {}
    for item in itself or speaking:
        telling.setdefault(item[1].chunk.outcome.key, item)
    first = list(telling.values())
    likely = [item for item in _likely(ranked, include)[:MOST_PIECES_WIDE] if item[0] >= include or not first]
    further = [_piece(item[1]) for item in likely if item not in first]
    return _grouped([*(_piece_on(subject, candidate) for _, candidate in first), *further])


def speaks_of(subject: Subject, candidate: Candidate) -> bool:
    """Whether the sentence has the whole subject."""
    return subject.stands_in(_text(candidate))


def _text(candidate: Candidate) -> str:
    return candidate.chunk.outcome.words(candidate.span)


def _piece_on(subject: Subject, candidate: Candidate) -> Evidence:
    """The sentence; where it is long and cutting it would leave the subject out, cut to the words of the subject."""
    piece, span = _piece(candidate), candidate.span
    place = subject.place_in(_text(candidate))
    if place is None or subject.stands_in(piece.outcome.words(piece.span)):
        return piece
    return _piece(replace(candidate, mark=Span(span.start + place.start, span.start + place.end)))


def _likely(ranked: Ranked, include: float) -> list[tuple[float, Candidate]]:
    """The best one and all that are at least `include` likely; of an unsure best one the first runner-up too."""
    (most, best), rest = ranked[0], ranked[1:]
    chosen = [(most, best), *(item for item in rest if item[0] >= include)]
    if len(chosen) == 1 and most < SURE:
        chosen += [item for item in rest if item[0] >= (NEAR if _together(best, item[1]) else FAR)][:1]
    return chosen


def _shared(chosen: Ranked) -> list[Evidence]:
    """The best one; a second begins where it ends, so that its marked words come within `MOST_WORDS` of both where the
    first leaves them room."""
    if len(chosen) == 1:
        return [_piece(chosen[0][1])]
    (_, best), (_, second) = chosen
    first = _piece(best)
    return [first, _piece(second, max(LEAST_WORDS, MOST_WORDS - _count(first)))]


def _together(first: Candidate, second: Candidate) -> bool:
    return first.chunk.outcome.key == second.chunk.outcome.key


def _grouped(pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    outcomes = list(dict.fromkeys(piece.outcome.key for piece in pieces))
    return tuple(_joined(sorted(pieces, key=lambda piece: outcomes.index(piece.outcome.key))))


def _piece(candidate: Candidate, most: int = MOST_WORDS) -> Evidence:
    """The sentence; cut where it has over `MOST_WORDS`, or where its marked words end behind `most`."""
    outcome, span, mark = candidate.chunk.outcome, candidate.span, candidate.mark
    late = mark is not None and word_count(outcome.text[span.start : mark.end]) > most
    if late or word_count(_text(candidate)) > MOST_WORDS:
        span = cut_to_clauses(outcome.text, span, mark, most)
    inside = mark is not None and span.start <= mark.start < mark.end <= span.end
    return Evidence(outcome, span, (mark,) if inside and mark else ())


def _count(piece: Evidence) -> int:
    return word_count(piece.outcome.words(piece.span))


def _joined(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Pieces of one outcome with nothing but a blank between them become one, in the place of the better one."""
    joined: list[Evidence] = []
    for piece in pieces:
        for i, held in enumerate(joined):
            if held.outcome.key == piece.outcome.key and _touch(held, piece):
                span = Span(min(held.span.start, piece.span.start), max(held.span.end, piece.span.end))
                joined[i] = Evidence(held.outcome, span, tuple(sorted({*held.marks, *piece.marks})))
                break
        else:
            joined.append(piece)
    return joined


def _touch(first: Evidence, second: Evidence) -> bool:
    left, right = sorted((first.span, second.span))
    return first.outcome.text[left.end : right.start].strip(" ") == "" and left.end <= right.start
