"""Training examples: a question, a chunk, and which of its sentences and words answer."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from sklearn.feature_extraction.text import TfidfVectorizer

from ingest.types import Chunk, Span
from models.reader.blank import vague
from models.reader.perturb import NAME, Around, as_typed, near_miss
from models.reader.questions import SPAN_SETS, Document, Question

NEGATIVES = {"fictional": 2.0, "selqa": 1.0, "clapnq-part": 1.0,
             "squad2-part": 0.6, "squad1-extra": 0.6, "covidqa": 0.6, "encyclopaedia": 0.6}
"""Passages without the answer read per question, on average."""
DOUBTFUL = ("squad2-part", "squad1-extra", "covidqa")
"""Where a sentence that holds the answering words may answer too, although it is not the one that is labelled."""
SMALL_DOCUMENTS = ("selqa", "clapnq-part", "encyclopaedia")
COUNTRIES = ("Norvania", "Kenya", "Tessaria", "Nepal", "Albania", "Ostravia")
NUMBERS = ("1.1", "1.2", "2.1", "3.1", "4.2", "5.1", "6.3")


@dataclass(frozen=True)
class Example:
    """`labels` per sentence: 1 answers, 0 does not, -1 unknown. `span` is in the outcome's text; `has_spans`
    is False where the collection marks no words, so that the span is not trained. `edit` replaces a stretch
    of the outcome's text before it is read."""

    question: str
    chunk: Chunk
    labels: tuple[int, ...]
    span: Span | None
    has_spans: bool
    edit: tuple[Span, str] | None = None


class Miner:
    """Finds the chunks most like a question in words, in its own report or article."""

    def __init__(self, documents: dict[str, Document]) -> None:
        """Reads every chunk once."""
        self._vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english")
        all_chunks = [c for d in documents.values() for c in d.chunks]
        matrix = self._vectorizer.fit_transform([c.embedded for c in all_chunks])
        whole = next(iter(documents.values())).source in SMALL_DOCUMENTS
        self._parts, self._names, at = {}, {}, 0
        for name, document in documents.items():
            n = len(document.chunks)
            self._parts[name] = (all_chunks, matrix) if whole else (document.chunks, matrix[at : at + n])
            self._names[name] = sorted({m[0] for c in document.chunks for m in NAME.finditer(c.text)})
            at += n

    def names(self, doc: str) -> list[str]:
        """Proper names in a document."""
        return self._names[doc]

    def nearest(self, question: Question, n: int) -> list[Chunk]:
        """The n chunks most like the question, best first."""
        chunks, matrix = self._parts[question.doc]
        scores = (matrix @ self._vectorizer.transform([question.text]).T).toarray()[:, 0]
        return [chunks[i] for i in (-scores).argsort(kind="stable")[:n]]


def label(question: Question, chunk: Chunk) -> tuple[tuple[int, ...], Span | None]:
    """Labels of the chunk's sentences, and the answering words that lie in it."""
    text = chunk.outcome.text
    places = [p for p in question.places if p.section == chunk.outcome.outcome_id]
    spans = [p.answer for p in places if p.answer and chunk.span.start <= p.answer.start < chunk.span.end]
    labels = []
    for s in chunk.sentences:
        if any(p.evidence.start < s.end and s.start < p.evidence.end for p in places):
            labels.append(1)
        else:
            doubtful = question.source in DOUBTFUL and _holds(text[s.start : s.end], question)
            labels.append(-1 if doubtful else 0)
    return tuple(labels), (spans[0] if spans else None)


def _holds(text: str, question: Question) -> bool:
    return any(alias in text for alias in question.aliases)


def make_examples(
    question: Question, document: Document, miner: Miner, rng: random.Random
) -> Iterator[Example]:
    """Examples of one question, new at each call: as typed, near misses, and passages without the answer."""
    has_spans = question.source in SPAN_SETS
    ranked = miner.nearest(question, 8)
    if question.answerable:
        sections = dict.fromkeys(p.section for p in question.places)
        held = [(c, *label(question, c)) for s in sections for c in document.of(s)]
        positive = [(c, labels, span) for c, labels, span in held if 1 in labels]
        for chunk, labels, span in rng.sample(positive, min(2, len(positive))):
            text = _framed(question, chunk, rng)
            yield Example(as_typed(text, rng), chunk, labels, span, has_spans and span is not None)
        chunk, labels, span = rng.choice(positive)
        yield from _taken_out(question, chunk, labels, span, rng)
        if rng.random() < (0.5 if question.source == "fictional" else 0.3):
            around = Around(chunk.embedded, miner.names(question.doc), rng)
            wrong = _misframed(question, chunk, rng) or near_miss(question.text, around)
            if wrong:
                yield Example(as_typed(wrong, rng), chunk, (0,) * len(chunk.sentences), None, has_spans)
    else:
        near = _near(question, document, ranked, rng)
        for chunk in near:
            yield Example(as_typed(question.text, rng), chunk, (0,) * len(chunk.sentences), None, has_spans)
        ranked = [c for c in ranked if c not in near] if rng.random() < 0.3 else []
    for chunk in _without(question, ranked, rng):
        yield Example(as_typed(question.text, rng), chunk, (0,) * len(chunk.sentences), None, has_spans)


