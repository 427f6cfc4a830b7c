"""Citation keys: one parser for every form in which models write them."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

OPEN, CLOSE = "⟦", "⟧"
"""What every form becomes: ⟦1⟧ or ⟦1,3⟧. In text as written these two count as square brackets."""

_LABEL = (
    r"(?:(?:keys?|sources?|src|evidences?|refs?|references?|cit(?:e|es|ations?)|see|passages?|docs?|documents?"
    r"|items?|no\.?|quotes?)[\s:.#]*)"
)
_NUMBER = r"[\"'“‘]?[#^]?\d{1,3}[\"'”’]?"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:[,;&/]|,?\s*and\b|-|–|to\b)\s*{_LABEL}?{_NUMBER})*"
_SQUARE = re.compile(
    rf"[\[［【〔〖⟦]{{1,2}}\s*\^?{_LABEL}{{0,2}}(?P<n>{_NUMBERS})\s*(?:†[^\]】\n]{{0,80}})?[\s,;.]*[\]］】〕〗⟧]{{1,2}}(?:\(\))?",
    re.IGNORECASE,
)
_ROUND = re.compile(
    rf"[(（{{<]\s*(?P<label>{_LABEL}{{0,2}})\s*(?P<n>{_NUMBERS})\s*[)）}}>](?P<end>(?=\s*(?:[.,;:!?\[(（{{<⟦]|$)))?",
    re.IGNORECASE | re.MULTILINE,
)
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)”\"'\s]))(?:\^(?P<low>\d{1,2})|(?P<high>[¹²³⁴-⁹⁰]{1,2}))(?=[\s.,;:!?⟦]|$)",
    re.MULTILINE,
)
_CIRCLED = re.compile(r"[①-⑳]")
_BETWEEN = re.compile(rf"(?<={CLOSE})\s*(?:,|;|&|\band\b)\s*(?={OPEN})")
_WRAPPED = re.compile(rf"\(\s*{_LABEL}?\s*({OPEN}[\d,]+{CLOSE}\s*)+\)", re.IGNORECASE)
_GROUP = re.compile(rf"{OPEN}([\d,]+){CLOSE}")
_AFTER_END = re.compile(
    rf"(?P<end>[.!?…]+[\"'”’»)]*)\s*(?P<keys>{OPEN}[\d,]+{CLOSE}(?:\s*,?\s*{OPEN}[\d,]+{CLOSE})*)\.?"
)


@dataclass(frozen=True)
class Draft:
    """A sentence that a model wrote: its words without keys, the keys in the order written, and whether a line ends
    behind it."""

    text: str
    keys: tuple[int, ...]
    ends_paragraph: bool = False


def mark_keys(text: str, valid: Collection[int]) -> str:
    """`text` with every citation key written ⟦n⟧ and standing before the end mark of its sentence.

    Numbers in square brackets are always keys; in round or curly ones only where they are labelled, as in
    "(source 2)", or all in `valid` with the clause ending behind them. Keys in front of sentences stay there
    when the text begins with one.
    """
    text = _SQUARE.sub(lambda m: _group(m["n"]), text)
    text = _ROUND.sub(lambda m: _round(m, valid), text)
    text = _CIRCLED.sub(lambda m: _group(str(int(unicodedata.numeric(m[0])))), text)
    text = _RAISED.sub(lambda m: _raised(m, valid), text)
    text = _WRAPPED.sub(r"\1", _BETWEEN.sub("", text))
    if text.lstrip().startswith(OPEN):
        return re.sub(rf"(?<=[.!?”\"'])\s*(?={OPEN})", "\n", text)
    return _AFTER_END.sub(lambda m: f" {m['keys']}{m['end']} ", text)


def take_keys(sentence: str) -> Draft:
    """The sentence and its keys apart; a key that repeats is kept once."""
    found = [int(n) for group in _GROUP.findall(sentence) for n in group.split(",") if n]
    text = re.sub(rf"(?:\s*{OPEN}[\d,]*{CLOSE})+", " ", sentence).strip()
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"\s+(?=[.,;:!?…。])|(?<=[(\[])\s+", "", text)
    return Draft(re.sub(r"\s+", " ", text), tuple(dict.fromkeys(found)))


def _group(numbers: str) -> str:
    """⟦…⟧ with ranges written out; a range over 20 wide is taken as its two ends."""
    found: list[int] = []
    for part in re.finditer(r"(\d+)(?:\s*(?:-|–|to\b)\s*[#^]?(\d+))?", numbers):
        first, last = int(part[1]), int(part[2] or part[1])
        found += range(first, last + 1) if first <= last <= first + 20 else [first, last]
    return OPEN + ",".join(map(str, found)) + CLOSE


def _round(match: re.Match[str], valid: Collection[int]) -> str:
    numbers = {int(n) for n in re.findall(r"\d+", match["n"])}
    is_key = bool(match["label"]) or (match["end"] is not None and numbers <= set(valid))
    return _group(match["n"]) if is_key else match[0]


def _raised(match: re.Match[str], valid: Collection[int]) -> str:
    number = int("".join(str(unicodedata.digit(sign)) for sign in match["low"] or match["high"]))
    return _group(str(number)) if number in valid else match[0]
