"""What a short form stands for, where the report spells it out itself."""

import re
from collections.abc import Sequence

from ingest.index import Index
from rag.question.understand import mend
from rag.rules.abbreviate import abbreviate, cite_expansion
from rag.rules.outline import read_outline
from rag.rules.short_forms import find_short_form, find_use, first_use, name_beside, same_short, spelled_out
from rag.types import Evidence, Finding, Query, Scope
from rag.words.expand import GLOSSARY
from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS, Word, read_words

_KEYS = frozenset(
    """stand stands standing mean means meant meaning abbreviation abbreviations abbreviated acronym acronyms
    short spell spelt spelled spelling expand expands expanded expansion explain define defined definition
    letters full unabbreviated""".split()
)
_SHORTEST_KEY = 4
"""Letters of the shortest key: a shorter word is no misspelling of one ("men" of "mean")."""
_STANDS = frozenset(
    """stand stands standing mean means meant meaning abbreviation abbreviated acronym short spell spelt spelled
    expand expanded expansion unabbreviated""".split()
)
_AROUND = frozenset(
    """form forms shorthand name names named title version written write word words behind out long used use
    here term official called proper list""".split()
)
_VOCABULARY = (FUNCTION_WORDS | REPORT_WORDS | _KEYS | _AROUND) - {"country"}
_WORDS_BEHIND = re.compile(
    r"\b(?:words?|name) (?:is |are )?behind\b|\b(?:full|official|proper|long) (?:name|title|form|version)\b"
    r"|\bcalled in full\b|\bwritten out\b"
)
_BEYOND_DOUBT = re.compile(
    r"⟨⟩ (?:stands? for|(?:is )?short for|(?:is )?an? (?:abbreviation|acronym))\b"
    r"|\b(?:abbreviation|acronym|short form|letters) ⟨⟩|\bspell(?:ed)? out ⟨⟩",
    re.IGNORECASE,
)
_WHO_OR_WHAT = re.compile(
    r"\W*(?:(?:can|could|would|will) you |please |kindly |tell me |say |explain )*"
    r"(?:who|what)(?: or (?:who|what))?(?:['’]s| (?:is|are|was|were))(?: the| a| an)? ⟨⟩(?: (?:here|please"
    r"|in (?:this|the) report))?\W*"
    r"|\W*(?:the )?⟨⟩\W+(?:(?:and )?(?:who|what)(?: or (?:who|what))? (?:is|are) (?:that|it|this|they"
    r"|those))\W*"
    r"|\W*⟨⟩\s*(?:=\s*)?\?+\W*|\W*⟨⟩\s*=\W*",
    re.IGNORECASE,
)


def define(query: Query, scope: Scope, index: Index) -> Finding | None:
    """The expansion of the short form asked about, quoted; or the finding that it is not spelled out, or does
    not occur; the other way round, the short form of a name; None where the question asks anything else."""
    if known := abbreviate(query, scope, index):
        return known
    found = _asked_for(query, scope, index)
    if found is None:
        return None
    short, named = found
    pairs = spelled_out(short, scope.sections)
    if pairs:
        evidence = tuple(cite_expansion(pair.outcome, pair.abbreviation.span) for pair in pairs)
        others = dict.fromkeys(p.abbreviation.short for p in pairs if not same_short(p.abbreviation.short, short))
        notes = tuple(f"The report spells out {other}, not {short} alone." for other in others)
        return Finding(evidence, pairs[0].abbreviation.expansion if len(pairs) == 1 else None, notes)
    if beside := name_beside(short, scope.sections):
        outcome, span = beside
        return Finding((cite_expansion(outcome, span),), outcome.words(span))
    return _not_spelled_out(short, scope, index) if named else None


def _asked_for(query: Query, scope: Scope, index: Index) -> tuple[str, bool] | None:
    """The short form, and whether the question leaves no doubt that its expansion is wanted; None where it is nothing
    but that and goes on with an earlier question ("How many calls came from women?" "LGBTIQ?")."""
    put_in_place = query.history and not query.standalone.endswith((query.question, mend(query.question, index)))
    asked = query.standalone if put_in_place else query.question
    found = find_short_form(asked, scope.sections)
    if found is None and query.history:
        found = find_short_form(query.history[-1], scope.sections)
        return (found[0], True) if found and _goes_on(asked, _words(asked, index)) else None
    if found is None:
        return None
    short, span = found
    frame = f"{asked[: span.start]}⟨⟩{asked[span.end :]}"
    frame = re.sub(r"[\"“”'‘’]*⟨⟩[\"“”'‘’]*", "⟨⟩", frame)
    joined = query.history and query.standalone.startswith(query.history[-1].rstrip(" .!?"))
    if joined and not frame.strip("⟨⟩ .!?"):
        return None
    if not frame.strip("⟨⟩ .!"):
        return short, False
    if _WHO_OR_WHAT.fullmatch(frame) or _BEYOND_DOUBT.search(frame):
        return short, True
    words = _words(frame.replace("⟨⟩", " "), index)
    plain = " ".join(word.text for word in words)
    keys = {word.text for word in words if word.end - word.start >= _SHORTEST_KEY}
    keyed = bool(keys & _KEYS - {"full"}) or bool(_WORDS_BEHIND.search(plain))
    return (short, True) if keyed and all(word.known for word in words) else None


def _goes_on(asked: str, words: Sequence[Word]) -> bool:
    """Whether a follow-up asks what the short form of the question before stands for, in as many words."""
    typed = any(asked[word.start : word.end].lower() in _STANDS for word in words)
    plain = " ".join(word.text for word in words)
    return (typed or bool(_WORDS_BEHIND.search(plain))) and all(word.known for word in words)


def _words(text: str, index: Index) -> tuple[Word, ...]:
    return read_words(text, _VOCABULARY, index.words)


def _not_spelled_out(short: str, scope: Scope, index: Index) -> Finding:
    known = next((long for key, long in GLOSSARY.items() if same_short(key, short)), None)
    aside = f" In this field it usually stands for {known}; that is not from the report." if known else ""
    use = first_use(short, scope.sections)
    cited = cite_expansion(*use) if use else _in_a_title(short, scope, index)
    if cited is None:
        return Finding(reason=f"{short} does not occur in what was searched.{aside}")
    printed = cited.outcome.words(cited.marks[0])
    return Finding((cited,), reason=f"The report uses {printed} without spelling it out.{aside}")


def _in_a_title(short: str, scope: Scope, index: Index) -> Evidence | None:
    """The lines in the head of the first outcome in scope whose title prints `short`, which is marked."""
    for report in scope.reports:
        for entry in read_outline(report, index):
            mark = find_use(short, entry.head.text, entry.title) if entry.title else None
            if entry.span and mark and entry.outcome in scope.sections:
                return Evidence(entry.head, entry.span, (mark,))
    return None
