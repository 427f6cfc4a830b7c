"""Whether a question behind "and" is one of its own, and that question."""

import re
from functools import lru_cache

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.terms import STOP, analyse
from ingest.types import Outcome
from rag.kinds.overview_question import read_overview_question
from rag.kinds.record_question import read_record_question
from rag.kinds.status_question import read_status_question
from rag.types import Filters, Query, Scope
from rag.words.ellipsis import AUXILIARY, COURTESY, QUESTION_WORD, without_opener
from rag.words.leaning import leans
from rag.words.names import named_outcomes, names_outcome
from rag.words.question_words import FUNCTION_WORDS, GENERAL_WORDS

_BEFORE = re.compile(rf"^\W*(?:(?:{COURTESY}|and|but|so|then|also)\b\W*)+", re.IGNORECASE)
_ASKS = re.compile(rf"(?:{QUESTION_WORD}|{AUXILIARY}) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_OUTCOMES = re.compile(r"\boutcomes\b", re.IGNORECASE)
_ABOUT_A_NAME = re.compile(r"(?i:who|what) (?i:is|are|was|were) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+\W*$")
_COMPARES = re.compile(
    r"\b(?:more|most|other|others|another|also|too|same|still|again|later|yet|instead|either|neither|both|next|first"
    r"|last|second|further|besides|fewer|less|each|such|there|then|anyone|anybody|actually|really|since|before"
    r"|earlier|ago|two|three|four|smaller|larger|bigger|higher|lower"
    r"|that|(?:these|those|this)(?! year))\b",
    re.IGNORECASE,
)
"""Words that set what is asked beside what was said before."""
_PLAIN = FUNCTION_WORDS | STOP | frozenset(("many", "much"))
_ONE_THING = re.compile(rf"(?!{AUXILIARY}\b)\b\w+ (?:the|an?) (?P<what>\w+ \w+)\W*$", re.IGNORECASE)
"""A thing of two words behind a verb or preposition, of which one before may have spoken in other words."""
_WHOLE = 2
"""Words of its own that a question has which needs none of the one before it."""
_LONG = 4
"""Words of a question that is not asked of the outcome named before it."""
_STRANGE = 2
"""Words that no report has of a question on something else; one is enough beside "I"."""
_I = re.compile(r"\bI\b")


def asked_anew(asked: str, before: str, index: Index) -> str | None:
    """The question of its own that `asked` is behind "and", "so" or thanks; None where it goes on with `before`.

    It asks by itself for the record, a status or an overview of the outcomes that it names, or who or what a name is;
    it names an outcome, and `before` nothing but another; or its own words stand together in a sentence of the
    reports, and none of these sentences has a word of `before` or is of the outcome that `before` names: such a
    question fits anything but what was asked before.
    """
    rest = _BEFORE.sub("", without_opener(asked))
    if rest == asked or leans(rest):
        return None
    if _is_ruled(rest, index):
        return rest
    return rest if _ASKS.match(rest) and not _COMPARES.search(rest) and _is_whole(rest, before, index) else None


def _is_whole(rest: str, before: str, index: Index) -> bool:
    """Whether `rest` is about what was not asked before, and about something that it names itself."""
    content = [word for word in _WORD.findall(rest) if _counts(word)]
    if _is_strange(rest, index) or _ABOUT_A_NAME.match(rest):
        return True
    said = frozenset(analyse(" ".join(word for word in _WORD.findall(before) if _counts(word))))
    if _named(rest, index) and not said:
        return True
    if named := _named(before, index):
        held = frozenset[str]().union(*(words for place, words in _sentences(index.sections) if place in named))
        if held >= set(analyse(" ".join(content))):
            return False
        if len([word for word in _WORD.findall(rest) if word.casefold() not in _PLAIN]) >= _LONG:
            return True
    names = [word for word in content if word[0].isupper() and not rest.startswith(word)]
    own = frozenset(analyse(" ".join(names if len(names) >= _WHOLE else content)))
    thing = _ONE_THING.search(rest)
    if len(own) < _WHOLE or (thing and own <= set(analyse(thing["what"]))):
        return False
    there = [(place, words) for place, words in _sentences(index.sections) if own <= words]
    return bool(there) and not any(said & words or place in named for place, words in there)


def _counts(word: str) -> bool:
    return (word.isupper() and word != "UN") or word.casefold() not in GENERAL_WORDS


def _is_strange(rest: str, index: Index) -> bool:
    """Whether it has no word that a report has, and is not one of what may be asked of anything."""
    words = [word for word in _WORD.findall(rest) if word.casefold() not in _PLAIN]
    own = [word for word in words if _counts(word)]
    if any(not word.islower() or index.words.has(word) for word in words):
        return False
    return len(own) >= _STRANGE or (bool(own) and _I.search(rest) is not None)


def _is_ruled(rest: str, index: Index) -> bool:
    outcomes = named_outcomes(rest, {section.number for section in index.sections if section.number})
    if not outcomes and not _OUTCOMES.search(rest):
        return False
    query, scope = Query(rest, rest, Filters(), outcomes=outcomes), Scope(tuple(index.sections))
    readers = (read_record_question, read_status_question, read_overview_question)
    return any(read(query, scope, index) is not None for read in readers)


def _named(before: str, index: Index) -> set[tuple[str, str]]:
    named = named_outcomes(before, {section.number for section in index.outcomes if section.number})
    return {s.key for s in index.outcomes if any(names_outcome(name, s.outcome_id, s.number) for name in named)}


@lru_cache(maxsize=8)
def _sentences(sections: tuple[Outcome, ...]) -> tuple[tuple[tuple[str, str], frozenset[str]], ...]:
    """The key of its section and the stems of each sentence."""
    return tuple(
        (section.key, frozenset(analyse(section.text[start:end])))
        for section in sections
        for start, end in split_sentences(section.text)
    )
