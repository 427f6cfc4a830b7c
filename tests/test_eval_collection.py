"""Other people's questions run through the same commands: matched with the sections, judged by what they have."""

from pathlib import Path

import pytest
from eval_world import SECTIONS

from eval.collection import read_questions
from eval.lines import write_lines
from eval.measures.answer import score_answer
from eval.prediction import parse_prediction
from eval.score import score_prediction
from eval.types import EvalError, Place, Section, Sections

PUBLIC: Sections = {
    ("Cheese", "Cheese#1"): Section("Cheese", "Cheese#1", "Cheese", "In Iceland, skyr is common. It is old.")
}
FICTIONAL: Sections = {
    (report, "XM-DAC-41146-ZZG_D_1.1"): Section(
        report, "XM-DAC-41146-ZZG_D_1.1", "Title", f"In {year} the fund gave 31 loans.", (), "Jorvan Republic", year
    )
    for report, year in (("jorvan-republic-2021", 2021), ("jorvan-republic-2022", 2022))
}


def public(**changes: object) -> dict[str, object]:
    line = {"id": "q", "question": "Which cheese?", "history": [], "answerable": True, "answers": ["skyr"],
            "gold_sections": ["Cheese#1"], "evidence": []}  # fmt: skip
    return line | changes


def test_a_public_question_gets_its_section_and_its_answers(tmp_path: Path) -> None:
    """Short answers are looked for; the section counts for retrieval though no exact place is known."""
    write_lines(tmp_path / "questions.jsonl", [public()])
    (question,) = read_questions(tmp_path, PUBLIC)
    assert question.short_answers == (("skyr",),)
    assert question.sections == (("Cheese", "Cheese#1"),)
    assert question.evidence == ()


def test_long_answers_are_judged_by_their_evidence(tmp_path: Path) -> None:
    """An answer of a whole sentence cannot be looked for; a quote that covers the evidence is right."""
    long = "Skyr is the cheese that most people on that island are known to eat."
    evidence = ["In Iceland,  skyr is\ncommon."]
    write_lines(tmp_path / "questions.jsonl", [public(answers=[long], evidence=evidence)])
    (question,) = read_questions(tmp_path, PUBLIC)
    assert question.short_answers == ()
    assert question.evidence[0].quote == "In Iceland, skyr is common."
    line = {"id": "q", "status": "answered", "text": "In Iceland, skyr is common. [1]",
            "citations": [{"n": 1, **vars(question.evidence[0])}]}  # fmt: skip
    values = score_answer(question, parse_prediction(line))
    assert (values["right@60w"], values["holds_answer"]) == (1.0, 1.0)
    assert score_answer(question, parse_prediction(line | {"citations": []}))["right@60w"] == 0.0


def test_where_only_sections_are_known_citing_one_is_right(tmp_path: Path) -> None:
    """A collection without answers or evidence can still tell a right section from a wrong one."""
    write_lines(tmp_path / "questions.jsonl", [public(answers=[])])
    (question,) = read_questions(tmp_path, PUBLIC)
    line = {"id": "q", "status": "answered", "text": "It is old. [1]"}
    cited = {"n": 1, **vars(Place("Cheese", "Cheese#1", 28, 38, "It is old."))}
    right = score_prediction(question, parse_prediction(line | {"citations": [cited]}), PUBLIC)
    wrong = score_prediction(question, parse_prediction(line | {"citations": []}), PUBLIC)
    assert (right.verdict, wrong.verdict) == ("correct", "incorrect")
    assert right.values["right@60w"] is None


def test_unanswerable_public_questions_keep_no_section(tmp_path: Path) -> None:
    """Near misses name the paragraph they were written on; it does not answer them."""
    write_lines(tmp_path / "questions.jsonl", [public(), public(id="n", answerable=False, answers=[])])
    _, question = read_questions(tmp_path, PUBLIC)
    assert (question.section_sets, question.unanswerable_kind) == ((), "not_given")


def test_a_fictional_question_is_asked_of_its_own_report(tmp_path: Path) -> None:
    """Two reports share an outcome id; the question's id tells which year is meant, and filters say so."""
    line = {"id": "ZZG-2022-001", "type": "number", "question": "Loans?", "history": [], "answerable": True,
            "unanswerable_kind": None, "outcomes": ["XM-DAC-41146-ZZG_D_1.1"], "must": [["31"]],
            "evidence": [{"outcome_id": "XM-DAC-41146-ZZG_D_1.1", "quote": "the fund gave 31 loans."}]}  # fmt: skip
    write_lines(tmp_path / "ZZG-2022.questions.jsonl", [line])
    (question,) = read_questions(tmp_path, FICTIONAL)
    assert question.evidence[0].report_id == "jorvan-republic-2022"
    assert (question.country, question.year) == (("Jorvan Republic",), (2022,))
    assert question.short_answers == (("31",),)
    (open_question,) = read_questions(tmp_path, FICTIONAL, whole_index=True)
    assert (open_question.country, open_question.year) == ((), ())


def test_a_collection_that_the_index_does_not_hold_is_refused(tmp_path: Path) -> None:
    """Every question would score 0: the index is the wrong one, and the message says so."""
    write_lines(tmp_path / "questions.jsonl", [public()])
    with pytest.raises(EvalError, match="the index has none of its sections"):
        read_questions(tmp_path, SECTIONS)
    with pytest.raises(EvalError, match=r"holds no questions\.jsonl"):
        read_questions(tmp_path / "..", SECTIONS)
