"""Questions for another year than the reports' own, which only a sentence that speaks of that year can answer."""

import re

from rag.selection.choose import Ranked
from rag.types import Query, Scope
from rag.words.names import YEAR, counted_year

_IN = re.compile(r"\b(?:in|during|for|over|throughout|of|by|until|till|before|year) $", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compar\w*|than|against|versus|vs|increas\w*|decreas\w*|r[io]se|fell|fall|gr[eo]w\w*|chang\w*|differ\w*"
    r"|more|less|fewer|up|down|since|from)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:next|coming|following|subsequent) (?:\w+ )?(?:years?|months?|quarters?)\b", re.IGNORECASE)
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d) ?(?:-|–|to|and) ?((?:19|20)\d\d)(?!\d)")


def other_years(query: Query, scope: Scope) -> tuple[int, ...]:
    """The years that the question asks about ("in 2020", "the year before") where no report in scope is on any of them;
    none of a comparison, nor a year that is part of a name ("the 2015 law")."""
    reported = {report.year for report in scope.reports if report.year}
    if not reported or not query.years or _COMPARES.search(query.question):
        return ()
    led = {int(match[1]) for match in YEAR.finditer(query.standalone) if _IN.search(query.standalone[: match.start()])}
    counted = {year for base in reported if (year := counted_year(query.question, base))}
    return query.years if led | counted >= set(query.years) and reported.isdisjoint(query.years) else ()


def on_years(ranked: Ranked, years: tuple[int, ...]) -> Ranked:
    """Those sentences that name one of `years`, or a span that has it, or count on to it from the reports' own ("up
    from 41 in the year before", "in the coming year")."""
    return [item for item in ranked if _speaks(item[1].chunk.outcome.words(item[1].span), years)]


def _speaks(sentence: str, years: tuple[int, ...]) -> bool:
    if any(str(year) in sentence for year in years) or counted_year(sentence, years[0]) or _AHEAD.search(sentence):
        return True
    spans = [(int(first), int(last)) for first, last in _SPAN.findall(sentence)]
    return any(first <= year <= last for first, last in spans for year in years)
