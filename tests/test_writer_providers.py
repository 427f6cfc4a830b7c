"""Anthropic's and Ollama's own clients over real HTTP: the same answers and the same faults as OpenAI's."""

import pytest
from scripted_server import Cut, Pause, Reply, ScriptedServer, say
from writer_world import GOOD, LIMITS, SHORT, WOMEN, write

from rag.writer.chat import Chat, open_chat
from rag.writer.settings import Limits, WriterSettings

PROVIDERS = ("anthropic", "ollama")
KEY = "sk-secret-of-the-test"


def open_at(provider: str, server: ScriptedServer, limits: Limits = LIMITS) -> Chat:
    """The provider's real client, pointed at the scripted server."""
    pytest.importorskip(f"langchain_{provider}")
    settings = WriterSettings(provider, "m", server.url.removesuffix("/v1"), limits=limits)
    return open_chat(settings, {"ANTHROPIC_API_KEY": KEY})


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_good_answer_is_written(provider: str, chat_server: ScriptedServer) -> None:
    """Streamed, checked, with the tokens counted; the request names the model and its longest reply."""
    chat_server.will(say(f"{GOOD} [1]. {WOMEN} [2]."))
    answer = write(open_at(provider, chat_server))
    assert answer.writer == f"{provider}:m"
    assert [claim.citations for claim in answer.claims] == [(1,), (2,)]
    assert answer.tokens["completion"] > 0
    request = chat_server.requests[0]
    assert request["model"] == "m"
    assert request["stream"] is True
    assert LIMITS.completion_tokens in (request.get("max_tokens"), request.get("options", {}).get("num_predict"))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_lie_is_not_shown(provider: str, chat_server: ScriptedServer) -> None:
    """A figure that no source has: quotes answer."""
    chat_server.will(say("Fifty-one AOPs were developed by 11 line ministries [1]."))
    assert write(open_at(provider, chat_server)).writer == "quotes"


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(
    ("script", "reason", "attempts"),
    [
        ([Reply(status=401)], "refused the key (401)", 1),
        ([Reply(status=404)], "is not known at this address (404)", 1),
        ([Reply(status=429)], "over its rate limit or quota (429)", 3),
        ([Reply(status=500)], "failed with status 500", 3),
        ([Reply((f"{GOOD} [1]. And th", Cut()))], "broke off in the middle", 1),
        ([Reply()], "it wrote nothing", 1),
        ([Reply(("x" * 1_000_000,))], "more than 4800 characters", 1),
    ],
)
def test_quotes_answer_when_the_provider_cannot(
    provider: str, script: list[Reply], reason: str, attempts: int, chat_server: ScriptedServer
) -> None:
    """The note says why in one line, without the key; what may pass is tried again, what may not is not."""
    chat_server.will(*script)
    answer = write(open_at(provider, chat_server))
    assert answer.writer == "quotes"
    assert reason in answer.notes[-1]
    assert KEY not in answer.notes[-1]
    assert "\n" not in answer.notes[-1]
    tried = len(chat_server.requests)
    assert tried == attempts or 1 < tried < attempts  # on a slow machine the time may be up before the last try


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_stall_ends_at_the_limit(provider: str, chat_server: ScriptedServer) -> None:
    """Silence in the middle of a sentence: quotes answer and the note says so."""
    chat_server.will(Reply(("Fifteen AOPs", Pause(20))))
    answer = write(open_at(provider, chat_server, SHORT), SHORT)
    assert answer.writer == "quotes"
    assert "1 s" in answer.notes[-1]
