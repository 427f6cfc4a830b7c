"""What becomes of a model's answer once it is written: shown, replaced by the quotes, or a refusal."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.types import Outcome
from prompts.refusal import REFUSAL
from rag.types import Answer, Citation
from rag.writer.compose import Composition

_DID_NOT_WRITE = " did not write this answer: "


def conclude(quoting: Answer, writer: str, written: Composition, left_out: tuple[Outcome, ...]) -> Answer:
    """The model's answer where at least half of it passed, a refusal where it refused, else `quoting`."""
    if written.refused and not written.passed:
        return _refuse(quoting, writer, left_out)
    failed = written.failures.total()
    kinds = ", ".join(kind for kind, _ in written.failures.most_common(3))
    if not written.is_enough():
        why = f"{failed} of {failed + written.passed} sentences were not supported ({kinds})"
        return keep_quotes(quoting, writer, why if failed else "it wrote nothing")
    notes = [f"Written by {writer}; every sentence was checked against the words it cites."]
    if failed:
        notes.append(f"Not supported, so left out or quoted instead: {failed} of its sentences ({kinds}).")
    notes += _left_out(left_out)
    return replace(
        quoting,
        text=" ".join(f"{claim.text} {_markers(claim.citations)}" for claim in written.claims),
        claims=tuple(written.claims),
        citations=tuple(_marked(citation, quoting.citations) for citation in written.citations),
        notes=(*quoting.notes, *notes),
        writer=writer,
    )


def keep_quotes(quoting: Answer, writer: str, why: str) -> Answer:
    """The quoting answer, with a note on why the model's is not shown."""
    return replace(quoting, notes=(*quoting.notes, f"{writer}{_DID_NOT_WRITE}{why}."))


def why_not_written(notes: Iterable[str]) -> str | None:
    """The reason that `keep_quotes` left in the notes of an answer; None where a model wrote it, or none was asked."""
    reasons = (note.partition(_DID_NOT_WRITE)[2] for note in notes)
    return next((reason.removesuffix(".") for reason in reasons if reason), None)


def _left_out(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    names = ", ".join(outcome.number or outcome.outcome_id for outcome in outcomes)
    return (f"Not given to the writer for want of tokens: passages of {names}.",) if names else ()


def _refuse(quoting: Answer, writer: str, left_out: tuple[Outcome, ...]) -> Answer:
    """A `not_in_report` answer, with the best quote as the nearest thing that the reports do say."""
    nearest = quoting.citations[:1]
    places = [f"{c.outcome.number or c.outcome.outcome_id} [{c.n}]" for c in nearest]
    return replace(
        quoting,
        status="not_in_report",
        text=" ".join([REFUSAL, *(f"The nearest passage is in {place}." for place in places)]),
        short_answer=None,
        claims=(),
        citations=nearest,
        notes=(*quoting.notes, f"{writer} found no answer in the passages it was given.", *_left_out(left_out)),
        writer=writer,
    )


def _marked(citation: Citation, quoted: tuple[Citation, ...]) -> Citation:
    """The citation with the words that the reader marked in the same stretch."""
    marks = (mark for other in quoted if other.outcome.key == citation.outcome.key for mark in other.marks)
    inside = (mark for mark in marks if citation.start <= mark.start and mark.end <= citation.end)
    return replace(citation, marks=tuple(dict.fromkeys(inside)))


def _markers(numbers: tuple[int, ...]) -> str:
    return "".join(f"[{n}]" for n in numbers)
