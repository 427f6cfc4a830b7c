"""Judgements of a run on disk, one line each, so that an interrupted judge need not begin anew."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.folder import append, drop_broken_tail
from eval.gold import gold_line
from eval.judge import Judgement
from eval.lines import encode, read_lines
from eval.types import Prediction, Question


@dataclass(frozen=True)
class Judgements:
    """The lines of one judge, named as "provider:model", with so many repeats; others may share the file."""

    path: Path
    judge: str
    repeats: int

    def key(self, question: Question, answer: Prediction) -> str:
        """Short hash of what is judged, gold and answer: another one is another judgement."""
        return hashlib.sha256((encode(gold_line(question)) + answer.text).encode()).hexdigest()[:16]

    def read(self) -> dict[str, Judgement]:
        """What is judged already, by key; a judgement of which every reply failed is not."""
        drop_broken_tail(self.path)
        lines = list(read_lines(self.path)) if self.path.is_file() else []
        ours = [line for line in lines if line["judge"] == self.judge and len(line["grades"]) == self.repeats]
        return {
            line["of"]: Judgement(line["id"], tuple(line["grades"]))
            for line in ours
            if "of" in line and any(line["grades"])
        }

    def add(self, key: str, judgement: Judgement) -> None:
        """Keeps one more."""
        more = {"verdict": judgement.verdict, "judge": self.judge, "of": key}
        with self.path.open("a", encoding="utf-8") as file:
            append(file, asdict(judgement) | more)
