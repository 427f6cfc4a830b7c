"""The newest run of the benchmark, read from the files that it left behind."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

SYSTEM = "assistant"
"""What a run calls the system under test; its other rows are baselines."""


@dataclass(frozen=True)
class Figure:
    """The mean of a measure, the ends of its 95 % interval if it has one, and the number of its questions."""

    mean: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True)
class Miss:
    """A question that was not handled rightly: in which way, and what was answered."""

    kind: str
    question: str
    answer: str


@dataclass(frozen=True)
class Run:
    """What the page shows of a run. `measures` go by their standard names, `plots` are SVG by file name."""

    folder: Path
    finished: datetime | None
    manifest: dict[str, Any]
    measures: dict[str, Figure]
    speed: dict[str, Any]
    plots: dict[str, str]
    misses: tuple[Miss, ...]

    @property
    def report(self) -> Path | None:
        """The full report, where the run has one."""
        path = self.folder / "report.html"
        return path if path.is_file() else None


def newest_run(runs: Path) -> Run | None:
    """The finished run that was summarised last, or None. Raises as `read_run` does."""
    found = sorted(runs.glob("*/summary.json"), key=lambda path: (path.stat().st_mtime, path))
    return read_run(found[-1].parent) if found else None


def read_run(folder: Path) -> Run:
    """The run in a folder that holds a summary. Raises `ValueError` or `KeyError` where that is not one."""
    summary = folder / "summary.json"
    measures = json.loads(summary.read_text(encoding="utf-8"))["systems"][SYSTEM]["measures"]
    plots = sorted((folder / "plots").glob("*.svg"))
    speed = _object(folder / "speed.json")
    finished = speed.get("finished")
    return Run(
        folder=folder,
        finished=datetime.fromisoformat(finished) if finished else None,
        manifest=_object(folder / "manifest.json"),
        measures={
            name: Figure(m["mean"], m["low"], m["high"], m["n"]) for name, m in measures.items() if m is not None
        },
        speed=speed,
        plots={plot.stem: plot.read_text(encoding="utf-8") for plot in plots},
        misses=tuple(_misses(folder)),
    )


def _misses(folder: Path) -> list[Miss]:
    questions = {line["id"]: line["question"] for line in _lines(folder / "gold.jsonl")}
    answers = {line["id"]: line["text"] for line in _lines(folder / "predictions.jsonl")}
    failed = [line for line in _lines(folder / "scores.jsonl") if line.get("failure")]
    return [Miss(f["failure"], questions.get(f["id"], f["id"]), answers.get(f["id"], "")) for f in failed]


def _object(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
