"""A question's words as the reports print them: "Koh Kong" is read as `KohKong`, `TWGGGBV` as `TWGG-GBV`."""

import re
from functools import lru_cache

from rag.types import Scope

_WORD = re.compile(r"[^\W_]+(?:[-'’&/][^\W_]+)*")
_LONGEST_RUN = 3
_SHORTEST = 5
"""Letters that a run must have to be taken for another form of a printed word."""


def as_printed(question: str, scope: Scope) -> str:
    """`question` with each run of one to three words that no report in scope prints put as they print it, where a
    word of theirs has the very same letters and figures, apart from case, blanks, hyphens and other joints."""
    texts = [section.text for section in scope.sections]
    words = list(_WORD.finditer(question))
    parts, at, i = [], 0, 0
    while i < len(words):
        taken = 1
        for length in range(min(_LONGEST_RUN, len(words) - i), 0, -1):
            start, end = words[i].start(), words[i + length - 1].end()
            printed = _printed_form(question[start:end], texts)
            if printed:
                parts += [question[at:start], printed]
                at, taken = end, length
                break
        i += taken
    return "".join([*parts, question[at:]])


def _printed_form(run: str, texts: list[str]) -> str | None:
    letters = _letters(run)
    if len(letters) < _SHORTEST:
        return None
    forms = dict.fromkeys(form for text in texts for form in _forms(text).get(letters, ()))
    folded = run.casefold()
    if not forms or any(folded == form.casefold() or folded in _folded(text) for form in forms for text in texts):
        return None
    return next(iter(forms))


@lru_cache(maxsize=512)
def _forms(text: str) -> dict[str, tuple[str, ...]]:
    """The words of a text by their letters alone."""
    found: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        letters = _letters(word)
        found[letters] = (*found.get(letters, ()), word)
    return found


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return text.casefold()


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()
