"""More of what was quoted, and questions for a year before the report's."""

from itertools import pairwise

import pytest

from ingest.index import Index
from rag.answer import ask
from rag.question.follow_up import asks_for_more
from rag.question.understand import understand


@pytest.mark.parametrize(
    ("question", "which"),
    [
        ("tell me more", 0),
        ("Tell me more, please.", 0),
        ("more details please", 0),
        ("Can you tell me more about that?", 0),
        ("go on", 0),
        ("and what else does it say about this?", 0),
        ("I would like to know more.", 0),
        ("Elaborate on that", 0),
        ("Say more about the second one.", 2),
        ("more on the 1st quote", 1),
        ("ok, tell me more about the last one", -1),
        ("more on point 2", 2),
        ("more on [3]", 3),
        ("[2]", 2),
        ("more on 2.1", None),
        ("2 more women?", None),
        ("Tell me more about the helpline.", None),
        ("What else did the network do?", None),
        ("How many more were trained?", None),
        ("Who else?", None),
        ("more women in councils", None),
    ],
)
def test_asking_for_more_is_told_from_asking_something(question: str, which: int | None) -> None:
    """Only where the whole question asks to go on."""
    assert asks_for_more(question) == which


def test_more_is_what_stands_behind_the_quote(index: Index) -> None:
    """The status first, then the sentences behind it, then those behind them; nothing twice."""
    status = "What is the status of outcome 3.1?"
    answers = [ask(status, index), ask("tell me more", index, history=(status,)),
               ask("go on", index, history=(status, "tell me more"))]
    quotes = [answer.citations[0] for answer in answers]
    assert all(answer.status == "answered" for answer in answers)
    assert all(a.outcome == b.outcome and 0 <= b.start - a.end <= 2 for a, b in pairwise(quotes))
    assert answers[1].question == "tell me more"
    assert answers[1].standalone_question == f"{status} tell me more"


def test_more_of_the_second_quote_stands_in_its_section(index: Index) -> None:
    """Only that one goes on; where there is no such quote the answer says so."""
    plans = "What is planned for 2022?"
    first = ask(plans, index)
    assert len(first.citations) == 2
    more = ask("Say more about the second one.", index, history=(plans,))
    assert len(more.citations) == 1
    assert more.citations[0].outcome == first.citations[1].outcome
    assert more.citations[0].start >= first.citations[1].end
    assert "The answer before has 2 quotes." in ask("more on the third one", index, history=(plans,)).notes


def test_more_never_repeats_a_quote(index: Index) -> None:
    """However many quotes of one section the answer had, and however often more is asked for."""
    turns = ("summarise 3.1", "more", "more", "more")
    answers = [ask(turn, index, history=turns[:n]) for n, turn in enumerate(turns)]
    quotes = [(c.outcome, c.start, c.end) for answer in answers for c in answer.citations]
    assert all(answer.citations for answer in answers)
    assert not any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for i, a in enumerate(quotes) for b in quotes[:i])


def test_more_of_a_refusal_is_the_refusal(index: Index) -> None:
    """Nothing was quoted, so nothing goes on."""
    budget = "What was the budget of outcome 3.1?"
    more = ask("tell me more", index, history=(budget,))
    assert more.status == "not_in_report"
    assert "Nothing was quoted to go on with." in more.notes
    assert "Nothing was quoted to go on with." in ask("tell me more", index, history=("list the outcomes",)).notes
    assert ask("tell me more", index).status == "out_of_scope"


@pytest.mark.parametrize(
    ("turn", "again"),
    [
        ("source?", True), ("sources please", True), ("What is the source?", True), ("your sources?", True),
        ("where does it say that?", True), ("where did you get this from", True), ("Where does that come from?", True),
        ("which outcome is that from?", True), ("From which section is this?", True), ("are you sure?", True),
        ("really, are you sure about that?", True), ("is that correct?", True), ("how do you know?", True),
        ("what is the source of the funds?", False), ("is that the same in 3.1?", False),
        ("where does the money come from?", False), ("which outcome is about climate?", False), ("where is it?", False),
    ],
)  # fmt: skip
def test_who_asks_where_it_stands_gets_the_answer_with_its_source_again(turn: str, again: bool, index: Index) -> None:
    """It adds nothing to what was asked, nor to what is asked next."""
    question = "How many calls did the helpline receive per quarter?"
    assert (understand(turn, index, history=(question,)).standalone == question) == again
    if again:
        assert understand("Why?", index, history=(question, turn)).standalone == f"{question} Why?"


def test_a_cut_sentence_is_first_given_whole(index: Index) -> None:
    """The rest of the sentence that a quote was cut from comes before the next sentence."""
    named = "Which ministries gave clear and substantial actions on the CEDAW observations?"
    first, more = ask(named, index), ask("tell me more", index, history=(named,))
    cut = first.citations[0]
    assert first.text.count("…") > 0
    assert any(c.outcome == cut.outcome and c.start <= cut.start and cut.end <= c.end for c in more.citations)
    assert "…" not in more.text


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("And the year before?", ("How many calls did the helpline receive per quarter?",)),
        ("How many calls did Helpline 1280 receive per quarter in 2020?", ()),
        ("How many AOPs were there a year earlier?", ()),
        ("How many AOPs were developed in 2019?", ()),
        ("How many AOPs will there be in 2030?", ()),
    ],
)
def test_the_reporting_year_does_not_answer_for_another_one(
    question: str, history: tuple[str, ...], index: Index
) -> None:
    """A sentence that does not speak of that year is no answer, however well it fits."""
    answer = ask(question, index, history=history)
    assert answer.status == "not_in_report"
    assert "No sentence that speaks of" in answer.text or "does not speak of" in answer.text


def test_a_sentence_on_another_year_answers(index: Index) -> None:
    """What the report tells of 2020 is found, and what it foresees for the year after."""
    asked = {"2020": "What has been piloted since late 2020?", "2022": "What will be launched in 2022?"}
    for year, question in asked.items():
        answer = ask(question, index)
        assert answer.status == "answered"
        assert year in answer.citations[0].quote


def test_a_year_in_a_name_asks_for_no_year(index: Index) -> None:
    """The plan bears its years; the sentence that answers need not."""
    assert understand("Who leads the 2019-2023 action plan?", index).years == ()
