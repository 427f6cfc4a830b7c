"""From a long form to the short one that the report introduces with it, and lists of the short forms."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from ingest.sentences import split_sentences
from ingest.terms import analyse
from ingest.types import Outcome, Span
from rag.quoting.clauses import MOST_WORDS, cut_to_clauses
from rag.quoting.outcome_names import report_name
from rag.rules.list_outcomes import not_shown
from rag.rules.short_forms import Pair, spelled_out
from rag.types import Evidence, Finding, Query, Scope
from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS, read_words, without_names

_MOST = 24
_KEY = r"(?:abbreviations?|acronyms?|short forms?|short names?|initials|abbreviated (?:form|name))"
_SHORT_OF = (
    re.compile(rf"\b{_KEY}(?: (?:is|used|does|the report|use|stands?))* (?:of|for) (?P<name>.+)", re.IGNORECASE),
    re.compile(r"\b(?:how|what) (?:is|are|was|were) (?P<name>.+?) abbreviated\b", re.IGNORECASE),
    re.compile(r"\bhow (?:do|does|would|can|could) (?:\w+ ){1,2}?abbreviate (?P<name>.+)", re.IGNORECASE),
)
_BEHIND = re.compile(r"(?: (?:in|here|please|used|(?:the|this) (?:report|document|text)))+\W*$", re.IGNORECASE)
_SEVERAL = re.compile(r"\W*what (?:do|does) (?P<shorts>.+?) (?:stand for|mean)\W*", re.IGNORECASE)
_LIST_WORDS = FUNCTION_WORDS | REPORT_WORDS | frozenset(
    """list lists all every each abbreviation abbreviations acronym acronyms short form forms many number used use uses
    using introduced introduces explained spelled spelt out defined outcome outcomes full their meaning meanings them
    expansion expansions together contain contains include includes found appear appears occur glossary""".split()
)
_LISTED = re.compile(r"\b(?:abbreviations|acronyms|short forms)\b")
_NO_LIST = re.compile(r"\b(?:who|why|when|not|no)\b|^(?:is|are|does|do|has|have|was|were)\b(?! there)")


def abbreviate(query: Query, scope: Scope, index: Index) -> Finding | None:
    """The short form of the name asked about, quoted where it is introduced; or all short forms in scope, or those that
    are asked about together, with what they stand for. None where the question asks for anything else."""
    pairs = [Pair(section, abbreviation) for section in scope.sections for abbreviation in section.abbreviations]
    names = [match["name"] for pattern in _SHORT_OF if (match := pattern.search(query.question))]
    if names:
        found = _pairs_of(_BEHIND.sub("", names[0]), pairs)
        return _finding(found, found[0].abbreviation.short) if found else None
    if several := _asked_together(query.question, scope):
        return _finding(several)
    if not pairs or not _wants_all(query, scope, index):
        return None
    every = _each_once(pairs)
    return replace(listed := _finding(every), text=f"{len(every)} short forms are spelled out:\n\n{listed.text}")


def cite_expansion(outcome: Outcome, mark: Span) -> Evidence:
    """The sentence around `mark`, cut to what is needed, with it marked."""
    sentence = next(s for s in split_sentences(outcome.text) if s.start <= mark.start < s.end)
    span = cut_to_clauses(outcome.text, Span(sentence.start, max(sentence.end, mark.end)), mark, MOST_WORDS)
    return Evidence(outcome, span, (mark,))


def _pairs_of(name: str, pairs: Sequence[Pair]) -> list[Pair]:
    """Those whose expansion is `name`; else those of the only short form whose expansion has all its words, which must
    be two at least."""
    wanted = set(analyse(name))
    terms = [(set(analyse(pair.abbreviation.expansion)), pair) for pair in pairs]
    same = [pair for held, pair in terms if held == wanted]
    within = [pair for held, pair in terms if len(wanted) > 1 and wanted < held]
    if same or len({pair.abbreviation.short.casefold() for pair in within}) != 1:
        return _each_once(same)
    return _each_once(within)[:1]


def _each_once(pairs: Sequence[Pair]) -> list[Pair]:
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        plain = " ".join(pair.abbreviation.expansion.casefold().split())
        found.setdefault((pair.abbreviation.short.casefold(), plain), pair)
    return list(found.values())


def _asked_together(question: str, scope: Scope) -> list[Pair]:
    """The first expansion of each of three short forms or more; none where one of them is not spelled out."""
    match = _SEVERAL.fullmatch(question)
    shorts = re.split(r"\s*,\s*(?:and\s+|or\s+|&\s*)?|\s+(?:and|or|&)\s+", match["shorts"]) if match else []
    found = [spelled_out(short.strip("\"'“”‘’ "), scope.sections) for short in shorts if short]
    return [pairs[0] for pairs in found] if len(found) > 2 and all(found) else []


def _wants_all(query: Query, scope: Scope, index: Index) -> bool:
    words = read_words(without_names(query.question, scope), _LIST_WORDS, index.words)
    plain = " ".join(word.text for word in words)
    return all(word.known for word in words) and bool(_LISTED.search(plain)) and not _NO_LIST.search(plain)


def _finding(pairs: Sequence[Pair], short: str | None = None) -> Finding:
    """Each pair on a line of its own, with its report where there are several."""
    several = len({pair.outcome.report for pair in pairs}) > 1
    lines = []
    for n, pair in enumerate(pairs[:_MOST], 1):
        place = f"{report_name(pair.outcome.report)}, " if several else ""
        lines.append(f"{place}{pair.abbreviation.short}: {' '.join(pair.abbreviation.expansion.split())} [{n}]")
    evidence = tuple(cite_expansion(pair.outcome, pair.abbreviation.span) for pair in pairs[:_MOST])
    notes = tuple(not_shown(len(pairs) - _MOST, "short forms"))
    return Finding(evidence, short if len(pairs) == 1 else None, notes, text="\n".join(lines))
