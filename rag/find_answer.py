"""What a question is answered with: from an abbreviation, from the record, from a stated status, from what does not
agree, as an overview, or by reading; several questions in one each by itself."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.index import Index
from rag.go_on import go_on
from rag.reading.read import NoReader, Reader, open_reader
from rag.rules.contradictions import tell_contradictions
from rag.rules.define import define
from rag.rules.derive import asks_one_of, derive_total, find_operands, is_summed_up
from rag.rules.inconsistency import note_inconsistency
from rag.rules.overview import give_overview
from rag.rules.record import from_record
from rag.rules.status_answer import state_status
from rag.selection.select_evidence import select_evidence
from rag.selection.selector import open_selector
from rag.several_questions import by_itself, in_one, questions_in, searched, things_in, unsearched
from rag.types import Evidence, Finding, Query, Search

_reader = cache(open_reader)


def find_answer(search: Search, index: Index, reader: Reader | None = None) -> Finding:
    """The evidence to quote, or why there is none, with notes on sums, their parts marked, and on counts
    that do not agree.

    Without `reader` the one of the environment reads.

    A question that names what no report has goes straight to reading, which declines it and shows the nearest
    passage. Raises `IngestError` where the reader's or the selector's files are damaged.
    """
    found = _in_parts(search, index, reader) or find_by_rule(search, index) or _read(search, index, reader)
    missing = tuple(note for note in search.scope.notes if not any(note in told for told in found.notes))
    found = go_on(replace(found, notes=(*missing, *found.notes)), search.query.further)
    return _remarked(_summed(found, search.query.question), search.query.question)


def find_by_rule(search: Search, index: Index) -> Finding | None:
    """What needs no reading; None where the passages have to be read."""
    if search.scope.absent:
        return None
    rules = (define, from_record, state_status, tell_contradictions, give_overview)
    return next(filter(None, (rule(search.query, search.scope, index) for rule in rules)), None)


def _in_parts(search: Search, index: Index, reader: Reader | None) -> Finding | None:
    """The answers to several questions in one, of which at least one needs no reading, or to one for several things
    that all need none; None for any other question, and where the answer to the whole has all that the parts have."""
    for queries, enough in ((questions_in(search.query, index), any), (things_in(search.query, index), all)):
        ruled = [find_by_rule(unsearched(query, search, index), index) for query in queries]
        if queries and enough(ruled):
            whole = find_by_rule(search, index)
            parts = _each_its_own(queries, ruled, search, index)
            found = [rule or _read(searched(query, search, index), index, reader) for query, rule in parts]
            pieces = {piece for finding in found for piece in finding.evidence}
            told = whole is not None and pieces <= set(whole.evidence) and all(part.reason is None for part in found)
            return None if told else in_one(queries, found)
    return None


def _each_its_own(
    queries: Sequence[Query], ruled: Sequence[Finding | None], search: Search, index: Index
) -> list[tuple[Query, Finding | None]]:
    """The questions and what rules find for them; one for which a rule only found again what the one before it had, by
    that one's words, is put by its own words about the same outcome, where one is known."""
    parts = [(queries[0], ruled[0])]
    for query, finding in zip(queries[1:], ruled[1:], strict=True):
        alone = by_itself(query, *parts[-1], index) if finding and finding == ruled[len(parts) - 1] else None
        parts.append((alone, find_by_rule(unsearched(alone, search, index), index)) if alone else (query, finding))
    return parts


def _read(search: Search, index: Index, reader: Reader | None) -> Finding:
    reader = reader or _reader()
    return select_evidence(search, index, reader, open_selector(reads=not isinstance(reader, NoReader)))


def _summed(finding: Finding, question: str) -> Finding:
    """An answer for a refusal without a reason, where the nearest passage has the parts of the total asked for."""
    summed = finding.reason == "" and any(is_summed_up(question, piece) for piece in finding.evidence)
    return replace(finding, reason=None, certainty=None) if summed else finding


def _remarked(finding: Finding, question: str) -> Finding:
    if finding.reason is not None:
        return finding
    totals = [derive_total(question, piece) for piece in finding.evidence]
    oddities = [note_inconsistency(piece.outcome, piece.span) for piece in finding.evidence]
    notes = dict.fromkeys(note for note in (*finding.notes, *totals, *oddities) if note)
    evidence = tuple(_with_operands(question, piece) for piece in finding.evidence)
    short = None if any(totals) or asks_one_of(question, finding.short_answer or "") else finding.short_answer
    return replace(finding, evidence=evidence, short_answer=short, notes=tuple(notes))


def _with_operands(question: str, piece: Evidence) -> Evidence:
    """The piece with the parts of a derived total marked in it, where one is asked for."""
    operands = find_operands(question, piece)
    return replace(piece, marks=tuple(operand.span for operand in operands)) if operands else piece
