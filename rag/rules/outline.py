"""Where a report's own lines say what it is: its data date, year and country, and each outcome's id and
title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import DATE, find_date
from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.types import HEAD, Outcome, Report, Span
from rag.quoting.outcome_names import printed_id
from rag.types import Evidence

_LABEL = re.compile(r"\bData as (?:of|at|on)\b\s*:?", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """An outcome's lines in the head section: its marker and its title, None where the report lacks the
    line."""

    outcome: Outcome
    head: Outcome
    marker: Span | None
    title: Span | None

    @property
    def span(self) -> Span | None:
        """Both lines as one stretch."""
        found = [span for span in (self.marker, self.title) if span]
        return Span(found[0].start, found[-1].end) if found else None


def find_head(report: Report, index: Index) -> Outcome | None:
    """The head section of `report`; None for reports brought in as sections lines."""
    return next((s for s in index.sections_of.get(report.report_id, ()) if s.kind == HEAD), None)


def read_outline(report: Report, index: Index) -> tuple[Entry, ...]:
    """An entry for each outcome of `report`, in file order; without a head the outcomes have no lines."""
    head = find_head(report, index)
    outcomes = [s for s in index.sections_of.get(report.report_id, ()) if s.kind != HEAD]
    lines = _lines(head.text) if head else []
    entries = []
    for outcome in reversed(outcomes):
        title = marker = None
        if head and lines and outcome.title and head.words(lines[-1]) == outcome.title:
            title = lines.pop()
        if head and lines and _marks(head.words(lines[-1]), outcome):
            marker = lines.pop()
        entries.append(Entry(outcome, head or outcome, marker, title))
    return tuple(reversed(entries))


def find_entry(outcome: Outcome, index: Index) -> Entry:
    """The lines of one outcome."""
    return next(entry for entry in read_outline(outcome.report, index) if entry.outcome == outcome)


def cite_entries(entries: Sequence[Entry]) -> tuple[Evidence, ...]:
    """The lines of each, ids and plans marked in them; the first sentence of an outcome that has no lines, nothing of
    one that has no text either."""
    return tuple(piece for entry in entries for piece in _cite(entry))


def _cite(entry: Entry) -> list[Evidence]:
    if entry.span:
        return [Evidence(entry.head, entry.span, _id_and_plan(entry, entry.span))]
    return [Evidence(entry.outcome, span, ()) for span in split_sentences(entry.outcome.text)[:1]]


def _id_and_plan(entry: Entry, span: Span) -> tuple[Span, ...]:
    printed = (printed_id(entry.outcome), entry.outcome.alignment)
    places = [(entry.head.text.find(words, span.start, span.end), len(words)) for words in printed if words]
    return tuple(Span(at, at + length) for at, length in places if at >= 0)


def printed_date(head: Outcome) -> tuple[Span, Span] | None:
    """The lines that give the data date, label included where it stands next to it, and the date itself."""
    match = next((m for m in DATE.finditer(head.text) if find_date(m[0]) == head.report.data_date), None)
    if match is None or head.report.data_date is None:
        return None
    date, line = Span(*match.span()), _line_of(head.text, match.start())
    labels = [_line_of(head.text, m.start()) for m in _LABEL.finditer(head.text)]
    near = next(
        (label for label in labels if label.start <= line.end + 1 and line.start <= label.end + 1), line
    )
    return Span(min(line.start, near.start), max(line.end, near.end)), date


def printed_fact(head: Outcome, fact: str) -> tuple[Span, Span] | None:
    """The first line of the head that has `fact`, and where; dates are passed over, so that a year is no part
    of one."""
    dated = [match.span() for match in DATE.finditer(head.text)]
    for match in re.finditer(rf"(?<!\w){re.escape(fact)}(?!\w)", head.text):
        if not any(start <= match.start() < end for start, end in dated):
            return _line_of(head.text, match.start()), Span(*match.span())
    return None


def _lines(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def _line_of(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


def _marks(line: str, outcome: Outcome) -> bool:
    printed = re.sub(r"[‐‑–]", "-", line.replace("\\_", "_")).upper()
    bare = re.sub(r"^XM-DAC-\d+-|~\d+$", "", outcome.outcome_id.upper())
    return bare in printed or bool(
        outcome.number and re.search(rf"OUTCOME\s+{re.escape(outcome.number)}\b", printed)
    )
