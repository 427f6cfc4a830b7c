"""Finding the outcomes in a report's blocks, in every dialect in which exports mark them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import Block, fold, join_blocks
from ingest.lost_titles import is_lost_title
from ingest.markers import Marker, read_marker
from ingest.titles import LONGEST_TITLE, alignment_end


@dataclass(frozen=True)
class RawSection:
    """One section as found; `marker` is None, and `printed`, that line less what stands behind the id, is
    empty, where the extraction lost the line that carried it."""

    marker: Marker | None
    title: str
    paragraphs: tuple[str, ...]
    printed: str = ""

    def narrative(self) -> tuple[str, int]:
        """The section's text and how many page breaks were joined in it."""
        return join_blocks(self.paragraphs)


@dataclass(frozen=True)
class Found:
    """The lines before the first section, and the sections, in file order; every line is in one of them."""

    head: tuple[str, ...]
    sections: tuple[RawSection, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """The report's lines less the narratives: those of the head, then each section's marker and title."""
        outline = (line for section in self.sections for line in (section.printed, section.title) if line)
        return (*self.head, *outline)


def find_outcomes(blocks: Sequence[Block]) -> Found:
    """Head and sections. A section starts at a marker line, or, where that line was lost, at a title line
    that stands between a finished paragraph and a long one."""
    markers = [read_marker(block.lines[0]) if len(block.lines) == 1 else None for block in blocks]
    starts = _find_starts(blocks, markers)
    first = starts[0] if starts else len(blocks)
    head = tuple(line for block in blocks[:first] for line in block.lines)
    ranges = pairwise([*starts, len(blocks)])
    return Found(head, tuple(_read_section(markers[start], blocks[start:end]) for start, end in ranges))


def _find_starts(blocks: Sequence[Block], markers: Sequence[Marker | None]) -> list[int]:
    texts = [block.text for block in blocks]
    with_ids = any(marker and marker.outcome_id for marker in markers)
    starts: list[int] = []
    for i, marker in enumerate(markers):
        behind = starts and i - starts[-1] == 1 and markers[starts[-1]]
        if marker and not (marker.number and behind and behind.outcome_id and not behind.rest):
            starts.append(i)
        elif not marker and (not starts or i - starts[-1] > 1):
            before, following = texts[i - 1] if starts else "", texts[i + 1] if i + 1 < len(texts) else ""
            if is_lost_title(before, texts[i], following, with_ids):
                starts.append(i)
    return starts


def _read_section(marker: Marker | None, blocks: Sequence[Block]) -> RawSection:
    printed = ""
    if marker:
        printed = _plain(blocks[0].lines[0].removesuffix(marker.rest))
        blocks = [*([Block((marker.rest,))] if marker.rest else []), *blocks[1:]]
    if not blocks:
        return RawSection(marker, "", (), printed)
    title, body = _split_title(blocks[0])
    following = [block.text for block in blocks[1:]]
    while title and not body and following and _continues_title(following[0]):
        if len(title) + len(following[0]) > LONGEST_TITLE:
            break
        title = f"{title} {_plain(following.pop(0))}"
    return RawSection(marker, title, (*body, *following), printed)


def _split_title(block: Block) -> tuple[str, tuple[str, ...]]:
    """A title, and the narrative where both stand in one block; a block all of narrative has no title."""
    for at in range(1, len(block.lines)):
        title = fold(" ".join(block.lines[:at]))
        if len(title) > LONGEST_TITLE:
            break
        if _breaks_early(block.lines, at):
            return _plain(title), (Block(block.lines[at:]).text,)
    end = alignment_end(block.text)
    if end and block.text[end:].strip():
        return _plain(block.text[:end]), (block.text[end:].strip(),)
    if len(block.text) <= LONGEST_TITLE:
        return _plain(block.text), ()
    return "", (block.text,)


def _breaks_early(lines: Sequence[str], at: int) -> bool:
    """Whether the break before `lines[at]` was meant: its first word had fitted in the line above."""
    width = max(map(len, lines))
    fitted = len(lines[at - 1]) + 1 + len(lines[at].split()[0]) <= width
    return fitted and not _continues_title(lines[at])


def _continues_title(text: str) -> bool:
    return len(text) < 160 and (text[0].islower() or text[0] in "[(") and not text.endswith(".")


def _plain(text: str) -> str:
    return re.sub(r"^[#*_\s]+|[#*_\s]+$", "", fold(text))
