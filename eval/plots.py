"""Plots as SVG text (home of matplotlib); colours are CSS variables with a fallback, for a page to set."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib.figure import Figure

INK, MUTED, GRID, MAIN, OTHER, THIRD, BAD = (f"#0{i}0{i}0{i}" for i in range(1, 8))
COLOURS = {
    INK: "var(--ink, #1b2430)",
    MUTED: "var(--muted, #5b6676)",
    GRID: "var(--line, #d5dbe3)",
    MAIN: "var(--main, #1f6fb2)",
    OTHER: "var(--other, #c26a12)",
    THIRD: "var(--third, #2d8a5f)",
    BAD: "var(--bad, #b3372f)",
}
"""Stand-ins that matplotlib draws with, and what they become in the SVG."""

STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "eval",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.labelcolor": MUTED,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "legend.frameon": False,
}


def draw(paint: Callable[[Any], None], width: float = 5.0, height: float = 3.4) -> str:
    """What `paint` draws, as an SVG element without a size; equal input gives equal bytes."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        paint(figure.add_subplot())
        target = io.StringIO()
        figure.savefig(
            target, format="svg", transparent=True, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
        )
    svg = target.getvalue()
    svg = svg[svg.index("<svg") :].replace(f'width="{width * 72:g}pt" height="{height * 72:g}pt"', "", 1)
    for stand_in, colour in COLOURS.items():
        svg = svg.replace(stand_in, colour)
    return svg


def risk_coverage(coverage: Sequence[float], risk: Sequence[float], answered: tuple[float, float]) -> str:
    """Risk over coverage, with the point at which the system works as it is set."""

    def paint(axes: Any) -> None:
        axes.plot(coverage, risk, color=MAIN, drawstyle="steps-post")
        axes.axhline(0.05, color=BAD, linestyle="--", linewidth=1)
        axes.annotate("5 % risk", (1, 0.05), ha="right", va="bottom", color=BAD, fontsize=8)
        axes.plot(*answered, "o", color=OTHER)
        axes.annotate("as set", answered, ha="right", va="bottom", color=OTHER, fontsize=9)
        axes.set(xlabel="coverage: share of questions answered", ylabel="risk: share of them wrong")
        axes.set(xlim=(0, 1.02), ylim=(-0.02, 1.02))

    return draw(paint)


def reliability(bins: Sequence[dict[str, float]]) -> str:
    """Share answerable over confidence; the area of a point is the number of questions in its bin."""

    def paint(axes: Any) -> None:
        axes.plot([0, 1], [0, 1], color=MUTED, linestyle="--", linewidth=1)
        x, y = [b["confidence"] for b in bins], [b["share"] for b in bins]
        axes.plot(x, y, color=MAIN, linewidth=1)
        axes.scatter(x, y, s=[12 + 3 * b["n"] for b in bins], color=MAIN, alpha=0.55, linewidths=0)
        for b in bins:
            axes.annotate(f"{b['n']:.0f}", (b["confidence"], b["share"]), ha="center", va="center", fontsize=7)
        axes.set(xlabel="confidence", ylabel="share answerable", xlim=(0, 1), ylim=(-0.04, 1.04))

    return draw(paint)


def recall_curves(curves: dict[str, list[float | None]], cuts: Sequence[int]) -> str:
    """One line for each system: R@k over k."""

    def paint(axes: Any) -> None:
        for (name, values), colour in zip(curves.items(), (MAIN, OTHER, THIRD), strict=False):
            axes.plot(cuts, values, marker="o", markersize=4, color=colour, label=name)
        axes.set(xlabel="passages k", ylabel="R@k", ylim=(0, 1.02), xticks=list(cuts))
        axes.legend(loc="lower right")

    return draw(paint)


def histogram(milliseconds: Sequence[float]) -> str:
    """How long answers took, with the median and the 95th percentile marked."""

    def paint(axes: Any) -> None:
        ordered = sorted(milliseconds)
        at = {share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)}
        axes.hist([min(ms, 1.3 * at[0.99]) for ms in ordered], bins=30, color=MAIN, alpha=0.75)
        for share, height in ((0.5, 1.0), (0.95, 0.88)):
            axes.axvline(at[share], color=OTHER, linewidth=1)
            place = (at[share], height * axes.get_ylim()[1])
            axes.annotate(f" p{100 * share:.0f} {at[share]:.0f} ms", place, va="top", color=OTHER, fontsize=9)
        axes.set(xlabel="milliseconds for one answer (the slowest in the last bar)", ylabel="answers")

    return draw(paint)


def bars(counts: dict[str, int]) -> str:
    """Counts as horizontal bars, in the order given."""

    def paint(axes: Any) -> None:
        names = list(counts)[::-1]
        drawn = axes.barh(names, [counts[name] for name in names], color=BAD, alpha=0.75)
        axes.bar_label(drawn, padding=3, color=INK)
        axes.grid(visible=False)
        axes.set(xticks=[], xlim=(0, 1.1 * max(1, *counts.values())))
        axes.spines["bottom"].set_visible(False)

    return draw(paint, height=0.6 + 0.32 * len(counts))


def forest(rows: dict[str, dict[str, float | None]], label: str, zero: bool = False) -> str:
    """Estimates with their intervals, if any, a row each, the first in the main colour; a line at 0 if asked for."""

    def paint(axes: Any) -> None:
        for y, row in enumerate(reversed(list(rows.values()))):
            colour = MAIN if zero or y == len(rows) - 1 else MUTED
            if row["low"] is not None:
                axes.plot([row["low"], row["high"]], [y, y], color=colour, linewidth=2)
            axes.plot(row["mean"], y, "o", color=colour)
        if zero:
            axes.axvline(0, color=INK, linewidth=1)
        axes.set_yticks(range(len(rows)), list(rows)[::-1])
        axes.set(xlabel=label, ylim=(-0.6, len(rows) - 0.4))
        axes.grid(visible=False, axis="y")

    return draw(paint, height=0.8 + 0.34 * len(rows))
