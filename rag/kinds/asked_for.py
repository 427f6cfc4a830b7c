"""What kind of thing a question asks for, and whether a sentence holds such a thing."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ingest.dates import MONTHS

_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|third"
    "|quarter|none|no|both|dozen"
)
_HAS_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORD})\b", re.IGNORECASE)
_HAS_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b|\bquarter\b|\b(?:end|beginning|middle) of\b")
_HAS_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+|\b[A-Z]{2,}\b")
_HAS_REASON = re.compile(
    r"\b(?:because|since|as|due to|owing to|on account of|so that|in order|for (?:the|this|which|lack)|therefore"
    r"|result(?:ed|s|ing)?|caus\w+|reason\w*|thanks to|given that|after|in view of|hence|attribut\w+|lack\w*)\b",
    re.IGNORECASE,
)
_HAS_PLAN = re.compile(
    r"\b(?:will|shall|would|plan\w*|next year|scheduled|expected|intend\w*|to be|foreseen|upcoming|due (?:in|by)"
    r"|prepar\w+|propos\w+|announced|postponed|later)\b",
    re.IGNORECASE,
)
_HAS_GAP = re.compile(
    r"\b(?:not|no|none|never|without|lack\w*|only|gap\w*|few|still|however|yet|although|but|fail\w*|insufficient\w*"
    r"|limited|weak\w*|absent|missing|neither|nor|challeng\w+|difficult\w*|delay\w*|exclud\w*|remain\w*)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:targets?|targeted|goals?|planned|plan|meant|supposed|expect\w+|aim\w*|foreseen|intended|envisaged"
    r"|objective|milestones?|set out|wanted|due)\b",
    re.IGNORECASE,
)


class Kind(NamedTuple):
    """One kind of thing: how a question asks for it and how to tell that a sentence holds one."""

    name: str
    asks: re.Pattern[str]
    holds: Callable[[str], object]


KINDS = (
    Kind(
        "number",
        re.compile(
            r"\bhow (?:many|much|often|long|old|far|large|big|high)\b|\b(?:what|which) (?:is the |was the |were the )?"
            r"(?:total |overall |annual |average )?(?:share|percentage|proportion|part|number|amount|cost|price|rate"
            r"|fraction|figure|sum|size|age|budget|value|length|per ?cent)\b|\bcount of\b|\bnumber of\b",
            re.IGNORECASE,
        ),
        _HAS_NUMBER.search,
    ),
    Kind(
        "date",
        re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|period|time|quarter)\b", re.IGNORECASE),
        _HAS_DATE.search,
    ),
    Kind(
        "name",
        re.compile(
            r"\b(?:who|whom|whose|where)\b"
            r"|\b(?:what|which) (?:\w+ )?(?:ministr\w+|organi\w+|bod(?:y|ies)|agenc\w+"
            r"|institutions?|partners?|provinces?|districts?|towns?|cit(?:y|ies)|places?|municipalit\w+|regions?"
            r"|islands?|compan\w+|universit\w+|networks?|groups?|countr\w+|camps?|departments?|villages?)\b",
            re.IGNORECASE,
        ),
        _HAS_NAME.search,
    ),
    Kind(
        "reason",
        re.compile(
            r"\bwhy\b|\breasons?\b|\bcaus\w+\b|\bhow come\b"
            r"|\bwhat (?:prevent|stopp|led|explain|hinder|hampered|delay|kept)\w*",
            re.IGNORECASE,
        ),
        _HAS_REASON.search,
    ),
    Kind(
        "plan",
        re.compile(
            r"\b(?:plan\w*|next|will|going to|future|upcoming|foreseen|scheduled|intend\w*|announced|expected)\b",
            re.IGNORECASE,
        ),
        _HAS_PLAN.search,
    ),
    Kind(
        "gap",
        re.compile(
            r"\b(?:gaps?|missing|lack\w*|not|weak\w*|problems?|challeng\w+|difficult\w*|obstacles?|short\w*"
            r"|criticis\w+|setbacks?|fail\w*|still|left out|excluded)\b",
            re.IGNORECASE,
        ),
        _HAS_GAP.search,
    ),
)


@lru_cache(maxsize=64)
def kinds_asked(question: str) -> tuple[Kind, ...]:
    """The kinds that `question` asks for; none for an open question."""
    return tuple(kind for kind in KINDS if kind.asks.search(question))


@lru_cache(maxsize=8192)
def kinds_held(sentence: str) -> frozenset[str]:
    """Names of the kinds of which `sentence` holds something."""
    return frozenset(kind.name for kind in KINDS if kind.holds(sentence))


def names_target(text: str) -> bool:
    """Whether a question or a sentence speaks of what was aimed at rather than of what came of it."""
    return bool(_TARGET.search(text))
