"""Planned is not done: verbs that the report puts in the future and a sentence tells as past, or reversed."""

import re
from collections.abc import Iterator

from ingest.terms import STOP, plain_words, stem
from rag.figures.dates import find_dates
from rag.writer.roots import root, roots
from rag.writer.support import ENOUGH_ALIKE, coverage

_AHEAD = (
    r"will|shall|would|won't|going to|(?:is|are|was|were|be) (?:about )?to(?= [a-z])|plan(?:s|ned|ning)? to"
    r"|scheduled to|expect(?:s|ed)? to|intend(?:s|ed|ing)? to|intention to|aim(?:s|ed|ing)? to|hope[sd]? to"
    r"|foresees|envisages|foreseen to|due to(?= (?:be|start|begin|open)\b)|yet to"
    r"|prepar(?:es|ed|ing) to|commit(?:s|ted) to|(?:promise[sd]?|announce[sd]?|pledge[sd]?) (?:to|an?|that)"
    r"|agree[sd]? to|wish(?:es)? to|want(?:s|ed)? to|can (?:potentially )?be|could|(?-i:may)|might|should"
    r"|must"
)
"""Words with a verb behind them that is not done."""
_OTHER = (
    r"plans?|planned|planning|(?:re)?scheduled|expect(?:s|ed)|intend(?:s|ed)|aim(?:s|ed)|foresee[sn]?"
    r"|envisage[sd]?|hope[sd]?|not yet|postponed|put off|upcoming|forthcoming|targets?|targeted"
    r"|promise[sd]?|pledge[sd]?|proposed|pending"
    r"|(?:following|coming|next) (?:years?|phase|step|semester|quarter|month)|if|once|due"
)
_AHEAD_OF = re.compile(rf"\b(?:{_AHEAD})\b", re.IGNORECASE)
_PLAN = re.compile(rf"\b(?:{_AHEAD}|{_OTHER})\b", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|shall|plan(?:s|ned)? to|(?:is|are) (?:planned|scheduled|expected|foreseen|due)|intends? to"
    r"|expects? to|(?:is|are) to be|going to|expected to|scheduled (?:to|for))\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:would|could|(?-i:may)|might|should|ought to|supposed to|possibly|perhaps|probably|likely|unlikely|allegedly"
    r"|apparently|reportedly|seemingly|potentially|promise[sd]?|pledge[sd]?|(?:were|was|is|are) due)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|scheduled|planned|foreseen|expected|envisaged)\s+(?=(?:for|in|on|by|at|from)\b)", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[;:.]|,\s+(?=(?:and|but|while|although|which|who|where)\b)|\b(?:but|while|although|whereas)\b"
)
_AS_PLANNED = re.compile(
    r",?\s*\b(?:as|than)\s+(?:\w+ly\s+)?(?:planned|expected|due|foreseen|scheduled|intended|envisaged|hoped|promised"
    r"|agreed|proposed|anticipated)\b|\b(?:according to|in line with) (?:the )?(?:plan|schedule)\b|\bon schedule\b",
    re.IGNORECASE,
)
"""What is done as planned is told as done."""
_CONDITION = re.compile(r"\b(?:if|once|unless|until)\b[^,;:.]*", re.IGNORECASE)
_TO_BE = re.compile(r"\bto be \w+", re.IGNORECASE)
_LIGHT = frozenset("be been being have has had do done further also then soon fully first".split())


def untold_plans(sentence: str, cited: str) -> tuple[str, ...]:
    """Verbs that `cited` only plans and `sentence` tells without a word of planning.

    The word must govern the verb: past forms outside of what follows "will" and the like are told as done, and
    "as planned" plans nothing. A verb is the first word of weight behind "will", "plans to", "is expected to"
    and the like, and one that "and" adds to it; one that `cited` also tells as done elsewhere counts as done.
    Dates for which something is only due ("scheduled for May") count like verbs.
    """
    sentence = _CONDITION.sub("", _AS_PLANNED.sub("", sentence))
    firm = _TO_BE.sub("", _without_plans(sentence))
    is_plan = bool(_PLAN.search(sentence))
    planned = {root(verb): verb for verb in _planned_verbs(cited)}
    told = {root(word) for word in plain_words(firm) if not is_plan or _is_past(word)}
    done = set(roots(_without_plans(cited)))
    verbs = [verb for stem, verb in planned.items() if stem in told and stem not in done]
    return (*verbs, *([] if is_plan else _dated_plans(sentence, cited)))


def only_planned(sentence: str, cited: str) -> bool:
    """Whether `sentence` has no word of planning and its content stands in what `cited` plans alone."""
    sentence = _CONDITION.sub("", _AS_PLANNED.sub("", sentence))
    if _PLAN.search(sentence) or not _AHEAD_OF.search(cited):
        return False
    return coverage(sentence, _without_plans(cited)) < ENOUGH_ALIKE <= coverage(sentence, cited)


def _is_past(word: str) -> bool:
    """Whether `word` is a verb's past form: "initiated", "begun", not "initiation"."""
    return word.endswith("ed") or root(word) != stem(word)


def _dated_plans(sentence: str, cited: str) -> Iterator[str]:
    """Dates for which `cited` only has something due, where `sentence` names them."""
    told = find_dates(sentence)
    for cue in _DUE.finditer(cited):
        end = _CLAUSE_END.search(cited, cue.end())
        due = cited[cue.end() : end.start() if end else len(cited)]
        yield from (due[d.start : d.end] for d in find_dates(due) if any(t.is_told_by(d) for t in told))


def invented_plans(sentence: str, cited: str) -> bool:
    """Whether `sentence` speaks of the future, or of what is only possible, and `cited` does not."""
    is_open = _FIRM.search(sentence) or _POSSIBLE.search(sentence)
    return bool(is_open) and not _PLAN.search(cited) and not _POSSIBLE.search(cited)


def _planned_verbs(text: str) -> Iterator[str]:
    for cue in _AHEAD_OF.finditer(text):
        end = _CLAUSE_END.search(text, cue.end())
        words = plain_words(text[cue.end() : end.start() if end else len(text)])
        first = next((i for i, word in enumerate(words) if _is_heavy(word)), len(words))
        yield from words[first : first + 1]
        if cue[0].endswith((" a", " an")):  # "promised a written reply"
            yield from words[first + 1 : first + 2]
        if words[first + 1 : first + 2] == ["and"]:
            yield from words[first + 2 : first + 3]


def _is_heavy(word: str) -> bool:
    return word not in STOP and word not in _LIGHT and not word.endswith("ly")


def _without_plans(text: str) -> str:
    """`text` less the clauses that follow a word of planning."""
    kept, at = [], 0
    for cue in _AHEAD_OF.finditer(text):
        if cue.start() >= at:
            end = _CLAUSE_END.search(text, cue.end())
            kept.append(text[at : cue.start()])
            at = end.start() if end else len(text)
    return " ".join([*kept, text[at:]])
