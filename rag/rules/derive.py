"""Sums that a report leaves to its reader, made only when a total is asked for, and named as derived."""

import re
from dataclasses import dataclass

from ingest.spelling import slips_between
from ingest.terms import analyse
from ingest.types import Span
from rag.figures.number_words import CARDINAL, digits_for_words, value_of
from rag.types import Evidence

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{CARDINAL})(?:[\s-](?:{CARDINAL}))?)"
_NO_THING = (
    "per|percent|of|million|billion|years?|days?|to|was|were|is|are|has|have|had|did|do|does|more|less"
)
_COUNTED = rf"(?P<number>{_NUMBER})(?:[\s-](?!(?:{_NO_THING})\b)[A-Za-z][\w'’/&-]*){{1,6}}"
_ITEM = re.compile(rf"(?<![\w.,$€%–-]){_COUNTED}", re.IGNORECASE)
_JOIN = re.compile(r",?\s+and\s+|,\s+|;\s+(?:and\s+)?|\s+plus\s+")
_TOTAL = re.compile(
    r"\b(?:in all|overall (?:size|number)|sum|all together|(?:overall|full|whole) size|how (?:big|large))\b",
    re.IGNORECASE,
)
_TOTAL_WORDS = ("total", "totals", "altogether", "combined", "membership")
_ANY_OF_THEM = re.compile(
    r"\b(?:how many|number of)\s+(?:\w+\s+)?(?:members?|participants?|entities|bodies|institutions"
    r"|organi[sz]ations|partners|parties|stakeholders|people|persons|items|seats)\b",
    re.IGNORECASE,
)
_COMPOSED = re.compile(
    r"\b(?:consist\w*|compos\w+|compris\w+|made up|make up|includ\w+|brings? together|brought together"
    r"|unit\w+|group\w*"
    r"|gather\w+|represent\w*|members?(?:hip)?(?: are| from| being)?|formed|constituted)\b[^.;]*$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:women|men|girls|boys|children|people|persons|adults|youths?)$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:how many|number of)\s+((?:\w+\s+){0,2}?(?:\w+s|women|men|people|children|persons))\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:months?|weeks?|hours?|minutes?|kilomet\w+|hectares?|tons?|tonnes?|kg|litres?)\b", re.IGNORECASE
)
"""What is no thing among others: five months and nine bodies are not fourteen."""
_PART_OF = re.compile(
    r"\b(?:of|out of|of (?:the|its|their|these|those|which|whom|all)|between|from)\s+$", re.IGNORECASE
)
_BROKEN_DOWN = re.compile(r"\b(?:of|among) (?:whom|which|them|these|those)\b|\bthereof\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:members?|participants?|people|persons|individuals|entities|bodies|institutions|organi[sz]ations|partners|parties"
    r"|stakeholders|items|seats)$",
    re.IGNORECASE,
)
"""What any list may be counted as; another thing is counted only where the sentence has it."""
_ALL_OF_THEM = frozenset(analyse("different overall other individual various such"))
_GOES_ON = re.compile(
    r",?\s+(?:and|as well as|plus)\s+(?:the|an?|some|several|many|other|[A-Z])|,\s+(?:the|an?|[A-Z])"
)


@dataclass(frozen=True)
class Operand:
    """A figure that was counted, and where number and thing stand in the outcome's text."""

    value: int
    span: Span


def derive_total(question: str, evidence: Evidence) -> str | None:
    """ "Derived, not stated: 17 + 26 + 4 + 3 = 50." where `question` asks for a total and the evidence lists
    its parts without stating it; else None."""
    operands = find_operands(question, evidence)
    if not operands:
        return None
    values = [operand.value for operand in operands]
    return f"Derived, not stated: {' + '.join(map(str, values))} = {sum(values)}."


def asks_one_of(question: str, words: str) -> bool:
    """Whether `question` asks for a total and `words` are several counts in place of it ("400 calls, 32 of men")."""
    return _asks_total(question) and len(re.findall(_NUMBER, words, re.IGNORECASE)) > 1


def is_summed_up(question: str, evidence: Evidence) -> bool:
    """Whether a total of the parts in `evidence` is what `question` asks for, whose other words it has all."""
    text = evidence.outcome.words(evidence.span)
    rest = _TOTAL.sub(" ", _ASKED_FOR.sub(" ", question))
    wanted = {term for word in rest.split() if not _is_total(word) for term in analyse(word)}
    return bool(wanted and wanted <= set(analyse(text)) and find_operands(question, evidence))


