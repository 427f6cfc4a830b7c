"""What is sent, what it costs, and when nothing is sent."""

from dataclasses import replace

import pytest
from scripted_server import ScriptedServer, say
from writer_world import GOOD, LIMITS, NAME, QUOTES, evidence, must_be_honest, query, quoting, write

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
