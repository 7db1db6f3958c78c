"""Exact quantiles of numbers that are made again pass after pass, because no memory would hold them.

Every pass counts the numbers in histograms that are narrower than those before, until what is left in the bins that
hold the wanted ranks is few enough to be kept. A first look at some of the draws tells about where these bins will be
(`foreseen`), so that the first pass over all of them counts in two widths at once, and as a rule the second one keeps.
Where the look misses, the bits are the same and more is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .distributions import Floats
from .levels import MOST_DIVIDED, Counts, Level, begins, rooted
from .quantiles import Integers, Ranks
from .sieve import Sieve

Kept = tuple[Integers, Floats, Integers]

MOST_COARSE = 2**23  # counters of the first level, all figures together
MOST_FINE = 12_000_000  # counters of a level below it
MOST_BINS = 2048  # of a figure's first histogram
LEAST_PARTS, MOST_PARTS = 16, 256  # into which a bin is divided at once
MOST_KEPT = 8_000_000  # numbers kept in the last pass
MARGIN = 3.0  # standard errors of a rank, on either side, that a first look allows for
PIECE = 4096


def _parts(held: Floats, wanted: int, least: int) -> Integers:
    """Into how many parts bins are divided that hold so many numbers, so that few are left in the `wanted` ones."""
    enough = np.minimum(held * (wanted / (MOST_KEPT / 4)), MOST_PARTS)
    return np.maximum(enough * min(1.0, MOST_FINE / max(float(enough.sum()), 1.0)), least).astype(np.int64)


@dataclass(frozen=True)
class Wanted:
    """Numbers that are looked for, each (entry,): the slot of a level and the rank in it; `entry` for good."""

    entry: Integers
    slot: Integers
    rank: Integers

    @classmethod
    def everywhere(cls, figures: int, ranks: Ranks) -> Wanted:
        """The same ranks of every figure."""
        each = np.concatenate((ranks.before, ranks.after))
        slots = np.repeat(np.arange(figures), len(each))
        return cls(np.arange(len(slots)), slots, np.tile(each, figures))


@dataclass(frozen=True)
class Narrowing:
    """The passes so far: the first `settled` levels are counted, the others are to be; `few`: the last one to be kept.

    `wanted` is in the first level that is to be counted, or in the last one when what its slots hold may be kept.
    """

    levels: tuple[Level, ...]
    wanted: Wanted
    settled: int = 0
    few: bool = False

    @classmethod
    def begin(cls, pilot: Floats, ranks: Ranks) -> Narrowing:
        """Histograms over the range of a few draws, (figure, draw); where the range misses, later passes mend it."""
        ordered = np.sort(pilot, axis=1)
        edge = ordered.shape[1] // 256
        bins = int(np.clip(MOST_COARSE // max(len(pilot), 1), 64, MOST_BINS))
        level = Level.over(ordered[:, edge], ordered[:, -1 - edge], np.full(len(pilot), bins))
        return cls((level,), Wanted.everywhere(len(pilot), ranks))

    def of_ranks(self, ranks: Ranks) -> Narrowing:
        """The first pass, for these ranks."""
        return replace(self, wanted=Wanted.everywhere(self.levels[0].slots, ranks))

    def foreseen(self, counts: Counts, seen: int, draws: int, bounds: tuple[Floats, Floats]) -> Narrowing:
        """The same with a second level, which divides the bins that the wanted ranks are likely to fall into.

        `counts` (counter,) and `bounds`, the least and the greatest of each figure, are those of `seen` of the `draws`.
        """
        level, wanted = self.levels[0], self.without(known(*bounds)).wanted
        share = (wanted.rank + 0.5) / draws
        error = MARGIN * np.sqrt(seen * share * (1 - share)) + 1
        marks = np.zeros(level.counters + 1, dtype=np.int8)
        for side, mark in ((-error, 1), (error, -1)):
            ranks = np.clip(seen * share + side, 0, seen - 1).astype(np.int64)
            places, _ = level.located(counts, wanted.slot, ranks)
            np.add.at(marks, places if mark > 0 else places + 1, np.int8(mark))
        likely = np.flatnonzero(np.cumsum(marks[:-1], dtype=np.int8) > 0)
        parts = _parts(counts[likely].astype(np.float64) * (draws / seen), len(wanted.slot) // 2, 1)
        likely, parts = likely[parts > 1], parts[parts > 1]
        few = level.numbered(likely) <= MOST_DIVIDED
        likely, parts = likely[few], parts[few]
        below = Level.over(*_roots(level.edges(likely, bounds)), parts)
        return replace(self, levels=(level.dividing(likely), below))

    @property
    def tables(self) -> list[int]:
        """How many counters are to be counted, level by level."""
        return [level.counters for level in self.levels[self.settled :]]

    def without(self, figures: npt.NDArray[np.bool_]) -> Narrowing:
        """The first pass without these figures, (figure,): they have no quantiles or known ones."""
        kept = ~figures[self.wanted.slot]
        wanted = Wanted(self.wanted.entry[kept], self.wanted.slot[kept], self.wanted.rank[kept])
        return replace(self, wanted=wanted)

    def narrowed(self, counts: Sequence[Counts], bounds: tuple[Floats, Floats] | None, pilot: Floats) -> Narrowing:
        """The next pass, from the counts of this one, each (counter,).

        `bounds` are the least and the greatest value of each figure, needed after the first pass. `pilot` (figure,
        draw) shows which values are taken by many draws; such are kept once with their number.
        """
        if bounds is None:
            return self._divided(counts[0], self.levels[-1].reach, pilot)
        found, fine, reach = self._confirmed(counts, bounds)
        return found._divided(fine, reach, pilot)

    def _confirmed(
        self, counts: Sequence[Counts], bounds: tuple[Floats, Floats]
    ) -> tuple[Narrowing, Counts, tuple[Floats, Floats]]:
        """After the first pass: only the bins of the wanted ranks go on, with the counts and bounds of their slots.

        A bin that was not foreseen goes on undivided.
        """
        level = self.levels[0]
        places, ranks = level.located(counts[0], self.wanted.slot, self.wanted.rank)
        keys, slots = np.unique(places, return_inverse=True)
        reach = _roots(level.edges(keys, bounds))
        below, fine = Level.over(*reach, np.ones(len(keys), dtype=np.int64)), counts[0][keys]
        if len(self.levels) > 1:
            below, fine = _put(self.levels[1], counts[1], _slots(level, keys), below, fine)
        levels = (level.dividing(keys), below)
        return Narrowing(levels, Wanted(self.wanted.entry, slots, ranks), settled=1), fine, reach

    def _divided(self, counts: Counts, reach: tuple[Floats, Floats], pilot: Floats) -> Narrowing:
        """The bins of the last level that hold wanted ranks divided by a level below it."""
        level, wanted = self.levels[-1], self.wanted
        places, ranks = level.located(counts, wanted.slot, wanted.rank)
        keys, slots = np.unique(places, return_inverse=True)
        low, high = level.edges(keys, reach)
        levels = (*self.levels[:-1], level.dividing(keys))
        whole = Level.over(low, high, np.ones(len(keys), dtype=np.int64))
        found = Narrowing((*levels, whole), Wanted(wanted.entry, slots, ranks), len(levels), few=True)
        # What many draws share takes no room: it must take no counters from what does.
        room = counts[keys] * found._fresh(pilot)
        if room.sum() <= MOST_KEPT:
            return found
        return replace(found, levels=(*levels, Level.over(low, high, _parts(room, len(keys), LEAST_PARTS))), few=False)

    def _fresh(self, pilot: Floats) -> Floats:
        """The share of each last slot's values that are not the same as others, as a few draws show it."""
        found: list[tuple[Integers, Floats]] = [(np.empty(0, dtype=np.int64), np.empty(0))]
        sieve = Sieve(self.levels, kept=lambda slots, values: found.append((slots, values)))
        for first in range(0, len(pilot), PIECE):
            sieve.add(first, pilot[first : first + PIECE])
        sieve.finish()
        slots, values = (np.concatenate(one) for one in zip(*found, strict=True))
        count = self.levels[-1].slots
        different, _, times = together(slots, values, np.ones(len(slots), dtype=np.int64))
        seen = np.bincount(slots, minlength=count)
        unlike = np.bincount(different[times == 1], minlength=count)
        share = np.where(seen > 2, unlike / np.maximum(seen, 1), 1.0)
        return np.where(self.levels[-1].scale > 0, share, 0.0)


