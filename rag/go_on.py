"""More of what was quoted: what stands next to it."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.sentences import split_sentences
from ingest.types import HEAD, Span
from rag.quoting.clauses import MOST_WORDS, word_count
from rag.types import Evidence, Finding


def go_on(finding: Finding, requests: Sequence[int]) -> Finding:
    """What stands next to the quotes of `finding`, for each request in turn, nothing twice; `finding` itself, with a
    note, where it quotes nothing of an outcome's text, where it has no such quote, or where the text ends."""
    told = list(finding.evidence)
    for which in requests:
        pieces = [piece for piece in finding.evidence if piece.outcome.kind != HEAD]
        if finding.reason is not None or not pieces:
            return _with_note(finding, "Nothing was quoted to go on with.")
        if which > len(pieces):
            count = f"{len(pieces)} {'quote' if len(pieces) == 1 else 'quotes'}"
            return _with_note(finding, f"The answer before has {count}.")
        chosen = pieces if which == 0 else [pieces[which - 1 if which > 0 else which]]
        further = dict.fromkeys(piece for piece in (_next(piece, told) for piece in chosen) if piece)
        if not further:
            return _with_note(finding, "The section ends here.")
        told += further
        finding = Finding(tuple(further), certainty=finding.certainty)
    return finding


def _with_note(finding: Finding, note: str) -> Finding:
    return replace(finding, notes=(*finding.notes, note))


def _next(piece: Evidence, told: Sequence[Evidence]) -> Evidence | None:
    """The whole sentence that the piece was cut from and those behind it, up to `MOST_WORDS`, at least one: from the
    first on that is not told, to the next that is."""
    start, end = piece.span
    spans = [one.span for one in told if one.outcome == piece.outcome]
    behind = [s for s in split_sentences(piece.outcome.text) if s.end > end or s.start < start < end == s.end]
    taken: list[Span] = []
    for sentence in behind:
        if any(_tells(span, sentence, piece) for span in spans):
            if taken:
                break
            continue
        if taken and word_count(piece.outcome.words(Span(taken[0].start, sentence.end))) > MOST_WORDS:
            break
        taken.append(sentence)
    return Evidence(piece.outcome, Span(taken[0].start, taken[-1].end), ()) if taken else None


def _tells(span: Span, sentence: Span, piece: Evidence) -> bool:
    """Whether `span` has the whole sentence, or was cut from it and is not the piece that goes on."""
    whole = span.start <= sentence.start and sentence.end <= span.end
    return whole or (span != piece.span and span.start < sentence.end and sentence.start < span.end)
