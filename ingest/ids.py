"""Ids of reports and sections: made from names, and made different where two would be the same."""

import itertools
import re
import unicodedata
from collections.abc import Sequence


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens only: "Port Serrano 2023" gives "port-serrano-2023"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"


def distinct_ids(names: Sequence[str], texts: Sequence[str]) -> list[str]:
    """`names` with "~2", "~3" … behind those that come again; of equal ones the first that has text goes
    bare, so that a table of contents does not take the ids from the sections."""
    taken, ids = set(names), list(names)
    first_seen: set[str] = set()
    for i in sorted(range(len(names)), key=lambda i: not texts[i].strip()):
        if names[i] in first_seen:
            ids[i] = next(
                name for count in itertools.count(2) if (name := f"{names[i]}~{count}") not in taken
            )
            taken.add(ids[i])
        first_seen.add(names[i])
    return ids
