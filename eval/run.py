"""One run, from gold to a folder that can be judged, compared and shown."""

import os
import resource
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eval.answering import Track, answer_all
from eval.baselines import NO_READER
from eval.folder import BASELINES, SPOILT, RunFolder, SystemFolder
from eval.manifest import describe_run
from eval.perturb import perturbations, perturbed
from eval.scale import at_scale
from eval.sections import sections_of, write_sections
from eval.speed import cold, cold_question, spent, warm
from eval.systems import Answerer
from eval.types import EvalError, Line, Question
from ingest.index import Index, open_index

Rivals = Callable[[RunFolder], dict[str, Answerer]]
"""Makes the baselines of a run once the system under test has answered."""


@dataclass(frozen=True)
class Plan:
    """What a run asks, of what, and what is written about it in the manifest."""

    questions: tuple[Question, ...]
    gold: Path
    index: Index
    index_path: Path
    flags: Line


def start(plan: Plan, out: Path, resume: bool, force: bool) -> RunFolder:
    """The folder of the run, with its manifest. EvalError if it holds a run and neither flag is set.

    What is resumed must be the same run: same gold, index, program with its changes, environment and flags; code 3
    if it is not.
    """
    run = RunFolder(out)
    manifest = describe_run(plan.questions, plan.gold, plan.index, plan.index_path, plan.flags)
    if (out / "manifest.json").is_file():
        if resume:
            _check_same(run.read("manifest.json"), manifest, out)
            return run
        if not force:
            raise EvalError(f"{out} holds a run; take another --out, or --resume it, or --force to replace it")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    run.write_questions(plan.questions)
    write_sections(out / "sections.jsonl", sections_of(plan.index))
    run.write("started.json", {"started": datetime.now(UTC).isoformat(timespec="seconds")})
    run.write("manifest.json", manifest)
    return run


def carry_out(run: RunFolder, system: Answerer, rivals: Rivals | None, track: Track) -> int:
    """Answers everything that is not answered yet: the questions, and with rivals also the spoilt ones.

    Returns the most memory that the process held before the rivals came, in MB.
    """
    questions, sections = run.questions(), run.sections()
    answer_all(questions, system, sections, run.system, track)
    peak_mb = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    for name, baseline in rivals(run).items() if rivals else ():
        answer_all(questions, baseline, sections, SystemFolder(run.path / BASELINES / name), track)
    for name, spoil in perturbations().items() if rivals else ():
        folder = SystemFolder(run.path / SPOILT / name)
        answer_all(perturbed(questions, spoil), system, sections, folder, track)
    return peak_mb


def measure_speed(
    run: RunFolder, index_path: Path, peak_mb: int, full: bool, price: Sequence[float] | None
) -> Line:
    """Keeps and returns speed.json: warm figures, peak memory, tokens, how busy the machine was; and if `full` the cold
    start and what a large index costs.

    `load` is processes that wanted to run, by core: well above 1, the times are those of a busy machine.
    """
    found: Line = {
        "warm": warm(run.system.times().values()),
        "warm_without_reader": warm(SystemFolder(run.path / BASELINES / NO_READER).times().values()),
        "peak_mb": peak_mb,
        "spent": spent(run.system.predictions().values(), price),
        "at_scale": at_scale(open_index(index_path), run.questions()) if full else None,
        "cold": cold(index_path, cold_question(run.questions())) if full else None,
        "load": round(os.getloadavg()[0] / (os.cpu_count() or 1), 1),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    run.write("speed.json", found)
    return found


def _check_same(before: Line, now: Line, out: Path) -> None:
    differing = [key for key in now if before.get(key) != now[key] and key != "dirty"]
    if differing:
        raise EvalError(f"{out} was begun with another {', '.join(differing)}; start anew with --force", 3)
