"""Gold is checked at the door: places, splits, near-duplicates; and two annotators are compared."""

from dataclasses import replace
from pathlib import Path

import pytest
from eval_world import QUESTIONS, SECTIONS

from eval.__main__ import main
from eval.agree import agree
from eval.choose import choose
from eval.gold import DEFAULT, gold_hash, gold_line, parse_question, read_gold
from eval.lines import write_lines
from eval.overlap import overlap, quartiles
from eval.types import EvalError, Place, Question
from eval.validate import check_quotes, check_splits, find_problems, report_sections

ROOT = Path(__file__).parent.parent
LOANS = QUESTIONS[0]


def messages(questions: list[Question]) -> list[str]:
    return [problem.message for problem in find_problems(questions, SECTIONS)]


@pytest.mark.parametrize(
    ("name", "reports"),
    [
        ("cambodia-2021.jsonl", ["reports"]),
        ("several.jsonl", ["reports", "eval/gold/fictional"]),
        ("fictional.jsonl", ["eval/gold/fictional"]),
    ],
)
def test_the_gold_that_ships_is_sound(name: str, reports: list[str]) -> None:
    """Each quote stands in its report, no family is in both splits, no test question is nearly a tune question."""
    sections = report_sections([ROOT / path for path in reports])
    problems = find_problems(read_gold(ROOT / "eval/gold" / name), sections)
    assert [problem for problem in problems if problem.fatal] == []


def test_the_main_gold_set_is_large_and_covers_what_people_ask() -> None:
    """At least 240 questions, a quarter to a third of them unanswerable in eight kinds, forty families of three."""
    questions = read_gold(ROOT / DEFAULT)
    hopeless = [question for question in questions if not question.answerable]
    families = [question.family for question in questions]
    assert len(questions) >= 240
    assert 0.25 <= len(hopeless) / len(questions) <= 1 / 3
    assert len({question.unanswerable_kind for question in hopeless}) >= 8
    assert sum(families.count(family) >= 3 for family in set(families)) >= 40


def test_a_gold_line_survives_reading_and_writing(tmp_path: Path) -> None:
    """What is written is read again unchanged, whatever is optional."""
    questions = (*QUESTIONS, replace(LOANS, id="x", country=("Valdoria",), year=(2020,), history=("And?",)))
    write_lines(tmp_path / "gold.jsonl", map(gold_line, questions))
    assert read_gold(tmp_path / "gold.jsonl") == questions
    assert gold_hash(questions) == gold_hash(read_gold(tmp_path / "gold.jsonl"))


def test_a_changed_report_stops_a_run_and_names_the_lines() -> None:
    """One word more in the report moves every later quote: the lines that no longer fit are listed."""
    section = SECTIONS["valdoria-2020", "D_1.1"]
    moved = {**SECTIONS, section.key: replace(section, text=f"Now {section.text}")}
    with pytest.raises(EvalError, match=r"loans-natural: .*stands at 4-43, not 0-39") as error:
        check_quotes(QUESTIONS, moved, "the index")
    assert "7 gold quotes" in str(error.value)
    moved_lines = [q.id for q in QUESTIONS if any(place.key == section.key for place in q.evidence)]
    assert all(line in str(error.value) for line in moved_lines)
    check_quotes(QUESTIONS, SECTIONS, "the index")


def test_a_quote_that_is_nowhere_is_named() -> None:
    """An invented quote is not the report's, wherever it claims to stand."""
    place = replace(LOANS.evidence[0], quote="The fund granted 961 loans in the year.")
    assert any("does not say" in m for m in messages([replace(LOANS, evidence=(place,))]))
    elsewhere = Place("valdoria-2021", "D_1.1", 0, 5, "Words")
    assert "no section valdoria-2021/D_1.1" in messages([replace(LOANS, evidence=(elsewhere,))])


def test_a_family_in_both_splits_is_refused() -> None:
    """Paraphrases of one fact in tune and test would let tuning see the test."""
    assert messages([LOANS, replace(LOANS, id="other", question="Loans?", split="tune")]) == [
        "family loans is in both splits",
        "family loans is in both splits",
    ]


