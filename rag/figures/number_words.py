"""Numbers spelt in words become digits, so that "nine networks" and "9 networks" are one figure."""

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise

_UNITS = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS = {
    **{f"{word}th": value for word, value in _UNITS.items()},
    **{f"{word[:-1]}ieth": value for word, value in _TENS.items()},
    **{"hundredth": 100, "thousandth": 1000},
    **_IRREGULAR,
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4} | {
    f"{word}{plural}": value for word, value in _ORDINALS.items() if 4 < value <= 12 for plural in ("", "s")
}
CARDINAL = "|".join([*_UNITS, *_TENS])
"""The number words from one to ninety that are no compounds, as a regular expression."""
_NUMBER = re.compile(
    rf"\b(?:(?P<dozen>(?:a|one|two|three|four|five)\s+dozens?)"
    rf"|(?P<words>(?:an?\s+(?:{'|'.join(_SCALES)})|{CARDINAL})\b"
    r"(?:(?:[\s-]+|(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+)"
    rf"(?:{CARDINAL}|{'|'.join(_SCALES)}|{'|'.join(_ORDINALS)})\b)*)"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)}))\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b(?:(?P<top>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+(?P<part>{'|'.join(_PARTS)})"
    r"(?=\s+(?:of|as|more|less|were|was|are|is|had|have)\b|[.,;:)]|\s\(|$)"
    r"|(?P<half>half)(?=\s+(?:of|the|a|an|as|were|was|are|is|had|have)\b|[.,;:)]|\s\(|$))",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"\b(?:one(?=\s+(?:of|another)\b|-(?:stop|off|sided|way)\b)|(?<=no )one|(?<=each )one"
    r"|(?<=the )one(?=\s+hand)|first(?=,|\s+and\s+foremost)|(?<=at )first|second(?=,|s\b)|zero(?=-sum))\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\bQ([1-4])\b")
_KEPT = "\ue000"


def digits_for_words(text: str) -> str:
    """`text` with compatibility forms folded (NFKC, any script's digits as 0–9) and number words as digits.

    "twenty-five" gives "25", "twenty-third" "23rd", "two hundred and fifty" "250", "two thirds of" "2/3 of",
    "Q1" "1st quarter".
    Words that count nothing stay: "one of the", "no one", "First,".
    """
    text = _QUARTER.sub(lambda m: f"{m[1]}{_suffix(int(m[1]))} quarter", _fold(text))
    text = _NOT_COUNTS.sub(lambda m: m[0][0] + _KEPT + m[0][1:], text)
    text = _SHARE.sub(_share, text)
    return _NUMBER.sub(_number, text).replace(_KEPT, "")


def value_of(number: str) -> int:
    """The value of one whole number as printed: "1,200" and "twenty-five" too. Raises `ValueError` where it is none."""
    return int(re.sub(r"\D", "", digits_for_words(number)))


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4"))
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return re.sub(r"[‐‑‒–—―−]", "-", text).replace("’", "'").replace("‘", "'")


def _share(match: re.Match[str]) -> str:
    if match["half"]:
        return "1/2"
    top = 1 if match["top"].lower() in ("a", "an") else _UNITS[match["top"].lower()]
    part = _PARTS[match["part"].lower()]
    return f"{top}/{part}" if Fraction(top, part) < 1 else match[0]


def _number(match: re.Match[str]) -> str:
    if match["dozen"]:
        return str(12 * {"a": 1, "an": 1, **_UNITS}[match["dozen"].split()[0].lower()])
    words = [word for word in re.split(r"[\s-]+", match[0].lower()) if word not in ("and", "a", "an")]
    if not _is_one_number(words):
        return " ".join(_alone(word) for word in re.split(r"[\s-]+", match[0]))
    value, part = 0, 0
    for word in words:
        scale = _SCALES.get(word)
        if scale == 100:
            part = (part or 1) * scale
        elif scale:
            value, part = value + (part or 1) * scale, 0
        else:
            part += _UNITS.get(word) or _TENS.get(word) or _ORDINALS[word]
    return f"{value + part}{_suffix(value + part) if words[-1] in _ORDINALS else ''}"


def _is_one_number(words: list[str]) -> bool:
    """Whether each word can follow the one before it: "twenty-five" can, "two three" cannot."""
    for before, word in pairwise(words):
        value = _UNITS.get(word) or _TENS.get(word) or _ORDINALS.get(word)
        if before in _ORDINALS:
            return False
        if value and before not in _SCALES and not (before in _TENS and value < 10):
            return False
    return True


def _alone(word: str) -> str:
    low = word.lower()
    value = _UNITS.get(low) or _TENS.get(low)
    ordinal = _ORDINALS.get(low)
    return str(value) if value else f"{ordinal}{_suffix(ordinal)}" if ordinal else word


def _suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
