"""Whether a question asks for what the report's record holds: dates, ids, titles, alignments, and nothing
else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest import tokens
from ingest.dates import DATE, find_date
from ingest.index import Index
from rag.figures.dates import find_dates
from rag.kinds.alignment import Alignment, read_alignment, without_alignment
from rag.kinds.description import foreign_runs, read_description, run_text
from rag.kinds.list_question import place_asked, wants_list
from rag.kinds.record_words import VOCABULARY
from rag.types import Query, Scope
from rag.words.leaning import leans
from rag.words.question_words import Word, read_words, without_names

Kind = Literal["data date", "year", "country", "outcomes", "identifier", "title", "aligned", "unaligned", "alignment"]
_DATA = r"(?:data|dataset|figures|information|exports?|exported|extract(?:s|ed|ion)?|reports?|file|document)"
_DATA_DATE = re.compile(
    rf"\bdata date\b|\bdates?\b(?:.*\b{_DATA}\b)|\b{_DATA}\b.*\b(?:date|day)\b|\bas (?:off?|at)\b"
    rf"|\bcut-?\s?off\b"
    rf"|\bhow (?:recent|current|fresh|old|new|up|far back|long ago)\b.*\b{_DATA}\b|\bwhen\b.*\b{_DATA}\b"
    rf"|\b{_DATA}\b.*\bwhen\b|\b(?:what|which) day\b.*\b{_DATA}\b|\blast updated?\b"
)
_DATE_BY_NAME = re.compile(r"\b(?:cut-?\s?off|reporting) date\b")
_TOLD_DATES = re.compile(
    r"\b(?:all|any|every|which|what) (?:the |of the )?(?:other )?dates\b(?! of\b)"
    r"|\bdates (?:that |which )?(?:(?:are|is|were|was) )?(?:mentioned|named|listed|stated|in)\b"
)
"""Those that the text tells of, and not the one of its data."""
_YEAR = re.compile(
    rf"\b(?:reporting|calendar|fiscal) (?:year|period)\b|\b(?:year|years|period)\b.*\b(?:cover\w*|{_DATA})\b"
    rf"|\b{_DATA}\b.*\b(?:year|period)\b"
)
_COUNTRY = re.compile(
    r"\b(?:which|what|name the|list the|how many) (?:country|countries)\b"
    r"|\bwhat is the country(?: of (?:the|this|that|your) report)?$"
)
_LINK = re.compile(
    r"\b(?:(?:un)?align\w*|link\w*|tie[ds]?|refer\w*|relat\w+|contribut\w+|connected|associated|mapped|belongs?"
    r"|falls? under"
    r"|carr(?:y|ies|ying)|bears?|mention\w*|serves?|supports?|feeds?|correspond\w*|match\w*|attached"
    r"|assigned|under)\b"
)
_ID = re.compile(
    r"\b(?:identifiers?|ids?|codes?|reference|ref|number) (?:number |code )?(?:of|for|has|does|is)\b"
    r"|\b(?:outcome|iati) (?:identifier|id|code|reference|ref|number)\b|\b(?:identifier|id|code)\b"
)
_NO_BARE_NUMBER = re.compile(r"^(?!.*\bnumber\b)|\b(?:full|complete|iati|identifier|id|code|reference|ref)\b")
_ABOUT = re.compile(
    r"\b(?:which|what) outcome (?:is (?:it )?(?:about|on|concerned|focused)|deals?|covers?|concerns?|addresses"
    r"|focuses|treats)\b"
)
_ABOUT_ANY = re.compile(
    r"\b(?:which|what) outcomes (?:are about|deal with)\b"
    r"|^(?:is there|(?:does|do) (?:the|this|that|your) \w+ have) an? (?:\w+ )?outcome (?:on|about|for)\b"
)
"""Of several reports more than one may have such an outcome."""
_TITLE = re.compile(r"\b(?:titles?|names?|called|titled)\b")
_TITLE_OF = re.compile(r"\btitle (?:of |for |does |has )?(?:the |an? |your )?(?P<whose>.+)")
_UPDATED = re.compile(
    rf"\b{_DATA}\b.*\b(?:updated|extracted|exported|generated|pulled|downloaded|retrieved|drawn|taken)\b"
)
_REPORT_ON = re.compile(
    rf"^\w+ (?:(?:this|that|it|these|there|you|have|the|your|an?|any|country|reporting) )*{_DATA}"
    r"(?: (?:covers?|for|from|on|about|of|in|the|year))*$"
)
_OF_A_KIND = re.compile(
    r"\b(?=(organi[sz]ational|development)\b)(?:\w+ (?:outcomes?|sections?|ones?)\b|(?<=outcomes are )\w+$)"
)
_DENIED = re.compile(r"\b(?:not|no|without|neither|nor|none|unaligned|lack\w*)\b|n't\b")
_GOES_ON = re.compile(r"^\W*(?:(?:and|but|also|so|then|what about|how about)\b\W*)+", re.IGNORECASE)
WANTS_YES_OR_NO = re.compile(r"\W*(?:is|are|was|were|has|have|does|do|did)\b", re.IGNORECASE)
_RATHER = re.compile(
    r"[,;]?\s*\b(?:rather than|instead of|and not|but not|as opposed to)\b.*|,\s*not\b.*", re.IGNORECASE
)


@dataclass(frozen=True)
class RecordQuestion:
    """What is asked of the record; `described` is the outcome in the question's words, `alignment` the plan
    named, `only` whether outcomes of one kind alone ("organisational", "development") are meant, `place` which one of
    a report's is, counted from 0, or from the end with -1."""

    kind: Kind
    described: str | None = None
    alignment: Alignment | None = None
    only: str | None = None
    place: int | None = None


