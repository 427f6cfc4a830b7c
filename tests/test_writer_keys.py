"""Citation keys over real HTTP: every form is understood, and each sentence cites what tells it."""

import pytest
from scripted_server import ScriptedServer, say
from writer_world import AOPS, CALLS, GOOD, LINE, NAME, ROADMAP, WOMEN, write

from rag.writer.chat import Chat

KEY_FORMS = [
    "{s} [1].", "{s}. [1]", "{s}.[1]", "{s} [1][1].", "{s} [1, 1].", "{s} [ 1 ].", "{s} 【1】.", "{s}【1】。",
    "{s} 【1†source】.", "{s} ［１］.", "{s} (1).", "{s} [^1].", "{s}.[^1]\n\n[^1]: XM-DAC-41146-KHM_D_3.1",
    "{s}.¹", "{s} ①.", "{s} <sup>1</sup>.", "{s} <sup>[1]</sup>.", "{s} [[1]].", "{s} \\[1\\].", "{s} `[1]`.",
    "{s} **[1]**.", "{s} [Source 1].", "{s} (source: 1).", "{s} (see [1]).", "{s} [key 1].",
    "{s} [evidence #1].",
    "{s} {{1}}.", "{s} ⟦1⟧.", "{s} [1](https://evil.example/x).", "[1] {s}.", "{s} ^1.", "{s} [1-1].",
    "{s} [1;1].", "{s} [1] [9].", "{s} [1, 9].", "{s} [Ref. 1].", "{s} [1,].", "{s} (1)",
    "{s} [1]", "- {s} [1].", "{s} [[1]](http://x.y).", "{s} [1.].", "{s} <1>.", '{s} ["1"].', "{s} <cite>1</cite>.",
    "{s} ['1', '9'].", '{s} <ref id="a">1</ref>.',
]  # fmt: skip


@pytest.mark.parametrize("form", KEY_FORMS)
def test_a_key_is_understood_in_every_form(form: str, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """However a model writes its key, the sentence is shown with our own marker and the exact quote."""
    chat_server.will(say(form.replace("{{", "{").replace("}}", "}").replace("{s}", GOOD)))
    answer = write(real_chat)
    assert answer.writer == NAME
    assert [claim.text.rstrip(".。") for claim in answer.claims] == [GOOD]
    assert [citation.quote for citation in answer.citations] == [AOPS]
    assert answer.text.endswith("[1]")


SEVERAL = [
    (f"{GOOD} [1]. {WOMEN} [2].", [AOPS, CALLS]),
    (f"{WOMEN} [2]. {GOOD} [1].", [CALLS, AOPS]),
    (f"{GOOD} [1]; {WOMEN[0].lower()}{WOMEN[1:]} [2].", [AOPS, CALLS]),
    (f"[1] {GOOD}. [2] {WOMEN}.", [AOPS, CALLS]),
    (f"{GOOD}. [1] {WOMEN}. [2]", [AOPS, CALLS]),
    (f"{GOOD} [1].\n\n{WOMEN} [2].", [AOPS, CALLS]),
    (f"1. {GOOD} [1].\n2. {WOMEN} [2].", [AOPS, CALLS]),
    (f"* {GOOD} [1]\n* {WOMEN} [2]", [AOPS, CALLS]),
    ("The Helpline 1280 received between 12,000 and 17,000 IVR calls per quarter [2].", [LINE]),
    ("UN Women will work with MoWA on a Roadmap for Legal Reform, to be initiated in 2022 [3].", [ROADMAP]),
]


@pytest.mark.parametrize(("text", "quotes"), SEVERAL)
def test_each_sentence_cites_the_one_sentence_that_tells_it(
    text: str, quotes: list[str], chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Citations are narrowed from the piece of evidence to the sentence in it, numbered as they are read."""
    chat_server.will(say(text))
    answer = write(real_chat)
    assert answer.writer == NAME
    assert [citation.quote for citation in answer.citations] == quotes
    assert [citation.n for citation in answer.citations] == list(range(1, len(quotes) + 1))
