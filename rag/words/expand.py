"""A question's words, and the forms in which reports may print them."""

import re
from functools import lru_cache

from ingest.terms import analyse, plain_words, stem
from ingest.words import Words
from rag.types import Scope

GLOSSARY = {
    "CEDAW": "Convention on the Elimination of All Forms of Discrimination against Women",
    "UPR": "Universal Periodic Review",
    "GBV": "gender-based violence",
    "VAW": "violence against women",
    "DV": "domestic violence",
    "IPV": "intimate partner violence",
    "SEA": "sexual exploitation and abuse",
    "PSEA": "protection from sexual exploitation and abuse",
    "CSO": "civil society organisation",
    "NGO": "non-governmental organisation",
    "DRR": "disaster risk reduction",
    "PPE": "personal protective equipment",
    "SP": "Strategic Plan",
    "SDG": "Sustainable Development Goal",
    "UNSDCF": "United Nations Sustainable Development Cooperation Framework",
    "UNEP": "United Nations Environment Programme",
    "UNFPA": "United Nations Population Fund",
    "UNDP": "United Nations Development Programme",
    "UNICEF": "United Nations Children's Fund",
    "UNHCR": "United Nations High Commissioner for Refugees",
    "OHCHR": "Office of the High Commissioner for Human Rights",
    "ILO": "International Labour Organization",
    "IOM": "International Organization for Migration",
    "WFP": "World Food Programme",
    "WHO": "World Health Organization",
    "FAO": "Food and Agriculture Organization",
    "LGBTIQ": "lesbian, gay, bisexual, transgender, intersex and queer",
    "GE&WE": "gender equality and women's empowerment",
    "GEWE": "gender equality and women's empowerment",
    "WPS": "women, peace and security",
    "NAP": "national action plan",
    "FGM": "female genital mutilation",
    "IDP": "internally displaced person",
}
"""Short forms of the field that reports use without spelling them out."""
_SWAPPED_LONGEST = 5


def expand_terms(question: str, words: Words, scope: Scope) -> list[str]:
    """Analysed terms to look for: the question's own, the long form of each short one and the short form of each
    long one (of the reports in scope, then of the field), and the likely reading of a misspelt word."""
    terms = list(words.terms(question))
    terms += [term for text in other_forms(question, scope) for term in analyse(text) if term not in terms]
    for word in plain_words(question):
        forms = (words.respell(word), _transposed(word, words, question))
        terms += [form for form in forms if form and form not in terms]
    return terms


def other_forms(question: str, scope: Scope) -> list[str]:
    """Long forms of the short forms in `question` and short forms of the long ones, as printed."""
    asked = Asked(question)
    flat = _flat(question)
    forms: dict[str, None] = {}
    for short, long in form_pairs(scope):
        if asked.find(short):
            forms.setdefault(long)
        if _flat(long) in flat:
            forms.setdefault(short)
    return list(forms)


def form_pairs(scope: Scope) -> dict[tuple[str, str], None]:
    """Each short form with its long one, of the reports in scope and then of the field, once."""
    pairs = [(a.short, a.expansion) for section in scope.sections for a in section.abbreviations]
    return dict.fromkeys([*pairs, *GLOSSARY.items()])


class Asked:
    """A question in which many forms are looked for: large indexes have thousands, a question has few of them."""

    def __init__(self, question: str) -> None:
        """`question` as it stands and folded."""
        self.question = question
        self._folded = question.casefold()

    def find(self, form: str) -> re.Pattern[str] | None:
        """What finds `form`, or its plural, as a word of the question; None where it is none. Case matters up to three
        letters."""
        if form.casefold() not in self._folded:  # a pattern of each form would have to be compiled each time
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)", re.IGNORECASE if len(form) > 3 else 0)
        return pattern if pattern.search(self.question) else None


def with_short_forms(question: str, scope: Scope) -> str:
    """`question` with the short form of each long one behind it, where the text in scope has the short form: "civil
    society organisations (CSOs)" is read as the same thing as "CSOs"."""
    words = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", question))
    stems = [_stems(word.group()) for word in words]
    held = {part for word in stems for part in word}
    found: dict[int, str] = {}
    for short, long in form_pairs(scope):
        wanted = _stems(long)
        end = _end_of(stems, wanted) if len(wanted) > 1 and held.issuperset(wanted) else None
        if end is not None and not _has(question, short) and any(_has(s.text, short) for s in scope.sections):
            found.setdefault(words[end].end(), short)
    for place in sorted(found, reverse=True):
        question = f"{question[:place]} ({found[place]}){question[place:]}"
    return question


@lru_cache(maxsize=1 << 16)
def _flat(text: str) -> str:
    """The words of `text` between blanks, so that one text is looked for in another by whole words."""
    return f" {' '.join(plain_words(text))} "


@lru_cache(maxsize=1 << 16)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in plain_words(text))


def _end_of(stems: list[tuple[str, ...]], wanted: tuple[str, ...]) -> int | None:
    """Number of the word that ends the first run of words with the stems `wanted`."""
    for first in range(len(stems)):
        run: tuple[str, ...] = ()
        for i in range(first, len(stems)):
            run += stems[i]
            if run == wanted:
                return i
            if run != wanted[: len(run)]:
                break
    return None


def _has(text: str, short: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short)}s?(?!\w)", text) is not None


def _transposed(word: str, words: Words, question: str) -> str | None:
    """A short form with two neighbouring letters swapped into one that the reports have (UPR, URP)."""
    if not 3 <= len(word) <= _SWAPPED_LONGEST or (words.frequency(word) and word.upper() not in question):
        return None
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return next((form for form in swapped if words.frequency(form)), None)
