"""A card for each question: what was asked, wanted and given, and where gold and citations stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.types import Place, Prediction, Question, Score, Section, Sections

AROUND = 160
"""Characters of a section that are shown on each side of what is marked."""


@dataclass(frozen=True)
class Piece:
    """A stretch of shown text, and whether gold evidence, a citation, both or neither covers it."""

    text: str
    gold: bool
    cited: bool


@dataclass(frozen=True)
class Excerpt:
    """What is shown of one section; pieces follow each other, "…" stands where something is left out."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Card:
    """All that the report shows of one question. `before` is the verdict of the other run if it differs."""

    question: Question
    prediction: Prediction
    score: Score
    excerpts: tuple[Excerpt, ...]
    before: str | None


def make_cards(
    questions: Sequence[Question],
    predictions: dict[str, Prediction],
    scores: Iterable[Score],
    sections: Sections,
    before: dict[str, str],
) -> tuple[Card, ...]:
    """Cards in gold order, but those whose verdict flipped against `before` (id to verdict) come first."""
    asked = {question.id: question for question in questions}
    cards = []
    for score in scores:
        question, prediction = asked[score.id], predictions[score.id]
        other = before.get(score.id)
        flipped = other if other not in (None, score.verdict) else None
        cards.append(Card(question, prediction, score, make_excerpts(question, prediction, sections), flipped))
    return tuple(sorted(cards, key=lambda card: card.before is None))


def make_excerpts(question: Question, prediction: Prediction, sections: Sections) -> tuple[Excerpt, ...]:
    """An excerpt of every section that holds gold evidence or a citation."""
    gold = [place for places in question.evidence_sets for place in places]
    cited = list(prediction.citations.values())
    keys = dict.fromkeys(place.key for place in (*gold, *cited) if place.key in sections)
    return tuple(
        Excerpt(
            f"{sections[key].country or key[0]} {sections[key].year or ''} · {key[1]}",
            tuple(cut_pieces(sections[key], [p for p in gold if p.key == key], [p for p in cited if p.key == key])),
        )
        for key in keys
    )


def cut_pieces(section: Section, gold: Sequence[Place], cited: Sequence[Place]) -> Iterable[Piece]:
    """The section's text around the marks, cut wherever a mark begins or ends; nothing marked is left out."""
    marks = [*gold, *cited]
    text = section.text
    shown = [(max(0, m.start - AROUND), min(len(text), m.end + AROUND)) for m in marks]
    edges = sorted({0, len(text), *(e for m in marks for e in (m.start, m.end)), *(e for s in shown for e in s)})
    for start, end in pairwise(edges):
        if not any(a <= start and end <= b for a, b in shown):
            yield Piece(" … ", gold=False, cited=False)
            continue
        yield Piece(text[start:end], _covers(gold, start, end), _covers(cited, start, end))


def _covers(places: Iterable[Place], start: int, end: int) -> bool:
    return any(place.start <= start and end <= place.end for place in places)
