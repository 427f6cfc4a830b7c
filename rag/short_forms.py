"""Short forms that a question asks about, in whatever case, plural or hyphenation it writes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.types import Abbreviation, Outcome, Span
from rag.expand import GLOSSARY

_CAPITALS = re.compile(
    r"(?<![\w-])(?=(?:[^\sa-z]*[A-Z]){2})[A-Z][A-Za-z0-9]*(?:[&/-][A-Z0-9][A-Za-z0-9]*)*(?![\w-])"
)


_CAPITAL = r"[A-Z][\w’'&-]*"
_NAME = rf"\b{_CAPITAL}(?:\s+(?:(?:of|for|on|in|to|against|and|the|de|la|du|des)\s+){{0,2}}{_CAPITAL})+"


@dataclass(frozen=True)
class Pair:
    """A short form that an outcome spells out."""

    outcome: Outcome
    abbreviation: Abbreviation


def find_short_form(question: str, sections: Sequence[Outcome]) -> tuple[str, Span] | None:
    """The short form that `question` holds and where: the longest one that the sections spell out, else one
    that the field knows, else a word in capitals. None where it holds none."""
    harvested = {a.short for section in sections for a in section.abbreviations}
    for known in (harvested, GLOSSARY):
        found = [(short, match) for short in known for match in _pattern(short).finditer(question)]
        if found:
            short, match = max(found, key=lambda pair: (len(pair[1].group()), pair[0]))
            return short, Span(*match.span())
    shouted = question.upper() == question
    capitals = None if shouted and len(question.split()) > 2 else _CAPITALS.search(question)
    return (capitals.group(), Span(*capitals.span())) if capitals else None


def spelled_out(short: str, sections: Sequence[Outcome]) -> tuple[Pair, ...]:
    """Where the sections spell `short` out, each different expansion once."""
    found: dict[str, Pair] = {}
    for section in sections:
        for abbreviation in section.abbreviations:
            if same_short(abbreviation.short, short):
                found.setdefault(
                    " ".join(abbreviation.expansion.casefold().split()), Pair(section, abbreviation)
                )
    return tuple(found.values())


def name_beside(short: str, sections: Iterable[Outcome]) -> tuple[Outcome, Span] | None:
    """The name in capitals right before the first "(`short`)", for short forms whose letters it does not
    spell."""
    for section in sections:
        for match in re.finditer(rf"(?P<name>{_NAME})\s+\({re.escape(short)}\)", section.text):
            return section, Span(*match.span("name"))
    return None


def first_use(short: str, sections: Iterable[Outcome]) -> tuple[Outcome, Span] | None:
    """The first place where the sections print `short`."""
    pattern = _exact(short)
    for section in sections:
        if match := pattern.search(section.text):
            return section, Span(*match.span())
    return None


def same_short(first: str, second: str) -> bool:
    """Whether two short forms differ in nothing but case, hyphens, blanks and a plural s."""
    return _folded(first) == _folded(second)


def _folded(short: str) -> str:
    plain = re.sub(r"[\s&/-]", "", short).casefold()
    return (
        plain[:-1]
        if len(plain) > 2 and plain.endswith("s") and short[-1] in "sS" and short[-2].isupper()
        else plain
    )


@lru_cache(maxsize=4096)
def _pattern(short: str) -> re.Pattern[str]:
    """Finds `short` in a question; one that is also an English word ("SEA", "WHO") only in its own
    capitals."""
    singular = short[:-1] if len(short) > 2 and short.endswith("s") and short[-2].isupper() else short
    letters = r"[\s-]?".join(map(re.escape, re.split(r"[\s-]", singular)))
    flags = 0 if short.casefold() in _ENGLISH else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){letters}(?:['’]?s)?(?![\w-])", flags)


def _exact(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(short)}s?(?!\w)")


_ENGLISH = frozenset(
    "who sea it us an as is or in on at be to do no so nap we me my act aid art care era men".split()
)
