"""Whether a gold set is sound: it says what the reports say, and its halves share no question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.measures.matching import groups_held
from eval.sections import as_section
from eval.types import EvalError, Place, Question, Sections
from ingest.read import read_paths
from ingest.terms import plain_words, stem

NEAR = 0.85
"""Share of stems that two questions may have in common before they count as the same question."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one line. `fatal` problems stop a run; the others are for a person to look at."""

    id: str
    message: str
    fatal: bool = True


def report_sections(paths: Iterable[Path]) -> Sections:
    """The sections of report files and folders, without an index."""
    result = read_paths(paths)
    if result.failures:
        raise EvalError(f"{result.failures[0].source}: {result.failures[0].message}", 1)
    return {o.key: as_section(o) for text in result.reports for o in text.sections}


def find_problems(questions: Sequence[Question], sections: Sections) -> list[Problem]:
    """Everything found, in gold order, cross-checks between lines last."""
    found = [problem for question in questions for problem in _of_line(question, sections)]
    return [*found, *_split_families(questions), *_near_duplicates(questions)]


def check_quotes(questions: Sequence[Question], sections: Sections, source: object) -> None:
    """Stops a run whose gold no longer fits its reports. EvalError names every affected line."""
    found = [problem for question in questions for problem in _quote_problems(question, sections)]
    _stop(found, f"gold quotes do not stand in {source}")


def check_splits(questions: Sequence[Question]) -> None:
    """Stops a run whose tune and test splits share a question. EvalError names every affected line."""
    _stop([*_split_families(questions), *_near_duplicates(questions)], "gold lines are in both splits")


def _stop(found: Sequence[Problem], what: str) -> None:
    if found:
        told = "; ".join(f"{problem.id}: {problem.message}" for problem in found[:5])
        others = ", ".join(dict.fromkeys(problem.id for problem in found[5:]))
        raise EvalError(f"{len(found)} {what}: {told}{f'; and {others}' if others else ''}")


def _of_line(question: Question, sections: Sections) -> list[Problem]:
    found = _quote_problems(question, sections)
    quotes = " ".join(place.quote for places in question.evidence_sets for place in places)

    def problem(wrong: bool, message: str, fatal: bool = True) -> None:
        if wrong:
            found.append(Problem(question.id, message, fatal))

    problem(question.split not in ("tune", "test"), f"split is {question.split!r}, not tune or test")
    problem(not question.question.strip(), "the question is empty")
    if question.answerable:
        problem(not question.section_sets, "answerable, but nothing says where")
        problem(question.unanswerable_kind is not None, "answerable, but has a kind of unanswerable")
        missing = len(question.short_answers) - groups_held(quotes, question.short_answers)
        problem(bool(quotes) and missing > 0, f"{missing} short answers do not stand in the evidence", False)
    else:
        problem(question.unanswerable_kind is None, "not answerable, but of no named kind")
        problem(bool(question.short_answers or question.evidence_sets), "not answerable, but has answers")
    return found


def _quote_problems(question: Question, sections: Sections) -> list[Problem]:
    places = [place for evidence in question.evidence_sets for place in evidence]
    return [Problem(question.id, message) for place in places if (message := _misplaced(place, sections))]


def _misplaced(place: Place, sections: Sections) -> str | None:
    """What is wrong with a place, and the right place if its quote stands elsewhere in the section."""
    section = sections.get(place.key)
    where = "/".join(place.key)
    if section is None:
        return f"no section {where}"
    if place.quote and section.text[place.start : place.end] == place.quote:
        return None
    now = section.text.find(place.quote) if place.quote else -1
    if now >= 0:
        return f"{where}: the quote stands at {now}-{now + len(place.quote)}, not {place.start}-{place.end}"
    return f"{where}: does not say {place.quote[:60]!r}"


def _split_families(questions: Sequence[Question]) -> list[Problem]:
    splits: dict[str, set[str]] = {}
    for question in questions:
        splits.setdefault(question.family, set()).add(question.split)
    broken = {family for family, found in splits.items() if len(found) > 1}
    return [Problem(q.id, f"family {q.family} is in both splits") for q in questions if q.family in broken]


def _near_duplicates(questions: Sequence[Question]) -> list[Problem]:
    """Questions of the test split that are nearly a question of the tune split, with the same history."""
    tune = [question for question in questions if question.split == "tune"]
    if not tune:
        return []
    stems = {q.id: frozenset(map(stem, plain_words(" ".join((*q.history, q.question))))) for q in questions}
    found = []
    for question in (q for q in questions if q.split == "test"):
        for other in tune:
            both = stems[question.id] | stems[other.id]
            if both and len(stems[question.id] & stems[other.id]) >= NEAR * len(both):
                found.append(Problem(question.id, f"is nearly {other.id} of the tune split"))
    return found
