"""Lines of a file as blocks, white space folded, and blocks as running text, broken sentences joined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.markers import join_labels, read_marker

LONG_LINE = 300
"""Characters from which a line is a whole paragraph: nobody wraps lines as wide as that."""

_RULE = re.compile(r"(?:[-=_*~–—•]\s?){3,}")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"\s*(?:[-–•*·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_ENDED = re.compile(r"""[.!?:;…។。！？؟।]["'”’»)\]*_]*$|''$""")
_OPEN_ENDS = frozenset(
    """a an the this that these those of and or nor but to by with in for from on at as than into under
    between is are was were be been has have had will not its their his her which who whose also""".split()
)


@dataclass(frozen=True)
class Block:
    """Lines that stand together, each with its white space folded; a marker line is a block of its own."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one, but for a line break in front of each list item and behind the last one."""
        joined = [self.lines[0]]
        for line in self.lines[1:]:
            if _starts_item(joined[-1], line) or (is_item(joined[-1]) and not is_broken(joined[-1], line)):
                joined.append(line)
            else:
                joined[-1] = f"{joined[-1]} {line}"
        return "\n".join(joined)


def split_blocks(text: str) -> tuple[Block, ...]:
    """The file's paragraphs, in order. They end at blank lines, form feeds and rules ("-----"), and around
    headings, markers and lines too long to be wrapped, so that files without blank lines are read too."""
    blocks: list[Block] = []
    held: list[str] = []
    above = ""
    plain = "\n".join(text.replace("\f", "\n\n").splitlines())
    for line in map(fold, [*join_labels(plain).split("\n"), ""]):
        empty = not line or _RULE.fullmatch(line)
        alone = not empty and _stands_alone(line, above)
        if held and (empty or alone):
            # above a line as long as a paragraph the others are unwrapped too: a title, lines of the head
            unwrapped = len(line) >= LONG_LINE
            blocks += [Block((each,)) for each in held] if unwrapped else [Block(tuple(held))]
            held = []
        if alone:
            blocks.append(Block((line,)))
        elif not empty:
            held.append(line)
        above = "" if empty else line
    return tuple(blocks)


def fold(text: str) -> str:
    """`text` with each run of white space, of whatever kind, as one blank; nothing else is changed."""
    return " ".join(text.split())


def join_blocks(texts: Iterable[str]) -> tuple[str, int]:
    """Paragraphs as one text, and how many breaks stood inside a sentence.

    A paragraph that does not end like a sentence, or is followed by one that starts in lower case, was cut by
    a page break: the two are joined by a blank. Elsewhere one line break is left.
    """
    parts: list[str] = []
    last, joined = "", 0
    for block in texts:
        broken = bool(parts) and is_broken(last, block)
        if parts:
            parts.append(" " if broken else "\n")
        parts.append(_HEADING.sub("", block, count=1) if _HEADING.match(block) else block)
        tail = block.rsplit("\n", 1)[-1]
        # only the two ends of a line are asked about; kept whole, it would grow with the file
        last = f"{last[:100]} {tail[-100:]}" if broken and "\n" not in block else tail
        joined += broken
    return "".join(parts), joined


def is_broken(before: str, after: str) -> bool:
    """Whether a sentence runs on from the line `before` to the line `after`."""
    if _HEADING.match(before) or _HEADING.match(after) or _starts_item(before, after):
        return False
    if after[:1].islower():
        return not before.endswith(":")
    return not (is_ended(before) or is_item(before) or _is_heading(before))


def is_ended(line: str) -> bool:
    """Whether a line ends the way a sentence or the introduction of a list does."""
    return bool(_ENDED.search(line))


def is_item(line: str) -> bool:
    """Whether a line starts with a list marker ("-", "•", "1.", "(a)")."""
    return bool(_BULLET.match(line))


def _starts_item(before: str, line: str) -> bool:
    """Whether `line` is a list item: "26. The" is none where it ends a sentence that `before` leaves open."""
    return is_item(line) and (not line[0].isdigit() or is_ended(before) or is_item(before))


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        line[:1].isupper()
        and len(words) <= 6
        and words[-1].lower() not in _OPEN_ENDS
        and line[-1] not in ",-–"
    )


def _stands_alone(line: str, above: str) -> bool:
    if len(line) >= LONG_LINE or _HEADING.match(line):
        return True
    marker = read_marker(line)
    return marker is not None and not (marker.doubtful and above and not is_ended(above))
