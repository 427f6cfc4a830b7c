"""One writer to an index directory: two processes writing to one Chroma store destroy it silently."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import IngestError

PATIENCE = 0.3
"""Seconds that a second writer waits before it gives up."""


@contextmanager
def write_lock(directory: Path) -> Iterator[None]:
    """Holds `directory` (made if missing) for this process; readers are not concerned.

    Raises `IngestError` within a second where another process holds it, naming that process. The operating
    system drops the lock of a process that ends in any way, so a lock left by a dead writer never stands.
    """
    directory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(directory / "write.lock", timeout=PATIENCE, poll_interval=0.05)
    pid_file = directory / "write.pid"
    try:
        lock.acquire()
    except Timeout as error:
        message = f"{directory}: being written by process {_holder(pid_file)}; wait for it or end it"
        raise IngestError(message) from error
    try:
        pid_file.write_text(f"{os.getpid()}\n")
        yield
    finally:
        pid_file.unlink(missing_ok=True)
        lock.release()


def _holder(pid_file: Path) -> str:
    # The file is apart from the lock because opening a lock file empties it.
    try:
        return pid_file.read_text().strip() or "(unknown)"
    except FileNotFoundError:
        return "(unknown)"
