"""Commands that conclude something from finished runs; what they return is the exit code."""

import argparse

from eval.compare import compare_runs
from eval.folder import open_run
from eval.gate import check_comparison, check_summary, read_gate
from eval.junit import write_junit
from eval.table import print_comparison


def compare(arguments: argparse.Namespace) -> int:
    """Prints B against A, the primary measure first, and the questions on which the verdict flipped."""
    print_comparison(compare_runs(open_run(arguments.a), open_run(arguments.b)))
    return 0


def report(arguments: argparse.Namespace) -> int:
    """Writes report.html into the run's folder."""
    from eval.report import write_report  # noqa: PLC0415 - plotting takes half a second to import

    against = open_run(arguments.against) if arguments.against else None
    print(write_report(open_run(arguments.run), against))
    return 0


def gate(arguments: argparse.Namespace) -> int:
    """Prints each check and writes junit.xml; 1 if one failed."""
    run, rules = open_run(arguments.run), read_gate(arguments.rules)
    checks = check_summary(rules, run.read("summary.json"), run.read("speed.json"))
    if arguments.against:
        checks += check_comparison(rules, compare_runs(open_run(arguments.against), run))
    for check in checks:
        print(f"{'ok  ' if check.passed else 'FAIL'}  {check.message}")
    write_junit(run.path / "junit.xml", run.questions(), run.system.scores(), checks)
    missed = sum(not check.passed for check in checks)
    print(f"{len(checks)} checks, {missed} missed")
    return 1 if missed else 0
