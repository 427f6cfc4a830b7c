"""What is read of the Cambodia 2021 report."""

from datetime import date
from pathlib import Path

import pytest

from ingest.read import read_paths
from ingest.types import Outcome, ReportText

REPORTS = Path(__file__).parent.parent / "reports"
PREFIX = "XM-DAC-41146-KHM_D_"


@pytest.fixture(scope="module")
def seed() -> ReportText:
    """The Cambodia report, read."""
    result = read_paths([REPORTS / "cambodia-2021.txt"])
    assert result.failures == ()
    return result.reports[0]


@pytest.fixture(scope="module")
def outcomes(seed: ReportText) -> dict[str, Outcome]:
    """Its outcomes by the number that people write."""
    return {str(outcome.number): outcome for outcome in seed.outcomes}


def kinds(report: ReportText) -> set[tuple[str, str | None]]:
    return {(warning.kind, warning.outcome_id) for warning in report.warnings}


def test_the_report_knows_its_country_year_and_data_date(seed: ReportText) -> None:
    """The reporting year 2021 and the date of the data, 26 April 2024, are two things."""
    report = seed.report
    assert (report.report_id, report.country, report.year) == ("cambodia-2021", "Cambodia", 2021)
    assert report.data_date == date(2024, 4, 26)


def test_outcomes_come_in_the_order_of_the_file(seed: ReportText) -> None:
    """The order of the file is not by number."""
    assert [outcome.outcome_id for outcome in seed.outcomes] == [
        f"{PREFIX}{n}" for n in ("6.1", "4.1", "3.1", "3.2")
    ]
    assert {outcome.kind for outcome in seed.outcomes} == {"development"}


def test_titles_are_kept_as_printed(outcomes: dict[str, Outcome]) -> None:
    """Brackets stay in the title; what they say is a field besides."""
    assert outcomes["4.1"].title == (
        "Risk Reduction incorporate and address the priorities and needs of all women in Cambodia."
    )
    assert outcomes["3.2"].title == (
        "Women, girls and LGBTIQ persons who experience violence are empowered to use available, accessible "
        "and quality essential services and recover from violence. [UN Women SP 2018-2021 Output 11]"
    )


def test_alignments_in_both_dialects_are_one(outcomes: dict[str, Outcome]) -> None:
    """ "[aligns to UN Women SP …]" and "[UN Women SP …]" name the same output."""
    assert {number: outcome.alignment for number, outcome in outcomes.items()} == {
        "6.1": None,
        "4.1": None,
        "3.1": "UN Women SP 2018-2021 Output 11",
        "3.2": "UN Women SP 2018-2021 Output 11",
    }


def test_a_status_is_reported_only_where_it_is_stated(outcomes: dict[str, Outcome]) -> None:
    """In the words of the report for 3.1 and 3.2; the report states none for 6.1 and 4.1."""
    stated = {n: o.text[slice(*o.status)] if o.status else None for n, o in outcomes.items()}
    assert stated == {
        "6.1": None,
        "4.1": None,
        "3.1": "The outcome was not fully achieved in 2021, partly as a result of the continuing impact of "
        "successive waves of COVID-19 and the measures in place to respond to the pandemic.",
        "3.2": "This outcome has not been fully achieved in 2021 however, progress has been made.",
    }


def test_page_breaks_inside_sentences_are_joined(outcomes: dict[str, Outcome]) -> None:
    """Who co-chairs the group is told; half of the sentence on stigma never stands alone."""
    assert "UN Women co-chairs this group which is the key coordination mechanism" in outcomes["3.1"].text
    assert "importers of the virus and discrimination against returning women" in outcomes["3.2"].text
    assert all("\n" not in outcome.text for outcome in outcomes.values())


def test_nothing_in_a_narrative_is_corrected(outcomes: dict[str, Outcome]) -> None:
    """Misprints stay as they are printed, or quotes were not exact."""
    assert "URP mid-term review" in outcomes["6.1"].text
    assert "genderresponsive" in outcomes["4.1"].text
    assert "11-line ministries, 3 CSOS" in outcomes["3.1"].text


def test_warnings_name_all_that_is_odd(seed: ReportText) -> None:
    """The title of 4.1 is cut at its start; two page breaks were joined."""
    assert kinds(seed) == {
        ("truncated title", f"{PREFIX}4.1"),
        ("joined page break", f"{PREFIX}3.1"),
        ("joined page break", f"{PREFIX}3.2"),
    }
    assert [outcome.number for outcome in seed.outcomes if outcome.title_truncated] == ["4.1"]


def test_abbreviations_are_harvested_with_their_expansions(seed: ReportText) -> None:
    """Every pair that the report itself defines, and nothing else."""
    found = {pair.short: pair.expansion for outcome in seed.outcomes for pair in outcome.abbreviations}
    assert found == {
        "CNCW": "Cambodia National Council for Women",
        "MoWA": "Ministry of Women's Affairs",
        "MOWA": "Ministry of Women's Affairs",
        "NAA": "National AIDS Authority",
        "WCN": "Women Champion Network",
        "CHRC": "Cambodia Human Right Committee",
        "CDRI": "Cambodia Development Resource Institute",
        "NAPVAWIII": "National Action Plan to Prevent Violence against Women",
        "TWGG-GBV": "Technical Working Group on Gender-Gender Based Violence",
        "AOP": "Annual Operational Plan",
        "DV Law": "Law on the Prevention of Violence and the Protection of Women",
        "UN": "United Nations",
        "ASEAN": "Association of Southeast Asian Nations",
        "IVR": "Interactive Voice Response",
    }
    for outcome in seed.outcomes:
        assert all(outcome.text[slice(*pair.span)] == pair.expansion for pair in outcome.abbreviations)


def test_the_head_and_the_titles_can_be_cited(seed: ReportText) -> None:
    """The head section holds the report's own lines: its dates, its ids, its titles."""
    assert seed.head is not None
    assert seed.head.text.split("\n")[:4] == [
        "26 April 2024",
        "Data as of:",
        "Progress in Cambodia country in 2021",
        f"OUTCOME {PREFIX}6.1",
    ]
    assert all(outcome.title in seed.head.text for outcome in seed.outcomes)
