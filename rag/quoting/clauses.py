"""Cutting a sentence that is too long to quote whole, at its own commas and semicolons."""

import re

from ingest.types import Span

MOST_WORDS = 60
"""Words that a short answer is to have."""
_OPENS_LIST = re.compile(
    r"(?:and |or |but )?(?:namely|including|in particular|particularly|especially|notably|such as|among (?:them|others)"
    r"|as follows|followed by|to a (?:lesser|greater|smaller|larger|limited) extent)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:]\s+|\s+[–—-]\s+")


def cut_to_clauses(text: str, sentence: Span, mark: Span | None, most_words: int) -> Span:
    """Whole clauses of `sentence` around `mark`, at most `most_words` words where the clause with the mark allows.

    Grown from the clause that holds the mark, first backwards to the start of the sentence, so that subject
    and verb stay, then forwards; a clause that opens a list ("namely", "to a lesser extent") first forwards, so that
    its items stay. Without a mark the clauses at the start are kept.
    """
    clauses = _clauses(text, sentence)
    middle = mark.start if mark else sentence.start
    first = last = max(i for i, clause in enumerate(clauses) if clause.start <= middle or i == 0)
    if mark:
        while last + 1 < len(clauses) and clauses[last].end < mark.end:
            last += 1
    if mark and _OPENS_LIST.match(text, clauses[first].start):
        last = _forwards(text, clauses, first, last, most_words)
    while first > 0 and _words(text, clauses[first - 1].start, clauses[last].end) <= most_words:
        first -= 1
    last = _forwards(text, clauses, first, last, most_words)
    end = clauses[last].end
    while end > clauses[first].start and text[end - 1] in " ,;:" and end < sentence.end:
        end -= 1
    return Span(clauses[first].start, end)


def _forwards(text: str, clauses: list[Span], first: int, last: int, most_words: int) -> int:
    while last + 1 < len(clauses) and _words(text, clauses[first].start, clauses[last + 1].end) <= most_words:
        last += 1
    return last


def word_count(text: str) -> int:
    """Words as a reader counts them: runs between blanks."""
    return len(text.split())


def _words(text: str, start: int, end: int) -> int:
    return word_count(text[start:end])


def _clauses(text: str, sentence: Span) -> list[Span]:
    starts = [sentence.start, *(m.end() for m in _BREAK.finditer(text, sentence.start, sentence.end))]
    ends = [*starts[1:], sentence.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
