"""From what was typed to a query that stands by itself."""

import re
from collections.abc import Sequence, Set

from ingest.index import Index
from ingest.terms import STOP
from rag.question.anew import asked_anew
from rag.question.at_place import name_placed
from rag.question.capitals import in_small_letters, known_short_forms
from rag.question.courtesy import is_courtesy
from rag.question.follow_up import asks_for_more, asks_for_proof
from rag.question.known_words import IN_HASTE, WORD, has_known_words
from rag.question.languages import reply_in_its_language
from rag.question.opener import without_courtesy
from rag.question.smalltalk import is_out_of_scope
from rag.question.substitute import put_in_place
from rag.types import Filters, Query
from rag.words.ellipsis import NOT_THIS
from rag.words.expand import GLOSSARY
from rag.words.leaning import leans, without_and
from rag.words.names import counted_year, named_countries, named_outcomes, named_years
from rag.words.question_words import FUNCTION_WORDS

NO_FILTERS = Filters()
LONGEST_QUESTION = 1000
"""Characters of a question that are read; a text pasted by mistake is cut here."""
_LATEST_TURNS = 10
"""Earlier questions that are kept: no follow-up leans through more of them."""
_PLACE = re.compile(r"\b(?:in|at|from|near) (?:[^\W\d_]+ )?$", re.IGNORECASE)
_SHORTEST_MENDED = 3
_TYPED = re.compile(r"(?<![^\s(\"“])[a-z]+(?=[\s?!.,;:)\"”]|$)")
_ALL_OUTCOMES = re.compile(r"\b(?:which|what|how many|all|any|every|each) (?:other )?outcomes?\b", re.IGNORECASE)
"""Asks of outcomes anew, whichever were named before."""
_FULL_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
_SHORT_ID = re.compile(r"\b([DO])-?(\d{1,2}\.\d{1,2})(?![\d.]*\d)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"^(\W*(?:(?:and|but|so|then|only|just|now|what about|how about)\b\W*)*)(?:(?:in|for|during) )?"
    r"(?:(?:this|the) (?:current|reporting)|this) year(?=\W*$)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_ENDED = re.compile(r"[.?!;:,)…\"”]\s*$")
_OTHERS = frozenset("else other others".split())
_BLANK = re.compile(r"\s+")


def understand(question: str, index: Index, filters: Filters = NO_FILTERS, history: Sequence[str] = ()) -> Query:
    """The question made self-contained with the user's earlier ones, and the names it holds.

    A question that leans on what went before (it starts with "and", says "they", or is a bare fragment) is read with
    the earlier question, as that one is read in turn: where it only brings another year, place, name or the like,
    that takes its place there ("and in 2020?"); else it stands behind it. One that only asks for more ("tell me
    more") is the question before it, with `further`; one that asks where that stands ("source?") is it once more. Any
    other question stands alone, without the courtesies before it. An outcome that is meant by its place ("the second
    outcome") is put by its number. Misspellings are mended in English only: words of another language are none.
    """
    typed = _trimmed(question)
    turns, asked = name_placed(_asked_before(history, index), without_and(_plain(typed, index)), index, filters)
    asked = _by_itself(asked, turns, index)
    if turns and asks_for_proof(asked):
        asked = turns.pop()
    further: list[int] = []
    while turns and (which := asks_for_more(asked)) is not None:
        further.insert(0, which)
        asked = turns.pop()
    earlier = tuple(turn for turn in turns if asks_for_more(turn) is None)
    before = _standalone_before(asked, earlier)
    standalone = _read_with(before, asked)
    if not reply_in_its_language(asked) and has_known_words(standalone, index.words):
        standalone = mend(standalone, index)
    numbers = {section.number for section in index.outcomes if section.number}
    return Query(
        question=asked,
        typed=typed,
        standalone=standalone,
        filters=filters,
        history=earlier,
        further=tuple(further),
        countries=named_countries(standalone, sorted({s.report.country for s in index.outcomes if s.report.country})),
        years=_years(asked, before, standalone, _reported_years(index)),
        outcomes=named_outcomes(asked, numbers)
        or (() if _ALL_OUTCOMES.search(asked) else named_outcomes(standalone, numbers)),
    )


def _trimmed(text: str) -> str:
    return _BLANK.sub(" ", text).strip()[:LONGEST_QUESTION]


