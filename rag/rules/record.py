"""Answers from a report's record: its dates, its outcomes, their ids and alignments, cited to its own
lines."""

from collections.abc import Sequence

from ingest.index import Index
from ingest.types import Outcome, Report, Span
from rag.kinds.alignment import Alignment, read_alignment
from rag.kinds.record_question import WANTS_YES_OR_NO, RecordQuestion, read_record_question
from rag.quoting.outcome_names import Labels, full_name, joined, printed_id, report_name
from rag.retrieval.scope import is_named, other_year
from rag.rules.described import find_described_outcome
from rag.rules.list_outcomes import MOST_ENTRIES, MOST_REPORTS, list_outcomes, not_shown
from rag.rules.outline import Entry, cite_entries, find_head, printed_date, printed_fact, read_outline
from rag.types import Evidence, Finding, Query, Scope

NO_DATE = "The report gives no date for its data."


def from_record(query: Query, scope: Scope, index: Index) -> Finding | None:
    """What the record of the reports in scope says; a reason where it lacks what is asked, None where the
    question is not for the record or means an outcome that cannot be told."""
    asked = read_record_question(query, scope, index)
    if asked is None or not scope.sections:
        return None
    fact = asked.kind in ("data date", "year", "country")
    reason = other_year(query, scope)
    if reason and not (fact and WANTS_YES_OR_NO.match(query.question)):
        return Finding(reason=reason)
    return _facts(asked, scope, index) if fact else _of_outcomes(asked, query, scope, index)


def _of_outcomes(asked: RecordQuestion, query: Query, scope: Scope, index: Index) -> Finding | None:
    held = {section.key for section in scope.sections}
    entries = [e for report in scope.reports for e in read_outline(report, index) if e.outcome.key in held]
    if asked.alignment and asked.kind in ("aligned", "unaligned"):
        return (_aligned if asked.kind == "aligned" else _unaligned)(asked.alignment, entries)
    if asked.kind == "outcomes":
        return _listed(asked, entries)
    targets = _targets(asked, query, scope, index)
    chosen = [entry for entry in entries if entry.outcome in targets][:MOST_ENTRIES]
    if not chosen or not all(cite_entries([entry]) for entry in chosen):
        return None
    if len(chosen) > 1:
        return _of_several(asked, chosen)
    if asked.kind == "alignment":
        return _alignment(asked, chosen[0])
    return _named(chosen[0], asked.kind, len(index.reports) > 1)


def _facts(asked: RecordQuestion, scope: Scope, index: Index) -> Finding:
    evidence: list[Evidence] = []
    lines, shorts, silent = [], [], []
    several = len(scope.reports) > 1
    for report in scope.reports[:MOST_REPORTS]:
        head = find_head(report, index)
        found = _fact(asked, report, head) if head else None
        if head is None or found is None:
            silent.append(report.title)
            continue
        span, mark = found
        evidence.append(Evidence(head, span, (mark,)))
        shorts.append(head.words(mark))
        lines.append(_fact_line(asked, report if several else None, shorts[-1], len(evidence)))
    if not evidence:
        return Finding(
            reason=NO_DATE if asked.kind == "data date" else f"The head of the report names no {asked.kind}."
        )
    notes = [f"Not given: {joined(silent)}."] if silent else []
    notes += not_shown(len(scope.reports) - MOST_REPORTS, "reports")
    notes += _other_date(asked, scope.reports[0]) if not several else []
    return Finding(tuple(evidence), None if several else shorts[0], tuple(notes), text="\n".join(lines))


def _fact(asked: RecordQuestion, report: Report, head: Outcome) -> tuple[Span, Span] | None:
    if asked.kind == "data date":
        return printed_date(head)
    fact = report.country if asked.kind == "country" else report.year
    return printed_fact(head, str(fact)) if fact else None


def _fact_line(asked: RecordQuestion, report: Report | None, fact: str, n: int) -> str:
    said = {
        "data date": "The data are as of {}",
        "year": "The report covers {}",
        "country": "The report is on {}",
    }
    return f"{report.title + ': ' if report else ''}{said[asked.kind].format(fact)} [{n}]."


def _other_date(asked: RecordQuestion, report: Report) -> list[str]:
    """The date that is easily taken for the one asked for."""
    if asked.kind == "data date" and report.year:
        return [f"The reporting year is {report.year}."]
    return (
        [f"The data are as of {report.data_date.day} {report.data_date:%B %Y}."]
        if asked.kind == "year" and report.data_date
        else []
    )


