"""Whether a question asks how far an outcome was reached, and of which outcome."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.index import Index
from rag.description import read_description
from rag.judgement import Verdict
from rag.question_words import FUNCTION_WORDS, REPORT_WORDS, Word, read_words, without_names
from rag.types import Query, Scope

Breadth = Literal["one", "all"]
_OUTCOME = frozenset("outcome outcomes outcome's".split())
_GOALS = frozenset("milestone milestones target targets goal goals objective objectives".split())
_VERBS = frozenset(
    """achieve achieves achieved achieving attain attains attained reach reached reaches reaching met meet
    meets fulfil fulfill fulfilled accomplish accomplished complete completed finished deliver delivers
    delivered realise realised realize realized succeed succeeds succeeded hit hits satisfied
    satisfy""".split()
)
"""They judge an outcome that they are said of; what an outcome has achieved is another question."""
_JUDGING = frozenset(
    """achievement attainment fulfilment accomplishment completion status rating ratings rated rate rates
    judged judge judges judgement judgment verdict assessed assess assessment evaluated evaluation graded
    grade scored track delayed behind missed miss short fell falls shortfall progressing unachieved unmet
    incomplete done ok performing performance faring fare lagging lag lags outstanding successfully failed
    fail fails success successful pace off-track on-track ongoing underway state standing stand stands""".split()
)
_AROUND = frozenset(
    """course schedule intended foreseen expected hoped envisaged scheduled advance advanced advancing
    proceeding proceed proceeds moving move moves coming come along running doing close finally situation line
    reading think consider believe called view plan planned plans progress progressed towards toward fully
    full partially partly partial part completely entirely wholly largely mostly broadly generally somewhat
    nearly almost many count total without lack lacks lacking missing slow slower fast faster ahead mixed degree
    extent level overall official described considered classified recorded deemed regarded seen negative
    positive good bad poor statement statements quote put words word given made set out up turn turned end
    ended close year years annual period target's far well much never current currently still yet already had
    go going gone rather altogether list summarise summarize compare for each every all both either neither
    results result low high off go went ended there four three two five six several formally explicitly stated
    state states expressed mentioned indicated organisational organizational development although despite even
    though because reason reasons explain come country office failed why sought finish number overview
    summary""".split()
)
_VOCABULARY = FUNCTION_WORDS | REPORT_WORDS | _OUTCOME | _GOALS | _VERBS | _JUDGING | _AROUND
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
_WHY = re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:is|was|are|were) the reasons?\b")
_EARLIER_QUESTION = re.compile(r"^.*\?(?=.*\w)", re.DOTALL)
_COUNT = re.compile(r"\bhow many\b")
_WHETHER = re.compile(
    r"^(?:is|are|was|were|has|have|had|did|do|does) (?:all|any|every|each|most|some|no|the)\b(?: \w+){0,3}? outcomes?\b"
)
_NUMBER_OF = re.compile(r"\b(?:what (?:is|was) )?(?:the )?(?:total )?(?:number|count) of (?=(?:the )?outcomes\b)")
_ALL = re.compile(r"\boutcomes\b|\b(?:each|every|any|which|what|no) outcomes?\b|\boutcome by outcome\b")
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
    text = without_names(query.standalone, scope)
    words = read_words(text, _VOCABULARY, index.words)
    plain = _NUMBER_OF.sub("how many ", " ".join(word.text for word in words))
    if not _asks_status(words, plain):
        return None
    described, leftover = read_description(words, text)
    why = bool(_WHY.search(plain))
    every = bool(_ALL.search(plain)) and not query.outcomes and not described
    goals = not any(word.text in _OUTCOME for word in words) and any(word.text in _GOALS for word in words)
    count = every and bool(_COUNT.search(plain) or _WHETHER.search(plain))
    breadth: Breadth = "all" if every else "one"
    presumes = why and _presumes(query.question, index)
    return StatusQuestion(breadth, described, _verdict(plain, words), why, presumes, leftover, goals, count)


def _presumes(question: str, index: Index) -> bool:
    """Whether why is asked of a verdict in the same sentence, and not of what a question before it asks."""
    words = read_words(_EARLIER_QUESTION.sub("", question), _VOCABULARY, index.words)
    plain = " ".join(word.text for word in words)
    return not _WHY.search(plain) or _verdict(plain, words) is not None


def _asks_status(words: Sequence[Word], plain: str) -> bool:
    known = {word.text for word in words if word.known}
    judged = bool(known & _JUDGING - {"state", "short", "stand", "stands", "plan"}) or bool(
        _PHRASES.search(plain)
    )
    judged = judged or bool(
        re.search(r"\bstate of (?:the|outcome)\b|\bstand\w*\b", plain) and "outcome" in known
    )
    if not judged and not known & _VERBS:
        return False
    if (
        "whether" not in known
        and known & _VERBS
        and (_OBJECT.search(plain) and not (known & (_JUDGING - {"state"}) or _PHRASES.search(plain)))
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
    return "reached" if {word.text for word in words} & _VERBS else None
