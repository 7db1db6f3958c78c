"""Exact quantiles of numbers in memory, with the bits of `np.quantile` (linear).

Short rows are sorted. In long ones a histogram finds the bins that hold the wanted ranks, and only those are sorted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

SORTED = 32_768  # a row up to this length fits the cache, where sorting it is the fastest
TOGETHER = 2**18  # numbers that are sorted together: for more, new memory takes longer than the sorting
ROW_BINS = 4096
CROWDED = 0.5  # share of a row in the wanted bins from which a partition is cheaper


@dataclass(frozen=True)
class Ranks:
    """Where the quantiles of `count` numbers stand: at `before` and `after` in order, `share` of the way between."""

    before: Integers
    after: Integers
    share: Floats

    @classmethod
    def of(cls, count: int, probabilities: Sequence[float]) -> Ranks:
        """The ranks of these probabilities, each (probability,)."""
        exact = (count - 1) * np.asarray(probabilities, dtype=np.float64)
        before = np.floor(exact).astype(np.int64)
        top = exact >= count - 1
        before[top] = count - 1
        # What numpy takes at the very top, so that infinities there end as they do in numpy.
        return cls(before, np.where(top, before, before + 1), np.where(top, exact + 1, exact - before))

    def between(self, low: Floats, high: Floats) -> Floats:
        """The quantiles from the numbers at `before` and `after`, each (probability, ...)."""
        share = self.share.reshape(-1, *(1,) * (low.ndim - 1))
        with np.errstate(invalid="ignore"):
            gap = high - low
            return np.asarray(np.where(share >= 0.5, high - gap * (1 - share), low + gap * share))


def quantiles(values: Floats, probabilities: Sequence[float]) -> Floats:
    """The quantiles of each row of (row, draw): (probability, row). NaN where a row has one."""
    ranks = Ranks.of(values.shape[1], probabilities)
    if values.shape[1] <= SORTED:
        each = max(TOGETHER // values.shape[1], 1)
        found = [_of_sorted(values[first : first + each], ranks) for first in range(0, max(len(values), 1), each)]
        low, high, missing = (np.concatenate(one, axis=-1) for one in zip(*found, strict=True))
    else:
        wanted = np.unique(np.concatenate((ranks.before, ranks.after)))
        numbers = np.stack([_at_ranks(row, wanted) for row in values], axis=1)
        low, high = (numbers[np.searchsorted(wanted, one)] for one in (ranks.before, ranks.after))
        missing = np.isnan(values.max(axis=1))
    points = ranks.between(low, high)
    points[:, missing] = np.nan
    return points


def _of_sorted(values: Floats, ranks: Ranks) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """The numbers before and after each rank, (probability, row), and which rows have a NaN, (row,)."""
    ordered = np.sort(values, axis=1)
    return ordered[:, ranks.before].T, ordered[:, ranks.after].T, np.isnan(ordered[:, -1])


def _at_ranks(row: Floats, wanted: Integers) -> Floats:
    """The numbers at these ranks (sorted, distinct) of a long row."""
    low = row.min()
    with np.errstate(all="ignore"):
        scale = ROW_BINS / (row.max() - low)
    if 0 < scale < np.inf:
        bins = np.minimum((row - low) * scale, ROW_BINS - 1).astype(np.int64)
        counts = np.bincount(bins, minlength=ROW_BINS)
        own = np.searchsorted(np.cumsum(counts), wanted, side="right")
        chosen = np.zeros(ROW_BINS, dtype=bool)
        chosen[own] = True
        if counts[chosen].sum() < CROWDED * len(row):
            kept = np.sort(row[chosen[bins]])
            left_out = np.cumsum(np.where(chosen, 0, counts))[own]
            return np.asarray(kept[wanted - left_out])
    return np.asarray(np.partition(row, wanted)[wanted])
