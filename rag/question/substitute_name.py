"""The earlier question with another name or body in the place of the one that it names."""

import calendar
import re

from rag.words.ellipsis import AUXILIARY

_SHORT = re.compile(r"(?<![\w-])[A-Z](?:[a-z]{0,2}[A-Z0-9&/-])+s?(?![\w-])(?! [A-Z])")
CAPITALS = r"(?-i:[A-Z][\w’'-]+(?: (?:(?:of|and|for|on|the|de|la) ){0,2}[A-Z][\w’'-]+)*)"
_NAME = re.compile(rf"(?<=[^\W\d_] ){CAPITALS}")
GROUPS = ("from", "by", "for")
_UN_WOMEN = "UN Women"
_BODY = re.compile(rf"\b(?:{AUXILIARY}|(?i:by|of)) (?P<body>{_UN_WOMEN}|(?:the )?{_SHORT.pattern})")
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_TIME = frozenset(
    "year years month months week weeks day days quarter time end beginning previous last next".split()
    + [month.casefold() for month in calendar.month_name if month]
)


def put_name(before: str, by: str, what: str) -> str | None:
    """A short form for the only short form, a name for the only other name of the last question that has one, both
    after "the" or neither; after `by` where there is one. UN Women is exchanged as a short form is."""
    bare = re.sub(r"^the ", "", what, flags=re.IGNORECASE)
    short = bool(_SHORT.fullmatch(bare))
    if not by and (short or bare == _UN_WOMEN) and (read := _body(before, what)):
        return read
    if not (short or re.fullmatch(CAPITALS, bare)) or is_time(bare):
        return None
    start, matches = _last_named(before, _SHORT if short else _NAME)
    found = [match for match in matches if short or not (_SHORT.fullmatch(match.group()) or is_time(match.group()))]
    if len({match.group() for match in found}) != 1:
        return None
    name, end = found[0], found[0].end()
    lead = before[start : name.start()]
    if not short and not by and bool(_THE.search(lead)) != (bare != what):
        return None
    many = short and bare.endswith("s") and not name.group().endswith("s")
    if many and not re.search(rf"\b(?:{'|'.join(GROUPS)}) (?:the )?$", lead, re.IGNORECASE):
        return None
    after = re.search(rf"\b{by} (?:the )?$", lead, re.IGNORECASE)
    return f"{before[: name.start()]}{bare}{before[end:]}" if after or not by else None


def _last_named(before: str, pattern: re.Pattern[str]) -> tuple[int, list[re.Match[str]]]:
    """Where the last question of `before` that has the pattern begins, and what is found there."""
    starts = [0, *(match.end() for match in re.finditer(r"\? ", before))]
    for start, end in reversed(list(zip(starts, [*starts[1:], len(before)], strict=True))):
        if found := list(pattern.finditer(before, start, end)):
            return start, found
    return 0, []


def _body(before: str, what: str) -> str | None:
    """Another body for UN Women, or UN Women for another body, where only one is said to do something."""
    found = list(_BODY.finditer(before))
    if len(found) != 1 or _UN_WOMEN not in (what, found[0]["body"]):
        return None
    return f"{before[: found[0].start('body')]}{what}{before[found[0].end('body') :]}"


def is_time(phrase: str) -> bool:
    """Whether `phrase` has a word for a time."""
    return not _TIME.isdisjoint(phrase.casefold().split())
