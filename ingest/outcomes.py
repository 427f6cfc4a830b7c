"""Finding the outcomes in a report's text, in every dialect in which exports mark them."""

import re
from dataclasses import dataclass, field

from ingest.blocks import Block, fold, is_broken, join_blocks

ORGANISATION = "XM-DAC-41146"
"""UN Women's organisation identifier in IATI, the International Aid Transparency Initiative's standard."""
_ID = r"(?:XM-DAC-\d+-)?[A-Z]{2,4}_[DO]_\d+(?:\.\d+)?"
_MARKER = re.compile(rf"^[#*\s>]*outcome\s*:?\s*(?P<ids>{_ID}(?:\s*{_ID})*)[*\s:.]*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_BARE_MARKER = re.compile(r"^[#*\s>]*(?P<ids>XM-DAC-\d+-[A-Z]{2,4}_[DO]_\d+(?:\.\d+)?)[*\s:.]*$")
_LONGEST_TITLE = 320
_SHORTEST_NARRATIVE = 300


@dataclass
class RawSection:
    """One section as found: `outcome_id` is None where the extraction lost the line that carried it."""

    outcome_id: str | None
    title: str = ""
    blocks: list[str] = field(default_factory=list)

    def narrative(self) -> tuple[str, int]:
        """The section's text and how many page breaks were joined in it."""
        return join_blocks(self.blocks)


def find_outcomes(blocks: tuple[Block, ...]) -> tuple[list[str], list[RawSection]]:
    """The lines before the first section, and the sections, in file order; every block is in one of the two.

    A section starts at a line with an outcome id, or, where that line was lost, at a short title line that
    stands between a finished paragraph and a long one.
    """
    head: list[str] = []
    sections: list[RawSection] = []
    texts = [block.text for block in blocks]
    for i, text in enumerate(texts):
        outcome_id, rest = read_marker(text)
        if outcome_id:
            sections.append(RawSection(outcome_id, *_title_in_marker(rest)))
        elif _is_lost_title(texts, i, sections):
            sections.append(RawSection(None, _plain(text)))
        elif not sections:
            head.extend(text.split("\n"))
        elif not sections[-1].title:
            title, body = _title_first(text)
            sections[-1].title = title
            sections[-1].blocks.extend(body)
        elif not sections[-1].blocks and _continues_title(text):
            sections[-1].title = f"{sections[-1].title} {_plain(text)}"
        else:
            sections[-1].blocks.append(text)
    return head, sections


def read_marker(line: str) -> tuple[str | None, str]:
    """The outcome id in a marker line, organisation prefix included, and what stands behind it; None if none.

    Some pages glue the short form to the full one ("KHM_D_3.2XM-DAC-41146-KHM_D_3.2"): the last one counts.
    """
    match = _MARKER.match(line) or _BARE_MARKER.match(line)
    if not match:
        return None, ""
    last = re.findall(_ID, match["ids"], re.IGNORECASE)[-1].upper()
    full = last if last.startswith("XM-DAC-") else f"{ORGANISATION}-{last}"
    return full, match.groupdict().get("rest") or ""


def _title_in_marker(rest: str) -> tuple[str, list[str]]:
    return _title_first(rest) if rest.strip() else ("", [])


def _title_first(text: str) -> tuple[str, list[str]]:
    """A title, and the narrative where both stand in one block; a block that is all narrative has no title."""
    if len(text) <= _LONGEST_TITLE:
        return _plain(text), []
    bracket = re.match(r"(.{20,320}?[\])])\s+(?=[A-Z])", text)
    if bracket and re.search(r"\d[\])]$", bracket[1]):
        return _plain(bracket[1]), [text[bracket.end() :]]
    return "", [text]


def _continues_title(text: str) -> bool:
    return len(text) < 160 and (text[0].islower() or text[0] in "[(") and not text.endswith(".")


def _is_lost_title(texts: list[str], i: int, sections: list[RawSection]) -> bool:
    text = texts[i]
    following = texts[i + 1] if i + 1 < len(texts) else ""
    short = 15 <= len(text) <= _LONGEST_TITLE and "\n" not in text and len(text.split()) >= 4
    if not short or len(following) < _SHORTEST_NARRATIVE or read_marker(following)[0]:
        return False
    if sections and not sections[-1].blocks:
        return False
    before = sections[-1].blocks[-1] if sections else ""
    finished = not before or not is_broken(before, text)
    bracketed = bool(re.search(r"\d\s*[\])]\.?$", text))
    plain_line = not re.search(r"[.!?:;,]$", text) and text[0].isupper() and not re.search(r"\b(?:19|20)\d\d$", text)
    return finished and (bracketed or plain_line) and not is_broken_title(text, following)


def is_broken_title(text: str, following: str) -> bool:
    """Whether the "title" is the first half of a sentence that the next block ends."""
    return following[:1].islower()


def _plain(text: str) -> str:
    return fold(text.strip("#*_ \n"))
