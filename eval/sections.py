"""The sections that were searched, kept beside a run so that it can be judged again without its index."""

from collections.abc import Iterable
from pathlib import Path

from eval.lines import read_lines, write_lines
from eval.types import Line, Place, Section, Sections
from ingest.index import Index
from ingest.types import Outcome


def sections_of(index: Index) -> Sections:
    """Every section of an index with the chunks that retrieval may return."""
    chunks: dict[tuple[str, str], list[Place]] = {}
    for chunk in index.chunks:
        chunks.setdefault(chunk.outcome.key, []).append(Place(*chunk.outcome.key, *chunk.span))
    return {o.key: as_section(o, chunks.get(o.key, ())) for o in index.sections}


def as_section(outcome: Outcome, chunks: Iterable[Place] = ()) -> Section:
    """A section of the reading side in the words of this package."""
    report = outcome.report
    title = outcome.title or report.title
    return Section(*outcome.key, title, outcome.text, tuple(chunks), report.country, report.year)


def write_sections(path: Path, sections: Sections) -> None:
    """One line for each section, chunks as [start, end]."""
    write_lines(path, (_line(section) for section in sections.values()))


def read_sections(path: Path) -> Sections:
    """What `write_sections` wrote."""
    return {section.key: section for section in map(_section, read_lines(path))}


def _line(section: Section) -> Line:
    return {**vars(section), "chunks": [[chunk.start, chunk.end] for chunk in section.chunks]}


def _section(line: Line) -> Section:
    key = (line["report_id"], line["outcome_id"])
    return Section(**{**line, "chunks": tuple(Place(*key, start, end) for start, end in line["chunks"])})
