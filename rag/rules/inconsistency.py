"""Where a report disagrees with itself: a stated count and the list that follows it, a name listed twice."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.sentences import split_sentences
from ingest.terms import stem
from ingest.types import Outcome, Span
from rag.figures.number_words import value_of

_CARDINALS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty"
)
_NUMBER = rf"(?:\d{{1,2}}|{_CARDINALS})"
_NAMELY = re.compile(
    rf"(?<![\w.,-])(?P<number>{_NUMBER})(?P<of>\s+(?:out\s+)?of\s+(?:(?:the|its|their|these"
    rf"|those)\s+)?(?:{_NUMBER}\s+)?)?"
    rf"(?P<thing>\s*[A-Za-z][^.,:;()\d]{{2,70}}?),?\s+(?:namely|viz\.?),?\s+(?P<list>[^.;()]+)(?!\()",
    re.IGNORECASE,
)
_LATER_NUMBER = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_LIST_ENDS = re.compile(
    r",\s+(?:and\s+)?(?:(?:are|is|was|were|has|have|had|will|would|can|could|did|do|does|who|which|whose"
    r"|where|while|when"
    r"|but|although|though|as|so|for|with|without|after|before|because|since|to|in|on|at|by|both|all|each|of"
    r"|followed"
    r"|compared|the (?:first|second|last|latter|former))\b|(?:two|three|one|some|most|none)\b|[a-z]+ed\b)",
)
_HARD = re.compile(r",\s+(?:and\s+|as well as\s+)?|\s+(?:and|as well as)\s+(?=(?:the|an?)\s)")
_JOINTS = r",\s+(?:and\s+)?|\s+and\s+"
_HEAD = re.compile(r"(?:the |an? )?([A-Z]\w+) (?:of|for|on) ")
_SOFT = re.compile(r"\s+(?:and|&)\s+")
_PREPOSITION = re.compile(r"(?:in|on|at|by|to|that|when|where|because|if|from|with)\b", re.IGNORECASE)
_WORD = r"[A-Z][\w’'-]*"
_HEADED = re.compile(
    rf"(?:(?<=, )|(?<=and )|(?<=especially )|(?<=including )|(?<=namely )|^)(?:the )?"
    rf"(?P<item>(?:{_WORD}\s){{0,2}}(?P<head>{_WORD})\s(?:of|for|on)\s(?=[a-z]{{0,3}}\s?[A-Z])"
    rf"|(?:{_WORD}\s){{1,5}}\([A-Z]{{2,}}\))"
)
_ENOUGH_ITEMS, _SAME_HEAD = 5, 0.6
_COUNT_OF_THINGS = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s+(?:[a-z]+\s){0,2}?(?P<kind>[A-Za-z]+s(?:/[A-Za-z]+s)?)\b"
)


@dataclass(frozen=True)
class NamedList:
    """A run of names that mostly share a head noun ("Ministry of …"): the noun, and each name as printed."""

    head: str
    names: tuple[str, ...]


def note_inconsistency(outcome: Outcome, span: Span) -> str | None:
    """What does not add up in the sentences of `span` and the one after: a count and the list that follows
    it, or a name that is listed twice; None where all agrees or the list cannot be counted with certainty."""
    sentences = split_sentences(outcome.text)
    touched = [i for i, s in enumerate(sentences) if s.start < span.end and span.start < s.end]
    for i in touched:
        note = _namely(outcome.words(sentences[i]))
        if note:
            return note
    texts = [outcome.words(s) for s in sentences]
    for i in touched:
        if note := _headed(texts[i - 1] if i else "", texts[i]):
            return note
    after = touched[-1] + 1 if touched else len(texts)
    # a list in the next sentence concerns these only where they state how many it has
    follows = after < len(texts) and _stated_before(texts[after - 1], texts[after])
    return _headed(texts[after - 1], texts[after]) if follows else None


def listed_names(sentence: str) -> tuple[str, ...]:
    """The names of a list of at least five in `sentence`, as printed, in their order; one that it repeats each time."""
    named = _named_list(sentence)
    return named.names if named else ()


def _namely(sentence: str) -> str | None:
    for match in _NAMELY.finditer(sentence):
        inner = _LATER_NUMBER.search(match["thing"])
        listed = match["list"]
        if inner or _PREPOSITION.match(listed):
            continue
        stated = value_of(match["number"])
        fewest, most = _count_items(listed)
        if 2 <= most == fewest != stated:
            what = f"{match['number']}{match['of'] or ' '}{match['thing'].strip()}"
            return f'The report states {stated} ("{what}") but lists {most}.'
    return None


def _count_items(listed: str) -> tuple[int, int]:
    """The fewest and the most items that a list may have: an "and" inside a name may join two or be part of
    it.

    Without a comma before it, the last "and" joins two items.
    """
    if end := _LIST_ENDS.search(listed):
        listed = listed[: end.start()]
    items = [item for item in _HARD.split(listed) if item.strip()]
    inner = [len(_SOFT.findall(item)) for item in items]
    closed = bool(re.search(r",\s+(?:and|as well as)\s", listed)) or bool(
        re.search(r"\sand (?:the|an?) [^,]*$", listed)
    )
    sure = 0 if closed or not inner[-1] else 1
    heads = Counter(match[1] for item in re.split(_JOINTS, listed) if (match := _HEAD.match(item)))
    shared = max(heads.values(), default=0)  # "Ministry of Education, Youth and Sport" is one
    fewest = shared if shared > 1 else len(items) + sure
    return fewest, len(items) + sum(inner)


def _headed(before: str, text: str) -> str | None:
    named = _named_list(text)
    if named is None:
        return None
    distinct, twice = set(named.names), [name for name, times in Counter(named.names).items() if times > 1]
    stated = _stated(before, text, named)
    parts = []
    if stated is not None and stated < len(distinct):  # fewer names than stated are no contradiction
        parts.append(f"The report states {stated}, but {len(distinct)} different names follow")
    if twice:
        parts.append(f"{' and '.join(twice)} {'is' if len(twice) == 1 else 'are'} listed more than once")
    note = "; ".join(parts)
    return f"{note[:1].upper()}{note[1:]}." if note else None


def _stated_before(before: str, text: str) -> bool:
    named = _named_list(text)
    return named is not None and _stated(before, text, named) is not None


def _named_list(text: str) -> NamedList | None:
    items = list(_HEADED.finditer(text))
    heads = Counter(item["head"] for item in items if item["head"])
    if len(items) < _ENOUGH_ITEMS or heads.most_common(1)[0][1] < _SAME_HEAD * len(items):
        return None
    ends = [*(item.start() for item in items[1:]), len(text)]
    names = tuple(_name(text[item.start("item") : end]) for item, end in zip(items, ends, strict=True))
    return NamedList(heads.most_common(1)[0][0], names)


def _name(text: str) -> str:
    """A listed name without what joins it to the next one."""
    words: list[str] = []
    for word in text.split():
        if words and word[0].islower() and word not in {"of", "for", "on", "and", "the", "to"}:
            break
        words.append(word)
    return re.sub(r"[\s,;.]+$|(?:[\s,]+(?:and|to|the|on|for|of))+[\s,.]*$", "", " ".join(words))


def _stated(before: str, text: str, named: NamedList) -> int | None:
    """The last number ahead of the list that counts things called as its names are ("23 Ministries"); one in the
    sentence before only where its own sentence names them again ("… Ministries, especially")."""
    head, lead = stem(named.head), text[: text.find(named.names[0])]
    if head in map(stem, re.findall(r"\w+", lead)):
        lead = f"{before} {lead}"
    counts = [match for match in _COUNT_OF_THINGS.finditer(lead) if head in map(stem, match["kind"].split("/"))]
    return value_of(counts[-1]["number"]) if counts else None
