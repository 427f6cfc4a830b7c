"""Filters in the sidebar, kept in the address so that a link or a reload brings them back."""

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from ingest.index import Index
from ingest.types import Outcome
from rag.retrieval.scope import filter_sections
from rag.types import Filters
from ui.names import short_id

KEYS = ("country", "year", "outcome")


def choose_filters(index: Index) -> Filters:
    """The filters chosen. Only values that occur are offered; outcomes, those of the countries and years."""
    _restore()
    sections = index.outcomes
    with st.sidebar:
        country = _choose("country", "Country", "All countries", _values(s.report.country for s in sections))
        year = _choose("year", "Year", "All years", _values(s.report.year for s in sections)[::-1])
        within = filter_sections(sections, Filters(country, year))
        outcome = _choose("outcome", "Outcome", "All outcomes", outcome_ids(within))
    _keep(dict(zip(KEYS, (country, year, outcome), strict=True)))
    return Filters(country, year, outcome)


def outcome_ids(sections: Iterable[Outcome]) -> tuple[str, ...]:
    """Their ids, sorted and once each: the same id recurs every year."""
    return _values(section.outcome_id for section in sections)


def _restore() -> None:
    """Takes the values in the address on the first run of a session; later the widgets hold them."""
    if "filters_restored" not in st.session_state:
        st.session_state.filters_restored = True
        for key in KEYS:
            st.session_state[key] = st.query_params.get_all(key)


def _keep(chosen: dict[str, tuple[Any, ...]]) -> None:
    """Writes the filters into the address; what others keep there stays."""
    for key, values in chosen.items():
        if values:
            st.query_params[key] = [str(value) for value in values]
        elif key in st.query_params:
            del st.query_params[key]


def _choose(key: str, label: str, placeholder: str, options: Sequence[Any]) -> tuple[Any, ...]:
    by_name = {str(option): option for option in options}
    chosen = [by_name[str(value)] for value in st.session_state.get(key, ()) if str(value) in by_name]
    st.session_state[key] = chosen
    return tuple(st.multiselect(label, options, key=key, placeholder=placeholder, format_func=_shown))


def _shown(option: object) -> str:
    return short_id(str(option))


def _values(found: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted({value for value in found if value is not None}))
