"""RAGAS: one row for each question with the columns that its evaluation datasets have."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.lines import read_lines, reading, write_lines
from eval.prediction import place_line
from eval.types import EvalError, Line, Place, Prediction, Question, Sections
from prompts.refusal import REFUSAL

COLUMNS = ("user_input", "response", "retrieved_contexts", "reference", "reference_contexts")


def export_ragas(
    path: Path, questions: Sequence[Question], predictions: dict[str, Prediction], sections: Sections
) -> None:
    """JSON lines with COLUMNS; `id` and `answerable` stand beside them, which RAGAS ignores.

    The reference of an unanswerable question is the refusal; RAGAS has no other way to say so.
    """
    rows = (_row(question, predictions[question.id], sections) for question in questions)
    write_lines(path, rows)


def import_ragas(path: Path, questions: Sequence[Question], sections: Sections) -> list[Line]:
    """Answer lines from rows with `user_input`, `response` and `retrieved_contexts`; contexts are looked up.

    EvalError if a gold question has no row. A context that stands in no section is left out.
    """
    with reading(path):
        rows = {row["user_input"]: row for row in read_lines(path)}
    missing = [question.id for question in questions if question.question not in rows]
    if missing:
        raise EvalError(f"{path} has no row for {len(missing)} questions, first {missing[0]}")
    with reading(path):
        return [_line(question, rows[question.question], sections) for question in questions]


def _row(question: Question, prediction: Prediction, sections: Sections) -> Line:
    answers = "; ".join(group[0] for group in question.short_answers)
    return {
        "id": question.id,
        "answerable": question.answerable,
        "user_input": question.question,
        "response": prediction.text,
        "retrieved_contexts": list(_texts(prediction.retrieved, sections)),
        "reference": answers if question.answerable else REFUSAL,
        "reference_contexts": [place.quote for place in question.evidence],
    }


def _texts(places: Iterable[Place], sections: Sections) -> Iterable[str]:
    for place in places:
        if place.key in sections:
            yield sections[place.key].text[place.start : place.end]


def _line(question: Question, row: Line, sections: Sections) -> Line:
    found = [place for text in row["retrieved_contexts"] if (place := _locate(text, sections))]
    return {
        "id": question.id,
        "question": question.question,
        "status": "not_in_report" if row["response"].startswith(REFUSAL) else "answered",
        "text": row["response"],
        "retrieved": [place_line(place) for place in found],
    }


def _locate(text: str, sections: Sections) -> Place | None:
    for section in sections.values():
        at = section.text.find(text)
        if at >= 0:
            return Place(*section.key, at, at + len(text))
    return None
