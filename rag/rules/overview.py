"""What an outcome or a report is, for who asks for nothing more: titles, dates, stated statuses, addresses."""

import re
from collections.abc import Sequence

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.types import Outcome, Report, Span
from rag.kinds.overview_question import Kind, read_overview_question
from rag.quoting.links import record_url
from rag.quoting.outcome_names import full_name, label, report_name
from rag.retrieval.scope import other_year
from rag.rules.judgement import judging_words, short_judgement
from rag.rules.list_outcomes import not_shown
from rag.rules.outline import cite_entries, find_entry, find_head, printed_date, printed_fact
from rag.rules.record import NO_DATE
from rag.types import Evidence, Finding, Query, Scope

_MOST = 12
"""Outcomes or reports that are told of one by one."""
_ORIGIN = re.compile(r"\b(?:author|publish|written by|prepared by|issued)", re.IGNORECASE)
_NO_ORIGIN = "The head of the report names no author, publisher or date of publication."
_MADE_UP_OF_ID = "The address is that of the public record with this id; the report prints none."


def give_overview(query: Query, scope: Scope, index: Index) -> Finding | None:
    """What the outcomes named, or the reports in scope, are; None where the question asks for anything else,
    such as what they say of another year."""
    if not scope.sections:
        return None
    kind = read_overview_question(query, scope, index)
    if kind == "origin":
        return _origin(scope.reports, index)
    others = set(query.years) - {report.year for report in scope.reports}
    if kind != "reports" and any(str(year) in section.text for year in others for section in scope.sections):
        return None
    if kind and (reason := other_year(query, scope)):
        return Finding(reason=reason)
    return _overview(kind, scope, index) if kind else None


def _overview(kind: Kind, scope: Scope, index: Index) -> Finding | None:
    if kind == "link":
        return _links(scope.sections[:_MOST], index)
    if kind == "outcomes":
        return _outcomes(scope.sections, index)
    return _reports(scope, index) if kind == "reports" or len(scope.reports) > 1 else _report(scope, index)


class _Lines:
    """Paragraphs of an answer with the evidence that they cite."""

    def __init__(self) -> None:
        self.evidence: list[Evidence] = []
        self.paragraphs: list[str] = []

    def add(self, text: str, cited: Sequence[Evidence]) -> None:
        """`text` with the number of the first piece cited, or bare where there is none."""
        self.evidence += cited[:1]
        self.paragraphs.append(f"{text} [{len(self.evidence)}]" if cited else text)

    def finding(self, notes: Sequence[str] = (), short: str | None = None) -> Finding:
        """The paragraphs as the text of an answer."""
        return Finding(tuple(self.evidence), short, tuple(notes), text="\n\n".join(self.paragraphs))


def _outcomes(outcomes: Sequence[Outcome], index: Index) -> Finding:
    lines, several = _Lines(), len(index.reports) > 1
    for outcome in outcomes[:_MOST]:
        name = f"{report_name(outcome.report)}, {full_name(outcome)}" if several else full_name(outcome)
        lines.add(f"{name[0].upper()}{name[1:]}: {outcome.title}", cite_entries([find_entry(outcome, index)]))
        if outcome.status:
            status = Evidence(outcome, outcome.status, judging_words(outcome))
            told = outcome.words(outcome.status) if len(outcomes) == 1 else f"Status: {short_judgement(outcome)}"
            lines.add(told, [status])
        first = _first_sentence(outcome) if len(outcomes) == 1 or not lines.evidence else None
        if first and not any((e.outcome.key, e.span) == (outcome.key, first) for e in lines.evidence):
            lines.add(outcome.words(first), [Evidence(outcome, first, ())])
    silent = [label(outcome, outcomes) for outcome in outcomes[:_MOST] if outcome.status is None]
    notes = [f"The report states no status for {', '.join(silent)}."] if silent else []
    notes += not_shown(len(outcomes) - _MOST, "outcomes")
    return lines.finding(notes, outcomes[0].title if len(outcomes) == 1 and lines.evidence else None)


def _first_sentence(outcome: Outcome) -> Span | None:
    """The first sentence besides the one that states the status."""
    return next((span for span in split_sentences(outcome.text) if span != outcome.status), None)


def _report(scope: Scope, index: Index) -> Finding:
    report, lines = scope.reports[0], _Lines()
    lines.add(f"The report is on {_subject(report)}.", _cite_subject(report, scope, index))
    head = find_head(report, index)
    dated = printed_date(head) if head else None
    if head and dated:
        lines.add(f"The data are as of {head.words(dated[1])}.", [Evidence(head, dated[0], (dated[1],))])
    count, there = len(scope.sections), sum(section.report == report for section in index.outcomes)
    lines.add(f"It has {there} outcome{'s' * (there > 1)}{f', {count} of which are' if count < there else ''}:", [])
    for outcome in scope.sections[:_MOST]:
        title = f"{label(outcome, scope.sections)}: {outcome.title}" if outcome.number else full_name(outcome)
        lines.add(title, cite_entries([find_entry(outcome, index)]))
    if count > _MOST:
        lines.add(f"and {count - _MOST} more.", [])
    return lines.finding()


def _reports(scope: Scope, index: Index) -> Finding:
    lines, reports = _Lines(), scope.reports
    lines.add(f"{len(reports)} report{'s' * (len(reports) > 1)}:", [])
    for report in reports[:_MOST]:
        count = sum(section.report == report for section in scope.sections)
        told = f"{_subject(report)} ({count} outcome{'s' * (count > 1)})"
        lines.add(told, _cite_subject(report, scope, index))
    if len(reports) > _MOST:
        lines.add(f"and {len(reports) - _MOST} more.", [])
    return lines.finding()


def _subject(report: Report) -> str:
    return " in ".join(str(part) for part in (report.country, report.year) if part) or report.title


def _cite_subject(report: Report, scope: Scope, index: Index) -> list[Evidence]:
    """The line of the head that names year or country; the report's first sentence where it has no head."""
    head = find_head(report, index)
    facts = [str(fact) for fact in (report.year, report.country) if fact]
    for found in (printed_fact(head, fact) for fact in facts if head):
        if head and found:
            return [Evidence(head, found[0], (found[1],))]
    first = next(section for section in scope.sections if section.report == report)
    return [Evidence(first, span, ()) for span in split_sentences(first.text)[:1]]


def _origin(reports: Sequence[Report], index: Index) -> Finding | None:
    heads = [head for report in reports if (head := find_head(report, index))]
    if any(_ORIGIN.search(head.text) for head in heads):
        return None
    head = heads[0] if heads else None
    dated = printed_date(head) if head and len(reports) == 1 else None
    if head is None or dated is None:
        return Finding(reason=f"{_NO_ORIGIN} {NO_DATE}" if len(reports) == 1 else _NO_ORIGIN)
    nearest = Evidence(head, dated[0], (dated[1],))
    return Finding((nearest,), reason=f"{_NO_ORIGIN} The data are as of {head.words(dated[1])}.")


def _links(outcomes: Sequence[Outcome], index: Index) -> Finding:
    lines = _Lines()
    for outcome in outcomes:
        if url := record_url(outcome):
            first = [Evidence(outcome, span, ()) for span in split_sentences(outcome.text)[:1]]
            cited = (*cite_entries([find_entry(outcome, index)]), *first)
            lines.add(f"Outcome {label(outcome, outcomes)}: {url}", cited)
    if not lines.evidence:
        return Finding(reason="The report prints no address, and none is known for an outcome without a public id.")
    return lines.finding([_MADE_UP_OF_ID])
