"""Sections and chunks as JSON lines, and back: the one place that knows how they are stored."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ingest.types import Abbreviation, Chunk, Outcome, Report, Span


def dump(record: Mapping[str, object]) -> str:
    """One line of JSON, the same characters for the same record."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def section_lines(sections: Iterable[Outcome]) -> bytes:
    """`sections.jsonl`: one section to a line, the facts of its report within it."""
    return b"".join(f"{dump(asdict(section))}\n".encode() for section in sections)


def read_sections(lines: bytes) -> tuple[Outcome, ...]:
    """The sections of `section_lines`, in its order; the sections of one report share one `Report`."""
    reports: dict[Report, Report] = {}
    return tuple(_section(json.loads(line), reports) for line in lines.split(b"\n") if line)


def chunk_lines(chunks: Iterable[Chunk]) -> bytes:
    """`chunks.jsonl`: one chunk to a line, in the order of the rows of vectors."""
    return b"".join(f"{dump(_chunk_record(chunk))}\n".encode() for chunk in chunks)


def read_chunks(lines: bytes, sections: Iterable[Outcome]) -> tuple[Chunk, ...]:
    """The chunks of `chunk_lines`, hung on `sections`. Raises `KeyError` where a section is missing."""
    by_key = {section.key: section for section in sections}
    return tuple(_chunk(json.loads(line), by_key) for line in lines.split(b"\n") if line)


def chunk_id(chunk: Chunk) -> str:
    """What names a chunk within an index: its report, outcome and first character."""
    return f"{chunk.outcome.report.report_id}/{chunk.outcome.outcome_id}/{chunk.span.start}"


def content_hash(chunk: Chunk) -> str:
    """sha256 of what the embedder reads of the chunk: the same hash, the same vector."""
    return hashlib.sha256(chunk.embedded.encode()).hexdigest()


def _section(record: dict[str, Any], reports: dict[Report, Report]) -> Outcome:
    facts = record.pop("report")
    day = facts.pop("data_date")
    report = Report(**facts, data_date=date.fromisoformat(day) if day else None)
    status = record.pop("status")
    pairs = record.pop("abbreviations")
    found = tuple(Abbreviation(pair["short"], pair["expansion"], Span(*pair["span"])) for pair in pairs)
    return Outcome(
        **record,
        report=reports.setdefault(report, report),
        status=Span(*status) if status else None,
        abbreviations=found,
    )


def _chunk_record(chunk: Chunk) -> dict[str, object]:
    return {
        "report_id": chunk.outcome.report.report_id,
        "outcome_id": chunk.outcome.outcome_id,
        "sentences": chunk.sentences,
        "prefix": chunk.prefix,
        "sha256": content_hash(chunk),
    }


def _chunk(record: dict[str, Any], by_key: Mapping[tuple[str, str], Outcome]) -> Chunk:
    outcome = by_key[record["report_id"], record["outcome_id"]]
    return Chunk(outcome, tuple(Span(*span) for span in record["sentences"]), record["prefix"])
