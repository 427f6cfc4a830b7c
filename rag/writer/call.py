"""One use of a model: by when it must have ended, and how many requests it took."""

import time
from dataclasses import dataclass

from rag.writer.settings import WriterError


@dataclass
class Call:
    """`seconds` is the limit and `end` when it is over, by `time.monotonic`; `requests` are those that a server took:
    neither turned away nor without anybody to take them."""

    seconds: float
    end: float
    requests: int = 0

    @property
    def left(self) -> float:
        """Seconds that are left; below 0 when time is up."""
        return self.end - time.monotonic()

    def out_of_time(self) -> WriterError:
        """What is raised when time is up."""
        return WriterError(f"the model took longer than {self.seconds:g} s")


def begin_call(seconds: float, began: float | None = None) -> Call:
    """A call that may take `seconds` from now, or from when the answer's first one `began`."""
    return Call(seconds, (time.monotonic() if began is None else began) + seconds)
