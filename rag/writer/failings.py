"""What a sentence makes of an act: failed, cancelled, the other way round, or final where the report has a draft."""

import re

from ingest.terms import plain_words
from rag.writer.roots import root, roots

_FAILING = frozenset(
    root(word)
    for word in """fail failure refuse refusal reject rejection cancel cancellation delay postpone stop suspend abandon
    cease halt withdraw neglect ignore block abolish terminate interrupt oppose deny scrap shelve obstruct""".split()
)
_NO_SUCCESS = frozenset(
    root(word)
    for word in """lack absent absence miss unable late overdue close closed closure end lapse decline lose lost prevent
    prohibit ban forbid pending outstanding break defer hold oppose resist less few fewer remain only partly""".split()
)
_DENIALS = frozenset("not no never none nor neither without cannot".split())
_DRAFT = frozenset(map(root, "draft preliminary interim provisional tentative".split()))
_FINAL = frozenset(map(root, "final finalise finalised adopt adopted adoption enacted ratified".split()))
_FINAL_DRAFT = re.compile(r"\bfinal\s+(?=(?:\w+\s+)?drafts?\b)", re.IGNORECASE)
_SIDES = (("with", "against"), ("for", "against"), ("from", "to"), ("before", "after"))
_AFTER = {
    word: re.compile(rf"\b{word}\s+(?:(?:the|an?|its|their|all|each|both|some)\s+)?([\w-]+)", re.IGNORECASE)
    for word in ("with", "against", "for", "from", "to", "before", "after")
}
_EDGE_OF_TIME = re.compile(
    r"\b(early|late|mid|the (?:beginning|start|end|middle) of)[\s-]+((?:\w+ )?(?:19|20)\d\d)\b", re.IGNORECASE
)
_EDGES = {"the beginning of": "early", "the start of": "early", "the end of": "late", "the middle of": "mid"}


def misjudged(sentence: str, cited: str) -> str:
    """What `sentence` makes of an act that `cited` does not, in a few words; empty where it makes nothing of it."""
    mine, theirs = set(roots(sentence)), set(roots(cited))
    falls_short = theirs & (_FAILING | _NO_SUCCESS) or set(plain_words(cited)) & _DENIALS
    if mine & _FAILING and not falls_short:
        return f"{', '.join(sorted(mine & _FAILING))} added"
    final = mine & _FINAL - set(roots(_FINAL_DRAFT.sub("", cited)))
    if final and theirs & _DRAFT and not mine & _DRAFT:
        return "a draft told as final"
    return _wrong_side(sentence, cited) or _wrong_edge(sentence, cited)


def _wrong_side(sentence: str, cited: str) -> str:
    """ "Against MoWA" for "with MoWA": the same word behind a preposition and behind its opposite alone."""
    for pair in _SIDES:
        for here, there in (pair, pair[::-1]):
            mine, theirs = _behind(here, sentence), _behind(there, cited)
            turned = (mine & theirs) - _behind(here, cited) - _behind(there, sentence)
            if turned and (here, there) != ("for", "against"):
                return f"{here} {', '.join(sorted(turned))} for {there}"
    return ""


def _behind(preposition: str, text: str) -> set[str]:
    return {match.lower() for match in _AFTER[preposition].findall(text)}


def _wrong_edge(sentence: str, cited: str) -> str:
    """ "Early 2020" for "late 2020"."""
    theirs = _edges(cited)
    wrong = (f"{mine} {when}" for when, mine in _edges(sentence).items() if theirs.get(when, mine) != mine)
    return next(wrong, "")


def _edges(text: str) -> dict[str, str]:
    return {when.lower(): _EDGES.get(edge.lower(), edge.lower()) for edge, when in _EDGE_OF_TIME.findall(text)}
