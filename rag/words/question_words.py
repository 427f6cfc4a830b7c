"""A question's words against a closed vocabulary, to tell that it asks one kind of thing and nothing
besides."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.markers import COUNTRY_CODE
from ingest.spelling import slips_between
from ingest.terms import STOP, stem
from ingest.words import Words
from rag.types import Scope
from rag.words.names import blank, without_set_aside, without_whole_numbers

FUNCTION_WORDS = frozenset(
    """a an the this that these those it its is are was were be been being has have had having do does did of
    for on in at by to from under with within into and or but as than so if whether there here what what's
    which who whom whose how when where why can could should would will may might you your i i'm i'd me my us
    we our they their them please kindly provide specify identify indicate enumerate supply present clarify
    confirm wonder find look pls tell give show say says said saying let know need want like just also only
    now then any some get got one ones hi hello hey thanks thank exactly actually really yes no not long ago
    about according""".split()
)
"""Words of any question, which say nothing of its subject."""
REPORT_WORDS = frozenset(
    """report reports reported reporting document documents file files page pages text narrative section
    sections extract extracts export exports exported extraction portal country programme""".split()
)
"""Words for the report itself and its parts."""
GENERAL_WORDS = FUNCTION_WORDS | STOP | frozenset(
    """many much contribution contributions role roles un women men girls boys woman man people persons person
    participants members young old female male children
    took take taken part place attend attended participate participated join joined benefit benefited reach reached
    happen happened involve involved do done make made pay paid fund funded funding finance financed support supported
    provide provided contribute contributed spend spent cost costs lead led run organise organised organize organized
    hold held use used work worked start started begin began end ended come came go went give gave
    receive received many much time amount money challenge challenges problem problems obstacle obstacles
    constraint constraints step steps partner partners result results achievement achievements lesson lessons reason
    reasons cause causes effect effects impact change changes difference plan plans planned target targets goal goals
    training trainings workshop workshops meeting meetings event events session sessions project projects programme
    programmes campaign campaigns survey surveys study studies activity activities initiative initiatives
    intervention interventions course courses process outcome outcomes number total main key responsible available
    expected remain remained year years month months status achieved report reports""".split()
)
"""Words of what may be asked of anything that is named."""
_REFERENCE = re.compile(
    rf"(?<!\w)(?:(?:XM-DAC-\d+-)?{COUNTRY_CODE}_)?[DO]_\d+(?:\.\d+)*(?!\w)"
    r"|(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d.]*\d|\s*%)",
    re.IGNORECASE,
)
_WRAPPING = re.compile(
    r"\b(?:can|could|would|will) you (?:please )?help(?: me| us)?(?: out)?(?: (?:with|understand|find|get|see))?\b"
    r"|\bhelp me(?: out)?(?: (?:with|understand|find|get|see))?\b|\bwalk (?:me|us) through\b"
    r"|\ba (?:little )?bit\b|\b(?:asap|urgently|real quick|right away)\b"
    r"|\bfor my (?:own )?\w+(?=\W*(?:$|[.,;!?]|please\b))",
    re.IGNORECASE,
)
"""What is said around a question and asks nothing."""
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d,]*\d|-\d|–\d)")
_HOW_MANY = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?= outcomes\b)", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+(?:['’&./-][^\W_]+)*")
_TWO_SLIPS_FROM = 7


@dataclass(frozen=True)
class Word:
    """A word of a question, in lower case as typed or, where it was misspelt, as meant; whether the
    vocabulary has it; and where it stands."""

    text: str
    known: bool
    start: int
    end: int


def read_words(
    text: str, vocabulary: frozenset[str], reports: Words
) -> tuple[Word, ...]:
    """The words of `text`, in order. One that neither the vocabulary nor any report has is taken for the word
    of the vocabulary that is one slip away, or two where it is long: an English word only for another form of
    it."""
    return tuple(_read(match, vocabulary, reports) for match in WORD.finditer(text))


def without_names(text: str, scope: Scope) -> str:
    """`text` with what is said around its question, ids, numbers of outcomes ("3.1", "four outcomes"), outcomes set
    aside, years and the countries in scope blanked out; of a country's name of several words each may stand alone, with
    its capital."""
    text = without_whole_numbers(without_set_aside(_WRAPPING.sub(blank, text)))
    for pattern in (_REFERENCE, _YEAR, _HOW_MANY):
        text = pattern.sub(blank, text)
    for country in dict.fromkeys(report.country for report in scope.reports if report.country):
        text = _whole_name(country).sub(blank, text)
        for part in country.split():
            text = re.sub(rf"(?<!\w){re.escape(part)}(?:['’]s)?(?!\w)", blank, text)
    return text


@lru_cache(maxsize=1024)
def _whole_name(country: str) -> re.Pattern[str]:
    """Finds a country and words made of its name ("Cambodian"), in any case."""
    stem = re.escape(country[:-1] if len(country) > 5 and country[-1] in "ae" else country)
    return re.compile(rf"(?<!\w){stem}\w{{0,4}}(?:['’]s)?(?!\w)", re.IGNORECASE)


def _read(match: re.Match[str], vocabulary: frozenset[str], reports: Words) -> Word:
    typed = match.group().lower().replace("’", "'")
    for form in (typed, re.sub(r"'s$", "", typed)):
        if form in vocabulary:
            return Word(form, True, *match.span())
    meant = None if typed in STOP or typed in reports.spellings else _nearest(typed, vocabulary)
    if meant and reports.is_english(typed) and stem(meant) != stem(typed):
        meant = None
    return Word(meant or typed, meant is not None, *match.span())


def _nearest(typed: str, vocabulary: frozenset[str]) -> str | None:
    if len(typed) < 2 or not typed.isalpha():
        return None
    near = [word for word in vocabulary if word[0] == typed[0] and abs(len(word) - len(typed)) <= 2]
    slips = [word for word in near if _is_slip(typed, word)]
    return min(slips, key=lambda word: (slips_between(typed, word), not _alike(typed, word), word), default=None)


def _alike(typed: str, word: str) -> bool:
    """Whether both end in the same letter, or `typed` only lacks one: "outcoms" is "outcomes", not "outcome"."""
    return typed[-1] == word[-1] or any(word[:i] + word[i + 1 :] == typed for i in range(len(word)))


def _is_slip(typed: str, word: str) -> bool:
    """A short word may only lack a letter ("wat"), one of seven letters or more may have two slips."""
    if len(typed) < 4:
        return len(word) == len(typed) + 1 and any(
            word[:i] + word[i + 1 :] == typed for i in range(1, len(word))
        )
    return slips_between(typed, word) <= 1 + (len(typed) >= _TWO_SLIPS_FROM)
