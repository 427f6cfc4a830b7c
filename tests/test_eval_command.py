"""The benchmark as a person runs it: the real assistant on real gold, its folder, its exit codes."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from scripted_server import ScriptedServer, say

import eval.manifest
import eval.run
import eval.run_commands
from eval.__main__ import main
from eval.baselines import ORACLE, baselines, decline
from eval.gold import DEFAULT
from eval.manifest import describe_environment, describe_run
from eval.sections import sections_of
from eval.systems import Answerer
from eval.tune import TARGET, Outcome, read_threshold
from eval.types import Line, Question
from ingest.index import Index
from rag.pen import Pen

ROOT = Path(__file__).parent.parent
GOLD = ["--gold", str(ROOT / DEFAULT), "--filter", "form=natural", "--limit", "3"]
TIMES = ("times.jsonl", "speed.json", "started.json")
ROWS = ["always decline", "meaning only", "no reader", "oracle retrieval", "top section", "two sentences", "words only"]


@pytest.fixture(autouse=True)
def no_cold_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fresh processes and large indexes take seconds each, and are measured elsewhere."""
    cold = {"seconds": 1.0, "peak_mb": 1, "reference_seconds": 2.0, "reference_peak_mb": 2, "ratio": 2.0}
    monkeypatch.setattr(eval.run, "cold", lambda *_: cold)
    large = {"sections": 500, "questions": 20, "p50": 1.0, "p95": 2.0}
    monkeypatch.setattr(eval.run, "at_scale", lambda *_: large)


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a run but those that hold times."""
    files = {str(p.relative_to(path)): p for p in sorted(path.rglob("*")) if p.is_file()}
    return {name: p.read_bytes() for name, p in files.items() if p.name not in TIMES}


def test_a_run_leaves_everything_and_two_of_them_are_the_same_bytes(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Manifest, answers, scores, summary and JUnit, seven baselines as rows; an interruption leaves no trace."""
    run = ["run", *GOLD, "--index", str(index_dir), "--out"]
    assert main([*run, str(tmp_path / "whole")]) == 0
    shown = capsys.readouterr().out
    assert all(row in shown for row in ("always decline", "▲", "words shared with the evidence", "warm p50"))
    whole = contents(tmp_path / "whole")
    for name in ("manifest.json", "gold.jsonl", "predictions.jsonl", "scores.jsonl", "summary.json", "junit.xml"):
        assert name in whole
    systems = json.loads(whole["summary.json"])["systems"]
    assert list(systems) == ["assistant", *ROWS]
    assert {"commit", "dirty", "changes", "versions", "models", "index", "gold_sha256", "environment", "flags"} <= set(
        json.loads(whole["manifest.json"])
    )

    asked: list[str] = []
    ask = eval.run_commands.assistant

    def interrupted(index: Index, pen: Pen | None = None) -> Answerer:
        def answer(question: Question) -> Line:
            asked.append(question.id)
            if len(asked) == 2:
                raise KeyboardInterrupt
            return ask(index, pen)(question)

        return answer

    monkeypatch.setattr(eval.run_commands, "assistant", interrupted)
    part = str(tmp_path / "part")
    assert main([*run, part]) == 4
    assert main(["report", part]) == 4
    assert main([*run, part]) == 2, "a begun run is not overwritten unasked"
    assert main([*run, part, "--resume", "--limit", "2"]) == 3, "nor is another run resumed in it"
    with monkeypatch.context() as other:
        other.setenv("READER", "none")
        assert main([*run, part, "--resume"]) == 3, "nor by another system"
    capsys.readouterr()
    assert main([*run, part, "--resume"]) == 0
    assert contents(tmp_path / "part") == whole


