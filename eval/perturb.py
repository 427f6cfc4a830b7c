"""The same questions as hurried people type them, made the same way every time."""

import random
from collections.abc import Callable
from dataclasses import replace

from eval.types import Question
from ingest.terms import STOP

MOST = 30
"""Families that are spoilt: enough to see a large loss, few enough to ask them again three times."""
_LONG = 5
_TYPOS = 2


def perturbations() -> dict[str, Callable[[str], str]]:
    """Each way of spoiling a question by the name that tables call it."""
    return {"lower case": lower_case, "typos": typos, "keywords": keywords}


def lower_case(text: str) -> str:
    """Lower case throughout and no mark at the end."""
    return text.lower().rstrip("?!. ")


def typos(text: str) -> str:
    """Two neighbouring letters swapped inside two long words; which ones depends on the text alone."""
    chance = random.Random(text)
    words = text.split(" ")
    able = [i for i, word in enumerate(words) if len(word) >= _LONG and word.isalpha() and not word.isupper()]
    for i in chance.sample(able, min(_TYPOS, len(able))):
        at = chance.randrange(1, len(words[i]) - 2)
        words[i] = words[i][:at] + words[i][at + 1] + words[i][at] + words[i][at + 2 :]
    return " ".join(words)


def keywords(text: str) -> str:
    """Content words alone, in their order; the text itself if it has none."""
    kept = [word.strip("?!.,;:") for word in text.split() if word.strip("?!.,;:").casefold() not in STOP]
    return " ".join(filter(None, kept)) or text


def perturbed(questions: tuple[Question, ...], spoil: Callable[[str], str]) -> tuple[Question, ...]:
    """One answerable question in natural wording of each of the first families, spoilt; ids stay."""
    natural = {q.family: q for q in reversed(questions) if q.answerable and q.form in (None, "natural")}
    chosen = [question for question in questions if natural.get(question.family) is question][:MOST]
    return tuple(replace(question, question=spoil(question.question)) for question in chosen)
