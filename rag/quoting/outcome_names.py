"""What outcomes and reports are called in an answer."""

from collections import Counter
from collections.abc import Sequence

from ingest.types import Outcome, Report


class Labels:
    """What people call outcomes where `among` are spoken of."""

    def __init__(self, among: Sequence[Outcome]) -> None:
        """What tells `among` apart, counted once."""
        self._several = len({outcome.report.report_id for outcome in among}) > 1
        self._bearers = Counter(outcome.number or outcome.title for outcome in among)

    def of(self, outcome: Outcome) -> str:
        """Its number, its title without one; the kind where two bear it, the report where there are several."""
        name = plain_name(outcome)
        if self._several:
            return f"{report_name(outcome.report)}, {name}"
        return f"{outcome.kind} {name}" if self._bearers[outcome.number or outcome.title] > 1 else name


def label(outcome: Outcome, among: Sequence[Outcome]) -> str:
    """What people call one outcome where `among` are spoken of; for several see `Labels`."""
    return Labels(among).of(outcome)


def report_name(report: Report) -> str:
    """Country and year, the title where it has none."""
    return " ".join(str(part) for part in (report.country or report.title, report.year) if part)


def plain_name(outcome: Outcome) -> str:
    """Its number, its title without one, else its id."""
    return outcome.number or outcome.title or outcome.outcome_id


def joined(names: Sequence[str]) -> str:
    """Names as prose lists them: "3.1", "3.1 and 3.2", "3.1, 3.2 and 4.1"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def printed_id(outcome: Outcome) -> str:
    """The id as the report has it."""
    return outcome.outcome_id.split("~")[0]


def full_name(outcome: Outcome) -> str:
    """Number, short id and full id: people search for each of them."""
    full = printed_id(outcome)
    short = "_".join(full.rsplit("_", 2)[-2:]) if full.count("_") >= 2 else ""
    known = [part for part in (short, full) if part and part != outcome.number]
    return f"outcome {outcome.number} ({', '.join(known)})" if outcome.number else full
