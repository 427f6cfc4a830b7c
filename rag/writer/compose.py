"""Builds an answer from the sentences a model writes: those that pass, and quotes for those that do not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.types import Citation, Claim
from rag.writer.chatter import is_refusal
from rag.writer.checks import Checker, best_quote
from rag.writer.keys import Draft
from rag.writer.numbered import Piece


@dataclass
class Composition:
    """Claims and citations so far, and what became of each sentence; grows by `add`."""

    pieces: Sequence[Piece]
    checker: Checker
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    passed: int = 0
    refused: bool = False

    def add(self, draft: Draft) -> Claim | None:
        """The claim that `draft` becomes: itself where it passes, else the quote it should have used.

        None where nothing is shown for it: a refusal, a sentence without words or shown already, one that no quote
        stands for, or a quote that is shown already.
        """
        if not any(sign.isalpha() for sign in draft.text):
            return None
        if is_refusal(draft.text):
            self.refused = True
            return None
        cited = [piece for piece in self.pieces if piece.key in draft.keys]
        runs = self.checker.narrow(draft.text, cited) if cited else ()
        if runs and any(_letters(claim.text) == _letters(draft.text) for claim in self.claims):
            return None
        if runs:
            self.passed += 1
            return self._claim(draft.text, runs)
        reasons = self.checker.problems(draft.text, cited) if cited else ("no key that was given",)
        self.failures[reasons[0].partition(":")[0]] += 1
        quote = best_quote(draft.text, cited or self.pieces)
        if quote is None or any((c.outcome.key, c.start, c.end) == _place(quote) for c in self.citations):
            return None
        return self._claim(quote.text, (quote,))

    def is_enough(self) -> bool:
        """Whether at least half of what the model wrote passed."""
        return self.passed > 0 and self.passed >= self.failures.total()

    def _claim(self, text: str, runs: Sequence[Piece]) -> Claim:
        claim = Claim(text, tuple(dict.fromkeys(self._number(run) for run in runs)), verified=True)
        self.claims.append(claim)
        return claim

    def _number(self, run: Piece) -> int:
        for citation in self.citations:
            if (citation.outcome.key, citation.start, citation.end) == _place(run):
                return citation.n
        citation = Citation(len(self.citations) + 1, run.outcome, *run.span, run.text)
        self.citations.append(citation)
        return citation.n


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _place(piece: Piece) -> tuple[tuple[str, str], int, int]:
    return piece.outcome.key, *piece.span
