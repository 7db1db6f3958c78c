"""Exact quantiles, with the bits of `np.quantile` (linear): of numbers in memory, and of numbers that are made again.

In memory short rows are sorted. In long ones a histogram finds the bins that hold the wanted ranks, and only those are
sorted. Numbers that are made again, block by block, are counted in histograms that narrow with every pass until what
is left in the wanted bins is few enough to be kept (`Narrowing`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .distributions import Floats

Integers = npt.NDArray[np.int64]
Kept = tuple[Integers, Floats, Integers]

SORTED = 32_768  # a row up to this length fits the cache, where sorting it is the fastest
ROW_BINS = 4096
CROWDED = 0.5  # share of a row in the wanted bins from which a partition is cheaper
MOST_COUNTERS = 2**24  # counters of the first histograms, all figures together
MOST_INNER = 2**24  # counters of the narrower ones
MOST_KEPT = 12_000_000  # numbers kept in the last pass
MOST_BINS = 2048  # of a figure's first histogram
MOST_SUMS = 2**19  # of counters, in one table
PIECE = 4096


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
        ordered = np.sort(values, axis=1)
        low, high = ordered[:, ranks.before].T, ordered[:, ranks.after].T
        missing = np.isnan(ordered[:, -1])
    else:
        wanted = np.unique(np.concatenate((ranks.before, ranks.after)))
        found = np.stack([_at_ranks(row, wanted) for row in values], axis=1)
        low, high = (found[np.searchsorted(wanted, one)] for one in (ranks.before, ranks.after))
        missing = np.isnan(values.max(axis=1))
    points = ranks.between(low, high)
    points[:, missing] = np.nan
    return points


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
    """Histograms of one pass: slot s has `bins` bins from `low[s]`, `scale[s]` bins for each unit; the ends are open.

    Once counted, `local` (slot, bin) numbers the bins that go on to the next level from 1 within their slot, and
    `base[s]` is the next level's slot of the first of them.
    """

    low: Floats
    scale: Floats
    bins: int
    local: npt.NDArray[np.uint8] | None = None
    base: Integers | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """What few bins hold is sent in place of a table of all: a level goes out with every chunk."""
        places = None if self.local is None else np.flatnonzero(self.local)
        numbers = None if self.local is None else self.local.ravel()[places]
        return _arrived, (self.low, self.scale, self.bins, places, numbers, self.base)

    def bins_of(self, values: Floats, low: Floats, scale: Floats, desk: Desk) -> Integers:
        """The bin of each value; `low` and `scale` are those of its slot. Values that are no number go anywhere."""
        position, bins = desk.lent(values.shape)
        with np.errstate(invalid="ignore", over="ignore"):
            np.subtract(values, low, out=position)
            np.multiply(position, scale, out=position)
        np.fmax(position, 0.0, out=position)
        np.fmin(position, self.bins - 1.0, out=position)
        np.copyto(bins, position, casting="unsafe")
        return bins


def _arrived(
    low: Floats,
    scale: Floats,
    bins: int,
    places: Integers | None,
    numbers: npt.NDArray[np.uint8] | None,
    base: Integers | None,
) -> Level:
    """A level that was sent here."""
    if places is None or numbers is None:
        return Level(low, scale, bins)
    local = np.zeros((len(low), bins), dtype=np.uint8)
    local.ravel()[places] = numbers
    return Level(low, scale, bins, local, base)


@dataclass(frozen=True)
class Wanted:
    """Numbers that are looked for, each (entry,): the slot of the last level and the rank in it; `entry` for good."""

    entry: Integers
    slot: Integers
    rank: Integers


@dataclass(frozen=True)
class Narrowing:
    """The passes so far: levels of which all but the last are counted, and where the wanted ranks are in the last.

    `few` says that what the last level's slots hold may be kept instead of counted.
    """

    levels: tuple[Level, ...]
    wanted: Wanted
    few: bool = False

    @property
    def slots(self) -> int:
        """How many slots the last level has."""
        return len(self.levels[-1].low)

    @classmethod
    def begin(cls, pilot: Floats, ranks: Ranks) -> Narrowing:
        """Histograms over the range of a few draws, (figure, draw); where the range misses, later passes mend it."""
        ordered = np.sort(pilot, axis=1)
        edge = ordered.shape[1] // 256
        bins = int(np.clip(MOST_COUNTERS // max(len(pilot), 1), 64, MOST_BINS))
        wanted = np.concatenate((ranks.before, ranks.after))
        figures = np.repeat(np.arange(len(pilot)), len(wanted))
        entries = Wanted(np.arange(len(figures)), figures, np.tile(wanted, len(pilot)))
        return cls((_level(ordered[:, edge], ordered[:, -1 - edge], bins),), entries)

    def select(self, first: int, values: Floats, desk: Desk) -> tuple[Integers, Floats]:
        """Of values (figure, draw) of the figures from `first` on: slots of the last level, and the values in them."""
        level, own = self.levels[0], slice(first, first + len(values))
        assert level.local is not None
        assert level.base is not None
        bins = level.bins_of(values, level.low[own, None], level.scale[own, None], desk)
        bins += np.arange(len(values))[:, None] * level.bins
        local = np.take(level.local[own].ravel(), bins.ravel())
        here = np.flatnonzero(local != 0)
        row, column = np.divmod(here, values.shape[1])
        slot, kept = level.base[own][row] + local[here] - 1, values[row, column]
        for level in self.levels[1:-1]:
            assert level.local is not None
            assert level.base is not None
            local = level.local[slot, level.bins_of(kept, level.low[slot], level.scale[slot], desk)]
            here = np.flatnonzero(local)
            slot, kept = level.base[slot[here]] + local[here] - 1, kept[here]
        return slot, kept

    def count(self, first: int, values: Floats, counts: npt.NDArray[np.int32], desk: Desk) -> None:
        """Add values (figure, draw) of the figures from `first` on to `counts` (slot, bin) of the last level."""
        level = self.levels[-1]
        if len(self.levels) == 1:
            own = slice(first, first + len(values))
            bins = level.bins_of(values, level.low[own, None], level.scale[own, None], desk)
            bins += np.arange(len(values))[:, None] * level.bins
            counts[own] += np.bincount(bins.ravel(), minlength=len(values) * level.bins).reshape(len(values), -1)
            return
        slot, kept = self.select(first, values, desk)
        bins = level.bins_of(kept, level.low[slot], level.scale[slot], desk)
        begin, end = int(slot.min(initial=0)), int(slot.max(initial=0)) + 1
        bins += (slot - begin) * level.bins
        if len(bins) < counts[begin:end].size:
            np.add.at(counts[begin:end].reshape(-1), bins, np.int32(1))
        else:
            counts[begin:end] += np.bincount(bins, minlength=counts[begin:end].size).reshape(end - begin, -1)

    def without(self, figures: npt.NDArray[np.bool_]) -> Narrowing:
        """The first pass without these figures, (figure,): they have no quantiles or known ones."""
        kept = ~figures[self.wanted.slot]
        wanted = Wanted(self.wanted.entry[kept], self.wanted.slot[kept], self.wanted.rank[kept])
        return Narrowing(self.levels, wanted)

    def narrowed(self, counts: npt.NDArray[np.int32], bounds: tuple[Floats, Floats] | None, pilot: Floats) -> Narrowing:
        """The next pass, from the counts of this one.

        `bounds` are the least and the greatest value of each figure, needed after the first pass. `pilot` (figure,
        draw) shows which values are taken by many draws; such are kept once with their number.
        """
        level, wanted = self.levels[-1], self.wanted
        bins, ranks = _located(counts, wanted)
        keys, slots = np.unique(wanted.slot * level.bins + bins, return_inverse=True)
        parent, own = np.divmod(keys, level.bins)
        base = np.searchsorted(parent, np.arange(self.slots))
        local = np.zeros((self.slots, level.bins), dtype=np.uint8)
        local[parent, own] = np.arange(len(keys)) - base[parent] + 1
        inner = int(np.clip(MOST_INNER // max(len(keys), 1), 16, 256))
        done = Level(level.low, level.scale, level.bins, local, base)
        fresh = _level(*_edges(level, parent, own, bounds or _reach(level)), inner)
        found = Narrowing((*self.levels[:-1], done, fresh), Wanted(wanted.entry, slots, ranks))
        room = counts[parent, own] * found._fresh(pilot)
        return replace(found, few=bool(room.sum() <= MOST_KEPT))

    def _fresh(self, pilot: Floats) -> Floats:
        """The share of each last slot's values that are not the same as others, as a few draws show it."""
        rows, desk = range(0, len(pilot), PIECE), Desk()
        found = [self.select(first, pilot[first : first + PIECE], desk) for first in rows]
        slots, values = (np.concatenate(one) for one in zip(*found, strict=True))
        different, _, times = together(slots, values, np.ones(len(slots), dtype=np.int64))
        seen = np.bincount(slots, minlength=self.slots)
        unlike = np.bincount(different[times == 1], minlength=self.slots)
        share = np.where(seen > 2, unlike / np.maximum(seen, 1), 1.0)
        return np.where(self.levels[-1].scale > 0, share, 0.0)

    def found(self, kept: Sequence[Kept]) -> Floats:
        """The wanted numbers, (entry,), from all that the last level's slots hold, portion by portion.

        A portion is slots, in order, with values and how many times each is there.
        """
        numbers = np.empty(len(self.wanted.slot))
        order = np.argsort(self.wanted.slot, kind="stable")
        for begin in range(0, self.slots, PIECE):
            limits = (begin, begin + PIECE)
            first, last = np.searchsorted(self.wanted.slot, limits, sorter=order)
            here = order[first:last]
            spans = [slice(*np.searchsorted(slots, limits)) for slots, _, _ in kept]
            parts = [[one[span] for one in portion] for portion, span in zip(kept, spans, strict=True)]
            slots, values, times = together(*(np.concatenate(one) for one in zip(*parts, strict=True)))
            ends = np.cumsum(times, dtype=np.int64)
            begins = np.concatenate(([0], ends))[np.searchsorted(slots, self.wanted.slot[here])]
            numbers[here] = values[np.searchsorted(ends, begins + self.wanted.rank[here], side="right")]
        return numbers


