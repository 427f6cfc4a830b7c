"""Whether a question asks for more of what was quoted ("tell me more", "say more about the second one"), or only where
it stands ("source?", "are you sure?")."""

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
_IT = r"(?:this|that|it|these|those|so|all (?:this|that))"
_SOURCE = (
    r"(?:(?:what|which|where) (?:is|are|was)|what['’]s|give|show|name|cite|quote|add|with)?(?: me)? ?"
    r"(?:the |your |an? |its )?(?:exact )?(?:sources?|citations?|references?|proof|evidence)"
    r"(?: (?:of|for) (?:this|that|it))?"
)
_WHERE = (
    rf"where (?:(?:does|do|did) (?:it|the report|the text|they) (?:say|state) {_IT}|(?:does|do|did) {_IT} come from"
    rf"|(?:is|was) {_IT} (?:from|stated|written|said)|(?:do|did) you (?:find|get|read|take) {_IT}(?: from)?)"
    rf"|(?:from )?(?:which|what) (?:page|section|outcome|passage|part|report)"
    rf" (?:(?:is|was) {_IT}(?: from| in| on)?|(?:says|states) {_IT}|(?:does|did) {_IT} come from)"
)
_SURE = (
    rf"how (?:do|can|would) you know(?: {_IT})?|(?:is|was) {_IT} (?:really )?(?:right|correct|true|accurate|certain)"
    rf"|are you (?:really |quite |absolutely )?(?:sure|certain)(?: (?:about|of) {_IT})?"
)
_PROOF = re.compile(
    r"^\W*(?:(?:and|but|so|ok|please|can you|could you|really|hm+|wait)\b\W*)*"
    rf"(?:{_SOURCE}|{_WHERE}|{_SURE})(?:\W+(?:please|though|then))?\W*$",
    re.IGNORECASE,
)


def asks_for_proof(question: str) -> bool:
    """Whether the whole question only asks where what was answered stands, or whether that is so."""
    return _PROOF.match(question) is not None


def asks_for_more(question: str) -> int | None:
    """0 where the whole question asks to go on, the number of the quote (-1 for the last) where it says which; None
    where it asks anything else."""
    asked = without_opener(question)
    match = _MORE.match(asked)
    numbered = match if match and match["number"] else _QUOTE.match(asked)
    if numbered:
        return int(numbered["number"]) or None
    return _NTH.get((match["nth"] or "").lower(), 0) if match else None
