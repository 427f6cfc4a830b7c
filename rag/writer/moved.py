"""Figures that a sentence moves to other words than those they stand by in the texts it cites."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from ingest.terms import STOP, plain_words
from rag.figures.dates import Date
from rag.figures.figure_match import is_same
from rag.figures.figures import Figure, Figures
from rag.writer.figure_context import Context, Item, context_of

_BEFORE_DATES = frozenset("in on at for by from to of until till since during before after between".split())
_REST = re.compile(r"\b(?:rest|others|remainder)\b", re.IGNORECASE)
_SAME_LEAD = 0.8
_AWAY, _AWAY_THERE = 0.6, 0.3
_MARGIN = 0.35
"""By how much words must fit another figure better. Chosen on the tune rows of eval/gold/claims.txt
and on every swap of two figures, or of what they count, within a sentence of four reports (444, 6 unseen)."""


def moved_figures(sentence: Figures, cited: Sequence[Figures]) -> tuple[str, ...]:
    """Figures of `sentence` whose words stand by another figure of the same kind in the cited texts.

    "3 line ministries and 11 CSOs" is caught for "11 line ministries and 3 CSOs", "from 88% to 96%" for "from
    96% to 88%". Words that fit no figure better than its own move nothing.
    """
    sentence, cited = _with_rest(sentence), [_with_rest(text) for text in cited]
    theirs = [(other, context_of(other, text)) for text in cited for other in text.items]
    moved = []
    for figure in sentence.items:
        context = _without_whole(context_of(figure, sentence), theirs)
        own = [where for other, where in theirs if _is_same(figure, other)]
        rivals = [
            where
            for other, where in theirs
            if _is_rival(figure, other) and not (context.whole and _is_same(context.whole, other))
        ]
        fits_better = any(all(_fits_better(context, rival, where) for where in own) for rival in rivals)
        is_moved = own and (fits_better or _counts_others(context, own, rivals))
        if is_moved or _fills_its_whole(figure, context, theirs):
            moved.append(sentence.text[figure.start : figure.end].strip())
    return tuple(moved) or _turned_dates(sentence, cited)


def _with_rest(text: Figures) -> Figures:
    """`text` with "the rest", "the others" and the like as figures: they are counted things too."""
    rest = (Figure("number", "rest", "", *match.span()) for match in _REST.finditer(text.text))
    return replace(text, figures=tuple(sorted((*text.figures, *rest), key=_start)))


def _fits_better(context: Context, rival: Context, own: Context) -> bool:
    """Whether `context` fits the rival figure's words better than its own, by words that tell the two apart."""
    left, right = _shared(rival.left, own.left), _shared(rival.right, own.right)
    mine, other, same = (
        replace(
            where,
            left=tuple(word for word in where.left if word not in left),
            right=tuple(word for word in where.right if word not in right),
        )
        for where in (context, rival, own)
    )
    return _fit(mine, other) > _fit(mine, same) + _MARGIN


def _shared(one: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """The words with which both begin: "IVR calls" of "400 IVR calls from women, 32 IVR calls from men"."""
    return frozenset(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _counts_others(context: Context, own: Sequence[Context], rivals: Sequence[Context]) -> bool:
    """Whether the nouns right behind a figure are counted by a rival and stand by none of its own places."""
    counted = set(context.counted)
    around = counted | {*context.left, *context.right}
    return all(where.counted and not around & {*where.counted} for where in own) and any(
        counted & {*where.counted} for where in rivals
    )


def _without_whole(context: Context, theirs: Sequence[tuple[Item, Context]]) -> Context:
    """For N in "N of the M", its context less the words that the cited texts say of M."""
    if context.whole is None:
        return context
    of_whole = {word for other, where in theirs if _is_same(context.whole, other) for word in where.right}
    return replace(context, right=tuple(word for word in context.right if word not in of_whole))


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
        if one and two and set(plain_words(text.text[first.end : second.start])) <= STOP:
            found.append((first, one, second, two))
    return found


def _preposition(date: Date, text: str) -> str:
    """The preposition right before `date`, "" where there is none."""
    word = re.search(r"(\w+)\s+$", text[: date.start])
    return word[1].lower() if word and word[1].lower() in _BEFORE_DATES else ""


def _start(item: Item) -> int:
    return item.start


def _is_same(figure: Item, other: Item) -> bool:
    if isinstance(figure, Figure):
        return isinstance(other, Figure) and is_same(figure, other)
    return isinstance(other, Date) and figure.is_told_by(other)


def _is_rival(figure: Item, other: Item) -> bool:
    if isinstance(figure, Figure):
        return isinstance(other, Figure) and other.kind == figure.kind and other.value != figure.value
    return isinstance(other, Date) and not figure.is_told_by(other)