def read_record_question(query: Query, scope: Scope, index: Index) -> RecordQuestion | None:
    """The question as one for the record; None where it has a word too many to be one. Of one that goes on with
    another for the record, what it asks by itself counts first."""
    whole = _read(query.standalone, query, scope, index)
    follows = query.history and leans(query.question)
    if not follows or not (whole or _read(query.history[-1], query, scope, index)):
        return whole
    own = _GOES_ON.sub("", query.question)
    return _read(own, query, scope, index) or _read(f"what is {own}", query, scope, index) or whole


def _read(asked: str, query: Query, scope: Scope, index: Index) -> RecordQuestion | None:
    cut = _RATHER.sub("", asked)
    plan = read_alignment(cut)
    undated = DATE.sub(lambda match: " " * len(match[0]) if find_date(match[0]) else match[0], without_alignment(cut))
    text = without_names(undated, scope)
    words, plain = _words(text, index)
    place = None if query.outcomes else place_asked(plain)
    if place is not None:
        return RecordQuestion("identifier", place=place)
    runs = foreign_runs(words)
    if len(scope.reports) == len(runs) == 1 and not plan.plan and _ABOUT_ANY.search(plain):
        return RecordQuestion("identifier", run_text(words, runs[0], text))
    monthless = without_names(_without_months(undated), scope)
    return _facts(query, *_words(monthless, index), plan) or _outcomes(query, words, plain, text, plan)


def _without_months(text: str) -> str:
    for date in find_dates(text):
        if date.month:
            text = f"{text[: date.start]}{' ' * (date.end - date.start)}{text[date.end :]}"
    return text


def _words(text: str, index: Index) -> tuple[tuple[Word, ...], str]:
    """The words of `text` as they are meant, and the same as one text."""
    words = _meant(read_words(text, VOCABULARY, index.words), text)
    return words, " ".join(word.text for word in words)


def _meant(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """`words`, of which one that the embedder knows as typed is taken for no other: "indicator" is not "indicate"."""
    typed = [text[word.start : word.end].lower().replace("’", "'") for word in words]
    return tuple(
        replace(word, text=form, known=False)
        if word.known and form.removesuffix("'s") != word.text and form != word.text and tokens.count(form) == 1
        else word
        for word, form in zip(words, typed, strict=True)
    )


def _facts(query: Query, words: Sequence[Word], plain: str, plan: Alignment) -> RecordQuestion | None:
    if not all(word.known for word in words) or plan.level or plan.plan or _names_outcomes(plain):
        return None
    if kind := _checked(query, plain):
        return RecordQuestion(kind)
    if _COUNTRY.search(plain):
        return RecordQuestion("country")
    if _YEAR.search(plain) and not re.search(r"\b(?:date|day|cut-?off)\b", plain):
        return RecordQuestion("year")
    if _TOLD_DATES.search(plain):
        return None
    dated = _DATA_DATE.search(plain) and re.search(rf"\b{_DATA}\b", plain)
    return RecordQuestion("data date") if dated or _DATE_BY_NAME.search(plain) else None


def _checked(query: Query, plain: str) -> Kind | None:
    """The fact that a question wants confirmed: "Was the data updated in 2024?"."""
    day = any(date.month for date in find_dates(query.standalone))
    if not WANTS_YES_OR_NO.match(query.question) or not (query.years or query.countries or day):
        return None
    if (query.years or day) and _UPDATED.search(plain):
        return "data date"
    if not _REPORT_ON.search(plain):
        return None
    return "data date" if day else "year" if query.years else "country"


def _outcomes(
    query: Query, words: Sequence[Word], plain: str, text: str, plan: Alignment
) -> RecordQuestion | None:
    described, leftover = read_description(words, text)
    sought = _names_outcomes(plain) and (_ID.search(plain) or _ABOUT.search(plain))
    if leftover and sought and not (described or query.outcomes):
        runs = foreign_runs(words)
        described, leftover = (run_text(words, runs[0], text), ()) if len(runs) == 1 else (None, leftover)
    if leftover:
        return None
    denied = _DENIED.search(plain)
    target = bool(described or query.outcomes)
    if plan.number is not None and (plan.plan or plan.level != "outcome"):
        kind: Kind = "alignment" if target else "unaligned" if denied else "aligned"
        return None if denied and target else RecordQuestion(kind, described, plan)
    if target:
        return _of_one(described, plain, plan)
    plans = plan.plan or (denied and re.search(r"align|\b(?:plan|framework)\b", plain))
    if plans and _names_outcomes(plain) and _LINK.search(plain):
        return RecordQuestion("unaligned" if denied else "aligned", None, plan)
    only = _OF_A_KIND.search(plain)
    if wants_list(plain, bool(only)) and not denied:
        return RecordQuestion("outcomes", only=only[1].replace("z", "s") if only else None)
    return None


def _of_one(described: str | None, plain: str, plan: Alignment) -> RecordQuestion | None:
    if _LINK.search(plain) and (
        plan.plan or plan.level or re.search(r"\b(?:align\w*|plan|framework|outputs?)\b", plain)
    ):
        return RecordQuestion("alignment", described, plan)
    if described and (_ID.search(plain) or _ABOUT.search(plain)):
        return RecordQuestion("identifier", described)
    if not described and _ID.search(plain) and _NO_BARE_NUMBER.search(plain):
        return RecordQuestion("identifier")
    whose = _TITLE_OF.search(plain)
    if whose and whose["whose"].startswith(("outcome", (described or "outcome").lower())):
        return RecordQuestion("title", described)
    return RecordQuestion("title") if _TITLE.search(plain) and not described else None


def _names_outcomes(plain: str) -> bool:
    return bool(re.search(r"\boutcomes?\b", plain))
