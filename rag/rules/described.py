"""The outcome that a phrase describes: "the early warning outcome", "the outcome on HIV services"."""

import math
import re
from collections.abc import Mapping

from ingest.index import Index
from ingest.terms import STOP, analyse, plain_words, stem
from ingest.types import Outcome
from rag.kinds.list_question import PLACES
from rag.types import Scope
from rag.words.expand import other_forms

_TITLE, _TEXT, _MEANING = 0.45, 0.2, 0.35
"""Weights of the three parts of a score: share of the phrase in the title, how much the text
speaks of it compared with the others, and the cosine of its nearest chunk."""
_COMPOUND = re.compile(r"\w+(?:[-‐‑]\w+)+")
_LEAST, _MARGIN = 0.3, 0.06
"""Score that the best outcome must have, and by how much it must lead the second."""


def find_described_outcome(phrase: str, scope: Scope, index: Index) -> Outcome | None:
    """The one outcome in scope that `phrase` describes; None where none does, two come close, or it is but a place
    among them ("the second"), which describes none.

    Its terms are looked for in the titles and, since a title may be cut or worded otherwise, in the text; the
    vector of the phrase is compared with those of the chunks, which carry the titles.
    """
    ranked = [] if phrase.lower() in PLACES else rank_outcomes(phrase, scope, index)
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return None
    return ranked[0][1]


def rank_outcomes(phrase: str, scope: Scope, index: Index) -> list[tuple[float, Outcome]]:
    """Outcomes in scope with scores from 0 to 1, best first."""
    terms = _terms(phrase, scope, index)
    rows = _rows(scope, index)
    if not terms or not rows:
        return []
    titles = {outcome.key: _title_terms(outcome.title) for outcome in scope.sections}
    weights = _weights({term: _speakers(term, rows, index) for term in terms}, len(rows))
    words = index.words.scores(terms)
    best = max(float(words[row].sum()) for row in rows.values()) or 1.0
    question = index.encode(phrase)
    scored = []
    for outcome in scope.sections:
        if outcome.key not in rows:
            continue
        row = rows[outcome.key]
        cover = sum(weights[term] * titles[outcome.key].get(term, 0.0) for term in terms)
        cosine = max(float((index.vectors[row] @ question).max()), 0.0)
        score = _TITLE * cover + _TEXT * float(words[row].sum()) / best + _MEANING * cosine
        scored.append((round(score, 6), outcome))
    return sorted(scored, key=lambda pair: -pair[0])


def _terms(phrase: str, scope: Scope, index: Index) -> list[str]:
    """The terms of the phrase; where no report has one of them, also those of the other forms of its
    names."""
    terms = analyse(phrase)
    if not all(index.words.frequency(stem(word)) for word in plain_words(phrase) if word not in STOP):
        terms += [term for form in other_forms(phrase, scope) for term in analyse(form)]
    return list(dict.fromkeys(terms))


def _title_terms(title: str) -> dict[str, float]:
    """The title's terms and what each is worth: a word inside a compound ("technology-facilitated") only
    half."""
    return dict.fromkeys(analyse(title), 0.5) | dict.fromkeys(analyse(_COMPOUND.sub(" ", title)), 1.0)


def _rows(scope: Scope, index: Index) -> dict[tuple[str, str], list[int]]:
    wanted = {outcome.key for outcome in scope.sections}
    rows: dict[tuple[str, str], list[int]] = {}
    for i, chunk in enumerate(index.chunks):
        if chunk.outcome.key in wanted:
            rows.setdefault(chunk.outcome.key, []).append(i)
    return rows


def _speakers(term: str, rows: Mapping[tuple[str, str], list[int]], index: Index) -> int:
    """How many of the outcomes have `term` in some chunk."""
    has = index.words.scores([term]) > 0
    return sum(bool(has[row].any()) for row in rows.values())


def _weights(speakers: Mapping[str, int], outcomes: int) -> dict[str, float]:
    """Shares of the terms, 1 in all: the fewer outcomes speak of a term, the more it counts."""
    raw = {term: math.log(1 + (1 + outcomes) / (1 + count)) for term, count in speakers.items()}
    return {term: weight / sum(raw.values()) for term, weight in raw.items()}
