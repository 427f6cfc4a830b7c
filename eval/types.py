"""The vocabulary of judging: what was asked, what ought to come out, what came out, and what it scored."""

from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
"""A section: report id and outcome id. Neither alone names one."""


@dataclass(frozen=True)
class Place:
    """Characters `start` to `end` (half open) of one section, with the words there if they are known."""

    report_id: str
    outcome_id: str
    start: int
    end: int
    quote: str = ""

    @property
    def key(self) -> Key:
        """The section it lies in."""
        return self.report_id, self.outcome_id

    @property
    def passage_id(self) -> str:
        """A name without blanks, as run and qrels files need one."""
        return f"{self.report_id}/{self.outcome_id}:{self.start}-{self.end}".replace(" ", "_")

    def shared(self, other: "Place") -> int:
        """How many characters the two have in common."""
        if self.key != other.key:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True)
class Question:
    """One gold line: a question, whether the reports answer it, the words and the places that answer it.

    `short_answers` holds groups of aliases: a right answer has one alias of every group. `evidence` is one
    sufficient set of places, each of `alternatives` another. `sections` are the sections that answer, where no
    exact place is known or where the place is the outcome's line in the report's head. `form` says how the question
    is worded ("natural", "keyword", …) and `family` which questions ask the same thing.
    """

    id: str
    family: str
    split: str
    type: str
    question: str
    history: tuple[str, ...] = ()
    answerable: bool = True
    unanswerable_kind: str | None = None
    short_answers: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[Place, ...] = ()
    alternatives: tuple[tuple[Place, ...], ...] = ()
    sections: tuple[Key, ...] = ()
    form: str | None = None
    country: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    outcome: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def evidence_sets(self) -> tuple[tuple[Place, ...], ...]:
        """Every sufficient set of places; empty where none is known."""
        return tuple(places for places in (self.evidence, *self.alternatives) if places)

    @property
    def section_sets(self) -> tuple[frozenset[Key], ...]:
        """Every sufficient set of sections: those that hold the evidence, and `sections` where they are named."""
        exact = [frozenset(place.key for place in places) for places in self.evidence_sets]
        return tuple(dict.fromkeys([*exact, *([frozenset(self.sections)] if self.sections else [])]))


@dataclass(frozen=True)
class ClaimLine:
    """A sentence of an answer and the citation numbers that it carries."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True)
class Prediction:
    """What a system answered: the answer line, with places in the words of this package."""

    id: str
    status: str
    text: str
    short_answer: str | None
    claims: tuple[ClaimLine, ...]
    citations: dict[int, Place]
    confidence: float
    retrieved: tuple[Place, ...]
    writer: str = "quotes"
    tokens: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def declined(self) -> bool:
        """Whether it was said, one way or the other, that the reports do not answer."""
        return self.status in ("not_in_report", "out_of_scope")

    @property
    def failed(self) -> bool:
        """Whether the system broke down over the question, which is neither an answer nor a refusal."""
        return self.status == "error"


@dataclass(frozen=True)
class Section:
    """A section as it was searched: its text, and the chunks that retrieval could return."""

    report_id: str
    outcome_id: str
    title: str
    text: str
    chunks: tuple[Place, ...] = ()
    country: str | None = None
    year: int | None = None

    @property
    def key(self) -> Key:
        """What identifies it."""
        return self.report_id, self.outcome_id


Sections = dict[Key, Section]


@dataclass(frozen=True)
class Score:
    """All that is measured of one answer. A value of None means that the measure does not apply to it.

    `verdict` is "correct", "incorrect" or "not_attempted"; `failure` names the kind of failure, or is None.
    """

    id: str
    family: str
    type: str
    form: str | None
    answerable: bool
    unanswerable_kind: str | None
    verdict: str
    failure: str | None
    confidence: float
    values: dict[str, float | None]


class EvalError(Exception):
    """Something a person can act on; the message is the line to show, `code` the exit status."""

    def __init__(self, message: str, code: int = 2) -> None:
        """The line to show, and the exit status to leave with."""
        super().__init__(message)
        self.code = code


Line = dict[str, Any]
"""One decoded JSON line."""
