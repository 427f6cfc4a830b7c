"""One writer to an index, shown with real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.lock import write_lock

_HOLD = """
import sys, time
from pathlib import Path
from ingest.lock import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock on `tmp_path`."""
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_writer_is_refused_within_a_second_and_told_who_holds_the_index(tmp_path: Path, writer):
    """The message names the directory and the process id, and says what to do."""
    started = time.perf_counter()
    with pytest.raises(IngestError) as caught, write_lock(tmp_path):
        pass
    assert time.perf_counter() - started < 1
    assert str(caught.value) == f"{tmp_path}: being written by process {writer.pid}; wait for it or end it"


def test_the_lock_of_a_killed_writer_is_taken_over(tmp_path: Path, writer):
    """kill -9 leaves the lock's files behind; the next writer does not mind."""
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    assert (tmp_path / "write.pid").read_text() == f"{writer.pid}\n"
    with write_lock(tmp_path):
        assert (tmp_path / "write.pid").read_text() == f"{os.getpid()}\n"


def test_the_lock_is_given_back_after_a_failed_write(tmp_path: Path):
    """An error inside does not lock the index for good."""
    with pytest.raises(RuntimeError), write_lock(tmp_path):
        raise RuntimeError
    with write_lock(tmp_path):
        pass


def test_two_indexes_can_be_written_at_once(tmp_path: Path, writer):
    """The lock belongs to one directory."""
    with write_lock(tmp_path / "other"):
        pass
