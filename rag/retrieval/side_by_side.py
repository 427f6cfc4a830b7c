"""One question asked of each of several outcomes or countries that it names: "What do 6.1 and 3.2 say about …?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from ingest.types import Outcome
from rag.quoting.outcome_names import plain_name
from rag.retrieval.retrieve import retrieve
from rag.retrieval.scope import is_named
from rag.types import Query, Scope, Search

_COMPARING = re.compile(
    r"\b(?:(?:please )?compare|comparison (?:of|between)|differ(?:ences?)?(?: between)?|contrast|as opposed to|versus"
    r"|vs\.?|each|both|respectively|the two)\b",
    re.IGNORECASE,
)
_PER_OUTCOME = re.compile(
    r"\b(?:(?:per|by)(?: each| every)? outcome|outcome (?:by|for|after) outcome"
    r"|(?:(?:in|under|for|of|from|within) )?(?:each|every)(?: (?:single|one))?(?: of the(?: \w+)?)? outcomes?['’]s"
    r"|(?:in|under|for|of|from|within) (?:each|every)(?: (?:single|one))?(?: of the(?: \w+)?)? outcomes?"
    r"|(?:for|of) all (?:of )?(?:the )?(?:\w+ )?outcomes)\b(?!\s*(?:\d|[A-Z]{0,3}_?[DO]_\d))",
    re.IGNORECASE,
)
"""Asks something of every outcome."""
_JOINT = r"\b(?:in|under|of|for|from|to|with|and|or|than|between|by|outcomes?)\b"
_LEFT_OVER = re.compile(rf"(?:{_JOINT}\W*)+(?=[?.!,]|$)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_MOST_SIDES = 8
"""Sections that are compared: each costs a search and a reading of its own. More are searched together."""


def searches_side_by_side(search: Search, index: Index) -> tuple[Search, ...]:
    """A search in each section that the question names, in every one ("per outcome"), or in the reports of each
    country, of the question without these names and without the words of comparing; empty where it names fewer than two
    outcomes and fewer than two countries, more than can be compared, or nothing else."""
    query, sections = search.query, search.scope.sections
    named = [reference for reference in query.outcomes if any(is_named(section, (reference,)) for section in sections)]
    sides: list[tuple[Outcome, ...]]
    if len(named) > 1 or (not query.outcomes and _PER_OUTCOME.search(query.standalone)):
        sides, names = [(section,) for section in sections], query.outcomes
    else:
        by_country = {name: tuple(s for s in sections if s.report.country == name) for name in query.countries}
        sides, names = [side for side in by_country.values() if side], query.countries
    bare = _without(query, names)
    if not 2 <= len(sides) <= _MOST_SIDES or not any(sign.isalnum() for sign in bare.standalone):
        return ()
    return tuple(_search(bare, Scope(side, search.scope.absent), index, search) for side in sides)


def side_name(side: Search, sides: Sequence[Search]) -> str:
    """What tells a side from the others: its country, or the number of its outcome."""
    section = side.scope.sections[0]
    if len({other.scope.sections[0].report.country for other in sides}) == len(sides):
        return section.report.country or section.report.title
    return plain_name(section)


def _search(query: Query, scope: Scope, index: Index, search: Search) -> Search:
    return replace(search, query=query, scope=scope, passages=retrieve(query, index, scope))


def _without(query: Query, references: tuple[str, ...]) -> Query:
    return replace(query, question=_bare(query.question, references), standalone=_bare(query.standalone, references),
                   outcomes=())


def _bare(text: str, references: tuple[str, ...]) -> str:
    text = _COMPARING.sub(" ", _PER_OUTCOME.sub(" ", text))
    for reference in references:
        named = rf"(?:{_JOINT}\s+)*(?<![\w.]){re.escape(reference)}(?![\w.]*\w)"
        text = re.sub(named, " ", text, flags=re.IGNORECASE)
    return _BLANKS.sub(" ", _LEFT_OVER.sub("", text)).strip()
