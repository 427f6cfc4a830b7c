"""The outcomes that do not mention what a question asks about, where it asks for those."""

import re
from collections.abc import Sequence

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.types import Outcome
from rag.kinds.breadth import unmentioned, wants_silent
from rag.quoting.outcome_names import Labels, joined
from rag.rules.list_outcomes import list_outcomes
from rag.rules.outline import find_entry
from rag.selection.subject import Subject, subject_of
from rag.types import Evidence, Finding, Search

_MOST_NAMED = 12
_NAME = re.compile(r"[A-Z0-9]")


def list_silent(search: Search, index: Index) -> Finding | None:
    """The outcomes of which no sentence nor the title has the whole subject, by title, with a note on the others; a
    refusal where it is not one thing; None where another question is asked, or where none has it and it is no name: it
    may be told in other words."""
    about = unmentioned(search.query.standalone)
    sections = search.scope.sections
    if search.scope.absent or not (about or wants_silent(search.query.standalone)):
        return None
    if about is None or search.query.years or len(sections) < 2:
        return Finding(reason="Which outcomes leave out what can be told of one thing only, by its name.")
    subject = subject_of(about, search.scope)
    silent = [section for section in sections if not _has(subject, section)]
    others = [section for section in sections if _has(subject, section)]
    if not any(subject.forms) or not (others or _NAME.search(about)):
        return None
    if not silent:
        return _mentioned_by_all(subject, sections)
    entries = [find_entry(section, index) for section in silent]
    note = f"It is mentioned in {_names(others, sections)}." if others else ""
    return list_outcomes(entries, f"{len(silent)} of {len(sections)} outcomes do not mention it: ", note)


def _mentioned_by_all(subject: Subject, sections: Sequence[Outcome]) -> Finding | None:
    """That all mention it, with the first sentence of each that does; None where one has its words apart."""
    evidence = tuple(
        next((Evidence(section, span, ()) for span in split_sentences(section.text)
              if subject.stands_in(section.words(span))), None)
        for section in sections[:_MOST_NAMED]
    )
    pieces = tuple(piece for piece in evidence if piece)
    if len(pieces) < len(sections):
        return None
    names = Labels(sections)
    told = joined([f"{names.of(piece.outcome)} [{n}]" for n, piece in enumerate(pieces, 1)])
    return Finding(pieces, text=f"All {len(sections)} outcomes mention it: {told}.")


def _has(subject: Subject, outcome: Outcome) -> bool:
    sentences = (outcome.text[span.start : span.end] for span in split_sentences(outcome.text))
    return any(map(subject.stands_in, (outcome.title, *sentences)))


def _names(outcomes: Sequence[Outcome], among: Sequence[Outcome]) -> str:
    names = Labels(among)
    more = [f"{len(outcomes) - _MOST_NAMED} more"] if len(outcomes) > _MOST_NAMED else []
    return joined([*(names.of(outcome) for outcome in outcomes[:_MOST_NAMED]), *more])
