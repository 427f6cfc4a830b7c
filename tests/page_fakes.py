"""For tests of the page: an index without a model, and an `ask` that quotes what holds the question."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.index import Index
from ingest.read import read_paths
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Span
from rag.retrieval.scope import filter_sections
from rag.types import Answer, Citation, Claim, Filters, Passage


def fake_index(reports: Path, generation: str) -> Index:
    """The sections of real files; nothing in it can search."""
    sections = tuple(s for text in read_paths([reports]).reports for s in text.sections)
    nothing: Any = None
    return Index(generation, sections, (), nothing, nothing, nothing, nothing)


def fake_ask(question: str, index: Index, filters: Filters, history: Sequence[str], pen: object = None) -> Answer:
    """Quotes the first sentence that holds the question, or declines; "boom" and "broken" fail."""
    sections = filter_sections([s for s in index.sections if s.text], filters)
    if question == "boom":
        raise RuntimeError("a secret of the machine")
    if question == "broken":
        raise IngestError("index: a file differs from its checksum; run `make index` to rebuild")
    spans = [(s, span) for s in sections for span in split_sentences(s.text)]
    found = next((place for place in spans if question in _cut(*place)), None)
    if found is None:
        text = "The reports do not say. The nearest passage is shown below [1]."
        return _answer(question, index, "not_in_report", text, (_cite(*spans[0], ""),))
    citation = _cite(*found, question)
    answer = _answer(question, index, "answered", f"{citation.quote} [1]", (citation,))
    return replace(answer, standalone_question=f"{history[-1]} {question}") if history else answer


def _answer(question: str, index: Index, status: Any, text: str, citations: tuple[Citation, ...]) -> Answer:
    claims = tuple(Claim(c.quote, (c.n,), True) for c in citations if status == "answered")
    passages = tuple(Passage(Chunk(c.outcome, (Span(c.start, c.end),), ""), 1.0, 1.0, 1.0) for c in citations)
    return Answer(
        question, question, status, text, None, claims, citations, 0.9, passages,
        ("Searched: everything.",), "quotes", index.generation, {"total": 12.0}, {},
    )  # fmt: skip


def _cite(section: Outcome, span: Span, words: str) -> Citation:
    quote = _cut(section, span)
    at = span.start + quote.find(words)
    marks = (Span(at, at + len(words)),) if words else ()
    return Citation(1, section, span.start, span.end, quote, marks)


def _cut(section: Outcome, span: Span) -> str:
    return section.words(span)
