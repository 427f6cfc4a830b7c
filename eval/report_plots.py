"""Which plots a report has, and what to read from each."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval import plots
from eval.measures.answer import PRIMARY
from eval.measures.declining import FAILURES
from eval.measures.retrieval import CUTS
from eval.summary import MAIN
from eval.types import Line


@dataclass(frozen=True)
class Plot:
    """A drawn plot, the name of its file, and what to read from it."""

    name: str
    title: str
    svg: str
    caption: str


def draw_plots(summary: Line, milliseconds: Sequence[float]) -> list[Plot]:
    """Every plot for which the run has figures, in the order in which a report shows them."""
    systems, curves = summary["systems"], summary["curves"]
    as_set = (curves["as_set"]["coverage"], curves["as_set"]["risk"])
    failed = systems[MAIN]["failures"]
    drawn = [
        Plot(
            "systems",
            "Right within the first 60 words",
            plots.forest(_rows(systems), "share of answerable questions, 95 % interval"),
            "The assistant above, what it has to beat below. The oracle is given gold passages: a ceiling.",
        ),
        Plot(
            "failures",
            "Where it fails",
            plots.bars({kind: failed[kind] for kind in FAILURES if kind in failed} or {"none": 0}),
            "Each question that was not handled rightly, by the first step that went wrong.",
        ),
        Plot(
            "risk_coverage",
            "Risk and coverage",
            plots.risk_coverage(curves["coverage"], curves["risk"], as_set),
            "If only the surest answers were given: how many of them would be wrong. What was declined counts "
            "by its best sentence alone.",
        ),
        Plot(
            "reliability",
            "Reliability of confidence",
            plots.reliability(curves["reliability"]),
            "Confidence is that the reports answer; on the dashed line it is the share of questions that they "
            "do answer. Numbers are questions.",
        ),
        Plot(
            "recall",
            "Evidence found",
            plots.recall_curves(_recall(systems), CUTS),
            "Share of the relevant passages among the first k.",
        ),
        Plot("latency", "Time", plots.histogram(milliseconds), "One warm answer, from question to answer line."),
    ]
    differences = {**summary["robustness"]["forms"], **_spoilt(summary)}
    if differences:
        robust = plots.forest(differences, "change of the primary measure, 95 % interval", zero=True)
        caption = "The same fact asked otherwise, against its natural wording. Left of the line: worse."
        drawn.insert(2, Plot("robustness", "What a wording costs", robust, caption))
    return drawn


def _rows(systems: Line) -> dict[str, dict[str, float | None]]:
    return {system: line["measures"][PRIMARY] for system, line in systems.items() if PRIMARY in line["measures"]}


def _recall(systems: Line) -> dict[str, list[float | None]]:
    names = [name for name in (MAIN, "words only", "meaning only") if name in systems]
    found = {name: [systems[name]["measures"].get(f"R@{k}") for k in CUTS] for name in names}
    return {name: [value and value["mean"] for value in values] for name, values in found.items()}


def _spoilt(summary: Line) -> dict[str, dict[str, float | None]]:
    return {f"{name} (made)": line for name, line in summary["robustness"]["spoilt"].items() if line}
