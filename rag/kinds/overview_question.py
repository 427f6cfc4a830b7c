"""Whether a question asks for no more than what an outcome or a report is, where it comes from or where it is found."""

import re
from typing import Literal

from ingest.index import Index
from rag.types import Query, Scope
from rag.words.leaning import leans
from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS, read_words, without_names

Kind = Literal["outcomes", "report", "reports", "origin", "link"]
_ABOUT = frozenset(
    """outcome outcomes outcome's summary summaries summarise summarize summarised summarized overview outline describe
    description brief briefly gist content contents contain contains cover covers covered deal deals concern concerns
    main key point points topic topics subject subjects read everything introduce introduction information info
    detail details sum up general short quick more all executive tldr tl dr takeaway takeaways highlight highlights
    finding findings message messages""".split()
)
_LINKS = frozenset("link links url urls hyperlink hyperlinks website web webpage online site".split())
_ORIGINS = frozenset(
    """author authors authored publisher publish published publishes publication wrote write written writer writers
    prepared prepare issued issue released release drafted compiled edited editor produced made created""".split()
)
_HOLDINGS = frozenset("many number loaded available indexed index included held hold database system".split())
_WHO = frozenset("who who's when is are was were has have been the this it by".split())
_COMPARING = frozenset(
    """compare compared compares comparing comparison contrast contrasted difference differences differ differs
    different similar similarities common versus vs between each every per both side""".split()
)
VOCABULARY = FUNCTION_WORDS | REPORT_WORDS | _ABOUT | _LINKS | _ORIGINS | _WHO | _HOLDINGS | _COMPARING
_REPORT = re.compile(r"\b(?:reports?|documents?|files?)\b")
_THIS_REPORT = re.compile(r"\b(?:this|the|your|that)(?: \w+)? (?:report|document|file)\b")
_REPORTS = re.compile(
    r"\b(?:how many|number of|what|which|list|name|show|any)\b(?: \w+){0,3}? (?:reports|documents|files)\b"
    r"(?=$| (?:do|are|is|have|can|in)\b)"
)
_OF_ALL = re.compile(r"\babout\b|\bsummar\w+|\boverview\b|\bdescri\w+|\boutline\b")
_OUTCOMES = re.compile(r"\boutcomes\b|\b(?:each|every|per) outcome\b")
_FORM = re.compile(
    r"\bin (?:(?:about|around|under|less|fewer|more|no|not|at|most|than|just|only|max|up|to|a|an|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|\d+|few|some|couple|of|short|brief|simple|plain|easy|your|own|clear|the|bullet) )*"
    r"(?:sentences?|words|lines?|paragraphs?|bullets|(?:bullet )?(?:points?|list)|terms|nutshell|brief|short|language"
    r"|English)\b|\bas (?:a )?(?:bullets?|bullet points?|(?:bullet )?list|table)\b",
    re.IGNORECASE,
)
"""In how many words, or in what form, something is to be told."""
_BY_ITSELF = re.compile(
    r"\bsummar\w+|\boverview\b|\boutline\b|\btldr\b|\btl dr\b|\bgist\b|\b(?:highlights|takeaways)\b"
    r"|\b(?:main|key) (?:points?|findings|messages)\b"
)
"""Asks for all of it even where it does not say of what."""
_OF_SOMETHING = re.compile(
    r"\b(?:who|whom|whose|when|why|how|where|not|no|never|many|number)\b|n't\b"
    r"|^(?:is|are|was|were|does|did|do|has|have|had|will|should|may|might)\b"
)
"""Asks for one thing, or whether something is so."""
_ORIGIN_OF_THIS = re.compile(
    r"^\W*(?:is|was|has|did) (?:this|the) (?:(?:progress|country|annual) )?report (?:been )?"
    r"(?:authored|published|written|prepared|issued|released|drafted|compiled|edited|produced)"
    r"(?: by(?: (?!(?:in|at|on|to|that|which|who|during)\b|(?-i:[a-z]+ed\b))[^\s,;?]+){1,5})?"
    r"(?: (?:in|on|before|after|since|during) (?:\w+ ){0,2}(?:19|20)\d\d)?\W*$",
    re.IGNORECASE,
)
"""Asks whether this report is by someone, or of some time."""


def read_overview_question(query: Query, scope: Scope, index: Index) -> Kind | None:
    """What is asked for; None where the question has a word for anything besides."""
    if not (query.history and leans(query.question)) and _ORIGIN_OF_THIS.search(query.standalone):
        return "origin"
    words = read_words(_FORM.sub(" ", without_names(query.standalone, scope)), VOCABULARY, index.words)
    if not all(word.known for word in words):
        return None
    plain = " ".join(word.text for word in words)
    typed = {word.text for word in words}
    if typed & _LINKS and (query.outcomes or _REPORT.search(plain)):
        return "link"
    if typed & _COMPARING:
        return "outcomes" if _compares(query, plain, typed) else None
    if query.outcomes:
        return None if _OF_SOMETHING.search(plain) or typed & (_ORIGINS | _HOLDINGS) else "outcomes"
    return _of_report(query, plain, typed)


def _compares(query: Query, plain: str, typed: set[str]) -> bool:
    """Whether outcomes are to be compared or told one by one as such, and not one year with another."""
    several = len(query.outcomes) > 1 if query.outcomes else bool(_OUTCOMES.search(plain))
    how = re.sub(r"^how (?:do|does|did|are|is)\b", "", plain)
    return several and len(query.years) < 2 and not _OF_SOMETHING.search(how) and not typed & (_ORIGINS | _HOLDINGS)


def _of_report(query: Query, plain: str, typed: set[str]) -> Kind | None:
    if typed & _ORIGINS:
        return "origin" if _THIS_REPORT.search(plain) or typed <= _ORIGINS | _WHO else None
    if _REPORTS.search(plain):
        return "reports"
    if _OF_SOMETHING.search(plain):
        return None
    whole = query.countries and (not plain or _OF_ALL.search(plain))
    by_itself = _BY_ITSELF.search(plain) and not (query.history and leans(query.question))
    outcomes = _OF_ALL.search(plain) and "outcomes" in typed
    return "report" if whole or by_itself or outcomes or _REPORT.search(plain) else None
