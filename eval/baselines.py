"""Systems that a good one has to beat, and one that shows how much retrieval costs it.

All but the oracle answer every question. They search as the assistant does (same scope, same chunks) and
quote; none of them reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from eval.measures.retrieval import relevant_passages
from eval.prediction import place_line
from eval.systems import Answerer, filters_of
from eval.types import Line, Place, Question, Sections
from ingest.encode import Encoder
from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Span
from ingest.words import index_words
from rag.find_answer import find_answer
from rag.line import answer_line
from rag.question.turn_away import turn_away
from rag.question.understand import understand
from rag.quoting.decline import decline as decline_search
from rag.quoting.write_quotes import quote_answer
from rag.reading.read import NoReader
from rag.retrieval.retrieve import K, look_up
from rag.retrieval.scope import resolve_scope
from rag.types import Passage, Search

ORACLE = "oracle retrieval"
"""Given the gold passages instead of its own: what is lost here is lost in reading. No rival, a ceiling."""

NO_READER = "no reader"
"""The assistant with READER=none: what reading is worth, and what it costs in time."""

Quoted = tuple[Outcome, Span]
Find = Callable[[Question], Search]


@dataclass(frozen=True)
class Choice:
    """Passages as one signal ranks them, the sentence that it likes best, and how much, from 0 to 1."""

    passages: list[Passage]
    quoted: Quoted
    confidence: float


def baselines(index: Index, sections: Sections, own: Answerer) -> dict[str, Answerer]:
    """Every baseline by the name that tables call it. `own` answers as the assistant does."""
    index = replace(index, encoder=Remembering(index.encoder))
    find = lru_cache(maxsize=512)(partial(search, index))  # the same for all of them
    return {
        "always decline": decline,
        "top section": partial(quote_top, find, _whole),
        "two sentences": partial(quote_top, find, _first_two),
        "words only": partial(quote_best, find, partial(_by_words, index)),
        "meaning only": partial(quote_best, find, partial(_by_meaning, index)),
        NO_READER: partial(answer_unread, find, index),
        ORACLE: partial(read_gold_passages, find, index, sections, own),
    }


class Remembering(Encoder):
    """The index's encoder, which does not encode the same text again for every baseline."""

    def __init__(self, encoder: Encoder) -> None:
        """An encoder with the same files."""
        super().__init__(encoder.folder, encoder.limit, encoder.files)
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, text: str) -> NDArray[np.float32]:
        """The unit vector of one text."""
        if text not in self._known:
            self._known[text] = super().encode(text)
        return self._known[text]


def decline(question: Question) -> Line:
    """No answer to anything."""
    return _line(question, "not_in_report", (), (), 0.0)


def quote_top(find: Find, cut: Callable[[Outcome], Sequence[Span]], question: Question) -> Line:
    """Quotes of the section that the best passage lies in."""
    passages = find(question).passages
    if not passages:
        return decline(question)
    outcome = passages[0].chunk.outcome
    quoted = [(outcome, span) for span in cut(outcome)]
    return _line(question, "answered", quoted, [p.chunk for p in passages], passages[0].score)


def quote_best(find: Find, rank: Callable[[Search], Choice], question: Question) -> Line:
    """The one sentence that one signal alone likes best, passages ranked by the same signal."""
    found = find(question)
    if not found.passages:
        return decline(question)
    choice = rank(found)
    return _line(question, "answered", [choice.quoted], [p.chunk for p in choice.passages], choice.confidence)


def answer_unread(find: Find, index: Index, question: Question) -> Line:
    """The assistant's answer with nothing read: retrieval and wording choose and decline."""
    found = find(question)
    if turn_away(found.query, index):
        return decline(question)
    found = replace(found, passages=found.passages[:K])
    finding = find_answer(found, index, NoReader())
    write = quote_answer if finding.reason is None else decline_search
    return answer_line(write(found, finding), question.id)


def read_gold_passages(find: Find, index: Index, sections: Sections, own: Answerer, question: Question) -> Line:
    """The assistant, had it retrieved every passage with evidence and nothing else.

    Where only sections are known, their passages; where the gold knows neither, the assistant's own answer.
    """
    wanted = relevant_passages(question, (), sections) if question.answerable else set()
    gold = [chunk for chunk in index.chunks if Place(*chunk.outcome.key, *chunk.span).passage_id in wanted]
    gold = gold or [chunk for chunk in index.chunks if chunk.outcome.key in question.sections]
    if not gold:
        return own(question)
    found = find(question)
    known = {passage.chunk: passage for passage in found.passages}
    given = replace(found, passages=tuple(known.get(chunk, Passage(chunk, 0.0, 0.0, 0.0)) for chunk in gold))
    finding = find_answer(given, index)
    write = quote_answer if finding.reason is None else decline_search
    return answer_line(write(given, finding), question.id)


def search(index: Index, question: Question) -> Search:
    """What the assistant's own retrieval ranks, to the last chunk."""
    query = understand(question.question, index, filters_of(question), question.history)
    return look_up(query, index, resolve_scope(query, index), k=len(index.chunks))


def _whole(outcome: Outcome) -> Sequence[Span]:
    return (Span(0, len(outcome.text)),)


def _first_two(outcome: Outcome) -> Sequence[Span]:
    return split_sentences(outcome.text)[:2]


def _by_words(index: Index, found: Search) -> Choice:
    """BM25 of chunks, then of the sentences in the three best of them."""
    passages = sorted(found.passages, key=lambda passage: -passage.words)
    sentences = _sentences(passages[:3])
    terms = index.words.terms(found.query.standalone)
    scores = index_words([outcome.text[slice(*span)] for outcome, span in sentences]).scores(terms)
    best = float(scores.max())
    return Choice(passages, sentences[int(scores.argmax())], best / (1 + best))


def _by_meaning(index: Index, found: Search) -> Choice:
    """Cosine of chunks, then of the sentences in the three best of them."""
    passages = sorted(found.passages, key=lambda passage: -passage.meaning)
    sentences = _sentences(passages[:3])
    vectors = index.encoder.encode_all([outcome.text[slice(*span)] for outcome, span in sentences])
    scores = vectors @ index.encode(found.query.standalone)
    return Choice(passages, sentences[int(scores.argmax())], max(0.0, float(np.round(scores.max(), 6))))


def _sentences(passages: Sequence[Passage]) -> list[Quoted]:
    return [(passage.chunk.outcome, span) for passage in passages for span in passage.chunk.sentences]


def _line(
    question: Question, status: str, quoted: Sequence[Quoted], retrieved: Sequence[Chunk], confidence: float
) -> Line:
    quotes = [outcome.text[slice(*span)] for outcome, span in quoted]
    return {
        "id": question.id,
        "question": question.question,
        "status": status,
        "text": " ".join(f"{quote} [{n}]" for n, quote in enumerate(quotes, 1)),
        "short_answer": None,
        "claims": [{"text": quote, "citations": [n], "verified": True} for n, quote in enumerate(quotes, 1)],
        "citations": [
            {"n": n, **place_line(Place(*outcome.key, *span)), "quote": quote}
            for n, ((outcome, span), quote) in enumerate(zip(quoted, quotes, strict=True), 1)
        ],
        "confidence": round(confidence, 6),
        "retrieved": [place_line(Place(*chunk.outcome.key, *chunk.span)) for chunk in retrieved[:24]],
        "writer": "quotes",
    }
