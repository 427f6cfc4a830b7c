"""An invented report, indexed in memory with the shared encoder, and a question put to one kind of answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.chunks import split_chunks
from ingest.index import Index
from ingest.report_text import read_report_text
from ingest.types import Outcome, Span
from ingest.words import index_words
from rag.question.understand import understand
from rag.quoting.cite import check_citations, cite
from rag.retrieval.scope import resolve_scope
from rag.types import Evidence, Finding, Query, Scope

REPORT = """Data as of:

3 February 2025

Progress in Valdania country in 2023

OUTCOME XM-DAC-41146-VLD_D_2.1

Fishing women have boats, licences and fair prices (UNSDCF Outcome 2)

The outcome is on track. The Union of Fishing Women (UFW) bought nine boats. The UFW sold to three \
buyers, namely the Pelican Hotel, the Blue Reef Lodge, the Marlowe Market and the Gull Inn. The \
council of the harbour consists of 12 cooperatives, five ministries and two UN agencies. The WHO and \
the ILO sat in as guests.

OUTCOME XM-DAC-41146-VLD_D_3.4

Women weather watchers warn their villages in time [aligns to UN Women SP 2022-2025 Outcome 6]

The outcome was only partially achieved in 2023, because the radio masts came late. The watchers, \
helped by the Storm Bureau of Valdania (ZORN), warned 40 villages of floods and storms. Their siren \
was heard in 31 of them.

OUTCOME XM-DAC-41146-VLD_O_1

The office is staffed, audited and heard

Eleven posts were filled. The audit closed its last recommendation in June. Some 265 women and 311 men \
were trained.
"""

Answerer = Callable[[Query, Scope, Index], Finding | None]


def invented(index: Index, text: str = REPORT) -> Index:
    """`index` with the report of `text` in place of its own."""
    report = read_report_text(text, Path("valdania-2023.txt"))
    chunks = tuple(chunk for outcome in report.outcomes for chunk in split_chunks(outcome))
    vectors = np.stack([index.encode(chunk.embedded) for chunk in chunks])
    words = index_words([chunk.embedded for chunk in chunks])
    return replace(index, sections=report.sections, chunks=chunks, vectors=vectors, words=words)


def asked(answerer: Answerer, question: str, index: Index, history: tuple[str, ...] = ()) -> Finding | None:
    """What `answerer` finds; every piece of its evidence can be cited."""
    query = understand(question, index, history=history)
    found = answerer(query, resolve_scope(query, index), index)
    if found:
        check_citations([cite(n, piece) for n, piece in enumerate(found.evidence, 1)])
    return found


def quotes(found: Finding | None) -> list[str]:
    """The quotes of a finding, in order."""
    assert found is not None
    return [piece.outcome.words(piece.span) for piece in found.evidence]


def sentence(index: Index, words: str) -> tuple[Outcome, Span]:
    """The outcome and the place of the first `words` in the narratives."""
    outcome = next(s for s in index.sections if s.kind != "head" and words in s.text)
    start = outcome.text.index(words)
    end = outcome.text.find(". ", start)
    return outcome, Span(start, len(outcome.text) if end < 0 else end + 1)


def evidence(index: Index, words: str) -> Evidence:
    """The sentence from `words` on, as evidence."""
    return Evidence(*sentence(index, words), ())
