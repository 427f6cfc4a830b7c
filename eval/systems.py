"""What can be judged: anything that turns a gold question into an answer line."""

from typing import Protocol

from eval.types import Line, Question
from ingest.index import Index
from rag.answer import ask
from rag.line import answer_line
from rag.types import Filters


class Answerer(Protocol):
    """A system under test. What it returns is an answer line; what it raises is recorded as a breakdown."""

    def __call__(self, question: Question) -> Line:
        """The answer line to one question."""


def assistant(index: Index) -> Answerer:
    """The assistant itself, called as the page and the command line call it."""

    def answer(question: Question) -> Line:
        return answer_line(ask(question.question, index, filters_of(question), question.history), question.id)

    return answer


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
