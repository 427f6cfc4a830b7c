"""Plans that outcomes are aligned to: "UN Women SP 2018-2021 Output 11", "UNSDCF Outcome 2"."""

import re
from dataclasses import dataclass

_FRAMEWORK = (
    r"(?P<un>\b(?:UN[A-Z]*(?:DCF|DAF|PDF|PAF|SDF)|ONE UN|cooperation framework"
    r"|development assistance framework"
    r"|UN framework|partnership framework)\b)"
)
_STRATEGIC = (
    r"(?P<sp>\bSP\b|\b(?:corporate |global )?strategic plan\b"
    r"|\bUN Women(?:['’]s)?(?: (?:SP|strategic plan|corporate plan|plan)\b| \d{4}\s?[-–]\s?\d{2,4} plan\b)"
    r"|\b\d{4}\s?[-–]\s?\d{2,4} plan\b)"
)
_PLAN = re.compile(rf"{_FRAMEWORK}|{_STRATEGIC}", re.IGNORECASE)
_ELEMENT = re.compile(
    r"\b(?P<level>outcome|output|impact|goal|result)s?\s+(?:area\s+"
    r"|no\.?\s*)?(?P<number>\d{1,2})(?![.\d]*\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<start>\d{4})\s?[-–]\s?(?P<end>\d{4}|\d{2})\b")
_OWNER = re.compile(r"\bUN Women(?:['’]s)?(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Alignment:
    """A place in a plan, as far as named: `plan` is "SP", "UN" for a cooperation framework of any name, or
    that framework's short name; `level` is "outcome", "output" and so on."""

    plan: str | None
    level: str | None
    number: int | None
    years: str | None

    def names(self, other: "Alignment") -> bool:
        """Whether what this one names is true of `other`; what it leaves open may be anything."""
        plans = self.plan in (None, other.plan) or (self.plan == "UN" and other.plan not in (None, "SP"))
        parts = ((self.level, other.level), (self.number, other.number), (self.years, other.years))
        return plans and all(mine is None or mine == theirs for mine, theirs in parts)


def read_alignment(text: str) -> Alignment:
    """What plan, part and years `text` names; None for each that it does not."""
    plan, element, years = _PLAN.search(text), _ELEMENT.search(text), _YEARS.search(text)
    return Alignment(
        _plan_name(plan) if plan else None,
        element["level"].lower() if element else None,
        int(element["number"]) if element else None,
        f"{years['start']}-{years['end'][-2:]}" if years else None,
    )


def without_alignment(text: str) -> str:
    """`text` with plans, their years and their numbered parts blanked out."""
    for pattern in (_PLAN, _ELEMENT, _YEARS, _OWNER):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _plan_name(match: re.Match[str]) -> str:
    if match["sp"]:
        return "SP"
    return "UN" if "framework" in match["un"].lower() else match["un"].upper()
