"""Sentences are shown as they pass, and nothing waits for a model that does not come to an end."""

import time
from dataclasses import replace

import pytest
from scripted_server import Endless, Pause, Reply, ScriptedServer, say
from writer_world import AOPS, GOOD, LIMITS, NAME, SHORT, WOMEN, evidence, open_chat_at, query, quoting, write

from prompts.refusal import REFUSAL
from rag.types import Claim
from rag.writer.chat import Chat
from rag.writer.reasoning import without_reasoning
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


THINKING = "The user wants a number. Fifteen it is [1], or 99. </b> <b>"


@pytest.mark.parametrize("size", [1, 3, 10_000])
@pytest.mark.parametrize("tag", ["think", "thinking", "reasoning", "Think"])
def test_what_a_model_thinks_first_is_skipped(
    tag: str, size: int, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Neither shown nor quoted for nor counted as failed, however the stream cuts its tags."""
    chat_server.will(say(f"<{tag}>{THINKING}</{tag}>\n\n{GOOD} [1]. <{tag} x>{THINKING}</{tag} >{WOMEN} [2].", size))
    answer = write(real_chat)
    assert [claim.text for claim in answer.claims] == [f"{GOOD}.", f"{WOMEN}."]
    assert not [note for note in answer.notes if note.startswith("Not supported")]


def test_thinking_without_an_end_is_no_answer(chat_server: ScriptedServer, real_chat: Chat) -> None:
    """What is never closed is all thinking."""
    chat_server.will(say(f"<think>{GOOD} [1]. {WOMEN} [2]."))
    assert "it wrote nothing" in write(real_chat).notes[-1]


def test_a_figure_below_another_is_no_thinking() -> None:
    """An angle bracket that begins no such tag stays where it was."""
    text = "p <5 and <t or <thick> and <"
    assert "".join(without_reasoning(iter(text))) == text


SHOWN = [
    (f"Sure! Here is the answer:\n\n{GOOD} [1].\n\nLet me know if you need more.", [GOOD]),
    (f"Great question! {GOOD} [1]. I hope this helps.", [GOOD]),
    (f"Here is a short answer: {GOOD} [1].", [GOOD]),
    (f"Answer: {GOOD} [1]. Feel free to ask for further details!", [GOOD]),
    (f"{GOOD}. The Bar Association developed AOPs too [1].", [GOOD, "The Bar Association developed AOPs too"]),
    (f"Okay. {GOOD}. The Bar Association developed AOPs too [1]. Anything else?\n{WOMEN} [2].",
     [GOOD, "The Bar Association developed AOPs too", WOMEN]),
    (f"{GOOD}. {WOMEN} [1][2].", [GOOD, WOMEN]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), SHOWN)
def test_what_is_said_around_an_answer_costs_it_nothing(
    text: str, sentences: list[str], chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Greetings and offers are dropped in silence; keys at a paragraph's end are for each of its sentences."""
    chat_server.will(say(text, 5))
    answer = write(real_chat)
    assert [claim.text for claim in answer.claims] == [f"{sentence}." for sentence in sentences]
    assert not [note for note in answer.notes if note.startswith("Not supported")]


UNSUPPORTED = [
    f"{GOOD}.\n{WOMEN} [2].",
    f"{GOOD}. {WOMEN} [2].",
    f"{WOMEN} [2]. {GOOD}.",
    f"{WOMEN} [2]. {GOOD}. {WOMEN} [2].",
    f"{GOOD}. {WOMEN} [2]. It rained.",
    f"{WOMEN} [2]. No.",
    f"{WOMEN} [2]. Hello from Thailand!",
    f"{WOMEN} [2]. Here are 3 points:",
    f"{WOMEN} [2]. Thank the minister.",
]


@pytest.mark.parametrize("text", UNSUPPORTED)
def test_every_other_sentence_without_a_key_fails(text: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """A line of its own, keys in the middle, a word of the matter: such a sentence is told as not supported."""
    chat_server.will(say(text))
    answer = write(real_chat)
    assert GOOD not in answer.text
    assert "of its sentences" in answer.notes[-1] or "sentences were not supported" in answer.notes[-1]


REFUSALS = [
    REFUSAL, f"{REFUSAL}\n", REFUSAL.upper(), f"**{REFUSAL}**", f"{REFUSAL} [1]", "The report does not say.",
    "The reports don't say.", "The reports don’t specify.", "I'm sorry, the reports do not say.",
    "Answer: The reports do not say.", "The evidence does not answer the question.",
    "Unfortunately, the provided documents did not contain enough information to answer this question.",
    "Sure! The report does not explicitly state this. Let me know if you need anything else.",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_becomes_not_in_report(text: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """The one sentence that the prompt asks for, or another that says no more; the nearest quote is still shown."""
    chat_server.will(say(text))
    answer = write(real_chat)
    assert (answer.status, answer.claims, answer.short_answer) == ("not_in_report", (), None)
    assert answer.text == f"{REFUSAL} The nearest passage is in 3.1 [1]."
    assert [citation.quote for citation in answer.citations] == [AOPS]


@pytest.mark.parametrize("text", ["{r} {s} [1].", "{s} [1]. {r}", "{s} [1].\n\nSorry, the report does not say more."])
def test_a_refusal_beside_what_passed_is_dropped(text: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """What the reports do say stands."""
    chat_server.will(say(text.format(r=REFUSAL, s=GOOD)))
    answer = write(real_chat)
    assert (answer.status, [claim.text for claim in answer.claims]) == ("answered", [f"{GOOD}."])
    assert not [note for note in answer.notes if note.startswith("Not supported")]


@pytest.mark.parametrize(
    "text", ["The AOPs do not say.", "The report does not mention goats [1].", "The report does say.", "I cannot say."]
)
def test_a_denial_of_something_is_no_refusal(text: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """It is a statement about the matter, and fails like any that is not in the quote."""
    chat_server.will(say(text))
    answer = write(real_chat)
    assert (answer.status, answer.writer) == ("answered", "quotes")


def test_what_is_shown_is_not_shown_again(chat_server: ScriptedServer, real_chat: Chat) -> None:
    """However often a model says it, and in whatever case."""
    chat_server.will(say(f"{GOOD} [1]. {GOOD.upper()} [1]! " + f"{GOOD} [1]. " * 40))
    answer = write(real_chat)
    assert [claim.text for claim in answer.claims] == [f"{GOOD}."]
    assert not [note for note in answer.notes if note.startswith("Not supported")]


def test_no_more_sentences_are_shown_than_were_asked_for(chat_server: ScriptedServer) -> None:
    """The rest is not read."""
    limits = replace(LIMITS, max_sentences=2)
    chat_server.will(say(f"{GOOD} [1]. {WOMEN} [2]. The Roadmap will be initiated in 2022 [3]."))
    answer = write(open_chat_at(chat_server, limits), limits)
    assert [claim.text for claim in answer.claims] == [f"{GOOD}.", f"{WOMEN}."]


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
