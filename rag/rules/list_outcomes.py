"""Lists of outcomes by name and by title, each cited to its lines in the head."""

from collections import Counter
from collections.abc import Sequence

from rag.quoting.outcome_names import full_name, joined, printed_id, report_name
from rag.rules.outline import Entry, cite_entries
from rag.types import Finding

MOST_ENTRIES, MOST_REPORTS = 24, 12
"""Outcomes that a list shows, and reports that it counts one by one."""


def list_outcomes(entries: Sequence[Entry], lead: str, note: str = "") -> Finding | None:
    """The entries by name and by title, each with its citation; those of several reports under the name of each, with
    how many it has. None where none can be cited."""
    cited = [entry for entry in entries if cite_entries([entry])]
    if not cited:
        return None
    shown = cited[:MOST_ENTRIES]
    short = printed_id(shown[0].outcome) if len(shown) == 1 else None
    notes = (*([note] if note else []), *not_shown(len(entries) - len(shown), "outcomes"))
    told = _by_report(entries, shown) if len({e.outcome.report for e in entries}) > 1 else _of_one_report(shown)
    return Finding(cite_entries(shown), short, notes, text=f"{lead}{told}")


def not_shown(count: int, what: str) -> list[str]:
    """The note that `count` more are left out, where any are."""
    return [f"{count} more {what} are not shown."] if count > 0 else []


def _of_one_report(shown: Sequence[Entry]) -> str:
    names = [f"{full_name(entry.outcome)} [{n}]" for n, entry in enumerate(shown, 1)]
    titles = [f"{entry.outcome.number or entry.outcome.outcome_id}: {entry.outcome.title} [{n}]"
              for n, entry in enumerate(shown, 1)]
    return f"{joined(names)}.\n\n" + "\n".join(titles)


def _by_report(entries: Sequence[Entry], shown: Sequence[Entry]) -> str:
    counts = Counter(entry.outcome.report for entry in entries)
    told = [f"{count} in {report_name(report)}" for report, count in counts.items()]
    further = len(told) - MOST_REPORTS
    counted = joined(told[:MOST_REPORTS] + ([f"others in {further} more reports"] if further > 0 else []))
    parts = [f"{counted}."]
    for report in dict.fromkeys(entry.outcome.report for entry in shown):
        lines = [f"{full_name(entry.outcome)}: {entry.outcome.title} [{n}]"
                 for n, entry in enumerate(shown, 1) if entry.outcome.report == report]
        parts.append("\n".join([f"{report_name(report)}:", *lines]))
    return "\n\n".join(parts)
