"""Which sections a question may be answered from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.index import Index
from ingest.types import Outcome, Report
from rag.quoting.outcome_names import joined, report_name
from rag.types import Filters, Query, Scope
from rag.words.names import named_countries, names_outcome, set_aside, without_outcomes, world_countries

_MOST_NAMED = 4
"""Reports that are named in place of the one asked for."""


def resolve_scope(query: Query, index: Index) -> Scope:
    """The outcomes that pass the filters and what the question itself names; heads are left out.

    A country or outcome that the question names narrows the scope where a report has it, and is reported as
    absent where none has, but for an outcome beside another that there is: that is told in a note. An outcome that it
    sets aside ("except 3.1") is left out; a year narrows it where it is the reporting year of some report left, and is
    absent only as that of a report ("the 2022 report"), since a report tells of other years too.
    """
    sections = filter_sections(index.outcomes, query.filters)
    absent = list(_foreign(query, sections))
    sections = _narrow(sections, [s for s in sections if s.report.country in query.countries])
    absent += _years_of_reports(query, sections)
    sections = _narrow(sections, [s for s in sections if s.report.year in query.years])
    there, sections = sections, left_in(sections, query)
    named = [section for section in sections if is_named(section, query.outcomes)]
    missing = [f"outcome {reference}" for reference in _missing(query, sections)]
    if not named:
        return Scope(tuple(sections), (*absent, *missing))
    return Scope(tuple(named), tuple(absent), tuple(no_outcome(name, there) for name in missing))


def left_in(sections: list[Outcome], query: Query) -> list[Outcome]:
    """`sections` without those that the question sets aside; all where none would be left."""
    named = set_aside(query.question if query.outcomes else query.standalone, {s.number for s in sections if s.number})
    aside = [reference for reference in named if reference not in query.outcomes]
    return _narrow(sections, [section for section in sections if not is_named(section, aside)])


def is_named(section: Outcome, references: Iterable[str]) -> bool:
    """Whether one of `references`, as `named_outcomes` gives them, means this section."""
    return any(names_outcome(reference, section.outcome_id, section.number) for reference in references)


def _missing(query: Query, sections: Sequence[Outcome]) -> list[str]:
    return [reference for reference in query.outcomes if not any(is_named(s, (reference,)) for s in sections)]


def as_searched(query: Query, scope: Scope) -> Query:
    """`query` without the outcomes that it sets aside or that are missing beside those in `scope`: what to look for."""
    missing = [] if scope.absent else _missing(query, scope.sections)
    question, standalone = (without_outcomes(text, missing) for text in (query.question, query.standalone))
    return replace(query, question=question, standalone=standalone) if question and standalone else query


def no_outcome(name: str, sections: Sequence[Outcome]) -> str:
    """That no report has what is absent, and for an outcome those of `sections` that share its first figure, else all
    that there are."""
    told = f"No report here has {name}."
    numbers = sorted({section.number for section in sections if section.number})
    if not name.startswith("outcome") or not numbers:
        return told
    parts = [number for number in numbers if number.startswith(f"{name.removeprefix('outcome ')}.")]
    there = parts or numbers
    return f"{told} There {'is' if len(there) == 1 else 'are'} {', '.join(there)}."


def filter_sections(sections: Sequence[Outcome], filters: Filters) -> list[Outcome]:
    """Those of `sections` that pass; country without regard to case, outcome by id or by any short form of it."""
    countries = {country.casefold() for country in filters.country}
    return [
        section
        for section in sections
        if (not countries or (section.report.country or "").casefold() in countries)
        and (not filters.year or section.report.year in filters.year)
        and (not filters.outcome or section.outcome_id in filters.outcome or is_named(section, filters.outcome))
    ]


def _narrow(sections: list[Outcome], chosen: list[Outcome]) -> list[Outcome]:
    return chosen or sections


def _foreign(query: Query, sections: Sequence[Outcome]) -> tuple[str, ...]:
    """Countries that the question names and that neither a report here is about nor its text speaks of."""
    here = {section.report.country for section in sections}
    elsewhere = tuple(country for country in query.countries if country not in here)
    others = [name for name in world_countries() if name not in here]
    unknown = [name for name in named_countries(query.standalone, others) if name not in query.countries]
    known_parts = [name for name in unknown if not any(name in (country or "") for country in here)]
    silent = [name for name in known_parts if not any(name.casefold() in s.text.casefold() for s in sections)]
    return (*elsewhere, *silent)


def other_year(query: Query, scope: Scope) -> str | None:
    """That no report here is on the years that the question names; None where one is, or its data are of one."""
    held = {year for report in scope.reports for year in _years(report)}
    return no_report_on(query.years, scope.reports) if query.years and not held & set(query.years) else None


def no_report_on(years: Sequence[int], reports: Sequence[Report]) -> str:
    """That none of `reports` is on these years, and which there are, where they are few."""
    names = [report_name(report) for report in reports]
    there = f"; there {'is' if len(names) == 1 else 'are'} {joined(names)}" if len(names) <= _MOST_NAMED else ""
    return f"No report here is on {' or '.join(map(str, years))}{there}."


def _years(report: Report) -> set[int | None]:
    return {report.year, report.data_date.year if report.data_date else None}


def _years_of_reports(query: Query, sections: Sequence[Outcome]) -> tuple[str, ...]:
    """The years of which the question names the report and none here has it, nor tells of such a report itself."""
    held = {section.report.year for section in sections}
    if not held or None in held:
        return ()
    named = {year: _report_of(year, query.countries) for year in query.years if year not in held}
    return tuple(
        str(year) for year, pattern in named.items()
        if pattern.search(query.standalone) and not any(pattern.search(section.text) for section in sections)
    )


def _report_of(year: int, countries: Sequence[str]) -> re.Pattern[str]:
    """Finds "the 2022 Cambodia report", "a report on Cambodia for 2022"; not "the 2022 report on floods"."""
    country = "|".join(map(re.escape, countries)) or "(?!)"
    kind = rf"(?:(?:{country}|country|progress|annual|UN Women)(?:['’]s)? )"
    return re.compile(
        rf"\b{year}(?:['’]s)? {kind}*reports?\b(?! (?:on|by|about|of) (?!(?:{country})\b))"
        rf"|\b(?:(?:the|an?|any|your) {kind}*|{kind}+)reports?(?: (?:on|of|about|for) (?:{country})(?: in)?)?"
        rf"(?: (?:for|of|from|on|about|covering))?(?: the year)? {year}\b",
        re.IGNORECASE,
    )
