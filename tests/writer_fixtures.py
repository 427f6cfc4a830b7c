"""A scripted chat server, and the real client pointed at it; shared by the tests of the writer."""

from collections.abc import Iterator

import pytest
from scripted_server import ScriptedServer, scripted_server
from writer_world import LIMITS, open_chat_at

from rag.writer.chat import Chat


@pytest.fixture(scope="session")
def chat_server() -> Iterator[ScriptedServer]:
    """Running on a free port of 127.0.0.1 until the tests end."""
    with scripted_server() as running:
        yield running


@pytest.fixture(scope="session")
def real_chat(chat_server: ScriptedServer) -> Chat:
    """LangChain's own OpenAI client."""
    return open_chat_at(chat_server, LIMITS)
