"""The clauses of a sentence that judge an outcome, told from those that speak of something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.types import Span

Subject = Literal["outcome", "progress"]
GOALS = r"(?:results|targets|milestones|indicators|goals)"
_RATED = "assessed considered rated regarded judged evaluated described classified reported seen deemed".split()
_AS = r"as\b(?!\s+(?:regards|concerns|far as|of|at|yet|well|per|to|compared|against|planned|foreseen|expected)\b)"
_JOINT = re.compile(
    r"(?P<below>(?<!\s),?\s+(?:(?:mainly|mostly|chiefly|partly|largely|even|just)\s+){0,2}"
    r"(?:because|since(?! \d)|given that|al?though|though|if|while|whereas|when|where|so that|for the reason that"
    r"|however|taking|due to|owing to|on account of|as a result"
    r"|with(?=\s+(?:\d|one|two|three|four|five|six|most|all|some|half)\b)(?! one exception))\b"
    r"|,\s+with(?!\s+(?:(?:a|the|an|one|single|only)\s+)*exceptions?\b|\s+(?:regard|respect)\b)\b"
    rf"|,\s+(?:(?:mainly|mostly|chiefly|partly|largely)\s+)?{_AS}"
    rf"|{''.join(f'(?<!{word})' for word in (*_RATED, 'such', 'far'))}"
    r"(?<!\s)\s+as(?=\s+(?:the|an?|its|this|these|no|most|many|two|three|four)\b(?!\s+whole\b)))"
    r"|(?<!\s),?\s+(?:and|but|or)\b|,\s+yet\b|[,;:](?=\s)|\s[–—-](?=\s)",
    re.IGNORECASE,
)
"""Between two clauses; `below` where the second only says why, when or in spite of what the first is so."""
_OUTCOME = re.compile(
    r"(?:\b(?P<adverbial>under|to|towards?|on|of|for|in|against|within|with|by)\s+)?"
    r"\b(?:the|this|these|both)(?: overall| annual| country)? (?:outcome|output(?: cluster)?|result)s?\b(?! of\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:outcome|output|progress)\b", re.IGNORECASE)
_PROGRESS = re.compile(
    r"\b(?:progress|achievement|attainment|status)\b.{0,160}?"
    r"\b(?:towards?|under|against|on|of|for|in) (?:this|the) (?:outcome|output)",
    re.IGNORECASE | re.DOTALL,
)
_ITS_GOALS = re.compile(
    rf"(?:^|\b(?:the|its|all|most|some|few|half|of)\s+)(?:annual )?{GOALS} (?:planned |set |foreseen )?"
    r"(?:(?:for|of) (?:\d{4}|(?:the|this) year) )?(?:under this outcome )?(?:were|was|have been|are)\b"
    r"|\bmost of (?:its|the) (?:milestones|targets)\b",
    re.IGNORECASE,
)
_PROGRESS_THERE = re.compile(r"\W*(?:(?:some|good|significant|the|little|no|limited) )?progress\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:it|was|were|is|are|has|have|had|remain(?:s|ed)?|can|could"
    r"|(?:not|never|yet|still|fully|only|largely|mostly|broadly|generally|somewhat|partially|partly|nearly|almost|also"
    r"|thus|therefore)(?! (?:the|an?|all)\b)"
    r"|(?:on|off) (?:track|course)|behind|ahead|delayed|stalled|slower|faster|further|achieved|attained|met|reached"
    r"|fulfilled|completed|mixed|uneven|to an?|apart from|except|with|in part|progress\w+|advanc\w+|proceed\w+|shows?"
    r"|slow|modest|moderate|partial)\b",
    re.IGNORECASE,
)
"""Opens a clause that says more of the subject before it."""
_RELATIVE = re.compile(r"(?:(?:\w+ )?of )?(?:which|who|whose|whom)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|remains?|can|could|will|would|stands?|be|being|shows?|went|\w{3,}ed|met)\b",
    re.IGNORECASE,
)
_IS_RATED = re.compile(rf"\b(?:{'|'.join(_RATED)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """Where a clause stands, which run of clauses on one subject it belongs to, and whether that is the outcome or the
    progress towards it; None where it is anything else."""

    span: Span
    run: int
    subject: Subject | None


def judging_clauses(text: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of `sentence` whose subject is the outcome, its targets or the progress towards it; where one says
    how the outcome is assessed ("is considered as ..."), only its run. Empty where there are none."""
    own = [clause for clause in _clauses(text, sentence) if clause.subject]
    rated = {clause.run for clause in own if _IS_RATED.search(text, *clause.span)}
    return tuple(clause for clause in own if not rated or clause.run in rated)


def main_clause(text: str, sentence: Span) -> Span:
    """The first clause that speaks of the outcome, else the first of all."""
    clauses = list(_clauses(text, sentence))
    speaking = (clause for clause in clauses if clause.subject or _NAMED.search(text, *clause.span))
    start, end = next(speaking, clauses[0]).span
    words = text[start:end]
    return Span(end - len(words.lstrip(" ,")), start + len(words.rstrip(" .;:")))


def _clauses(text: str, sentence: Span) -> Iterator[Clause]:
    """The clauses in order; one that names no subject of its own goes on with the one before."""
    run, bare = 0, False
    subject: Subject | None = None
    for start, end, below in _parts(text, sentence):
        part = text[start:end].lstrip()
        new = _subject(part, below, bare)
        if _RELATIVE.match(part):
            yield Clause(Span(start, end), 0, None)
            continue
        goes_on = not below and (bare or _GOES_ON.match(part))
        if new or not (goes_on or bare):
            run, subject = run + 1, new
        bare = not _VERB.search(part) and (bare or bool(_OUTCOME.search(part)))
        yield Clause(Span(start, end), run, subject if new or goes_on else None)


def _parts(text: str, sentence: Span) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each clause, and whether it is below the one before; a comma or "and" inside one parts none."""
    joints = list(_JOINT.finditer(text, *sentence))
    ends = [*(joint.start() for joint in joints[1:]), sentence.end]
    kept = [joint for joint, end in zip(joints, ends, strict=True) if _parts_here(text, joint, end)] if joints else []
    start, below = sentence.start, False
    for joint in kept:
        yield start, joint.start(), below
        start, below = joint.end(), joint["below"] is not None
    yield start, sentence.end, below


def _parts_here(text: str, joint: re.Match[str], end: int) -> bool:
    after = text[joint.end() : end].lstrip()
    hard = joint["below"] or joint.group() in {";", ":"} or joint.group().isspace()
    return bool(hard or _VERB.search(after) or _GOES_ON.match(after) or _subject(after, False, False))


def _subject(part: str, below: bool, bare: bool) -> Subject | None:
    """What a clause judges: the outcome or its goals (these not where it is `below` another), progress towards it, or
    progress or goals alone where it follows on a `bare` "under this outcome"."""
    if _PROGRESS.search(part) or (bare and _PROGRESS_THERE.match(part)):
        return "progress"
    if any(not match["adverbial"] for match in _OUTCOME.finditer(part)):
        return "outcome"
    return "outcome" if not below and _ITS_GOALS.search(part) else None
