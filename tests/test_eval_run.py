"""A run from start to end with systems that are quick: what it leaves, how it resumes, what its exit codes say."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from eval_world import QUESTIONS, SECTIONS, decline, perfect, swapped_digit, worse

from eval.__main__ import main
from eval.answering import answer_all
from eval.compare import Comparison, Difference
from eval.folder import BASELINES, RunFolder, SystemFolder, open_run
from eval.gate import check_comparison
from eval.junit import write_junit
from eval.report import write_report
from eval.resample import Interval
from eval.sections import write_sections
from eval.summary import write_summary
from eval.types import EvalError, Line, Question

System = Callable[[Question], Line]
MANIFEST = {
    "commit": "abc", "dirty": False, "python": "3", "platform": "x", "versions": {}, "models": {}, "index": "g",
    "gold": "gold.jsonl", "gold_sha256": "same", "questions": len(QUESTIONS), "flags": {"split": "test"},
}  # fmt: skip
SPEED = {
    "warm": {"stages": {"total": {"p50": 1.0, "p95": 2.0}}, "questions_per_second": 1.0},
    "peak_mb": 300,
    "cold": None,
    "finished": "",
}


def make_run(path: Path, system: System, **baselines: System) -> RunFolder:
    run = RunFolder(path)
    path.mkdir()
    run.write_questions(QUESTIONS)
    write_sections(path / "sections.jsonl", SECTIONS)
    run.write("manifest.json", MANIFEST)
    run.write("speed.json", SPEED)
    answer_all(QUESTIONS, system, SECTIONS, run.system)
    for name, baseline in baselines.items():
        answer_all(QUESTIONS, baseline, SECTIONS, SystemFolder(path / BASELINES / name))
    write_summary(run)
    return run


def contents(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(path.glob("*.json*")) if p.name not in ("times.jsonl", "speed.json")}


def test_two_runs_of_the_same_thing_are_the_same_bytes(tmp_path: Path) -> None:
    """Predictions, scores and summary agree to the byte; only times differ, and they lie in files of their own."""
    one, two = make_run(tmp_path / "one", worse), make_run(tmp_path / "two", worse)
    assert contents(one.path) == contents(two.path)
    assert "timings_ms" not in (one.path / "predictions.jsonl").read_text()
    assert write_report(one).read_text().replace(">one<", ">two<").count("<details") == len(QUESTIONS)


def test_an_interrupted_run_is_resumed_to_the_same_bytes(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a line loses that line at most; what was answered is not asked again."""
    whole = make_run(tmp_path / "whole", perfect)
    asked: list[str] = []

    def stops(question: Question) -> Line:
        asked.append(question.id)
        if len(asked) == 6:
            raise KeyboardInterrupt
        return perfect(question)

    folder = SystemFolder(tmp_path / "part")
    with pytest.raises(KeyboardInterrupt):
        answer_all(QUESTIONS, stops, SECTIONS, folder)
    assert len(folder.predictions()) == 5
    with folder.predictions_path.open("a") as file:
        file.write('{"id": "cut in the mid')
    answer_all(QUESTIONS, stops, SECTIONS, folder)
    assert len(asked) == len(set(asked)) + 1, "only the question under way is asked twice"
    for name in ("predictions.jsonl", "scores.jsonl"):
        assert (folder.path / name).read_bytes() == (whole.path / name).read_bytes()


def test_a_question_that_breaks_the_system_costs_only_itself(tmp_path: Path) -> None:
    """A breakdown is written down as one: no answer, no refusal, and no end of the run."""

    def breaks(question: Question) -> Line:
        if question.id == "loans-natural":
            raise ValueError("a quote is not its span")
        return perfect(question)

    run = make_run(tmp_path / "run", breaks)
    score = run.system.scores()[0]
    assert (score.verdict, score.failure) == ("incorrect", "broke down")
    assert run.read("summary.json")["systems"]["assistant"]["failures"] == {"broke down": 1}
    rules = tmp_path / "gate.toml"
    rules.write_text("[invariant]\nbreakdowns = 0\n")
    assert main(["gate", str(run.path), "--rules", str(rules)]) == 1


