"""Lines that start a section, and lines that only look so."""

import pytest
from sample_section import ID, NARRATIVE, TITLE, found, read

from ingest.markers import read_marker


def test_the_number_in_a_title_line_starts_no_second_section() -> None:
    """A marker with the id, then "Outcome 3.1: …" as the title."""
    report = read(f"OUTCOME {ID}\n\nOutcome 3.1: {TITLE}\n\n{NARRATIVE}")
    assert found(report) == [(ID, f"Outcome 3.1: {TITLE}", NARRATIVE)]


@pytest.mark.parametrize(
    ("line", "outcome_id"),
    [
        ("OUTCOME XM-DAC-41146-KHM_D_3.1", ID),
        ("outcome xm-dac-41146-khm_d_3.1", ID),
        ("outcome KHM_D_3.1XM-DAC-41146-KHM_D_3.1", ID),
        ("Outcome ID: KHM_D_3.1", ID),
        ("1. Outcome (KHM_D_3.1)", ID),
        ("### Outcome `KHM_D_3.1`", ID),
        ("OUTCOME XM-DAC-41146-KHM\\_D\\_3.1", ID),
        ("OUTCOME XM-DAC-41146-SP_D_1", "XM-DAC-41146-SP_D_1"),
        ("OUTCOME XM-DAC-41146-MYM_O_2.10", "XM-DAC-41146-MYM_O_2.10"),
        ("OUTCOME XM-DAC-41146-KHM_D_3.1Cambodia has laws", ID),
        ("OUTCOME XM-DAC-41146-KHM_D_3.1: and drought response", ID),
        ("outcome XM-DAC-41146-KHM_D_3.1 and drought response", ID),
    ],
)
def test_marker_lines_give_the_full_id(line: str, outcome_id: str) -> None:
    """With the organisation's prefix, in capitals, whatever stands around it."""
    marker = read_marker(line)
    assert marker is not None
    assert marker.outcome_id == outcome_id


@pytest.mark.parametrize(
    "line",
    [
        "Outcome KHM_D_3.1 was not fully achieved in 2021.",
        "Outcome XM-DAC-41146-KHM_D_3.1 remains on track.",
        "Outcome KHM_D_3.1, like KHM_D_3.2, depends on the law.",
        "XM-DAC-41146-KHM_D_3.1 was delayed.",
        "KHM_D_3.1 and KHM_D_3.2 share an alignment.",
        "OUTCOME XM-DAC-41146-KHM_D_3.1A",
        "XM-DAC-41146-KHM_D_3.1A",
        "Indicator KHM_D_3.1A",
        "Outcome 3.1 was achieved.",
        "Outcome 3 results were good.",
        "Outcomes of the review",
        "The outcome KHM_D_3.1",
        "Outcome harvesting took place",
        "",
    ],
)
def test_sentences_and_indicators_are_no_markers(line: str) -> None:
    """A sentence that speaks of an outcome, or the line of an indicator, starts no section."""
    assert read_marker(line) is None


def test_a_wrapped_sentence_that_names_an_outcome_is_not_torn() -> None:
    """The line that happens to start with "outcome KHM_D_3.2." is a part of the sentence around it."""
    more = "More is told under\noutcome KHM_D_3.2. The group met\nin May."
    text = f"OUTCOME {ID}\n\n{TITLE}\n\n{NARRATIVE} {more}"
    assert found(read(text)) == [
        (ID, TITLE, f"{NARRATIVE} {more.replace(chr(10), ' ')}"),
    ]
