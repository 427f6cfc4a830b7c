"""Lines of a file as blocks of running text: whitespace folded, broken sentences joined, words untouched."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"\s*(?:[-–•*·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_ENDED = re.compile(r"""[.!?:;…]["'”’»)\]]*$|''$""")
_LIST_INTRODUCTION = re.compile(r":$")


@dataclass(frozen=True)
class Block:
    """A run of non-blank lines, folded to one line each where a line break carries no meaning."""

    text: str
    first_line: int


def split_blocks(text: str) -> tuple[Block, ...]:
    """The file's paragraphs, in order. Inside one, lines are joined unless the next is a list item."""
    blocks: list[Block] = []
    held: list[str] = []
    first = 0
    for number, line in enumerate([*text.replace("\f", "\n\n").splitlines(), ""], start=1):
        folded = fold(line)
        if folded:
            first = first or number
            if held and not _BULLET.match(folded):
                held[-1] = f"{held[-1]} {folded}"
            else:
                held.append(folded)
        elif held:
            blocks.append(Block("\n".join(held), first))
            held, first = [], 0
    return tuple(blocks)


def fold(text: str) -> str:
    """`text` with each run of white space, of whatever kind, as one blank; nothing else is changed."""
    return " ".join(text.split())


def join_blocks(texts: list[str]) -> tuple[str, int]:
    """Paragraphs as one text, and how many breaks stood inside a sentence.

    A paragraph that does not end like a sentence, or is followed by one that starts in lower case, was cut by
    a page break: the two are joined by a blank. Elsewhere one line break is left.
    """
    text, joined = "", 0
    for block in texts:
        if not text:
            text = block
        elif is_broken(text, block):
            text, joined = f"{text} {block}", joined + 1
        else:
            text = f"{text}\n{block}"
    return text, joined


def is_broken(before: str, after: str) -> bool:
    """Whether a sentence runs on from `before` to `after`."""
    if _BULLET.match(after) or _BULLET.match(before.rsplit("\n", 1)[-1]):
        return False
    starts_low = after[:1].islower() and not _LIST_INTRODUCTION.search(before)
    return starts_low or not _ENDED.search(before)
