"""Short forms that a question asks about, in whatever case, plural or hyphenation it writes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.sentences import split_sentences
from ingest.types import Abbreviation, Outcome, Span
from rag.words.expand import GLOSSARY

_CAPITALS = re.compile(
    r"(?<![\w-])(?=(?:[^\sa-z]*[A-Z]){2})[A-Z][A-Za-z0-9]*(?:[&/-][A-Z0-9][A-Za-z0-9]*)*(?![\w-])"
)


_CAPITAL = r"[A-Z][\w’'&-]*"
_NAME = rf"\b{_CAPITAL}(?:\s+(?:(?:of|for|on|in|to|against|and|the|de|la|du|des)\s+){{0,2}}{_CAPITAL})+"


_LONGEST_NAME = 120
_NUMERAL = re.compile(r"(?<=\w{3})[\s-]?(?:\d{1,2}|II|III|IV|VI{1,3}|IX)$")
_TYPED = re.compile(r"[^\W_]+(?:[&/'’-][^\W_]+)*")


@dataclass(frozen=True)
class Pair:
    """A short form that an outcome spells out."""

    outcome: Outcome
    abbreviation: Abbreviation


def find_short_form(question: str, sections: Sequence[Outcome]) -> tuple[str, Span] | None:
    """The short form that `question` holds and where: the longest one that the sections spell out, else one
    that the field knows, else a word in capitals. None where it holds none."""
    harvested = {_folded(a.short): a.short for section in sections for a in section.abbreviations}
    for known in (harvested, {_folded(short): short for short in GLOSSARY}):
        for words in _runs(question):
            typed = question[words[0].start() : words[-1].end()]
            found = next((known[form] for form in _forms(typed) if form in known), None)
            if found:
                found = typed if known is not harvested and _CAPITALS.fullmatch(typed) else found
                return found, Span(words[0].start(), words[-1].end())
    shouted = question.upper() == question
    capitals = None if shouted and len(question.split()) > 2 else _CAPITALS.search(question)
    return (capitals.group(), Span(*capitals.span())) if capitals else None


def spelled_out(short: str, sections: Sequence[Outcome]) -> tuple[Pair, ...]:
    """Where the sections spell `short` out, each different expansion once, in the shortest sentence that has it;
    where none does, the numbered one that they spell out ("NAPVAWIII" for "NAPVAW")."""
    pairs = [Pair(section, abbreviation) for section in sections for abbreviation in section.abbreviations]
    meant = [pair for pair in pairs if same_short(pair.abbreviation.short, short)]
    meant = meant or [pair for pair in pairs if same_short(_NUMERAL.sub("", pair.abbreviation.short), short)]
    found: dict[str, Pair] = {}
    for pair in sorted(meant, key=_length) if len(meant) > 1 else meant:
        found.setdefault(" ".join(pair.abbreviation.expansion.casefold().split()), pair)
    return tuple(sorted(found.values(), key=meant.index))


def _length(pair: Pair) -> int:
    """Characters of the sentence that spells it out."""
    place = pair.abbreviation.span.start
    return next(s.end - s.start for s in split_sentences(pair.outcome.text) if s.start <= place < s.end)


def name_beside(short: str, sections: Iterable[Outcome]) -> tuple[Outcome, Span] | None:
    """The name in capitals right before the first "(`short`)", for short forms whose letters it does not
    spell."""
    for section in sections:
        bracket = section.text.find(f"({short})")
        before = max(bracket - _LONGEST_NAME, 0)
        match = re.search(rf"(?P<name>{_NAME})\s+$", section.text[before:bracket]) if bracket > 0 else None
        if match:
            return section, Span(before + match.start("name"), before + match.end("name"))
    return None


def first_use(short: str, sections: Iterable[Outcome]) -> tuple[Outcome, Span] | None:
    """The first place where the narratives of the sections print `short`."""
    for section in sections:
        if span := find_use(short, section.text, Span(0, len(section.text))):
            return section, span
    return None


def find_use(short: str, text: str, within: Span) -> Span | None:
    """Where `text` prints `short` first between the ends of `within`, else a form that differs in nothing but case,
    hyphens, "&" and a plural s."""
    if match := _exact(short).search(text, *within):
        return Span(*match.span())
    alike = (m for m in _CAPITALS.finditer(text, *within) if same_short(m.group(), short))
    return next((Span(*match.span()) for match in alike), None)


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


def _runs(question: str) -> list[list[re.Match[str]]]:
    """Three words that follow one another, then two, then single ones; within each, in the question's order."""
    words = list(_TYPED.finditer(question))
    return [words[i : i + size] for size in (3, 2, 1) for i in range(len(words) - size + 1)]


def _forms(typed: str) -> tuple[str, ...]:
    """The forms under which `typed` may be known; none for an English word ("sea", "who") in small letters."""
    plain = re.sub(r"['’]s$", "", typed)
    if plain.casefold() in _ENGLISH and not plain.isupper():
        return ()
    folded = _folded(plain)
    return (folded, folded[:-1]) if folded.endswith("s") and len(folded) > 2 else (folded,)


def _exact(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(short)}s?(?!\w)")


_ENGLISH = frozenset(
    "who sea it us an as is or in on at be to do no so nap we me my act aid art care era men".split()
)
