"""The vocabulary of answering: from a question to an answer whose every quote can be re-checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ingest.types import Chunk, Outcome, Report, Span

Status = Literal["answered", "not_in_report", "out_of_scope"]


@dataclass(frozen=True)
class Filters:
    """Restricts an answer to some sections; an empty tuple restricts nothing."""

    country: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    outcome: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A question as understood: what it is restricted to, and what it names itself.

    `question` is what was `typed` without courtesies and a leading "and", words in haste as they are meant ("whats"),
    and in small letters where most of it is in capitals.
    `standalone` is self-contained, and misspelt words stand in it as the reports print them: this is what is
    looked for and read. Where the user asked for more of the answer ("say more about the second one"), both are the
    question that was answered, and `further` has each such request: the number of a quote, 0 for all, -1 for the last.
    `outcomes` are numbers ("3.1") or ids as the question writes them; `countries` are names that reports in
    the index bear; `tokens` are those that a model took to make it self-contained ("prompt", "completion"), and
    `asked` is when it was asked to (`time.monotonic`).
    """

    question: str
    standalone: str
    filters: Filters
    typed: str = ""
    history: tuple[str, ...] = ()
    further: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    outcomes: tuple[str, ...] = ()
    tokens: Mapping[str, int] = field(default_factory=dict, hash=False)
    asked: float | None = None


@dataclass(frozen=True)
class Scope:
    """The sections that a query may be answered from, and what it names that no report here has.

    `absent` holds phrases such as "outcome 5.1" or "Viet Nam", in the order of the question; `notes` are sentences on
    outcomes that no report has, named beside others that are searched.
    """

    sections: tuple[Outcome, ...]
    absent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the sections, each once."""
        return tuple(dict.fromkeys(section.report for section in self.sections))


@dataclass(frozen=True)
class Passage:
    """A chunk that retrieval found, with its fused score (higher is better) and two of its three parts."""

    chunk: Chunk
    score: float
    words: float
    meaning: float


@dataclass(frozen=True)
class Search:
    """A query, where it was looked for, what was found, and in which generation of the index.

    `elsewhere` is by how much a passage outside what the question names scores above the best one found.
    """

    query: Query
    scope: Scope
    passages: tuple[Passage, ...]
    generation: str
    elsewhere: float = 0.0


CERTAIN = 0.98
"""How sure an answer is that was found by its form (a status sentence, an abbreviation, the record) and not read: what
remains is the chance that the question meant something else."""


@dataclass(frozen=True)
class Evidence:
    """A stretch of an outcome chosen to be quoted, and the words in it that answer."""

    outcome: Outcome
    span: Span
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Finding:
    """What a question is answered with: evidence in the order to quote it, or the reason for declining.

    `reason` is a sentence that says why the reports do not say ("" where there is none to give); with one,
    `evidence` is only what stands nearest. `text`, where given, is shown in place of the bare quotes (it holds
    the [n] markers of `evidence`). `certainty` is the probability, 0 to 1, that the reports answer; None where a
    rule and no model decided: then it counts as 1 for an answer and as 0 for a refusal.
    """

    evidence: tuple[Evidence, ...] = ()
    short_answer: str | None = None
    notes: tuple[str, ...] = ()
    reason: str | None = None
    text: str | None = None
    certainty: float | None = None


@dataclass(frozen=True)
class Citation:
    """A quote and where it stands: `outcome.text[start:end] == quote`, always."""

    n: int
    outcome: Outcome
    start: int
    end: int
    quote: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One sentence of an answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    verified: bool


@dataclass(frozen=True)
class Answer:
    """What `ask` returns; flattened it is the answer line (answer.schema.json)."""

    question: str
    standalone_question: str
    status: Status
    text: str
    short_answer: str | None
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    confidence: float
    retrieved: tuple[Passage, ...]
    notes: tuple[str, ...]
    writer: str
    index: str
    timings_ms: dict[str, float] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    prompt: str | None = None
    """SHA-256 of the prompt file, where a model was asked."""
