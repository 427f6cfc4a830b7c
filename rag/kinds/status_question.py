"""Whether a question asks how far an outcome was reached, and of which outcome."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from ingest.index import Index
from rag.kinds.description import read_description
from rag.kinds.status_asked import Worded, asks_other, asks_status, put_in_words
from rag.kinds.status_verdict import read_verdicts
from rag.kinds.status_words import GOALS, OUTCOME, VOCABULARY, Verdict
from rag.types import Query, Scope
from rag.words.leaning import leans
from rag.words.question_words import Word, read_words

Breadth = Literal["one", "all"]
_AROUND_IT = re.compile(
    r"^\W*(?:just checking|briefly|in (?:brief|short)|quick(?:ly| question)?|to be (?:sure|clear))\b"
    r"|,\s*(?:right|correct|yes|no|(?:is|was)(?:n['’]t| that| it)(?: right| correct| it)?)\W*$",
    re.IGNORECASE,
)
_ACHIEVEMENTS = re.compile(r"\b(?:achievements|accomplishments|success(?:es)|failures)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:who|whom|whose|when|where|how(?! (?:about|come|many|so)\b)|what(?! about\b)"
    r"|which(?! (?:ones?|outcomes?|of)\b|$)|do|does|did|can|could|will|would|should)\b"
)
_IS = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
_PREVENTED = re.compile(r"\bwhat (?:has |had |have )?(?:prevent(?:ed|s)|hindered|hampered|delayed)\b")
_WHY = re.compile(
    rf"\bwhy\b|\bhow come\b|\bwhat (?:is|was|are|were) the reasons?\b|{_PREVENTED.pattern}"
)
_BARE_WHY = re.compile(r"(?:(?:and|but|so) )?(?:why|how come)(?: (?:not|so|is (?:it|that)(?: so)?))?")
_NOT_AT_ALL = re.compile(r"\b(?:at all|never|missed|miss|behind|delayed|off|fail\w*|slow\w*)\b")
_THE_WHOLE = re.compile(
    r"(?:(?:what(?:'s)?|how) (?:is |are )?)?(?:(?:give|show|tell) (?:me |us )?)?(?:the |a |an )?"
    r"(?:(?:current|overall|official|stated) )?(?:status|ratings?)(?: (?:overview|summary|list))?"
    r"(?: (?:of|for|in))?(?: (?:the |this )?(?:report|country(?: programme)?|everything|all))?"
    r"|(?:is|are|was|were)(?: (?:everything|all|the (?:report|country(?: programme)?)))?"
    r"(?: (?:not|fully|all|really|still|well|now|already|on|off)){0,2}"
    r" (?:track|course|schedule|achieved|met|reached|completed|delayed)"
)
"""Asks how things stand without saying of what."""
_EARLIER_QUESTION = re.compile(r"^.*\?(?=.*\w)", re.DOTALL)
_COUNT = re.compile(r"\bhow many\b")
_WHETHER = re.compile(
    r"^(?:is|are|was|were|has|have|had|did|do|does) (?:all|any|every|each|most|some|no|the)\b(?: \w+){0,3}? outcomes?\b"
)
_NUMBER_OF = re.compile(r"\b(?:what (?:is|was) )?(?:the )?(?:total )?(?:number|count) of (?=(?:the )?outcomes\b)")
_ALL = re.compile(r"\boutcomes\b|\b(?:each|every|any|which|what|no|per|by) outcomes?\b|\boutcome by outcome\b")
_WHICH_OF_THEM = r"(?:(?:and|but|so|then|ok) )*which(?: ones?| of (?:them|these|those))?"
_OF_THEM = re.compile(rf"{_WHICH_OF_THEM}(?: (?:is|are|was|were|has|have|had|did|do)\b.*)?")
_ARE_THEY = re.compile(
    rf"{_WHICH_OF_THEM}(?: (?:is|are|was|were|has|have|had|did|do)(?P<denied>n't| not)?)(?: been| yet)*"
)
"""Asks of which it is so, or not so, and leaves what to the question before it."""
_DENIALS = frozenset("not never".split())
_THE_OTHERS = re.compile(
    r"^\W*(?:(?:and|but|so|then|ok)\W+)*(?:(?:what|how) about )?(?:(?:all )?(?:of )?the )?"
    r"(?:others?|rest|remaining|other)(?: (?:ones?|outcomes?))?\W*$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:best|worst|furthest|farthest)\b")
_ASIDE = re.compile(r"\b(?:compared|versus|vs|differ|differs|different|difference)\b")
_WHETHER_AND_WHY = re.compile(
    r"(?:(?:so|and|just) )?(?:is|are|was|were|has|have|had|did|do|does)\b.*\band"
    r" (?:if (?:so|not) )?(?:why|how come)\b.*"
)
"""Takes nothing for granted of what it asks the reason of."""


@dataclass(frozen=True)
class StatusQuestion:
    """A question about a status, taken apart.

    `breadth` says whether it is asked of one outcome or of all, `described` is that outcome in the question's words.
    `verdicts` are those it has in mind: empty for any. `why`: it asks for the reason, and `presumes` the verdict.
    `leftover` are the words that neither ask for a status nor belong to the description. `goals`: it is said of goals
    or milestones, not of outcomes. `count`: only how many, or whether all or any.
    """

    breadth: Breadth
    described: str | None
    verdicts: frozenset[Verdict]
    why: bool
    presumes: bool
    leftover: tuple[str, ...]
    goals: bool
    count: bool


def read_status_question(query: Query, scope: Scope, index: Index) -> StatusQuestion | None:
    """The question as one about a status; None where it asks anything else."""
    others = bool(query.history and _THE_OTHERS.match(query.question))
    standalone = query.standalone.removesuffix(query.question) if others else query.standalone
    asked = put_in_words(_AROUND_IT.sub(" ", standalone), scope, index)
    last = _last(query, scope, index)
    plain = _NUMBER_OF.sub("how many ", asked.plain)
    if not asks_status(asked) or _ACHIEVEMENTS.search(asked.text) or (query.years and _ASIDE.search(plain)):
        return None
    described, leftover = read_description(asked.words, asked.text)
    whole = bool(_THE_WHOLE.fullmatch(plain))
    every = (bool(_ALL.search(plain)) or whole) and not query.outcomes and not described
    if last and not (others and every) and not _takes_up(last, every or len(query.outcomes) > 1):
        return None
    why = bool(_WHY.search(plain))
    return StatusQuestion(
        breadth="all" if every else "one",
        described=described,
        verdicts=frozenset() if others else _verdicts(asked, last),
        why=why,
        presumes=why and _presumes(query.question, index),
        leftover=leftover,
        goals=not _has(asked.words, OUTCOME) and _has(asked.words, GOALS),
        count=every and not others and _counts(plain, whole),
    )


def _has(words: Sequence[Word], some: Set[str]) -> bool:
    return any(word.text in some for word in words)


def _last(query: Query, scope: Scope, index: Index) -> Worded | None:
    """The last question by itself where it goes on with another; None of any other."""
    return put_in_words(query.question, scope, index) if query.history and leans(query.question) else None


def _counts(plain: str, whole: bool) -> bool:
    """Whether one number is asked for, or whether all or any are so."""
    return len(_COUNT.findall(plain)) == 1 or bool(_WHETHER.search(plain) or (whole and _IS.match(plain)))


def _verdicts(asked: Worded, last: Worded | None) -> frozenset[Verdict]:
    """The verdicts that the question has in mind, those of the last one where that names its own; "short" for "missed"
    where why is asked."""
    plain = asked.plain
    if _SUPERLATIVE.search(plain):
        return frozenset()
    bare = _ARE_THEY.fullmatch(last.plain) if last else None
    if bare and not bare["denied"]:
        return read_verdicts([word for word in asked.words if word.text not in _DENIALS], asked.text)
    own = read_verdicts(last.words, last.text) if last else frozenset()
    found = own or read_verdicts(asked.words, asked.text)
    if _PREVENTED.search(plain):
        return frozenset({"short"})
    if "missed" in found and _WHY.search(plain) and not _NOT_AT_ALL.search(plain):
        return found - {"missed"} | {"short"}
    return found


def _takes_up(last: Worded, several: bool) -> bool:
    """Whether the last question asks for a status itself, or only why, whether really, or of what; where it asks which
    ones, only if it is of `several` outcomes."""
    plain = last.plain
    if asks_other(plain):
        return False
    if _OF_THEM.fullmatch(plain):
        return several and bool(_ARE_THEY.fullmatch(plain) or read_verdicts(last.words, last.text))
    if _WHY.search(plain) or asks_status(last):
        return True
    return not _OWN.search(plain) and (all(word.known for word in last.words) or not _IS.search(plain))


def _presumes(question: str, index: Index) -> bool:
    """Whether why is asked of a verdict in the same sentence, and not of what a question before it asks, nor of what
    it asks first itself ("was it achieved and why?")."""
    text = _EARLIER_QUESTION.sub("", question)
    words = read_words(text, VOCABULARY, index.words)
    plain = " ".join(word.text for word in words)
    if not _WHY.search(plain):
        return True
    return not (_BARE_WHY.fullmatch(plain) or _WHETHER_AND_WHY.fullmatch(plain)) and bool(read_verdicts(words, text))
