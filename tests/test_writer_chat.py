"""Which model writes: settings, packages and keys, and how their faults are told."""

import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, ScriptedServer, say

from prompts.render import Prompt
from rag.writer import budget
from rag.writer.chat import KEY_VARIABLES, open_chat
from rag.writer.settings import DEFAULT_LIMITS, Limits, WriterError, WriterSettings, read_writer_settings

PROMPT = Prompt("answer", "system", "user", "0")
KEY = "sk-secret-of-the-test"

SETTINGS = [
    ({}, None),
    ({"WRITER": ""}, None),
    ({"WRITER": " none "}, None),
    ({"WRITER": "quotes"}, None),
    ({"WRITER": "openai:gpt-x"}, WriterSettings("openai", "gpt-x")),
    ({"WRITER": "ollama:llama3.1:8b"}, WriterSettings("ollama", "llama3.1:8b")),
    ({"WRITER": "OpenAI:GPT-x"}, WriterSettings("openai", "GPT-x")),
    ({"WRITER": "Own:8B", "WRITER_BASE_URL": "http://h/v1"}, WriterSettings("openai", "Own:8B", "http://h/v1")),
    ({"WRITER": "mistralai:m"}, WriterSettings("mistralai", "m")),
    ({"WRITER": "own", "WRITER_BASE_URL": "http://h/v1"}, WriterSettings("openai", "own", "http://h/v1")),
    ({"WRITER": "own:8b", "WRITER_BASE_URL": "http://h/v1"}, WriterSettings("openai", "own:8b", "http://h/v1")),
    ({"WRITER": "anthropic:c", "WRITER_BASE_URL": "http://h"}, WriterSettings("anthropic", "c", "http://h")),
    ({"WRITER": "openai:o", "WRITER_TEMPERATURE": "none"}, WriterSettings("openai", "o", temperature=None)),
    (
        {"WRITER": "openai:o", "WRITER_SECONDS": "2.5", "WRITER_SESSION_TOKENS": "9000"},
        WriterSettings("openai", "o", limits=Limits(seconds=2.5, session_tokens=9000)),
    ),
]


@pytest.mark.parametrize(("environ", "settings"), SETTINGS)
def test_the_environment_names_the_writer(environ: dict[str, str], settings: WriterSettings | None) -> None:
    """provider:model, or any name at an OpenAI-compatible address; without WRITER, none."""
    assert read_writer_settings(environ) == settings


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"WRITER": "gpt-x"}, "write provider:model"),
        ({"WRITER": ":gpt-x"}, "write provider:model"),
        ({"WRITER": "openai:"}, "write provider:model"),
        ({"WRITER": "openai:x", "WRITER_SECONDS": "soon"}, "WRITER_SECONDS='soon' is no number"),
        ({"WRITER": "openai:x", "WRITER_RETRIES": "-1"}, "WRITER_RETRIES='-1' is no number"),
        ({"WRITER": "openai:x", "WRITER_TEMPERATURE": "nan"}, "WRITER_TEMPERATURE='nan' is no number"),
    ],
)
def test_a_wrong_setting_is_named(environ: dict[str, str], message: str) -> None:
    """One line with the variable, its value and what to write."""
    with pytest.raises(WriterError, match=message):
        read_writer_settings(environ)


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_missing_key_is_named_before_anything_is_sent(provider: str) -> None:
    """The message says which variable to set."""
    with pytest.raises(WriterError, match=f"set {provider.upper()}_API_KEY in the environment"):
        open_chat(WriterSettings(provider, "m"), {})


