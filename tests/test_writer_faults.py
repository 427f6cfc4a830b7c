"""A server that fails: quotes answer, the note says why, and what may pass is tried again."""

import pytest
from scripted_server import Cut, Reply, ScriptedServer, say
from writer_world import GOOD, NAME, WOMEN, write

from rag.writer.chat import Chat

FAULTS = [
    ([Reply(status=401)], "refused the key (401); check OPENAI_API_KEY", 1),
    ([Reply(status=403)], "refused the key (403); check OPENAI_API_KEY", 1),
    ([Reply(status=404)], "is not known at this address (404)", 1),
    ([Reply(status=400)], "WRITER_TEMPERATURE=none", 1),
    ([Reply(status=422)], "failed with status 422", 1),
    ([Reply(status=429)], "over its rate limit or quota (429)", 3),
    ([Reply(status=429, headers=(("Retry-After", "60"),))], "over its rate limit or quota (429)", 1),
    ([Reply(status=500)], "failed with status 500", 3),
    ([Reply(status=503)], "failed with status 503", 3),
    ([Reply((Cut(),))], "could not be reached", 3),
    ([Reply((f"{GOOD} [1]. {WOMEN} [2]. And th", Cut()))], "broke off in the middle", 1),
    ([Reply()], "it wrote nothing", 1),
    ([say("   \n\n  ")], "it wrote nothing", 1),
    ([say("[1][2][3]")], "it wrote nothing", 1),
    ([say("...")], "it wrote nothing", 1),
    ([Reply(("x" * 10_000_000,))], "more than 4800 characters", 1),
    ([say("Lorem ipsum dolor. " * 1000, 4000)], "sentences were not supported", 1),
]


@pytest.mark.parametrize(("script", "reason", "attempts"), FAULTS)
def test_quotes_answer_when_the_model_cannot(
    script: list[Reply], reason: str, attempts: int, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """The note says why in one line, without the key; what may pass is tried again, what may not is not."""
    chat_server.will(*script)
    answer = write(real_chat)
    assert answer.writer == "quotes"
    assert reason in answer.notes[-1]
    assert "sk-secret" not in answer.notes[-1]
    assert "\n" not in answer.notes[-1]
    tried = len(chat_server.requests)
    assert tried == attempts or 1 < tried < attempts  # on a slow machine the time may be up before the last try


@pytest.mark.parametrize("first", [Reply(status=429), Reply(status=500), Reply((Cut(),))])
def test_a_failure_that_passes_is_not_noticed(
    first: Reply, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """One refusal, server error or broken connection before the first word is tried again."""
    chat_server.will(first, say(f"{GOOD} [1]."))
    assert write(real_chat).writer == NAME
