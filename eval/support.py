"""How much of a claim's words must stand in what it cites: the threshold of rag/writer/support.py on the gold claims.

Each true claim is set against its own quote, which should support it, and against the quotes of the same report that
are most like it, which should not.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval.claims import CLAIMS, GoldClaim, read_claims
from ingest.embed import chosen_model, embed
from rag.writer.support import ALIKE, ENOUGH_ALIKE, coverage

RIVALS = 8
MOST_DROPPED = 0.01
"""Share of true claims that the chosen threshold may drop on the tune split."""
STEPS = tuple(round(step / 20, 2) for step in range(10, 19))


class Support(NamedTuple):
    """What one threshold does on one split: true claims dropped, claims passed that cite another sentence."""

    enough: float
    dropped: int
    true: int
    passed: int
    rivals: int


class _Pair(NamedTuple):
    share: float
    alike: float


def choose_support(split: str = "tune", path: Path = CLAIMS) -> tuple[float, list[Support]]:
    """The highest threshold that drops at most `MOST_DROPPED` of the split's true claims, and what each one does.

    A claim passes where the share of its words that the cited text holds reaches the threshold, or reaches
    `ENOUGH_ALIKE` with a cosine of at least `ALIKE`, as `rag.writer.support.is_supported` decides.
    """
    claims = [claim for claim in read_claims(path) if claim.split == split]
    own, rivals = _pairs(claims)
    rows = [
        Support(enough, sum(not _passes(pair, enough) for pair in own), len(own),
                sum(_passes(pair, enough) for pair in rivals), len(rivals))
        for enough in STEPS
    ]
    kept = [row.enough for row in rows if row.dropped <= MOST_DROPPED * row.true]
    return max(kept, default=STEPS[0]), rows


def _passes(pair: _Pair, enough: float) -> bool:
    return pair.share >= enough or (pair.share >= ENOUGH_ALIKE and pair.alike >= ALIKE)


def _pairs(claims: Sequence[GoldClaim]) -> tuple[list[_Pair], list[_Pair]]:
    quotes: dict[str, list[str]] = {}
    for claim in claims:
        if claim.quote not in quotes.setdefault(claim.report_id, []):
            quotes[claim.report_id].append(claim.quote)
    model = chosen_model()
    vectors = {report: embed(texts, model) for report, texts in quotes.items()}
    true = [claim for claim in claims if claim.is_true]
    own, rivals = [], []
    for claim, vector in zip(true, embed([claim.sentence for claim in true], model), strict=True):
        texts, likeness = quotes[claim.report_id], vectors[claim.report_id] @ vector
        place = texts.index(claim.quote)
        own.append(_Pair(coverage(claim.sentence, claim.quote), float(likeness[place])))
        others = [int(i) for i in np.argsort(-likeness, kind="stable") if i != place]
        rivals += [_Pair(coverage(claim.sentence, texts[i]), float(likeness[i])) for i in others[:RIVALS]]
    return own, rivals
