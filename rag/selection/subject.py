"""What a question is about, and whether a text speaks of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.terms import analyse
from ingest.types import Outcome, Span
from rag.types import Scope
from rag.words.expand import Asked, form_pairs
from rag.words.question_words import WORD

_ASKING = frozenset(
    analyse(
        "report reports outcome outcomes section sections say said tell told mention refer referred describe described"
        " list give show state write talk speak summary overview summarise learn come appear find found anything"
        " everything information work done year programme country"
    )
)
_BODY = re.compile(
    r"\b(?:Ministr(?:y|ies)|Departments?|Directorates?|Secretariat|Committee|Commission|Council|Authority|Office|Agency"
    r"|Institute|Institution|Bureau|Board|Centre|Center|Faculty|University|Union|Association|Federation|Network)"
    r" (?:of|for|on|against) (?:(?:the|and|of|for|&) )*[A-Z][\w’'-]*(?:,? (?:(?:the|and|of|for|on|&) )*[A-Z][\w’'-]*)*"
)
"""The name of a body, which says what it is there for and nothing of what was done."""


@dataclass(frozen=True)
class Subject:
    """The terms of a subject, once for each form in which it may be put (short forms spelt out, long ones short)."""

    forms: tuple[frozenset[str], ...]

    def stands_in(self, text: str) -> bool:
        """Whether `text` has every term of one form."""
        held = set(analyse(text))
        return any(form and form <= held for form in self.forms)

    def is_told_in(self, text: str) -> bool:
        """Whether it stands in `text` otherwise than in the name of a body ("Ministry of Labour and Training")."""
        return self.stands_in(_BODY.sub(" ", text))

    def place_in(self, text: str) -> Span | None:
        """From the first to the last word of `text` that has a term of the subject; None where none has."""
        held = [word for word in WORD.finditer(text) if any(form & set(analyse(word.group())) for form in self.forms)]
        return Span(held[0].start(), held[-1].end()) if held else None

    def is_silent(self, outcome: Outcome) -> bool:
        """Whether an outcome, its title too, has no term of any form; False where there is no subject."""
        held = set(analyse(f"{outcome.title} {outcome.text}"))
        return any(self.forms) and not any(form & held for form in self.forms)


def subject_of(question: str, scope: Scope) -> Subject:
    """The subject of `question`: its terms less those of asking, the names of countries and numbers of outcomes."""
    aside = _ASKING | {term for report in scope.reports for term in analyse(report.country or "")}
    aside |= {section.number for section in scope.sections if section.number}
    forms = (frozenset(analyse(text)) - aside for text in _wordings(question, scope))
    return Subject(tuple(dict.fromkeys(form for form in forms if form)))


def _wordings(question: str, scope: Scope) -> Iterator[str]:
    yield question
    asked = Asked(question)
    for short, long in form_pairs(scope):
        for one, other in ((short, long), (long, short)):
            if pattern := asked.find(one):
                yield pattern.sub(other.replace("\\", r"\\"), question)
