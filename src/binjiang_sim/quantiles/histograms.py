"""Levels of nested histograms: which bin a value falls into, and which bin holds a rank."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .in_memory import Floats, Integers

Counts = npt.NDArray[np.integer]

MOST_SUMS = 2**19  # bins in one table of cumulated counts
MOST_REFINED = 255  # bins of one histogram that can be refined


class Scratch:
    """Memory that is used again and again: to allocate it each time takes longer than what is done in it."""

    def __init__(self) -> None:
        self._floats, self._integers = np.empty(0), np.empty(0, dtype=np.int64)

    def arrays(self, shape: tuple[int, ...]) -> tuple[Floats, Integers]:
        """Arrays of numbers and of integers with this shape, valid until the next call."""
        size = math.prod(shape)
        if size > len(self._floats):
            self._floats, self._integers = np.empty(size), np.empty(size, dtype=np.int64)
        return self._floats[:size].reshape(shape), self._integers[:size].reshape(shape)


@dataclass(frozen=True)
class Level:
    """Histograms side by side: h has `last_bin[h]` + 1 bins from `low[h]` on, `scale[h]` a unit, open at both ends.

    Bins are numbered through all histograms: those of h are `first_bin[h]` to `first_bin[h + 1]` - 1. A bin may be
    refined by a histogram of the next level, its child: `child_number` (bin,) counts the refined bins from 1 within
    their histogram (0: not refined), and `first_child[h]` is the child of the first of them.
    """

    low: Floats
    scale: Floats
    last_bin: npt.NDArray[np.float32]
    first_bin: npt.NDArray[np.int32]
    child_number: npt.NDArray[np.uint8] | None = None
    first_child: Integers | None = None

    @classmethod
    def over(cls, low: Floats, high: Floats, bins: Integers) -> Level:
        """Histograms from `low` to `high` with so many bins, each (histogram,)."""
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            scale = bins / (high - low)
        usable = np.isfinite(scale) & np.isfinite(low) & (high > low)
        low = np.where(np.isfinite(low), low, 0.0)
        return cls(low, np.where(usable, scale, 0.0), (bins - 1).astype(np.float32), offsets(bins))

    def __reduce__(self) -> tuple[object, ...]:
        """A level is sent to workers many times: it is pickled with the few bins refined in place of a table of all."""
        refined = None if self.child_number is None else np.flatnonzero(self.child_number).astype(np.int32)
        return _unpickled, (self.low, self.scale, self.last_bin, self.first_bin, refined)

    @property
    def histograms(self) -> int:
        """How many histograms there are."""
        return len(self.low)

    @property
    def bins(self) -> int:
        """How many bins there are."""
        return int(self.first_bin[-1])

    def refined_at(self, bins: Integers) -> Level:
        """The same level with these bins refined; they are in order, and at most `MOST_REFINED` a histogram."""
        child_number = np.zeros(self.bins, dtype=np.uint8)
        child_number[bins] = self.numbered(bins)
        return replace(self, child_number=child_number, first_child=np.searchsorted(bins, self.first_bin[:-1]))

    def numbered(self, bins: Integers) -> Integers:
        """The number of each of these bins, in order, among those of its histogram, from 1."""
        own = self.first_bin[self.histogram_of(bins)]
        return np.arange(1, len(bins) + 1) - np.searchsorted(bins, own)

    def child(self, histogram: Integers, child_number: npt.NDArray[np.uint8]) -> Integers:
        """The histogram of the next level that refines a bin, by the bin's histogram and its `child_number`."""
        assert self.first_child is not None
        return self.first_child[histogram] + child_number - 1

    def bins_of_rows(self, first: int, values: Floats, scratch: Scratch) -> Integers:
        """The bin of each value (histogram, draw) of the histograms from `first` on, flattened.

        The histograms must have the same number of bins. A NaN falls into any bin.
        """
        own = slice(first, first + len(values))
        last, begin = float(self.last_bin[first]), self.first_bin[own, None].astype(np.int64)
        return _binned(values, self.low[own, None], self.scale[own, None], last, begin, scratch).ravel()

    def bins_of(self, histogram: Integers, values: Floats, scratch: Scratch) -> Integers:
        """The bin of each value of these histograms, (value,)."""
        low, scale = self.low[histogram], self.scale[histogram]
        return _binned(values, low, scale, self.last_bin[histogram], self.first_bin[histogram], scratch)

    def refined(self, bins: Integers) -> tuple[Integers, npt.NDArray[np.uint8]]:
        """Which of these bins, (value,), are refined, and their `child_number`."""
        assert self.child_number is not None
        child_number = np.take(self.child_number, bins)
        here: Integers = np.flatnonzero(child_number != 0)
        return here, child_number[here]

    def locate(self, counts: Counts, histograms: Integers, ranks: Integers) -> tuple[Integers, Integers]:
        """The bin that holds each rank of a histogram, and the rank in it, from the counts (bin,)."""
        places, inside = np.empty_like(histograms), np.empty_like(ranks)
        order = np.argsort(histograms, kind="stable")
        begin = 0
        while begin < self.histograms:  # a table of all sums would be large
            limit = self.first_bin[begin] + MOST_SUMS
            end = max(int(np.searchsorted(self.first_bin, limit, side="right")) - 1, begin + 1)
            here = order[slice(*np.searchsorted(histograms, (begin, end), sorter=order))]
            first = int(self.first_bin[begin])
            sums = np.concatenate(([0], np.cumsum(counts[first : self.first_bin[end]], dtype=np.int64)))
            sought = ranks[here] + sums[self.first_bin[histograms[here]] - first]
            found = np.searchsorted(sums, sought, side="right") - 1
            places[here], inside[here] = found + first, sought - sums[found]
            begin = end
        return places, inside

    def edges(self, bins: Integers, bounds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """The range of these bins: their own edges, at the open ends the histogram's `bounds`."""
        histogram = self.histogram_of(bins)
        least, greatest = bounds[0][histogram], bounds[1][histogram]
        place = bins - self.first_bin[histogram]
        width = _bin_width(self.scale[histogram])
        low = self.low[histogram] + place * width
        open_high = (place == self.last_bin[histogram]) | (width == 0)
        high = np.where(open_high, greatest, np.minimum(low + width, greatest))
        return np.where(place == 0, least, np.maximum(low, least)), high

    def histogram_of(self, bins: Integers) -> Integers:
        """The histogram that each bin belongs to."""
        return np.searchsorted(self.first_bin, bins.astype(np.int32), side="right") - 1

    @property
    def ranges(self) -> tuple[Floats, Floats]:
        """The range that each histogram was made for."""
        return self.low, self.low + (self.last_bin + 1) * _bin_width(self.scale)


def eighth_roots(values: Floats) -> Floats:
    """Eighth roots with the signs of the values: the order stays.

    Where values lie close to zero at all scales at once, bins of even width in the roots separate them; elsewhere a
    narrow range of roots is as even as the values.
    """
    roots = np.abs(values)
    for _ in range(3):
        np.sqrt(roots, out=roots)
    return np.copysign(roots, values, out=roots)


def offsets(sizes: Integers) -> npt.NDArray[np.int32]:
    """Where histograms of these sizes begin, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)


def _unpickled(
    low: Floats,
    scale: Floats,
    last_bin: npt.NDArray[np.float32],
    first_bin: npt.NDArray[np.int32],
    refined: npt.NDArray[np.int32] | None,
) -> Level:
    level = Level(low, scale, last_bin, first_bin)
    return level if refined is None else level.refined_at(refined.astype(np.int64))


def _binned(
    values: Floats, low: Floats, scale: Floats, last: npt.ArrayLike, begin: npt.NDArray[np.integer], scratch: Scratch
) -> Integers:
    position, bins = scratch.arrays(values.shape)
    with np.errstate(invalid="ignore", over="ignore"):
        np.subtract(values, low, out=position)
        np.multiply(position, scale, out=position)
        np.clip(position, 0.0, last, out=position)
        np.copyto(bins, position, casting="unsafe")
    np.maximum(bins, 0, out=bins)  # where there was a NaN
    np.add(bins, begin, out=bins)
    return bins


def _bin_width(scale: Floats) -> Floats:
    return np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
