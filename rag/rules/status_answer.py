"""How far outcomes were reached, where the report says so, in its words."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.terms import analyse
from ingest.types import Outcome
from rag.kinds.status_question import StatusQuestion, read_status_question
from rag.kinds.status_words import Verdict
from rag.quoting.outcome_names import Labels, joined, label
from rag.retrieval.scope import is_named
from rag.rules.described import find_described_outcome
from rag.rules.judgement import gives_reason, judging_words, short_judgement, verdicts
from rag.rules.outline import cite_entries, find_entry
from rag.types import CERTAIN, Evidence, Finding, Query, Scope

_MOST_NAMED = 12
_NONE = "None of the {} outcomes is reported so. What is stated: "


def state_status(query: Query, scope: Scope, index: Index) -> Finding | None:
    """The stated status of the outcomes asked about, or the finding that none is stated; None where the
    question asks anything else, or of an outcome that cannot be told."""
    if scope.absent or not scope.sections:
        return None
    asked = read_status_question(query, scope, index)
    targets = _targets(asked, query, scope, index) if asked else ()
    return _answer(asked, targets, query, index) if asked and targets else None


def _answer(asked: StatusQuestion, targets: Sequence[Outcome], query: Query, index: Index) -> Finding | None:
    if query.years and not {outcome.report.year for outcome in targets} & set(query.years):
        return _other_year(query, targets)
    if asked.why:
        return _why(asked, targets)
    return _judged(asked, targets, index)


def _judged(asked: StatusQuestion, targets: Sequence[Outcome], index: Index) -> Finding:
    stated = [outcome for outcome in targets if outcome.status]
    if asked.breadth == "all" and asked.verdict == "none stated":
        return _without_status(stated, targets, index)
    if not stated:
        return _none_stated(targets)
    if asked.count:
        return _counted(asked.verdict, stated, targets)
    if asked.breadth == "all" and asked.verdict:
        return _with_verdict(asked.verdict, stated, targets)
    return _found(stated, targets)


def _targets(asked: StatusQuestion, query: Query, scope: Scope, index: Index) -> tuple[Outcome, ...]:
    if query.outcomes:
        named = tuple(section for section in scope.sections if is_named(section, query.outcomes))
        return named if not asked.leftover or _told(asked.leftover, named) else ()
    if asked.described:
        found = find_described_outcome(asked.described, scope, index)
        fits = found and (not asked.leftover or _told(asked.leftover, (found,)))
        if found is None or not fits or (asked.goals and not _speaks_of_goals(found)):
            return ()
        return (found,)
    if asked.leftover or asked.goals:
        return ()
    return scope.sections if asked.breadth == "all" or len(scope.sections) == 1 else ()


def _told(leftover: Sequence[str], outcomes: Sequence[Outcome]) -> bool:
    """Whether the title or the sentence of the status has those words too, so that they only retell it."""
    said = {term for o in outcomes for term in analyse(f"{o.title} {_status(o)}")}
    return all(set(analyse(word)) <= said for word in leftover)


def _speaks_of_goals(outcome: Outcome) -> bool:
    return bool({"mileston", "target", "goal", "object"} & set(analyse(_status(outcome))))


def _status(outcome: Outcome) -> str:
    return outcome.text[outcome.status.start : outcome.status.end] if outcome.status else ""


def _evidence(outcome: Outcome) -> tuple[Evidence, ...]:
    """The sentence of the status, the first sentence without one; nothing of an outcome without text."""
    if outcome.status:
        return (Evidence(outcome, outcome.status, judging_words(outcome), CERTAIN),)
    return tuple(Evidence(outcome, span, (), CERTAIN) for span in split_sentences(outcome.text)[:1])


def _nearest(outcomes: Sequence[Outcome]) -> tuple[Evidence, ...]:
    """The evidence of the first outcome that has text."""
    return next((_evidence(outcome) for outcome in outcomes if outcome.text), ())


def _cited(outcomes: Sequence[Outcome]) -> tuple[Evidence, ...]:
    """Evidence of as many outcomes as an answer shows."""
    return tuple(piece for outcome in outcomes[:_MOST_NAMED] for piece in _evidence(outcome))


def _found(stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    evidence = _cited(stated)
    text = None
    if len(targets) > 1:
        quotes = [f"{_status(o)} [{n}]" for n, o in enumerate(stated[:_MOST_NAMED], 1)]
        told = (f"{_judgements(stated, targets, cited=True)}.", *_silent(targets))
        text = "\n\n".join((" ".join(told), *quotes))
    short = short_judgement(stated[0]) if len(targets) == 1 else None
    return Finding(evidence, short, _silent(targets), None, text)


def _judgements(outcomes: Sequence[Outcome], targets: Sequence[Outcome], cited: bool = False) -> str:
    """Each outcome and how it is judged, numbered as `_cited` gives them; of many the first, and how many more."""
    names = Labels(targets)
    lines = [
        f"{names.of(o)}: {short_judgement(o) or 'stated'}{f' [{n}]' if cited else ''}"
        for n, o in enumerate(outcomes[:_MOST_NAMED], 1)
    ]
    return "; ".join(lines) + _more(outcomes)


def _more(outcomes: Sequence[Outcome]) -> str:
    return f" and {len(outcomes) - _MOST_NAMED} more" if len(outcomes) > _MOST_NAMED else ""


def _silent(targets: Sequence[Outcome]) -> tuple[str, ...]:
    silent = [outcome for outcome in targets if outcome.status is None]
    return (f"No status is stated for {_named(silent, targets)}.",) if silent else ()


def _named(outcomes: Sequence[Outcome], among: Sequence[Outcome]) -> str:
    """The outcomes by name, or how many there are where naming them would be a page."""
    if len(outcomes) > _MOST_NAMED:
        return f"{len(outcomes)} of the {len(among)} outcomes"
    names = Labels(among)
    return joined([names.of(outcome) for outcome in outcomes])


def _none_stated(targets: Sequence[Outcome]) -> Finding:
    names = _named(targets, targets)
    kind = "" if len(targets) > _MOST_NAMED else "outcome " if len(targets) == 1 else "outcomes "
    return Finding(_nearest(targets), reason=f"The report states no status for {kind}{names}.")


def _with_verdict(wanted: Verdict, stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    fitting = [outcome for outcome in stated if _fits(outcome, wanted)]
    others = [outcome for outcome in stated if not _fits(outcome, wanted)]
    if not fitting:
        reason = f"No outcome is reported so. What is stated: {_judgements(others, targets)}."
        return Finding(_cited(others), reason=reason, notes=_silent(targets))
    found = _found(fitting, fitting if len(targets) == len(fitting) else targets)
    notes = (f"Stated otherwise: {_judgements(others, targets)}.",) if others else ()
    return replace(found, notes=(*_silent(targets), *notes))


def _fits(outcome: Outcome, wanted: Verdict | None) -> bool:
    return wanted is None or wanted in verdicts(outcome)


def _counted(wanted: Verdict | None, stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    """How many are reported so; where none is, what is stated of those with a status."""
    fitting = [outcome for outcome in stated if _fits(outcome, wanted)]
    others = [outcome for outcome in stated if not _fits(outcome, wanted)]
    shown = fitting or stated
    lead = f"{len(fitting)} of {len(targets)} outcomes: " if fitting else _NONE.format(len(targets))
    rest = (f"Stated otherwise: {_judgements(others, targets)}.",) if fitting and others else ()
    text = f"{lead}{_judgements(shown, targets, cited=True)}."
    return Finding(_cited(shown), None, (*_silent(targets), *rest), None, text)


def _without_status(stated: Sequence[Outcome], targets: Sequence[Outcome], index: Index) -> Finding:
    """How many have no status and which, cited to their titles."""
    silent = [outcome for outcome in targets if not outcome.status]
    if not silent:
        return _counted("none stated", stated, targets)
    names, told = Labels(targets), []
    evidence: list[Evidence] = []
    for outcome in silent[:_MOST_NAMED]:
        found = (*cite_entries([find_entry(outcome, index)]), *_evidence(outcome))[:1]
        evidence += found
        told.append(f"{names.of(outcome)} [{len(evidence)}]" if found else names.of(outcome))
    notes = (f"Stated: {_judgements(stated, targets)}.",) if stated else ()
    listed = f"{joined(told)}{_more(silent)}"
    text = f"No status is stated for {len(silent)} of {len(targets)} outcomes: {listed}."
    return Finding(tuple(evidence), None, notes, None, text)


def _why(asked: StatusQuestion, targets: Sequence[Outcome]) -> Finding | None:
    if len(targets) > 1 or asked.verdict is None:
        return None
    outcome = targets[0]
    if outcome.status is None:
        return _none_stated(targets)
    if asked.presumes and asked.verdict not in verdicts(outcome):
        said = f"The report does not say so of outcome {label(outcome, targets)}"
        return Finding(_evidence(outcome), reason=f'{said}; it states: "{_status(outcome)}"')
    return _found(targets, targets) if gives_reason(_status(outcome)) else None


def _other_year(query: Query, targets: Sequence[Outcome]) -> Finding:
    years = joined(sorted({str(outcome.report.year) for outcome in targets if outcome.report.year}))
    asked = joined([str(year) for year in query.years])
    reason = f"The report here is on {years or 'another year'} and states no status for {asked}."
    return Finding(_nearest(targets), reason=reason)
