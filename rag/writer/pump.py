"""Reads a stream in a thread of its own, so that whoever waits for it can stop waiting."""

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from rag.writer.call import Call

_HELD = 64
"""Pieces that may wait to be read; a stream that is faster is made to wait."""


@dataclass(frozen=True)
class _Ended:
    failure: Exception | None


def pump(stream: Iterator[str], call: Call) -> Iterator[str]:
    """The pieces of `stream`, until it ends or the time of `call` is up; nothing is asked for where it is already.

    Raises WriterError when time is up, and whatever the stream raises. The thread stops at the next piece
    after nobody reads any more; a stream that stalls is left to its own time limit.
    """
    if call.left <= 0:
        raise call.out_of_time()
    pieces: queue.Queue[str | _Ended] = queue.Queue(_HELD)
    stop = threading.Event()
    threading.Thread(target=_fill, args=(stream, pieces, stop), daemon=True, name="writer").start()
    try:
        while not isinstance(piece := _next(pieces, call), _Ended):
            yield piece
    finally:
        stop.set()
    if piece.failure is not None:
        raise piece.failure


def _next(pieces: "queue.Queue[str | _Ended]", call: Call) -> "str | _Ended":
    try:
        if (left := call.left) > 0:
            return pieces.get(timeout=left)
    except queue.Empty:
        pass
    raise call.out_of_time()


def _fill(stream: Iterator[str], pieces: "queue.Queue[str | _Ended]", stop: threading.Event) -> None:
    failure: Exception | None = None
    try:
        for piece in stream:
            if not _put(pieces, piece, stop):
                break
    except Exception as error:  # noqa: BLE001  # a thread has no caller: the reader raises it instead
        failure = error
    _put(pieces, _Ended(failure), stop)


def _put(pieces: "queue.Queue[str | _Ended]", piece: "str | _Ended", stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            pieces.put(piece, timeout=0.1)
        except queue.Full:
            continue
        return True
    return False
