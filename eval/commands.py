"""What each command does; the exit code is what it returns, or the code of the EvalError that it raises."""

import argparse
import sys
from collections.abc import Iterable

from rich.progress import track

from eval import stats
from eval.baselines import baselines
from eval.choose import choose
from eval.gold import read_gold
from eval.run import Plan, carry_out, measure_speed, start
from eval.sections import sections_of
from eval.summary import MAIN, write_summary
from eval.systems import assistant
from eval.table import print_rows, print_speed, print_systems
from eval.types import Question
from eval.validate import check_quotes, find_problems, report_sections
from ingest.index import open_index


def validate(arguments: argparse.Namespace) -> int:
    """Every problem of a gold file, one a line; 1 if one of them would stop a run."""
    questions = read_gold(arguments.gold)
    problems = find_problems(questions, report_sections(arguments.reports))
    for problem in problems:
        print(f"{'error' if problem.fatal else 'look'}  {problem.id}: {problem.message}")
    fatal = sum(problem.fatal for problem in problems)
    print(f"{len(questions)} questions, {fatal} errors, {len(problems) - fatal} to look at")
    return 1 if fatal else 0


def show_stats(arguments: argparse.Namespace) -> int:
    """Counts of a gold file, and how far its questions copy the report."""
    questions = read_gold(arguments.gold)
    rows = [*stats.count_gold(questions), *stats.count_families(questions), *stats.overlap_rows(questions)]
    print_rows(rows, ("what", "value", "count or share"))
    return 0


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
    print_systems(summary["systems"])
    print_speed(speed)
    print(f"{summary['systems'][MAIN]['n']} questions; everything is in {arguments.out}")
    return 0


def _track(questions: Iterable[Question]) -> Iterable[Question]:
    quiet = not sys.stderr.isatty()
    return track(list(questions), description="asking", disable=quiet, transient=True)
