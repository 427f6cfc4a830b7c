"""The outcomes that a question means by their place: "the second outcome", and "the second one" after a list."""

import re
from collections.abc import Sequence

from ingest.index import Index
from ingest.types import Outcome
from rag.kinds.list_question import PLACES, place_asked, wants_list
from rag.types import Filters
from rag.words.names import named_countries

_PLACE = rf"the (?P<place>{'|'.join(PLACES)})"
_FOLLOWS = (
    r"is|are|was|were|be|been|being|has|have|had|does|do|did|will|get|got|stands?|in|about|and|or|but|with|compared"
    r"|vs|versus|says?|said|tells?|status|rating|title|id|summary|overview|achieved|met|reached|attained|completed|on"
    r"|not|behind|delayed|please|of (?:the|this|your) (?:report|document|export)"
)
_OUTCOME = re.compile(
    rf"\b{_PLACE} outcome(?:['’]s)?(?=\W*$|\s*[,;:?!]|\.\s|\s+(?:{_FOLLOWS})\b)", re.IGNORECASE
)
_ALONE = re.compile(rf"^\W*(?:(?:and|but|so|then|ok|(?:what|how) about)\W+)*{_PLACE}(?: one)?(?=\W*$)", re.IGNORECASE)
_OF_ONE = re.compile(
    rf"(?P<before>\b(?:of|about|for|under|in|summari[sz]e|describe|explain|what is|what['’]s) ){_PLACE}(?: one)?"
    r"(?=\W*$)",
    re.IGNORECASE,
)
_STATUS_OF_ALL = re.compile(
    r"(?:(?:what|what's|is|are|give|show|tell|list|me|us|please|the|stated|current|overall) )*"
    r"(?:status|statuses|ratings?) (?:of|for) (?:(?:all|each|every|the|of) )*outcomes?(?: please)?"
)
_OF_A_KIND = re.compile(r"\b(?:organi[sz]ational|development)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def name_placed(turns: Sequence[str], asked: str, index: Index, filters: Filters) -> tuple[list[str], str]:
    """`turns` and the question after them with the number of each outcome that they mean by its place in the only
    report that they can mean. "The second one" is an outcome only behind a list of all, a status of all, or a question
    that means an outcome by its place itself; the title at a place is left to the record."""
    told: list[str] = []
    listed: tuple[Outcome, ...] = ()
    lead = ""
    for turn in (*turns, asked):
        outcomes = _printed(" ".join([*told[-1:], turn]), index, filters)
        plain = " ".join(_WORD.findall(turn.lower()))
        named = turn if place_asked(plain) is not None else _named(_OUTCOME, turn, outcomes)
        if listed and named == turn:
            named = _named(_OF_ONE, _named(_ALONE, turn, listed, lead), listed)
        if wants_list(plain, of_a_kind=False) and not _OF_A_KIND.search(plain):
            listed, lead = outcomes, "Tell me about "
        elif _STATUS_OF_ALL.fullmatch(plain):
            listed, lead = tuple(outcome for outcome in outcomes if outcome.status), "What is the status of "
        elif named != turn:
            listed, lead = listed or outcomes, "and "
        else:
            listed = ()
        told.append(named)
    return told[:-1], told[-1]


def _printed(text: str, index: Index, filters: Filters) -> tuple[Outcome, ...]:
    """The outcomes of the only report that `text` and `filters` leave, in its order; none where there are several, or
    only some of its outcomes are meant."""
    reports = {outcome.report for outcome in index.outcomes}
    countries = named_countries(text, sorted({report.country for report in reports if report.country}))
    fits = [
        report for report in reports
        if (not countries or report.country in countries)
        and (not filters.country or (report.country or "").casefold() in {c.casefold() for c in filters.country})
        and (not filters.year or report.year in filters.year)
    ]
    if len(fits) != 1 or filters.outcome:
        return ()
    return tuple(outcome for outcome in index.outcomes if outcome.report == fits[0])


def _named(pattern: re.Pattern[str], text: str, outcomes: Sequence[Outcome], lead: str = "") -> str:
    """`text` with the outcome's number for its place, behind `lead` or what stood there; a place that no outcome has,
    or one without a number of its own, stays."""

    def put(match: re.Match[str]) -> str:
        place = PLACES[match["place"].lower()]
        reference = _reference(outcomes[place], outcomes) if place < len(outcomes) else ""
        before = lead or match.groupdict().get("before") or ""
        return f"{before}outcome {reference}" if reference else match.group()

    return pattern.sub(put, text) if outcomes else text


def _reference(outcome: Outcome, among: Sequence[Outcome]) -> str:
    """How a question names the outcome and no other: its number, or the end of its id where that is a whole one; ""
    where neither is its own."""
    if outcome.number and "." in outcome.number and sum(other.number == outcome.number for other in among) == 1:
        return outcome.number
    end = re.search(r"[DO]_\d+(?:\.\d+)?$", outcome.outcome_id)
    return end.group() if end and sum(other.outcome_id.endswith(f"_{end.group()}") for other in among) == 1 else ""
