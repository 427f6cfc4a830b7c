"""The vocabulary of reading: what one report file becomes, from its head down to a chunk of text."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

HEAD = "head"
"""Outcome id of the section that holds a report's own head lines (country, year, data date)."""


class Span(NamedTuple):
    """Half-open range of characters, in the stored text of one outcome."""

    start: int
    end: int


@dataclass(frozen=True)
class Report:
    """One country's report for one year. `report_id` is unique in an index ("cambodia-2021")."""

    report_id: str
    title: str
    country: str | None
    year: int | None
    data_date: date | None
    source: str


@dataclass(frozen=True)
class Abbreviation:
    """A short form, its expansion as printed beside it, and where the expansion stands in the outcome."""

    short: str
    expansion: str
    span: Span


@dataclass(frozen=True)
class Outcome:
    """One section of a report: the unit that citations point to.

    `kind` is "development", "organisational", "section" (brought in by a sections line or found without an
    id) or "head". `number` is the short form people write ("3.1"). `status` is the span of the sentence that
    states how far the outcome was reached, or None where the report states nothing. The key of a section is
    `(report.report_id, outcome_id)`: the same `outcome_id` recurs every year.
    """

    report: Report
    outcome_id: str
    kind: str
    number: str | None
    title: str
    title_truncated: bool
    alignment: str | None
    status: Span | None
    abbreviations: tuple[Abbreviation, ...]
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What identifies this section in an index."""
        return self.report.report_id, self.outcome_id

    def words(self, span: Span) -> str:
        """The words of `span` as printed."""
        return self.text[span.start : span.end]


@dataclass(frozen=True)
class Chunk:
    """Whole sentences of one outcome, short enough to be embedded with `prefix` in front.

    `sentences` are spans in `outcome.text`; the chunk runs from the first one's start to the last one's end.
    """

    outcome: Outcome
    sentences: tuple[Span, ...]
    prefix: str

    @property
    def span(self) -> Span:
        """Where the chunk stands in its outcome's text."""
        return Span(self.sentences[0].start, self.sentences[-1].end)

    @property
    def text(self) -> str:
        """The chunk as printed in the report."""
        return self.outcome.words(self.span)

    @property
    def embedded(self) -> str:
        """What the embedder reads: the prefix, then the chunk."""
        return f"{self.prefix}{self.text}"


@dataclass(frozen=True)
class ReadWarning:
    """Something in a source file that a person should know of. `kind` is a short fixed word, e.g.
    "joined page break"."""

    source: str
    outcome_id: str | None
    kind: str
    message: str


@dataclass(frozen=True)
class ReportText:
    """All that was read of one report: its head section, if it has one, and its outcomes, in file order."""

    report: Report
    head: Outcome | None
    outcomes: tuple[Outcome, ...]
    warnings: tuple[ReadWarning, ...]

    @property
    def sections(self) -> tuple[Outcome, ...]:
        """The head and the outcomes."""
        return ((self.head,) if self.head else ()) + self.outcomes
