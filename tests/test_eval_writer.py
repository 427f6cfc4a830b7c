"""The benchmark with a model behind it, over real HTTP: run, compared with quotes, and judged by a model."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, ScriptedServer, say
from writer_world import NAME

from eval.__main__ import main
from eval.systems import chosen_pen
from ingest.sentences import split_sentences

LIMIT = 6


def perfect(body: dict[str, Any]) -> Reply:
    """The first piece of evidence, word for word, each sentence with its key."""
    first = next(line for line in body["messages"][1]["content"].splitlines() if line.startswith("{"))
    text = json.loads(first)["text"]
    return say(" ".join(f"{text[a:b].rstrip('.')} [1]." for a, b in split_sentences(text)), 200)


def lying(body: dict[str, Any]) -> Reply:
    """The same with every digit changed but those of keys."""
    text = "".join(step for step in perfect(body).steps if isinstance(step, str))
    return say(re.sub(r"(?<!\[)\d", lambda digit: str((int(digit[0]) + 4) % 9 + 1), text), 200)


@pytest.fixture
def writer(chat_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """The scripted server as what `--writer scripted` names."""
    monkeypatch.setenv("WRITER_BASE_URL", chat_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-the-test")
    return chat_server


def run(index_dir: Path, out: Path, *options: str, code: int = 0) -> list[dict[str, Any]]:
    """The answer lines of a short run, which ends with `code`."""
    narrow = ["--filter", "type=number", "--limit", str(LIMIT), "--quick", "--split", "all"]
    assert main(["run", "--index", str(index_dir), "--out", str(out), *narrow, *options]) == code
    return [json.loads(line) for line in (out / "predictions.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_model_is_run_compared_and_judged(
    index_dir: Path, tmp_path: Path, writer: ScriptedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """One gold, two runs side by side; the judge repeats itself, and a reply that is no grade is a failure."""
    quoted = run(index_dir, tmp_path / "quotes")
    writer.will(perfect)
    written = run(index_dir, tmp_path / "model", "--writer", "scripted")
    answered = [line for line in written if line["status"] == "answered"]
    assert {line["writer"] for line in quoted} == {"quotes"}
    assert {line["writer"] for line in answered} == {NAME}
    assert not [note for line in answered for note in line["notes"] if note.startswith("Not supported")]
    assert all(len(line["prompt"]) == 64 and line["tokens"]["prompt"] for line in answered)
    assert f"answers by writer: {NAME}" in capsys.readouterr().out
    assert main(["compare", str(tmp_path / "quotes"), str(tmp_path / "model")]) == 0
    assert "(primary)" in capsys.readouterr().out
    writer.will(*[say("grade: correct")] * (2 * LIMIT - 1), say("It is correct, I think."))
    assert main(["judge", str(tmp_path / "model"), "--writer", "scripted", "--repeats", "2"]) == 0
    told = capsys.readouterr().out
    assert f"{LIMIT} answers, correct {LIMIT - 1}, incorrect 0, not_attempted 0, failed 1;" in told
    assert f"disagrees with itself on {1 / LIMIT:.3f} of the pairs" in told
    asked = len(writer.requests)
    assert main(["judge", str(tmp_path / "model"), "--writer", "scripted", "--repeats", "2"]) == 0
    assert len(writer.requests) == asked, "nothing is judged twice"
    assert capsys.readouterr().out == told
    assert main(["judge", str(tmp_path / "model"), "--writer", "quotes"]) == 2
    assert "is no model and cannot judge" in capsys.readouterr().err
    assert len((tmp_path / "model" / "judgements.jsonl").read_text(encoding="utf-8").splitlines()) == LIMIT


def test_a_lying_model_gains_nothing(index_dir: Path, tmp_path: Path, writer: ScriptedServer) -> None:
    """With every figure falsified, nothing that it wrote about figures stands, and the run says that it failed."""
    writer.will(lying)
    for line in run(index_dir, tmp_path / "model", "--writer", "scripted", code=1):
        quotes = " ".join(citation["quote"] for citation in line["citations"])
        claimed = " ".join(claim["text"] for claim in line["claims"])
        assert set(re.findall(r"\d+", claimed)) <= set(re.findall(r"\d+", quotes))


def test_a_model_that_writes_nothing_fails_the_run(
    index_dir: Path, tmp_path: Path, writer: ScriptedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each reason is told once with its count and kept in the summary; one answer written is enough to go on."""
    refused = f"{NAME} refused the key (401); check OPENAI_API_KEY"
    writer.will(Reply(status=401))
    lines = run(index_dir, tmp_path / "none", "--writer", "scripted", code=1)
    n = sum(line["status"] == "answered" for line in lines)
    assert capsys.readouterr().out.count(f"not written, {n} times: {refused}\n") == 1
    summary = json.loads((tmp_path / "none" / "summary.json").read_text(encoding="utf-8"))
    assert summary["not_written"] == {refused: n}
    writer.will(perfect, Reply(status=401))
    run(index_dir, tmp_path / "some", "--writer", "scripted")
    assert f"not written, {n - 1} times: {refused}\n" in capsys.readouterr().out


def test_a_run_is_no_session(writer: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last question may cost as much as its first, unless a limit is set."""
    free = chosen_pen("scripted")
    monkeypatch.setenv("WRITER_SESSION_TOKENS", "9000")
    bound = chosen_pen("scripted")
    assert free is not None
    assert free.budget is None
    assert bound is not None
    assert bound.budget is not None
