"""What a question is about, and whether a text speaks of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.terms import analyse
from ingest.types import Outcome
from rag.expand import GLOSSARY
from rag.types import Scope

_ASKING = frozenset(
    analyse(
        "report reports outcome outcomes section sections say said tell told mention mentioned describe described list"
        " summary overview summarise learn come appear show find found information work done year programme country"
    )
)


@dataclass(frozen=True)
class Subject:
    """The terms of a subject, once for each form in which it may be put (short forms spelt out, long ones short)."""

    forms: tuple[frozenset[str], ...]

    def stands_in(self, text: str) -> bool:
        """Whether `text` has every term of one form."""
        held = set(analyse(text))
        return any(form and form <= held for form in self.forms)

    def is_silent(self, outcome: Outcome) -> bool:
        """Whether an outcome, its title too, has no term of any form; False where there is no subject."""
        held = set(analyse(f"{outcome.title} {outcome.text}"))
        return any(self.forms) and not any(form & held for form in self.forms)


def subject_of(question: str, scope: Scope) -> Subject:
    """The subject of `question`: its terms less those of asking and the names of countries."""
    aside = _ASKING | {term for report in scope.reports for term in analyse(report.country or "")}
    forms = (frozenset(analyse(text)) - aside for text in _wordings(question, scope))
    return Subject(tuple(dict.fromkeys(form for form in forms if form)))


def _wordings(question: str, scope: Scope) -> Iterator[str]:
    yield question
    pairs = [(a.short, a.expansion) for section in scope.sections for a in section.abbreviations]
    for short, long in dict.fromkeys([*pairs, *GLOSSARY.items()]):
        for one, other in ((short, long), (long, short)):
            flags = re.IGNORECASE if len(one) > 3 else 0
            if re.search(rf"(?<!\w){re.escape(one)}s?(?!\w)", question, flags):
                yield re.sub(rf"(?<!\w){re.escape(one)}s?(?!\w)", other, question, flags=flags)
