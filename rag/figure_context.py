"""What each figure of a text counts: the words around it, and whether a sentence moved it to other words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.terms import STOP
from rag.dates import Date
from rag.figure_match import is_same
from rag.figures import Figure, Figures
from rag.roots import root

Item = Figure | Date
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[(),;:.\-/%]")
_LEADS = frozenset(
    "from to between against until till by of over under above below before after since and -".split()
)
_LEAD = re.compile(r"(\w+|-)\W{0,2}(?:\b(?:the|an?|its|their)\s+)?$")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|these\s+|those\s+)?", re.IGNORECASE)
_WALLS = frozenset("();:.,")
_REACH = 5
_SAME_LEAD = 0.8
_MARGIN = 0.5
"""By how much words must fit another figure better. Chosen on the tune rows of tests/data/writer_claims.txt
and on every swap of two figures within a sentence of 19 reports (2,438, of which 10 unseen)."""


@dataclass(frozen=True)
class Context:
    """Stems on either side of a figure, nearest first; the word right before it; and M in "N of the M"."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    lead: str
    whole: Item | None = None


def moved_figures(sentence: Figures, cited: Sequence[Figures]) -> tuple[str, ...]:
    """Figures of `sentence` whose words stand by another figure of the same kind in the cited texts.

    "3 line ministries and 11 CSOs" is caught for "11 line ministries and 3 CSOs", "from 88% to 96%" for "from
    96% to 88%". Words that fit no figure better than its own move nothing.
    """
    theirs = [(other, context_of(other, text)) for text in cited for other in text.items]
    moved = []
    for figure in sentence.items:
        context = context_of(figure, sentence)
        own = [_fit(context, where) for other, where in theirs if _is_same(figure, other)]
        rivals = [
            _fit(context, where)
            for other, where in theirs
            if _is_rival(figure, other) and not (context.whole and _is_same(context.whole, other))
        ]
        if (own and max(rivals, default=0.0) > max(own) + _MARGIN) or _is_above_whole(figure, context):
            moved.append(sentence.text[figure.start : figure.end].strip())
    return tuple(moved)


def context_of(figure: Item, text: Figures) -> Context:
    """The words around `figure` in `text`, up to another figure, a comma, a full stop or a bracket.

    Dates end the context of a date, not of a figure. In "70 of the 96 monitors sent reports", 70 has all the
    words behind 96, and 96 the first two.
    """
    written = text.text
    items = text.items if isinstance(figure, Date) else text.items[: len(text.figures)]
    before = max((other for other in items if other.end <= figure.start), key=_end, default=None)
    after = min((other for other in items if other.start >= figure.end), key=_start, default=None)
    gap_before = written[before.end if before else 0 : figure.start]
    gap_after = written[figure.end : after.start if after else len(written)]
    lead = _LEAD.search(gap_before)
    left = _stems(reversed(_TOKEN.findall(gap_before.rstrip().removesuffix("("))))
    right = _stems(_TOKEN.findall(gap_after.lstrip("-")))
    whole = None
    if before and _OF.fullmatch(gap_before):
        right = right[:2]
    elif after and _OF.fullmatch(gap_after):
        whole = after
        right = _behind(after, items, written)
    # "44% in 2018": with no word between them, the neighbouring figure tells most
    left = left or ((written[before.start : before.end],) if before else ())
    right = right or ((written[after.start : after.end],) if after else ())
    return Context(left, right, lead[1].lower() if lead and lead[1].lower() in _LEADS else "", whole)


def _behind(item: Item, items: Iterable[Item], written: str) -> tuple[str, ...]:
    end = min((other.start for other in items if other.start >= item.end), default=len(written))
    return _stems(_TOKEN.findall(written[item.end : end]))


def _stems(tokens: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokens:
        if token in _WALLS or len(found) == _REACH:
            break
        if token[0].isalpha() and token.lower() not in STOP:
            found.append(root(token.removesuffix("'s")))
    return tuple(found)


def _fit(one: Context, other: Context) -> float:
    sides = (
        (one.right, other.right, 1.0),
        (one.left, other.left, 1.0),
        (one.right, other.left, 0.5),
        (one.left, other.right, 0.5),
    )
    best: dict[str, float] = {}
    for mine, theirs, weight in sides:
        for i, word in enumerate(mine):
            if word in theirs:
                near = weight / (1 + 0.6 * i + 0.3 * theirs.index(word))
                best[word] = max(best.get(word, 0.0), near)
    return sum(best.values()) + (_SAME_LEAD if one.lead and one.lead == other.lead else 0.0)


def _is_above_whole(figure: Item, context: Context) -> bool:
    """Whether N is above M in "N of the M", which no report means."""
    if not (isinstance(figure, Figure) and isinstance(context.whole, Figure)):
        return False
    if (figure.kind, context.whole.kind) != ("number", "number"):
        return False
    return Decimal(figure.value) > Decimal(context.whole.value)


def _start(item: Item) -> int:
    return item.start


def _end(item: Item) -> int:
    return item.end


def _is_same(figure: Item, other: Item) -> bool:
    if isinstance(figure, Figure):
        return isinstance(other, Figure) and is_same(figure, other)
    return isinstance(other, Date) and figure.is_told_by(other)


def _is_rival(figure: Item, other: Item) -> bool:
    if isinstance(figure, Figure):
        return isinstance(other, Figure) and other.kind == figure.kind and other.value != figure.value
    return isinstance(other, Date) and not figure.is_told_by(other) and not other.is_told_by(figure)
