"""A model behind `ask` and the command line, over real HTTP: one path for page, batch and benchmark."""

import json
import time
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from answer_schema import ANSWER_SCHEMA
from scripted_server import Pause, Reply, ScriptedServer, say
from writer_world import LIMITS, NAME, SHORT, open_chat_at

from ingest.index import Index
from rag.__main__ import main
from rag.answer import ask
from rag.line import answer_line
from rag.pen import Pen
from rag.types import Claim
from rag.verify import verify_line
from rag.writer.budget import TokenBudget
from rag.writer.chat import Chat

QUESTION = "How many AOPs were developed?"


def test_prose_takes_the_place_of_quotes(index: Index, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """Same question, same place, other words; the line is valid and passes when it is verified again."""
    chat_server.will(say("In 2021, fifteen AOPs were developed [1]."))
    heard: list[Claim] = []
    answer = ask(QUESTION, index, pen=Pen(real_chat, LIMITS, on_sentence=heard.append))
    quoted = ask(QUESTION, index)
    assert answer.text == "In 2021, fifteen AOPs were developed. [1]"
    assert heard == list(answer.claims)
    assert (answer.writer, quoted.writer) == (NAME, "quotes")
    assert answer.citations[0].outcome == quoted.citations[0].outcome
    assert "15 AOPs" in answer.citations[0].quote
    line = answer_line(answer)
    jsonschema.validate(line, ANSWER_SCHEMA)
    assert line["prompt"] == answer.prompt
    assert line["tokens"]["prompt"] > 0
    assert verify_line(line, index) == ()


def test_without_a_model_nothing_changes(index: Index, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """A server that fails gives the very answer that quotes give, and a note."""
    chat_server.will(Reply(status=401))
    failed, quoted = ask(QUESTION, index, pen=Pen(real_chat, LIMITS)), ask(QUESTION, index)
    assert (failed.text, failed.claims, failed.citations) == (quoted.text, quoted.claims, quoted.citations)
    assert failed.notes[:-1] == quoted.notes
    assert "refused the key" in failed.notes[-1]


def test_a_question_out_of_scope_asks_no_model(index: Index, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """Nor does one that the reports do not answer."""
    chat_server.will(say("Hello [1]."))
    for question in ("Hello!", "What was the status of outcome 9.9?"):
        assert ask(question, index, pen=Pen(real_chat, LIMITS)).status != "answered"
    assert not chat_server.requests


def test_a_follow_up_is_restated_by_the_model(index: Index, chat_server: ScriptedServer, real_chat: Chat) -> None:
    """What was understood stands in the answer; what was typed stays; the session pays for both requests."""
    restated = "Who developed the AOPs?"
    chat_server.will(say(restated), say("AOPs were developed by 11 line ministries [1]."))
    budget = TokenBudget(20_000)
    answer = ask("And who developed them?", index, history=[QUESTION], pen=Pen(real_chat, LIMITS, budget))
    assert answer.question == "And who developed them?"
    assert answer.standalone_question == restated
    assert len(chat_server.requests) == 2
    assert 20_000 - budget.left == sum(answer.tokens.values())


def test_a_follow_up_and_its_answer_share_one_limit_of_time(index: Index, chat_server: ScriptedServer) -> None:
    """A restatement that stalls leaves the answer what is left; here nothing, and the quotes stand."""
    chat_server.will(Reply((Pause(20),)))
    pen = Pen(open_chat_at(chat_server, SHORT), SHORT)
    ask("And who developed them?", index, history=[QUESTION])  # what is loaded once is loaded
    began = time.monotonic()
    answer = ask("And who developed them?", index, history=[QUESTION], pen=pen)
    assert time.monotonic() - began < 10
    assert "longer than 1 s" in answer.notes[-1]
    assert len(chat_server.requests) == 1


def test_a_follow_up_and_its_answer_share_one_limit_of_tokens(
    index: Index, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """What the restatement took is the answer's to spend no more."""
    chat_server.will(say("Who developed the AOPs?"), say("AOPs were developed by 11 line ministries [1]."))
    spent = sum(ask("And who developed them?", index, history=[QUESTION], pen=Pen(real_chat, LIMITS)).tokens.values())
    limits = replace(LIMITS, answer_tokens=spent + LIMITS.completion_tokens - 200)
    chat_server.will(say("Who developed the AOPs?"), say("AOPs were developed by 11 line ministries [1]."))
    answer = ask("And who developed them?", index, history=[QUESTION], pen=Pen(real_chat, limits))
    assert f"over the limit of {limits.answer_tokens}" in answer.notes[-1]
    assert len(chat_server.requests) == 1


def test_a_restatement_that_adds_something_is_not_used(
    index: Index, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """The rules' own reading of the follow-up stands."""
    chat_server.will(say("Who developed the AOPs in Thailand?"), Reply(status=401))
    answer = ask("And who developed them?", index, history=[QUESTION], pen=Pen(real_chat, LIMITS))
    assert answer.standalone_question == ask("And who developed them?", index, history=[QUESTION]).standalone_question


def test_the_command_line_writes_with_the_configured_model(
    index_dir: Path, chat_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """WRITER and WRITER_BASE_URL are all it takes; a wrong name is one line and exit code 1."""
    chat_server.will(say("Fifteen AOPs were developed [1]."))
    monkeypatch.setenv("WRITER", "scripted")
    monkeypatch.setenv("WRITER_BASE_URL", chat_server.url)
    assert main(["ask", QUESTION, "--json", "--index", str(index_dir)]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["writer"] == NAME
    assert line["claims"][0]["text"] == "Fifteen AOPs were developed."
    monkeypatch.setenv("WRITER_BASE_URL", "")
    assert main(["ask", QUESTION, "--index", str(index_dir)]) == 1
    assert "write provider:model" in capsys.readouterr().err
