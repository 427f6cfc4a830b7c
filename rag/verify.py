"""Re-checks a saved answer line against the index: quotes sliced again, figures looked for in them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.index import Index
from rag.figures.figure_match import missing_figures, right_sums
from rag.figures.figures import read_figures

_MARKER = re.compile(r"\[(\d+)\]")


def verify_line(line: Mapping[str, Any], index: Index) -> tuple[str, ...]:
    """What is wrong with an answer line, one sentence each; empty where nothing is.

    Quotes are compared with the sections of `index`, whatever generation the line was written from. Figures
    of every verified claim and of the short answer must stand in the quotes cited. A line that lacks a part
    of the contract is reported, not raised.
    """
    try:
        citations = {int(citation["n"]): citation for citation in line["citations"]}
        problems = [problem for cited in citations.values() for problem in _quote_problems(cited, index)]
        if len(citations) < len(line["citations"]):
            problems.append("two citations have the same number")
        problems += _text_problems(line, citations)
        for n, claim in enumerate(line["claims"], start=1):
            problems += [f"claim {n}: {problem}" for problem in _claim_problems(claim, citations)]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return (f"not an answer line: {type(error).__name__} at {error}",)
    return tuple(problems)


def _quote_problems(citation: Mapping[str, Any], index: Index) -> list[str]:
    name = f"citation {citation['n']}"
    report_id, outcome_id = citation["report_id"], citation["outcome_id"]
    try:
        text = index.section(report_id, outcome_id).text
    except KeyError:
        return [f"{name}: the index has no section {report_id} {outcome_id}"]
    start, end = int(citation["start"]), int(citation["end"])
    if not 0 <= start < end <= len(text):
        return [f"{name}: {start}:{end} lies outside {report_id} {outcome_id}"]
    if text[start:end] != citation["quote"]:
        return [f"{name}: the quote differs from {report_id} {outcome_id} at {start}:{end}"]
    return []


def _text_problems(line: Mapping[str, Any], citations: Mapping[int, Any]) -> list[str]:
    cited = _MARKER.findall(line["text"])
    problems = [f"the text cites [{n}], which is no citation" for n in cited if int(n) not in citations]
    if line["status"] == "answered" and not line["claims"]:
        problems.append("answered, but nothing is claimed")
    if line["short_answer"]:
        derived = right_sums(" ".join([line["text"], *line["notes"]]))
        missing = _missing(line["short_answer"], list(citations.values()))
        problems += [f"short answer: {figure!r} stands in no quote" for figure in missing if figure not in derived]
    return problems


def _claim_problems(claim: Mapping[str, Any], citations: Mapping[int, Any]) -> list[str]:
    unknown = [n for n in claim["citations"] if n not in citations]
    if unknown:
        return [f"cites {n}, which is no citation" for n in unknown]
    if not claim["verified"]:
        return []
    if not claim["citations"]:
        return ["shown as verified, but cites nothing"]
    missing = _missing(claim["text"], [citations[n] for n in claim["citations"]])
    return [f"{figure!r} stands in no quote that it cites" for figure in missing]


def _missing(text: str, cited: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    years = {int(citation["year"]) for citation in cited if citation["year"] is not None}
    # the number of the cited outcome is no figure of the text: it is where the text was found
    for citation in cited:
        number = str(citation["outcome_id"]).rpartition("_")[2]
        text = re.sub(rf"\boutcome {re.escape(number)}\b", "outcome", text, flags=re.IGNORECASE)
    return missing_figures(read_figures(text), [read_figures(str(c["quote"])) for c in cited], years)
