"""How far outcomes were reached, where the report says so, in its words."""

from collections.abc import Sequence, Set
from dataclasses import replace

from ingest.index import Index
from ingest.terms import analyse
from ingest.types import Outcome
from rag.kinds.status_question import StatusQuestion, read_status_question
from rag.kinds.status_words import Verdict
from rag.quoting.outcome_names import Labels, joined, label
from rag.retrieval.scope import is_named
from rag.rules.described import find_described_outcome
from rag.rules.judgement import gives_reason, short_judgement, verdicts
from rag.rules.outline import cite_entries, find_entry
from rag.rules.status_told import (
    MOST_NAMED,
    cited_statuses,
    how_many_more,
    judgements,
    named,
    nearest,
    status_evidence,
    status_sentence,
    without_status,
)
from rag.types import Evidence, Finding, Query, Scope

_NONE = "None of the {} outcomes is reported so. What is stated: "


def state_status(query: Query, scope: Scope, index: Index) -> Finding | None:
    """The stated status of the outcomes asked about, or the finding that none is stated; None where the
    question asks anything else, or of an outcome that cannot be told."""
    if not scope.sections:
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
    if asked.breadth == "all" and asked.verdicts == {"none stated"}:
        return _without_status(stated, targets, index)
    if not stated:
        return _none_stated(targets)
    if asked.count:
        return _counted(asked.verdicts, stated, targets)
    if asked.breadth == "all" and asked.verdicts:
        return _with_verdict(asked.verdicts, stated, targets)
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
    said = {term for o in outcomes for term in analyse(f"{o.title} {status_sentence(o)}")}
    return all(set(analyse(word)) <= said for word in leftover)


def _speaks_of_goals(outcome: Outcome) -> bool:
    return bool({"mileston", "target", "goal", "object"} & set(analyse(status_sentence(outcome))))


def _found(stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    evidence = cited_statuses(stated)
    text = None
    if len(targets) > 1:
        quotes = [f"{status_sentence(o)} [{n}]" for n, o in enumerate(stated[:MOST_NAMED], 1)]
        told = (f"{judgements(stated, targets, cited=True)}.", *without_status(targets))
        text = "\n\n".join((" ".join(told), *quotes))
    short = short_judgement(stated[0]) if len(targets) == 1 else None
    return Finding(evidence, short, without_status(targets), text=text)


def _none_stated(targets: Sequence[Outcome]) -> Finding:
    names = named(targets, targets)
    kind = "" if len(targets) > MOST_NAMED else "outcome " if len(targets) == 1 else "outcomes "
    return Finding(nearest(targets), reason=f"The report states no status for {kind}{names}.")


def _with_verdict(wanted: Set[Verdict], stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    fitting = [outcome for outcome in stated if _fits(outcome, wanted)]
    others = [outcome for outcome in stated if not _fits(outcome, wanted)]
    if not fitting:
        reason = f"No outcome is reported so. What is stated: {judgements(others, targets)}."
        return Finding(cited_statuses(others), reason=reason, notes=without_status(targets))
    found = _found(fitting, fitting if len(targets) == len(fitting) else targets)
    notes = (f"Stated otherwise: {judgements(others, targets)}.",) if others else ()
    return replace(found, notes=(*without_status(targets), *notes))


def _fits(outcome: Outcome, wanted: Set[Verdict]) -> bool:
    return not wanted or not wanted.isdisjoint(verdicts(outcome))


def _counted(wanted: Set[Verdict], stated: Sequence[Outcome], targets: Sequence[Outcome]) -> Finding:
    """How many are reported so; where none is, what is stated of those with a status."""
    fitting = [outcome for outcome in stated if _fits(outcome, wanted)]
    others = [outcome for outcome in stated if not _fits(outcome, wanted)]
    shown = fitting or stated
    lead = f"{len(fitting)} of {len(targets)} outcomes: " if fitting else _NONE.format(len(targets))
    rest = (f"Stated otherwise: {judgements(others, targets)}.",) if fitting and others else ()
    text = f"{lead}{judgements(shown, targets, cited=True)}."
    return Finding(cited_statuses(shown), notes=(*without_status(targets), *rest), text=text)


def _without_status(stated: Sequence[Outcome], targets: Sequence[Outcome], index: Index) -> Finding:
    """How many have no status and which, cited to their titles."""
    silent = [outcome for outcome in targets if not outcome.status]
    if not silent:
        return _counted({"none stated"}, stated, targets)
    names, told = Labels(targets), []
    evidence: list[Evidence] = []
    for outcome in silent[:MOST_NAMED]:
        found = (*cite_entries([find_entry(outcome, index)]), *status_evidence(outcome))[:1]
        evidence += found
        told.append(f"{names.of(outcome)} [{len(evidence)}]" if found else names.of(outcome))
    notes = (f"Stated: {judgements(stated, targets)}.",) if stated else ()
    listed = f"{joined(told)}{how_many_more(silent)}"
    text = f"No status is stated for {len(silent)} of {len(targets)} outcomes: {listed}."
    return Finding(tuple(evidence), notes=notes, text=text)


def _why(asked: StatusQuestion, targets: Sequence[Outcome]) -> Finding | None:
    """The sentences of the status that give a reason; None where one that fits gives none."""
    if not asked.verdicts:
        return None
    stated = [outcome for outcome in targets if outcome.status]
    if not stated:
        return _none_stated(targets) if len(targets) == 1 else None
    fitting = [outcome for outcome in stated if _fits(outcome, asked.verdicts)]
    if len(targets) > 1:
        return _why_of_several(asked.verdicts, fitting, stated, targets)
    if asked.presumes and not fitting:
        said = f"The report does not say so of outcome {label(stated[0], targets)}"
        return Finding(status_evidence(stated[0]), reason=f'{said}; it states: "{status_sentence(stated[0])}"')
    return _found(targets, targets) if gives_reason(status_sentence(stated[0])) else None


def _why_of_several(
    wanted: Set[Verdict], fitting: Sequence[Outcome], stated: Sequence[Outcome], targets: Sequence[Outcome]
) -> Finding | None:
    """The sentence of each outcome reported so, and which of these give no reason; None where none does."""
    silent = [outcome for outcome in fitting if not gives_reason(status_sentence(outcome))]
    if fitting and len(silent) == len(fitting):
        return None
    found = _with_verdict(wanted, stated, targets)
    note = f"That sentence gives no reason for {named(silent, targets)}."
    return replace(found, notes=(*found.notes, note)) if silent else found


def _other_year(query: Query, targets: Sequence[Outcome]) -> Finding:
    years = joined(sorted({str(outcome.report.year) for outcome in targets if outcome.report.year}))
    asked = joined([str(year) for year in query.years])
    reason = f"The report here is on {years or 'another year'} and states no status for {asked}."
    return Finding(nearest(targets), reason=reason)
