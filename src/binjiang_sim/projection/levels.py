"""Histograms within the bins of wider histograms: where each number is counted, and where a rank is in the counts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .distributions import Floats
from .quantiles import Integers

Counts = npt.NDArray[np.integer]

MOST_SUMS = 2**19  # of counters, in one table
MOST_DIVIDED = 255  # bins of a slot


class Desk:
    """Memory that is used for one piece of work after another: to ask for it anew takes longer than the work."""

    def __init__(self) -> None:
        self._floats, self._integers = np.empty(0), np.empty(0, dtype=np.int64)

    def lent(self, shape: tuple[int, ...]) -> tuple[Floats, Integers]:
        """Room for numbers and for integers of this shape, until the next call."""
        size = math.prod(shape)
        if size > len(self._floats):
            self._floats, self._integers = np.empty(size), np.empty(size, dtype=np.int64)
        return self._floats[:size].reshape(shape), self._integers[:size].reshape(shape)


@dataclass(frozen=True)
class Level:
    """Histograms, one a slot: slot s has `last[s]` + 1 bins from `low[s]` on, `scale[s]` for each unit; ends are open.

    The counters of slot s are `begin[s]` to `begin[s + 1]` - 1 of all. `local` (counter,) numbers the bins that are
    divided by a slot of the next level, from 1 within their slot (0: not divided), and `base[s]` is the next level's
    slot of the first of them.
    """

    low: Floats
    scale: Floats
    last: npt.NDArray[np.float32]
    begin: npt.NDArray[np.int32]
    local: npt.NDArray[np.uint8] | None = None
    base: Integers | None = None

    @classmethod
    def over(cls, low: Floats, high: Floats, bins: Integers) -> Level:
        """Slots from `low` to `high` with so many bins, each (slot,)."""
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            scale = bins / (high - low)
        usable = np.isfinite(scale) & np.isfinite(low) & (high > low)
        low = np.where(np.isfinite(low), low, 0.0)
        return cls(low, np.where(usable, scale, 0.0), (bins - 1).astype(np.float32), begins(bins))

    def __reduce__(self) -> tuple[object, ...]:
        """A level goes out with every chunk: which few bins are divided is sent in place of a table of all."""
        divided = None if self.local is None else np.flatnonzero(self.local).astype(np.int32)
        return _arrived, (self.low, self.scale, self.last, self.begin, divided)

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return len(self.low)

    @property
    def counters(self) -> int:
        """How many counters there are."""
        return int(self.begin[-1])

    def dividing(self, counters: Integers) -> Level:
        """The same level, with the bins of these counters, in order and at most `MOST_DIVIDED` a slot, divided."""
        local = np.zeros(self.counters, dtype=np.uint8)
        local[counters] = self.numbered(counters)
        return replace(self, local=local, base=np.searchsorted(counters, self.begin[:-1]))

    def numbered(self, counters: Integers) -> Integers:
        """The number of each of these counters, in order, among those of its slot, from 1."""
        own = self.begin[self.slot_of(counters)]
        return np.arange(1, len(counters) + 1) - np.searchsorted(counters, own)

    def below(self, slot: Integers, local: npt.NDArray[np.uint8]) -> Integers:
        """The slot of the next level that divides a bin, by the bin's slot and its number in `local`."""
        assert self.base is not None
        return self.base[slot] + local - 1

    def counters_in(self, first: int, values: Floats, desk: Desk) -> Integers:
        """The counter of each value (slot, draw) of the slots from `first` on, one after another.

        The slots must have the same number of bins. What is no number goes anywhere.
        """
        own = slice(first, first + len(values))
        last, begin = float(self.last[first]), self.begin[own, None].astype(np.int64)
        return _placed(values, self.low[own, None], self.scale[own, None], last, begin, desk).ravel()

    def counters_of(self, slot: Integers, values: Floats, desk: Desk) -> Integers:
        """The counter of each value of these slots, (value,)."""
        return _placed(values, self.low[slot], self.scale[slot], self.last[slot], self.begin[slot], desk)

    def divided(self, counters: Integers) -> tuple[Integers, npt.NDArray[np.uint8]]:
        """Which of these counters, (value,), belong to bins that are divided, and the number of each in its slot."""
        assert self.local is not None
        local = np.take(self.local, counters)
        here: Integers = np.flatnonzero(local != 0)
        return here, local[here]

    def located(self, counts: Counts, slots: Integers, ranks: Integers) -> tuple[Integers, Integers]:
        """The counter that holds each rank of a slot, and the rank in it, from the counts (counter,)."""
        places, inside = np.empty_like(slots), np.empty_like(ranks)
        order = np.argsort(slots, kind="stable")
        begin = 0
        while begin < self.slots:  # a table of all sums would be large
            limit = self.begin[begin] + MOST_SUMS
            end = max(int(np.searchsorted(self.begin, limit, side="right")) - 1, begin + 1)
            here = order[slice(*np.searchsorted(slots, (begin, end), sorter=order))]
            first = int(self.begin[begin])
            sums = np.concatenate(([0], np.cumsum(counts[first : self.begin[end]], dtype=np.int64)))
            sought = ranks[here] + sums[self.begin[slots[here]] - first]
            found = np.searchsorted(sums, sought, side="right") - 1
            places[here], inside[here] = found + first, sought - sums[found]
            begin = end
        return places, inside

    def edges(self, counters: Integers, bounds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """The range of the bins of these counters: their own edges, at the open ends the slot's `bounds`."""
        slot = self.slot_of(counters)
        least, greatest = bounds[0][slot], bounds[1][slot]
        bins = counters - self.begin[slot]
        width = _per_bin(self.scale[slot])
        low = self.low[slot] + bins * width
        open_high = (bins == self.last[slot]) | (width == 0)
        high = np.where(open_high, greatest, np.minimum(low + width, greatest))
        return np.where(bins == 0, least, np.maximum(low, least)), high

    def slot_of(self, counters: Integers) -> Integers:
        """The slot that each counter belongs to."""
        return np.searchsorted(self.begin, counters.astype(np.int32), side="right") - 1

    @property
    def reach(self) -> tuple[Floats, Floats]:
        """The range that each slot was made for."""
        return self.low, self.low + (self.last + 1) * _per_bin(self.scale)


def rooted(values: Floats) -> Floats:
    """Eighth roots with the signs of the values: the order stays.

    Where values lie close to zero at all scales at once, bins that are even in the roots part them; elsewhere a
    narrow range of roots is as even as the values.
    """
    roots = np.abs(values)
    for _ in range(3):
        np.sqrt(roots, out=roots)
    return np.copysign(roots, values, out=roots)


def begins(sizes: Integers) -> npt.NDArray[np.int32]:
    """Where slots of these sizes begin, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)


def _arrived(
    low: Floats,
    scale: Floats,
    last: npt.NDArray[np.float32],
    begin: npt.NDArray[np.int32],
    divided: npt.NDArray[np.int32] | None,
) -> Level:
    """A level that was sent here."""
    level = Level(low, scale, last, begin)
    return level if divided is None else level.dividing(divided.astype(np.int64))


def _placed(
    values: Floats, low: Floats, scale: Floats, last: npt.ArrayLike, begin: npt.NDArray[np.integer], desk: Desk
) -> Integers:
    position, counters = desk.lent(values.shape)
    with np.errstate(invalid="ignore", over="ignore"):
        np.subtract(values, low, out=position)
        np.multiply(position, scale, out=position)
        np.clip(position, 0.0, last, out=position)
        np.copyto(counters, position, casting="unsafe")
    np.maximum(counters, 0, out=counters)  # where there was no number
    np.add(counters, begin, out=counters)
    return counters


def _per_bin(scale: Floats) -> Floats:
    return np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
