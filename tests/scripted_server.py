"""A chat server on loopback that says what a test tells it to: real HTTP, real streaming, no model.

It speaks the parts of OpenAI's chat completions, Anthropic's messages and Ollama's chat that clients use, each at
its own path. Each request takes the next reply of the script; the last one repeats.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Pause:
    """Silence, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Cut:
    """The connection is reset."""


@dataclass(frozen=True)
class Endless:
    """`text` again and again, until the client goes away."""

    text: str
    every: float = 0.0


Step = str | Pause | Cut | Endless


@dataclass(frozen=True)
class Reply:
    """What to do with one request: steps to stream, or an error with `status`."""

    steps: tuple[Step, ...] = ()
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Model = Callable[[dict[str, Any]], Reply]
"""What is said to a request, given its body."""


def say(text: str, size: int = 12) -> Reply:
    """`text` in pieces of `size` characters."""
    return Reply(tuple(text[i : i + size] for i in range(0, len(text), size)))


@dataclass
class ScriptedServer:
    """The server as a test sees it; `requests` are the bodies it got, `keys` the Authorization headers."""

    url: str
    script: "list[Reply | Model]" = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def will(self, *replies: "Reply | Model") -> None:
        """Replaces the script and forgets what was asked."""
        self.script, self.requests, self.keys = list(replies), [], []
        self.hung_up.clear()


@contextmanager
def scripted_server() -> Iterator[ScriptedServer]:
    """A running server on a free port of 127.0.0.1."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    server = ScriptedServer(f"http://127.0.0.1:{http.server_port}/v1")
    http.scripted = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        server: ScriptedServer = self.server.scripted  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.requests.append(body)
        server.keys.append(self.headers.get("Authorization") or self.headers.get("X-Api-Key") or "")
        following = server.script.pop(0) if len(server.script) > 1 else server.script[0]
        reply = following if isinstance(following, Reply) else following(body)
        try:
            if reply.status != 200:
                self._fail(reply)
            elif body.get("stream"):
                self._stream(reply.steps)
            else:
                self._whole(reply.steps)
        except (BrokenPipeError, ConnectionResetError):
            server.hung_up.set()
        self.close_connection = True

    def _fail(self, reply: Reply) -> None:
        key = self.headers.get("Authorization", "")
        content = json.dumps({"error": {"message": f"no: {key}", "type": "test", "code": None}}).encode()
        self._head(reply.status, "application/json", reply.headers, len(content))
        self.wfile.write(content)

    def _whole(self, steps: Sequence[Step]) -> None:
        text = "".join(step for step in steps if isinstance(step, str))
        message = {"role": "assistant", "content": text}
        content = json.dumps(
            {"id": "1", "object": "chat.completion", "created": 1, "model": "m",
             "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
        ).encode()  # fmt: skip
        self._head(200, "application/json", (), len(content))
        self.wfile.write(content)

    def _stream(self, steps: Sequence[Step]) -> None:
        self._head(200, _DIALECTS.get(self.path, _openai)("", None)[0], (), None)
        self._begin()
        for step in steps:
            match step:
                case str():
                    self._send(step)
                case Pause(seconds):
                    time.sleep(seconds)
                case Cut():
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                    raise BrokenPipeError
                case Endless(text, every):
                    while True:
                        self._send(text)
                        time.sleep(every)
        self._send("", "stop")
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, status: int, kind: str, headers: Sequence[tuple[str, str]], length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")  # or a client would send its next request to a closed door
        for name, value in headers:
            self.send_header(name, value)
        if length is None:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _begin(self) -> None:
        if self.path == "/v1/messages":
            message = {"id": "1", "type": "message", "role": "assistant", "model": "m", "content": [],
                       "stop_reason": None, "usage": {"input_tokens": 1, "output_tokens": 1}}
            self._chunk(_event("message_start", message=message))
            self._chunk(_event("content_block_start", index=0, content_block={"type": "text", "text": ""}))

    def _send(self, text: str, finish: str | None = None) -> None:
        self._chunk(_DIALECTS.get(self.path, _openai)(text, finish)[1])

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        self.wfile.flush()


def _openai(text: str, finish: str | None) -> tuple[str, bytes]:
    """Content type, and one piece of a reply or its end."""
    choice = {"index": 0, "delta": {"content": text} if not finish else {}, "finish_reason": finish}
    event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    content = f"data: {json.dumps(event)}\n\n" + ("data: [DONE]\n\n" if finish else "")
    return "text/event-stream", content.encode()


def _anthropic(text: str, finish: str | None) -> tuple[str, bytes]:
    if not finish:
        content = _event("content_block_delta", index=0, delta={"type": "text_delta", "text": text})
    else:
        ending = {"stop_reason": "end_turn", "stop_sequence": None}
        content = _event("content_block_stop", index=0)
        content += _event("message_delta", delta=ending, usage={"output_tokens": 1}) + _event("message_stop")
    return "text/event-stream", content


def _ollama(text: str, finish: str | None) -> tuple[str, bytes]:
    line = {"model": "m", "created_at": "2024-01-01T00:00:00Z", "message": {"role": "assistant", "content": text},
            "done": bool(finish), **({"done_reason": finish} if finish else {})}
    return "application/x-ndjson", json.dumps(line).encode() + b"\n"


def _event(kind: str, **fields: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n".encode()


_DIALECTS = {"/v1/messages": _anthropic, "/api/chat": _ollama}
