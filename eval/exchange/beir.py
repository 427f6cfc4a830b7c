"""BEIR: corpus.jsonl, queries.jsonl and qrels/test.tsv, and a side file for what its loader cannot hold.

BEIR's loader drops every query without a relevant document. Unanswerable questions are therefore kept, whole,
in `unanswerable.jsonl`; without them nobody could measure declining on the exported set. Answerable questions
whose evidence is no passage are kept in `left_out.jsonl`, for people.
"""

from collections.abc import Sequence
from pathlib import Path

from eval.gold import gold_line, parse_question, read_gold
from eval.lines import read_lines, reading, write_lines
from eval.measures.retrieval import relevant_passages
from eval.types import EvalError, Line, Question, Sections

HEADER = "query-id\tcorpus-id\tscore"


def export_beir(folder: Path, questions: Sequence[Question], sections: Sections) -> None:
    """Passages as documents, relevance as in this benchmark's retrieval measures."""
    passages = [(section, chunk) for section in sections.values() for chunk in section.chunks]
    write_lines(
        folder / "corpus.jsonl",
        (
            {"_id": chunk.passage_id, "title": section.title, "text": section.text[chunk.start : chunk.end]}
            for section, chunk in passages
        ),
    )
    asked = [question for question in questions if question.answerable]
    rows = [(q, passage) for q in asked for passage in sorted(relevant_passages(q, (), sections))]
    judged = {question.id for question, _ in rows}
    write_lines(folder / "queries.jsonl", ({"_id": q.id, "text": q.question} for q in questions if q.id in judged))
    write_lines(folder / "unanswerable.jsonl", (gold_line(q) for q in questions if not q.answerable))
    write_lines(folder / "left_out.jsonl", (gold_line(q) for q in asked if q.id not in judged))
    qrels = folder / "qrels" / "test.tsv"
    qrels.parent.mkdir(parents=True, exist_ok=True)
    lines = [HEADER, *(f"{question.id}\t{passage}\t1" for question, passage in rows)]
    qrels.write_text("\n".join(lines) + "\n", encoding="utf-8")


def import_beir(folder: Path) -> tuple[list[Line], tuple[Question, ...]]:
    """Sections lines (each document one section), and questions that name their relevant documents' sections.

    EvalError names a file that is not there or not of BEIR's form.
    """
    corpus, queries, side = (folder / f"{name}.jsonl" for name in ("corpus", "queries", "unanswerable"))
    with reading(corpus):
        lines = [
            {"doc_id": d["_id"], "section_id": d["_id"], "section_title": d.get("title", ""), "text": d["text"]}
            for d in read_lines(corpus)
        ]
    relevant = _read_qrels(folder / "qrels" / "test.tsv")
    with reading(queries):
        questions = [
            parse_question({"id": q["_id"], "question": q["text"], "answerable": True,
                            "sections": [[document, document] for document in relevant[q["_id"]]]})
            for q in read_lines(queries) if q["_id"] in relevant
        ]  # fmt: skip
    return lines, (*questions, *(read_gold(side) if side.is_file() and side.stat().st_size else ()))


def _read_qrels(path: Path) -> dict[str, list[str]]:
    """Relevant documents by query."""
    relevant: dict[str, list[str]] = {}
    with reading(path):
        rows = path.read_text(encoding="utf-8").splitlines()
        if not rows or len(rows[0].split("\t")) != len(HEADER.split("\t")):
            raise EvalError(f"{path}: wants three columns, {HEADER!r} first")
        for query, document, score in (row.split("\t") for row in rows[1:]):
            if int(score) > 0:
                relevant.setdefault(query, []).append(document)
    return relevant
