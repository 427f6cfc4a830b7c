"""Numbered evidence: what a model is given to write from, within a budget of tokens."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.sentences import split_sentences
from ingest.types import Outcome, Span
from rag.types import Evidence, Passage


@dataclass(frozen=True)
class Piece:
    """Neighbouring whole sentences of one outcome, under the key by which a model cites them."""

    key: int
    outcome: Outcome
    sentences: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """Where the piece stands in its outcome's text."""
        return Span(self.sentences[0].start, self.sentences[-1].end)

    @property
    def text(self) -> str:
        """The piece as printed in the report."""
        return self.outcome.words(self.span)

    @property
    def line(self) -> str:
        """The piece as one line of JSON, in which no text can pass for a key or end the line."""
        outcome, report = self.outcome, self.outcome.report
        told = {"key": self.key, "country": report.country, "year": report.year}
        told |= {"outcome": outcome.number or outcome.outcome_id, "title": outcome.title, "text": self.text}
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


@dataclass(frozen=True)
class Numbered:
    """Pieces with keys 1, 2, 3 …, best first; `left_out` are outcomes with passages that did not fit."""

    pieces: tuple[Piece, ...]
    left_out: tuple[Outcome, ...]


def number_evidence(
    evidence: Sequence[Evidence], retrieved: Iterable[Passage], budget: int, count: Callable[[str], int]
) -> Numbered:
    """Evidence with the sentence before and after it, then retrieved passages, best first.

    No sentence is given twice. A piece that does not fit in what is left of `budget` tokens is left out and
    the next one tried; evidence is tried without its neighbours first.
    """
    pieces: list[Piece] = []
    left_out: dict[tuple[str, str], Outcome] = {}
    used: set[tuple[tuple[str, str], Span]] = set()
    for outcome, choices in _candidates(evidence, retrieved):
        fresh = [tuple(s for s in spans if (outcome.key, s) not in used) for spans in choices]
        for run in _runs(outcome, fresh[0]):
            shorter = tuple(s for s in fresh[-1] if s in run)
            for sentences in dict.fromkeys((run, shorter)):
                piece = Piece(len(pieces) + 1, outcome, sentences) if sentences else None
                if piece and (cost := count(piece.line) + 1) <= budget:
                    pieces.append(piece)
                    used |= {(outcome.key, span) for span in sentences}
                    budget -= cost
                    break
            else:
                left_out[outcome.key] = outcome
    return Numbered(tuple(pieces), tuple(left_out.values()))


def _candidates(
    evidence: Sequence[Evidence], retrieved: Iterable[Passage]
) -> Iterator[tuple[Outcome, tuple[tuple[Span, ...], ...]]]:
    """An outcome, and the sentences to give of it: all that are wanted, then the fewest that will do."""
    for piece in evidence:
        sentences = _sentences(piece.outcome.text)
        held = [i for i, s in enumerate(sentences) if s.start < piece.span.end and piece.span.start < s.end]
        if held:
            wide = sentences[max(0, held[0] - 1) : held[-1] + 2]
            yield piece.outcome, (wide, sentences[held[0] : held[-1] + 1])
    for passage in retrieved:
        yield passage.chunk.outcome, (passage.chunk.sentences,)


def _runs(outcome: Outcome, sentences: Sequence[Span]) -> list[tuple[Span, ...]]:
    """`sentences` taken apart where the report has others between them."""
    order = {span: i for i, span in enumerate(_sentences(outcome.text))}
    runs: list[list[Span]] = []
    for span in sentences:
        follows = runs and order.get(span, -2) == order.get(runs[-1][-1], -9) + 1
        if follows:
            runs[-1].append(span)
        else:
            runs.append([span])
    return [tuple(run) for run in runs]


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    return split_sentences(text)
