"""Several questions in one."""

import pytest

from ingest.index import Index
from rag.answer import ask
from rag.question.understand import understand
from rag.several_questions import in_one, questions_in, things_in
from rag.types import Finding


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What is the data date, and was 3.1 achieved?", ["What is the data date", "was 3.1 achieved?"]),
        ("What is IVR? How many calls were made?", ["What is IVR", "How many calls were made?"]),
        ("Was 3.1 achieved and why not?", []),
        ("When was the guideline launched and by whom?", []),
        ("How many ministries and CSOs are members?", []),
        ("The report says what was done and what is planned", []),
        ("What year and which country does the report cover?", []),
        ("ID of 3.1 and why was it not achieved", ["ID of 3.1", "why was it not achieved"]),
        ("Results of the survey, the campaign and what was learnt?", []),
    ],
)
def test_questions_one_after_the_other_are_told_apart(question: str, parts: list[str], index: Index) -> None:
    """Each has to be a question with a word of its own."""
    assert [query.question for query in questions_in(understand(question, index), index)] == parts


def test_what_follows_leans_on_what_went_before(index: Index) -> None:
    """"It" is what the first question is about."""
    _, second = questions_in(understand("What does WCN stand for and what did it do?", index), index)
    assert second.standalone == "What does WCN stand for? what did it do?"


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What are the reporting year and the country?", "2021; Cambodia"),
        ("What are the id and the status of 3.1?", "XM-DAC-41146-KHM_D_3.1; not fully achieved"),
        ("What do WCN and CNCW stand for?", "Women Champion Network; Cambodia National Council for Women"),
        ("What are the data date and the reporting year of the report?", "26 April 2024; 2021"),
        ("What is the data date, and was outcome 3.2 achieved?", "26 April 2024; not been fully achieved"),
        ("id and status of 3.1", "XM-DAC-41146-KHM_D_3.1; not fully achieved"),
        ("Reporting year and country of the report", "2021; Cambodia"),
        ("What year and which country does the report cover?", "2021; Cambodia"),
    ],
)
def test_both_are_answered(question: str, short: str, index: Index) -> None:
    """In their order, each with its own citations."""
    answer = ask(question, index)
    assert answer.short_answer == short
    assert [citation.n for citation in answer.citations] == [1, 2]
    assert "[1]" in answer.text
    assert "[2]" in answer.text


def test_the_outcome_that_the_first_answer_names_is_it(index: Index) -> None:
    """"Its" status is that of the outcome found; two answers of the same words are one."""
    answer = ask("Which outcome is about women's leadership, and what's its status?", index)
    assert len(answer.citations) == 2 or any("Not in the report" in note for note in answer.notes)
    same = in_one([understand("x", index)] * 2, [Finding(short_answer="on track", text="On track.")] * 2)
    assert same.short_answer == "on track"


def test_what_is_read_stands_beside_what_is_known(index: Index) -> None:
    """The status by rule, the figure by reading."""
    answer = ask("Was outcome 3.2 achieved? How many calls did the helpline receive per quarter?", index)
    assert "not been fully achieved" in answer.citations[0].quote
    assert "12,000-17,000" in answer.citations[1].quote


def test_the_part_without_an_answer_is_named(index: Index) -> None:
    """The other one is answered all the same; where there is none, all reasons are given."""
    answer = ask("What is the data date, and was outcome 4.1 achieved?", index)
    assert answer.status == "answered"
    assert len(answer.citations) == 1
    assert any(note.startswith("Not in the report: was outcome 4.1 achieved") for note in answer.notes)
    assert answer.short_answer is None
    neither = ask("What does CEDAW stand for, and was outcome 4.1 achieved?", index)
    assert neither.status == "not_in_report"
    assert "CEDAW" in neither.text
    assert "4.1" in neither.text


def test_an_answer_to_the_whole_is_not_taken_apart(index: Index) -> None:
    """Two outcomes of one status question, title and id of one outcome."""
    assert "3.1: not fully achieved [1]; 3.2" in ask("Was 3.1 achieved, and what about 3.2?", index).text
    assert len(ask("What are the title and the id of 3.1?", index).citations) == 1
    assert ask("What is the status of 3.1 and 3.2?", index).text.startswith("3.1: not fully achieved [1]; 3.2")


def test_two_things_that_have_to_be_read_are_one_question(index: Index) -> None:
    """Only what needs no reading is taken apart by thing."""
    things = things_in(understand("What are the aims and the limits of the checklist?", index), index)
    assert [query.question for query in things] == ["What is the aims of the checklist?",
                                                    "What is the limits of the checklist?"]
    assert ask("What are the aims and the limits of the checklist?", index).standalone_question.startswith("What are")


def test_three_things_are_three_answers(index: Index) -> None:
    """Each short form with its own place."""
    answer = ask("What do MOWA, CNCW and CHRC stand for?", index)
    assert [citation.n for citation in answer.citations] == [1, 2, 3]
    assert all(name in answer.text for name in ("Ministry of Women's Affairs", "Council for Women", "Human Right"))
