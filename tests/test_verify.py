"""Saved answers are checked against the index again: quotes character for character, figures digit for digit."""

import copy
from typing import Any

import pytest
from writer_world import AOPS, CALLS, GOOD, outcomes, quoting

from ingest.index import Index
from rag.line import answer_line
from rag.verify import verify_line


class Sections:
    """As much of an index as verifying needs."""

    def section(self, report_id: str, outcome_id: str) -> Any:
        return {outcome.key: outcome for outcome in outcomes()}[report_id, outcome_id]


INDEX: Index = Sections()  # type: ignore[assignment]


def line() -> dict[str, Any]:
    """An answer line with three quotes, the first one also told in other words."""
    found = answer_line(quoting(), "q1")
    found["claims"][0]["text"] = f"{GOOD}."
    return copy.deepcopy(found)


def test_a_sound_line_has_no_problems() -> None:
    """In the report's words or in others."""
    assert verify_line(line(), INDEX) == ()


def spoil(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The line with one value changed."""
    spoilt = line()
    target: Any = spoilt
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return spoilt


SPOILT = [
    (("citations", 0, "quote"), AOPS.replace("15", "16"), "citation 1: the quote differs from cambodia-2021"),
    (("citations", 0, "quote"), AOPS + " ", "citation 1: the quote differs"),
    (("citations", 0, "start"), 0, "citation 1: the quote differs"),
    (("citations", 0, "end"), 10**6, "lies outside cambodia-2021"),
    (("citations", 0, "start"), -1, "lies outside cambodia-2021"),
    (("citations", 0, "outcome_id"), "KHM_D_5.1", "the index has no section cambodia-2021 KHM_D_5.1"),
    (("citations", 0, "report_id"), "cambodia-2022", "the index has no section cambodia-2022"),
    (("citations", 1, "n"), 1, "two citations have the same number"),
    (("claims", 0, "text"), "51 AOPs were developed.", "claim 1: '51' stands in no quote that it cites"),
    (("claims", 0, "text"), "15% of AOPs were developed.", "claim 1: '15%' stands in no quote that it cites"),
    (("claims", 0, "text"), "15 AOPs were developed in 2020.", "claim 1: '2020' stands in no quote"),
    (("claims", 0, "citations"), [2], "claim 1: '15' stands in no quote that it cites"),
    (("claims", 0, "citations"), [7], "claim 1: cites 7, which is no citation"),
    (("claims", 0, "citations"), [], "claim 1: shown as verified, but cites nothing"),
    (("claims",), [], "answered, but nothing is claimed"),
    (("short_answer",), "16", "short answer: '16' stands in no quote"),
    (("text",), "Fifteen [8].", "the text cites [8], which is no citation"),
]


@pytest.mark.parametrize(("path", "value", "problem"), SPOILT)
def test_what_was_changed_is_named(path: tuple[str | int, ...], value: Any, problem: str) -> None:
    """Quote, place, section, figure, citation number: each is found, in one sentence."""
    assert any(problem in found for found in verify_line(spoil(path, value), INDEX))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "text"), "In 2021, fifteen AOPs were developed under outcome 3.1."),
        (("claims", 1, "text"), CALLS.replace("32", "thirty-two")),
        (("claims", 0, "verified"), True),
        (("short_answer",), None),
        (("short_answer",), "fifteen"),
    ],
)
def test_what_means_the_same_is_no_problem(path: tuple[str | int, ...], value: Any) -> None:
    """Number words, the reporting year, and the number of the outcome that is cited."""
    assert verify_line(spoil(path, value), INDEX) == ()


def test_a_derived_total_is_no_problem_where_it_adds_up() -> None:
    """It is written out with its operands; one that does not add up is named."""
    derived = spoil(("short_answer",), "432")
    derived["text"] += " Derived, not stated: 400 + 32 = 432."
    assert verify_line(derived, INDEX) == ()
    derived["text"] = derived["text"].replace("= 432", "= 433")
    assert verify_line(derived, INDEX) == ("short answer: '432' stands in no quote",)


@pytest.mark.parametrize("broken", [{}, {"citations": 3}, {"citations": [{"n": "x"}]}, {"citations": [], "text": None}])
def test_what_is_no_answer_line_is_said_to_be_none(broken: dict[str, Any]) -> None:
    """Reported like any problem: a file with one broken line is still checked to its end."""
    (problem,) = verify_line(broken, INDEX)
    assert problem.startswith("not an answer line")
