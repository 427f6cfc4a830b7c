"""Whether a question asks for more of what was quoted: "tell me more", "say more about the second one"."""

import re

from rag.words.ellipsis import without_opener

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_NUMBERED = r"(?:(?:quote|point|passage|item|number|no\.?) )?\[?(?P<number>\d)\]?(?![.\d])"
_QUOTE = re.compile(r"^\W*\[(?P<number>\d)\]\W*$")
_MORE = re.compile(
    r"^\W*(?:(?:and|so|can|could|would|will|please|you|i(?:['’]d| would)? like to (?:know|hear|read))\b\W*)*"
    r"(?:(?:(?:tell|give|show) (?:me |us )?|say |read |quote |know |hear )?(?:some |a (?:bit|little) |any )?"
    r"(?:more|further)(?: (?:details?|information|info|context|text))?|go on|continue|carry on|keep going"
    r"|elaborate|expand|(?:what|anything) else(?: does (?:it|the report) say)?)"
    r"(?: (?:on|about|of|with|from|there|here)(?: (?:this|that|it|them|these|those"
    rf"|the (?P<nth>{'|'.join(_NTH)}) (?:one|quote|point|passage|item|part|citation)?"
    rf"|{_NUMBERED}))?)?(?:\W+please)?\W*$",
    re.IGNORECASE,
)


def asks_for_more(question: str) -> int | None:
    """0 where the whole question asks to go on, the number of the quote (-1 for the last) where it says which; None
    where it asks anything else."""
    asked = without_opener(question)
    match = _MORE.match(asked)
    numbered = match if match and match["number"] else _QUOTE.match(asked)
    if numbered:
        return int(numbered["number"]) or None
    return _NTH.get((match["nth"] or "").lower(), 0) if match else None
