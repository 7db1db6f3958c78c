"""How rows are measured: two sides in turn, medians of several rounds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


class SkippedError(Exception):
    """Something that a row needs is not on this machine; the text says what."""


@dataclass(frozen=True)
class Options:
    """How much work rows may do: `quick` ones are small enough for a first look."""

    quick: bool = False

    def size(self, full: int, quick: int) -> int:
        """A number of draws or rounds."""
        return quick if self.quick else full


@dataclass(frozen=True)
class Measured:
    """The value of a row, and what there is to know about it. `gated` is False where its gate does not apply here."""

    value: float
    note: str = ""
    gated: bool = True


def seconds(side: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long one call takes."""
    began = clock()
    side()
    return clock() - began


def in_turn(first: Callable[[], object], second: Callable[[], object], rounds: int = 5) -> tuple[float, float]:
    """Median seconds of two sides that run in turn, after one round that does not count."""
    first(), second()
    times = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return median(one for one, _ in times), median(other for _, other in times)


def repeated(side: Callable[[], object], least: float = 0.2) -> tuple[Callable[[], None], int]:
    """A side that repeats another until it takes about `least` seconds, and how often it does."""
    side()
    often = max(1, int(least / max(seconds(side), 1e-7)))

    def many() -> None:
        for _ in range(often):
            side()

    return many, often
