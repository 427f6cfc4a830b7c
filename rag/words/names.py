"""What a question names: outcomes, years, countries."""

import re
from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path

from ingest.markers import COUNTRY_CODE

_ID = re.compile(rf"\b(?:XM-DAC-\d+-)?({COUNTRY_CODE})_([DO])_(\d+(?:\.\d+)?)(?![\d.]*\d)[A-Z]?\b", re.IGNORECASE)
_SHORT_ID = re.compile(r"(?<![A-Za-z_])([DO])_(\d+(?:\.\d+)?)(?![\d.]*\d)\b", re.IGNORECASE)
_SPELT = re.compile(
    r"\boutcomes?\s*(?:no\.?|nr\.?|number|#)?\s*(\d{1,2}\.\d{1,2})((?:\s*(?:,|and|&|or|/|vs\.?|to|with|versus)\s*"
    r"(?:outcome\s*)?\d{1,2}\.\d{1,2})*)",
    re.IGNORECASE,
)
_NO_AMOUNT = (
    r"(?![\d.,-]*\d|\s*%|\s*(?:per|years?|months?|weeks?|days?|points?|times|indicators?|results?|outputs?)\b)"
)
_WHOLE = re.compile(
    rf"\boutcome\s*(?:no\.?|nr\.?|number|#)?\s*\d{{1,2}}{_NO_AMOUNT}"
    rf"|\boutcomes\s+\d{{1,2}}{_NO_AMOUNT}(?:\s*(?:,|and|&|or|vs\.?|versus|,\s*and)\s*\d{{1,2}}{_NO_AMOUNT})*",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:%|per\b|per ?cent|(?:thousand|million|billion|points?|times|hours?|days?|weeks?|months?|years?|km|m|kg|ha"
    r"|hectares?|tonn?e?s?|met(?:re|er)s?|lit(?:re|er)s?|dollars?|euros?|USD)\b)"
)
_REFERENCE = (
    r"(?:(?:the\s+)?outcomes?\s*(?:no\.?|number|#)?\s*\d{1,2}(?:\.\d{1,2})?"
    rf"|(?:(?:XM-DAC-\d+-)?{COUNTRY_CODE}_)?[DO]_\d+(?:\.\d+)?"
    rf"|\d{{1,2}}\.\d{{1,2}})(?![\d.]*\d|\s*{_UNIT})"
)
_A_REFERENCE = re.compile(rf"(?<![\w.,-]){_REFERENCE}(?=\W|$)", re.IGNORECASE)
_UNDER = r"(?:(?:about|in|under|for|from|of|on|within|those|what is|the (?:one|part|section)s?)\s+)"
_SET_ASIDE = re.compile(
    r"(?:\b(?:forget|ignor(?:e|ing)|leav(?:e|ing) out|instead of|except(?:ing)?(?: for)?|with the exception of"
    r"|rather than|other than|(?:apart|aside) from|exclud(?:e|ing)|besides|without|save(?: for)?"
    rf"|not (?:counting|including)|outside(?: of)?)\s+{_UNDER}{{0,2}}"
    r"|(?P<kept>\b(?:(?:all|every|each|any)(?:\s+(?:of|the|these|those|them|others?|single|(?:\w+\s+)?"
    r"(?:outcomes?|sections?|ones?|parts?)))*|(?:every|any)thing)\s+)but\s+(?:not\s+)?"
    rf"{_UNDER}{{0,2}}|(?:[,;:(–—]\s*(?:(?:and|but)\s+)?|(?<=\w )(?:and|but)\s+)not\s+{_UNDER}{{0,2}}"
    r"|(?:^|\b(?:and|but))\s*not\s+)"
    rf"(?P<aside>{_REFERENCE}(?:(?:\s*,?\s*(?:\band|\bor|&)|\s*,)\s*{_REFERENCE}"
    rf"|\s+(?:and|n?or)\s+{_UNDER}{_REFERENCE})*)(?=\W|$)",
    re.IGNORECASE,
)
"""What a question says it does not mean; behind "but" only where it asks of all ("all outcomes but 3.1")."""
_EMPTY = re.compile(r"\(\s*\)|\s\)")
_DANGLING = re.compile(r"^[\s,;:–—]+|[\s,;:(–—]+(?=[?.!,;:)]|$)")
_NUMBER = rf"(?<![\d.,$€£])\d{{1,2}}\.\d{{1,2}}(?![\d.]*\d|\s*{_UNIT})"
_BARE = re.compile(_NUMBER, re.IGNORECASE)
_NUMBERS = rf"{_NUMBER}(?:\s*(?:,|and|&|or|/|vs\.?|versus|with)\s*(?:outcome\s*)?{_NUMBER})*"
_COORDINATED = re.compile(_NUMBERS, re.IGNORECASE)
_AS_OUTCOME = re.compile(
    rf"^\W*{_NUMBERS}(?: status)?\W*$|\b(?:status|summary|overview|outline|title|rating) (?:of|for|on) {_NUMBERS}"
    rf"|^\W*(?:(?:please|can|could|would|will|you|me|give|show) )*"
    rf"(?:summari[sz]e|describe|compare|tell (?:me|us) (?:more )?about|what about) {_NUMBERS}"
    rf"|\b(?:is|was|are|were|has|have|did) {_NUMBERS}(?: \w+){{0,3}}?"
    r" (?:achieved?|attain(?:ed)?|met|meet|reach(?:ed)?|fulfill?(?:ed)?|completed?|(?:on|off) (?:track|course)"
    r"|delayed|stalled|behind)\b",
    re.IGNORECASE,
)
"""A number of which is asked what is asked of outcomes."""
YEAR = re.compile(r"(?<![\d.,_-])((?:19|20)\d\d)(?![\d,]*\d|-\d\d|–\d)")
_COUNTED = re.compile(
    r"\b(?:the |a )?(?:(?:previous|preceding|prior) year|year (?:before|earlier|prior|previously)(?! last)"
    r"|(?P<after>(?:following|subsequent) year|year (?:after|later)))\b",
    re.IGNORECASE,
)
_STATE_BEFORE = re.compile(
    r"^(?:the )?(?:(?:[A-Z][a-z]+(?:[-'’][a-z]+)* ){0,3}(?:Republic|Kingdom|State|Commonwealth|Union|Principality)"
    r" of (?:the )?)?"
)
_STATE_AFTER = re.compile(
    r" (?:PDR|[Pp]eople['’]s (?:Democratic )?Republic)$"
    r"|, (?:(?:The|[A-Z][a-z]+(?:['’]s)?) ){0,3}(?:Republic|Kingdom|State)(?: of)?$"
)
_SHORTEST_COUNTRY = 2
"""A short name of a country has more letters than this."""
_PLAN = re.compile(
    r"\b(?:SP|strategic plan|\d{4}\s?[-–]\s?\d{2,4} plan|UNSDCF|UNDAF|UNPDF|UNPAF|UNMSDF|framework)\b"
    r"[^?.;]{0,30}?\b(?:outcomes?|outputs?|impacts?)\s+\d[\d.]*"
    r"|\b(?:outcomes?|outputs?|impacts?)\s+\d{1,2}\s+(?:of|in|under|from)\s+(?:\S+\s+){0,3}?"
    r"(?:SP|strategic plan|plan|UNSDCF|UNDAF|UNPDF|UNPAF|UNMSDF|framework)\b"
    r"|\b(?:align\w*|link\w*|tied|contribut\w*|correspond\w*|relat\w*|connected|mapped)\s+(?:to|with)\s+outcomes?\s+\d{1,2}"
    r"(?![.\d]*\d)",
    re.IGNORECASE,
)


def named_outcomes(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """Outcomes that `question` names, in its order: `3.1`, `D_3.1`, `KHM_D_3.1`, each as the part of an id.

    A bare `3.1` counts where `known`, the numbers of the outcomes there are, has it or one coordinated with it, or
    where the question speaks of outcomes or asks of it what is asked of them; `UNSDCF Outcome 1` names a plan's
    outcome, not a report's. One that is set aside is not named.
    """
    text = _PLAN.sub(blank, without_set_aside(question))
    found: dict[int, str] = {}
    for match in _ID.finditer(text):
        found[match.start()] = f"{match[1]}_{match[2]}_{match[3]}".upper()
    text = _ID.sub(blank, text)
    for match in _SHORT_ID.finditer(text):
        found[match.start()] = f"{match[1].upper()}_{match[2]}"
    text = _SHORT_ID.sub(blank, text)
    for match in _SPELT.finditer(text):
        for number in re.finditer(r"\d{1,2}\.\d{1,2}", match.group()):
            found[match.start() + number.start()] = number.group()
    for match in _WHOLE.finditer(text):
        for number in re.finditer(r"\d+", match.group()):
            found[match.start() + number.start()] = number.group()
    found |= _bare_numbers(text, set(known))
    return tuple(dict.fromkeys(found[place] for place in sorted(found)))


def _bare_numbers(text: str, known: Set[str]) -> dict[int, str]:
    """Where in `text` numbers alone name outcomes, and which."""
    groups = [list(_BARE.finditer(text, *match.span())) for match in _COORDINATED.finditer(text)]
    groups = [group for group in groups if any(number.group() in known for number in group)]
    groups += [list(_BARE.finditer(text, *match.span())) for match in _AS_OUTCOME.finditer(text)]
    return {number.start(): number.group() for group in groups for number in group}


def without_whole_numbers(question: str) -> str:
    """`question` with the numbers of "outcome 2" and "outcomes 2 and 3" blanked out."""
    return _WHOLE.sub(lambda match: re.sub(r"\d", " ", match.group()), question)


def set_aside(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """The outcomes that `question` says it does not mean, as `named_outcomes` gives them."""
    words = " ".join(match.group("aside") for match in _SET_ASIDE.finditer(question))
    return named_outcomes(words, known)


def without_set_aside(question: str) -> str:
    """`question` with the outcomes that it does not mean blanked out: "forget 3.1", ", not D_2"."""
    return _SET_ASIDE.sub(lambda match: f"{match['kept'] or '':{len(match.group())}}", question)


def without_references(question: str) -> str:
    """`question` with every outcome that it names or sets aside blanked out."""
    return _A_REFERENCE.sub(blank, without_set_aside(question))


def without_outcomes(question: str, references: Iterable[str]) -> str:
    """`question` as it would be put without the outcomes that it sets aside, and without those of `references`, which
    it names beside others; as it is where it has neither."""
    text = without_set_aside(question)
    for reference in references:
        one = rf"(?:outcome\s+)?(?<![\w.]){re.escape(reference)}(?![\w.]*\w)"
        joint = r"(?:,|&|\b(?:and|or|versus|vs\.?|with)(?=\s))"
        text = re.sub(rf"(?:\s*{joint})+\s*{one}|{one}(?:\s*{joint})*", " ", text, flags=re.IGNORECASE)
    return " ".join(_DANGLING.sub("", _EMPTY.sub(" ", text)).split()) if text != question else question


def blank(match: re.Match[str]) -> str:
    """As many blanks as the match has characters, so that what stands behind it keeps its place."""
    return " " * len(match.group())


def names_outcome(reference: str, outcome_id: str, number: str | None) -> bool:
    """Whether a reference from `named_outcomes` means the outcome with this id and number."""
    if "_" not in reference:
        return reference == number
    printed = outcome_id.partition("~")[0].upper()
    return printed.endswith(f"-{reference}" if reference.count("_") > 1 else f"_{reference}")


def named_years(question: str) -> tuple[int, ...]:
    """Four-digit years in `question`, in order, each once; not those of a span ("SP 2018-2021")."""
    return tuple(dict.fromkeys(int(year) for year in YEAR.findall(question)))


def counted_year(question: str, base: int) -> int | None:
    """The year that `question` counts from `base` ("and the year before?"), or None where it counts none."""
    match = _COUNTED.search(question)
    return base + (1 if match["after"] else -1) if match else None


def named_countries(question: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that `question` holds, in its order, whatever the case; "Cambodian" names Cambodia,
    and "Moldova" the Republic of Moldova, unless it is also one of `names` itself."""
    found = []
    for name in names:
        if (place := _place_of(name, question)) is not None:
            found.append((place, 0, name))
        elif (place := _place_of(short_country(name), question)) is not None:
            found.append((place, 1, name))
    in_full = {place for place, shortened, _ in found if not shortened}
    return tuple(name for place, shortened, name in sorted(found) if not (shortened and place in in_full))


def _place_of(country: str, question: str) -> int | None:
    stem = re.escape(country[:-1] if len(country) > 5 and country[-1] in "ae" else country)
    match = re.search(rf"(?<!\w){stem}(?:\w{{0,4}})(?!\w)", question, re.IGNORECASE)
    return match.start() if match else None


def short_country(name: str) -> str:
    """A country's name without what says how it is governed ("Kingdom of", "People's Democratic Republic") and without
    the article; as it is where nothing else would be left."""
    short = _STATE_AFTER.sub("", _STATE_BEFORE.sub("", name)).strip()
    return short if len(short) > _SHORTEST_COUNTRY else name


@cache
def world_countries() -> tuple[str, ...]:
    """English names of the world's countries, to notice one that no report is about."""
    lines = (Path(__file__).parent / "countries.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
