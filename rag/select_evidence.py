"""Reading the passages and choosing what to quote."""

from collections.abc import Sequence

from ingest.index import Index
from rag.breadth import wants_everything, wants_several
from rag.certainty import certainty_signals
from rag.choose import Ranked, choose_narrow, choose_wide
from rag.expand import with_short_forms
from rag.printed import as_printed
from rag.read import Reader
from rag.selector import Selector
from rag.signals import Candidate, gather_candidates
from rag.types import Evidence, Finding, Scope, Search


def select_evidence(search: Search, index: Index, reader: Reader, selector: Selector) -> Finding:
    """What to quote from the passages found, with the probability that it answers.

    Below the selector's threshold, or where the question names what no report has, it is a refusal with the
    best sentence as the nearest thing. A question for everything gets every likely sentence of every outcome.
    """
    if not search.passages:
        return Finding(reason="", certainty=0.0)
    ranked = rank_sentences(search, index, reader, selector)
    certainty = selector.answered.probability(certainty_signals(search, ranked))
    if search.scope.absent or certainty < selector.threshold:
        return Finding(choose_narrow(ranked[:1], 1.0), reason=_absent(search.scope), certainty=certainty)
    if wants_several(search.query.question):
        evidence = choose_wide(ranked, selector.include)
    else:
        evidence = choose_narrow(ranked, selector.include)
    notes = _silent(search.scope, evidence) if wants_everything(search.query.question) else ()
    return Finding(evidence, _short(ranked, evidence), notes, certainty=certainty)


def rank_sentences(search: Search, index: Index, reader: Reader, selector: Selector) -> Ranked:
    """Every sentence of the passages with the probability that it is evidence, best first; equal ones in the
    order of the passages."""
    candidates = read_candidates(search, index, reader)
    return sorted(((selector.sentence.probability(c.signals), c) for c in candidates), key=lambda pair: -pair[0])


def read_candidates(search: Search, index: Index, reader: Reader) -> tuple[Candidate, ...]:
    """Every sentence of the passages with its signals, in their order."""
    question = with_short_forms(as_printed(search.query.standalone, search.scope), search.scope)
    readings = reader.read(question, [passage.chunk for passage in search.passages])
    return gather_candidates(search, readings, index)


def _short(ranked: Ranked, evidence: Sequence[Evidence]) -> str | None:
    """The words that the reader marked, where one quote answers."""
    best = ranked[0][1]
    if best.mark is None or len(evidence) > 1 or best.mark not in evidence[0].marks:
        return None
    return best.chunk.outcome.text[best.mark.start : best.mark.end]


def _absent(scope: Scope) -> str:
    if not scope.absent:
        return ""
    numbers = sorted({section.number for section in scope.sections if section.number})
    return " ".join(f"No report here has {name}.{_nearest(name, numbers)}" for name in scope.absent)


def _nearest(name: str, numbers: Sequence[str]) -> str:
    """The outcomes that share the first figure with the one that is absent, else all there are."""
    if not name.startswith("outcome") or not numbers:
        return ""
    parts = [number for number in numbers if number.startswith(f"{name.removeprefix('outcome ')}.")]
    there = parts or numbers
    return f" There {'is' if len(there) == 1 else 'are'} {', '.join(there)}."


def _silent(scope: Scope, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Which of the outcomes searched gave nothing, where they are few enough to be named."""
    told = {piece.outcome.key for piece in evidence}
    silent = [s.number or s.title or s.outcome_id for s in scope.sections if s.key not in told]
    return (f"Nothing found under {', '.join(silent)}.",) if silent and len(scope.sections) <= 12 else ()
