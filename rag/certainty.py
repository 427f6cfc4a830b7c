"""Whether the best sentences answer the question at all: the signals of the declining model."""

import math
from collections.abc import Mapping, Sequence

from ingest.types import Chunk
from rag.signals import Candidate
from rag.types import Query, Scope

_TAKEN = ("reader", "span", "answered", "cover", "cover_chunk", "names_missing", "names_missing_chunk", "words",
          "meaning", "target_held", "target_missing", "number_missing", "date_missing", "name_missing",
          "reason_missing")


def certainty_signals(query: Query, scope: Scope, ranked: Sequence[tuple[float, Candidate]]) -> Mapping[str, float]:
    """Signals of the question as a whole, from its candidates and their probabilities, best first.

    The best candidate's own, the odds of the best and of the runner-up, the strongest reading anywhere, and
    whether a year that the question names is neither the report's nor in the text around the candidate.
    """
    best, candidate = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    chunk = candidate.chunk
    return {
        **{f"best_{name}": candidate.signals[name] for name in _TAKEN},
        "odds": _logit(best),
        "odds_second": _logit(second),
        "most_read": max(item.signals["reader"] for _, item in ranked),
        "most_answered": max(item.signals["answered"] for _, item in ranked),
        "year_elsewhere": float(any(not _tells_of(year, chunk) for year in query.years)),
        "absent": float(bool(scope.absent)),
        "leaning": float(len(query.standalone.split()) > len(query.question.split())),
        "brief": float(len(query.question.split()) <= 3),
    }


def _tells_of(year: int, chunk: Chunk) -> bool:
    return year == chunk.outcome.report.year or str(year) in chunk.text


def _logit(probability: float) -> float:
    held = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(held / (1 - held))
