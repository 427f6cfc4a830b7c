"""Commands that answer and judge; what they return is the exit code."""

import argparse
import sys
from collections.abc import Iterable, Sequence

from rich.progress import track

from eval.answering import rescore
from eval.baselines import baselines
from eval.choose import choose
from eval.collection import read_questions
from eval.folder import BASELINES, SPOILT, RunFolder, open_run
from eval.gold import gold_hash, read_gold
from eval.junit import write_junit
from eval.run import Plan, carry_out, measure_speed, start
from eval.sections import sections_of
from eval.summary import MAIN, write_summary
from eval.systems import Answerer, assistant, chosen_pen, saved
from eval.table import print_overlap, print_speed, print_systems, print_writers
from eval.tune import TARGET, check_split, observe, read_threshold, store
from eval.tune import tune as find_threshold
from eval.types import EvalError, Prediction, Question
from eval.validate import check_quotes, check_splits
from ingest.index import open_index
from rag.pen import Pen

FLAGS = ("split", "filter", "limit", "quick", "writer", "whole_index")
"""Options that a manifest keeps: with others, a run would be another one."""


def run(arguments: argparse.Namespace) -> int:
    """Asks, judges, summarises; prints the headline."""
    index = open_index(arguments.index)
    sections = sections_of(index)
    gold = read_questions(arguments.gold, sections, arguments.whole_index)
    check_splits(gold)
    questions = choose(gold, arguments.split, arguments.filter, arguments.limit)
    check_quotes(questions, sections, arguments.index)
    pen = chosen_pen(arguments.writer)
    system = saved(arguments.answers) if arguments.answers else assistant(index, pen)
    flags = {name: getattr(arguments, name) for name in FLAGS}
    flags["answers"] = arguments.answers and str(arguments.answers)
    plan = Plan(questions, arguments.gold, index, arguments.index, flags)
    folder = start(plan, arguments.out, arguments.resume, arguments.force)
    extra = not (arguments.quick or arguments.answers)

    def rivals(run: RunFolder) -> dict[str, Answerer]:
        quoting = assistant(index) if pen else saved(run.system.predictions_path)
        return baselines(index, sections, quoting)

    peak_mb = carry_out(folder, system, rivals if extra else None, _track)
    speed = measure_speed(folder, arguments.index, peak_mb, full=extra, price=arguments.price)
    summary = write_summary(folder)
    write_junit(folder.path / "junit.xml", questions, folder.system.scores(), ())
    print_systems(summary)
    print_overlap(summary["by"]["overlap"])
    print_speed(speed)
    answers = tuple(folder.system.predictions().values())
    if arguments.writer:
        print_writers(answers, summary["not_written"])
    print(f"{summary['systems'][MAIN]['n']} questions; everything is in {arguments.out}")
    broke_down = "broke down" in summary["systems"][MAIN]["failures"]
    return 1 if broke_down or (pen and not _has_written(pen, answers)) else 0


def score(arguments: argparse.Namespace) -> int:
    """Judges the saved answers of a finished run again, after a correction of gold or measures.

    junit.xml is written again; a report and its plots, which show the old scores, are removed.
    """
    folder = open_run(arguments.run, complete=False)
    sections = folder.sections()
    if arguments.gold:
        known = {question.id: question for question in read_gold(arguments.gold)}
        questions = tuple(known[question.id] for question in folder.questions() if question.id in known)
        if len(questions) != len(folder.questions()):
            raise EvalError(f"{arguments.gold} lacks questions of {arguments.run}; run them again", 3)
        check_quotes(questions, sections, arguments.run)
        folder.write_questions(questions)
        folder.write("manifest.json", folder.read("manifest.json") | {"gold_sha256": gold_hash(questions)})
    for system in (folder.system, *folder.others(BASELINES).values(), *folder.others(SPOILT).values()):
        rescore(system, folder.questions(), sections)
    print_systems(write_summary(folder))
    write_junit(folder.path / "junit.xml", folder.questions(), folder.system.scores(), ())
    if folder.drop_report():
        print(f"the report showed the old scores and is gone; make it again: python -m eval report {folder.path}")
    return 0


def tune(arguments: argparse.Namespace) -> int:
    """Sets the decline threshold on the tune split and stores it where the answering path reads it."""
    index = open_index(arguments.index)
    gold = read_gold(arguments.gold)
    check_splits(gold)
    questions = choose(gold, arguments.split)
    check_split(questions)
    sections = sections_of(index)
    check_quotes(questions, sections, arguments.index)
    before = read_threshold(TARGET)  # that in force, wherever the new one goes
    outcomes = observe(tuple(_track(questions)), assistant(index), sections, arguments.cost, before)
    stored = store(arguments.out, find_threshold(outcomes), questions, arguments.cost)
    print(f"{arguments.out}: {', '.join(f'{name} {value}' for name, value in stored.items())}; before: {before}")
    return 0


def _has_written(pen: Pen, answers: Sequence[Prediction]) -> bool:
    """Whether the model wrote anything, or nothing was there to write."""
    by = {answer.writer for answer in answers if answer.status == "answered"}
    return not by or any(answer.writer == pen.chat.name for answer in answers)


def _track(questions: Iterable[Question]) -> Iterable[Question]:
    quiet = not sys.stderr.isatty()
    return track(list(questions), description="asking", disable=quiet, transient=True)
