"""Statuses as an answer tells them: the sentence of each, its judging words, and which outcomes state none."""

from collections.abc import Sequence

from ingest.sentences import split_sentences
from ingest.types import Outcome
from rag.quoting.outcome_names import Labels, joined
from rag.rules.judgement import judging_words, short_judgement
from rag.types import Evidence

MOST_NAMED = 12
"""Outcomes that an answer names one by one."""


def status_sentence(outcome: Outcome) -> str:
    """The sentence that states it; "" where none does."""
    return outcome.words(outcome.status) if outcome.status else ""


def status_evidence(outcome: Outcome) -> tuple[Evidence, ...]:
    """The sentence of the status, the first sentence without one; nothing of an outcome without text."""
    if outcome.status:
        return (Evidence(outcome, outcome.status, judging_words(outcome)),)
    return tuple(Evidence(outcome, span, ()) for span in split_sentences(outcome.text)[:1])


def nearest(outcomes: Sequence[Outcome]) -> tuple[Evidence, ...]:
    """The evidence of the first outcome that has text."""
    return next((status_evidence(outcome) for outcome in outcomes if outcome.text), ())


def cited_statuses(outcomes: Sequence[Outcome]) -> tuple[Evidence, ...]:
    """Evidence of as many outcomes as an answer shows."""
    return tuple(piece for outcome in outcomes[:MOST_NAMED] for piece in status_evidence(outcome))


def judgements(outcomes: Sequence[Outcome], targets: Sequence[Outcome], cited: bool = False) -> str:
    """Each outcome and how it is judged, numbered as `_cited` gives them; of many the first, and how many more."""
    names = Labels(targets)
    lines = [
        f"{names.of(o)}: {short_judgement(o) or 'stated'}{f' [{n}]' if cited else ''}"
        for n, o in enumerate(outcomes[:MOST_NAMED], 1)
    ]
    return "; ".join(lines) + how_many_more(outcomes)


def how_many_more(outcomes: Sequence[Outcome]) -> str:
    """How many outcomes are not named, "" where all are."""
    return f" and {len(outcomes) - MOST_NAMED} more" if len(outcomes) > MOST_NAMED else ""


def without_status(targets: Sequence[Outcome]) -> tuple[str, ...]:
    """The note that names those without a status, where there are any."""
    silent = [outcome for outcome in targets if outcome.status is None]
    return (f"No status is stated for {named(silent, targets)}.",) if silent else ()


def named(outcomes: Sequence[Outcome], among: Sequence[Outcome]) -> str:
    """The outcomes by name, or how many there are where naming them would be a page."""
    if len(outcomes) > MOST_NAMED:
        return f"{len(outcomes)} of the {len(among)} outcomes"
    names = Labels(among)
    return joined([names.of(outcome) for outcome in outcomes])
