"""Why the reports do not answer, as far as that can be told."""

import re

from ingest.dates import MONTHS
from ingest.terms import STOP
from ingest.words import Words
from rag.kinds.asked_for import kinds_asked, kinds_held
from rag.retrieval.scope import no_outcome, no_report_on
from rag.types import Query, Scope
from rag.words.expand import other_forms
from rag.words.question_words import GENERAL_WORDS

_NAME = re.compile(r"(?<=[\w,;:)\"'’] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\b[A-Z]{2,}[A-Za-z]*\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


def why_not(query: Query, scope: Scope, words: Words, nearest: str) -> str:
    """Sentences on what the question names that no report here has, on a year or a name that none speaks of, and on
    a figure that the `nearest` passage does not give; "" where nothing can be said."""
    return " ".join([*_absent(scope), *_other_years(query, scope), *_unknown_names(query, scope, words),
                     *_no_figure(query, nearest)])


def asks_only_of_unknown(query: Query, scope: Scope, words: Words) -> bool:
    """Whether all that a question is about is a name that no report has, or that the outcomes which it names lack
    ("What did Oxfam do in 2021?"): no sentence can answer it, whatever it says of others.

    A word of English in a capital ("Cabinet"), a plural ("NGOs") and a short form behind an article ("the NGO") may
    stand for a kind of body, which a report has under other names.
    """
    asked = query.standalone
    names = [name for name in _unknown(query, asked, scope, words) if not _is_kind(name, asked, words)]
    for name in names:
        asked = asked.replace(name, " ")
    rest = [word for word in _WORD.findall(asked) if word.casefold() not in GENERAL_WORDS]
    return bool(names) and not rest


def _is_kind(name: str, asked: str, words: Words) -> bool:
    if name.isupper():
        return re.search(rf"\b(?:the|an?) {re.escape(name)}", asked, re.IGNORECASE) is not None
    plural = re.fullmatch(r"[A-Z]{2,}s", name) is not None
    return plural or any(words.is_english(part.casefold()) for part in name.split())


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
    where = "in what was searched" if query.outcomes else "in the reports"
    return [f"“{name}” does not occur {where}." for name in _unknown(query, query.question, scope, words)]


def _unknown(query: Query, asked: str, scope: Scope, words: Words) -> list[str]:
    """Names in `asked` that have a word which no report has, or under named outcomes stand in none of these, nor
    their other form; none of a question that is all capitals."""
    if asked.isupper():
        return []
    found = dict.fromkeys(match.group() for match in _NAME.finditer(asked))
    told = " ".join(f"{section.title} {section.text}" for section in scope.sections).casefold()
    countries = " ".join(report.country or "" for report in scope.reports)
    return [
        name for name in found
        if name not in MONTHS and name not in countries and not any(name in absent for absent in scope.absent)
        and not any(form.casefold() in told for form in (name, *other_forms(name, scope)))
        and (query.outcomes or not all(part.casefold() in STOP or words.has(part) for part in name.split()))
        and name.casefold() not in STOP
    ]


def _no_figure(query: Query, nearest: str) -> list[str]:
    wanted = any(kind.name == "number" for kind in kinds_asked(query.question))
    lacks = wanted and nearest and "number" not in kinds_held(nearest)
    return ["The nearest passage gives no figure."] if lacks else []
