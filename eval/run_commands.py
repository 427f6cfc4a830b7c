"""Commands that answer and judge; what they return is the exit code."""

import argparse
import sys
from collections.abc import Iterable

from rich.progress import track

from eval.answering import rescore
from eval.baselines import baselines
from eval.choose import choose
from eval.folder import BASELINES, SPOILT, open_run
from eval.gold import gold_hash, read_gold
from eval.junit import write_junit
from eval.run import Plan, carry_out, measure_speed, start
from eval.sections import sections_of
from eval.summary import MAIN, write_summary
from eval.systems import assistant
from eval.table import print_speed, print_systems
from eval.types import EvalError, Question
from eval.validate import check_quotes
from ingest.index import open_index


def run(arguments: argparse.Namespace) -> int:
    """Asks, judges, summarises; prints the headline."""
    index = open_index(arguments.index)
    questions = choose(read_gold(arguments.gold), arguments.split, arguments.filter, arguments.limit)
    sections = sections_of(index)
    check_quotes(questions, sections, arguments.index)
    flags = {name: getattr(arguments, name) for name in ("split", "filter", "limit", "quick")}
    plan = Plan(questions, arguments.gold, index, arguments.index, flags)
    folder = start(plan, arguments.out, arguments.resume, arguments.force)
    rivals = {} if arguments.quick else baselines(index, sections)
    carry_out(folder, assistant(index), rivals, _track)
    speed = measure_speed(folder, arguments.index, with_cold=not arguments.quick)
    summary = write_summary(folder)
    write_junit(folder.path / "junit.xml", questions, folder.system.scores(), ())
    print_systems(summary["systems"])
    print_speed(speed)
    print(f"{summary['systems'][MAIN]['n']} questions; everything is in {arguments.out}")
    return 0


def score(arguments: argparse.Namespace) -> int:
    """Judges the saved answers of a finished run again, after a correction of gold or measures."""
    folder = open_run(arguments.run)
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
    print_systems(write_summary(folder)["systems"])
    return 0


def _track(questions: Iterable[Question]) -> Iterable[Question]:
    quiet = not sys.stderr.isatty()
    return track(list(questions), description="asking", disable=quiet, transient=True)
