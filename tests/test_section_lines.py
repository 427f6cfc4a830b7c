"""Sections lines: bring your own sections, one JSON object a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.read import ReadResult, read_paths
from ingest.types import ReportText

WHOLE = {
    "doc_id": "haruna-2020",
    "title": "Haruna in 2020",
    "section_id": "s1",
    "section_title": "Land [UN Women SP 2018-2021 Output 7]",
    "text": "The outcome was achieved. The Bar Association of Haruna (BAH) met.",
    "country": "Haruna",
    "year": 2020,
}


def line(**changes: Any) -> str:
    return json.dumps({**WHOLE, **changes}, ensure_ascii=False)


def read(tmp_path: Path, *lines: str) -> ReadResult:
    path = tmp_path / "sections.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_paths([path])


def kinds(report: ReportText) -> list[tuple[str, str | None]]:
    return [(warning.kind, warning.outcome_id) for warning in report.warnings]


def test_a_line_is_a_section_and_a_document_is_a_report(tmp_path: Path) -> None:
    """With all that a section of an exported report has."""
    (report,) = read(tmp_path, line(), line(section_id="s2", text="More.")).reports
    assert (report.report.report_id, report.report.title) == ("haruna-2020", "Haruna in 2020")
    assert (report.report.country, report.report.year, report.report.data_date) == ("Haruna", 2020, None)
    first, second = report.outcomes
    assert (first.outcome_id, first.kind, first.number) == ("s1", "section", None)
    assert first.alignment == "UN Women SP 2018-2021 Output 7"
    assert first.status == (0, 25)
    assert [(pair.short, pair.expansion) for pair in first.abbreviations] == [
        ("BAH", "Bar Association of Haruna")
    ]
    assert (second.outcome_id, second.text) == ("s2", "More.")
    assert (report.head, report.warnings) == (None, ())


def test_an_outcome_id_gives_kind_and_number(tmp_path: Path) -> None:
    """So that "outcome 3.1" finds it."""
    (report,) = read(tmp_path, line(section_id="XM-DAC-41146-ZZS_O_3.1")).reports
    assert (report.outcomes[0].kind, report.outcomes[0].number) == ("organisational", "3.1")


def test_most_fields_may_be_missing_or_null(tmp_path: Path) -> None:
    """Document, section and text are enough."""
    bare = '{"doc_id": "d", "section_id": "s", "text": "Text.", "year": null, "country": null}'
    (report,) = read(tmp_path, bare).reports
    assert (report.report.title, report.report.country, report.report.year) == ("d", None, None)
    assert report.outcomes[0].title == ""


def test_a_report_takes_what_any_of_its_lines_says(tmp_path: Path) -> None:
    """Country and year of the first line that has them."""
    (report,) = read(tmp_path, line(country=None, year=""), line(section_id="s2", year="2020")).reports
    assert (report.report.country, report.report.year) == ("Haruna", 2020)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "not JSON (Expecting property name enclosed in double quotes at column 2)"),
        ("[1]", "not a JSON object"),
        ("7", "not a JSON object"),
        ("[" * 100_000, "not JSON that can be read (too deep, or a number too long)"),
        ('{"n": ' + "9" * 5000 + "}", "not JSON that can be read (too deep, or a number too long)"),
        ('{"doc_id": "d"}', "needs section_id, text as text"),
        (line(doc_id=""), "needs doc_id as text"),
        (line(text=None), "needs text as text"),
        (line(section_id=3), "needs section_id as text"),
        (line(title=3, country=["Haruna"]), "title, country must be text or null"),
        (line(year="this year"), 'year must be a number of four digits or null, not "this year"'),
        (line(year=True), "year must be a number of four digits or null, not true"),
        (line(year=20210), "year must be a number of four digits or null, not 20210"),
        (line().replace("met.", "\\ud83d met."), "holds half of a character (an unpaired surrogate)"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_kept(tmp_path: Path, bad: str, message: str) -> None:
    """By its number, with what is wrong with it."""
    result = read(tmp_path, line(), "", bad, line(section_id="s2"))
    assert [(failure.kind, failure.message) for failure in result.failures] == [
        ("bad line", f"line 3: {message}")
    ]
    assert [outcome.outcome_id for outcome in result.reports[0].outcomes] == ["s1", "s2"]


def test_a_file_without_any_section_is_named_once(tmp_path: Path) -> None:
    """Not once for each of its thousand lines."""
    result = read(tmp_path, *['{"question": "Who?"}'] * 1000)
    (failure,) = result.failures
    assert "sections.jsonl: no sections line in it; line 1: needs doc_id" in failure.message


def test_line_ends_inside_strings_end_no_line(tmp_path: Path) -> None:
    """JSON may hold U+2028 and U+0085 as they are."""
    result = read(tmp_path, line(text="One.\u2028Two.\u0085Three."))
    assert result.failures == ()
    assert result.reports[0].outcomes[0].text.split() == ["One.", "Two.", "Three."]


def test_repeated_and_empty_sections_are_kept_and_warned_of(tmp_path: Path) -> None:
    """Each under an id of its own, even where one already has the name that it would get."""
    lines = (line(), line(section_id="s1~2"), line(text="Other."), line(section_id="s3", text=""))
    (report,) = read(tmp_path, *lines).reports
    assert [outcome.outcome_id for outcome in report.outcomes] == ["s1", "s1~2", "s1~3", "s3"]
    assert kinds(report) == [("repeated id", "s1~3"), ("empty outcome", "s3")]


def test_page_breaks_inside_sentences_are_joined_here_too(tmp_path: Path) -> None:
    """Half a sentence is never quoted, whatever the text came from."""
    (report,) = read(
        tmp_path, line(text="UN Women co-chairs this\n\ngroup. It met.\n\nThen it left.")
    ).reports
    assert report.outcomes[0].text == "UN Women co-chairs this group. It met.\nThen it left."
    assert kinds(report) == [("joined page break", "s1")]


def test_one_document_in_two_files_stays_two_reports(tmp_path: Path) -> None:
    """The second is renamed and warned of."""
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(line(), encoding="utf-8")
    first, second = read_paths([tmp_path]).reports
    assert (first.report.report_id, second.report.report_id) == ("haruna-2020", "haruna-2020~2")
    assert kinds(second) == [("repeated report", None)]
