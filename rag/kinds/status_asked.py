"""Whether the words of a question ask how far something was reached."""

import re
from dataclasses import dataclass

from ingest.index import Index
from rag.kinds.status_verdict import AS_MEANT
from rag.kinds.status_words import JUDGING, VERBS, VOCABULARY
from rag.types import Scope
from rag.words.question_words import Word, read_words, without_names

_PHRASES = re.compile(
    rf"\b(?:on|off) (?:track|course)\b|\bon schedule\b|\baccording to (?:the )?plan\b|{AS_MEANT}"
    rf"|\bfell short\b"
    r"|\bend(?:ed)? up\b"
    r"|\bturn(?:ed)? out\b|\bhow (?:far|well)\b|\bto (?:what|which) (?:extent|degree)\b|\bdegree of\b"
    r"|\bpace of\b|\b(?:further|furthest|farthest) along\b|\bahead of\b"
    r"|\b(?:go|goes|going|went|do|does|did|doing|done) (?:the )?(?:best|worst)\b",
)
_OBJECT = re.compile(
    r"\b(?:what|which|how many|how much)\s+(?:(?!outcomes?\b)\w+\s+){0,3}?(?:was|were|is|are|has|have|had"
    r"|did|does|do)\b"
)
_AND_WHICH = re.compile(r"(\boutcomes?\b.*)\bwhich(?: ones?)? (?:is|are|was|were|has|have|had|did|do|does)\b")
"""Of outcomes it asks which others are so, too."""
_MEANS = re.compile(r"\bhow\s+(?:was|were|is|are|did|does|has|have)\b")
_RATED = re.compile(
    r"\b(?:rated?|judged?|assess\w*|evaluat\w*|described|graded?|scored|state|stand|status|rating|end)\b"
)
_OTHER = re.compile(
    r"^(?:(?:and|but|so|then|ok) )*(?:who|whom|whose|when|(?:by|since|until) (?:when|what date)|where\b(?!.*\bstand)"
    r"|(?:in |by |to )?(?:what|which) (?:share|percentage|percent|proportion|year|month|date)|by how much"
    r"|how many (?!(?:\w+ ){0,4}?outcomes?\b|(?:is|are|was|were|have|has|had|did|do)\b))\b"
    r"|\bwhat (?:is|are|was|were|has been|have been|had been) (?:(?:still|being|currently|already|not) )*"
    r"(?:done|delayed|ongoing|underway|missed|unmet|outstanding)\b",
)
"""Asks who, when, where, how much of it, or what was done."""
_STATE_OF = re.compile(r"\bstate of (?:the|outcome)\b|\bstand\w*\b")
_OF_ANYTHING = frozenset("state short stand stands".split())
"""Words of judging that are more often used otherwise."""


@dataclass(frozen=True)
class Worded:
    """A text and its words, held against those of a question about a status."""

    text: str
    words: tuple[Word, ...]

    @property
    def plain(self) -> str:
        """The words in one line, as meant."""
        return " ".join(word.text for word in self.words)


def put_in_words(text: str, scope: Scope, index: Index) -> Worded:
    """`text` without the names in it, and its words."""
    bare = without_names(text, scope)
    return Worded(bare, read_words(bare, VOCABULARY, index.words))


def asks_other(plain: str) -> bool:
    """Whether it asks who, when, where, how much of it, or what was done."""
    return bool(_OTHER.search(plain))


def asks_status(asked: Worded) -> bool:
    """Whether a status is asked for, and not what was done, how, or by whom."""
    plain = asked.plain
    if asks_other(plain):
        return False
    known = {word.text for word in asked.words if word.known}
    states = "outcome" in known and _STATE_OF.search(plain)
    phrased = bool(_PHRASES.search(plain))
    judged = bool(known & JUDGING - _OF_ANYTHING) or phrased or bool(states)
    reached = bool(known & VERBS)
    if not judged and not reached:
        return False
    what_was_reached = _OBJECT.search(_AND_WHICH.sub(r"\1", plain)) and not (known & JUDGING - {"state"} or phrased)
    if reached and what_was_reached and "whether" not in known:
        return False
    how_it_was_done = _MEANS.search(plain) and not (_RATED.search(plain) or phrased)
    return not how_it_was_done
