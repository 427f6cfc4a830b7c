"""For tests of the writer: three pieces of evidence from the real report, and what holds of any answer."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from scripted_server import ScriptedServer

from ingest.read import read_paths
from ingest.sentences import split_sentences
from ingest.types import Outcome, Span
from prompts.render import Prompt
from rag.figures.figure_match import missing_figures
from rag.figures.figures import read_figures
from rag.quoting.cite import checked
from rag.types import Answer, Citation, Claim, Evidence, Filters, Query
from rag.writer.call import Call
from rag.writer.chat import Chat, open_chat
from rag.writer.settings import Limits, read_writer_settings
from rag.writer.write_model import write_with_model

REPORT = Path(__file__).parent.parent / "reports" / "cambodia-2021.txt"
QUESTION = "How many AOPs were developed, who called the helpline, and what comes next?"

AOPS = (
    "During this reporting period, 15 AOPs have been developed by 11-line ministries, 3 CSOS, and the Bar "
    "Association of the Kingdom of Cambodia."
)
CALLS = (
    "In 2021 around 400 IVR calls were from women, 32 IVR calls were from LGBTIQ persons, while the rest of "
    "the IVR calls were of unknown gender."
)
LINE = (
    "The Helpline 1280, operated by UN Women CSO partner, received between 12,000-17,000 IVR calls per "
    "quarter."
)
ROADMAP = "UN Women will be working with MoWA on a Roadmap for Legal Reform that will be initiated in 2022."
QUOTES = {1: AOPS, 2: CALLS, 3: ROADMAP}
"""Key by which a model cites each sentence; the sentences beside them come under the same key."""


GOOD = "Fifteen AOPs were developed by 11 line ministries, three CSOs and the Bar Association"
WOMEN = "Around 400 IVR calls came from women and 32 from LGBTIQ persons in 2021"
"""True to the first and second quote, in other words."""

NAME = "openai:scripted"
LIMITS = Limits(seconds=15.0, retries=2, completion_tokens=800)
SHORT = replace(LIMITS, seconds=1.0)


class SaidBefore:
    """A chat that replies with a fixed text and remembers what it was asked."""

    name = "fake:said-before"

    def __init__(self, text: str, size: int = 7) -> None:
        self.text, self.size, self.asked = text, size, list[Prompt]()

    def stream(self, prompt: Prompt, call: Call | None = None) -> Iterator[str]:
        self.asked.append(prompt)
        if call:
            call.requests += 1
        yield from (self.text[i : i + self.size] for i in range(0, len(self.text), self.size))


@cache
def outcomes() -> tuple[Outcome, ...]:
    """The outcomes of the Cambodia report."""
    return read_paths([REPORT]).reports[0].outcomes


@cache
def evidence() -> tuple[Evidence, ...]:
    """One piece to each of `QUOTES`."""
    return tuple(Evidence(*_find(quote), ()) for quote in QUOTES.values())


@cache
def quoting() -> Answer:
    """The answer in quotes that a model's answer replaces or falls back to."""
    citations = tuple(
        Citation(n, piece.outcome, *piece.span, QUOTES[n]) for n, piece in enumerate(evidence(), start=1)
    )
    return Answer(
        question=QUESTION,
        standalone_question=QUESTION,
        status="answered",
        text="\n\n".join(f"{citation.quote} [{citation.n}]" for citation in citations),
        short_answer="15",
        claims=tuple(Claim(citation.quote, (citation.n,), verified=True) for citation in citations),
        citations=citations,
        confidence=0.9,
        retrieved=(),
        notes=("Searched: everything.",),
        writer="quotes",
        index="abc",
    )


def query() -> Query:
    """The question of `quoting`."""
    return Query(QUESTION, QUESTION, Filters())


def open_chat_at(server: ScriptedServer, limits: Limits) -> Chat:
    """The real client, pointed at the scripted server."""
    environ = {"WRITER": NAME, "WRITER_BASE_URL": server.url, "OPENAI_API_KEY": "sk-secret-of-the-test"}
    settings = read_writer_settings(environ)
    assert settings is not None
    return open_chat(replace(settings, limits=limits), environ)


def write(chat: Chat, limits: Limits = LIMITS, heard: list[Claim] | None = None) -> Answer:
    """The answer that `chat` leads to, after `must_be_honest`; `heard` gets the claims as they are shown."""
    on_sentence = None if heard is None else heard.append
    answer = write_with_model(query(), evidence(), quoting(), chat, on_sentence, limits=limits)
    must_be_honest(answer, chat.name)
    return answer


def must_be_honest(answer: Answer, writer: str) -> None:
    """What holds of every answer whatever a model did: quotes exact, nothing unverified shown as verified."""
    assert checked(answer) is answer
    assert answer.writer in (writer, "quotes")
    if answer.writer == "quotes":
        assert (answer.claims, answer.citations, answer.text) == (
            quoting().claims, quoting().citations, quoting().text,
        )  # fmt: skip
        assert any(writer in note for note in answer.notes)
    cited = {citation.n: citation for citation in answer.citations}
    for claim in answer.claims:
        quotes = [read_figures(cited[n].quote) for n in claim.citations]
        assert claim.verified
        assert claim.citations
        assert not missing_figures(read_figures(claim.text), quotes, [2021])
    for forbidden in (
        "<",
        "](",
        "![",
        "http:",
        "https:",
        "javascript:",
        "\x1b",
        "\u202e",
        "$$",
        "`",
        ":red[",
    ):
        assert forbidden not in answer.text


def _find(quote: str) -> tuple[Outcome, Span]:
    for outcome in outcomes():
        start = outcome.text.find(quote)
        if start >= 0:
            span = Span(start, start + len(quote))
            assert span in split_sentences(outcome.text)
            return outcome, span
    raise AssertionError(quote)
