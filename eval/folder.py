"""A run folder: everything that a run leaves behind, each file written line by line or all at once."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from eval.gold import gold_line, read_gold
from eval.lines import encode, read_lines, write_lines
from eval.prediction import parse_prediction
from eval.score import parse_score
from eval.sections import read_sections
from eval.types import EvalError, Line, Prediction, Question, Score, Sections

BASELINES, SPOILT = "baselines", "spoilt"
"""Folders below a run: answers of other systems, and the system's own answers to spoilt questions."""


@dataclass(frozen=True)
class SystemFolder:
    """The answers of one system: what it said, how long it took, what that scored."""

    path: Path

    @property
    def predictions_path(self) -> Path:
        """Answer lines without times, in gold order."""
        return self.path / "predictions.jsonl"

    @property
    def times_path(self) -> Path:
        """Milliseconds by stage for each answer; the only file here that differs between equal runs."""
        return self.path / "times.jsonl"

    @property
    def scores_path(self) -> Path:
        """One line for each answer."""
        return self.path / "scores.jsonl"

    def predictions(self) -> dict[str, Prediction]:
        """Answers by question id; empty before the first one."""
        return {line["id"]: parse_prediction(line) for line in _lines(self.predictions_path)}

    def scores(self) -> tuple[Score, ...]:
        """Scores in gold order."""
        return tuple(parse_score(line) for line in _lines(self.scores_path))

    def times(self) -> dict[str, dict[str, float]]:
        """Times by question id."""
        return {line["id"]: line["ms"] for line in _lines(self.times_path)}

    def write_scores(self, scores: list[Line]) -> None:
        """Replaces all scores."""
        write_lines(self.scores_path, scores)


@dataclass(frozen=True)
class RunFolder:
    """One run: gold, sections and manifest at the top, its own answers beside them, baselines below."""

    path: Path

    @property
    def system(self) -> SystemFolder:
        """The system under test."""
        return SystemFolder(self.path)

    @property
    def name(self) -> str:
        """What a report calls this run."""
        return self.path.resolve().name

    def others(self, kind: str) -> dict[str, SystemFolder]:
        """Answers of one kind (BASELINES, SPOILT) by name, in alphabetical order."""
        folder = self.path / kind
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        return {name: SystemFolder(folder / name) for name in names}

    def questions(self) -> tuple[Question, ...]:
        """The questions that this run answers."""
        return read_gold(self.path / "gold.jsonl")

    def write_questions(self, questions: tuple[Question, ...]) -> None:
        """Keeps the questions beside the answers."""
        write_lines(self.path / "gold.jsonl", map(gold_line, questions))

    def sections(self) -> Sections:
        """The sections that were searched."""
        return read_sections(self.path / "sections.jsonl")

    def read(self, name: str) -> Any:
        """A JSON file of the run; EvalError says which one is absent and how to make it."""
        path = self.path / name
        if not path.is_file():
            raise EvalError(f"{path} is not there; make it with `python -m eval run --out {self.path}`")
        return json.loads(path.read_text(encoding="utf-8"))

    def write(self, name: str, value: object) -> None:
        """Replaces a JSON file of the run."""
        self.path.mkdir(parents=True, exist_ok=True)
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        (self.path / name).write_text(text, encoding="utf-8")

    def drop_report(self) -> bool:
        """Removes the report and its plots; whether there was one."""
        shutil.rmtree(self.path / "plots", ignore_errors=True)
        report = self.path / "report.html"
        there = report.is_file()
        report.unlink(missing_ok=True)
        return there


def open_run(path: Path, complete: bool = True) -> RunFolder:
    """The run in a folder. EvalError has code 2 if there is none, code 4 if it was not finished."""
    run = RunFolder(path)
    if not (path / "manifest.json").is_file():
        raise EvalError(f"{path} holds no run; make one with `python -m eval run --out {path}`")
    missing = len(run.questions()) - len(run.system.scores())
    if complete and (missing or not (path / "summary.json").is_file()):
        raise EvalError(f"{path} is not finished, {missing} answers to go; repeat its `run` with --resume", 4)
    return run


def append(file: TextIO, value: object) -> None:
    """Adds one line and hands it to the system at once, so that an interrupted run keeps it."""
    file.write(encode(value) + "\n")
    file.flush()


def drop_broken_tail(path: Path) -> None:
    """Cuts off a last line that was not written to its end."""
    if path.is_file():
        content = path.read_bytes()
        path.write_bytes(content[: content.rfind(b"\n") + 1])


def _lines(path: Path) -> Iterator[Line]:
    return read_lines(path) if path.is_file() else iter(())