def test_a_near_duplicate_across_splits_is_refused() -> None:
    """The same words in another order or number are the same question; in the same split they may stay."""
    twin = replace(LOANS, id="twin", family="twin", question="How many loan did the fund give")
    assert messages([LOANS, replace(twin, split="tune")]) == ["is nearly twin of the tune split"]
    assert messages([LOANS, twin]) == []
    with pytest.raises(EvalError, match=r"1 gold lines are in both splits: loans-natural: is nearly twin"):
        check_splits([LOANS, replace(twin, split="tune")])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answerable": False}, "not answerable, but of no named kind"),
        ({"evidence": ()}, "answerable, but nothing says where"),
        ({"short_answers": (("nowhere",),)}, "1 short answers do not stand in the evidence"),
        ({"split": "dev"}, "split is 'dev', not tune or test"),
        ({"question": " "}, "the question is empty"),
    ],
)
def test_a_line_that_contradicts_itself_is_named(change: dict[str, object], message: str) -> None:
    """What a reviewer would stumble over is found first."""
    assert message in messages([replace(LOANS, **change)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a", "question": "?"}\n', "lacks answerable"),
        ("{oops\n", "gold.jsonl:1 is no JSON"),
        ("[1]\n", "is no JSON object"),
        ('{"id": "a", "question": "?", "answerable": true}\n' * 2, "id a stands twice"),
        ("\n", "holds no questions"),
        ('{"id": "a", "question": "?", "answerable": true, "evidence": [{"start": 1}]}\n', "1: lacks report_id"),
    ],
)
def test_a_gold_file_that_cannot_be_read_says_where(tmp_path: Path, text: str, message: str) -> None:
    """The file, the line and what is wrong with it, in one line."""
    (tmp_path / "gold.jsonl").write_text(text)
    with pytest.raises(EvalError, match=message):
        read_gold(tmp_path / "gold.jsonl")


def test_claims_that_are_not_there_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`eval support` names the file."""
    assert main(["support", str(tmp_path / "nowhere.txt")]) == 2
    assert "nowhere.txt cannot be read" in capsys.readouterr().err


def test_questions_are_chosen_by_split_filter_and_limit() -> None:
    """`--filter` takes any key of the gold line; the same key twice means either value."""
    assert len(choose(QUESTIONS, filters=["type=number", "form=natural"])) == 5
    assert len(choose(QUESTIONS, filters=["type=place", "type=ACTOR"])) == 4
    assert [q.id for q in choose(QUESTIONS, filters=["answerable=false"], limit=2)] == ["no-0", "no-1"]
    with pytest.raises(EvalError, match="no question left"):
        choose(QUESTIONS, split="tune")
    with pytest.raises(EvalError, match="write key=value"):
        choose(QUESTIONS, filters=["colour=red"])


def test_overlap_is_the_share_of_content_words_in_the_evidence() -> None:
    """ "How many loans did the fund give?": loan and fund stand there, give and many do not."""
    assert overlap(LOANS) == pytest.approx(2 / 4)
    assert overlap(QUESTIONS[-1]) is None
    assert len(set(quartiles(QUESTIONS).values())) > 1


def test_annotators_who_agree_have_kappa_one_and_those_who_guess_have_none() -> None:
    """Kappa on answerability, F1 on the marked characters, and a list of what to talk about."""
    same = agree(QUESTIONS, QUESTIONS)
    assert (same.kappa, same.overlap, same.differing) == (1.0, 1.0, ())
    half = Place("valdoria-2020", "D_1.1", 0, 10, "The fund g")
    second = [replace(LOANS, evidence=(half,)), replace(QUESTIONS[2], answerable=False), *QUESTIONS[-4:]]
    found = agree(QUESTIONS, second)
    assert found.n == 6
    assert found.kappa == pytest.approx(4 / 7)
    assert found.overlap == pytest.approx(2 * 10 / (10 + 39))
    assert found.differing == (LOANS.id, QUESTIONS[2].id)


def test_annotators_of_different_questions_cannot_be_compared() -> None:
    """No shared id is an error, not an agreement of zero."""
    with pytest.raises(EvalError, match="share no question"):
        agree(QUESTIONS[:1], QUESTIONS[1:2])


def test_optional_keys_may_be_absent() -> None:
    """The contract's minimum is enough: a question stands alone in its family and in the test split."""
    question = parse_question({"id": 7, "question": "Who?", "answerable": True})
    assert (question.id, question.family, question.split) == ("7", "7", "test")
