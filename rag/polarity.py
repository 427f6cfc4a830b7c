"""Yes and no, up and down: a sentence must not turn round what it cites."""

import re

from ingest.terms import STOP, plain_words
from rag.roots import root, roots

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
    yet beyond nil zero rarely seldom unspecified undocumented unreached unfinished unaltered unchanged""".split()
)
_UP = frozenset(
    root(word)
    for word in """increase rise grow growth improve improvement gain exceed climb double strengthen more
    higher highest most expand better raise""".split()
)
_DOWN = frozenset(
    root(word)
    for word in """decrease fall decline drop reduce reduction worsen shrink lower lowest halve weaken fewer
    less least worse down cut""".split()
)
_SCOPE = 6
_CLAUSE = re.compile(
    r"[;:.]|,\s|\b(?:but|while|although|though|whereas|however|which|because|since|so that)\b", re.IGNORECASE
)


def turned_round(sentence: str, cited: str) -> str:
    """What `sentence` turns round in `cited`, in a word or two; empty where it turns nothing.

    A denial ("not", "none", "without" …) reaches over the next six words of its clause. What only one side
    denies, with nothing beside the same words on the other that falls short of them ("lack", "partly", "yet
    to"), is turned round; so is a rise told as a fall.
    """
    for one, other, kind in ((cited, sentence, "a denial left out"), (sentence, cited, "a denial added")):
        shared = (_denied(one) - _said(one)) & set(roots(other))
        if shared and not _denies(other, shared):
            return f"{kind}: {', '.join(sorted(shared))}"
    mine, theirs = set(roots(sentence)), set(roots(cited))
    for up, down in ((_UP, _DOWN), (_DOWN, _UP)):
        if mine & up and not mine & down and theirs & down and not theirs & up:
            return "a direction reversed"
    return ""


def _denied(text: str) -> set[str]:
    found: set[str] = set()
    for clause in _CLAUSE.split(text):
        words = plain_words(clause)
        for i, word in enumerate(words):
            if word in _NOT:
                heavy = [root(later) for later in words[i + 1 :] if later not in STOP and later not in _NOT]
                found |= set(heavy[:_SCOPE])
    return found


def _denies(text: str, about: set[str]) -> bool:
    """Whether some clause of `text` that shares a word with `about` denies it or falls short of it."""
    for clause in _CLAUSE.split(text):
        here = set(roots(clause))
        if here & about and (set(plain_words(clause)) & _NOT or here & _SHORT_OF - about):
            return True
    return False


def _said(text: str) -> set[str]:
    """Stems in clauses of `text` that deny nothing."""
    clauses = (clause for clause in _CLAUSE.split(text) if not set(plain_words(clause)) & _NOT)
    return {stem for clause in clauses for stem in roots(clause)}
