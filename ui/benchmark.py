"""The Benchmark page: what the newest run measured, with intervals, plots and everything that went wrong."""

import base64
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from ui.benchmark_run import Figure, Miss, Run, newest_run
from ui.html import escape_text, facts_html, folded_html
from ui.theme import draw_problem

EMPTY = """<h1>Benchmark</h1>
<p class="lead">Nothing has been measured here yet. <code>make bench</code> puts the gold questions to the
assistant and leaves the results for this page.</p>"""

HEADLINE = {
    "right@60w": "answerable questions answered rightly in the first 60 words",
    "correct": "all questions rightly answered or rightly declined",
    "answered_unanswerable": "unanswerable questions answered all the same",
    "declined_answerable": "answerable questions declined",
    "decline_F1": "declining: precision and recall in one",
    "quote_validity": "quotes that stand, to the character, where they say",
    "outcome_precision": "cited outcomes that the gold cites",
    "outcome_recall": "outcomes of the gold that are cited",
    "span_F1": "cited characters that are gold evidence, and the reverse",
    "R@5": "relevant passages among the first 5",
    "figure_exact": "figures given with value, unit and period",
}
"""Measures at the head of the page, by standard name, and what each is the share of."""

PLOTS = {
    "systems": "The assistant, and what it has to beat",
    "failures": "Where it fails",
    "robustness": "What a wording costs",
    "risk_coverage": "How many answers would be wrong if only the surest were given",
    "reliability": "Whether confidence means what it says",
    "recall": "Evidence found among the first passages",
    "latency": "Time for an answer",
}
_COLOUR = re.compile(r"var\(--([\w-]+),\s*([^()]+)\)")
_DARK = {"ink": "#e7ecef", "muted": "#a9b5be", "line": "#38434c", "main": "#5fb0e6", "other": "#e59a4f",
         "third": "#5cc79a", "bad": "#f08a7d"}  # fmt: skip


def draw_benchmark(runs: Path, generation: str) -> None:
    """Draws the newest run under `runs`, or says how to make one. `generation` is the index in use."""
    try:
        run = newest_run(runs)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
    ) as error:  # a run still being written, or of an older form
        draw_problem(f"{runs}: the newest run cannot be read ({error}); run `make bench` again")
        return
    if run is None:
        st.html(EMPTY)
        return
    st.html(f"<h1>Benchmark</h1>{origin_html(run, generation)}{headline_html(run.measures)}")
    if run.report:
        st.download_button("Full report", run.report.read_bytes(), f"{run.folder.name}.html", on_click="ignore")
    dark = st.context.theme.type == "dark"
    st.html("".join(plot_html(name, run.plots[name], dark) for name in _ordered(run.plots)) or "<p></p>")
    st.html(misses_html(run.misses))


def origin_html(run: Run, generation: str) -> str:
    """When, of whom and on what the figures were measured, and whether the index has changed since."""
    flags, commit = run.manifest.get("flags") or {}, str(run.manifest.get("commit") or "")[:10]
    stages = (run.speed.get("warm") or run.speed).get("stages") or {}
    total = stages.get("total")
    facts = [
        ("Questions", str(run.manifest.get("questions") or "")),
        ("Gold", escape_text(str(run.manifest.get("gold") or ""))),
        ("Part", escape_text(str(flags.get("split") or ""))),
        ("Only", escape_text(_left_out(flags))),
        ("Answers", escape_text(_writer(flags))),
        ("Measured", f"{run.finished:%-d %B %Y, %H:%M %Z}" if run.finished else ""),
        ("Program", escape_text(commit + (", with changes" if run.manifest.get("dirty") else ""))),
        ("Index", escape_text(str(run.manifest.get("index") or ""))),
        ("Time", f"{total['p50']:.0f} ms in the middle, {total['p95']:.0f} ms for 95 %" if total else ""),
    ]
    changed = run.manifest.get("index") not in (None, generation)
    note = "<p class='scope'>The index has been rebuilt since: these figures belong to the one named here.</p>"
    return facts_html(facts) + (note if changed else "")


def _left_out(flags: dict[str, Any]) -> str:
    """What narrowed the questions down: filters, and how many were taken at most; "" where nothing did."""
    limit = [f"the first {flags['limit']}"] if flags.get("limit") is not None else []
    return ", ".join([*(flags.get("filter") or ()), *limit])


def _writer(flags: dict[str, Any]) -> str:
    """Whose answers were judged; "" where the run does not say."""
    if flags.get("answers"):
        return f"saved in {flags['answers']}, not asked for anew"
    if "writer" not in flags:
        return ""
    return f"written by {flags['writer']}" if flags["writer"] else "quotes, without a language model"


def headline_html(measures: dict[str, Figure]) -> str:
    """The headline measures that the run has: mean, interval, number of questions."""
    rows = "".join(_row(name, measures[name]) for name in HEADLINE if name in measures)
    head = "".join(f'<th scope="col"{_N}>{name}</th>' for name in ("Mean", "95 % interval", "n"))
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">Share of</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


_N = ' class="number"'


def _row(name: str, figure: Figure) -> str:
    return (
        f'<tr><th scope="row">{HEADLINE[name]} <span class="id">{escape_text(name)}</span></th>'
        f"<td{_N}>{figure.mean:.3f}</td><td{_N}>{_ends(figure)}</td>"
        f"<td{_N}>{figure.n}</td></tr>"
    )


def _ends(figure: Figure) -> str:
    return "–" if figure.low is None else f"{figure.low:.3f} – {figure.high:.3f}"


def plot_html(name: str, svg: str, dark: bool) -> str:
    """A plot as an image, so that nothing in it can act or change the page; its colours fit the theme."""
    drawn = _COLOUR.sub(lambda colour: _DARK.get(colour[1], colour[2]) if dark else colour[2], svg)
    data = base64.b64encode(drawn.encode()).decode()
    title = escape_text(PLOTS.get(name, name.replace("_", " ")))
    source = f"data:image/svg+xml;base64,{data}"
    return f'<figure><figcaption>{title}</figcaption><img alt="{title}" src="{source}"></figure>'


def misses_html(misses: Iterable[Miss]) -> str:
    """Every question that was not handled rightly, by kind of failure; the most frequent kind first."""
    kinds = {kind: list(found) for kind, found in groupby(sorted(misses, key=_kind), key=_kind)}
    drawn = ""
    for kind, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        items = "".join(f"<dt>{escape_text(miss.question)}</dt><dd>{escape_text(miss.answer)}</dd>" for miss in found)
        drawn += folded_html(f"{kind} ({len(found)})", f"<dl class='misses'>{items}</dl>", "kind")
    return f"<h2>What went wrong</h2>{drawn or '<p>Nothing did.</p>'}"


def _kind(miss: Miss) -> str:
    return miss.kind


def _ordered(plots: Iterable[str]) -> list[str]:
    known = list(PLOTS)
    return sorted(plots, key=lambda name: (known.index(name) if name in known else len(known), name))
