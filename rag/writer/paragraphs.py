"""Sentences of a paragraph with the keys that are meant for them, and without what is said around an answer."""

from collections.abc import Iterator
from dataclasses import replace

from rag.writer.chatter import is_chatter, without_lead
from rag.writer.keys import Draft

_MOST_HELD = 8
"""Sentences without a key that wait for one at the end of their paragraph."""


def settle_paragraphs(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """`drafts` less greetings and offers that cite nothing; where the only keys of a paragraph stand at its end,
    each of its sentences has them."""
    held: list[Draft] = []
    waiting = True
    for draft in drafts:
        told = replace(draft, text=without_lead(draft.text))
        if draft.keys or not is_chatter(draft.text):
            held.append(told)
            has_its_own = (held[-2] if len(held) > 1 else told).keys  # first in its paragraph, or not the last
            if not waiting or has_its_own or len(held) > _MOST_HELD:
                yield from held
                held, waiting = [], False
        if draft.ends_paragraph:
            yield from _lent(held)
            held, waiting = [], True


def _lent(held: list[Draft]) -> list[Draft]:
    return [replace(draft, keys=held[-1].keys) for draft in held]
