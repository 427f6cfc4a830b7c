"""Which sections a question may be answered from."""

from collections.abc import Sequence

from ingest.index import Index
from ingest.types import HEAD, Outcome
from rag.names import named_countries, names_outcome, set_aside, world_countries
from rag.types import Filters, Query, Scope


def resolve_scope(query: Query, index: Index) -> Scope:
    """The outcomes that pass the filters and what the question itself names; heads are left out.

    A country or outcome that the question names narrows the scope where a report has it, and is reported as
    absent where none has; an outcome that it sets aside ("except 3.1") is left out; a year narrows it where it is
    the reporting year of some report left, and is never absent, since a report tells of other years too.
    """
    sections = filter_sections([s for s in index.sections if s.kind != HEAD], query.filters)
    absent = list(_foreign(query, sections))
    sections = _narrow(sections, [s for s in sections if s.report.country in query.countries])
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