def numbers_of(narrowing: Narrowing, kept: Sequence[Kept]) -> Floats:
    """The numbers that a narrowing looks for, (entry,), from all that its last level's slots hold, portion by portion.

    A portion is slots, in order, with values and how many times each is there.
    """
    wanted = narrowing.wanted
    numbers = np.empty(len(wanted.slot))
    order = np.argsort(wanted.slot, kind="stable")
    for begin in range(0, narrowing.levels[-1].slots, PIECE):
        limits = (begin, begin + PIECE)
        first, last = np.searchsorted(wanted.slot, limits, sorter=order)
        here = order[first:last]
        spans = [slice(*np.searchsorted(slots, limits)) for slots, _, _ in kept]
        parts = [[one[span] for one in portion] for portion, span in zip(kept, spans, strict=True)]
        slots, values, times = together(*(np.concatenate(one) for one in zip(*parts, strict=True)))
        ends = np.cumsum(times, dtype=np.int64)
        begins = np.concatenate(([0], ends))[np.searchsorted(slots, wanted.slot[here])]
        numbers[here] = values[np.searchsorted(ends, begins + wanted.rank[here], side="right")]
    return numbers


def together(slots: Integers, values: Floats, times: Integers) -> Kept:
    """Equal values of a slot as one entry with their number, ordered by slot and value."""
    order = np.lexsort((values, slots))
    slots, values, times = slots[order], values[order], times[order]
    fresh = np.ones(len(slots), dtype=bool)
    fresh[1:] = (slots[1:] != slots[:-1]) | (values[1:] != values[:-1])
    starts = np.flatnonzero(fresh)
    return slots[starts], values[starts], np.add.reduceat(times, starts) if len(starts) else times