def _taken_out(
    question: Question, chunk: Chunk, labels: tuple[int, ...], span: Span | None, rng: random.Random
) -> Iterator[Example]:
    """Now and then the passage without the words that answer, or without the sentence that does."""
    draw, share = rng.random(), 0.45 if question.source == "fictional" else 0.3
    text = chunk.outcome.text
    unknown = tuple(-1 if label else 0 for label in labels)
    if span and draw < share:
        answer = text[span.start : span.end]
        if chunk.text.count(answer) == 1 and labels.count(1) == 1 and -1 not in labels:
            edit = (span, vague(answer, rng))
            yield Example(as_typed(question.text, rng), chunk, (0,) * len(labels), None, True, edit)
    elif labels.count(1) == 1 and len(labels) > 1 and draw > 0.85:
        edit = (chunk.sentences[labels.index(1)], "")
        yield Example(as_typed(question.text, rng), chunk, unknown, None, False, edit)


def _near(question: Question, document: Document, ranked: list[Chunk], rng: random.Random) -> list[Chunk]:
    if not question.near:
        return ranked[:1]
    section, place = question.near
    chunks = document.of(section)
    if place:
        return [c for c in chunks if c.span.start < place.end and place.start < c.span.end][:2]
    best = [c for c in ranked if c in chunks][:1] or chunks[:1]
    others = [c for c in chunks if c not in best]
    return best + (rng.sample(others, 1) if others and rng.random() < 0.3 else [])


def _without(question: Question, ranked: list[Chunk], rng: random.Random) -> list[Chunk]:
    free = []
    for chunk in ranked:
        labels, _ = label(question, chunk)
        if not any(labels) and (question.source == "fictional" or not _holds(chunk.text, question)):
            free.append(chunk)
    n = min(int(NEGATIVES[question.source] + rng.random()), len(free))
    weights = [1 / (1 + i) for i in range(len(free))]
    chosen: list[Chunk] = []
    while len(chosen) < n:
        pick = rng.choices(free, weights)[0]
        if pick not in chosen:
            chosen.append(pick)
    return chosen


def _framed(question: Question, chunk: Chunk, rng: random.Random) -> str:
    """Now and then with the country, year or outcome that the passage is really about."""
    report = chunk.outcome.report
    if not report.country or not report.year or rng.random() < 0.7:
        return question.text
    return _frame(question.text, rng, report.country, report.year, chunk.outcome.number)


def _misframed(question: Question, chunk: Chunk, rng: random.Random) -> str | None:
    """The same with another country, year or outcome: no longer answered here."""
    report = chunk.outcome.report
    if not report.country or not report.year or rng.random() < 0.5:
        return None
    which = rng.randrange(3)
    country = rng.choice(COUNTRIES) if which == 0 else None
    year = report.year + rng.choice((-3, -2, -1, 1, 2, 3)) if which == 1 else None
    number = rng.choice([n for n in NUMBERS if n != chunk.outcome.number])
    if (year and str(year) in chunk.text) or (report.country in question.text and country):
        return None
    return _frame(question.text, rng, country, year, number if which == 2 else None)


def _frame(text: str, rng: random.Random, country: str | None, year: int | None, number: str | None) -> str:
    kinds = [k for k, v in (("country", country), ("year", year), ("number", number)) if v]
    kind = rng.choice(kinds) if kinds else ""
    lower = text[0].lower() + text[1:]
    if kind == "country":
        ways = (f"{text.rstrip('? ')} in {country}?", f"In {country}, {lower}", f"{country}: {lower}")
        return rng.choice(ways)
    if kind == "year":
        return rng.choice((f"{text.rstrip('? ')} in {year}?", f"In {year}, {lower}"))
    if kind == "number":
        return rng.choice((f"Under outcome {number}, {lower}", f"{text.rstrip('? ')} (outcome {number})?",
                           f"According to D_{number}, {lower}"))
    return text
