"""The outcomes that a question means by their place: "the second outcome", and "the second one" after a list."""

import re
from collections.abc import Sequence

from ingest.index import Index
from ingest.terms import STOP
from ingest.types import Outcome
from rag.kinds.list_question import PLACES, place_asked, wants_list
from rag.question.follow_up import asks_for_more
from rag.types import Filters
from rag.words.leaning import leans
from rag.words.names import named_countries, named_years, short_country
from rag.words.question_words import FUNCTION_WORDS

_ANY = "|".join(PLACES)
_PLACE = rf"the (?P<place>{_ANY})"
_JOINT = r"(?:and|or|with|than|to|versus|vs)"
_ELSEWHERE = re.compile(
    r" (?:of|for|in|at|by|under|from) (?!(?:the|this|your) (?:\d{4} )?(?:report|document|export)\b|(?:19|20)\d\d\b"
    r"|(?:being|getting|reaching|general|total|brief|short)\b)"
    r"| (?:that|which|to|after|following|since|during|documents?|statements?|declarations?|evaluations?|assessments?"
    r"|surveys?|stud(?:y|ies)|harvest\w*|mapping|monitoring)\b",
    re.IGNORECASE,
)
"""What follows the outcome of something else than a report: of talks, from a training."""
_OUTCOME = re.compile(rf"\b{_PLACE} outcome(?:['’]s)?(?![\w'’-])", re.IGNORECASE)
_TWO = re.compile(
    rf"\bthe (?P<place>{_ANY})(?: outcome)? (?P<joint>{_JOINT}) (?:the )?(?P<other>{_ANY}) outcomes?(?![\w'’-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"(?P<before>\b{_JOINT} ){_PLACE}(?: one)?(?=\W*$)", re.IGNORECASE)
_LEFT = re.compile(
    rf"\bthe (?:(?:\w+th|\d+\w\w|{_ANY}) outcomes?\b|(?:{_ANY})(?:(?: one)?,? {_JOINT} |,? (?:the )?(?:{_ANY})\b))",
    re.IGNORECASE,
)
"""A place beside those that were put: then half of what is asked would be."""
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
    that means an outcome by its place itself, and no further than short follow-ups to these go on; the title at a
    place is left to the record."""
    told: list[str] = []
    listed: tuple[Outcome, ...] = ()
    lead = ""
    for turn in (*turns, asked):
        outcomes = _printed(turn, told[-1] if told else "", index, filters)
        plain = " ".join(_WORD.findall(_without_country(turn, outcomes).lower()))
        titled = place_asked(plain) is not None
        named = turn if titled else _put_outcomes(turn, outcomes)
        if listed and named == turn:
            named = _named(_OF_ONE, _named(_ALONE, turn, listed, lead), listed)
        if wants_list(plain, of_a_kind=False) and not _OF_A_KIND.search(plain):
            listed, lead = outcomes, "Tell me about "
        elif _STATUS_OF_ALL.fullmatch(plain):
            listed, lead = tuple(outcome for outcome in outcomes if outcome.status), "What is the status of "
        elif titled:
            listed, lead = listed or outcomes, "Tell me about "
        elif named != turn:
            listed, lead = listed or outcomes, "and "
        elif not _goes_on(turn):
            listed = ()
        told.append(_in_its_country(named, turn, outcomes, index))
    return told[:-1], told[-1]


def _goes_on(turn: str) -> bool:
    """Whether `turn` has no word of its own, so that what was listed before it is still spoken of ("why?")."""
    words = {word.casefold() for word in _WORD.findall(turn)}
    return asks_for_more(turn) is not None or (leans(turn) and words <= FUNCTION_WORDS | STOP)


def _printed(text: str, before: str, index: Index, filters: Filters) -> tuple[Outcome, ...]:
    """The outcomes of the only report that `text`, or else the question before it, and `filters` leave, in its order;
    none where there are several, or only some of its outcomes are meant."""
    reports = {outcome.report for outcome in index.outcomes}
    known = sorted({report.country for report in reports if report.country})
    countries = named_countries(text, known) or named_countries(before, known)
    fits = [
        report for report in reports
        if (not countries or report.country in countries)
        and (not filters.country or (report.country or "").casefold() in {c.casefold() for c in filters.country})
        and (not filters.year or report.year in filters.year)
    ]
    if len(fits) > 1 and (years := named_years(text)):
        fits = [report for report in fits if report.year in years]
    if len(fits) != 1 or filters.outcome:
        return ()
    return tuple(outcome for outcome in index.outcomes if outcome.report == fits[0])


def _country(outcomes: Sequence[Outcome]) -> str:
    """A pattern of the names of the country that `outcomes` are of; one that nothing fits where it is not known."""
    name = outcomes[0].report.country if outcomes else None
    return rf"(?:{re.escape(name)}|{re.escape(short_country(name))})(?![\w'’-])" if name else r"(?!)"


def _in_its_country(named: str, turn: str, outcomes: Sequence[Outcome], index: Index) -> str:
    """`named` with the country of `outcomes` behind it, where there are several, `turn` names none and a number was
    put in it: a country told only before would be lost."""
    countries = {outcome.report.country for outcome in index.outcomes if outcome.report.country}
    if named == turn or len(countries) < 2 or named_countries(turn, sorted(countries)) or leans(named):
        return named
    country = outcomes[0].report.country
    return f"{named.rstrip(' ?.!')} in {country}?" if country else named


def _without_country(text: str, outcomes: Sequence[Outcome]) -> str:
    """`text` without the country of `outcomes` where it stands behind what is asked ("the outcomes of Eskadia")."""
    return re.sub(rf" (?:of|for|in|from) {_country(outcomes)}", "", text, flags=re.IGNORECASE)


def _put_outcomes(text: str, outcomes: Sequence[Outcome]) -> str:
    """`text` with the number of each outcome whose place it names; as it is where it names one that cannot be put."""
    apart = _TWO.sub(r"the \g<place> outcome \g<joint> the \g<other> outcome", text)
    named = _named(_OUTCOME, apart, outcomes)
    named = _named(_BESIDE, named, outcomes) if named != apart else text
    return text if _LEFT.search(named) else named


def _named(pattern: re.Pattern[str], text: str, outcomes: Sequence[Outcome], lead: str = "") -> str:
    """`text` with the outcome's number for its place, behind `lead` or what stood there; a place that no outcome has,
    one without a number of its own, or an outcome of something else, stays."""
    own = re.compile(rf" (?:of|for|in|from) {_country(outcomes)}", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        place, after = PLACES[match["place"].lower()], match.end()
        elsewhere = _ELSEWHERE.match(text, after) and not own.match(text, after)
        reference = "" if elsewhere or place >= len(outcomes) else _reference(outcomes[place], outcomes)
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
