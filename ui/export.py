"""An answer to take away: as plain text with its sources, or as its answer line."""

import json
from collections.abc import Iterable

from rag.line import answer_line
from rag.quoting.links import record_url
from rag.types import Answer, Citation
from ui.names import report_name


def answer_as_text(answer: Answer) -> str:
    """Question, answer and numbered sources, ready to be pasted into a mail."""
    parts = [answer.question]
    if answer.standalone_question.strip() != answer.question.strip():
        parts.append(f"Understood as: {answer.standalone_question}")
    parts += [answer.text, "\n".join(map(_source, answer.citations)), "\n".join(answer.notes)]
    parts.append(f"Written by: {answer.writer} · Index: {answer.index}")
    return "\n\n".join(part for part in parts if part) + "\n"


def answers_as_lines(answers: Iterable[Answer]) -> str:
    """Answer lines, one a line, numbered in the order given."""
    lines = (answer_line(answer, str(number)) for number, answer in enumerate(answers, start=1))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _source(citation: Citation) -> str:
    outcome = citation.outcome
    named = f"{report_name(outcome.report)}, {outcome.outcome_id}, {outcome.title}".removesuffix(", ")
    link = record_url(outcome)
    return f"[{citation.n}] “{citation.quote}”\n    {named}" + (f"\n    {link}" if link else "")