def test_an_unfinished_run_is_not_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half a run has no figure to show: exit code 4, and how to finish it."""
    run = make_run(tmp_path / "run", perfect)
    lines = run.system.scores_path.read_text().splitlines(keepends=True)
    run.system.scores_path.write_text("".join(lines[:-2]))
    for command in (["gate", str(run.path)], ["report", str(run.path)], ["compare", str(run.path), str(run.path)]):
        assert main(command) == 4
    assert "2 answers to go" in capsys.readouterr().err


def test_runs_on_different_gold_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another gold hash means another exam: exit code 3."""
    one, two = make_run(tmp_path / "one", perfect), make_run(tmp_path / "two", perfect)
    two.write("manifest.json", MANIFEST | {"gold_sha256": "other"})
    assert main(["compare", str(one.path), str(two.path)]) == 3
    assert "answer different gold" in capsys.readouterr().err


def test_a_folder_without_a_run_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2, and the command that would make one."""
    assert main(["report", str(tmp_path)]) == 2
    with pytest.raises(EvalError, match="make one with"):
        open_run(tmp_path)


def test_the_gate_catches_a_worse_run_and_lets_an_equal_one_pass(tmp_path: Path) -> None:
    """Against a baseline run, a significant loss on a guarded measure is exit code 1; the same answers are 0."""
    good, bad = make_run(tmp_path / "good", perfect), make_run(tmp_path / "bad", worse)
    rules = tmp_path / "gate.toml"
    rules.write_text('[baseline]\nguard = ["right@60w"]\n')
    assert main(["gate", str(bad.path), "--rules", str(rules), "--against", str(good.path)]) == 1
    assert main(["gate", str(good.path), "--rules", str(rules), "--against", str(good.path)]) == 0
    assert main(["gate", str(good.path), "--rules", str(rules), "--against", str(bad.path)]) == 0


@pytest.mark.parametrize("name", ["right@60words", "decline_precision", "holds_anwser"])
def test_a_guard_that_was_not_compared_fails(tmp_path: Path, name: str) -> None:
    """Misspelt, or no measure of pairs: what cannot be checked is not passed."""
    good = make_run(tmp_path / "good", perfect)
    rules = tmp_path / "gate.toml"
    rules.write_text(f'[baseline]\nguard = ["right@60w", "{name}"]\n')
    assert main(["gate", str(good.path), "--rules", str(rules), "--against", str(good.path)]) == 1


def test_measures_that_nobody_guards_hide_no_loss() -> None:
    """A guarded p of .02 fails the gate, however many other measures were compared."""
    lost = Difference("R@5", 0.9, 0.8, Interval(-0.1, -0.15, -0.02, 50), 0.02, 0.9, 0, 45, 5)
    others = [replace(lost, measure=name, p=0.5, p_holm=1.0) for name in ("EM", "F1", "span_F1")]
    comparison = Comparison((lost, *others), ())
    guarded = check_comparison({"baseline": {"guard": ["R@5", "span_F1"]}}, comparison)
    assert [(check.name, check.passed) for check in guarded] == [("baseline R@5", False), ("baseline span_F1", True)]
    assert all(check.passed for check in check_comparison({"baseline": {"guard": ["R@5", "EM", "F1"]}}, comparison))


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ('[minimum]\n"right@60w" = 0.99\n', 0),
        ('[minimum]\n"right@60w" = 1.01\n', 1),
        ('[minimum]\n"right@60w.low" = 0.7\n', 0),
        ('[minimum]\n"right@60w.low" = 0.75\n', 1),
        ('[maximum]\n"speed.total.p95" = 1.5\n', 1),
        ('[invariant]\n"quote_validity" = 1.0\n', 0),
        ('[minimum]\n"no such measure" = 0.0\n', 1),
        ('[minimal]\n"right@60w" = 0.0\n', 2),
        ("[minimum\n", 2),
    ],
)
def test_gate_rules(tmp_path: Path, rules: str, code: int) -> None:
    """Thresholds on means, interval ends and times; an absent measure fails, an unknown section is wrong usage."""
    run = make_run(tmp_path / "run", perfect)
    (tmp_path / "gate.toml").write_text(rules)
    assert main(["gate", str(run.path), "--rules", str(tmp_path / "gate.toml")]) == code


def test_junit_shows_each_question_and_each_check(tmp_path: Path) -> None:
    """A build server sees which question failed how, and control characters do not break its XML."""
    run = make_run(tmp_path / "run", decline)
    write_junit(tmp_path / "junit.xml", QUESTIONS, run.system.scores(), ())
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures")) == ("23", "19")
    failure = suite[0].find("failure")
    assert failure is not None
    assert failure.get("message") == "wrongly declined: How many loans did the fund give?"


def test_a_measure_that_a_baseline_wins_is_flagged(tmp_path: Path) -> None:
    """A system that is wrong where refusing is not is told so; the oracle, a ceiling, is no rival."""
    run = make_run(tmp_path / "run", swapped_digit, **{"always decline": decline, "oracle retrieval": perfect})
    beaten = run.read("summary.json")["beaten_by"]
    assert beaten["incorrect"] == ["always decline"]
    assert "right@60w" not in beaten
    assert not {"Brier", "ECE"} & set(beaten), "never sure and never wrong is no calibration"


def test_confidence_of_every_system_is_judged_on_what_its_refusals_show(tmp_path: Path) -> None:
    """A baseline that declines beside the right sentence ranks its answers as well as the assistant that does so."""

    def shy(question: Question) -> Line:
        return {**perfect(question), "status": "not_in_report", "text": "They do not say.", "claims": []}

    systems = make_run(tmp_path / "run", shy, shy=shy).read("summary.json")["systems"]
    assert systems["assistant"]["measures"]["AUROC_right"]["mean"] == 1.0
    assert systems["shy"] == systems["assistant"]


def test_answers_are_judged_again_without_being_asked_again(tmp_path: Path) -> None:
    """A corrected alias changes scores and gold hash, not one byte of the answers."""
    run = make_run(tmp_path / "run", swapped_digit)
    before = (run.path / "predictions.jsonl").read_bytes()
    gold = [json.loads(line) for line in (run.path / "gold.jsonl").read_text().splitlines()]
    gold[0]["short_answers"] = [["960", "139"]]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in gold))
    assert run.system.scores()[0].verdict == "incorrect"
    assert main(["score", str(run.path), "--gold", str(tmp_path / "gold.jsonl")]) == 0
    assert run.system.scores()[0].verdict == "correct"
    assert (run.path / "predictions.jsonl").read_bytes() == before
    assert run.read("manifest.json")["gold_sha256"] != "same"


def test_what_showed_the_old_scores_goes_when_they_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After judging again junit.xml has the new verdicts, and no report or plot is left with the old ones."""
    run = make_run(tmp_path / "run", perfect)
    write_report(run)
    (run.path / "junit.xml").write_text("old")
    assert main(["score", str(run.path)]) == 0
    assert ET.parse(run.path / "junit.xml").getroot()[0].get("failures") == "0"
    assert not (run.path / "report.html").exists()
    assert not (run.path / "plots").exists()
    assert "make it again" in capsys.readouterr().out


