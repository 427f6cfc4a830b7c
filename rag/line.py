"""Answers and questions as lines of JSON: what the page, the command line, the benchmark and exports exchange."""

from typing import Any

from ingest.errors import IngestError
from ingest.json_line import read_json_line
from rag.quoting.links import record_url
from rag.types import Answer, Citation, Filters, Passage

SCHEMA_VERSION = 1


def answer_line(answer: Answer, question_id: str | None = None) -> dict[str, Any]:
    """The answer as one JSON-ready object, keys in the order of the contract."""
    return {
        "schema": SCHEMA_VERSION,
        "id": question_id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "status": answer.status,
        "text": answer.text,
        "short_answer": answer.short_answer,
        "claims": [
            {"text": claim.text, "citations": list(claim.citations), "verified": claim.verified}
            for claim in answer.claims
        ],
        "citations": [_citation(citation) for citation in answer.citations],
        "confidence": round(answer.confidence, 4),
        "retrieved": [_passage(passage) for passage in answer.retrieved],
        "notes": list(answer.notes),
        "writer": answer.writer,
        **({"prompt": answer.prompt} if answer.prompt else {}),
        "index": answer.index,
        "timings_ms": {stage: round(ms, 1) for stage, ms in answer.timings_ms.items()},
        "tokens": {"prompt": answer.tokens.get("prompt", 0), "completion": answer.tokens.get("completion", 0)},
    }


def _citation(citation: Citation) -> dict[str, Any]:
    report = citation.outcome.report
    return {
        "n": citation.n,
        "report_id": report.report_id,
        "country": report.country,
        "year": report.year,
        "outcome_id": citation.outcome.outcome_id,
        "outcome_title": citation.outcome.title,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "marks": [list(mark) for mark in citation.marks],
        "url": record_url(citation.outcome),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    report_id, outcome_id = passage.chunk.outcome.key
    return {"report_id": report_id, "outcome_id": outcome_id,
            "start": passage.chunk.span.start, "end": passage.chunk.span.end}


def read_question(line: str) -> dict[str, Any]:
    """A question line as `{"id", "question", "history", "filters": Filters}`.

    Raises `IngestError` that says what is wrong with it.
    """
    row = read_json_line(line)
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise IngestError('needs "question" as text')
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise IngestError('"history" must be a list of texts')
    identifier = row.get("id")
    return {"id": None if identifier is None else str(identifier), "question": row["question"],
            "history": tuple(history), "filters": read_filters(row.get("filters") or {})}


def read_filters(row: Any) -> Filters:
    """Filters from `{"country": [...], "year": [...], "outcome": [...]}`, single values allowed, years as numbers
    or text. Raises `IngestError`."""
    if not isinstance(row, dict) or set(row) - {"country", "year", "outcome"}:
        raise IngestError('"filters" takes "country", "year" and "outcome"')

    def listed(key: str) -> list[Any]:
        value = row.get(key)
        return [] if value is None else value if isinstance(value, list) else [value]

    try:
        years = tuple(int(year) for year in listed("year"))
    except (TypeError, ValueError, OverflowError) as error:
        raise IngestError(f'"year" must be numbers, not {row["year"]!r}') from error
    return Filters(tuple(map(str, listed("country"))), years, tuple(map(str, listed("outcome"))))
