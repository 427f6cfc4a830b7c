"""Whether a question asks how far an outcome was reached, and of which outcome."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.index import Index
from rag.kinds.description import read_description
from rag.kinds.status_words import GOALS, JUDGING, OUTCOME, VERBS, VOCABULARY, Verdict
from rag.types import Query, Scope
from rag.words.leaning import leans
from rag.words.question_words import Word, read_words, without_names

Breadth = Literal["one", "all"]
_AS_MEANT = (
    r"\b(?:as|to|than) (?:was |had been )?(?:plan\w*|intended|foreseen|expected|hoped|envisaged|scheduled)\b"
)
_PHRASES = re.compile(
    rf"\b(?:on|off) (?:track|course)\b|\bon schedule\b|\baccording to (?:the )?plan\b|{_AS_MEANT}"
    rf"|\bfell short\b"
    r"|\bend(?:ed)? up\b"
    r"|\bturn(?:ed)? out\b|\bhow (?:far|well)\b|\bto (?:what|which) (?:extent|degree)\b|\bdegree of\b"
    r"|\bpace of\b",
)
_OBJECT = re.compile(
    r"\b(?:what|which|how many|how much)\s+(?:(?!outcomes?\b)\w+\s+){0,3}?(?:was|were|is|are|has|have|had"
    r"|did|does|do)\b"
)
_MEANS = re.compile(r"\bhow\s+(?:was|were|is|are|did|does|has|have)\b")
_RATED = re.compile(
    r"\b(?:rated?|judged?|assess\w*|evaluat\w*|described|graded?|scored|state|stand|status|rating|end)\b"
)
_AROUND_IT = re.compile(
    r"^\W*(?:just checking|briefly|in (?:brief|short)|quick(?:ly| question)?|to be (?:sure|clear))\b"
    r"|,\s*(?:right|correct|yes|no|(?:is|was)(?:n['’]t| that| it)(?: right| correct| it)?)\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^(?:(?:and|but|so|then|ok) )*(?:who|whom|whose|when|(?:by|since|until) (?:when|what date)|where\b(?!.*\bstand)"
    r"|(?:in |by |to )?(?:what|which) (?:share|percentage|percent|proportion|year|month|date)|by how much"
    r"|how many (?!(?:\w+ ){0,4}?outcomes?\b|(?:is|are|was|were|have|has|had|did|do)\b))\b"
    r"|\bwhat (?:is|are|was|were|has been|have been|had been) (?:(?:still|being|currently|already|not) )*"
    r"(?:done|delayed|ongoing|underway|missed|unmet|outstanding)\b",
)
"""Asks who, when, where, how much of it, or what was done."""
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
_NEGATED = re.compile(
    r"\b(?:not|never|missed|miss|behind|delayed|off|fail\w*|unmet|unachieved|slow\w*)\b|n't\b"
)
_IN_PART = re.compile(r"\b(?:partial\w*|partly|in part|mixed|largely|mostly|somewhat|nearly|almost)\b")
_ANY_SHORT = re.compile(
    r"\b(?:short|shortfall|incomplete|negative|low|poor|bad)\b"
    r"|(?:\b(?:not|never)|n't)\b.*\b(?:fully|full|completely|entirely|wholly|altogether)\b"
)
"""Fallen short, be it in part or altogether."""
_HARDLY = re.compile(r"\b(?:partial\w*|partly|somewhat|nearly|almost)\b[^,;.]*\bon (?:track|course|schedule)\b")
_STATELESS = re.compile(
    r"\b(?:no|without|lacks?|lacking|not|never|n't)\b(?:\s+\w+){0,3}?\s+(?:status|ratings?|judge?ment|assessment|verdict)\b"
    r"|n't (?:\w+ ){0,3}?(?:status|rating)\b|\bstatus\b[^,;.]{0,20}\b(?:not|never|missing)\b"
)
_ON_TRACK = re.compile(
    rf"\bon (?:track|course|schedule)\b|{_AS_MEANT}|\baccording to (?:the )?plan\b|\bprogressing\b"
)


@dataclass(frozen=True)
class StatusQuestion:
    """What is asked: of one outcome or of all, described how, with which verdict in mind, whether why and takes the
    verdict for granted, and whether only how many, or whether all or any.

    `leftover` are the words that neither ask for a status nor belong to the description.
    """

    breadth: Breadth
    described: str | None
    verdict: Verdict | None
    why: bool
    presumes: bool
    leftover: tuple[str, ...]
    goals: bool
    count: bool


def read_status_question(query: Query, scope: Scope, index: Index) -> StatusQuestion | None:
    """The question as one about a status; None where it asks anything else."""
    text = without_names(_AROUND_IT.sub(" ", query.standalone), scope)
    words = read_words(text, VOCABULARY, index.words)
    plain = _NUMBER_OF.sub("how many ", " ".join(word.text for word in words))
    if not _asks_status(words, plain) or _ACHIEVEMENTS.search(text) or not _takes_up(query, scope, index):
        return None
    described, leftover = read_description(words, text)
    why = bool(_WHY.search(plain))
    whole = bool(_THE_WHOLE.fullmatch(plain))
    every = (bool(_ALL.search(plain)) or whole) and not query.outcomes and not described
    goals = not any(word.text in OUTCOME for word in words) and any(word.text in GOALS for word in words)
    count = every and bool(_COUNT.search(plain) or _WHETHER.search(plain) or (whole and _IS.match(plain)))
    breadth: Breadth = "all" if every else "one"
    presumes = why and _presumes(query.question, index)
    verdict = _verdict(plain, words)
    if _PREVENTED.search(plain) or (why and verdict == "missed" and not _NOT_AT_ALL.search(plain)):
        verdict = "short"
    return StatusQuestion(breadth, described, verdict, why, presumes, leftover, goals, count)


def _takes_up(query: Query, scope: Scope, index: Index) -> bool:
    """Whether the last question asks for a status itself, or only why, whether really, or of what; True of one that
    leans on none."""
    if not query.history or not leans(query.question):
        return True
    words = read_words(without_names(query.question, scope), VOCABULARY, index.words)
    plain = " ".join(word.text for word in words)
    if _OTHER.search(plain):
        return False
    if _WHY.search(plain) or _asks_status(words, plain):
        return True
    return not _OWN.search(plain) and (all(word.known for word in words) or not _IS.search(plain))


def _presumes(question: str, index: Index) -> bool:
    """Whether why is asked of a verdict in the same sentence, and not of what a question before it asks."""
    words = read_words(_EARLIER_QUESTION.sub("", question), VOCABULARY, index.words)
    plain = " ".join(word.text for word in words)
    return not _WHY.search(plain) or (not _BARE_WHY.fullmatch(plain) and _verdict(plain, words) is not None)


def _asks_status(words: Sequence[Word], plain: str) -> bool:
    if _OTHER.search(plain):
        return False
    known = {word.text for word in words if word.known}
    judged = bool(known & JUDGING - {"state", "short", "stand", "stands", "plan"}) or bool(
        _PHRASES.search(plain)
    )
    judged = judged or bool(
        re.search(r"\bstate of (?:the|outcome)\b|\bstand\w*\b", plain) and "outcome" in known
    )
    if not judged and not known & VERBS:
        return False
    if (
        "whether" not in known
        and known & VERBS
        and (_OBJECT.search(plain) and not (known & (JUDGING - {"state"}) or _PHRASES.search(plain)))
    ):
        return False
    return not (_MEANS.search(plain) and not _RATED.search(plain) and not _PHRASES.search(plain))


def _verdict(plain: str, words: Sequence[Word]) -> Verdict | None:
    plain = re.sub(r"\bor not\b", "", plain)
    if _STATELESS.search(plain):
        return "none stated"
    if _HARDLY.search(plain):
        return "partly on track"
    negated, in_part = bool(_NEGATED.search(plain)), bool(_IN_PART.search(plain))
    on_track = bool(_ON_TRACK.search(plain))
    if _ANY_SHORT.search(plain) or (negated and in_part):
        return "short"
    if negated or (in_part and not on_track):
        return "missed" if negated else "partly"
    if on_track:
        return "on track"
    return "reached" if {word.text for word in words} & VERBS else None