@pytest.mark.parametrize(
    "wrong",
    [
        ["run", "--gold", "nowhere.jsonl"],
        ["run", *GOLD, "--filter", "colour=red"],
        ["run", *GOLD, "--filter", "type=colour"],
        ["run", *GOLD, "--writer", "openai:gpt-4.1-mini"],
        ["run", *GOLD, "--answers", "nowhere.jsonl"],
        ["tune", "--split", "test"],
    ],
)
def test_wrong_usage_is_exit_code_two_and_one_line(
    wrong: list[str],
    index_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is asked, nothing is left behind, and the line says what to do."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    out = tmp_path / "out"
    assert main([*wrong, "--index", str(index_dir), "--out", str(out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def test_gold_with_a_question_in_both_splits_is_refused(index_dir: Path, tmp_path: Path) -> None:
    """Neither a run nor tuning goes on where the test split was seen."""
    lines = (ROOT / DEFAULT).read_text(encoding="utf-8").splitlines()
    seen = next(line for line in map(json.loads, lines) if line["split"] == "test")
    twin = {**seen, "id": "twin", "family": "twin", "split": "tune"}
    (tmp_path / "gold.jsonl").write_text("\n".join([*lines, json.dumps(twin)]), encoding="utf-8")
    for command in ("run", "tune"):
        given = [command, "--gold", str(tmp_path / "gold.jsonl"), "--index", str(index_dir)]
        assert main([*given, "--out", str(tmp_path / command)]) == 2


def test_a_writer_is_measured_in_tokens_and_money(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chat_server: ScriptedServer
) -> None:
    """What it took is counted over the whole run, though nothing that it wrote passes: then the run ends with 1."""
    chat_server.will(say("Nothing of the sort [1]."))
    monkeypatch.setenv("WRITER_BASE_URL", chat_server.url)
    out = tmp_path / "run"
    defined = ["--gold", str(ROOT / DEFAULT), "--filter", "type=definition", "--limit", "2"]  # surely answered
    given = [*defined, "--index", str(index_dir), "--out", str(out), "--quick", "--price", "1000000", "2000000"]
    assert main(["run", *given, "--writer", "scripted"]) == 1
    spent = json.loads((out / "speed.json").read_text())["spent"]
    assert spent["prompt"] > 100
    assert spent["cost"] == pytest.approx(spent["prompt"] + 2 * spent["completion"])
    assert main(["report", str(out)]) == 0
    assert "tokens of the writer" in (out / "report.html").read_text(encoding="utf-8")


def test_only_what_can_go_on_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C during a run names --resume; a command that has no such flag does not."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(eval.run_commands, "open_index", interrupted)
    assert main(["run"]) == main(["tune"]) == 4
    assert capsys.readouterr().err == "interrupted; nothing is lost, add --resume to go on\ninterrupted\n"


def test_tuning_goes_by_the_threshold_in_force(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new threshold goes says nothing of the one by which the assistant declines now."""
    seen: list[float | None] = []

    def observe(*given: Any) -> list[Outcome]:
        seen.append(given[-1])
        return [Outcome("f", 0.5, 1.0, 0.0, True, True)]

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(eval.run_commands, "observe", observe)
    assert main(["tune", "--index", str(index_dir), "--out", str(tmp_path / "new.json")]) == 0
    assert seen == [read_threshold(ROOT / TARGET)]
    assert seen != [None]


def test_the_oracle_reads_what_the_gold_knows(index: Index) -> None:
    """The gold sections where no place is known; where nothing is known, the assistant's own answer."""
    oracle = baselines(index, sections_of(index), decline)[ORACLE]
    key = ("cambodia-2021", "XM-DAC-41146-KHM_D_3.2")
    question = Question("q", "q", "test", "number", "How many calls did the helpline receive?", sections=(key,))
    assert {(p["report_id"], p["outcome_id"]) for p in oracle(question)["retrieved"]} == {key}
    unanswerable = replace(question, answerable=False, sections=())
    assert oracle(unanswerable) == decline(unanswerable)


def test_the_environment_of_a_run_is_kept_without_keys() -> None:
    """What changes answers is written down; an account in an address is not, and neither is any key."""
    given = {
        "READER": "none",
        "WRITER_BASE_URL": "https://me:secret@host:8000/v1?key=secret",
        "WRITER_SECONDS": "5",
        "OPENAI_API_KEY": "secret",
        "EMBEDDER": "",
    }
    kept = {"READER": "none", "WRITER_BASE_URL": "https://host:8000/v1", "WRITER_SECONDS": "5"}
    assert describe_environment(given) == kept


def test_edited_code_is_another_program(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    """Under the same commit, two different edits are two manifests."""
    found = []
    for diff in ("", "+one", "+two"):
        monkeypatch.setattr(eval.manifest, "_git", lambda *given, diff=diff: diff if given[0] == "diff" else "abc")
        found.append(describe_run((), Path("gold"), index, Path("nowhere"), {})["changes"])
    assert found[0] is None
    assert len(set(found)) == 3
