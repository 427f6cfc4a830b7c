"""An answer as HTML: its text, the sources behind it, and how it came about. Pure functions, no Streamlit."""

import re
from collections.abc import Iterator

from ingest.types import Span
from rag.types import Answer, Citation, Claim, Passage
from ui.html import bold_text, escape_text, facts_html, folded_html, list_html, shift
from ui.names import outcome_name, report_name, short_id

PASSAGES_SHOWN = 5
_MARKER = re.compile(r"\[(\d+)\]")


def question_html(question: str) -> str:
    """The question as a heading, so that a screen reader can step from turn to turn."""
    return f'<h2 class="question">{escape_text(question)}</h2>'


def answer_html(answer: Answer, turn: int) -> str:
    """The whole answer: `.answer-text` holds exactly `answer.text`, buttons name a source in `data-cite`."""
    parts = [_understood(answer), _short_answer(answer), _text(answer, turn), _sources(answer, turn)]
    parts += [_notes(answer), _origin(answer, turn)]
    return f'<article class="answer {answer.status}">{"".join(parts)}</article>'


def _understood(answer: Answer) -> str:
    if answer.status == "out_of_scope" or answer.standalone_question.strip() == answer.question.strip():
        return ""
    return f'<p class="understood">Understood as: <q>{escape_text(answer.standalone_question)}</q></p>'


def _short_answer(answer: Answer) -> str:
    return f'<p class="short-answer">{escape_text(answer.short_answer)}</p>' if answer.short_answer else ""


def _text(answer: Answer, turn: int) -> str:
    """The text, each claim drawn by itself: a "[1]" inside a quote is the report's own and no marker."""
    numbers = {citation.n for citation in answer.citations}
    drawn, at = "", 0
    for claim, start in _placed_claims(answer):
        drawn += _with_markers(answer.text[at:start], numbers, turn) + _claim(claim, answer)
        at = start + len(claim.text)
    drawn += _with_markers(answer.text[at:], numbers, turn)
    return f'<p class="answer-text">{drawn}</p>'


def _placed_claims(answer: Answer) -> Iterator[tuple[Claim, int]]:
    at = 0
    for claim in answer.claims:
        start = answer.text.find(claim.text, at)
        if claim.text and start >= 0:
            yield claim, start
            at = start + len(claim.text)


def _with_markers(text: str, numbers: set[int], turn: int) -> str:
    drawn, at = "", 0
    for match in _MARKER.finditer(text):
        if int(match[1]) in numbers:
            drawn += escape_text(text[at : match.start()])
            drawn += f'<button type="button" class="cite" data-cite="{turn}-{match[1]}">{match[0]}</button>'
            at = match.end()
    return drawn + escape_text(text[at:])


def _claim(claim: Claim, answer: Answer) -> str:
    """A claim with the key words of the quotes inside it in bold; one that failed its check says so."""
    keys: list[Span] = []
    for citation in answer.citations:
        start = claim.text.find(citation.quote)
        if citation.n in claim.citations and start >= 0:
            keys += shift(citation.marks, start - citation.start)
    drawn = bold_text(claim.text, keys)
    return drawn if claim.verified else f'<span class="unverified">{drawn}</span>'


def _sources(answer: Answer, turn: int) -> str:
    if not answer.citations:
        return ""
    heading = "Sources" if answer.status == "answered" else "Nearest passage"
    cards = "".join(_source(citation, answer, turn) for citation in answer.citations)
    return f'<h3>{heading}</h3><ol class="sources">{cards}</ol>'


def _source(citation: Citation, answer: Answer, turn: int) -> str:
    """One source; its quote is shown here only where the answer does not hold it already."""
    outcome = citation.outcome
    where = f"{report_name(outcome.report)} · {outcome_name(outcome)}"
    words = bold_text(citation.quote, shift(citation.marks, -citation.start))
    quote = "" if citation.quote in answer.text else f"<blockquote>{words}</blockquote>"
    return (
        f'<li><button type="button" class="open" data-cite="{turn}-{citation.n}">'
        f'<span class="n">{citation.n}</span><span class="what">'
        f'<span class="where">{escape_text(where)}</span> '
        f'<span class="id">{escape_text(outcome.outcome_id)}</span> '
        f'<span class="title">{escape_text(outcome.title)}</span></span> '
        f'<span class="cue">Read in full</span></button>{quote}</li>'
    )


def _notes(answer: Answer) -> str:
    """Notes, but for those that the text itself already says."""
    return list_html((note for note in answer.notes if note not in answer.text), "notes")


def _origin(answer: Answer, turn: int) -> str:
    """How the answer came about, folded away: writer, confidence, time, index, and the passages read."""
    written = "quoting, without a language model" if answer.writer == "quotes" else answer.writer
    total = answer.timings_ms.get("total")
    facts = [
        ("Written by", escape_text(written)),
        ("Confidence that the reports say", f"{answer.confidence:.0%}" if answer.status == "answered" else ""),
        ("Time", f"{total:.0f} ms" if total else ""),
        ("Tokens", ", ".join(f"{count} {kind}" for kind, count in answer.tokens.items() if count)),
        ("Index", escape_text(answer.index)),
    ]
    shown = answer.retrieved[:PASSAGES_SHOWN]
    passages = "".join(_passage(passage, number, turn) for number, passage in enumerate(shown))
    listed = f'<p>Passages ranked highest:</p><ol class="passages">{passages}</ol>' if passages else ""
    return folded_html("How this was answered", facts_html(facts) + listed, "origin")


def _passage(passage: Passage, number: int, turn: int) -> str:
    outcome, span = passage.chunk.outcome, passage.chunk.span
    where = f"{report_name(outcome.report)} · {short_id(outcome.outcome_id)}"
    named = escape_text(f"{where}, characters {span.start}–{span.end}")
    return f'<li><button type="button" class="link" data-cite="{turn}-p{number}">{named}</button></li>'
