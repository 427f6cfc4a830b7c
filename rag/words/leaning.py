"""Whether a question can be understood without the one before it."""

import re

from ingest.terms import STOP
from rag.words.ellipsis import QUESTION_WORD, is_elliptic, without_opener
from rag.words.names import without_set_aside
from rag.words.question_words import FUNCTION_WORDS

_FEW_WORDS = 2
_GOES_ON = re.compile(r"^\W*(?:(?:ok(?:ay)?|and|but|so|then|also)\b\W*)+", re.IGNORECASE)
_OUTCOME = r"(?:outcome |(?:[A-Z]{2,}_)?[DO]_)?\d{1,2}\.\d{1,2}(?![\d.]*\d)"
_SHORT = r"(?:the |an? )?(?-i:(?!UN\b|EU\b)[A-Z](?:[a-z]{0,2}[A-Z0-9&/-])+s?)"
"""A short form as it is printed, but for those whose work every report tells of."""
_NOT_NAMED = (
    r"(?:the|an?|this|that|these|those|its?|them|their|his|her|what|who|how|why|where|when|which|first|second|third"
    r"|last|other|next|same|one|two|three|both|all|any|some)\b"
)
_ORDERS = re.compile(
    rf"^\W*(?:please )?(?:(?:summari[sz]e|describe|explain|status|overview|outline|summary|define)"
    rf" (?:{_OUTCOME}|{_SHORT})"
    r"|(?:list|name|show|status|overview|summary|titles?)(?: all)? (?:outcomes|donors|funders|indicators|outputs|sdgs"
    rf"|abbreviations|acronyms))(?: please)?\W*$"
    rf"|^\W*(?:(?:can|could) you )?(?:please )?(?:tell (?:me|us) more|say more|more)(?: details?| information)?"
    rf" (?:on|about) (?:{_OUTCOME}|{_SHORT}|(?:the )?(?!{_NOT_NAMED})[\w’'-]+"
    rf"(?: (?!{QUESTION_WORD}\b)[\w’'-]{{4,}})+)\W*$",
    re.IGNORECASE,
)
"""Orders that name what they are for ("status 3.1", "tell me more about the guarantee fund")."""
_ON_A_SHORT_FORM = re.compile(
    rf"^(?:(?:what|who) (?:is|are|was|were) {_SHORT}|what (?:does|do|did|has|have|is|are|was|were) {_SHORT}"
    r" (?:do|done|doing|for|about|mean|stand for)|(?:who (?:is|are|was|were|sits|sit)|(?:how many|which|what) [a-z-]+"
    rf" (?:are|is|were|was|joined|sits?)) (?:there )?(?:in|on|behind|part of|members? of) {_SHORT}"
    rf"|how many [a-z-]+ (?:does|do|did|has|have) {_SHORT} have)\W*$",
    re.IGNORECASE,
)
"""A whole question about a short form that it names."""
_OPENING = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|yes|no|thanks|thank you|great|fine)\W+)*"
    r"(?:and|but|also|so|then|or|what about|how about|why\W*$|why (?:not|so|fewer|less|more)\b"
    r"|(?:the )?same (?:question )?(?:for|with|of|on|in)|likewise|ditto|who else|what else|where else"
    r"|anything else|which (?:ones?|of (?:them|these|those)|(?:are|were)(?! (?:the|an?|there)\b))"
    r"|say more|tell me more|more (?:on|about)"
    r"|the (?:second|first|other|third|last)"
    r"|(?:in |of )?how many (?:were|was|are|is|had|have|has|ended|led|came|went|got)"
    r"|how much (?:(?:was|is) (?:it|that|each)|each))\b",
    re.IGNORECASE,
)
"""A question that goes on with the one before, or that counts without saying what."""
_POINTING = re.compile(
    r"(?:^|[,;:–-]|\b(?:is|was|are|were|does|did|do|about|of|with|for|by|like|on|in|at|to|than|from|after|before|why"
    r"|how|who|and|under|through|during|all|sort|has|had))\s*(?:that|this)\b"
    r"(?!\s+(?:time|year|report|period|export|quarter|month|evaluation)\b)"
    r"|\b(?:these|those)\b(?!\s+(?:who|which|that|whose|in|on|with|signed|at|from|\w+ing)\b)"
    r"|(?<!\buse )\b(?:that|this)\W*$"
    r"|\b(?:which|that|the|the \w+) ones?\b|\bthe (?:others|latter|former)\b|\bthe other (?:two|three|four|five)\b"
    r"|\bthe rest\b(?! of)|\b(?:from|over|went|get) there\b"
    r"|\b(?:then|else|afterwards|instead|such|others|earlier|to one|(?<!is )(?<!are )(?<!were )(?<!was )there)\W*$"
    r"|\bthe (?:second|first|third|last|other)\W*$|\bnone for\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:(?P<many>they|them|theirs|(?P<theirs>their))|(?P<own>its|his|her)|it|he|him|she|hers)\b", re.IGNORECASE
)
_EMPTY_IT = re.compile(
    r"\b(?:(?:is|was) it|it (?:is|was)) (?:true|possible|correct|right|known|clear|said|stated|planned|the case)\b"
    r"|\b(?:what|who|how|why|when|where) (?:is|was) it that\b|\bit (?:take|took|easier|harder|possible)\b"
    r"|\b(?:made|makes?|is|was) it (?:to|easier|harder|possible|necessary)\b",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(r"\w+")
_ASKS = frozenset(QUESTION_WORD.strip("(?:)").split("|"))
_MUCH = frozenset("much many since until per via during".split())
_US = frozenset("you your yours i me my we us our".split())
_NAME = re.compile(r"(?<=\s)[\"“'‘]?[A-Z][\w’'-]+")
_NOUN = re.compile(
    r"\b(?:the|an?|each|every|any|some|no|this|\d+|[\w]+['’]s?)\s+(?!same\b|most\b|first\b)\w{3,}", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(?!(?:was|does|has|this|its|whose)\b)\w{3,}s\b|\b(?:women|men|people|children)\b", re.IGNORECASE
)
_ASKED_FOR = re.compile(r"\b(?:who|what)(?: \w+ly| also| still| then)? \w+s\b", re.IGNORECASE)
"""A question word and its verb ("who pays")."""
_CLAUSE = re.compile(
    r"[,;:–]|\b(?:and|or|but|that|which|who|when|while|if|after|before|until|because|since|once|so|as|where|said?)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"^\W*(?:what|who) (?:is|are|was|were)\s+(?!it|that|this|they|those|he|she|next)\w", re.IGNORECASE
)


def leans(question: str) -> bool:
    """Whether `question` goes on with the one before it or corrects it, points back ("that", "the others"), is a
    fragment ("how many members?"), or has a pronoun for something that it does not name itself."""
    if is_elliptic(question):
        return True
    asked = _GOES_ON.sub("", question)
    if _ORDERS.search(asked) or _ON_A_SHORT_FORM.search(asked):
        return False
    question = without_opener(without_set_aside(question))
    if len(question.split()) <= _FEW_WORDS and not _WHAT_IS.search(question):
        return True
    if _OPENING.search(question) or _POINTING.search(question) or _asks_nothing_named(question):
        return True
    text = _EMPTY_IT.sub(lambda match: " " * len(match.group()), question)
    return any(not _names_before(text, match) for match in _PRONOUN.finditer(text))


def _asks_nothing_named(question: str) -> bool:
    """Whether `question` has words of any question alone ("how much did each get?"), and asks none of us."""
    words = _ANY_WORD.findall(question)
    small = {word.casefold() for word in words}
    named = any((word.isupper() and len(word) > 1) or not word.isalpha() for word in words)
    return not named and bool(small & _ASKS) and small.isdisjoint(_US) and small <= FUNCTION_WORDS | STOP | _MUCH


def without_and(question: str) -> str:
    """A `question` that stands alone without the "and" or "ok then" before it; any other as it is."""
    return question if leans(question) else _GOES_ON.sub("", question) or question


def _names_before(text: str, pronoun: re.Match[str]) -> bool:
    """Whether something that the pronoun may stand for comes before it: a name, a noun with its article, or for
    "they" a plural. It must stand in an earlier clause ("What has the government done about it?" leans), except
    where the pronoun says whose ("What do the vendors think of their stalls?")."""
    before = _ASKED_FOR.sub("", text[: pronoun.start()])
    if not (pronoun["own"] or pronoun["theirs"]):
        clauses = list(_CLAUSE.finditer(before))
        before = before[: clauses[-1].start()] if clauses else ""
    many = pronoun["many"] and _MANY.search(before)
    return bool(many or _NAME.search(before) or _NOUN.search(before))
