"""Sentences are shown as they pass, and nothing waits for a model that does not come to an end."""

import time

import pytest
from scripted_server import Endless, Pause, Reply, ScriptedServer, say
from writer_world import AOPS, GOOD, LIMITS, NAME, SHORT, WOMEN, evidence, open_chat_at, query, quoting, write

from prompts.refusal import REFUSAL
from rag.types import Claim
from rag.writer.chat import Chat
from rag.writer.write_model import write_with_model


@pytest.mark.parametrize("size", [1, 2, 5, 33, 10_000])
def test_sentences_do_not_depend_on_where_the_stream_is_cut(
    size: int, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Character by character or all at once, the same claims come, in order, each once it has passed."""
    chat_server.will(
        say(f"{GOOD}. [1] {WOMEN} 【2】. It's all lies. The Roadmap will be initiated in 2022 [3].", size)
    )
    heard: list[Claim] = []
    answer = write(real_chat, heard=heard)
    assert heard == list(answer.claims)
    assert [claim.text for claim in heard] == [
        f"{GOOD}.", f"{WOMEN}.", "The Roadmap will be initiated in 2022.",
    ]  # fmt: skip


def test_a_sentence_is_handed_on_before_the_stream_ends(chat_server: ScriptedServer, real_chat: Chat) -> None:
    """What has passed is shown while the model still writes."""
    chat_server.will(Reply((f"{GOOD} [1]. Around 400 ", Pause(1.5), "IVR calls were from women [2].")))
    began, times = time.monotonic(), []
    write_with_model(
        query(),
        evidence(),
        quoting(),
        real_chat,
        lambda _: times.append(time.monotonic() - began),
        limits=LIMITS,
    )
    assert len(times) == 2
    assert times[1] - times[0] > 1


@pytest.mark.parametrize(
    "text", [REFUSAL, f"{REFUSAL}\n", REFUSAL.upper(), f"**{REFUSAL}**", f"{REFUSAL} {GOOD} [1]."]
)
def test_a_refusal_becomes_not_in_report(text: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """The one sentence that the prompt asks for ends the answer; the nearest quote is still shown."""
    chat_server.will(say(text))
    answer = write(real_chat)
    assert (answer.status, answer.claims, answer.short_answer) == ("not_in_report", (), None)
    assert answer.text == f"{REFUSAL} The nearest passage is in 3.1 [1]."
    assert [citation.quote for citation in answer.citations] == [AOPS]


SLOW = [
    Reply((Pause(30), f"{GOOD} [1].")),
    Reply((f"{GOOD} [1]. {WOMEN}", Pause(30), " [2].")),
    Reply((Endless("word "),)),
    Reply((Endless("w", every=0.05),)),
    Reply((Endless(f"{GOOD} [1]. ", every=0.2),)),
]


@pytest.mark.parametrize("reply", SLOW)
def test_nothing_waits_past_the_time_limit(reply: Reply, chat_server: ScriptedServer) -> None:
    """A stall, an endless stream and a drip of letters end within the limit, and the quotes stand."""
    chat_server.will(reply)
    slow = open_chat_at(chat_server, SHORT)
    began = time.monotonic()
    answer = write(slow, SHORT)
    assert time.monotonic() - began < 10  # the limit is one second; the rest is for a busy machine
    assert answer.writer in (NAME, "quotes")
    if answer.writer == "quotes":
        assert "longer than 1 s" in answer.notes[-1] or "more than" in answer.notes[-1]


def test_an_abandoned_stream_is_closed(chat_server: ScriptedServer) -> None:
    """The server sees the client hang up soon after the limit: no thread goes on reading."""
    chat_server.will(Reply((Endless("word ", every=0.02),)))
    write(open_chat_at(chat_server, SHORT), SHORT)
    assert chat_server.hung_up.wait(15)