def _asked_before(history: Sequence[str], index: Index) -> list[str]:
    """The latest turns of `history` that asked something of the reports: no thanks, greetings or other talk."""
    latest = [turn for turn in history if turn.strip()]
    cut, turns = len(latest) > _LATEST_TURNS, list[str]()
    for turn in latest[-_LATEST_TURNS:]:
        asked = _plain(_trimmed(turn), index)
        follows = (cut or bool(turns)) and leans(asked)
        if not _is_talk(asked, follows, index) and not (turns and asks_for_proof(asked)):
            turns.append(_by_itself(without_and(asked), turns, index))
    return turns


def _by_itself(asked: str, turns: Sequence[str], index: Index) -> str:
    """`asked` without what is before its question where that goes on with none of the `turns` before it; "and this
    year?" with the year of the reports where it goes on with a question that names one."""
    earlier = tuple(turn for turn in turns if asks_for_more(turn) is None)
    before = _standalone_before(asked, earlier)
    reported = _reported_years(index)
    if named_years(before) and len(reported) == 1:
        asked = _THIS_YEAR.sub(rf"\1in {reported.pop()}", asked)
    return (asked_anew(asked, before, index) if before else None) or asked


def _is_talk(asked: str, follows: bool, index: Index) -> bool:
    return (
        is_out_of_scope(asked, index.words)
        or is_courtesy(asked, follows, known_short_forms(index))
        or reply_in_its_language(asked) is not None
        or not (follows or has_known_words(asked, index.words))
    )


def _plain(text: str, index: Index) -> str:
    """`text` as it is read: full-width signs as usual ones, "D3.1" as "D_3.1", not all in capitals, what was typed in
    haste as it is meant ("whats", "abt"), and from where it asks something."""
    text = in_small_letters(_SHORT_ID.sub(r"\1_\2", text.translate(_FULL_WIDTH)), index)
    if not reply_in_its_language(text) and has_known_words(text, index.words):
        text = _TYPED.sub(lambda match: _in_haste(match.group(), index), text)
    return text if is_courtesy(text, False, known_short_forms(index)) else without_courtesy(text)


def _in_haste(word: str, index: Index) -> str:
    return word if index.words.has(word) else IN_HASTE.get(word, word)


def mend(text: str, index: Index) -> str:
    """`text` with each misspelt word put as the reports or an English text print it ("wich provinces servce").

    A short form of the field is never mended, nor any word into a short form but by a swap of two letters: one
    letter makes it another body. A word after "in", "at", "from" or "near", or next to it, may be a place: only a word
    of the reports one slip away, or one of the most usual of English, can be meant by it.
    """
    return WORD.sub(lambda match: _mended(match.group(), bool(_PLACE.search(text[: match.start()])), index), text)


def _mended(word: str, placed: bool, index: Index) -> str:
    if len(word) < _SHORTEST_MENDED or {word.upper(), word.upper().removesuffix("S")} & GLOSSARY.keys():
        return word
    meant = index.words.mend(word, placed)
    if meant and meant in known_short_forms(index) and sorted(meant) != sorted(word.lower()):
        return word
    return meant or word


def _standalone_before(asked: str, earlier: tuple[str, ...]) -> str:
    """The earlier question that `asked` leans on, itself read with those before it; "" where it leans on none."""
    if not earlier or not leans(asked):
        return ""
    before = _standalone_before(earlier[-1], earlier[:-1])
    if before and _is_bare(earlier[-1]):
        return put_in_place(before, earlier[-1]) or before
    return _read_with(before, earlier[-1])


def _is_bare(asked: str) -> bool:
    """Whether `asked` has no word or figure of its own ("by whom?"): what goes on after it goes on with what was asked
    before."""
    words = {word.casefold() for word in WORD.findall(asked)}
    return words <= FUNCTION_WORDS | STOP | _OTHERS and not _FIGURE.search(asked)


def _read_with(before: str, asked: str) -> str:
    if not before:
        return asked
    return put_in_place(before, asked) or f"{before}{'' if _ENDED.search(before) else '?'} {asked}"


def _reported_years(index: Index) -> set[int]:
    return {section.report.year for section in index.outcomes if section.report.year}


def _years(asked: str, before: str, standalone: str, reported: Set[int]) -> tuple[int, ...]:
    """The years that the question names; "the year before" counts from the one that it or the question before it
    names, or from that of the reports where they have only one."""
    if exchange := NOT_THIS.match(asked):
        asked = exchange["meant"]
    bases = named_years(asked) or named_years(before) or tuple(reported)
    counted = counted_year(asked, bases[0]) if len(bases) == 1 else None
    return (counted,) if counted else named_years(asked) or named_years(standalone)