def _targets(asked: RecordQuestion, query: Query, scope: Scope, index: Index) -> Sequence[Outcome]:
    """The outcomes named; else the one described, or at a place among those of the only report."""
    if query.outcomes:
        return [section for section in scope.sections if is_named(section, query.outcomes)]
    if asked.place is not None:
        among = scope.sections if len(scope.reports) == 1 and not query.filters.outcome else ()
        return among[-1:] if asked.place < 0 else among[asked.place : asked.place + 1]
    found = find_described_outcome(asked.described, scope, index) if asked.described else None
    return [found] if found else []


def _listed(asked: RecordQuestion, entries: Sequence[Entry]) -> Finding | None:
    chosen = [entry for entry in entries if asked.only in (None, entry.outcome.kind)]
    if not chosen:
        return Finding(cite_entries(entries[:MOST_ENTRIES]), reason=f"The report has no {asked.only} outcome.")
    kind = f"{asked.only} " if asked.only else ""
    lead = f"{len(chosen)} {kind}outcome{'s' if len(chosen) > 1 else ''}: "
    return list_outcomes(chosen, lead)


def _aligned(wanted: Alignment, entries: Sequence[Entry]) -> Finding | None:
    stated = [entry for entry in entries if entry.outcome.alignment]
    chosen = [entry for entry in stated if _is_aligned(entry, wanted)]
    if chosen:
        names = Labels([entry.outcome for entry in entries])
        silent = [names.of(entry.outcome) for entry in entries if not entry.outcome.alignment]
        few = silent and len(silent) <= MOST_REPORTS
        return list_outcomes(chosen, "", f"No plan is named in the titles of {joined(silent)}." if few else "")
    plans = joined(list(dict.fromkeys(entry.outcome.alignment or "" for entry in stated)))
    said = f" The titles name {plans}." if plans else " No title names a plan."
    return Finding(cite_entries(stated[:MOST_ENTRIES]), reason=f"No outcome here refers to that.{said}")


def _unaligned(wanted: Alignment, entries: Sequence[Entry]) -> Finding | None:
    chosen = [entry for entry in entries if not _is_aligned(entry, wanted)]
    if not chosen:
        return list_outcomes(entries, "None, since every title names one: ")
    return list_outcomes(chosen, f"{len(chosen)} of {len(entries)} outcomes have no such plan in their titles: ")


def _is_aligned(entry: Entry, wanted: Alignment) -> bool:
    return bool(entry.outcome.alignment) and wanted.names(read_alignment(entry.outcome.alignment or ""))


def _alignment(asked: RecordQuestion, entry: Entry) -> Finding:
    plan = entry.outcome.alignment
    wanted = asked.alignment
    if plan is None:
        return Finding(cite_entries([entry]), reason=f"The title of outcome {_short(entry)} names no plan.")
    if wanted and not wanted.names(read_alignment(plan)):
        return Finding(cite_entries([entry]), reason=f"The title of outcome {_short(entry)} names {plan} alone.")
    return Finding(cite_entries([entry]), plan, text=f"Outcome {_short(entry)}: {plan} [1].")


def _of_several(asked: RecordQuestion, entries: Sequence[Entry]) -> Finding:
    """What is asked of each, on a line of its own."""
    names, lines = Labels([entry.outcome for entry in entries]), []
    plans = [entry.outcome.alignment for entry in entries]
    wanted = asked.alignment or read_alignment("")
    if asked.kind == "alignment" and not any(plan and wanted.names(read_alignment(plan)) for plan in plans):
        named = "that" if any(plans) else "a plan"
        return Finding(cite_entries(entries), reason=f"No title of these outcomes names {named}.")
    for n, entry in enumerate(entries, 1):
        outcome = entry.outcome
        told = {"alignment": outcome.alignment or "the title names no plan", "title": outcome.title}
        name = names.of(outcome)
        name = f"{name[0].upper()}{name[1:]}" if "," in name else f"Outcome {name}"
        lines.append(f"{name}: {told.get(asked.kind, printed_id(outcome))} [{n}]")
    return Finding(cite_entries(entries), text="\n".join(lines))


def _named(entry: Entry, kind: str, several: bool) -> Finding:
    title, identifier = entry.outcome.title, printed_id(entry.outcome)
    notes = (
        ("Words are missing from the title as the report prints it.",)
        if entry.outcome.title_truncated
        else ()
    )
    place = f"{report_name(entry.outcome.report)}, " if several else ""
    if kind == "title":
        return Finding(cite_entries([entry]), title, notes, text=f"{place or 'Outcome '}{_short(entry)}: {title} [1]")
    return Finding(cite_entries([entry]), identifier, notes, text=f"{place}{full_name(entry.outcome)} [1]: {title}")


def _short(entry: Entry) -> str:
    return entry.outcome.number or entry.outcome.outcome_id
