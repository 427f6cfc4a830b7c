"""Sentences with offsets: the smallest thing that is ever quoted."""

import re

from ingest.types import Span

_NEVER_LAST = frozenset("e.g i.e eg ie cf vs viz incl excl approx ca min max est".split())
"""Abbreviations that never end a sentence, lower case, without their last full stop."""

_BEFORE_NAME = frozenset(
    "mr mrs ms dr prof sr jr st rev hon gen col lt capt messrs resp dept govt ph ph.d".split()
)
"""Abbreviations that a name may follow; like initials they end a sentence only before a starter."""

_BEFORE_NUMBER = frozenset(
    """no nos art arts para paras sec secs fig figs tab vol ch pp p ed eds al jan feb mar apr jun jul aug sept
    sep oct nov dec""".split()
)
"""Abbreviations only in front of a figure or a bracket: "No. 5", but "The answer was no. Women …"."""

_STARTERS = frozenset(
    """the this these that those it its in on at as and but however moreover furthermore also additionally
    during since after before while when for with by to from under through all both some many most several
    there they he she we their our""".split()
)
"""Words that show a new sentence behind an abbreviation ("in the U.S. The", "annex A. In")."""

_END = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]++)                      # a mark, possessive: long rows of dots cost no time
        (?P<close>\s?''|["'”’»)\]]*+)                      # what closes a quotation or bracket
        (?:\s++(?=["'“‘«(\[`¿¡]*+[^\W_])                  # a blank and something that can start a sentence
         |(?=[“‘«(\[]*+[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|\s))  # or no blank at all: "…programme.The report"
        )
      |(?<![។。！？؟।])(?P<full>[។。！？؟।]++["'”’»)\]」』）]*+)  # marks of scripts that leave no blank
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_BULLET = re.compile(r"(?:[-–•*·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_LONGEST_BRACKET = 400
_LOOK_BACK = 60


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, in order; together they hold every character that is neither blank
    nor the marker of a list item.

    A line break always ends a sentence. A full stop does not where it belongs to an abbreviation, an
    initial or a list number, or stands inside brackets that close later in the same line. A mark with no
    blank behind it ends a sentence only between a word and a capitalised one.
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        spans.extend(_split_line(text, line.start(), line.end()))
    return tuple(spans)


def _split_line(text: str, start: int, end: int) -> list[Span]:
    inside = _bracketed(text, start, end)
    spans, begin = [], start
    for mark in _END.finditer(text, start, end):
        cut = mark.end("full" if mark["full"] else "close")
        enclosed = inside[mark.start() - start] and cut < end and inside[cut - start]
        if not enclosed and (mark["full"] or _ends_sentence(text, begin, mark)):
            spans.append(_trim(text, begin, cut))
            begin = cut
    spans.append(_trim(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _ends_sentence(text: str, begin: int, mark: re.Match[str]) -> bool:
    following = text[mark.end() : mark.end() + _LOOK_BACK].lstrip("\"'“‘«([`¿¡")
    spaced = mark.end() > mark.end("close")
    if following[:1].islower():
        return False
    if mark["mark"] != "." or mark["close"]:
        return spaced or mark["mark"][0] in "!?" or bool(mark["close"])
    before = text[max(begin, mark.start() - _LOOK_BACK) : mark.start()]
    if before.strip().isdigit() and len(before.strip()) < 3:  # the number of a list item
        return False
    return not _is_abbreviation(before, text[mark.end()], following) and (
        spaced or _is_word(before, following)
    )


def _is_abbreviation(before: str, opening: str, following: str) -> bool:
    word = (before.split() or [""])[-1].lstrip("(\"'“‘«[").lower()
    if word in _NEVER_LAST:
        return True
    if word in _BEFORE_NUMBER:
        return opening == "(" or bool(re.match(r"\d|[IVXLC]+\b", following))
    initials = _INITIALS.fullmatch(word) and (before[-1].isupper() or "." in word)
    named = initials or word in _BEFORE_NAME
    return bool(named) and re.split(r"\W", following, maxsplit=1)[0].lower() not in _STARTERS


def _is_word(before: str, following: str) -> bool:
    """Whether a full stop with no blank behind it ends a word, not a part of an address or file name."""
    address = re.search(r"[@/\\]\S*$|\.\w*$", before) or re.match(r"\S*[.@/]\w", following)
    return not address and bool(re.search(r"[^\W_]{2}$|\d$|[)\]%”\"’]$", before))


def _bracketed(text: str, start: int, end: int) -> bytearray:
    """One byte to each character of the line: 1 behind an opening bracket, up to and with the one that closes
    it, where both are at most `_LONGEST_BRACKET` apart."""
    opened: list[int] = []
    inside = bytearray(end - start)
    for bracket in re.finditer(r"[()\[\]]", text[start:end]):
        at = bracket.start()
        if bracket[0] in "([":
            opened.append(at)
        elif opened and at - (begin := opened.pop()) <= _LONGEST_BRACKET:
            inside[begin + 1 : at + 1] = b"\1" * (at - begin)
    return inside


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end and (start == 0 or text[start - 1] == "\n"):
        start = bullet.end()
    return Span(start, end)