@pytest.mark.parametrize(
    ("provider", "advice"),
    [
        ("openai", r"run: \.venv/bin/pip install --editable '.\[openai\]'$"),
        ("anthropic", r"run: \.venv/bin/pip install --editable '.\[anthropic\]'$"),
        ("ollama", r"run: \.venv/bin/pip install --editable '.\[ollama\]'$"),
        ("mistralai", r"run: \.venv/bin/pip install langchain-mistralai$"),
        ("nosuchthing", "cannot be opened"),
    ],
)
def test_a_missing_package_is_named(provider: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the command that installs it, and nothing of the key."""
    from langchain.chat_models import base  # noqa: PLC0415  # LangChain remembers what it imported

    base._get_chat_model_creator.cache_clear()
    for package in ("langchain_openai", "langchain_anthropic", "langchain_ollama", "langchain_mistralai"):
        monkeypatch.setitem(sys.modules, package, None)
    environ = {"OPENAI_API_KEY": KEY, "ANTHROPIC_API_KEY": KEY}
    with pytest.raises(WriterError, match=advice) as caught:
        open_chat(WriterSettings(provider, "m"), environ)
    base._get_chat_model_creator.cache_clear()
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
def test_the_key_is_in_no_error(status: int, chat_server: ScriptedServer) -> None:
    """Not in the message and not in what it came from, though the server repeats it."""
    chat_server.will(Reply(status=status))
    environ = {"OPENAI_API_KEY": KEY}
    chat = open_chat(
        WriterSettings("openai", "m", chat_server.url, limits=Limits(seconds=30, retries=0)), environ
    )
    with pytest.raises(WriterError) as caught:
        list(chat.stream(PROMPT))
    assert chat_server.keys == [f"Bearer {KEY}"]
    assert KEY not in f"{caught.value!s}{caught.value.__context__!r}{caught.value.__cause__!r}"


def test_the_key_is_in_no_log(chat_server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where every library tells all that it does."""
    chat_server.will(say("Hello."), Reply(status=401))
    chat = open_chat(WriterSettings("openai", "m", chat_server.url), {"OPENAI_API_KEY": KEY})
    with caplog.at_level(logging.DEBUG):
        list(chat.stream(PROMPT))
        with pytest.raises(WriterError):
            list(chat.stream(PROMPT))
    assert chat_server.keys == [f"Bearer {KEY}"] * 2
    assert caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(vars(chat))


@pytest.mark.parametrize("provider", KEY_VARIABLES)
def test_a_key_need_not_stand_in_the_environment(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the settings hold reaches the client, wherever they were read."""
    given: dict[str, Any] = {}
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda model, **named: given.update(named))
    open_chat(WriterSettings(provider, "m"), {KEY_VARIABLES[provider]: KEY})
    assert given["api_key"] == KEY
    assert given["max_retries"] == 0


def test_waits_double_between_attempts(chat_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second, then one, then two, each up to a quarter longer; what the server asks for comes first."""
    waited: list[float] = []
    monkeypatch.setattr("rag.writer.chat.time.sleep", waited.append)
    chat_server.will(*[Reply(status=500)] * 3, Reply(status=429, headers=(("Retry-After", "0.3"),)), say("Hello."))
    limits = Limits(seconds=60, retries=4)
    assert "".join(open_chat(WriterSettings("openai", "m", chat_server.url, limits=limits), {}).stream(PROMPT))
    assert [pytest.approx(base * 1.125, rel=0.12) for base in (0.5, 1, 2)] == waited[:3]
    assert waited[3:] == [0.3]


def test_a_local_server_needs_no_key(chat_server: ScriptedServer) -> None:
    """An address of one's own is asked without OPENAI_API_KEY."""
    chat_server.will(say("Hello."))
    assert "".join(open_chat(WriterSettings("openai", "m", chat_server.url), {}).stream(PROMPT)) == "Hello."


def test_an_address_where_nobody_listens_is_told() -> None:
    """Quickly, after the retries, in our own words."""
    limits = Limits(seconds=5, retries=1)
    chat = open_chat(WriterSettings("openai", "m", "http://127.0.0.1:9/v1", limits=limits), {})
    with pytest.raises(WriterError, match="openai:m could not be reached"):
        list(chat.stream(PROMPT))


def test_temperature_is_not_sent_where_it_is_none(chat_server: ScriptedServer) -> None:
    """Some models refuse any temperature."""
    chat_server.will(say("Hello."))
    list(open_chat(WriterSettings("openai", "m", chat_server.url, temperature=None), {}).stream(PROMPT))
    assert "temperature" not in chat_server.requests[0]


def test_tokens_are_counted_offline() -> None:
    """With the rank file that ships; what looks like a special token is text."""
    assert budget.count_tokens("hello world") == 2
    assert budget.count_tokens("<|endoftext|>") > 1
    assert budget.count_tokens("") == 0


def test_a_damaged_rank_file_is_refused_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """tiktoken would delete it and ask the network; here it is named and stays."""
    damaged = tmp_path / budget.RANKS.name
    damaged.write_bytes(budget.RANKS.read_bytes()[:-1])
    monkeypatch.setattr(budget, "RANKS", damaged)
    budget._encoding.cache_clear()
    with pytest.raises(WriterError, match="is missing or damaged; restore it"):
        budget.count_tokens("x")
    budget._encoding.cache_clear()
    assert damaged.exists()


def test_a_session_cannot_spend_more_than_it_has() -> None:
    """Spending stops at nothing left."""
    session = budget.TokenBudget(DEFAULT_LIMITS.answer_tokens)
    session.spend(DEFAULT_LIMITS.answer_tokens - 1)
    assert session.left == 1
    session.spend(5)
    assert session.left == 0


@pytest.mark.parametrize(
    ("word", "common"),
    [("Progress", True), ("Consultations", True), ("Thailand", False), ("UNICEF", False), ("Fifteen", True)],
)
def test_words_usual_in_lower_case_are_told_from_names(word: str, common: bool) -> None:
    """The first word of a sentence is a name only where it is mostly written with a capital."""
    assert budget.is_common(word) is common
