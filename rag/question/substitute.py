"""The earlier question with the piece that a follow-up brings in the place of its like."""

import re
from collections.abc import Mapping

from ingest.markers import COUNTRY_CODE
from rag.question.substitute_name import CAPITALS, GROUPS, is_time, put_name
from rag.words.ellipsis import AUXILIARY, NOT_THIS, PREPOSITION, QUESTION_WORD, without_opener
from rag.words.names import YEAR, counted_year, named_years

_GOES_ON = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|also|now|only|just)\b[\s,]*)*(?:(?:what|how) about\b\s*"
    r"|(?:(?:the )?same(?: question)?|likewise|ditto)\b[\s,]*)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:[\s,]+(?:then|instead|too|as well))?\W*$", re.IGNORECASE)
_LED = re.compile(rf"(?:(?P<by>{PREPOSITION}) )?(?P<what>.+)", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:the year )?((?:19|20)\d\d)", re.IGNORECASE)
_COUNT_ALONE = re.compile(r"(?:the |a )?(?:\w+ )?year(?: \w+)?(?: that)?", re.IGNORECASE)
_OUTCOME = re.compile(
    rf"(?<![\w.,-])(?:(?:XM-DAC-\d+-)?(?:{COUNTRY_CODE}_)?[DO]_\d+(?:\.\d+)?|\d{{1,2}}\.\d{{1,2}})"
    r"(?!\w|\.\d|\s*(?:%|(?:per|million|billion|points?|times|hours?|km)\b))",
    re.IGNORECASE,
)
_LISTED = rf"{_OUTCOME.pattern}(?:(?:,| and| or)+ (?:outcome )?{_OUTCOME.pattern})*"
_OUTCOMES = re.compile(
    rf"(?:(?P<verb>was|is|has|does) )?(?:(?P<under>under|in|for|within) )?(?:the )?(?:outcomes? )?(?P<named>{_LISTED})",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    rf"(?:(?P<verb>were|are|have|do) )?(?P<under>(?:under|in|for|within) )?all outcomes other than {_LISTED}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:of|for) )?(?:all )?(?:(?:the|other) )*(?:others|rest|remainder"
    r"|(?P<said>(?:rest of (?:the )?|remaining |other )+(?:\w+ )?outcomes))",
    re.IGNORECASE,
)
_MANY = {"was": "were", "is": "are", "has": "have", "does": "do"}
_ONE = {many: one for one, many in _MANY.items()}
_AUXILIARY_FIRST = re.compile(rf"^{AUXILIARY} (?=(?:the )?(?-i:[A-Z]))", re.IGNORECASE)
_OUTCOME_LEADS = ("in", "under", "for", "within")
_WORD = rf"(?!(?:{PREPOSITION}|{AUXILIARY}|{QUESTION_WORD}|and|or|but|not|the|an?|that|than|as|if)\b)[^\W\d_][\w’'-]*"
_NOUN = rf"(?!\w+(?:ed|ing)\b){_WORD}"
_BOUNDARY = rf"(?=[?.;:!,]|$| \d| (?!of\b)(?:{PREPOSITION}|{AUXILIARY}|{QUESTION_WORD}|that|than|as|if|but|not)\b)"
_PHRASE = (
    rf"(?:(?:the|an?) )?(?:{CAPITALS}(?: {_NOUN})?{_BOUNDARY}|{CAPITALS}(?= (?!(?:of|and|or)\b)[a-z])"
    rf"|{_WORD}(?: {_NOUN}){{0,2}}{_BOUNDARY})"
)
_WHOLE_PHRASE = re.compile(_PHRASE, re.IGNORECASE)
_PLACES = ("in", "at")
_LEADS = (*_PLACES, *GROUPS, "with", "among", "about", "on", "under", "against")
_STATE = r"(?!(?:on|under) (?:track|course|schedule|time|hold|average|way|construction|discussion|review)\b)"
_PLURAL = re.compile(
    r"(?-i:(?!was|does|has|this|its|others|less|yes|thanks)[a-z]{3,}(?<!ss)s|[A-Z]{2,}s)|(?:wo)?men|people|children",
    re.IGNORECASE,
)
_GROUP = re.compile(rf"\b{PREPOSITION} (?:\w+ ){{0,2}}?(?:{_PLURAL.pattern})\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    rf"\bhow many (?P<what>{_PLURAL.pattern})(?= (?:{AUXILIARY}|{PREPOSITION}|who|that|\w+ed|came|got|took|went|left"
    r"|won|made|sat|sit|gave|met|lost|told|found|there)\b|\W*$)",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    r"(?P<asked>\W*(?:do|does|did) (?:the|this|these) (?:\w+ )?(?:reports?|documents?|text) "
    r"(?:mention|address|cover|discuss|(?:(?:say|contain|have|give) )(?:anything |something )?(?:about|on)"
    rf"|(?:speak|talk) (?:of|about)) )(?:{CAPITALS}|{_WORD}(?: {_WORD}){{0,3}})\W*",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\?\s*(?:and |what about |how about )+(?:(?:in|for|of) )?(?:the |a )?(?:\w+ )?year(?: \w+)?\W*$", re.IGNORECASE
)
_SAME = re.compile(
    r"^\W*(?:(?:and|so)\b\W*)*(?:(?:the )?same(?: question)?|likewise|ditto) (?:for|with|of|on) ", re.IGNORECASE
)
_LED_PHRASE = re.compile(rf"\b{_STATE}(?P<by>{'|'.join(_LEADS)}) (?P<what>{_PHRASE})", re.IGNORECASE)
_ADJUNCT = rf"(?:when|where|why|how(?: often| long)?|{PREPOSITION} (?:(?:which|what|how many)(?: \w+)?|who|whom))"
_ADJUNCT_ALONE = re.compile(_ADJUNCT, re.IGNORECASE)
_ADJUNCT_FIRST = re.compile(rf"{_ADJUNCT}(?= {AUXILIARY}\b(?! not\b)[^?]*\W*$)", re.IGNORECASE)


def put_in_place(before: str, asked: str) -> str | None:
    """`before` with what the fragment `asked` brings in the place of the only thing of its kind: a year, an outcome,
    a short form, a name, a place, what follows the same preposition, or for the question word another. A year is put
    behind a question that names none. None where `asked` brings anything else, or `before` has no such thing or
    several."""
    if exchange := NOT_THIS.match(asked):
        return _exchanged(before, exchange["aside"], exchange["meant"])
    asked = without_opener(asked)
    same, piece = _SAME.match(asked), _ENDS.sub("", _GOES_ON.sub("", asked))
    read = _piece(before, piece)
    return read if read or not same else _piece(before, _ENDS.sub("", asked[same.end() :]))


def _piece(before: str, piece: str) -> str | None:
    led = _LED.fullmatch(_AUXILIARY_FIRST.sub("", piece))
    if not led:
        return None
    by, what = (led["by"] or "").lower(), led["what"]
    return (
        _year(before, by, what)
        or _outcome(before, by, what)
        or _other_outcomes(before, piece)
        or _question_word(before, piece)
        or (_mentioned(before, what) if by in ("", "about", "on") else None)
        or (_counted(before, what) if not by else None)
        or (_phrase(before, by, what) if by in _LEADS else None)
        or put_name(before, by, what)
    )


def _exchanged(before: str, aside: str, meant: str) -> str | None:
    """`before` with `meant` for what was not meant, where that stands there once."""
    found = list(re.finditer(rf"(?<![\w.-]){re.escape(aside)}(?![\w-]|\.\d)", before, re.IGNORECASE))
    return f"{before[: found[0].start()]}{meant}{before[found[0].end() :]}" if len(found) == 1 else None


_PERSONS = re.compile(
    r"\b(?:women|men|girls|boys|people|persons|children|youths?|members|participants|survivors|workers|officers|teachers"
    r"|leaders|migrants|mothers|students|pupils|farmers|candidates|nurses|judges|staff)\b",
    re.IGNORECASE,
)


def _counted(before: str, what: str) -> str | None:
    """Another plural for the only one that is counted: "and men?" after "How many women came?"; not where it may be
    meant for a group that is named, too ("How many calls came from women?")."""
    found = list(_HOW_MANY.finditer(before))
    if len(re.findall(r"\bhow many\b", before, re.IGNORECASE)) != 1 or not (found and _PLURAL.fullmatch(what)):
        return None
    if _GROUP.search(before) or bool(_PERSONS.fullmatch(what)) != bool(_PERSONS.search(found[0]["what"])):
        return None
    return f"{before[: found[0].start('what')]}{what}{before[found[0].end('what') :]}"


def _mentioned(before: str, what: str) -> str | None:
    """Another subject for the one of which it is asked whether the report has a word on it."""
    found = _MENTIONS.fullmatch(before)
    return f"{found['asked']}{what}?" if found and _WHOLE_PHRASE.fullmatch(what) else None


def _year(before: str, by: str, what: str) -> str | None:
    before = _YEAR_BEFORE.sub("?", before)
    named = named_years(before)
    alone = _YEAR_ALONE.fullmatch(what)
    if len(named) > 1 or not (alone or named):
        return None
    year = int(alone[1]) if alone else counted_year(what, named[0]) if _COUNT_ALONE.fullmatch(what) else None
    if not year:
        return None
    return YEAR.sub(str(year), before) if named else f"{before.rstrip(' ?.!')} {by or 'in'} {year}?"


def _outcome(before: str, by: str, what: str) -> str | None:
    """Another outcome for the only one, or for all but some; behind a question that names none where it is led or
    called an outcome."""
    reference = re.sub(r"^(?:the )?outcome ", "", what, flags=re.IGNORECASE)
    if not _OUTCOME.fullmatch(reference):
        return None
    called = f"{'outcome ' if reference[0].isdigit() else ''}{reference}"
    if others := _ALL_BUT.search(before):
        phrase = f"{_numbered(others['verb'], _ONE)}{others['under'] or ''}{called}"
        return f"{before[: others.start()]}{phrase}{before[others.end() :]}"
    named = set(_OUTCOME.findall(before))
    if not named and (by in _OUTCOME_LEADS or reference != what):
        return f"{before.rstrip(' ?.!')} in {called}?"
    return _OUTCOME.sub(reference, before) if len(named) == 1 else None


def _other_outcomes(before: str, piece: str) -> str | None:
    """All outcomes but those named: where the piece says no more than "the others", not where those may be others of
    what lies under an outcome."""
    others, named = _OTHERS.fullmatch(piece), list(_OUTCOMES.finditer(before))
    if not others or len(named) != 1 or _ALL_BUT.search(before) or (named[0]["under"] and not others["said"]):
        return None
    there, under = named[0], named[0]["under"]
    phrase = f"{_numbered(there['verb'], _MANY)}{f'{under} ' if under else ''}all outcomes other than {there['named']}"
    return f"{before[: there.start()]}{phrase}{before[there.end() :]}"


def _numbered(verb: str | None, forms: Mapping[str, str]) -> str:
    """The form of `verb` for one or for many, with the space behind it; "" for none."""
    if not verb:
        return ""
    form = forms[verb.lower()]
    return f"{form.capitalize() if verb[0].isupper() else form} "


def _question_word(before: str, piece: str) -> str | None:
    """"When was it launched?" and "where" to "Where was it launched?"; not where the word is subject or object."""
    first = _ADJUNCT_FIRST.match(before)
    if not first or not _ADJUNCT_ALONE.fullmatch(piece) or re.search(r"\bnot\b|n['’]t\b", before):
        return None
    return piece[0].upper() + piece[1:] + before[first.end() :]


def _phrase(before: str, by: str, what: str) -> str | None:
    """The phrase after the same preposition, or for a place after "in" or "at", in the place of its like."""
    if not _WHOLE_PHRASE.fullmatch(what):
        return None
    like = _PLACES if by in _PLACES else (by,)
    found = [match for match in _LED_PHRASE.finditer(before) if match["by"].lower() in like and _alike(match, by, what)]
    if len(found) != 1:
        return None
    kept = found[0]["by"] if found[0]["by"].lower() == by else by
    return f"{before[: found[0].start()]}{kept} {what}{before[found[0].end() :]}"


def _alike(there: re.Match[str], by: str, what: str) -> bool:
    """Whether both are times, or neither is; in a place's place, whether one stands that may be a place."""
    if is_time(there["what"]) or is_time(what):
        return is_time(there["what"]) and is_time(what)
    articles = [text.lower().startswith("the ") for text in (there["what"], what)]
    if by not in _PLACES or (there["what"] != there["what"].lower() and not (what.islower() and articles[1])):
        return True
    return what.islower() and all(articles) and there["by"].lower() == by