def test_the_report_needs_nothing_else_and_shows_what_answers_say_as_text(tmp_path: Path) -> None:
    """No address is fetched, and markup in an answer is shown, not run."""

    def nasty(question: Question) -> Line:
        return perfect(question) | {"text": "<script>alert(1)</script> 960"}

    page = write_report(make_run(tmp_path / "run", nasty)).read_text()
    assert "300 MB at most" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "http://" not in page.replace("http://www.w3.org/", "")
    assert "https://" not in page


def test_the_report_puts_flips_first(tmp_path: Path) -> None:
    """Beside another run, the questions whose verdict changed stand before all others."""
    good, bad = make_run(tmp_path / "good", perfect), make_run(tmp_path / "bad", worse)
    page = write_report(bad, good).read_text()
    flips = [line.split("data-flip=")[1] for line in page.splitlines() if line.startswith("<details")]
    assert flips == ['"worse">'] * 9 + ['"">'] * (len(QUESTIONS) - 9)


def test_the_report_of_a_run_with_nothing_right_still_draws(tmp_path: Path) -> None:
    """Every question declined, rightly or not: no plot divides by zero, and one family alone has no interval."""
    one = [q for q in QUESTIONS if q.id == "no-0"]

    def answers(questions: Iterable[Question], system: System, name: str) -> str:
        run = RunFolder(tmp_path / name)
        run.path.mkdir()
        run.write_questions(tuple(questions))
        write_sections(run.path / "sections.jsonl", SECTIONS)
        run.write("manifest.json", MANIFEST)
        run.write("speed.json", SPEED)
        answer_all(tuple(questions), system, SECTIONS, run.system)
        write_summary(run)
        return write_report(run).read_text()

    for questions, name in ((one, "declined"), (QUESTIONS[:1], "none")):
        page = answers(questions, decline, name)
        assert page.count("<svg") == page.count("<figcaption") == 6
        assert not re.search(r"\b(nan|inf|None)\b", page.split('id="basis"')[0])
        assert "[–]" in page