def find_operands(question: str, evidence: Evidence) -> tuple[Operand, ...]:
    """The parts of the total that `question` asks for, those alone that it names where it names several; empty where
    none is asked for, where the evidence states it, or where the question is after one of the parts."""
    listed = _enumeration(evidence) if _asks_total(question) else ()
    if len(listed) < 2 or not _is_composition(evidence, listed):
        return ()
    text = evidence.outcome.text
    things = {term for o in listed for term in analyse(text[o.span.start : o.span.end])}
    counted = _ASKED_FOR.search(question)
    named = tuple(o for o in listed if set(analyse(text[: o.span.end].split()[-1])) & set(analyse(question)))
    wants_part = len(named) < 2 and counted is not None and bool(set(analyse(counted[1])) & things)
    told = set(analyse(text[evidence.span.start : evidence.span.end]))
    wants_other = counted is not None and not _counts_as(counted[1], text, listed, told)
    measured = any(_MEASURED.search(text[o.span.start : o.span.end]) for o in listed)
    parts = named if len(named) > 1 else listed
    return () if wants_part or wants_other or measured or _states_total(evidence, parts) else parts


def _counts_as(thing: str, text: str, listed: tuple[Operand, ...], told: set[str]) -> bool:
    """Whether `thing` is what the sentence speaks of, or a general word for its parts; one with a word before it
    ("women members") only where each part has that word."""
    if not _GENERAL.search(thing):
        return bool(set(analyse(thing)[-1:]) & told)
    narrower = {term for word in thing.split()[:-1] if not _is_total(word) for term in analyse(word)} - _ALL_OF_THEM
    return all(narrower <= set(analyse(text[o.span.start : o.span.end])) for o in listed)


def _asks_total(question: str) -> bool:
    if _TOTAL.search(question) or _ANY_OF_THEM.search(question):
        return True
    return any(map(_is_total, re.findall(r"[a-z]{4,}", question.lower())))


def _is_total(word: str) -> bool:
    return any(slips_between(word.lower(), known) <= 1 for known in _TOTAL_WORDS)


def _is_composition(evidence: Evidence, listed: tuple[Operand, ...]) -> bool:
    """Whether the counted things make up one whole and nothing uncounted stands among them."""
    text, first, last = evidence.outcome.text, listed[0].span, listed[-1].span
    before = text[evidence.span.start : first.start]
    persons = all(_PERSON.search(text[o.span.start : o.span.end]) for o in listed)
    composed = _COMPOSED.search(before) is not None
    part = _BROKEN_DOWN.search(before) or (_PART_OF.search(before) and not composed)
    whole_first = listed[0].value == sum(operand.value for operand in listed[1:])
    complete = _GOES_ON.match(text, last.end, evidence.span.end) is None
    return (composed or persons) and complete and not part and not whole_first


def _enumeration(evidence: Evidence) -> tuple[Operand, ...]:
    """The longest run of counted things in the evidence with nothing but commas and "and" between them."""
    text = evidence.outcome.text
    best: list[Operand] = []
    run: list[Operand] = []
    at = evidence.span.start
    while match := _next_item(text, at, evidence.span.end):
        operand = Operand(value_of(match["number"]), Span(match.start(), match.end()))
        goes_on = run and _JOIN.fullmatch(text[run[-1].span.end : match.start()])
        run = [*run, operand] if goes_on else [operand]
        best = max(best, run, key=len)
        at = match.end()
    return tuple(best)


def _next_item(text: str, start: int, end: int) -> re.Match[str] | None:
    """The next counted thing; its words end before an "and" that leads to another one."""
    match = _ITEM.search(text, start, end)
    if match is None:
        return None
    joint = re.search(r"\sand\b", match[0])
    return _ITEM.match(text, match.start(), match.start() + joint.start()) if joint else match


def _states_total(evidence: Evidence, listed: tuple[Operand, ...]) -> bool:
    """Whether the evidence itself has the sum, or says of some number that it is a total."""
    text = evidence.outcome.words(evidence.span)
    plain = digits_for_words(text).replace(",", "")
    total = sum(operand.value for operand in listed)
    return bool(re.search(rf"(?<![\d.]){total}(?![\d.]*\d)", plain)) or bool(
        re.search(r"\b(?:a total of|in total|altogether|in all)\b", text, re.IGNORECASE)
    )
