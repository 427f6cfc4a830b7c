"""One question asked of each of several outcomes that it names: "What do 6.1 and 3.2 say about …?"."""

import re
from dataclasses import replace

from ingest.index import Index
from ingest.types import Outcome
from rag.names import names_outcome
from rag.retrieve import retrieve
from rag.types import Query, Scope, Search

_COMPARING = re.compile(
    r"\b(?:(?:please )?compare|comparison (?:of|between)|differ(?:ences?)?(?: between)?|contrast|as opposed to|versus"
    r"|vs\.?|each|both|respectively|the two)\b",
    re.IGNORECASE,
)
_JOINT = r"\b(?:in|under|of|for|from|to|with|and|or|than|between|by|outcomes?)\b"
_LEFT_OVER = re.compile(rf"(?:{_JOINT}\W*)+(?=[?.!,]|$)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_MOST_SIDES = 8
"""Sections that are compared: each costs a search and a reading of its own. More are searched together."""


def searches_side_by_side(search: Search, index: Index) -> tuple[Search, ...]:
    """A search in each section that the question names, of the question without these names and without the words
    of comparing; empty where it names fewer than two outcomes, more sections than can be compared, or nothing else."""
    sections = search.scope.sections
    if not 2 <= len(sections) <= _MOST_SIDES:
        return ()
    named = [reference for reference in search.query.outcomes if any(_is(reference, s) for s in sections)]
    if len(named) < 2:
        return ()
    query = _without(search.query, search.query.outcomes)
    if not any(sign.isalnum() for sign in query.standalone):
        return ()
    return tuple(_search(query, Scope((section,), search.scope.absent), index, search) for section in sections)


def _search(query: Query, scope: Scope, index: Index, search: Search) -> Search:
    return replace(search, query=query, scope=scope, passages=retrieve(query, index, scope))


def _without(query: Query, references: tuple[str, ...]) -> Query:
    return replace(query, question=_bare(query.question, references), standalone=_bare(query.standalone, references),
                   outcomes=())


def _bare(text: str, references: tuple[str, ...]) -> str:
    text = _COMPARING.sub(" ", text)
    for reference in references:
        named = rf"(?:{_JOINT}\s+)*(?<![\w.]){re.escape(reference)}(?![\w.]*\w)"
        text = re.sub(named, " ", text, flags=re.IGNORECASE)
    return _BLANKS.sub(" ", _LEFT_OVER.sub("", text)).strip()


def _is(reference: str, section: Outcome) -> bool:
    return names_outcome(reference, section.outcome_id, section.number)
