"""What is said about a figure: about, more than, per quarter, a target. A sentence must say it too."""

import re
from collections.abc import Sequence

from rag.figures.figure_match import is_same
from rag.figures.figures import Figure, Figures

_MORE = r"more than|over|above|at least|exceed(?:s|ed|ing)?|in excess of|upwards? of|no (?:fewer|less) than"
_LESS = r"fewer than|less than|under|below|up to|at (?:the )?most|no more than|not more than"
_ABOUT = r"about|around|approximately|roughly|nearly|almost|close to|circa|ca\.|some|an estimated|on average"
_BEFORE = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<about>{_ABOUT}))\s+(?:the\s+|an?\s+)?(?:[$€£¥]\s*)?$"
    r"|(?P<more_sign>≥|>=?)\s?$|(?P<less_sign>≤|<=?)\s?$|(?P<about_sign>[~≈±∼])\s?$"
    r"|(?:(?<![^\s(])-|\bminus\s)(?P<minus>)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s?(?:(?P<more>\+(?!\s?\d)|-?plus\b|or (?:more|above|over)\b)"
    r"|(?P<less>or (?:less|fewer|under)\b|at (?:the )?most\b)"
    r"|(?P<about>-odd\b|odd\b|or so\b|or thereabouts\b))",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|merely|barely|a mere|no more than)\s+$", re.IGNORECASE)
_FEW = re.compile(r"\b(?:only|just|mere(?:ly)?|barely|but|no more than|few|little|low|however|less|fewer)\b", re.I)
_UNIT_BEHIND = re.compile(
    r"(?P<glued>[^\W\d_]+|[°′″‰€£¥²³×])(?![\w-])"
    r"|\s?(?P<part>and (?:a |1/)(?:half|quarter|third|2|4|3))\b"
    r"|\s(?P<named>km|kg|cm|mm|ha|hectares?|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|lit(?:er|re)s?|tons?|tonnes?|hours?"
    r"|minutes?|days?|weeks?|months?|years?|dollars?|euros?|USD|EUR|lakhs?|crores?|trillion|score|gross)\b"
)
_UNIT = r"day|night|week|month|quarter|semester|term|year|hour|session|person|household"
_RATE = re.compile(
    rf"\b(?:per|each|every|an?)\s+(?P<unit>{_UNIT})\b"
    r"|\b(?P<word>(?-i:daily|weekly|monthly|quarterly|yearly|annually|annual|hourly))\b",
    re.IGNORECASE,
)
_UNITS = {
    **{"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"},
    **{"yearly": "year", "annually": "year", "annual": "year", "hourly": "hour"},
}
_TARGET = (
    r"targets?|targeted|goals?|aim(?:s|ed|ing)?|planned|foreseen|foresees|envisaged|envisages|expected|intended"
    r"|scheduled|objective|instead of|out of a planned"
)
_TARGET_BEFORE = re.compile(rf"\b(?:{_TARGET})\b(?:\W+\w+){{0,3}}\W+$", re.IGNORECASE)
_TARGET_AFTER = re.compile(
    r"^(?:[\s-]+[\w'-]+){0,3}?\s+(?:(?:had|have|has|was|were|is|are|that|which)\s+)*"
    r"(?:been\s+|originally\s+|initially\s+)*(?:targeted|planned|foreseen|envisaged|expected|intended|scheduled|aimed)\b",
    re.IGNORECASE,
)
_TARGET_WORDS = re.compile(rf"\b(?:{_TARGET}|plans?|will|would|short of|supposed)\b", re.IGNORECASE)


def lost_qualifiers(sentence: Figures, cited: Sequence[Figures]) -> tuple[str, ...]:
    """Per figure of `sentence`, what the cited text says about it and the sentence does not, or reversed.

    Compared are units, only, more than / fewer than / about, the period of a rate ("per quarter"), and target against
    result. Where the figure stands in several places of the cited text, one that agrees is enough.
    """
    lost = []
    for figure in sentence.figures:
        places = [(other, text) for text in cited for other in text.figures if is_same(figure, other)]
        found = [
            _made_other(figure, sentence, other, text) or _difference(figure, sentence, other, text)
            for other, text in places
        ]
        if found and all(found):
            lost.append(f"{sentence.text[figure.start : figure.end].strip()}: {found[0]}")
    return tuple(lost)


def _made_other(figure: Figure, sentence: Figures, other: Figure, text: Figures) -> str:
    if (unit := _unit(figure, sentence)) and unit not in (_unit(other, text), other.unit):
        return f"the report has no {unit}"
    is_belittled = _ONLY.search(sentence.text[: figure.start]) and not _FEW.search(text.text)
    return "the report does not call it little" if is_belittled else ""


def _difference(figure: Figure, sentence: Figures, other: Figure, text: Figures) -> str:
    mine, theirs = _bound(figure, sentence), _bound(other, text)
    if mine != theirs and not (mine == "" and theirs == "about" and figure.kind == "share"):
        return f"the report says {theirs or 'no'} bound, the sentence {mine or 'none'}"
    rate = _rate_after(other, text)
    if rate and rate not in _rates(sentence.text):
        return f"the report counts them per {rate}"
    if _is_rate_moved(figure, sentence, other, text):
        return "the report counts them over no such period"
    if _is_target(other, text) and not _TARGET_WORDS.search(sentence.text):
        return "a target, not a result"
    if _is_target(figure, sentence) and not _TARGET_WORDS.search(text.text):
        return "a result, not a target"
    return ""


def _bound(figure: Figure, text: Figures) -> str:
    match = _BEFORE.search(text.text[max(0, figure.start - 40) : figure.start])
    match = match or _BEHIND.match(text.text, figure.end)
    return (match.lastgroup or "").removesuffix("_sign") if match else ""


def _unit(figure: Figure, text: Figures) -> str:
    """What stands right behind a figure and makes another quantity of it: "15 km", "15‰", "15 and a half"."""
    match = _UNIT_BEHIND.match(text.text, figure.end)
    unit = (match["glued"] or match["part"] or match["named"]).casefold() if match else ""
    return {"euro": "€", "eur": "€", "dollar": "$", "usd": "$"}.get(unit.rstrip("s"), unit.rstrip("s"))


def _rate_after(figure: Figure, text: Figures) -> str:
    """The period behind a figure, at most five words away and before another figure or the clause's end."""
    later = (other.start for other in text.figures if other.start >= figure.end)
    stretch = re.split(r"[;:.]|,\s|\bwhile\b", text.text[figure.end : min(later, default=len(text.text))])[0]
    return next(iter(_rates(" ".join(stretch.split()[:6]))), "") if figure.kind == "number" else ""


def _is_rate_moved(figure: Figure, sentence: Figures, other: Figure, text: Figures) -> bool:
    """Whether the sentence gives a figure a period that the cited text gives to others, or to none."""
    rate = _rate_after(figure, sentence)
    if not rate or rate == _rate_after(other, text):
        return False
    return rate not in _rates(text.text) or any(_rate_after(rival, text) == rate for rival in text.figures)


def _rates(text: str) -> list[str]:
    found = [(match["unit"] or match["word"]).lower() for match in _RATE.finditer(text)]
    return [_UNITS.get(word, word) for word in found]


def _is_target(figure: Figure, text: Figures) -> bool:
    clause = re.split(r"[;:(]|,\s", text.text[: figure.start])[-1]
    return bool(_TARGET_BEFORE.search(clause) or _TARGET_AFTER.search(text.text[figure.end :]))
