"""The term nearest to a misspelt one."""

import re
from collections.abc import Collection, Mapping

import numpy as np

_DOUBLED = r"(.)\1"
_VOWELS = frozenset("aeiou")
_SHORTEST = 4
_TWO_ERRORS_FROM = 7


class Speller:
    """Looks for terms one or two slips away: a letter too many, too few, wrong, or two swapped."""

    def __init__(self, frequencies: Mapping[str, int], never: Collection[str] = ()) -> None:
        """`frequencies` are the terms to choose from; if one of `never` wins, nothing is returned."""
        self._terms = sorted(frequencies)
        self._frequencies, self._never = frequencies, frozenset(never)
        self._lengths = np.array([len(term) for term in self._terms], np.int64)
        self._letters = np.array([_letters(term) for term in self._terms], np.uint64)

    def nearest(self, term: str) -> str | None:
        """The known term with the fewest slips, letters left out before others, then the most frequent, then the
        first in the alphabet.

        Terms under 4 letters may only have two letters swapped or be short of one of the words that are never
        meant, those under 7 have one slip, longer ones two. The first letter must be right, and a term with a
        figure in it is never changed.
        """
        if any(sign.isdigit() for sign in term):
            return None
        allowed = 1 + (len(term) >= _TWO_ERRORS_FROM)
        ranked = sorted(
            (slips, not _left_out(term, known), -self._frequencies[known], known)
            for known in self._near(term, allowed)
            if (slips := slips_between(term, known)) <= allowed
        )
        return ranked[0][3] if ranked and ranked[0][3] not in self._never else None

    def _near(self, term: str, allowed: int) -> list[str]:
        """Terms that differ in few enough letters to be worth comparing."""
        differing = np.bitwise_count(self._letters ^ np.uint64(_letters(term)))
        near = (differing <= 2 * allowed) & (abs(self._lengths - len(term)) <= allowed)
        found = (self._terms[i] for i in np.flatnonzero(near))
        if len(term) < _SHORTEST:
            return [known for known in found if known[:1] == term[:1] and sorted(known) == sorted(term)]
        return [known for known in found if known[:1] == term[:1]]


def slips_between(first: str, second: str) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        before, above, row = row, before, [i]
        for j, b in enumerate(second, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


def is_plain_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with one letter left out or doubled, two neighbours swapped, or one vowel for another.

    Any other letter too many, or in the place of another, is as often another word or a name ("takeo", "trent").
    """
    if slips_between(typed, meant) != 1:
        return False
    if len(typed) > len(meant):
        return re.sub(_DOUBLED, r"\1", typed) == re.sub(_DOUBLED, r"\1", meant)
    wrong = [pair for pair in zip(typed, meant, strict=False) if pair[0] != pair[1]]
    return len(typed) < len(meant) or len(wrong) > 1 or _VOWELS.issuperset(wrong[0])


def _left_out(term: str, known: str) -> bool:
    """Whether `term` is `known` without some of its letters."""
    rest = iter(known)
    return all(sign in rest for sign in term)


def _letters(term: str) -> int:
    """The set of letters of a term, one bit to each."""
    bits = 0
    for sign in term:
        bits |= 1 << (ord(sign) % 64)
    return bits
