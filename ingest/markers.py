"""Marker lines ("OUTCOME XM-DAC-41146-KHM_D_3.1"), in every form in which exports print them."""

import re
from dataclasses import dataclass

ORGANISATION = "XM-DAC-41146"
"""UN Women's organisation identifier in IATI, the International Aid Transparency Initiative's standard."""

COUNTRY_CODE = r"[A-Z][A-Z0-9]{1,7}"
"""Pattern of what stands for the country in an id: "KHM", "AFR", "MCO2"; in questions the case does not matter."""

_DASH = "[-‐‑–]"  # word processors turn the id's hyphens into other dashes
_SHORT = rf"{COUNTRY_CODE}\\?_[DO]\\?_\d+(?:\.\d+)*"  # Markdown escapes the underscores
_FULL = rf"XM{_DASH}DAC{_DASH}\d+{_DASH}\s?{_SHORT}"
_ID = rf"(?:{_FULL}|{_SHORT})"
_LAST = r"(?!\.?\d)(?![A-Z](?![A-Z]))"  # a letter behind the number makes it an indicator, no outcome
_OPEN, _DRESS = r"[#*_>`\s]*(?:\d{1,2}[.)]\s+)?[*_`]*", r"[\s*_`]*"
_TAIL = rf"{_DRESS}(?P<gap>[:.–—-]?){_DRESS}(?P<rest>.*)"
_MARKED = re.compile(
    rf"{_OPEN}outcome(?:\s+(?:id|identifier|code))?\s*[:–—-]?{_DRESS}[(\[]?"
    rf"(?P<ids>{_ID}(?:[\s(/]*{_ID})*){_LAST}[)\]]?{_TAIL}",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(rf"{_OPEN}(?P<ids>{_ID}(?:\s*{_ID})*){_LAST}{_TAIL}", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(
    rf"{_OPEN}outcome\s+(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)(?![\w%]){_TAIL}", re.IGNORECASE | re.DOTALL
)
_LABEL_ALONE = re.compile(
    rf"^([#*_>` \t]*outcome)[*_` \t:]*\n\s*(?={_DRESS}{_FULL}{_DRESS}$)",
    re.IGNORECASE | re.MULTILINE,
)
_LIKELY = re.compile(r"outcome|_[DO]\\?_\d", re.IGNORECASE)
"""What every marker has early in its line: the cheap question before the dear ones."""
_TELLING = frozenset(
    """was is are were has have had will would can could may should remains remained aims focuses builds
    contributes reports includes shows also""".split()
)


@dataclass(frozen=True)
class Marker:
    """The start of a section: its id with organisation prefix, or only the number people write ("3.1"); and
    what stands behind it in the same line."""

    outcome_id: str | None
    number: str | None
    rest: str
    doubtful: bool
    """Whether it may also be the middle of a wrapped sentence ("… as told under / Outcome 3.1. The …")."""


def read_marker(line: str) -> Marker | None:
    """The marker that `line` is, or None; a sentence that only speaks of an outcome is none.

    Some pages glue the short form to the full one ("KHM_D_3.2XM-DAC-41146-KHM_D_3.2"): the last one counts.
    """
    if not _LIKELY.search(line, 0, 200):
        return None
    if match := _MARKED.match(line):
        full = _full_id(match["ids"])
        prefixed = "-" in match["ids"]
        if _is_speech(match, prefixed):
            return None
        return Marker(
            full, None, match["rest"], bool(match["rest"]) and (match["gap"] == "." or not prefixed)
        )
    if match := _BARE.match(line):
        named = match["rest"][:1].isupper() and len(re.findall(_FULL, line, re.IGNORECASE)) > 0
        return (
            Marker(_full_id(match["ids"]), None, match["rest"], named) if named or not match["rest"] else None
        )
    return _numbered(line)


def join_labels(text: str) -> str:
    """`text` with each "OUTCOME" that stands alone in front of its id's line joined to it."""
    return _LABEL_ALONE.sub(r"\1 ", text)


def _numbered(line: str) -> Marker | None:
    match = _NUMBERED.match(line)
    if not match or (match["rest"] and not match["rest"][:1].isupper()):
        return None
    if match["rest"] and (len(match["rest"]) > 320 or (not match["gap"] and match["rest"].endswith("."))):
        return None
    return Marker(None, match["number"], match["rest"], bool(match["rest"]))


def _is_speech(match: re.Match[str], prefixed: bool) -> bool:
    rest = match["rest"]
    if rest[:1] in {",", ";", ")", "'", "’"}:
        return True
    goes_on = rest[:1].islower() and not match["gap"]
    return goes_on and (not prefixed or rest.split()[0].lower() in _TELLING)


def _full_id(ids: str) -> str:
    last = re.findall(_ID, ids, re.IGNORECASE)[-1].upper()
    last = re.sub(_DASH, "-", re.sub(r"[\s\\]", "", last))
    return last if last.startswith("XM-DAC-") else f"{ORGANISATION}-{last}"
