"""Figures on a terminal."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from eval.compare import Comparison
from eval.measures.answer import PRIMARY
from eval.resample import Interval
from eval.types import Line, Prediction

HEADLINE = (
    "right@60w", "correct", "incorrect", "not_attempted", "containment", "holds_answer", "EM", "F1",
    "figure_exact", "R@5", "coverage@5", "section_hit@1", "section_hit@5", "section_hit@10",
    "quote_validity", "outcome_precision", "outcome_recall", "span_F1", "citation_recall", "citation_precision",
    "decline_precision", "decline_recall", "decline_F1", "AURC", "coverage@5%risk", "words",
)  # fmt: skip


BUSY = 1.5
"""Processes a core above which times say more about the machine than about the program."""


def shown(value: Line | None, digits: int = 3) -> str:
    """A mean as ".812", or as "41.3" where it exceeds 1; "–" where there is none."""
    if value is None:
        return "–"
    mean = float(value["mean"])
    return f"{mean:.1f}" if abs(mean) > 1 else f"{mean:.{digits}f}".replace("0.", ".", 1)


def with_interval(value: Line | None) -> str:
    """The mean with the ends of its interval and the number of questions."""
    if value is None:
        return "–"
    return f"{shown(value)} {bounds(value)} n={value['n']}"


def bounds(value: Line) -> str:
    """The ends of an interval as "[.540, .710]"; "[–]" where it has none."""
    if value["low"] is None:
        return "[–]"
    low, high = (shown({"mean": value[end]}) for end in ("low", "high"))
    return f"[{low}, {high}]"


def with_sign(difference: Interval) -> str:
    """A difference with the ends of its interval, each with its sign."""
    if difference.low is None or difference.high is None:
        return f"{difference.mean:+.3f} [–]"
    return f"{difference.mean:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}]"


def print_systems(summary: Line, names: Sequence[str] = HEADLINE) -> None:
    """One row for each measure, the first system with intervals, the others as columns of means.

    "▲" marks a baseline that is better than the first.
    """
    systems, beaten = summary["systems"], summary["beaten_by"]
    first, *others = systems
    table = Table(title=None, show_edge=False, pad_edge=False)
    table.add_column("measure")
    table.add_column(f"{first} [95 %]", no_wrap=True)
    for other in others:
        table.add_column(other, justify="right")
    for name in names:
        values = [systems[system]["measures"].get(name) for system in systems]
        if any(values):
            flags = ["▲ " if other in beaten.get(name, ()) else "" for other in others]
            means = [flag + shown(value) for flag, value in zip(flags, values[1:], strict=True)]
            table.add_row(name, with_interval(values[0]), *means)
    console().print(table)


def print_overlap(groups: dict[str, Line]) -> None:
    """Scores by quartile of the words that question and evidence share: how much copying helps."""
    names = (PRIMARY, "R@5")
    rows = [(name, line["n"], *(shown(line["measures"].get(n)) for n in names)) for name, line in groups.items()]
    if rows:
        print_rows(rows, ("words shared with the evidence", "n", *names))


def print_writers(answers: Iterable[Prediction], not_written: dict[str, int]) -> None:
    """Who wrote how many answers, and a line for each reason why a language model wrote none."""
    by = Counter(answer.writer for answer in answers if answer.status == "answered")
    print(f"answers by writer: {', '.join(f'{name} {n}' for name, n in by.most_common())}")
    for reason, n in not_written.items():
        print(f"not written, {n} times: {reason}")


def print_speed(speed: Line) -> None:
    """Warm and cold figures in a line each."""
    stages = speed["warm"]["stages"]
    parts = [f"{stage} {ms['p50']:.1f}/{ms['p95']:.1f}" for stage, ms in stages.items()]
    print(f"warm p50/p95 ms: {', '.join(parts)}; {speed['warm']['questions_per_second']} questions a second, "
          f"{speed.get('peak_mb', 0)} MB at most")
    if bare := speed.get("warm_without_reader", {}).get("stages"):
        parts = [f"{stage} {ms['p50']:.1f}/{ms['p95']:.1f}" for stage, ms in bare.items()]
        print(f"with READER=none: {', '.join(parts)}")
    if large := speed.get("at_scale"):
        print(f"with {large['sections']} sections: total {large['p50']:.1f}/{large['p95']:.1f}, n={large['questions']}")
    if speed.get("load", 0) > BUSY:
        print(f"the machine was busy ({speed['load']} processes a core): times are too long")
    if spent := speed.get("spent"):
        cost = "" if spent["cost"] is None else f", {spent['cost']:.2f} in all"
        print(f"the writer took {spent['prompt']} prompt and {spent['completion']} completion tokens{cost}")
    if cold := speed["cold"]:
        print(
            f"first answer of a fresh process: {cold['seconds']:.2f} s, {cold['peak_mb']} MB; through "
            f"sentence-transformers {cold['reference_seconds']:.2f} s, {cold['reference_peak_mb']} MB: "
            f"{cold['ratio']} times sooner"
        )


def print_comparison(comparison: Comparison) -> None:
    """One row for each measure; "*" where the difference is significant after correction."""
    rows = [
        (
            f"{found.measure}{' (primary)' if found.measure == PRIMARY else ''}",
            found.a,
            found.b,
            with_sign(found.difference),
            f"{found.p:.4f}",
            f"{found.p_holm:.4f}{' *' if found.significant else ''}",
            f"{found.wins}/{found.ties}/{found.losses}",
            found.difference.n,
        )
        for found in comparison.differences
    ]
    print_rows(rows, ("measure", "A", "B", "B - A [95 %]", "p", "p Holm", "win/tie/loss", "n"))
    for flip in comparison.flips:
        print(f"{flip['id']}  {flip['type']}: {flip['from']} -> {flip['to']} {flip['failure'] or ''}".rstrip())


def print_rows(rows: Sequence[Sequence[object]], header: Sequence[str]) -> None:
    """A plain table, figures to the right."""
    table = Table(show_edge=False, pad_edge=False)
    for i, name in enumerate(header):
        numeric = i > 0 and all(isinstance(row[i], int | float) for row in rows)
        table.add_column(name, justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    console().print(table)


def console() -> Console:
    """Standard output; wide enough for a table where it is no terminal."""
    found = Console()
    return found if found.is_terminal else Console(width=200)
