"""Questions to begin with, made from what the index holds, so that each of them has an answer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.types import Outcome
from ui.names import report_name, short_id

MOST = 5


def suggest_questions(sections: Sequence[Outcome]) -> tuple[str, ...]:
    """At most `MOST` questions of different kinds, always the same for the same outcomes."""
    kinds = (_status(sections), _subject(sections), _plan(sections), _definition(sections), _list(sections))
    found = [question for kind in kinds for question in kind]
    return tuple(dict.fromkeys(found))[:MOST]


def _status(sections: Sequence[Outcome]) -> Iterator[str]:
    for section in sections:
        if section.status:
            name = section.number or short_id(section.outcome_id)
            yield f"Was outcome {name} achieved{_where(section, sections)}?"
            return


def _subject(sections: Sequence[Outcome]) -> Iterator[str]:
    """The body or term that most outcomes speak of, among those that some outcome explains."""
    terms = {a.short for section in sections for a in section.abbreviations if len(a.short) > 2}
    spread = {term: sum(_speaks_of(term, section) for section in sections) for term in sorted(terms)}
    term = max(spread, key=lambda short: spread[short], default="")
    if spread.get(term, 0) > 1:
        yield f"What do the reports say about {term}?"


def _plan(sections: Sequence[Outcome]) -> Iterator[str]:
    for section in sections:
        year = section.report.year
        if year and re.search(rf"\bwill\b[^.]*\b{year + 1}\b", section.text):
            yield f"What is planned for {year + 1}?"
            return


def _definition(sections: Sequence[Outcome]) -> Iterator[str]:
    for section in sections:
        if section.abbreviations:
            yield f"What does {section.abbreviations[0].short} stand for?"
            return


def _list(sections: Sequence[Outcome]) -> Iterator[str]:
    """Which outcomes a report covers; asked of the first report with more than one."""
    counts = Counter(section.report for section in sections)
    for report, count in counts.items():
        if count > 1 and report.year:
            yield f"Which outcomes does the report on {report_name(report)} cover?"
            return


def _speaks_of(term: str, section: Outcome) -> bool:
    return term in section.text and re.search(rf"\b{re.escape(term)}\b", section.text) is not None


def _where(section: Outcome, sections: Sequence[Outcome]) -> str:
    """Country and year, where more than one report could be meant."""
    report = section.report
    if len({other.report for other in sections}) == 1:
        return f" in {report.year}" if report.year else ""
    return f" in {report_name(report)}" if report.country else ""
