"""What the selector is fitted on."""

from ingest.index import Index
from ingest.types import Span
from models.selector.questions import Labelled
from models.selector.rows import make_rows
from rag.reading.read import open_reader


def _labelled(question: str, evidence: tuple[tuple[tuple[str, str], Span], ...] = ()) -> Labelled:
    return Labelled("cambodia-2021", "number", question, (), bool(evidence), evidence, ())


def test_only_questions_that_are_read_are_fitted_on(index: Index) -> None:
    """A status, a date of the record, a greeting and an outcome that is not there are settled without reading."""
    section = next(s for s in index.sections if s.number == "3.1")
    start = section.text.index("During this reporting period, 15 AOPs")
    asked = _labelled("How many AOPs were developed?", ((section.key, Span(start, start + 100)),))
    settled = map(_labelled, ("Was outcome 3.1 achieved?", "What is the data date?", "hello", "Was 9.9 achieved?"))
    (row,) = make_rows(index, [asked, *settled], open_reader())
    assert row.labelled == asked
    assert [c.span.start for c, label in zip(row.candidates, row.labels, strict=True) if label] == [start]
