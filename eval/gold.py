"""Gold lines: from a file to questions, and back."""

import hashlib
from pathlib import Path
from typing import Any

from eval.lines import encode, read_lines, reading
from eval.types import EvalError, Line, Place, Question

DEFAULT = Path("eval/gold/cambodia-2021.jsonl")
NEEDED = ("id", "question", "answerable")


def read_gold(path: Path) -> tuple[Question, ...]:
    """The questions of a gold file; EvalError names the line that lacks something or repeats an id."""
    questions: dict[str, Question] = {}
    for number, line in enumerate(read_lines(path), 1):
        missing = [name for name in NEEDED if name not in line]
        if missing:
            raise EvalError(f"{path}, question {number}: lacks {', '.join(missing)}")
        with reading(f"{path}, question {number}"):
            question = parse_question(line)
        if question.id in questions:
            raise EvalError(f"{path}, question {number}: id {question.id} stands twice")
        questions[question.id] = question
    if not questions:
        raise EvalError(f"{path} holds no questions")
    return tuple(questions.values())


def parse_question(line: Line) -> Question:
    """A question from its gold line; what is optional may be absent."""
    filters = line.get("filters") or {}
    return Question(
        id=str(line["id"]),
        family=str(line.get("family") or line["id"]),
        split=line.get("split") or "test",
        type=line.get("type") or "question",
        question=line["question"],
        history=tuple(line.get("history") or ()),
        answerable=bool(line["answerable"]),
        unanswerable_kind=line.get("unanswerable_kind"),
        short_answers=tuple(tuple(group) for group in line.get("short_answers") or ()),
        evidence=_places(line.get("evidence")),
        alternatives=tuple(_places(places) for places in line.get("alternatives") or ()),
        sections=tuple((key[0], key[1]) for key in line.get("sections") or ()),
        form=line.get("form"),
        country=tuple(filters.get("country") or ()),
        year=tuple(filters.get("year") or ()),
        outcome=tuple(filters.get("outcome") or ()),
        notes=line.get("notes"),
    )


def gold_line(question: Question) -> Line:
    """The gold line of a question; empty optional keys that the contract does not name are left out."""
    line: Line = {
        "id": question.id,
        "family": question.family,
        "split": question.split,
        "type": question.type,
        "question": question.question,
        "history": list(question.history),
        "answerable": question.answerable,
        "unanswerable_kind": question.unanswerable_kind,
        "short_answers": [list(group) for group in question.short_answers],
        "evidence": [_place_line(place) for place in question.evidence],
        "alternatives": [[_place_line(place) for place in places] for places in question.alternatives],
        "notes": question.notes,
    }
    filters = {"country": question.country, "year": question.year, "outcome": question.outcome}
    extra: dict[str, Any] = {
        "form": question.form,
        "sections": [list(key) for key in question.sections],
        "filters": {name: list(values) for name, values in filters.items()} if any(filters.values()) else None,
    }
    return line | {name: value for name, value in extra.items() if value}


def gold_hash(questions: tuple[Question, ...]) -> str:
    """sha256 of the questions, whatever the order of keys in the file: equal means same gold."""
    text = "\n".join(encode(gold_line(question)) for question in questions)
    return hashlib.sha256(text.encode()).hexdigest()


def _places(lines: list[Line] | None) -> tuple[Place, ...]:
    return tuple(
        Place(str(p["report_id"]), str(p["outcome_id"]), int(p["start"]), int(p["end"]), str(p.get("quote", "")))
        for p in lines or ()
    )


def _place_line(place: Place) -> Line:
    return {
        "report_id": place.report_id,
        "outcome_id": place.outcome_id,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }
