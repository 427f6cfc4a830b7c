"""Several questions in one: "What is the data date, and was 3.1 achieved?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.index import Index
from rag.kinds.breadth import wants_everything
from rag.question.understand import understand
from rag.quoting.write_quotes import quotes_text
from rag.retrieval.retrieve import look_up
from rag.retrieval.scope import resolve_scope
from rag.types import CERTAIN, Evidence, Finding, Query, Search
from rag.words.ellipsis import AUXILIARY, QUESTION_WORD
from rag.words.names import named_outcomes
from rag.words.question_words import FUNCTION_WORDS

MOST_PARTS = 4
_MOST_BARE = 3
"""Words of a question that adds nothing to the one before it but "why?" or "who was it?"."""
_ASKS = rf"(?:{QUESTION_WORD}|{AUXILIARY})\b"
_NEXT = re.compile(rf"\?\s+(?:(?:and|also)\b\W*)*(?={_ASKS})|,?\s+and\s+(?:also\s+)?(?={_ASKS})", re.IGNORECASE)
_OPENS = re.compile(rf"^\W*(?:(?:please|hi|hello|hey)\W+)*{_ASKS}", re.IGNORECASE)
_NO_PREDICATE = re.compile(rf"^\W*{QUESTION_WORD}(?! {AUXILIARY}\b)(?: [\w-]+){{1,2}}\W*$", re.IGNORECASE)
"""A question word and its noun, which go on behind "and" ("what year and which country …")."""
_BARE = re.compile(r"^\W*(?:the )?[\w-]+(?: [\w-]+)? (?:of|for) [^?,]+$", re.IGNORECASE)
"""A thing that is asked for without a verb ("the id of 3.1")."""
_THINGS = r"(?P<things>[^,]+?(?:, [^,]+?)*),? and (?P<last>.+?)"
_PLEASE = r"(?:(?:please|give|tell|show|state|name)(?: me| us)? )*(?:the )?"
_JOINED = (
    (r"(?:what|which) (?P<things>[\w-]+) and (?:what|which) (?P<last>[\w-]+)"
     rf"(?P<behind> {AUXILIARY} .+?)", "What {}{}?"),
    (rf"what(?:['’]s| is| are| was) {_THINGS}(?P<behind> (?:of|for|in) .+?)?", "What is {}{}?"),
    (rf"{_PLEASE}{_THINGS}(?P<behind> (?:of|for) .+?)", "What is the {}{}?"),
    (rf"what do {_THINGS}(?P<behind> (?:stand for|mean)\b.*?)", "What does {}{}?"),
)
_NO_THING = re.compile(r"\b(?:of|for|in|to|and)\b|\d\.\d|_\d")
"""A thing that is asked of something has that behind the last one, and is no outcome itself."""
_WORD = re.compile(r"[^\W\d_]{2,}|\d+(?:\.\d+)?")


def questions_in(query: Query, index: Index) -> tuple[Query, ...]:
    """The questions that `query` asks one after the other ("…, and how many …?"), each understood with those before it;
    empty where it asks one only, or the next one has no word of its own ("and why?")."""
    parts = _NEXT.split(query.question)
    asks = [bool(_OPENS.match(part)) for part in parts]
    if not 2 <= len(parts) <= MOST_PARTS or not all(asks[1:]) or not (asks[0] or _BARE.match(parts[0])):
        return ()
    if not all(map(_says_something, parts)) or any(map(_NO_PREDICATE.match, parts[:-1])):
        return ()
    return tuple(
        understand(part, index, query.filters, (*query.history, *parts[:n])) for n, part in enumerate(parts)
    )


def things_in(query: Query, index: Index) -> tuple[Query, ...]:
    """One question for each of the things that `query` asks for together ("the id and the status of 3.1"); empty
    where it is not put so."""
    for pattern, asks in _JOINED:
        if match := re.match(rf"^\W*{pattern}\W*$", query.question, re.IGNORECASE):
            things = [*match["things"].split(", "), match["last"]]
            if len(things) > MOST_PARTS or any(map(_NO_THING.search, things)):
                return ()
            parts = [asks.format(thing, match["behind"] or "").replace(" the the ", " the ") for thing in things]
            return tuple(understand(part, index, query.filters, query.history) for part in parts)
    return ()


def by_itself(query: Query, before: Query, told: Finding | None, index: Index) -> Query | None:
    """`query` without the question before it, of the outcome which that one names or is answered with; None where there
    is no such outcome or more than one."""
    outcomes = before.outcomes or named_outcomes((told and told.short_answer) or "", ())
    if len(outcomes) != 1 or query.standalone == query.question:
        return None
    return replace(understand(query.question, index, query.filters), outcomes=outcomes)


def unsearched(query: Query, search: Search, index: Index) -> Search:
    """Where one of the questions that `search` is for may be answered from, nothing looked up yet."""
    return replace(search, query=query, scope=resolve_scope(query, index), passages=(), elsewhere=0.0)


def searched(query: Query, search: Search, index: Index) -> Search:
    """The same with the passages that are to be read."""
    found = look_up(query, index, resolve_scope(query, index), census=wants_everything(query.question))
    return replace(found, generation=search.generation)


def in_one(queries: Sequence[Query], findings: Sequence[Finding]) -> Finding:
    """The findings one after the other, as one; those that are none are named in a note, and where all are, their
    reasons are given."""
    told = [(query, finding) for query, finding in zip(queries, findings, strict=True) if finding.reason is None]
    if not told:
        reasons = dict.fromkeys(finding.reason for finding in findings if finding.reason)
        return replace(findings[0], reason=" ".join(reasons))
    evidence: list[Evidence] = []
    texts = []
    for _, finding in told:
        new = [piece for piece in finding.evidence if finding.text or not _within(piece, evidence)]
        texts.append(_renumbered(finding.text or quotes_text(new), len(evidence)))
        evidence += new
    untold = [f"Not in the report: {query.question.strip(' ?')}. {finding.reason or ''}".strip()
              for query, finding in zip(queries, findings, strict=True) if finding.reason is not None]
    shorts = [finding.short_answer for _, finding in told]
    return Finding(
        evidence=tuple(evidence),
        short_answer="; ".join(dict.fromkeys(filter(None, shorts))) if all(shorts) and not untold else None,
        notes=(*dict.fromkeys(note for _, finding in told for note in finding.notes), *untold),
        text="\n\n".join(filter(None, texts)),
        certainty=min(CERTAIN if finding.certainty is None else finding.certainty for _, finding in told),
    )


def _says_something(part: str) -> bool:
    words = _WORD.findall(part)
    return len(words) > _MOST_BARE or any(word.casefold() not in FUNCTION_WORDS for word in words)


def _within(piece: Evidence, held: Sequence[Evidence]) -> bool:
    return any(other.outcome == piece.outcome and other.span.start <= piece.span.start
               and piece.span.end <= other.span.end for other in held)


def _renumbered(text: str, by: int) -> str:
    return re.sub(r"\[(\d+)\]", lambda match: f"[{int(match[1]) + by}]", text)
