"""Planned is not done: verbs that the report puts in the future and a sentence tells as past, or reversed."""

import re
from collections.abc import Iterator

from ingest.terms import STOP, plain_words
from rag.dates import find_dates
from rag.writer.roots import root, roots

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
_DUE = re.compile(
    r"\b(?:due|scheduled|planned|foreseen|expected|envisaged)\s+(?=(?:for|in|on|by|at|from)\b)", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[;:.]|,\s+(?=(?:and|but|while|although|which|who|where)\b)|\b(?:but|while|although|whereas)\b"
)
_LIGHT = frozenset("be been being have has had do done further also then soon fully first".split())


def untold_plans(sentence: str, cited: str) -> tuple[str, ...]:
    """Verbs that `cited` only plans and `sentence` tells without a word of planning.

    A verb is the first word of weight behind "will", "plans to", "is expected to" and the like, and one that
    "and" adds to it; one that `cited` also tells as done elsewhere counts as done. Dates for which something
    is only due ("scheduled for May") count like verbs.
    """
    if _PLAN.search(sentence):
        return ()
    planned = {root(verb): verb for verb in _planned_verbs(cited)}
    told, done = set(roots(sentence)), set(roots(_without_plans(cited)))
    verbs = [verb for stem, verb in planned.items() if stem in told and stem not in done]
    return (*verbs, *_dated_plans(sentence, cited))


def _dated_plans(sentence: str, cited: str) -> Iterator[str]:
    """Dates for which `cited` only has something due, where `sentence` names them."""
    told = find_dates(sentence)
    for cue in _DUE.finditer(cited):
        end = _CLAUSE_END.search(cited, cue.end())
        due = cited[cue.end() : end.start() if end else len(cited)]
        yield from (due[d.start : d.end] for d in find_dates(due) if any(t.is_told_by(d) for t in told))


def invented_plans(sentence: str, cited: str) -> bool:
    """Whether `sentence` speaks of the future and `cited` does not."""
    return bool(_FIRM.search(sentence)) and not _PLAN.search(cited)


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
