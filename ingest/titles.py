"""What a title line holds besides the title: the plan it aligns to, and whether its start was cut off."""

import re

LONGEST_TITLE = 320
"""Characters up to which a line may be a title; those seen have 80 to 190."""

_BRACKET = (
    r"[\[(]\s*(?:aligns?(?:ed)?\s+(?:to|with)\s+)?"
    r"(?P<plan>[^\[\]()]*\b(?:Outcome|Output|Impact|Goal|Result)s?\s+\d[^\[\]()]*)[\])]\s*\.?"
)
_ALIGNMENT = re.compile(rf"{_BRACKET}\s*$", re.IGNORECASE)
_ALIGNED_TITLE = re.compile(rf".{{10,{LONGEST_TITLE}}}?{_BRACKET}(?=\s|$)", re.IGNORECASE | re.DOTALL)
_GOING_ON = frozenset("and or of that which who whom whose than".split())
_GAP = re.compile(r",\s+and\s+(?:have|has|are|is|can|do|does)\b")


def find_alignment(title: str) -> str | None:
    """What a title names in brackets at its end ("UN Women SP 2018-2021 Output 11"), or None."""
    match = _ALIGNMENT.search(title)
    return match["plan"].strip() if match else None


def alignment_end(text: str) -> int:
    """Where a title with its alignment ends at the start of `text`; 0 where no alignment comes so early."""
    match = _ALIGNED_TITLE.match(text)
    return match.end() if match else 0


def is_truncated(title: str, narratives: str) -> bool:
    """Whether words are missing from a title.

    It starts in lower case or with a word that only goes on; or its verb hangs on a dropped part (", and
    have"); or its first two words are a piece of a longer term, since wherever the report uses them the same
    word stands in front ("Risk Reduction …" where the text always has "disaster risk reduction").
    """
    words = title.split()
    if not words:
        return False
    if words[0][0].islower() or words[0].lower() in _GOING_ON:
        return True
    return bool(_GAP.search(title)) or _starts_inside_a_term(words, narratives)


def _starts_inside_a_term(words: list[str], narratives: str) -> bool:
    if len(words) < 3 or not (words[0].istitle() and words[1].istitle()):
        return False
    term = rf"\b{re.escape(words[0])}\s+{re.escape(words[1])}\b"
    uses = re.findall(term, narratives, re.IGNORECASE)
    before = re.findall(rf"([A-Za-z]+)\s+{term}", narratives, re.IGNORECASE)
    return len(uses) >= 2 and len(before) == len(uses) and len({word.lower() for word in before}) == 1
