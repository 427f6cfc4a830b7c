"""What outcomes are called in an answer."""

from collections.abc import Sequence

from ingest.types import Outcome


def label(outcome: Outcome, among: Sequence[Outcome]) -> str:
    """What people call an outcome: its number, its title without one; the report where `among` spans
    several."""
    name = outcome.number or outcome.title or outcome.outcome_id
    if sum((other.number or other.title) == (outcome.number or outcome.title) for other in among) > 1:
        name = f"{outcome.kind} {name}" if len({other.report for other in among}) == 1 else name
    report = outcome.report
    place = " ".join(str(part) for part in (report.country or report.title, report.year) if part)
    return f"{place}, {name}" if len({other.report for other in among}) > 1 else name


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