def together(slots: Integers, values: Floats, times: Integers) -> Kept:
    """Equal values of a slot as one entry with their number, ordered by slot and value."""
    order = np.lexsort((values, slots))
    slots, values, times = slots[order], values[order], times[order]
    fresh = np.ones(len(slots), dtype=bool)
    fresh[1:] = (slots[1:] != slots[:-1]) | (values[1:] != values[:-1])
    starts = np.flatnonzero(fresh)
    return slots[starts], values[starts], np.add.reduceat(times, starts) if len(starts) else times


def _located(counts: npt.NDArray[np.int32], wanted: Wanted) -> tuple[Integers, Integers]:
    """In which bin of its slot each wanted number is, and its rank there, from the counts (slot, bin)."""
    bins, ranks = np.empty_like(wanted.slot), np.empty_like(wanted.rank)
    order = np.argsort(wanted.slot, kind="stable")
    piece = max(MOST_SUMS // counts.shape[1], 1)
    for begin in range(0, len(counts), piece):  # a table of all sums would be large
        first, last = np.searchsorted(wanted.slot, (begin, begin + piece), sorter=order)
        here = order[first:last]
        rows = wanted.slot[here] - begin
        bins[here], ranks[here] = _places(counts[begin : begin + piece], rows, wanted.rank[here])
    return bins, ranks


def _places(counts: npt.NDArray[np.int32], rows: Integers, ranks: Integers) -> tuple[Integers, Integers]:
    """In which bin of its row each rank is, and its rank there."""
    ends = np.cumsum(counts, axis=1, dtype=np.int64)
    # Every row lifted above the one before makes one rising row, which is searched at once.
    shift = np.arange(len(counts)) * (int(ends[:, -1].max(initial=0)) + 1)
    place = np.searchsorted((ends + shift[:, None]).ravel(), ranks + shift[rows], side="right")
    bins = place - rows * counts.shape[1]
    before = np.where(bins > 0, ends[rows, np.maximum(bins - 1, 0)], 0)
    return bins, ranks - before


def _level(low: Floats, high: Floats, bins: int) -> Level:
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        scale = bins / (high - low)
    usable = np.isfinite(scale) & np.isfinite(low) & (high > low)
    return Level(np.where(usable, low, np.where(np.isfinite(low), low, 0.0)), np.where(usable, scale, 0.0), bins)


def _edges(level: Level, slot: Integers, bins: Integers, bounds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """The range of a bin of a slot: its own edges inside, the slot's bounds at the open ends."""
    least, greatest = bounds[0][slot], bounds[1][slot]
    scale = level.scale[slot]
    width = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
    low = level.low[slot] + bins * width
    open_high = (bins == level.bins - 1) | (width == 0)
    high = np.where(open_high, greatest, np.minimum(low + width, greatest))
    return np.where(bins == 0, least, np.maximum(low, least)), high


def _reach(level: Level) -> tuple[Floats, Floats]:
    """The range that each slot of a level was made for."""
    wide = np.divide(level.bins, level.scale, out=np.zeros_like(level.scale), where=level.scale > 0)
    return level.low, level.low + wide
