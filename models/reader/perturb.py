"""Questions changed a little: still answered (as people type), or answered no more (near misses)."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

_STOP = frozenset(
    """a an the of in on at to for by with and or is are was were be been do does did has have had how what
    which who whom when where why many much that this these those it its their there from as""".split()
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")
NAME = re.compile(r"[A-Z][\w’'-]+(?:(?: of| for| the| and| on)* [A-Z][\w’'-]+)*")
_PAIRS = [line.split() for line in (Path(__file__).parent / "opposites.txt").read_text().splitlines()]
_OPPOSITE = {a: b for first, second in _PAIRS for a, b in ((first, second), (second, first))}
_TARGET = (
    "What was the target for this: ",
    "According to the plan for next year, ",
    "What had been budgeted: ",
)
_AIMED = re.compile(r"target|plan|aim|goal|budget|intend|next year|cost|fund", re.IGNORECASE)


@dataclass(frozen=True)
class Around:
    """What a near miss is made from: the passage that answers, other names of its document, and chance."""

    passage: str
    names: list[str]
    rng: random.Random


def as_typed(question: str, rng: random.Random) -> str:
    """The question as typed in haste, or as it was."""
    draw = rng.random()
    if draw < 0.12:
        kept = [w for w in question.lower().rstrip("?. ").split() if w not in _STOP]
        question = " ".join(kept) if len(kept) > 1 else question
    elif draw < 0.32:
        question = question.lower().rstrip("?")
    elif draw < 0.36:
        question = _in_haste(question.lower().rstrip("?"), rng)
    return _misspelt(question, rng) if rng.random() < 0.15 else question


def near_miss(question: str, around: Around) -> str | None:
    """A question that the passage answered and, so changed, does not answer; None where no change applies."""
    changes = [_other_year, _other_number, _opposite, _other_name, _target]
    around.rng.shuffle(changes)
    for change in changes:
        changed = change(question, around)
        if changed and changed != question:
            return changed
    return None


def _in_haste(question: str, rng: random.Random) -> str:
    """Some vowels left out: "hw mny wmen trained"."""
    words = question.split()
    for i, word in enumerate(words):
        places = [k for k, sign in enumerate(word) if k and sign in "aeiou"]
        if places and word.isalpha() and rng.random() < 0.3:
            k = rng.choice(places)
            words[i] = word[:k] + word[k + 1 :]
    return " ".join(words)


def _misspelt(question: str, rng: random.Random) -> str:
    words = question.split()
    long = [i for i, w in enumerate(words) if len(w) > 4 and w.isalpha()]
    for i in rng.sample(long, min(len(long), rng.choice((1, 1, 2)))):
        word = words[i]
        k = rng.randrange(1, len(word) - 1)
        left_out = word[:k] + word[k + 1 :]
        swapped = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
        doubled = word[: k + 1] + word[k:]
        words[i] = rng.choice((left_out, swapped, doubled))
    return " ".join(words)


def _other_year(question: str, around: Around) -> str | None:
    found = _YEAR.search(question)
    if not found:
        return None
    year = str(int(found[0]) + around.rng.choice((-3, -2, -1, 1, 2, 3)))
    return question.replace(found[0], year) if year not in around.passage else None


def _other_number(question: str, around: Around) -> str | None:
    found = _NUMBER.search(question)
    if not found or found[0] not in around.passage:
        return None
    number = str(int(found[0].replace(",", "")) + around.rng.randint(1, 20))
    return question.replace(found[0], number, 1) if number not in around.passage else None


def _opposite(question: str, around: Around) -> str | None:
    words = question.split()
    places = [i for i, w in enumerate(words) if w.lower().strip("?,.") in _OPPOSITE]
    if not places:
        return None
    i = around.rng.choice(places)
    bare = words[i].lower().strip("?,.")
    words[i] = words[i].lower().replace(bare, _OPPOSITE[bare])
    return " ".join(words) if _OPPOSITE[bare] not in around.passage.lower() else None


def _other_name(question: str, around: Around) -> str | None:
    found = [m[0] for m in NAME.finditer(question) if m.start() > 0 and m[0] in around.passage]
    if not found or not around.names:
        return None
    old = around.rng.choice(found)
    drawn = around.rng.sample(around.names, min(40, len(around.names)))
    fresh = [n for n in drawn if n not in around.passage and n not in question and _shape(n) == _shape(old)]
    return question.replace(old, fresh[0]) if fresh else None


def _shape(name: str) -> tuple[bool, bool]:
    return " " in name, name.isupper()


def _target(question: str, around: Around) -> str | None:
    if not question.lower().startswith("how many") or _AIMED.search(around.passage):
        return None
    if around.rng.random() < 0.5:
        return None
    return around.rng.choice(_TARGET) + question[0].lower() + question[1:]
