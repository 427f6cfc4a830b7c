"""Whether a question behind "and" is one of its own, and that question."""

import re

from ingest.index import Index
from ingest.terms import STOP, analyse
from ingest.types import HEAD, Outcome
from rag.kinds.overview_question import read_overview_question
from rag.kinds.record_question import read_record_question
from rag.kinds.status_question import read_status_question
from rag.types import Filters, Query, Scope
from rag.words.ellipsis import AUXILIARY, COURTESY, QUESTION_WORD, without_opener
from rag.words.leaning import leans
from rag.words.names import named_outcomes, names_outcome
from rag.words.question_words import FUNCTION_WORDS

_BEFORE = re.compile(rf"^\W*(?:(?:{COURTESY}|and|but|so|then|also)\b\W*)+", re.IGNORECASE)
_ASKS = re.compile(rf"(?:{QUESTION_WORD}|{AUXILIARY}) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_OUTCOMES = re.compile(r"\b(?:outcomes|report)\b", re.IGNORECASE)
_ABOUT_A_NAME = re.compile(r"(?i:who|what) (?i:is|are|was|were) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+\W*$")
_COMPARES = re.compile(
    r"\b(?:more|most|other|others|another|also|too|same|still|again|later|yet|instead|either|neither|both|next|first"
    r"|last|second|further|besides|fewer|less|each|such|there|then|anyone|anybody|actually|really)\b",
    re.IGNORECASE,
)
"""Words that set what is asked beside what was said before."""
_GENERAL = FUNCTION_WORDS | STOP | frozenset(
    """un women men girls boys woman man people persons person participants members young old female male children
    took take taken part place attend attended participate participated join joined benefit benefited reach reached
    happen happened involve involved do done make made pay paid fund funded funding finance financed support supported
    provide provided contribute contributed spend spent cost costs lead led run organise organised organize organized
    hold held use used work worked start started begin began end ended come came go went give gave
    receive received many much time amount money challenge challenges problem problems obstacle obstacles
    constraint constraints step steps partner partners result results achievement achievements lesson lessons reason
    reasons cause causes effect effects impact change changes difference plan plans planned target targets goal goals
    training trainings workshop workshops meeting meetings event events session sessions project projects programme
    programmes campaign campaigns survey surveys study studies activity activities initiative initiatives
    intervention interventions course courses process outcome outcomes number total main key responsible available
    expected remain remained""".split()
)
"""Words of what may be asked of anything that a question before has named."""
_WHOLE = 2
"""Words of its own that a question has which needs none of the one before it."""
_STRANGE = 2
"""Words that no report has of a question on something else; one is enough beside "I"."""
_I = re.compile(r"\bI\b")


def asked_anew(asked: str, before: str, index: Index) -> str | None:
    """The question of its own that `asked` is behind "and", "so" or thanks; None where it goes on with `before`.

    It asks by itself for the record, a status or an overview of the outcomes that it names, or it is about a name, or
    it has two words of its own that are neither in `before` nor fit anything that is asked of. Where they all stand in
    the outcome that `before` names, it is asked of that outcome.
    """
    rest = _BEFORE.sub("", without_opener(asked))
    if rest == asked or leans(rest):
        return None
    if _is_ruled(rest, index):
        return rest
    if not _ASKS.match(rest) or _COMPARES.search(rest):
        return None
    content = [word for word in _WORD.findall(rest) if _counts(word)]
    if _is_strange(content, rest, index) or _ABOUT_A_NAME.match(rest):
        return rest
    own = set(analyse(" ".join(content)))
    if len(content) < _WHOLE or not own.isdisjoint(analyse(before)):
        return None
    return None if any(own <= set(analyse(section.text)) for section in _named(before, index)) else rest


def _counts(word: str) -> bool:
    return (word.isupper() and word != "UN") or word.casefold() not in _GENERAL


def _is_strange(content: list[str], rest: str, index: Index) -> bool:
    """Whether it has no word that a report has."""
    new = [word for word in content if word.islower() and not index.words.has(word)]
    return new == content and (len(new) >= _STRANGE or (bool(new) and _I.search(rest) is not None))


def _is_ruled(rest: str, index: Index) -> bool:
    outcomes = named_outcomes(rest, {section.number for section in index.sections if section.number})
    if not outcomes and not _OUTCOMES.search(rest):
        return False
    query, scope = Query(rest, rest, Filters(), outcomes=outcomes), Scope(tuple(index.sections))
    readers = (read_record_question, read_status_question, read_overview_question)
    return any(read(query, scope, index) is not None for read in readers)


def _named(before: str, index: Index) -> list[Outcome]:
    sections = [section for section in index.sections if section.kind != HEAD]
    named = named_outcomes(before, {section.number for section in sections if section.number})
    return [s for s in sections if any(names_outcome(name, s.outcome_id, s.number) for name in named)]
