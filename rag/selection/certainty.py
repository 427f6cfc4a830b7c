"""Whether the reports answer the question at all: the signals of the declining model."""

import math
import re
from collections.abc import Mapping, Sequence

from ingest.types import Chunk
from rag.selection.signals import Candidate
from rag.types import Search

_TAKEN = ("reader", "span", "answered", "cover", "cover_chunk", "names_missing", "names_missing_chunk", "words",
          "meaning", "length", "target_held", "target_missing", "number_missing", "date_missing", "name_missing",
          "reason_missing")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def certainty_signals(search: Search, ranked: Sequence[tuple[float, Candidate]]) -> Mapping[str, float]:
    """Signals of the question as a whole, from its candidates and their probabilities, best first.

    The best candidate's own, how far others are ahead of it, the odds of the best and of the runner-up, the
    readings of all, how much better other outcomes than those it names fit, and whether a year that the question
    names is neither the report's nor in the text around the candidate or in the sentence itself.
    """
    query = search.query
    best, candidate = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    chunk, own = candidate.chunk, candidate.signals
    readings = sorted((item.signals["reader"] for _, item in ranked), reverse=True)
    mark = chunk.outcome.words(candidate.mark) if candidate.mark else ""
    elsewhere = {str(year) for year in query.years if year != chunk.outcome.report.year}
    told = set(_YEAR.findall(chunk.outcome.words(candidate.span)))
    return {
        **{f"best_{name}": own[name] for name in _TAKEN},
        "odds": _logit(best),
        "odds_second": _logit(second),
        "most_read": readings[0],
        "second_read": readings[1] if len(readings) > 1 else -10.0,
        "all_read": math.log(sum(math.exp(reading) for reading in readings)),
        "likeness_behind": own["likeness"] - max(item.signals["likeness"] for _, item in ranked),
        "span_behind": own["span"] - max(item.signals["span"] for _, item in ranked),
        "mark_length": math.log1p(len(mark.split())),
        "question_length": math.log1p(len(query.question.split())),
        "year_not_told": float(bool(elsewhere - told)),
        "other_year_told": float(bool(elsewhere - told and told)),
        "most_answered": max(item.signals["answered"] for _, item in ranked),
        "year_elsewhere": float(any(not _tells_of(year, chunk) for year in query.years)),
        "absent": float(bool(search.scope.absent)),
        "elsewhere": search.elsewhere,
        "leaning": float(len(query.standalone.split()) > len(query.question.split())),
        "brief": float(len(query.question.split()) <= 3),
    }


def _tells_of(year: int, chunk: Chunk) -> bool:
    return year == chunk.outcome.report.year or str(year) in chunk.text


def _logit(probability: float) -> float:
    held = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(held / (1 - held))
