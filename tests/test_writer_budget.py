"""What is sent, what it costs, and when nothing is sent."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from scripted_server import Reply, ScriptedServer, say
from writer_world import GOOD, LIMITS, NAME, QUOTES, evidence, must_be_honest, open_chat_at, query, quoting, write

from prompts.refusal import REFUSAL
from rag.writer.budget import TokenBudget
from rag.writer.chat import Chat
from rag.writer.settings import Limits
from rag.writer.write_model import write_with_model


def test_what_is_sent_is_the_prompt_with_evidence_as_data(
    chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Each piece is one line of JSON under its key; the refusal and the rules stand in the system message."""
    chat_server.will(say(f"{GOOD} [1]."))
    write(real_chat)
    (request,) = chat_server.requests
    system, user = request["messages"]
    assert REFUSAL in system["content"]
    assert system["role"] == "system"
    lines = [line for line in user["content"].splitlines() if line.startswith("{")]
    assert [
        f'"key": {key}' in line and quote in line
        for (key, quote), line in zip(QUOTES.items(), lines, strict=True)
    ]
    assert request["stream"] is True
    assert request["temperature"] == 0
    assert request["max_completion_tokens"] == 800
    assert chat_server.keys == ["Bearer sk-secret-of-the-test"]


def test_tokens_and_prompt_are_told_and_the_session_pays(
    chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """What an answer costs stands in it and comes off the session's budget, also when it is not shown."""
    budget = TokenBudget(10_000)
    for reply in (say(f"{GOOD} [1]."), say("Nonsense about cats and dogs.")):
        chat_server.will(reply)
        left = budget.left
        answer = write_with_model(query(), evidence(), quoting(), real_chat, limits=LIMITS, budget=budget)
        assert answer.prompt is not None
        assert len(answer.prompt) == 64
        assert answer.tokens["prompt"] > 300
        assert 3 < answer.tokens["completion"] < 60
        assert left - budget.left == sum(answer.tokens.values())


def spent(chat: Chat, limits: Limits = LIMITS) -> dict[str, int]:
    """The tokens of one answer by `chat`, which the session has paid."""
    budget = TokenBudget(100_000)
    answer = write_with_model(query(), evidence(), quoting(), chat, limits=limits, budget=budget)
    assert 100_000 - budget.left == sum(answer.tokens.values())
    return answer.tokens


@pytest.mark.parametrize("script", [[Reply(status=401)], [Reply(status=500)], [Reply(status=429)] * 3])
def test_a_request_that_is_turned_away_costs_nothing(
    script: list[Reply], chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """Nobody reads a prompt that is refused."""
    chat_server.will(*script)
    assert spent(real_chat) == {"prompt": 0, "completion": 0}


def test_where_nobody_listens_nothing_is_spent() -> None:
    """Nor without any time to ask in: then nothing is sent."""
    nowhere = ScriptedServer("http://127.0.0.1:9/v1")
    limits = replace(LIMITS, retries=0)
    assert spent(open_chat_at(nowhere, limits), limits) == {"prompt": 0, "completion": 0}


def test_without_time_nothing_is_sent(chat_server: ScriptedServer) -> None:
    """WRITER_SECONDS=0 asks no model."""
    chat_server.will(say(f"{GOOD} [1]."))
    limits = replace(LIMITS, seconds=0)
    assert spent(open_chat_at(chat_server, limits), limits) == {"prompt": 0, "completion": 0}
    assert not chat_server.requests


class BreaksOnce:
    """A model whose connection breaks after an empty first piece, then says `text`."""

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    def stream(self, messages: list[tuple[str, str]]) -> Iterator[SimpleNamespace]:
        self.asked += len(messages) // 2
        yield SimpleNamespace(text="")
        if self.asked == 1:
            raise ConnectionResetError
        yield SimpleNamespace(text=self.text)


def test_each_request_that_is_taken_is_paid_for(
    chat_server: ScriptedServer, real_chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that fails before its first word was read all the same; one that is turned away was not."""
    chat_server.will(say(f"{GOOD} [1]."))
    once = spent(real_chat)
    chat_server.will(Reply(status=500), say(f"{GOOD} [1]."))
    assert spent(real_chat) == once
    monkeypatch.setattr(real_chat, "_model", BreaksOnce(f"{GOOD} [1]."))
    assert spent(real_chat)["prompt"] == 2 * once["prompt"]


def test_what_is_not_read_is_not_counted(chat_server: ScriptedServer, real_chat: Chat) -> None:
    """A flood costs what was read of it."""
    chat_server.will(Reply(("a b. " * 200_000,)))
    assert spent(real_chat)["completion"] < LIMITS.completion_tokens * 6


@pytest.mark.parametrize(
    ("limits", "session", "reason"),
    [
        (replace(LIMITS, answer_tokens=900), 10_000, "over the limit of 900"),
        (LIMITS, 1000, "this session has 1000 tokens left"),
        (replace(LIMITS, evidence_tokens=20), 10_000, "no piece of evidence fits in 20 tokens"),
    ],
)
def test_over_budget_nothing_is_sent(
    limits: Limits, session: int, reason: str, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """An answer that may cost too much is not begun; quotes answer and say so."""
    chat_server.will(say(f"{GOOD} [1]."))
    answer = write_with_model(
        query(), evidence(), quoting(), real_chat, limits=limits, budget=TokenBudget(session)
    )
    must_be_honest(answer, NAME)
    assert reason in answer.notes[-1]
    assert not chat_server.requests
    assert answer.tokens == {}


def test_where_quotes_decline_no_model_is_asked(chat_server: ScriptedServer, real_chat: Chat) -> None:
    """No evidence, no call: an answer that declines comes back as it was."""
    chat_server.will(say(f"{GOOD} [1]."))
    declined = replace(quoting(), status="not_in_report", claims=())
    assert write_with_model(query(), evidence(), declined, real_chat, limits=LIMITS) is declined
    assert write_with_model(query(), (), quoting(), real_chat, limits=LIMITS) is quoting()
    assert not chat_server.requests
