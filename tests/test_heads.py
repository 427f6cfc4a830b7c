"""Country, year and data date, wherever the head of a report has them."""

from datetime import date

import pytest
from sample_section import ID, NARRATIVE, TITLE, kinds, read

DATED = date(2024, 4, 26)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "26 April 2024\n\nData as of:\n\n\n\nProgress in Cambodia country in 2021",
            ("Cambodia", 2021, DATED),
        ),
        ("Data as of:\n\n26 April 2024\n\nProgress in Cambodia country in 2021", ("Cambodia", 2021, DATED)),
        ("Data as of: 26 April 2024\n\nProgress in Cambodia in 2021", ("Cambodia", 2021, DATED)),
        (
            "Cambodia\n\nShowing field-based data of 2021\n\nData as of: 26 April 2024",
            ("Cambodia", 2021, DATED),
        ),
        ("Cambodia\nShowing field-based data of 2021\nData as of:\n26 April 2024", ("Cambodia", 2021, DATED)),
        ("Data as of April 26th, 2024\nProgress in Cambodia country in 2021", ("Cambodia", 2021, DATED)),
        ("Data as of: 26-Apr-2024\nProgress in Cambodia country in 2021", ("Cambodia", 2021, DATED)),
        ("Data as of: 2024-04-26\nProgress in Cambodia country in 2021", ("Cambodia", 2021, DATED)),
        (
            "Printed 3 May 2025\nX\n26 April 2024\nData as of:\nProgress in Cambodia in 2021",
            ("Cambodia", 2021, DATED),
        ),
        ("Data as of: 31 February 2024\nProgress in Cambodia country in 2021", ("Cambodia", 2021, None)),
        ("Progress in Cambodia country in 2021", ("Cambodia", 2021, None)),
        ("26 April 2024\n\nProgress in Cambodia country in 2021", ("Cambodia", 2021, None)),
        ("# Progress in the State of Palestine in 2021", ("the State of Palestine", 2021, None)),
        (
            "UN Women\nTransparency Portal\nCambodia\nShowing field-based data of 2021",
            ("Cambodia", 2021, None),
        ),
        ("26 April 2024\nData as of:\nProgress in Cambodia in 2021\nX\n3 May 2025", ("Cambodia", 2021, DATED)),
        ("Asia Pacific\nCambodia\nShowing field-based data of 2021", ("Cambodia", 2021, None)),
        ("# Cambodia 2021", ("Cambodia", 2021, None)),
        ("Cambodia", ("Cambodia", None, None)),
        ("Data as of: 26 April 2024", (None, None, DATED)),
        ("", (None, None, None)),
    ],
)
def test_heads_in_every_form(head: str, expected: tuple[str | None, int | None, date | None]) -> None:
    """The date stands before, behind or beside its label; the reporting year is never taken from it."""
    report = read(f"{head}\n\nOUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}").report
    assert (report.country, report.year, report.data_date) == expected


def test_what_the_head_does_not_say_is_warned_of() -> None:
    """No country, no year, no date: three warnings, and the file's name as the id."""
    report = read(f"OUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}", "my export.txt")
    assert report.report.report_id == "my-export"
    assert kinds(report) == ["no country in the head", "no reporting year in the head", "no data date"]


@pytest.mark.parametrize(
    ("name", "year"), [("khm-2022.txt", 2022), ("khm-2022-2026.txt", None), ("export-20220426.txt", None)]
)
def test_a_year_is_taken_from_a_file_name_that_says_one(name: str, year: int | None) -> None:
    """Of two years neither is chosen, and a date is no year."""
    assert read(f"Cambodia\n\nOUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}", name).report.year == year


def test_text_before_the_first_marker_is_kept_and_named() -> None:
    """A preface stands in the head section."""
    report = read(f"Progress in Cambodia in 2021\n\nWith thanks to all.\n\nOUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE}")
    assert "text before the first marker" in kinds(report)
    assert report.head is not None
    assert "With thanks to all." in report.head.text


def test_a_text_without_outcomes_is_kept_and_named() -> None:
    """Notes beside the reports make no country."""
    report = read("# Read me first\n\nThese files are exports.")
    assert (report.report.country, report.outcomes) == (None, ())
    assert "no outcome" in kinds(report)
    assert report.head is not None
    assert report.head.text == "# Read me first\nThese files are exports."
