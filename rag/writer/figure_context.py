"""The words around a figure, by which one can tell what it counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from ingest.terms import STOP
from rag.figures.dates import Date
from rag.figures.figures import Figure, Figures
from rag.writer.roots import root

Item = Figure | Date
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[(),;:.\-/%]")
_LEADS = frozenset(
    "from to between against until till by of over under above below before after since and -".split()
)
_LEAD = re.compile(r"(\w+|-)\W{0,2}(?:\b(?:the|an?|its|their)\s+)?$")
_OF = re.compile(r"\s+(?:(?:out\s+)?of|in)\s+(?:the\s+|its\s+|their\s+|these\s+|those\s+)?", re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"\s*(?:[,;.)]|(?:each|have|has|had|were|was|are|is|of|in|did|do|could|got)\b)", re.IGNORECASE
)
_EMPTY = frozenset(
    "around approximately roughly nearly almost close circa least up just exactly make makes made".split()
)
"""Words that say of any figure the same."""
_WALLS = frozenset("();:.,")
_REACH = 5


@dataclass(frozen=True)
class Context:
    """Stems on either side of a figure, nearest first; the word right before it; M in "N of the M"; and the
    stems of the words right behind a count that can be what it counts."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    lead: str
    whole: Item | None = None
    counted: tuple[str, ...] = ()


def context_of(figure: Item, text: Figures) -> Context:
    """The words around `figure` in `text`, up to another figure, a comma, a full stop or a bracket.

    Dates end the context of a date, not of a figure. In "70 of the 96 monitors sent reports", 70 has all the
    words behind 96, and 96 the first two.
    """
    items = text.items if isinstance(figure, Date) else text.items[: len(text.figures)]
    before = max((other for other in items if other.end <= figure.start), key=lambda item: item.end, default=None)
    after = min((other for other in items if other.start >= figure.end), key=lambda item: item.start, default=None)
    gap = text.text[before.end if before else 0 : figure.start]
    lead = _LEAD.search(gap)
    return Context(
        _left(figure, gap, before, text),
        _right(figure, before, after, text),
        lead[1].lower() if lead and lead[1].lower() in _LEADS else "",
        after if after and _OF.fullmatch(text.text[figure.end : after.start]) else None,
        _counted(figure, after, text),
    )


def _counted(figure: Item, after: Item | None, text: Figures) -> tuple[str, ...]:
    if not isinstance(figure, Figure) or figure.kind != "number":
        return ()
    tokens = _TOKEN.findall(text.text[figure.end : after.start if after else None].lstrip("-"))
    nouns = takewhile(lambda token: token == "-" or (token[0].isalpha() and token.lower() not in STOP), tokens)
    return _stems(nouns, frozenset())


def _left(item: Item, gap: str, before: Item | None, text: Figures) -> tuple[str, ...]:
    bracketed = gap.rstrip().endswith("(")  # "Laws and Policies (3%)": all of the name before it
    tokens = _TOKEN.findall(gap.rstrip().removesuffix("("))
    if before and not _stems(tokens, frozenset()):
        # "44% in 2018": the figure beside it tells most; "from 96% to 88%": and what was said of that one
        chained = context_of(before, text).left if isinstance(before, type(item)) else ()
        return ("<" + _name(before), *chained)
    return _stems(reversed(tokens), _WALLS if bracketed else _WALLS | {"and"})


def _right(figure: Item, before: Item | None, after: Item | None, text: Figures) -> tuple[str, ...]:
    end = len(text.text)
    gap = text.text[figure.end : after.start if after else end].lstrip("-")
    if after and _OF.fullmatch(gap):
        later = (other.start for other in text.items if other.start >= after.end)
        return _stems(_TOKEN.findall(text.text[after.end : min(later, default=end)]))
    words = _stems(_TOKEN.findall(gap))
    if before and _OF.fullmatch(text.text[before.end : figure.start]):
        return words[:2]
    if before and _ELLIPSIS.match(gap):  # "nine activities are under way and two have been completed"
        words += tuple(word for word in context_of(before, text).right[:1] if word[0] != ">")
    return words or ((">" + _name(after),) if after else ())


def _name(item: Item) -> str:
    return f"{item.kind} {item.value}" if isinstance(item, Figure) else f"{item.year} {item.month} {item.day}"


def _stems(tokens: Iterable[str], walls: frozenset[str] = _WALLS) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokens:
        if token in walls or len(found) == _REACH:
            break
        if token[0].isalpha() and token.lower() not in STOP | _EMPTY:
            found.append(root(token.removesuffix("'s")))
    return tuple(found)
