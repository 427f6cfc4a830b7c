"""Milliseconds per stage of an answer."""

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class Stopwatch:
    """Times named stages; `laps()` gives them and the total since it was made, in milliseconds."""

    def __init__(self) -> None:
        """Starts the total."""
        self._begin = perf_counter()
        self._laps = {"retrieve": 0.0, "read": 0.0, "write": 0.0}

    def lap(self, stage: str, work: Callable[[], T]) -> T:
        """What `work` returns; its time is added to `stage`."""
        begin = perf_counter()
        result = work()
        self._laps[stage] = self._laps.get(stage, 0.0) + (perf_counter() - begin) * 1000
        return result

    def laps(self) -> dict[str, float]:
        """Milliseconds by stage, and "total"."""
        return {**self._laps, "total": (perf_counter() - self._begin) * 1000}