def known(lows: Floats, highs: Floats) -> npt.NDArray[np.bool_]:
    """Which figures have no quantiles, or known ones, by their least and greatest values, each (figure,)."""
    found: npt.NDArray[np.bool_] = ~np.isfinite(lows) | ~np.isfinite(highs) | (lows == highs)
    return found


def _slots(level: Level, counters: Integers) -> Integers:
    """The slot of the next level that divides the bin of each counter; -1 where none does."""
    found = np.full(len(counters), -1)
    here, local = level.divided(counters)
    found[here] = level.below(level.slot_of(counters[here]), local)
    return found


def _roots(reach: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return rooted(reach[0]), rooted(reach[1])


def _put(old: Level, counts: Counts, which: Integers, below: Level, fine: Counts) -> tuple[Level, Counts]:
    """The slots `which` of `old` in place of those of `below` where they are any, and the counts of all."""
    hit = which >= 0
    slot = which[hit]
    low, scale, last = below.low.copy(), below.scale.copy(), below.last.copy()
    low[hit], scale[hit], last[hit] = old.low[slot], old.scale[slot], old.last[slot]
    sizes = last.astype(np.int64) + 1
    begin = begins(sizes)
    found = np.repeat(fine, sizes)
    places = zip(begin[:-1][hit].tolist(), old.begin[slot].tolist(), sizes[hit].tolist(), strict=True)
    for own, other, size in places:  # all at once would take more memory than all counts
        found[own : own + size] = counts[other : other + size]
    return Level(low, scale, last, begin), found
