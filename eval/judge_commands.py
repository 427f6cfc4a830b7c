"""Commands that conclude something from finished runs; what they return is the exit code."""

import argparse

from rich.progress import track

from eval.compare import compare_runs
from eval.folder import open_run
from eval.gate import check_comparison, check_summary, read_gate
from eval.judge import Opinion, judge, sum_up
from eval.judgements import Judgements
from eval.junit import write_junit
from eval.systems import chosen_pen
from eval.table import print_comparison
from eval.types import EvalError


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


def second_opinion(arguments: argparse.Namespace) -> int:
    """Adds to judgements.jsonl and prints how a language model grades the run, and how far it agrees with itself.

    Each judgement is kept as it comes. What the same model judged as often before is not judged again, unless
    question or answer changed or no reply was a grade.
    """
    run, pen = open_run(arguments.run), chosen_pen(arguments.writer)
    if pen is None:
        raise EvalError(f"--writer {arguments.writer} is no model and cannot judge; name one as provider:model")
    answers, asked = run.system.predictions(), track(run.questions(), description="judging", transient=True)
    kept = Judgements(run.path / "judgements.jsonl", pen.chat.name, arguments.repeats)
    done, judged = kept.read(), []
    for question in asked:
        key = kept.key(question, answers[question.id])
        if key not in done:
            done[key] = judge(question, answers[question.id], pen.chat, arguments.repeats, pen.limits.seconds)
            kept.add(key, done[key])
        judged.append(done[key])
    measured = {score.id: score.verdict for score in run.system.scores()}
    same = sum(one.verdict == measured[one.id] for one in judged)
    print(f"{pen.chat.name}, {arguments.repeats} times each: {describe(sum_up(judged))}")
    print(f"its verdict is the measured one for {same} of {len(judged)}")
    return 0


def describe(opinion: Opinion) -> str:
    """An opinion in a line: verdicts, failures among them, and disagreement with itself."""
    verdicts = ", ".join(f"{grade} {n}" for grade, n in opinion.verdicts.items())
    return (
        f"{opinion.n} answers, {verdicts}, failed {opinion.failed}; it disagrees with itself on "
        f"{opinion.disagreement:.3f} of the pairs, and {opinion.failed_replies:.3f} of its replies are no grade"
    )
