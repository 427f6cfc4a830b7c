"""Questions for a year before the reports' own, which only a sentence that speaks of that year can answer."""

import re

from rag.choose import Ranked
from rag.names import YEAR, counted_year
from rag.types import Query, Scope

_IN = re.compile(r"\b(?:in|during|for|over|throughout|of|end of|year) $", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compar\w*|than|against|versus|vs|increas\w*|decreas\w*|r[io]se|fell|fall|gr[eo]w\w*|chang\w*|differ\w*"
    r"|more|less|fewer|up|down|since|from)\b",
    re.IGNORECASE,
)


def earlier_years(query: Query, scope: Scope) -> tuple[int, ...]:
    """The years that the question asks about ("in 2020", "the year before") where all of them lie before every report
    in scope; none of a comparison, nor a year that is part of a name ("the 2015 law")."""
    reported = {report.year for report in scope.reports if report.year}
    if not reported or not query.years or _COMPARES.search(query.question):
        return ()
    led = {int(match[1]) for match in YEAR.finditer(query.standalone) if _IN.search(query.standalone[: match.start()])}
    counted = {year for base in reported if (year := counted_year(query.question, base))}
    return query.years if all(year in led | counted and year < min(reported) for year in query.years) else ()


def on_years(ranked: Ranked, years: tuple[int, ...]) -> Ranked:
    """Those sentences that name one of `years` or count back to a year ("up from 41 in the year before")."""
    return [item for item in ranked if _speaks(item[1].chunk.outcome.text[slice(*item[1].span)], years)]


def _speaks(sentence: str, years: tuple[int, ...]) -> bool:
    return any(str(year) in sentence for year in years) or counted_year(sentence, years[0]) is not None
