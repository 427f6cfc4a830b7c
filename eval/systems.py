"""What can be judged: anything that turns a gold question into an answer line."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from eval.lines import read_lines
from eval.types import EvalError, Line, Question
from ingest.index import Index
from rag.answer import ask
from rag.line import answer_line
from rag.pen import Pen, open_pen
from rag.types import Filters
from rag.writer.settings import WriterError


class Answerer(Protocol):
    """A system under test. What it returns is an answer line; what it raises is recorded as a breakdown."""

    def __call__(self, question: Question) -> Line:
        """The answer line to one question."""


def assistant(index: Index, pen: Pen | None = None) -> Answerer:
    """The assistant itself, called as the page and the command line call it."""

    def answer(question: Question) -> Line:
        found = ask(question.question, index, filters_of(question), question.history, pen)
        return answer_line(found, question.id)

    return answer


def saved(path: Path) -> Answerer:
    """Answers that another system, or an earlier one, left as answer lines. EvalError for one that is missing."""
    lines = {str(line.get("id")): line for line in read_lines(path)}

    def answer(question: Question) -> Line:
        if question.id not in lines:
            raise EvalError(f"{path} has no answer to {question.id}; give one line for each question", 4)
        return lines[question.id]

    return answer


def chosen_pen(writer: str | None) -> Pen | None:
    """The language model that writes, named as "provider:model"; None for "quotes". EvalError if it cannot.

    A run is no session: unless WRITER_SESSION_TOKENS says so, its last question may cost as much as its first.
    """
    try:
        pen = open_pen({**os.environ, "WRITER": writer or "quotes"})
    except WriterError as error:
        raise EvalError(f"--writer {writer}: {error}") from error
    return pen if pen is None or os.environ.get("WRITER_SESSION_TOKENS") else replace(pen, budget=None)


def filters_of(question: Question) -> Filters:
    """The restrictions that a gold line sets."""
    return Filters(question.country, question.year, question.outcome)


def broken_line(question: Question, error: Exception) -> Line:
    """The answer line of a question over which a system broke down: no answer, and no refusal either."""
    return {
        "schema": 1,
        "id": question.id,
        "question": question.question,
        "status": "error",
        "text": "",
        "short_answer": None,
        "claims": [],
        "citations": [],
        "confidence": 0.0,
        "retrieved": [],
        "notes": [f"{type(error).__name__}: {error}"],
    }
