"""Why the reports do not answer, as far as that can be told."""

import re

from ingest.dates import MONTHS
from ingest.terms import STOP
from ingest.words import Words
from rag.kinds.asked_for import kinds_asked, kinds_held
from rag.retrieval.scope import no_outcome, no_report_on
from rag.types import Query, Scope
from rag.words.expand import other_forms

_NAME = re.compile(r"(?<=[\w,;:)\"'’] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\b[A-Z]{2,}[A-Za-z]*\b")


def why_not(query: Query, scope: Scope, words: Words, nearest: str) -> str:
    """Sentences on what the question names that no report here has, on a year or a name that none speaks of, and on
    a figure that the `nearest` passage does not give; "" where nothing can be said."""
    return " ".join([*_absent(scope), *_other_years(query, scope), *_unknown_names(query, scope, words),
                     *_no_figure(query, nearest)])


def _absent(scope: Scope) -> list[str]:
    return [
        no_report_on([int(name)], scope.reports) if name.isdigit() else no_outcome(name, scope.sections)
        for name in scope.absent
    ]


def _other_years(query: Query, scope: Scope) -> list[str]:
    years = sorted({report.year for report in scope.reports if report.year})
    heads = " ".join(f"{report.title} {report.data_date}" for report in scope.reports)
    told = " ".join([heads, *(f"{section.title} {section.text}" for section in scope.sections), *scope.absent])
    silent = [str(year) for year in query.years if year not in years and str(year) not in told]
    if not years or not silent:
        return []
    return [f"What was searched is on {', '.join(map(str, years))} and does not speak of {' or '.join(silent)}."]


def _unknown_names(query: Query, scope: Scope, words: Words) -> list[str]:
    """Names of the question that have a word which no report has, nor their other form; none of a question that is
    all capitals."""
    if query.question.isupper():
        return []
    found = dict.fromkeys(match.group() for match in _NAME.finditer(query.question))
    told = " ".join(f"{section.title} {section.text}" for section in scope.sections).casefold()
    countries = " ".join(report.country or "" for report in scope.reports)
    unknown = [
        name for name in found
        if name not in MONTHS and name not in countries and not any(name in absent for absent in scope.absent)
        and not any(form.casefold() in told for form in other_forms(name, scope))
        and not all(part.casefold() in STOP or words.has(part) for part in name.split())
    ]
    return [f"“{name}” does not occur in the reports." for name in unknown]


def _no_figure(query: Query, nearest: str) -> list[str]:
    wanted = any(kind.name == "number" for kind in kinds_asked(query.question))
    lacks = wanted and nearest and "number" not in kinds_held(nearest)
    return ["The nearest passage gives no figure."] if lacks else []
