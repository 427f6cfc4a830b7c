"""Figures, dates and what is said about them, in every form in which reports and models write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.figures.figure_match import missing_figures
from rag.figures.figures import read_figures
from rag.figures.number_words import digits_for_words
from rag.writer.moved import moved_figures

WORDS = [
    ("Nine networks", "9 networks"),
    ("twenty-five", "25"),
    ("twenty five", "25"),
    ("two hundred and fifty", "250"),
    ("a hundred women", "100 women"),
    ("two thousand five hundred", "2500"),
    ("three million", "3000000"),
    ("two dozen", "24"),
    ("the twenty-third of November", "the 23rd of November"),
    ("the third plan", "the 3rd plan"),
    ("two thirds of the members", "2/3 of the members"),
    ("half of them", "1/2 of them"),
    ("a quarter of the staff", "1/4 of the staff"),
    ("one of the tools", "one of the tools"),
    ("no one came", "no one came"),
    ("First, we met.", "First, we met."),
    ("per quarter", "per quarter"),
    ("six and seven", "6 and 7"),
    ("six, seven", "6, 7"),
    ("１５ calls", "15 calls"),
    ("١٥ calls", "15 calls"),
    ("12,000–17,000", "12,000-17,000"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_number_words_and_digits_are_one(text: str, expected: str) -> None:
    """Nine is 9; words that count nothing stay words."""
    assert digits_for_words(text) == expected


FIGURES = [
    ("12,000-17,000 calls per quarter", ["number 12000", "number 17000"]),
    ("12 000 women", ["number 12000"]),
    ("Prevention (73%), 21 per cent and 3 percent each", ["percent 73", "percent 21", "percent 3"]),
    ("between 20 and 30 per cent", ["percent 20", "percent 30"]),
    ("11-line ministries", ["number 11"]),
    ("US$ 2.5 million and €5,000", ["number 2500000", "number 5000"]),
    ("the 25th meeting", ["ordinal 25"]),
    ("1.50 and 1.5", ["number 1.5", "number 1.5"]),
    ("COVID-19, KHM_D_3.1 and XM-DAC-41146-KHM_D_6.1", []),
    ("FHI 360 and line 1280", ["number 360", "number 1280"]),
    ("one third of girls", ["share 1/3"]),
    ("hundreds of women", ["vague hundreds"]),
    ("on 25 November 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_are_read_in_one_form(text: str, expected: list[str]) -> None:
    """Thousands, percentages, money, ordinals and shares; digits of names and dates are no figures."""
    assert [f"{figure.kind} {figure.value}" for figure in read_figures(text).figures] == expected


DATES = [
    ("on November 25th, 2021", [(2021, 11, 25)]),
    ("the 23rd of November 2021", [(2021, 11, 23)]),
    ("the twenty-third of November", [(None, 11, 23)]),
    ("2021-11-25 and 25/11/2021", [(2021, 11, 25), (2021, 11, 25)]),
    ("2019-2023 and 2021–2035", [(2019, None, None), (2023, None, None), (2021, None, None), (2035, None, None)]),
    ("the plan 2018-21", [(2018, None, None), (2021, None, None)]),
    ("since late 2020", [(2020, None, None)]),
    ("it may rise in May", [(None, 5, None)]),
    ("in 2021, 400 calls", [(2021, None, None)]),
    ("March 8", [(None, 3, 8)]),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_are_read_in_one_form(text: str, expected: list[tuple[int | None, ...]]) -> None:
    """Day first or month first, ordinals, numbers, bare months and years."""
    assert [(date.year, date.month, date.day) for date in read_figures(text).dates] == expected


MISSING = [
    ("54 per cent", "45 per cent", ["54 per cent"]),
    ("15 AOPs", "fifteen AOPs", []),
    ("73 of them", "73% of them", ["73"]),
    ("in November 2021", "on November 25th, 2021", []),
    ("on 25 November 2021", "on 23 November 2021", ["25 November 2021"]),
    ("on 25 November 2021", "in November 2021", ["25 November 2021"]),
    ("in 2021", "during the period", []),
    ("in 2021", "will start in 2022", ["2021"]),
    ("in 2020", "during the period", ["2020"]),
    ("17 + 26 + 4 + 3 = 50", "17 ministries, 26 CSOs, four partners and three agencies", []),
    ("17 + 26 + 4 + 3 = 51", "17 ministries, 26 CSOs, four partners and three agencies", ["51"]),
    ("$15", "15 AOPs", ["$15"]),
    ("2,000 women", "2000 women", []),
]


@pytest.mark.parametrize(("sentence", "quote", "missing"), MISSING)
def test_a_figure_must_stand_in_the_quote(sentence: str, quote: str, missing: list[str]) -> None:
    """Same digits, same kind; the reporting year (2021) may be named where the quote names no other."""
    found = missing_figures(read_figures(sentence), [read_figures(quote)], [2021])
    assert [text.strip() for text in found] == missing


SWAPS = [
    ("17 line ministries and 26 CSOs", "26 line ministries and 17 CSOs"),
    ("from 96% to 88%", "from 88% to 96%"),
    ("44% in 2018 and 36% in 2021", "36% in 2018 and 44% in 2021"),
    ("Of the 96 monitors, 70 sent reports", "70 monitors, 96 sent reports"),
    ("70 of the 96 monitors", "96 of the 70 monitors"),
    ("mainly Prevention (73%), followed by Services (21%)", "mainly Services (73%), followed by Prevention (21%)"),
    ("closed its calendar for 2019 in February", "closed its calendar for February in 2019"),
    ("a draft by June 2022, a vote in the autumn of 2022", "a draft by 2022, a vote in the autumn of June 2022"),
    ("only one in eight households", "only eight in eight households"),
]


@pytest.mark.parametrize(("quote", "sentence"), SWAPS)
def test_figures_that_change_places_are_seen(quote: str, sentence: str) -> None:
    """All digits are in the quote, but they count other things."""
    assert not missing_figures(read_figures(sentence), [read_figures(quote)])
    assert moved_figures(read_figures(sentence), [read_figures(quote)])
    assert not moved_figures(read_figures(quote), [read_figures(quote)])


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_two_counts_agree_only_if_they_are_equal(first: int, second: int) -> None:
    """Whatever the thousands separator."""
    missing = missing_figures(read_figures(f"{first:,} women"), [read_figures(f"{second} women")])
    assert (missing == ()) == (first == second)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Figures stand where they say, and reading never fails."""
    read = read_figures(text)
    assert all(read.text[item.start : item.end] for item in read.items)
