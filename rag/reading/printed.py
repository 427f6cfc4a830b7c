"""A question's words as the reports print them: "Koh Kong" is read as `KohKong`, `TWGGGBV` as `TWGG-GBV`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.types import Scope

_WORD = re.compile(r"[^\W_]+(?:[-'’&/][^\W_]+)*")
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_RUN = 3
_SHORTEST = 5
"""Letters that a run must have to be taken for another form of a printed word."""


def as_printed(question: str, scope: Scope) -> str:
    """`question` with each run of one to three words that no report in scope prints put as they print it, where a
    word of theirs has the very same letters and figures, apart from case, blanks, hyphens and other joints."""
    texts = tuple(section.text for section in scope.sections)
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


def _printed_form(run: str, texts: tuple[str, ...]) -> str | None:
    letters = _letters(run)
    if len(letters) < _SHORTEST:
        return None
    printed = _printed(texts)
    forms, folded = printed.forms.get(letters, ()), run.casefold()
    if not forms or any(folded == form.casefold() for form in forms) or folded in printed.folded:
        return None
    return forms[0]


@dataclass(frozen=True)
class _Printed:
    """All words of some texts by their letters alone, and the texts in lower case."""

    forms: dict[str, tuple[str, ...]]
    folded: str


@lru_cache(maxsize=16)
def _printed(texts: tuple[str, ...]) -> _Printed:
    """Made once for each choice of sections: of 1,200 it takes half a second."""
    text = "\n".join(texts)
    forms: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        letters = _letters(word)
        forms[letters] = (*forms.get(letters, ()), word)
    return _Printed(forms, text.casefold())


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()
