"""`python -m rag` as people and scripts run it."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from answer_schema import ANSWER_SCHEMA

from ingest.errors import IngestError
from rag.__main__ import main
from rag.reading.read import open_reader

HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn", "scipy", "chromadb")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "rag", *arguments], capture_output=True, text=True, check=False)


def test_ask_prints_the_answer_its_quotes_and_where_they_stand(index_dir: Path) -> None:
    """On a terminal or in a pipe, with country, year, id and characters."""
    done = run("ask", "Was outcome 3.1 achieved?", "--index", str(index_dir))
    assert done.returncode == 0, done.stderr
    assert "The outcome was not fully achieved in 2021" in done.stdout.replace("\n", " ")
    assert "Cambodia 2021  XM-DAC-41146-KHM_D_3.1" in done.stdout


def test_the_answering_path_imports_nothing_heavy(index_dir: Path) -> None:
    """No torch, transformers, sklearn, scipy or chromadb between a question and its answer."""
    script = (
        "import sys; from rag.__main__ import main; "
        f"main(['ask', 'How many AOPs?', '--index', {str(index_dir)!r}]); "
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_batch_answers_in_order_and_verifies(index_dir: Path, tmp_path: Path) -> None:
    """One line in, one line out; every quote and figure re-checks; a swapped digit is caught."""
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    asked = [{"id": "a", "question": "Was outcome 3.1 achieved?"}, {"id": "b", "question": "hello"},
             {"id": "c", "question": "And 3.2?", "history": ["Was outcome 3.1 achieved?"]}]
    questions.write_text("\n".join(map(json.dumps, asked)) + "\n\n")
    assert main(["answer", str(questions), "--out", str(answers), "--index", str(index_dir)]) == 0
    lines = [json.loads(line) for line in answers.read_text().splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    for line in lines:
        jsonschema.validate(line, ANSWER_SCHEMA)
    assert main(["verify", str(answers), "--index", str(index_dir)]) == 0
    answers.write_text(answers.read_text().replace("2021, partly", "2012, partly"))
    assert main(["verify", str(answers), "--index", str(index_dir)]) == 1


def test_a_bad_line_is_named_and_the_others_are_answered(index_dir: Path, tmp_path: Path) -> None:
    """Nothing is lost when one line is bad; the exit code tells."""
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "a", "question": "hello"}\nnonsense\n{"id": "c", "question": "thanks"}\n')
    done = run("answer", str(questions), "--index", str(index_dir))
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert "line 2: not JSON" in done.stderr


def test_errors_are_one_line_that_names_the_next_step(tmp_path: Path) -> None:
    """No index, no file, wrong usage: no traceback."""
    missing = run("ask", "x", "--index", str(tmp_path / "none"))
    assert missing.returncode == 1
    assert len(missing.stderr.strip().splitlines()) == 1
    assert "make index" in missing.stderr
    assert run("dance").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ask", "x", "--year", "abc"], 2, "--year"),
        (["ask", "who\udcff?"], 2, "not UTF-8"),
        (["answer", "{questions}", "--out", "{questions}.d/a.jsonl"], 1, "a.jsonl: cannot be written"),
    ],
)
def test_arguments_that_cannot_be_used_are_named(  # noqa: PLR0917 - pytest gives them by name
    arguments: list[str], code: int, told: str, index_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code of wrong usage, or of work that failed; no traceback."""
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"question": "hello"}\n')
    given = [argument.format(questions=questions) for argument in arguments]
    try:
        ended: object = main([*given, "--index", str(index_dir)])
    except SystemExit as left:
        ended = left.code
    assert (ended, told in capsys.readouterr().err) == (code, True)


def test_a_setting_of_threads_that_is_no_number_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By what needs it: help needs no threads."""
    monkeypatch.setenv("ONNX_THREADS", "two")
    assert run("ask", "--help").returncode == 0
    with pytest.raises(IngestError, match="ONNX_THREADS=two: must be a whole number"):
        open_reader()


@pytest.mark.parametrize("content", ["{", "[]", '{"model": 3, "sha256": ""}', "{}", "\udcff"])
def test_a_damaged_record_of_the_reader_is_named(content: str, tmp_path: Path) -> None:
    """Whatever it holds in place of a model and its checksum."""
    (tmp_path / "reader.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(IngestError, match=r"reader\.json: .*restore the folder"):
        open_reader(str(tmp_path))


def test_a_line_ends_only_where_json_lines_end(
    index_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line separator inside a string cuts no line; standard output stays open behind a batch."""
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "a", "question": "hello\u2028there"}\n{"id": "b", "question": "thanks"}\n', "utf-8")
    assert main(["answer", str(questions), "--index", str(index_dir)]) == 0
    print()
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.split("\n") if line] == ["a", "b"]
