"""Whether a question leaves out what only the one before it says."""

import re

PREPOSITION = (
    r"(?:in|at|on|of|for|from|by|with|without|under|to|through|about|among|between|against|after|before|since|until"
    r"|during|within|into|per|via|near)"
)
QUESTION_WORD = r"(?:who|whom|whose|what|which|where|when|why|how)"
AUXILIARY = r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must)"
COURTESY = (
    r"(?:(?:hi|hello|hey|greetings)(?: there| all| again| team| everyone)?|good (?:morning|afternoon|evening|day)"
    r"|dear (?:all|team|colleagues?|assistant)|(?:many |ok |okay )?(?:thanks|thank you|thx|cheers)"
    r"(?: (?:a lot|so much|very much|again|for (?:that|this|the (?:answer|help|info|information))))?"
    r"|ok(?:ay)?|alright|all right|great|good|super|perfect|nice|cool|excellent|wonderful|brilliant|awesome|lovely|fine"
    r"|well|got it|i see|understood|noted|interesting|very (?:good|helpful|useful|interesting)|good to know"
    r"|that['’]?s (?:all|it|fine|ok|okay|good|great)|no (?:problem|worries)|never ?mind|h+m+|lol|haha"
    r"|you(?:['’]| a)?re welcome|makes sense|fair enough)"
)
"""Thanks, greetings and praise; with a comma or full stop behind them they ask nothing."""
_MEANT = (
    r"(?:no|nope|oops|wait|actually)\b(?= i (?:meant|mean)\b| (?:the )?(?:outcome )?(?:(?-i:[A-Z]+_)*\d{1,2}\.\d{1,2}"
    r"|(?-i:[A-Z][A-Za-z-]*[A-Z]))\W*$)"
)
_OPENER = re.compile(
    rf"^\W*(?:(?:yes|right|oh|ah|hm+|no|nope|oops|wait|pardon|actually|correction|{COURTESY})"
    rf"(?:[,.;:!]|\s[–-])|{_MEANT}|sorry\b|i (?:meant|mean)\b(?! to\b))[\s,.;:!–-]*",
    re.IGNORECASE,
)
NOT_THIS = re.compile(
    r"^\W*(?:no,? )?not (?:the |an? )?(?P<aside>[^\s,;]+(?: [^\s,;]+){0,3})(?:[,;–-]+ ?(?:but )?| but )"
    r"(?:the |an? )?(?P<meant>[^\s,;?]+(?: [^\s,;?]+){0,3})\W*$",
    re.IGNORECASE,
)
"""Puts one thing in the place of another ("not the CWTU, the TLSA")."""
_CORRECTS = re.compile(r"^\W*(?:no|nope|oops|wait|pardon|actually|correction|sorry|i (?:meant|mean))\b", re.IGNORECASE)
_ASKS_OR_ORDERS = re.compile(
    rf"^\W*(?:{PREPOSITION} )?(?:{QUESTION_WORD}|{AUXILIARY}(?:n['’]t)?|name|list|give|tell|show|explain|describe"
    r"|please)\b",
    re.IGNORECASE,
)
_ALL = r"(?: in (?:all|total)| altogether)?\W*$"
_CHOICE = r"(?:how (?:many|much)|which|what|whose)"
_NOUN = r" (?-i:[a-z][a-z-]*)"
_PASSIVE = r"(?:(?:is|was|were|are)(?: being)?|(?:has|have|had|will|can|could|should|must) (?:have )?be(?:en)?)"
_PARTICIPLE = (
    r"(?:\w{2,}ed|done|made|said|told|built|found|given|taken|won|paid|sent|held|spent|left|lost|met|set|cut|kept|bought"
    r"|brought|taught|shown|chosen|written|agreed)"
)
_TO_BE = r"(?:is|was|are|were|will be)"
_ONLY = r"(?:(?:only|just|now) )?"
_NO_CLAUSE = rf"(?: (?!(?:{AUXILIARY}|{QUESTION_WORD})\b)[^\s,;:]+)"
_CAPITAL = r"(?-i:[A-Z])[\w’'-]*"
_ABOUT = r"(?:about|from|in|on|for|by|with|without|under|at)"
_LEAVES_OUT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*{_CHOICE}(?: other| more)?(?:{_NOUN})?{_ALL}",  # "how many members?"
        rf"^\W*{PREPOSITION} {_CHOICE}(?: other| more)?(?: \w+)?{_ALL}",  # "from how many NGOs?"
        rf"^\W*(?:which|what) other(?:{_NOUN}){{1,2}}\W*$",  # "which other public bodies?"
        rf"^\W*(?:who|{_CHOICE})(?! (?:the|an?|there)\b)(?: [\w’'-]+)?"  # "which members did not?"
        r" (?:(?:have|had|has|did|could|would|will|can|was|were|is|are)(?:n['’]t)?|(?:do|does)n['’]t"
        rf"|{AUXILIARY} not)\W*$",
        r"\b(?:is|are|was|were) there (?:any |some )?(?:more|others?)\W*$|\bany(?:thing|one)? more\W*$",
        r"\bas a result\W*$",
        r"^\W*(?:[\w’'-]+ ){1,3}(?:next|each)\W*$",  # "what happened next?"
        rf"^\W*(?:what|how (?:big|large|high|long|much)|when) {_TO_BE} the (?:\w+al )?"  # "... the target?"
        r"(?:achievement|aim|amount|answer|average|cause|challenge|cost|deadline|difference|effect|fee|finding|goal"
        r"|impact|increase|majority|next step|number|obstacle|outcome|percentage|price|problem|purpose|rate|reaction"
        r"|reason|recommendation|response|result|share|sum|target|total)s?\W*$",
        rf"^\W*(?:who|what|why|how|when|where) {_PASSIVE} (?:\w+ly )?{_PARTICIPLE}\W*$",  # "who was informed?"
        r"^\W*(?:was|were|is|are|has|have) (?:any|some|every|no)(?:one|body|thing) (?:been )?(?:else )?"
        rf"{_PARTICIPLE}\W*$",  # "was anyone punished?"
        rf"^\W*out of how many(?: \w+)?\W*$|^\W*how many {_ABOUT}(?: (?!{AUXILIARY}\b)[\w’'-]+){{1,3}}\W*$",
        rf"^\W*{_ONLY}{PREPOSITION} (?!{QUESTION_WORD}\b)[^\s,;:]+(?: [^\s,;:]+){{0,2}}$",  # "in the north?"
        rf"^\W*compared (?:to|with){_NO_CLAUSE}{{1,5}}\W*$",
        rf"^\W*(?:more|less|fewer|higher|lower) than (?:{PREPOSITION}|last|planned|expected|the (?:year|previous))\b"
        rf"{_NO_CLAUSE}{{0,4}}\W*$",  # "more than in 2021?"
        rf"^\W*{AUXILIARY} (?:the )?{_CAPITAL}(?: (?:(?:of|and|for|the) ){{0,2}}{_CAPITAL}){{0,3}}\W*$",  # "did X?"
    )
)


def without_opener(question: str) -> str:
    """`question` without the words that take up or correct what was said before ("yes, ", "sorry, I meant")."""
    while (rest := _OPENER.sub("", question)) != question and rest:
        question = rest
    return question


def is_elliptic(question: str) -> bool:
    """Whether `question` counts or chooses without saying among what, ends where its verb should follow, asks for
    more or for the size or cause of nothing named, is a bare place, time or group, or corrects the one before."""
    rest = without_opener(question)
    corrects = rest != question and _CORRECTS.search(question) and not _ASKS_OR_ORDERS.search(rest)
    return bool(corrects or NOT_THIS.match(question)) or any(pattern.search(rest) for pattern in _LEAVES_OUT)
