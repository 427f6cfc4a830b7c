"""Sentences with offsets: the smallest thing that is ever quoted."""

import re

from ingest.types import Span

_NEVER_LAST = frozenset(
    """mr mrs ms dr prof sr jr st rev hon gen col lt capt no nos art arts para paras sec fig vol ch pp p
    ed eds e.g i.e eg ie cf vs viz approx ca incl excl resp min max dept est govt a.m p.m u.s u.k u.n
    jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
"""Abbreviations that a capital may follow inside a sentence, lower case, without their last full stop."""

_END = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*|\s?'')   # end mark, then what closes a quotation or bracket
        (?:\s+(?=["'“‘«(\[`]*[A-Z0-9À-ÖØ-Þ])             # a blank and something that can start a sentence
         |(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]))                    # or no blank at all: "…programme.The report"
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"(?:[-–•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_LONGEST_BRACKET = 400


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, in order; together they hold every character that is no blank.

    A line break always ends a sentence. A full stop does not where it belongs to an abbreviation, an
    initial or a list number, or stands inside brackets that close later in the same line. A mark with no
    blank behind it ends a sentence only between a lower-case word and a capitalised one.
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        spans.extend(_split_line(text, line.start(), line.end()))
    return tuple(spans)


def _split_line(text: str, start: int, end: int) -> list[Span]:
    brackets = _bracketed(text, start, end)
    spans, begin = [], start
    for mark in _END.finditer(text, start, end):
        cut = mark.end("close")
        if _ends_sentence(text, begin, mark) and not any(a < mark.start() and cut <= b for a, b in brackets):
            spans.append(_trim(text, begin, cut))
            begin = cut
    spans.append(_trim(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _ends_sentence(text: str, begin: int, mark: re.Match[str]) -> bool:
    if mark["mark"] != ".":
        return mark.end() > mark.end("close") or mark["mark"][0] in "!?"
    before = text[begin : mark.start()]
    word = (before.split() or [""])[-1].lstrip("(\"'“‘[").lower()
    if mark.end() == mark.end("close"):  # no blank: only between plain words, never "U.S." or "node.Js"
        return bool(re.search(r"[a-zà-ÿ]{2}\)?$|\d[)%]?$", before)) and "/" not in word and "." not in word
    if word in _NEVER_LAST and not mark["close"]:
        return False
    is_initial = len(word) == 1 and word.isalpha() and text[mark.start() - 1].isupper()
    is_list_number = before.strip().isdigit()
    return not ((is_initial and not mark["close"]) or is_list_number)


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges inside balanced brackets, open to close, at most `_LONGEST_BRACKET` long."""
    opened: list[int] = []
    ranges = []
    for i in range(start, end):
        if text[i] in "([":
            opened.append(i)
        elif text[i] in ")]" and opened:
            begin = opened.pop()
            if i - begin <= _LONGEST_BRACKET:
                ranges.append((begin, i))
    return ranges


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end and (start == 0 or text[start - 1] == "\n"):
        start = bullet.end()
    return Span(start, end)
