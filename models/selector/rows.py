"""Labelled questions as rows: their candidates with signals, and which of these are evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.index import Index
from models.selector.questions import Labelled
from rag.find_answer import find_by_rule
from rag.kinds.breadth import wants_everything
from rag.question.turn_away import turn_away
from rag.question.understand import understand
from rag.reading.read import Reader
from rag.retrieval.retrieve import look_up
from rag.retrieval.scope import resolve_scope
from rag.selection.select_evidence import read_candidates
from rag.selection.signals import Candidate
from rag.types import Search

_HALF = 0.5


@dataclass(frozen=True)
class Row:
    """One question with its candidates and their labels."""

    labelled: Labelled
    search: Search
    candidates: tuple[Candidate, ...]
    labels: tuple[bool, ...]


def make_rows(index: Index, questions: Sequence[Labelled], reader: Reader) -> Iterator[Row]:
    """Runs every question up to its candidates, as answering does, but for those that are answered or turned away
    without reading."""
    for labelled in questions:
        query = understand(labelled.question, index, history=labelled.history)
        scope = resolve_scope(query, index)
        search = look_up(query, index, scope, census=wants_everything(query.question))
        if scope.absent or turn_away(query, index) or find_by_rule(search, index):
            continue
        candidates = read_candidates(search, index, reader)
        yield Row(labelled, search, candidates, tuple(_is_evidence(c, labelled) for c in candidates))


def _is_evidence(candidate: Candidate, labelled: Labelled) -> bool:
    for key, span in labelled.evidence:
        if key == candidate.chunk.outcome.key:
            shared = min(span.end, candidate.span.end) - max(span.start, candidate.span.start)
            if shared >= _HALF * min(span.end - span.start, candidate.span.end - candidate.span.start):
                return True
    return False
