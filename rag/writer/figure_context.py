"""What each figure of a text counts: the words around it, and whether a sentence moved it to other words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ingest.terms import STOP
from rag.dates import Date
from rag.figure_match import is_same
from rag.figures import Figure, Figures
from rag.writer.roots import root

Item = Figure | Date
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[(),;:.\-/%]")
_LEADS = frozenset(
    "from to between against until till by of over under above below before after since and -".split()
)
_BEFORE_DATES = frozenset("in on at for by from to of until till since during before after between".split())
_LEAD = re.compile(r"(\w+|-)\W{0,2}(?:\b(?:the|an?|its|their)\s+)?$")
_OF = re.compile(r"\s+(?:(?:out\s+)?of|in)\s+(?:the\s+|its\s+|their\s+|these\s+|those\s+)?", re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"\s*(?:[,;.)]|(?:have|has|had|were|was|are|is|of|in|did|do|could|got)\b)", re.IGNORECASE
)
_WALLS = frozenset("();:.,")
_REACH = 5
_SAME_LEAD = 0.8
_AWAY, _AWAY_THERE = 0.6, 0.3
_MARGIN = 0.4
"""By how much words must fit another figure better. Chosen on the tune rows of eval/gold/claims.txt
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
        context = _without_whole(context_of(figure, sentence), theirs)
        own = [_fit(context, where) for other, where in theirs if _is_same(figure, other)]
        rivals = [
            _fit(context, where)
            for other, where in theirs
            if _is_rival(figure, other) and not (context.whole and _is_same(context.whole, other))
        ]
        if (own and max(rivals, default=0.0) > max(own) + _MARGIN) or _fills_its_whole(figure, context, theirs):
            moved.append(sentence.text[figure.start : figure.end].strip())
    return tuple(moved) or _turned_dates(sentence, cited)


def _turned_dates(sentence: Figures, cited: Sequence[Figures]) -> tuple[str, ...]:
    """Two dates side by side that have changed places, each now with the other's preposition: "for February in 2019"
    where "for 2019 in February" stands."""
    theirs = [pair for text in cited for pair in _side_by_side(text)]
    return tuple(
        sentence.text[first.start : first.end].strip()
        for first, lead, second, lead_second in _side_by_side(sentence)
        if any(
            lead == their_lead != lead_second == their_lead_second
            and _is_same(first, their_second) and _is_same(second, their_first)
            for their_first, their_lead, their_second, their_lead_second in theirs
        )
    )


def _side_by_side(text: Figures) -> list[tuple[Date, str, Date, str]]:
    """Neighbouring dates with nothing but a preposition between them, each with the one before it."""
    dates = sorted((item for item in text.items if isinstance(item, Date)), key=_start)
    found = []
    for first, second in pairwise(dates):
        one, two = _preposition(first, text.text), _preposition(second, text.text)
        if one and two and not _stems(_TOKEN.findall(text.text[first.end : second.start]), frozenset()):
            found.append((first, one, second, two))
    return found


def _preposition(date: Date, text: str) -> str:
    """The preposition right before `date`, "" where there is none."""
    word = re.search(r"(\w+)\s+$", text[: date.start])
    return word[1].lower() if word and word[1].lower() in _BEFORE_DATES else ""


def _without_whole(context: Context, theirs: Sequence[tuple[Item, Context]]) -> Context:
    """For N in "N of the M", its context less the words that the cited texts say of M."""
    if context.whole is None:
        return context
    of_whole = {word for other, where in theirs if _is_same(context.whole, other) for word in where.right}
    return replace(context, right=tuple(word for word in context.right if word not in of_whole))


def context_of(figure: Item, text: Figures) -> Context:
    """The words around `figure` in `text`, up to another figure, a comma, a full stop or a bracket.

    Dates end the context of a date, not of a figure. In "70 of the 96 monitors sent reports", 70 has all the
    words behind 96, and 96 the first two.
    """
    items = text.items if isinstance(figure, Date) else text.items[: len(text.figures)]
    before = max((other for other in items if other.end <= figure.start), key=_end, default=None)
    after = min((other for other in items if other.start >= figure.end), key=_start, default=None)
    gap = text.text[before.end if before else 0 : figure.start]
    lead = _LEAD.search(gap)
    return Context(
        _left(figure, gap, before, text),
        _right(figure, before, after, text),
        lead[1].lower() if lead and lead[1].lower() in _LEADS else "",
        after if after and _OF.fullmatch(text.text[figure.end : after.start]) else None,
    )


def _left(item: Item, gap: str, before: Item | None, text: Figures) -> tuple[str, ...]:
    tokens = _TOKEN.findall(gap.rstrip().removesuffix("("))
    if before and not _stems(tokens, frozenset()):
        # "44% in 2018": the figure beside it tells most; "from 96% to 88%": and what was said of that one
        chained = context_of(before, text).left if isinstance(before, type(item)) else ()
        return ("<" + _name(before), *chained)
    return _stems(reversed(tokens), _WALLS | {"and"})


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
                near = weight / (1 + _AWAY * i + _AWAY_THERE * theirs.index(word))
                best[word] = max(best.get(word, 0.0), near)
    return sum(best.values()) + (_SAME_LEAD if one.lead and one.lead == other.lead else 0.0)


def _fills_its_whole(figure: Item, context: Context, theirs: Sequence[tuple[Item, Context]]) -> bool:
    """Whether N is above M in "N of the M", which no report means, or equal to it where no cited text says so."""
    if not (isinstance(figure, Figure) and isinstance(context.whole, Figure)):
        return False
    if (figure.kind, context.whole.kind) != ("number", "number"):
        return False
    part, whole = Decimal(figure.value), Decimal(context.whole.value)
    said = any(
        _is_same(figure, other) and where.whole and _is_same(context.whole, where.whole) for other, where in theirs
    )
    return part > whole or (part == whole and not said)


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
    return isinstance(other, Date) and not figure.is_told_by(other)
