"""The numbers of a chunk on their way through the levels of histograms: counted on the way, or kept at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .distributions import Floats
from .levels import Counts, Desk, Level, rooted
from .quantiles import Integers

GATHERED = 2**16  # values that are gathered behind the first level, for there they are few and a step takes its time


class Sieve:
    """Counts numbers into `counts`, those of the last levels, or gives what is left before the last one to `kept`.

    The first level's bins are even in the numbers, those below it in their roots.
    """

    def __init__(
        self,
        levels: Sequence[Level],
        counts: Sequence[Counts] = (),
        kept: Callable[[Integers, Floats], object] | None = None,
    ) -> None:
        self.levels, self.kept = levels, kept
        self._counts = [None] * (len(levels) - len(counts)) + list(counts)
        self._desk = Desk()
        self._slots: list[Integers] = []
        self._values: list[Floats] = []
        self._gathered = 0

    def add(self, first: int, values: Floats) -> None:
        """Values (figure, draw) of the figures from `first` on."""
        level, own = self.levels[0], self._counts[0]
        counters = level.counters_in(first, values, self._desk)
        if own is not None:
            _count(own, counters, int(level.begin[first]), int(level.begin[first + len(values)]))
        if level.base is not None:
            here, local = level.divided(counters)
            self._slots.append(level.below(here // values.shape[1] + first, local))
            self._values.append(values.ravel()[here])
            self._gathered += len(here)
            if self._gathered >= GATHERED:
                self.finish()

    def finish(self) -> None:
        """Let what was gathered through."""
        if not self._gathered:
            return
        slots, values = np.concatenate(self._slots), np.concatenate(self._values)
        self._slots, self._values, self._gathered = [], [], 0
        roots = rooted(values)
        for level, own in zip(self.levels[1:], self._counts[1:], strict=True):
            if not len(slots):
                return
            if level is self.levels[-1] and self.kept:
                self.kept(slots, values)
                return
            counters = level.counters_of(slots, roots, self._desk)
            if own is not None:
                _count(own, counters, int(counters.min()), int(counters.max()) + 1)
            if level.base is not None:
                here, local = level.divided(counters)
                slots, roots, values = level.below(slots[here], local), roots[here], values[here]


def _count(counts: Counts, counters: Integers, begin: int, end: int) -> None:
    """Count counters that are from `begin` on and before `end`."""
    if 2 * len(counters) < end - begin:
        np.add.at(counts, counters, counts.dtype.type(1))
    else:
        counts[begin:end] += np.bincount(counters - begin, minlength=end - begin).astype(counts.dtype)
