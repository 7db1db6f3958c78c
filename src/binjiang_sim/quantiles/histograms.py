"""Levels of nested histograms: which bin a value falls into, and which bin holds a rank."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .in_memory import Floats, Integers

Counts = npt.NDArray[np.integer]

MOST_SUMS = 2**19  # bins in one table of cumulated counts
MOST_REFINED = 255  # bins of one histogram that can be refined
# A float with this added is rounded to an integer, which stands in the last bits of its own; those of a NaN are 0.
ROUNDING, LAST_BITS = 2.0**52, 2**32 - 1
ROOT_OF_ZERO = np.float64(2.0**-128 * 1.125)  # its bits are seven eighths of those of 1.0, whose root is 1.0


class Scratch:
    """Memory that is used again and again: to allocate it each time takes longer than what is done in it."""

    def __init__(self) -> None:
        self._floats = np.empty(0)

    def array(self, shape: tuple[int, ...]) -> Floats:
        """An array with this shape, valid until the next call."""
        size = math.prod(shape)
        if size > len(self._floats):
            self._floats = np.empty(size)
        return self._floats[:size].reshape(shape)


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

    @cached_property
    def middle(self) -> Floats:
        """The middle of the first bin of each histogram, (histogram,): to round from there on finds a value's bin."""
        return self.low + 0.5 * _bin_width(self.scale)

    def bins_of_rows(self, first: int, values: Floats, scratch: Scratch) -> Integers:
        """The bin of each value (histogram, draw) of the histograms from `first` on, flattened.

        Bins are numbered from the first one of these histograms, which must have the same number of them. A NaN falls
        into any bin of its histogram.
        """
        own, last = slice(first, first + len(values)), float(self.last_bin[first])
        begin = np.arange(len(values))[:, None] * int(last + 1)
        return _binned(values, self.middle[own, None], self.scale[own, None], last, begin, scratch).ravel()

    def bins_of(self, histogram: Integers, values: Floats, scratch: Scratch) -> Integers:
        """The bin of each value of these histograms, (value,)."""
        middle, scale, last = self.middle[histogram], self.scale[histogram], self.last_bin[histogram]
        return _binned(values, middle, scale, last, self.first_bin[histogram], scratch)

    def refined(self, bins: Integers, begin: int = 0) -> tuple[Integers, npt.NDArray[np.uint8]]:
        """Which of these bins, (value,), numbered from `begin` on, are refined, and their `child_number`."""
        assert self.child_number is not None
        child_number = np.take(self.child_number[begin:], bins)
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
    """Eighth roots with the signs of the values, to within a tenth: the order stays.

    Where values lie close to zero at all scales at once, bins of even width in the roots separate them; elsewhere a
    narrow range of roots is as even as the values. The bits of a float, read as an integer, rise with its logarithm,
    so that an eighth of them is a root.
    """
    bits: Integers = np.abs(values).view(np.int64)
    np.right_shift(bits, 3, out=bits)
    np.add(bits, ROOT_OF_ZERO.view(np.int64), out=bits)
    roots = bits.view(np.float64)
    np.subtract(roots, ROOT_OF_ZERO, out=roots)
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
    values: Floats, middle: Floats, scale: Floats, last: npt.ArrayLike, begin: npt.NDArray[np.integer], scratch: Scratch
) -> Integers:
    position = scratch.array(values.shape)
    with np.errstate(invalid="ignore", over="ignore"):  # no begin is added here: it would decide what halves round to
        np.subtract(values, middle, out=position)
        np.multiply(position, scale, out=position)
        np.clip(position, 0.0, last, out=position)
        np.add(position, ROUNDING, out=position)
    bins: Integers = position.view(np.int64)
    np.bitwise_and(bins, LAST_BITS, out=bins)
    np.add(bins, begin, out=bins)
    return bins


def _bin_width(scale: Floats) -> Floats:
    return np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
