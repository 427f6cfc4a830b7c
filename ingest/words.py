"""BM25 over the chunks of an index.

After Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
inverse document frequency of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest import tokens
from ingest.spelling import Speller, is_plain_slip, slips_between
from ingest.terms import STOP, analyse, plain_words, stem

_DOER = re.compile(r"([a-z]{4,})(?:er|or|ee)s?")
_MOST = re.compile(r"([a-z]{3,})(?:est|er)")
_BEFORE_WORDS = re.compile(r"(?:over|under|out|mis|re|un)([a-z]{5,})")
_SHORTEST_PIECE = 4
"""Letters from which on a single word piece is a word."""
_USUAL, _MOST_USUAL = 6000, 1000
"""Words of English that may be meant where no report has the word, and where it may be a place."""
K1 = 1.5
B = 0.75


@dataclass(frozen=True, eq=False)
class Words:
    """Which terms stand in which chunks, and what each is worth there.

    `vocabulary` numbers the terms; the chunks of term i are `rows[starts[i]:starts[i + 1]]`, ascending, and
    its BM25 weights stand beside them in `weights`. `size` is the number of chunks. `spellings` are the words
    as the reports have them, in lower case, with the number of chunks each stands in.
    """

    vocabulary: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    size: int
    spellings: Mapping[str, int]

    def scores(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """BM25 of every chunk for analysed `terms`, shape (size,). Repeats count, unknown terms do not."""
        total = np.zeros(self.size, np.float32)
        for term in terms:
            if (i := self.vocabulary.get(term)) is not None:
                here = slice(self.starts[i], self.starts[i + 1])
                total[self.rows[here]] += self.weights[here]
        return total

    def frequency(self, term: str) -> int:
        """Number of chunks that an analysed term stands in."""
        i = self.vocabulary.get(term)
        return 0 if i is None else int(self.starts[i + 1] - self.starts[i])

    def has(self, text: str) -> bool:
        """Whether any term of `text` stands in some chunk."""
        return any(self.frequency(term) for term in analyse(text))

    def terms(self, question: str) -> tuple[str, ...]:
        """The terms of a question, and variants of them as the reports print them.

        Two neighbouring words are also taken as one where the reports join them ("at risk" finds `atrisk`),
        and a word that no report has is taken apart ("genderresponsive" finds `gender responsive`).
        """
        found = analyse(question)
        words = plain_words(question)
        joined = [stem(first + second) for first, second in pairwise(words)]
        found += [term for term in joined if term in self.vocabulary and term not in found]
        for word in words:
            if not self.frequency(stem(word)):
                found += [term for term in self._parts(word) if term not in found]
        return tuple(found)

    def respell(self, word: str) -> str | None:
        """The term of the reports that a misspelt `word` most likely stands for, or None where it is known."""
        if self.knows(word):
            return None
        meant = self._speller.nearest(word.casefold())
        return meant and stem(meant)

    def mend(self, word: str, placed: bool = False) -> str | None:
        """The word that a misspelt `word` most likely stands for, in lower case, or None where it is known.

        Of equally near ones a word of the reports comes before another English one, which must be usual, one plain
        slip of the hand away and no other form of the same word. A word with a capital may be a name that no report
        has, and so may one that is `placed` where a place is named: only a word of the reports, or nothing, can be
        meant by it, and by a place only one that is one slip away, or else one of the most usual words of English.
        """
        if self.knows(word):
            return None
        usual = self._english_speller.nearest(word) if word == word.lower() else None
        if usual and usual not in self.spellings and is_plain_slip(word, usual) and stem(word) != stem(usual):
            return None if placed and usual not in tokens.common_words()[:_MOST_USUAL] else usual
        if usual in self.spellings and not placed:
            return usual
        meant = self._speller.nearest(word.casefold())
        return None if meant and placed and slips_between(word.casefold(), meant) > 1 else meant

    def knows(self, word: str) -> bool:
        """Whether the reports have the word, it is a stop word, the embedder knows it as one piece ("budget" is no
        misspelling of "gadget" only because no report speaks of budgets), or it is made of a known word: the doer of a
        deed ("callers"), whom it is done to ("trainees"), more or most of it ("weakest"), or with a word before it
        ("underspend")."""
        word = word.casefold()
        doer, before = _DOER.fullmatch(word), _BEFORE_WORDS.fullmatch(word)
        return (
            stem(word) in self.vocabulary or word in STOP or tokens.count(word) == 1
            or bool(doer and any(tokens.count(form) == 1 for form in (doer[1], doer[1] + "e")))
            or _is_more_or_most(word) or bool(before and before[1] in _usual())
        )

    def is_english(self, word: str) -> bool:
        """Whether `word` is no misspelling but a word: `knows` less what is only a stem ("outcom") and short word
        pieces ("wat")."""
        word = word.casefold()
        if word in self.spellings or word in STOP:
            return True
        return len(word) >= _SHORTEST_PIECE and self.knows(word) and (stem(word) != word or tokens.count(word) == 1)

    @cached_property
    def _speller(self) -> Speller:
        return Speller({**dict.fromkeys(STOP, 0), **self.spellings}, STOP)

    @cached_property
    def _english_speller(self) -> Speller:
        usual = {word: -rank for rank, word in enumerate(tokens.common_words()[:_USUAL])}
        return Speller({**usual, **self.spellings})

    def _parts(self, word: str) -> tuple[str, ...]:
        pairs = ((stem(word[:cut]), stem(word[cut:])) for cut in range(3, len(word) - 2))
        known = [pair for pair in pairs if all(map(self.frequency, pair))]
        return max(known, key=lambda pair: (min(map(self.frequency, pair)), pair), default=())


def _is_more_or_most(word: str) -> bool:
    """Whether `word` is a usual word of English with "-er" or "-est" ("slowest", "largest", "wealthier", "biggest")."""
    match = _MOST.fullmatch(word)
    if not match:
        return False
    root = match[1]
    return not _usual().isdisjoint({root, root + "e", re.sub(r"i$", "y", root), re.sub(r"(.)\1$", r"\1", root)})


@cache
def _usual() -> frozenset[str]:
    return frozenset(tokens.common_words()[:_USUAL])


def index_words(texts: Sequence[str]) -> Words:
    """The BM25 index of `texts`, one row to each; terms are numbered in alphabetical order."""
    counts = [Counter(analyse(text)) for text in texts]
    lengths = np.array([sum(count.values()) for count in counts], np.float64)
    norms = K1 * (1 - B + B * lengths / max(lengths.sum() / max(len(texts), 1), 1))
    postings: dict[str, list[tuple[int, float]]] = {}
    for row, count in enumerate(counts):
        for term, times in count.items():
            postings.setdefault(term, []).append((row, times / (times + norms[row])))
    names = sorted(postings)
    sizes = np.array([len(postings[name]) for name in names], np.int64)
    idf = np.log(1 + (len(texts) - sizes + 0.5) / (sizes + 0.5))
    rows = np.array([row for name in names for row, _ in postings[name]], np.int32)
    parts = np.array([part for name in names for _, part in postings[name]], np.float64)
    weights = (np.repeat(idf, sizes) * parts).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return Words(_numbered(names), starts, rows, weights, len(texts), _spellings(texts))


def words_bytes(words: Words) -> bytes:
    """`words.npz`: the same bytes for the same index."""
    arrays = {
        "vocabulary": _packed(words.vocabulary),
        "starts": words.starts,
        "rows": words.rows,
        "weights": words.weights,
        "size": np.int64(words.size),
        "spellings": _packed(words.spellings),
        "spelling_counts": np.array(list(words.spellings.values()), np.int32),
    }
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]  # numpy types its options, not the arrays
    return file.getvalue()


def read_words(content: bytes) -> Words:
    """The index that `words_bytes` stored."""
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        counts = stored["spelling_counts"].tolist()
        spellings = dict(zip(_unpacked(stored["spellings"]), counts, strict=True))
        vocabulary = _numbered(_unpacked(stored["vocabulary"]))
        size = int(stored["size"])
        return Words(vocabulary, stored["starts"], stored["rows"], stored["weights"], size, spellings)


def _spellings(texts: Sequence[str]) -> dict[str, int]:
    counts = Counter(word for text in texts for word in set(plain_words(text)) if word.isalpha())
    return dict(sorted(counts.items()))


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


def _packed(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n") if len(packed) else []
