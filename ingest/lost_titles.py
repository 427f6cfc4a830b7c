"""Title lines of outcomes whose marker line was lost in extraction."""

import re

from ingest.blocks import LONG_LINE, is_ended, is_item
from ingest.sentences import split_sentences
from ingest.titles import LONGEST_TITLE, find_alignment

_REPORTED = re.compile(
    r"\b(?:was|were|had|has been|have been|during|in addition|however|moreover|outcome)\b|^th(?:is|ese)\b"
    r"|^(?!By\b).*\bwill\b",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d$")


def is_lost_title(before: str, text: str, following: str, with_ids: bool) -> bool:
    """Whether `text` is a title: one line between a finished paragraph and a long one, with an alignment in
    brackets or in the words of an outcome. `before` is empty in the head of a report.

    A title states what is to be, so a sentence of a narrative ("was", "however") is none. Where the file
    marks other outcomes (`with_ids`), subheadings are likelier than lost markers, so more is asked for.
    """
    if "\n" in text or len(text) > LONGEST_TITLE or text[0] in "[(" or is_item(text):
        return False
    if len(following) < LONG_LINE or following[0].islower() or (before and not is_ended(before)):
        return False
    if find_alignment(text):
        return True
    enough = 6 if not with_ids and text[0].isupper() else 8
    starts = text[0].isupper() or (not with_ids and bool(before))  # cut at its start, it begins in lower case
    return starts and len(text.split()) >= enough and _is_goal(text, following)


def _is_goal(text: str, following: str) -> bool:
    if _REPORTED.search(text) or _YEAR_LAST.search(text) or text[-1] in "!?:;,":
        return False
    if text.endswith("."):
        return len(following) >= 2 * LONG_LINE and len(split_sentences(text)) == 1
    return True
