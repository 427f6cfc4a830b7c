"""Where a sentence ends, and that its span slices back."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_section import SEED, read

from ingest.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The 3rd NAPVAW was adopted.", "It covers 12,000-17,000 calls per quarter."],
        ["It rose by 2.5 per cent to 1.4 million.", "Section 3.1.2 tells why."],
        ["She met the U.S. Army in Geneva.", "He did not."],
        ["They were trained in the U.S.", "The team came back in May."],
        ["It started at 5 p.m.", "The guests came by 6 p.m. Monday."],
        ["Some (e.g. Siem Reap, i.e. Sihanoukville vs. Kampong Speu) took part.", "Others did not."],
        ["Dr. A. B. Smith and Mrs. J. Doe spoke at St. Mary of D.C. Office.", "All listened."],
        ["See No. 5, Art. 12, Vol. II and p. 7.", "The answer was no.", "Women left."],
        ["Smith et al. (2020) agree.", "So does she."],
        ["It opened on 12 Dec. 2021.", "In Dec.", "UNDP closed it."],
        ["They wait ...", "The end came…", "Nobody saw it."],
        ["What was done?", "Much!", "Really?!", "Yes."],
        ['"State of Gender Equality and Climate Change" was printed.', '"Brief" followed.'],
        ["He said “It works.”", "Then he left."],
        ["He called it ''the key.''", "She agreed."],
        ["The list (see annex. It is long.) was sent.", "It helped."],
        ["The list was sent.", "(It is long.)", "It helped."],
        ["An open (bracket was left.", "Then it went on."],
        ["The bodies (MOWA, CNCW etc.) met.", "NGOs, etc., came."],
        ["In 2021.", "The year after."],
        ["Annex A.", "The list is in it."],
        ["Visit www.Unwomen.org/En or write to a.Smith@un.org today.", "It is free."],
        ["Prices fell approx. USD 5 to ca. EUR 4.", "Wages rose."],
        ["¿Qué se hizo?", "¡Mucho!", "Élodie vino."],
        ["Она пришла.", "Он ушёл."],
        ["Wait for it. however, this is one sentence."],
        ["One"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    """Abbreviations, figures, brackets, quotation marks, initials."""
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The programme.The report followed.", ["The programme.", "The report followed."]),
        ("made by TWGG-GBV.The group met", ["made by TWGG-GBV.", "The group met"]),
        ("adopted (NAPVAW).The plan", ["adopted (NAPVAW).", "The plan"]),
        ("done in 2021.The year", ["done in 2021.", "The year"]),
        ("It was achieved.A total of 5", ["It was achieved.", "A total of 5"]),
        ("He said “no.”Then he left", ["He said “no.”", "Then he left"]),
        ("e.g.The Ministry", ["e.g.The Ministry"]),
        ("the U.S.Army", ["the U.S.Army"]),
        ("妇女参加了。结果很好！", ["妇女参加了。", "结果很好！"]),
        ("ស្ត្រី។លទ្ធផល។", ["ស្ត្រី។", "លទ្ធផល។"]),
        ("1. The first.\n2) The second. More.\n(a) Third", ["The first.", "The second.", "More.", "Third"]),
        ("- One.\n– Two\n• Three: 3. Then four", ["One.", "Two", "Three: 3.", "Then four"]),
        ("25 calls.\n\n \nNo title", ["25 calls.", "No title"]),
        ("-", ["-"]),
        (" \n\t", []),
        ("", []),
    ],
)
def test_missing_blanks_lists_and_scripts_without_blanks(text: str, expected: list[str]) -> None:
    """A line break always ends a sentence; a list marker is no part of one."""
    assert sentences(text) == expected


def test_the_sentences_of_the_report_are_whole() -> None:
    """Each starts with a capital or a figure and ends with a full stop, and none holds another."""
    report = read(SEED)
    found = [text for outcome in report.outcomes for text in sentences(outcome.text)]
    assert len(found) == 77
    assert all(re.match(r"[A-Z0-9]", text) and text.endswith(".") for text in found)
    assert not [text for text in found if re.search(r"[.!?]\s", text)]
    assert max(found, key=len).startswith("It should be noted that the majority of Ministries/Institutions")


PIECES = st.sampled_from(
    [
        *"abcAZé妇。.!?…,;:-–•()[]\"'“”‘’«»`´1290 \n\t\u00a0\u0301🎉",
        *(". The ", "e.g. ", "U.S. ", "No. 5", "\n- ", "1. ", "''"),
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_ordered_disjoint_and_hold_all_but_blanks_and_list_markers(text: str) -> None:
    """No character of a text is lost between sentences, whatever the text is."""
    spans = split_sentences(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in spans)
    covered = {i for span in spans for i in range(span.start, span.end)}
    outside = "".join(" " if i in covered else ch for i, ch in enumerate(text))
    for line in outside.split("\n"):
        assert re.fullmatch(r"\s*(?:[-–•*·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))?\s*", line)


@pytest.mark.parametrize(
    "text",
    ["A. " * 30_000, "(a. B) " * 30_000, "(" * 200_000, "x" * 400_000, "e.g. The " * 30_000, "The." * 30_000],
    ids=["initials", "brackets", "open brackets", "one word", "abbreviations", "no blanks"],
)
def test_long_lines_without_an_end_take_no_long_time(text: str) -> None:
    """Time grows with the length, not with its square."""
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 8
