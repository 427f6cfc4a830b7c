"""Questions with known evidence, each beside the index it is asked of: what the selector is fitted on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.read import read_paths
from ingest.types import Span

MORE = Path(__file__).parent / "more"
"""Further invented reports, and further questions on those of the collection, that the reader is not trained on."""


@dataclass(frozen=True)
class Labelled:
    """One question, where its evidence stands by section key, and what a right answer holds.

    `must` are groups of alternatives. `group` names what is kept apart in cross-validation: a report.
    """

    group: str
    type: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    evidence: tuple[tuple[tuple[str, str], Span], ...]
    must: tuple[tuple[str, ...], ...]


def fictional(folder: Path, codes: tuple[str, ...], work: Path) -> Iterator[tuple[Index, list[Labelled]]]:
    """The invented reports of the collection whose file names start with one of `codes` and those of `MORE`, each
    with an index of its own under `work`, with the questions of both."""
    collected = (path for path in folder.glob("*.txt") if path.stem.startswith(codes))
    for path in sorted([*collected, *MORE.glob("*.txt")], key=lambda path: path.stem):
        index = _index([path], work / path.stem)
        name = f"{path.stem}.questions.jsonl"
        files = dict.fromkeys((path.with_name(name), MORE / name))
        lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
        yield index, [_fictional(json.loads(line), index, path.stem) for line in lines]


def gold(path: Path, report: Path, work: Path, split: str) -> tuple[Index, list[Labelled]]:
    """One split of a gold file over one report."""
    index = _index([report], work / report.stem)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return index, [_gold(row, report.stem) for row in rows if row["split"] == split]


def _index(paths: list[Path], directory: Path) -> Index:
    build_index(read_paths(paths).reports, directory)
    return open_index(directory)


def _fictional(row: dict, index: Index, group: str) -> Labelled:
    evidence = []
    for piece in row["evidence"]:
        section = next(s for s in index.sections if s.outcome_id == piece["outcome_id"])
        start = section.text.replace("\n", " ").find(piece["quote"])
        if start >= 0:
            evidence.append((section.key, Span(start, start + len(piece["quote"]))))
    must = tuple(map(tuple, row.get("must") or ([answer] for answer in row["short_answers"])))
    return Labelled(group, row["unanswerable_kind"] or row["type"], row["question"], tuple(row["history"]),
                    row["answerable"], tuple(evidence), must)


def _gold(row: dict, group: str) -> Labelled:
    pieces = [*row["evidence"], *(piece for set_ in row.get("alternatives") or [] for piece in set_)]
    evidence = tuple(((p["report_id"], p["outcome_id"]), Span(p["start"], p["end"])) for p in pieces)
    return Labelled(group, row.get("unanswerable_kind") or row["type"], row["question"], tuple(row["history"] or ()),
                    row["answerable"], evidence, tuple(map(tuple, row["short_answers"] or ())))
