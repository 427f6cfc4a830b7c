"""The summary of a run: all that the report, the gate and a comparison with other runs need."""

from collections import Counter
from collections.abc import Iterable

from eval.baselines import ORACLE
from eval.catalogue import better
from eval.confidence import reliability, risk_coverage
from eval.folder import BASELINES, SPOILT, RunFolder
from eval.measures.answer import PRIMARY
from eval.overlap import quartiles
from eval.robustness import compare_forms, compare_wording
from eval.summarise import by_kind, grouped, summarise, sureness
from eval.types import Line, Prediction, Score
from eval.would_be import score_would_be
from rag.writer.conclude import why_not_written

MAIN = "assistant"
"""What tables call the system under test."""


def write_summary(run: RunFolder) -> Line:
    """Computes and keeps summary.json: systems, and the system under test by type, kind, form and overlap."""
    questions, sections = run.questions(), run.sections()
    scores, answers = run.system.scores(), run.system.predictions()
    would_be = score_would_be(questions, answers, sections)
    systems = {MAIN: summarise(scores, would_be)}
    for name, folder in run.others(BASELINES).items():
        systems[name] = summarise(folder.scores(), score_would_be(questions, folder.predictions(), sections))
    overlap = quartiles(questions)
    spoilt = {name: compare_wording(scores, folder.scores()) for name, folder in run.others(SPOILT).items()}
    summary = {
        "primary": PRIMARY,
        "systems": systems,
        "beaten_by": beaten_by(systems),
        "by": {
            "type": grouped(scores, lambda score: score.type),
            "kind": by_kind(scores),
            "form": grouped(scores, lambda score: score.form),
            "overlap": grouped(scores, lambda score: overlap.get(score.id)),
        },
        "robustness": {"forms": compare_forms(scores), "spoilt": spoilt},
        "not_written": not_written(answers.values()),
        "curves": curves(would_be) | {"as_set": operating_point(scores)},
    }
    run.write("summary.json", summary)
    return summary


def not_written(answers: Iterable[Prediction]) -> dict[str, int]:
    """Reasons for which a language model did not write an answer, each with how often, most frequent first."""
    reasons = Counter(why_not_written(answer.notes) for answer in answers)
    return {reason: n for reason, n in reasons.most_common() if reason}


def beaten_by(systems: dict[str, Line]) -> dict[str, list[str]]:
    """Measure to the baselines that are better on it; the oracle is no rival."""
    found: dict[str, list[str]] = {}
    for name, ours in systems[MAIN]["measures"].items():
        for rival, line in systems.items():
            theirs = line["measures"].get(name)
            if rival in (MAIN, ORACLE) or theirs is None:
                continue
            if better(name) * (theirs["mean"] - ours["mean"]) > 1e-9:
                found.setdefault(name, []).append(rival)
    return found


def operating_point(scores: tuple[Score, ...]) -> Line:
    """Coverage and risk of the run as it was: what was answered, and how much of that was wrong."""
    answered = [score for score in scores if score.values.get("decline_precision") is None]
    wrong = sum(score.verdict != "correct" for score in answered)
    return {"coverage": len(answered) / max(1, len(scores)), "risk": wrong / max(1, len(answered))}


def curves(scores: tuple[Score, ...]) -> Line:
    """Points of the risk-coverage curve, and the bins of the reliability diagram."""
    sure, right, answerable = sureness(scores)
    coverage, risk = risk_coverage(sure, right)
    return {
        "coverage": [round(float(x), 6) for x in coverage],
        "risk": [round(float(x), 6) for x in risk],
        "reliability": [vars(found) for found in reliability(sure, answerable)],
    }
