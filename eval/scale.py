"""What more reports cost: some questions asked of an index many times as large."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np

from eval.systems import assistant
from eval.types import Line, Question
from ingest.index import Index
from ingest.types import Outcome
from ingest.words import index_words

COPIES = 100
QUESTIONS = 20
"""Enough to see a question take a second; the figures of a run's own index are exact."""


def at_scale(index: Index, questions: Sequence[Question], copies: int = COPIES) -> Line:
    """Sections of the enlarged index and p50 and p95 in milliseconds, after one question to warm up.

    The questions are spread over the run's, without their restrictions: the whole index is searched.
    """
    answer, times = assistant(enlarged(index, copies)), []
    step = max(1, len(questions) // QUESTIONS)
    asked = [replace(q, country=(), year=(), outcome=()) for q in questions[::step][:QUESTIONS]]
    for question in [*asked[:1], *asked]:
        start = perf_counter()
        answer(question)
        times.append(1000 * (perf_counter() - start))
    p50, p95 = np.quantile(times[1:], (0.5, 0.95)) if asked else (0.0, 0.0)
    sections = copies * len(index.sections)
    return {"sections": sections, "questions": len(asked), "p50": round(p50, 1), "p95": round(p95, 1)}


def enlarged(index: Index, copies: int) -> Index:
    """`index` with every report `copies` times: the copies' countries and ids are numbered from 1.

    Each copy has numbered short forms too beside those of its text, as other reports would have others.
    """
    sections = [_copy(section, i) for i in range(copies) for section in index.sections]
    chunks = [replace(chunk, outcome=_copy(chunk.outcome, i)) for i in range(copies) for chunk in index.chunks]
    return replace(
        index,
        sections=tuple(sections),
        chunks=tuple(chunks),
        vectors=np.tile(index.vectors, (copies, 1)),
        sentences=np.tile(index.sentences, (copies, 1)),
        words=index_words([chunk.embedded for chunk in chunks]),
    )


def _copy(section: Outcome, i: int) -> Outcome:
    if not i:
        return section
    report = section.report
    country = f"{report.country} {i}" if report.country else None
    own = (replace(a, short=f"{a.short}{i}", expansion=f"{a.expansion} {i}") for a in section.abbreviations)
    return replace(
        section,
        report=replace(report, report_id=f"{report.report_id}-{i}", country=country),
        abbreviations=(*section.abbreviations, *own),
    )
