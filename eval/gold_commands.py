"""Commands about gold; what they return is the exit code."""

import argparse

from eval import stats
from eval.agree import agree
from eval.gold import read_gold
from eval.support import choose_support
from eval.table import print_rows
from eval.validate import find_problems, report_sections
from rag.writer.support import ENOUGH


def validate(arguments: argparse.Namespace) -> int:
    """Every problem of a gold file, one a line; 1 if one of them would stop a run."""
    questions = read_gold(arguments.gold)
    problems = find_problems(questions, report_sections(arguments.reports))
    for problem in problems:
        print(f"{'error' if problem.fatal else 'look'}  {problem.id}: {problem.message}")
    fatal = sum(problem.fatal for problem in problems)
    print(f"{len(questions)} questions, {fatal} errors, {len(problems) - fatal} to look at")
    return 1 if fatal else 0


def show_agreement(arguments: argparse.Namespace) -> int:
    """Agreement of two annotators' files."""
    found = agree(read_gold(arguments.a), read_gold(arguments.b))
    rows = [
        ("questions in both", found.n),
        ("same on answerability", found.same),
        ("Cohen's kappa", "undefined, nothing varies" if found.kappa is None else found.kappa),
        ("both answerable", found.marked),
        ("overlap F1 of evidence", "–" if found.overlap is None else found.overlap),
    ]
    print_rows(rows, ("agreement", "value"))
    print(f"to talk about: {', '.join(found.differing) or 'nothing'}")
    return 0


def show_stats(arguments: argparse.Namespace) -> int:
    """Counts of a gold file, and how far its questions copy the report."""
    questions = read_gold(arguments.gold)
    rows = [*stats.count_gold(questions), *stats.count_families(questions), *stats.overlap_rows(questions)]
    print_rows(rows, ("what", "value", "count or share"))
    return 0


def show_support(arguments: argparse.Namespace) -> int:
    """What each threshold of content support does on the gold claims, and the one chosen on the tune split."""
    chosen, rows = choose_support("tune", arguments.claims)
    print_rows([(f"{row.enough:.2f}", f"{row.dropped} of {row.true}", f"{row.passed} of {row.rivals}") for row in rows],
               ("words that must be there (tune)", "true dropped", "of another sentence passed"))
    held = next(row for row in choose_support("held", arguments.claims)[1] if row.enough == chosen)
    print(f"chosen {chosen:.2f}, in use {ENOUGH:.2f}; held: {held.dropped} of {held.true} true dropped, "
          f"{held.passed} of {held.rivals} of another sentence passed")
    return 0
