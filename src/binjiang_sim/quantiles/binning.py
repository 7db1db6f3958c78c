"""Values sorted into the bins of nested histograms: counted, or handed on when the last level is reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .histograms import Counts, Level, Scratch, eighth_roots
from .in_memory import Floats, Integers

GATHERED = 2**16  # values gathered behind the first level, where they are few, so that numpy's overhead is small


class Binning:
    """Counts values into `counts`, those of the last levels, or gives what reaches the last level to `collect`.

    `collect` takes histograms and values, each (value,). The first level's bins are even in the values, those of the
    levels below it in their eighth roots.
    """

    def __init__(
        self,
        levels: Sequence[Level],
        counts: Sequence[Counts] = (),
        collect: Callable[[Integers, Floats], object] | None = None,
    ) -> None:
        self.levels, self.collect = levels, collect
        self._counts = [None] * (len(levels) - len(counts)) + list(counts)
        self._scratch = Scratch()
        self._histograms: list[Integers] = []
        self._values: list[Floats] = []
        self._gathered = 0

    def add(self, first: int, values: Floats) -> None:
        """Values (row, draw) of the rows from `first` on; a row has the first level's histogram of its number."""
        level, own = self.levels[0], self._counts[0]
        bins = level.bins_of_rows(first, values, self._scratch)
        begin, end = (int(one) for one in level.first_bin[[first, first + len(values)]])
        if own is not None:
            own[begin:end] += np.bincount(bins, minlength=end - begin).astype(own.dtype)
        if level.first_child is not None:
            here, number = level.refined(bins, begin)
            self._histograms.append(level.child(here // values.shape[1] + first, number))
            self._values.append(values.ravel()[here])
            self._gathered += len(here)
            if self._gathered >= GATHERED:
                self.flush()

    def flush(self) -> None:
        """Send what was gathered through the levels below the first."""
        if not self._gathered:
            return
        histograms, values = np.concatenate(self._histograms), np.concatenate(self._values)
        self._histograms, self._values, self._gathered = [], [], 0
        roots = eighth_roots(values)
        for level, own in zip(self.levels[1:], self._counts[1:], strict=True):
            if not len(histograms):
                return
            if level is self.levels[-1] and self.collect:
                self.collect(histograms, values)
                return
            bins = level.bins_of(histograms, roots, self._scratch)
            if own is not None:
                _count(own, bins, int(bins.min()), int(bins.max()) + 1)
            if level.first_child is not None:
                here, number = level.refined(bins)
                histograms, roots, values = level.child(histograms[here], number), roots[here], values[here]


def _count(counts: Counts, bins: Integers, begin: int, end: int) -> None:
    """Count bins that are from `begin` on and before `end`."""
    if 2 * len(bins) < end - begin:
        np.add.at(counts, bins, counts.dtype.type(1))
    else:
        counts[begin:end] += np.bincount(bins - begin, minlength=end - begin).astype(counts.dtype)
