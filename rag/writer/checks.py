"""Whether a sentence may be shown as verified: every check of it against the text that it cites."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from ingest.types import Abbreviation
from rag.figures.figure_match import missing_figures
from rag.figures.figures import read_figures
from rag.writer.addresses import foreign_addresses
from rag.writer.calculated import calculations, without_gloss
from rag.writer.clauses_told import figures_of_others
from rag.writer.failings import misjudged
from rag.writer.moved import moved_figures
from rag.writer.numbered import Piece
from rag.writer.polarity import turned_round
from rag.writer.proper_names import missing_names
from rag.writer.qualifiers import lost_qualifiers
from rag.writer.silence import claims_silence
from rag.writer.support import Encode, coverage, is_supported
from rag.writer.tense import invented_plans, only_planned, untold_plans

QUOTE_ENOUGH = 0.4
"""Share of a failed sentence's words that a quote must hold to be what it should have said."""
_MOST_TRIED = 60
_NEARLY_WHOLE = 0.9
"""A sentence whose words stand this far in one cited sentence has its figures from there, not from a neighbour."""


@dataclass(frozen=True)
class Checker:
    """What the checks know beside the sentence: the report's abbreviations, usual spellings, and meaning."""

    abbreviations: tuple[Abbreviation, ...]
    is_common: Callable[[str], bool]
    encode: Encode | None = None

    def problems(self, sentence: str, cited: Sequence[Piece]) -> tuple[str, ...]:
        """Why `sentence` is not told by the pieces it cites, one reason a check; empty where it is."""
        text = " ".join(piece.text for piece in cited)
        sentence = without_gloss(_without_place(sentence, cited))
        sentences = [piece.outcome.text[a:b] for piece in cited for a, b in piece.sentences]
        nearest = max(sentences, key=lambda each: coverage(sentence, each), default="")
        told, texts = read_figures(sentence), [read_figures(piece.text) for piece in cited]
        copied = [read_figures(each) for each in sentences if coverage(told.text, each) >= _NEARLY_WHOLE]
        years = {piece.outcome.report.year for piece in cited} - {None}
        names = self._names(text, cited)
        found = {
            "figures not in the quote": missing_figures(told, copied or texts, [year for year in years if year]),
            "calculated": calculations(told, texts),
            "figures moved": moved_figures(told, texts) or figures_of_others(told, sentences, self.is_common),
            "figures told otherwise": lost_qualifiers(told, texts),
            "names not in the quote": missing_names(
                told.text, [*(figures.text for figures in texts), *names], self.is_common
            ),
            "a plan told as done": [verb for each in sentences for verb in untold_plans(sentence, each)]
            or (["none of it is told as done"] if only_planned(sentence, text) else []),
            "a plan not in the report": ("",) if invented_plans(sentence, text) else (),
            "an address not in the quote": foreign_addresses(sentence, text),
            "turned round": (turned,) if (turned := turned_round(sentence, sentences)) else (),
            "not so in the quote": (said,) if (said := misjudged(sentence, nearest)) else (),
            "silence cannot be quoted": ("",) if claims_silence(sentence, nearest) else (),
        }
        reasons = [f"{kind}: {', '.join(which)}".rstrip(": ") for kind, which in found.items() if which]
        if not reasons and not is_supported(told.text, " ".join([text, *names]), self.encode):
            reasons.append("not said in the quote")
        return tuple(reasons)

    def narrow(self, sentence: str, cited: Sequence[Piece]) -> tuple[Piece, ...]:
        """The fewest sentences of the cited pieces that tell `sentence`; empty where even all do not.

        One run of sentences is tried before several, short ones before long, likely ones before others.
        """
        choices = islice(_choices(sentence, cited), _MOST_TRIED)
        return next((runs for runs in choices if not self.problems(sentence, runs)), ())

    def _names(self, text: str, cited: Sequence[Piece]) -> list[str]:
        """What else the cited text may be called: both forms of its abbreviations, its country, its id."""
        outcomes = [piece.outcome for piece in cited]
        names = [name for o in outcomes for name in (o.report.country, o.outcome_id) if name]
        folded = text.casefold()
        for pair in self.abbreviations:
            if re.search(rf"\b{re.escape(pair.short)}[sS]?\b", text):
                names.append(pair.expansion)
            elif pair.expansion.casefold() in folded:
                names.append(pair.short)
        return names


def best_quote(sentence: str, pieces: Sequence[Piece]) -> Piece | None:
    """The one sentence of `pieces` that `sentence` shares most with, or None where it shares too little."""
    singles = [run for piece in pieces for run in _runs(piece) if len(run.sentences) == 1]
    best = max(singles, key=lambda run: coverage(sentence, run.text), default=None)
    return best if best and coverage(sentence, best.text) >= QUOTE_ENOUGH else None


def _choices(sentence: str, cited: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    runs = sorted(
        (run for piece in cited for run in _runs(piece)),
        key=lambda run: (len(run.sentences), -coverage(sentence, run.text)),
    )
    yield from ((run,) for run in runs)
    singles = [run for run in runs if len(run.sentences) == 1][:6]
    yield from combinations(singles, 2)
    if len(cited) > 1:
        yield tuple(cited)


def _runs(piece: Piece) -> list[Piece]:
    spans = piece.sentences
    return [
        replace(piece, sentences=spans[start : start + size])
        for size in range(1, len(spans) + 1)
        for start in range(len(spans) - size + 1)
    ]


def _without_place(sentence: str, cited: Sequence[Piece]) -> str:
    """`sentence` without "outcome 3.1" where that is what it cites: the place is no figure of the text."""
    for piece in cited:
        if piece.outcome.number:
            number = re.escape(piece.outcome.number)
            sentence = re.sub(rf"\b(outcome) {number}(?![\d.]*\d)", r"\1", sentence, flags=re.IGNORECASE)
    return sentence
