"""Asking for more of what was quoted: "tell me more", "say more about the second one"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.sentences import split_sentences
from ingest.types import HEAD, Outcome, Span
from rag.choose import MOST_WORDS
from rag.clauses import word_count
from rag.ellipsis import without_opener
from rag.types import CERTAIN, Evidence, Finding

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_MORE = re.compile(
    r"^\W*(?:(?:and|so|can|could|would|will|please|you|i(?:['’]d| would)? like to (?:know|hear|read))\b\W*)*"
    r"(?:(?:(?:tell|give|show) (?:me |us )?|say |read |quote |know |hear )?(?:some |a (?:bit|little) |any )?"
    r"(?:more|further)(?: (?:details?|information|info|context|text))?|go on|continue|carry on|keep going"
    r"|elaborate|expand|(?:what|anything) else(?: does (?:it|the report) say)?)"
    r"(?: (?:on|about|of|with|from|there|here)(?: (?:this|that|it|them|these|those"
    rf"|the (?P<nth>{'|'.join(_NTH)}) (?:one|quote|point|passage|item|part|citation)?))?)?"
    r"(?:\W+please)?\W*$",
    re.IGNORECASE,
)


def asks_for_more(question: str) -> int | None:
    """0 where the whole question asks to go on, the number of the quote (-1 for the last) where it says which; None
    where it asks anything else."""
    match = _MORE.match(without_opener(question))
    return _NTH.get((match["nth"] or "").lower(), 0) if match else None


def go_on(finding: Finding, requests: Sequence[int]) -> Finding:
    """What stands next to the quotes of `finding`, for each request in turn; `finding` itself where it quotes nothing
    of an outcome's text; with a note where it has no such quote, or where the text ends."""
    for which in requests:
        pieces = [piece for piece in finding.evidence if piece.outcome.kind != HEAD]
        if finding.reason is not None or not pieces:
            return finding
        if which > len(pieces):
            count = f"{len(pieces)} {'quote' if len(pieces) == 1 else 'quotes'}"
            return replace(finding, notes=(*finding.notes, f"The answer before has {count}."))
        chosen = pieces if which == 0 else [pieces[which - 1 if which > 0 else which]]
        further = [piece for piece in map(_next, chosen) if piece]
        if not further:
            return replace(finding, notes=(*finding.notes, "The section ends here."))
        finding = Finding(tuple(further), certainty=finding.certainty)
    return finding


def _next(piece: Evidence) -> Evidence | None:
    """The whole sentence that the piece was cut from and those behind it, up to `MOST_WORDS`, at least one."""
    start, end = piece.span
    sentences = [s for s in split_sentences(piece.outcome.text) if s.end > end or s.start < start < end == s.end]
    if not sentences:
        return None
    taken = sentences[:1]
    for sentence in sentences[1:]:
        if word_count(_text(piece.outcome, Span(taken[0].start, sentence.end))) > MOST_WORDS:
            break
        taken.append(sentence)
    return Evidence(piece.outcome, Span(taken[0].start, taken[-1].end), (), CERTAIN)


def _text(outcome: Outcome, span: Span) -> str:
    return outcome.text[span.start : span.end]
