"""SQuAD 2.0: one JSON file of articles, paragraphs and questions, and the two files its script takes.

Reports are articles and sections paragraphs. SQuAD knows one answer string in one paragraph: a question that
needs several parts or several sections is kept, whole, in a side file.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.gold import gold_line, parse_question
from eval.lines import reading, write_lines
from eval.types import Key, Line, Place, Prediction, Question, Sections


def export_squad(
    folder: Path, questions: Sequence[Question], predictions: dict[str, Prediction], sections: Sections
) -> None:
    """squad.json, predictions.json (id to text, "" where declined), na_prob.json, and left_out.jsonl."""
    placed = {q.id: place for q in questions if (place := _paragraph(q, predictions[q.id], sections))}
    articles: dict[str, dict[Key, list[Line]]] = {}
    for question in (q for q in questions if q.id in placed):
        key, answers = placed[question.id]
        entry = {"id": question.id, "question": question.question, "answers": answers}
        articles.setdefault(key[0], {}).setdefault(key, []).append(entry | {"is_impossible": not answers})
    data = [
        {
            "title": title,
            "paragraphs": [{"context": sections[key].text, "qas": qas} for key, qas in paragraphs.items()],
        }
        for title, paragraphs in articles.items()
    ]
    given = {q.id: predictions[q.id] for q in questions if q.id in placed}
    answers_given = {i: "" if p.declined else p.short_answer or p.text for i, p in given.items()}
    _write(folder / "squad.json", {"version": "v2.0", "data": data})
    _write(folder / "predictions.json", answers_given)
    _write(folder / "na_prob.json", {i: round(1 - p.confidence, 6) for i, p in given.items()})
    write_lines(folder / "left_out.jsonl", (gold_line(q) for q in questions if q.id not in placed))


def import_squad(path: Path) -> tuple[list[Line], tuple[Question, ...]]:
    """Sections lines and gold questions of a SQuAD 1.1 or 2.0 file, each paragraph one section.

    EvalError says what the file lacks.
    """
    lines, questions = [], []
    with reading(path):
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            title = article["title"]
            for number, paragraph in enumerate(article["paragraphs"]):
                key = (title, f"{title}#{number}")
                lines.append({"doc_id": title, "section_id": key[1], "title": title, "text": paragraph["context"]})
                questions += [_question(entry, key) for entry in paragraph["qas"]]
    return lines, tuple(questions)


def _question(entry: Line, key: Key) -> Question:
    answers = [answer["text"] for answer in entry["answers"]]
    possible = not entry.get("is_impossible", False)
    return parse_question(
        {
            "id": entry["id"],
            "question": entry["question"],
            "answerable": possible,
            "unanswerable_kind": None if possible else "not_given",
            "short_answers": [list(dict.fromkeys(answers))] if possible else [],
            "sections": [key] if possible else [],
        }
    )


def _paragraph(question: Question, prediction: Prediction, sections: Sections) -> tuple[Key, list[Line]] | None:
    """The paragraph of a question and its answers there; None if SQuAD cannot express it.

    An unanswerable question goes with the section that retrieval thought nearest, as near misses do.
    """
    if not question.answerable:
        nearest = [place.key for place in prediction.retrieved if place.key in sections]
        return (nearest or list(sections))[0], []
    if len(question.short_answers) != 1 or len({place.key for place in question.evidence}) != 1:
        return None
    answers = list(_answers(question.short_answers[0], question.evidence))
    return (question.evidence[0].key, answers) if answers else None


def _answers(aliases: Iterable[str], evidence: Sequence[Place]) -> Iterable[Line]:
    for alias in aliases:
        for place in evidence:
            at = place.quote.find(alias)
            if at >= 0:
                yield {"text": alias, "answer_start": place.start + at}
                break


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
