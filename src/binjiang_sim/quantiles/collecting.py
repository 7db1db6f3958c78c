"""What the last pass is left with, equal values as one with their number: some figures are the same in many draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .in_memory import Floats, Integers

CROWD = 64  # values of a histogram from which equal ones are looked for at once
OFTEN = 8  # times from which a value is expected again

Collected = tuple[Integers, Floats, Integers]  # histograms, values, and how many times each is there


class Collector:
    """Values by histogram. The most frequent value of one, once it has shown itself, is only counted."""

    def __init__(self, histograms: int) -> None:
        self._frequent, self._counted = np.full(histograms, np.nan), np.zeros(histograms, dtype=np.int64)
        self._histograms: list[Integers] = []
        self._values: list[Floats] = []
        self._times: list[Integers] = []

    def add(self, histograms: Integers, values: Floats) -> None:
        """Take up values of these histograms, one at least."""
        first = int(histograms.min())
        again = values == self._frequent[histograms]
        if again.any():
            found = np.bincount(histograms[again] - first)
            self._counted[first : first + len(found)] += found
            histograms, values = histograms[~again], values[~again]
        crowded = np.bincount(histograms - first)[histograms - first] >= CROWD
        if crowded.any():
            once = np.ones(np.count_nonzero(crowded), dtype=np.int64)
            several = equal_as_one(histograms[crowded], values[crowded], once)
            self._expect(*several)
            self._append(*several)
            histograms, values = histograms[~crowded], values[~crowded]
        self._append(histograms, values, np.ones(len(histograms), dtype=np.int64))

    def _expect(self, histograms: Integers, values: Floats, times: Integers) -> None:
        often = np.flatnonzero((times >= OFTEN) & np.isnan(self._frequent[histograms]))
        often = often[np.argsort(times[often], kind="stable")]  # of several the last stays, the most frequent
        self._frequent[histograms[often]] = values[often]

    def outcome(self) -> Mapping[str, npt.NDArray[Any]]:
        """All that was taken up: `histograms`, `values` in order within each, and how many `times` each is there."""
        counted = np.flatnonzero(self._counted)
        self._append(counted, self._frequent[counted], self._counted[counted])
        histograms, values, times = equal_as_one(
            np.concatenate(self._histograms), np.concatenate(self._values), np.concatenate(self._times)
        )
        return {"histograms": histograms, "values": values, "times": times}

    def _append(self, histograms: Integers, values: Floats, times: Integers) -> None:
        self._histograms.append(histograms.astype(np.int32))
        self._values.append(values)
        self._times.append(times.astype(np.int32))


def equal_as_one(histograms: Integers, values: Floats, times: Integers) -> Collected:
    """Equal values of a histogram as one entry with their number, ordered by histogram and value."""
    order = np.lexsort((values, histograms))
    histograms, values, times = histograms[order], values[order], times[order]
    fresh = np.ones(len(histograms), dtype=bool)
    fresh[1:] = (histograms[1:] != histograms[:-1]) | (values[1:] != values[:-1])
    starts = np.flatnonzero(fresh)
    return histograms[starts], values[starts], np.add.reduceat(times, starts) if len(starts) else times
