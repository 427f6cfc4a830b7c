"""Questions of the training collections, each tied to the chunks that hold its answer."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.chunks import split_chunks
from ingest.read import read_paths
from ingest.sentences import split_sentences
from ingest.types import Chunk, Outcome, Span

HELD_OUT = json.loads((Path(__file__).parent / "held_out.json").read_text())
MORE = Path(__file__).parent / "more"
"""Further invented reports, and further questions on those of the collection, written for training only."""
OWN = ("encyclopaedia",)
"""Collections that stand in `MORE`, in the form of the public ones."""
SPAN_SETS = ("squad2-part", "squad1-extra", "covidqa", *OWN, "fictional")
SETS = ("squad2-part", "squad1-extra", "covidqa", *OWN, "selqa", "clapnq-part", "fictional")


@dataclass(frozen=True)
class Place:
    """Where an answer stands: the whole evidence, and the words in it, None where the set marks none."""

    section: str
    evidence: Span
    answer: Span | None


@dataclass(frozen=True)
class Question:
    """One question. `near` is the section (and sentence) that a question without answer was written about."""

    source: str
    doc: str
    text: str
    answerable: bool
    places: tuple[Place, ...]
    aliases: tuple[str, ...]
    near: tuple[str, Span | None] | None
    row: dict[str, Any]
    held_out: bool


@dataclass(frozen=True)
class Document:
    """A report or article: its chunks in order, and which of them belong to each section."""

    source: str
    chunks: tuple[Chunk, ...]

    def of(self, section: str) -> list[Chunk]:
        """The chunks of one section."""
        return [chunk for chunk in self.chunks if chunk.outcome.outcome_id == section]


def load(bench: Path, source: str) -> tuple[dict[str, Document], list[Question]]:
    """Documents by name and questions of one collection, in folder `bench` where it is not one of `OWN`."""
    if source == "fictional":
        return _load_fictional(bench / source)
    folder = MORE / source if source in OWN else bench / source
    reports = read_paths([folder / "sections.jsonl"]).reports
    sections = {o.outcome_id: o for r in reports for o in r.sections if o.text}
    documents = {r.report.report_id: _document(source, r.sections) for r in reports}
    rows = [json.loads(line) for line in (folder / "questions.jsonl").open()]
    return documents, [q for row in rows for q in _public(source, row, sections)]


def followed(row: dict[str, Any]) -> str:
    """The question as the reader gets it: behind the previous one, where there is one."""
    return " ".join([*row["history"][-1:], row["question"]])


def _document(source: str, sections: tuple[Outcome, ...]) -> Document:
    return Document(source, tuple(chunk for o in sections if o.text for chunk in split_chunks(o)))


def _load_fictional(folder: Path) -> tuple[dict[str, Document], list[Question]]:
    documents, questions = {}, []
    for path in sorted([*folder.glob("*.txt"), *MORE.glob("*.txt")], key=lambda path: path.stem):
        report = read_paths([path]).reports[0]
        sections = {o.outcome_id: o for o in report.outcomes}
        documents[path.stem] = _document("fictional", report.outcomes)
        name = f"{path.stem}.questions.jsonl"
        for file in dict.fromkeys((path.with_name(name), MORE / name)):
            for line in file.open() if file.exists() else ():
                questions.extend(_fictional(json.loads(line), path.stem, sections))
    return documents, questions


def _fictional(row: dict[str, Any], doc: str, sections: dict[str, Outcome]) -> list[Question]:
    places = []
    for item in row["evidence"]:
        section = sections[item["outcome_id"]]
        start = section.text.find(item["quote"])
        if start >= 0:
            span = Span(start, start + len(item["quote"]))
            answer = _first_answer(section.text, span, row["short_answers"])
            places.append(Place(section.outcome_id, span, answer))
    if row["answerable"] and not places:
        return []
    nearest = row.get("nearest")
    near = next(((s.outcome_id, Span(s.text.find(nearest), s.text.find(nearest) + len(nearest)))
                 for s in sections.values() if nearest and nearest in s.text), None)
    held = doc.split("-", maxsplit=1)[0] in HELD_OUT["fictional"]
    return [Question("fictional", doc, followed(row), row["answerable"], tuple(places),
                     tuple(row["short_answers"]), near, row, held)]


def _first_answer(text: str, span: Span, answers: list[str]) -> Span | None:
    """From the first to the last short answer where they stand close together (a list), else the first."""
    quote = text[span.start : span.end]
    found = sorted((quote.find(a), quote.find(a) + len(a)) for a in answers if a in quote)
    if not found:
        return None
    end = max(b for _, b in found)
    if end - found[0][0] > 160:
        end = found[0][1]
    return Span(span.start + found[0][0], span.start + end)


def _public(source: str, row: dict[str, Any], sections: dict[str, Outcome]) -> list[Question]:
    names = row["gold_sections"] or row.get("related_section_ids") or []
    names = [name for name in names if name in sections]
    if not names:
        return []
    section = sections[names[0]]
    doc = section.report.report_id
    places = _answers(section, row) if source in SPAN_SETS else _sentences(section, row)
    if row["answerable"] and not places:
        return []
    held = doc in HELD_OUT[source] if source == "squad2-part" else _by_hash(source, names[0])
    return [Question(source, doc, followed(row), row["answerable"], places, tuple(row["answers"]),
                     (names[0], None), row, held)]


def _by_hash(source: str, section: str) -> bool:
    return source in HELD_OUT and hashlib.sha256(section.encode()).digest()[0] < 51


def _sentences(section: Outcome, row: dict[str, Any]) -> tuple[Place, ...]:
    found = []
    for quote in row["evidence"]:
        folded = " ".join(quote.split())
        start = section.text.find(folded)
        if start >= 0:
            found.append(Place(section.outcome_id, Span(start, start + len(folded)), None))
    return tuple(found)


def _answers(section: Outcome, row: dict[str, Any]) -> tuple[Place, ...]:
    """The occurrence of the first answer whose sentence shares most words with the question."""
    if not row["answers"]:
        return ()
    answer, words = row["answers"][0].strip(), set(row["question"].lower().split())
    best: tuple[int, Span] | None = None
    for span in split_sentences(section.text):
        sentence = section.text[span.start : span.end]
        if answer in sentence:
            shared = len(words & set(sentence.lower().split()))
            start = span.start + sentence.find(answer)
            if best is None or shared > best[0]:
                best = (shared, Span(start, start + len(answer)))
    return (Place(section.outcome_id, best[1], best[1]),) if best else ()
