"""Yes and no, up and down: a sentence must not turn round what it cites."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ingest.terms import STOP, plain_words
from rag.writer.roots import root, roots

_NOT = frozenset(
    """not no never none nor neither without cannot nobody nothing nowhere hardly barely scarcely isn aren
    wasn weren doesn didn hasn haven hadn wouldn couldn""".split()
)
_SHORT_OF = frozenset(
    root(word)
    for word in """lack absent absence missing miss fail failure unable incomplete insufficient inadequate
    inadequately unavailable unknown unclear undone pending partly partially partial only merely few
    little limited short shortfall remain outstanding delay postpone reject refuse decline except exclude
    prevent stop cancel suspend least neglect overlook unmet unaddressed underserved away still
    yet beyond nil zero rarely seldom unspecified undocumented unreached unfinished unaltered
    unchanged""".split()
)
_UP = frozenset(
    root(word)
    for word in """increase rise grow growth improve improvement gain exceed climb double strengthen more
    higher highest expand better raise""".split()
)
_DOWN = frozenset(
    root(word)
    for word in """decrease fall decline drop reduce reduction worsen shrink lower lowest halve weaken fewer
    less worse down cut mitigate lessen alleviate ease""".split()
)
_OPPOSITES = tuple(
    tuple(frozenset(map(root, side.split())) for side in pair.split("/"))
    for pair in """include/exclude;accept/reject refuse;open/close shut;allow permit/forbid prohibit ban;
    succeed/fail;begin start launch/end stop cancel lapse;approve adopt/reject withdraw;arrive/leave;
    hire/dismiss;repay repaid/default arrear;same/different;agree/disagree;able/unable;complete/incomplete;
    first/last;before/after;inside/outside;majority/minority;man/woman;boy/girl;
    rural/urban;minimum/maximum;receive/request""".split(";")
)
_PARTIAL = frozenset("partially partial".split())
_DENYING = _NOT | _PARTIAL
_ALL = re.compile(
    r"\b(?:(?<!at )(?<!above )(?<!after )all(?!,)|every(?:one|body|thing|where)?|each|entire(?:ly)?|whole)\b"
    r"(?! (?:day|week|month|quarter|semester|term|year|hour|session|person|household)\b)",
    re.IGNORECASE,
)
"""Words for nothing left out; rates ("every month") are compared with the figures they belong to."""
_ALL_TOO = re.compile(r"\b(?:any|both|complete|full|fully|per(?! ?cent)|throughout|total|100)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most(?= (?:of|[a-z]+s|[A-Z]+s)\b)|nearly all|almost all|the majority)\b", re.IGNORECASE)
_MOST_TOO = re.compile(
    r"\b(?:most(?:ly)?|majority|mainly|largely|chiefly|predominantly|all|every|each|out of|more than half)\b"
    r"|%|\bper ?cent\b|\d+ of\b|\bof (?:these|which|whom|the \d)",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno (?!longer|more|fewer|less|later|one\b|other)([a-z]{3,})\b", re.IGNORECASE)
_PREPOSITIONS = frozenset("from to by in of at on with for since during between than over as".split())
_GOES = re.compile(r"\b(?:go|goes|went|gone|going) (up|down)\b")
_BE = frozenset("be been being is are was were".split())
_HOW = frozenset("yet ever even always quite very well enough so far still".split())
_SCOPE = 6
_CLAUSE = re.compile(
    r"[;:.]|,\s|\b(?:but|while|although|though|whereas|however|which|because|since|so that)\b", re.IGNORECASE
)


def turned_round(sentence: str, cited: Sequence[str]) -> str:
    """What `sentence` turns round in the sentences `cited`, in a few words; empty where it turns nothing.

    A denial ("not", "none", "without" …) reaches over the next six words of its clause. What only one side
    denies, with nothing beside the same words on the other that falls short of them ("lack", "partly", "yet
    to"), is turned round; so is a rise told as a fall, some told as all, and "no" of what is never mentioned.
    """
    text = " ".join(cited)
    if left_out := [word for each in cited for word in _undenied(each, sentence)]:
        return f"a denial left out: {', '.join(left_out)}"
    if added := _undenied(sentence, text):
        return f"a denial added: {', '.join(added)}"
    mine, theirs = set(roots(sentence)), set(roots(text))
    if wide := _widened(sentence, text):
        return f"{wide} added"
    if absent := [word for word in _NO.findall(sentence) if root(word.lower()) not in theirs]:
        return f"a denial added: {', '.join(absent)}"
    for up, down in _OPPOSITES:
        for here, there in ((up, down), (down, up)):
            if mine & here and not mine & there and theirs & there and not theirs & here:
                return f"{', '.join(sorted(mine & here))} for {', '.join(sorted(theirs & there))}"
    return _clash(sentence, text)


def _widened(sentence: str, cited: str) -> str:
    """ "All" or "most" where `cited` tells of no such share; empty where it does."""
    every, most = _ALL.search(sentence), _MOST.search(sentence)
    if every and not _ALL.search(cited) and not _ALL_TOO.search(cited):
        return every[0]
    return most[0] if most and not _MOST_TOO.search(cited) else ""


def _clash(sentence: str, cited: str) -> str:
    """A rise told as a fall of the same thing, or reversed, where `cited` has none its way."""
    mine, theirs = list(_moves(sentence)), list(_moves(cited))
    for word, is_up, things in mine:
        about = [(other, other_up) for other, other_up, others in theirs if things & others]
        if about and all(other_up is not is_up for _, other_up in about):
            return f"{word} for {', '.join(sorted(other for other, _ in about))}"
    return ""


def _moves(text: str) -> Iterator[tuple[str, bool, Set[str]]]:
    """Words of rise and fall, which of the two, and what rises or falls: the words behind, or before a passive."""
    for clause in _CLAUSE.split(_GOES.sub(lambda goes: "rise" if goes[1] == "up" else "fall", text)):
        words = plain_words(clause)
        for i, word in enumerate(words):
            if root(word) in _UP | _DOWN:
                behind = words[i + 1 : i + 5]
                is_bare = not behind or behind[0] in _PREPOSITIONS or behind[0].endswith("ly")
                near = [*words[max(0, i - 8) : i], *behind] if is_bare or words[i - 1] in _BE else behind
                things = frozenset(root(w) for w in near if w not in STOP and not w.isdigit())
                yield root(word), root(word) in _UP, things - _UP - _DOWN


def _undenied(one: str, other: str) -> list[str]:
    """Words that `one` denies and `other` says without a denial."""
    said, told = _said(one), set(roots(other))
    for denial in _denials(one):
        shared = (denial.scope - said) & told
        about = not denial.subject or denial.subject & told
        if (len(shared) > 1 or denial.first in shared) and about and not _denies(other, shared):
            return sorted(shared)
    return []


@dataclass(frozen=True)
class _Denial:
    """The words that a denial is about (those before it), those that it denies, and the first of these but adverbs."""

    subject: frozenset[str]
    scope: frozenset[str]
    first: str


def _denials(text: str) -> Iterator[_Denial]:
    for clause in _CLAUSE.split(text):
        words = plain_words(clause)
        for i, word in enumerate(words):
            if word in _NOT or word in _PARTIAL:
                later = [root(w) for w in words[i + 1 :] if w not in STOP and w not in _NOT]
                before = [root(w) for w in words[:i] if w not in STOP and w not in _NOT]
                reach = later[: _SCOPE if word in _NOT else 1]
                first = next((root(w) for w in words[i + 1 :] if _is_denied(w)), "")
                yield _Denial(frozenset(before), frozenset(reach), first if first in reach else "")


def _is_denied(word: str) -> bool:
    """Whether a denial before `word` is about it: not one that only says how ("not fully achieved")."""
    return word not in STOP and word not in _NOT and word not in _HOW and not word.endswith("ly")


def _denies(text: str, about: Set[str]) -> bool:
    """Whether some clause of `text` that shares a word with `about` denies it or falls short of it."""
    for clause in _CLAUSE.split(text):
        here = set(roots(clause))
        if here & about and (set(plain_words(clause)) & _NOT or here & _SHORT_OF - about):
            return True
    return False


def _said(text: str) -> set[str]:
    """Stems in clauses of `text` that deny nothing."""
    clauses = (clause for clause in _CLAUSE.split(text) if not set(plain_words(clause)) & _DENYING)
    return {stem for clause in clauses for stem in roots(clause)}
