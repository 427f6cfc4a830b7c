"""Which sections a question may be answered from."""

import re
from collections.abc import Sequence

from ingest.index import Index
from ingest.types import HEAD, Outcome, Report
from rag.quoting.outcome_names import joined
from rag.types import Filters, Query, Scope
from rag.words.names import named_countries, names_outcome, set_aside, world_countries

_MOST_NAMED = 4
"""Reports that are named in place of the one asked for."""


def resolve_scope(query: Query, index: Index) -> Scope:
    """The outcomes that pass the filters and what the question itself names; heads are left out.

    A country or outcome that the question names narrows the scope where a report has it, and is reported as
    absent where none has; an outcome that it sets aside ("except 3.1") is left out; a year narrows it where it is
    the reporting year of some report left, and is absent only as that of a report ("the 2022 report"), since a report
    tells of other years too.
    """
    sections = filter_sections([s for s in index.sections if s.kind != HEAD], query.filters)
    absent = list(_foreign(query, sections))
    sections = _narrow(sections, [s for s in sections if s.report.country in query.countries])
    absent += _years_of_reports(query, sections)
    sections = _narrow(sections, [s for s in sections if s.report.year in query.years])
    aside = set_aside(query.question if query.outcomes else query.standalone, {s.number for s in sections if s.number})
    sections = _narrow(
        sections, [s for s in sections if not any(names_outcome(r, s.outcome_id, s.number) for r in aside)]
    )
    for reference in query.outcomes:
        if not any(names_outcome(reference, s.outcome_id, s.number) for s in sections):
            absent.append(f"outcome {reference}")
    named = [s for s in sections if any(names_outcome(r, s.outcome_id, s.number) for r in query.outcomes)]
    return Scope(tuple(_narrow(sections, named)), tuple(absent))


def filter_sections(sections: Sequence[Outcome], filters: Filters) -> list[Outcome]:
    """Those of `sections` that pass; country without regard to case, outcome by id or by any short form of it."""
    countries = {country.casefold() for country in filters.country}
    return [
        section
        for section in sections
        if (not countries or (section.report.country or "").casefold() in countries)
        and (not filters.year or section.report.year in filters.year)
        and (not filters.outcome or any(_is(section, wanted) for wanted in filters.outcome))
    ]


def _is(section: Outcome, wanted: str) -> bool:
    return wanted == section.outcome_id or names_outcome(wanted, section.outcome_id, section.number)


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
    names = [f"{report.country or report.title} {report.year or ''}".strip() for report in reports]
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
