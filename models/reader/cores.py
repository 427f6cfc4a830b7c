"""How many threads a niced training run should use on a machine that others work on."""

import os
import time
from pathlib import Path


class FreeCores:
    """Counts cores that programs of ordinary priority leave free (Linux; elsewhere all are taken as free).

    Two threads that wait for each other at every layer are slower than one, when a program of higher
    priority holds one of two cores: measured 4 against 13 examples a second.
    """

    def __init__(self, most: int) -> None:
        """At most `most` threads."""
        self.most, self.used, self.at = most, self._ordinary(), time.monotonic()
        self.threads = most

    def __call__(self) -> int:
        """Threads to use now, from what others used since the last call (one second or more)."""
        now = time.monotonic()
        if now - self.at >= 1:
            used = self._ordinary()
            busy = (used - self.used) / os.sysconf("SC_CLK_TCK") / (now - self.at)
            self.threads = max(1, self.most - int(busy + 0.75))
            self.used, self.at = used, now
        return self.threads

    @staticmethod
    def _ordinary() -> int:
        """Clock ticks of user time, niced programs and this one left out."""
        path = Path("/proc/stat")
        own = 0 if os.nice(0) > 0 else os.times().user * os.sysconf("SC_CLK_TCK")
        return int(int(path.read_text().split()[1]) - own) if path.exists() else 0
