"""What the slots of the last pass hold, with equal values put together: some figures are the same in many draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .distributions import Floats
from .narrowing import together
from .quantiles import Integers

CROWD = 64  # values of a slot from which equal ones are looked for at once
OFTEN = 8  # times from which a value is expected again


class Keeping:
    """Values by slot. The most frequent value of a slot, once it has shown itself, is only counted."""

    def __init__(self, slots: int) -> None:
        self._frequent, self._counted = np.full(slots, np.nan), np.zeros(slots, dtype=np.int64)
        self._slots: list[Integers] = []
        self._values: list[Floats] = []
        self._times: list[Integers] = []

    def add(self, slots: Integers, values: Floats) -> None:
        """Take up values of these slots, one at least."""
        first = int(slots.min())
        again = values == self._frequent[slots]
        if again.any():
            found = np.bincount(slots[again] - first)
            self._counted[first : first + len(found)] += found
            slots, values = slots[~again], values[~again]
        crowded = np.bincount(slots - first)[slots - first] >= CROWD
        if crowded.any():
            several = together(slots[crowded], values[crowded], np.ones(np.count_nonzero(crowded), dtype=np.int64))
            self._expect(*several)
            self._append(*several)
            slots, values = slots[~crowded], values[~crowded]
        self._append(slots, values, np.ones(len(slots), dtype=np.int64))

    def _expect(self, slots: Integers, values: Floats, times: Integers) -> None:
        often = np.flatnonzero((times >= OFTEN) & np.isnan(self._frequent[slots]))
        often = often[np.argsort(times[often], kind="stable")]  # of several the last stays, the most frequent
        self._frequent[slots[often]] = values[often]

    def outcome(self) -> Mapping[str, npt.NDArray[Any]]:
        """All that was taken up: slots, values in order within each, and how many times each is there."""
        counted = np.flatnonzero(self._counted)
        self._append(counted, self._frequent[counted], self._counted[counted])
        slots, values, times = together(
            np.concatenate(self._slots), np.concatenate(self._values), np.concatenate(self._times)
        )
        return {"slots": slots, "values": values, "times": times}

    def _append(self, slots: Integers, values: Floats, times: Integers) -> None:
        self._slots.append(slots.astype(np.int32))
        self._values.append(values)
        self._times.append(times.astype(np.int32))
