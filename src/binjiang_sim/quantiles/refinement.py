"""Exact quantiles of numbers that are made again pass after pass, because no memory would hold them.

Every pass counts the numbers in histograms that are narrower than those before, until the bins that hold the wanted
ranks are left with numbers few enough to be collected. A preview of some of the draws predicts which bins these will
be (`predicted`), so that the first pass over all draws counts at two widths at once and the second one, as a rule,
collects. Where the prediction misses, the result has the same bits and more is collected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .binning import Binning
from .collecting import Collected, equal_as_one
from .histograms import MOST_REFINED, Counts, Level, eighth_roots, offsets
from .in_memory import Floats, Integers, Ranks

MOST_COARSE = 2**23  # bins of the first level, all rows together
MOST_FINE = 12_000_000  # bins of a level below it
MOST_ROW_BINS = 8192  # bins of a row's first histogram
LEAST_CHILD_BINS, MOST_CHILD_BINS = 16, 256  # bins of the histogram that refines one bin
BEFORE_ANOTHER = 4  # times fewer bins in the first pass when a pass that refines is to come: they need not be narrow
MOST_COLLECTED = 8_000_000  # numbers that the last pass may keep
MARGIN = 3.0  # standard errors of a rank, on either side, that a preview allows for
TOGETHER = 4096  # rows, or histograms, that are worked on together


@dataclass(frozen=True)
class WantedRanks:
    """Ranks whose numbers are wanted, each (entry,): `entry` numbers them for good, `rank` is that in `histogram`."""

    entry: Integers
    histogram: Integers
    rank: Integers

    @classmethod
    def of_rows(cls, rows: int, ranks: Ranks) -> WantedRanks:
        """The same ranks of every row; entries are those before, then those after each quantile, row by row."""
        each = np.concatenate((ranks.before, ranks.after))
        histograms = np.repeat(np.arange(rows), len(each))
        return cls(np.arange(len(histograms)), histograms, np.tile(each, rows))

    def and_more(self, histograms: Integers, ranks: Integers) -> WantedRanks:
        """With one more rank of each of these histograms; their entries come after all others."""
        entries = np.arange(len(histograms)) + len(self.entry)
        joined = ((self.entry, entries), (self.histogram, histograms), (self.rank, ranks))
        return WantedRanks(*(np.concatenate(one) for one in joined))


@dataclass(frozen=True)
class Refinement:
    """What a pass does: the first `counted` levels were counted before, this pass counts the others.

    When `collecting`, the pass counts nothing and collects what falls into the last level. `wanted` are ranks in the
    histograms of the first level that is to be counted, or of the last one when collecting.
    """

    levels: tuple[Level, ...]
    wanted: WantedRanks
    counted: int = 0
    collecting: bool = False

    @classmethod
    def begin(cls, pilot: Floats, ranks: Ranks) -> Refinement:
        """Histograms over the range of a few draws, (row, draw); where the range misses, later passes mend it."""
        ordered = np.sort(pilot, axis=1)
        edge = ordered.shape[1] // 256
        bins = int(np.clip(MOST_COARSE // max(len(pilot), 1), 64, MOST_ROW_BINS))
        level = Level.over(ordered[:, edge], ordered[:, -1 - edge], np.full(len(pilot), bins))
        return cls((level,), WantedRanks.of_rows(len(pilot), ranks))

    def of_ranks(self, ranks: Ranks, rows: Integers, own: Integers) -> Refinement:
        """The first pass, for these ranks of every row, and for the rank `own` of each of `rows`, each (rank,)."""
        return replace(self, wanted=WantedRanks.of_rows(self.levels[0].histograms, ranks).and_more(rows, own))

    def predicted(self, counts: Counts, seen: int, draws: int, bounds: tuple[Floats, Floats]) -> Refinement:
        """The first pass with a second level, which refines the bins that the wanted ranks are likely to fall into.

        `counts` (bin,) and `bounds`, the least and the greatest of each row, are those of `seen` of the `draws`.
        """
        level, wanted = self.levels[0], self.without(unsearched(*bounds)).wanted
        share = (wanted.rank + 0.5) / draws
        error = MARGIN * np.sqrt(seen * share * (1 - share)) + 1
        marks = np.zeros(level.bins + 1, dtype=np.int8)
        for side, mark in ((-error, 1), (error, -1)):
            ranks = np.clip(seen * share + side, 0, seen - 1).astype(np.int64)
            bins, _ = level.locate(counts, wanted.histogram, ranks)
            np.add.at(marks, bins if mark > 0 else bins + 1, np.int8(mark))
        likely = np.flatnonzero(np.cumsum(marks[:-1], dtype=np.int8) > 0)
        held, sought = counts[likely].astype(np.float64) * (draws / seen), len(wanted.histogram) // 2
        sizes = _child_sizes(held, sought, 1)
        if sought * np.sum(held / sizes) > MOST_COLLECTED * len(likely):  # another pass refines in between
            sizes = np.maximum(sizes // BEFORE_ANOTHER, 1)
        likely, sizes = likely[sizes > 1], sizes[sizes > 1]
        numbered = level.numbered(likely) <= MOST_REFINED
        likely, sizes = likely[numbered], sizes[numbered]
        child = Level.over(*_roots(level.edges(likely, bounds)), sizes)
        return replace(self, levels=(level.refined_at(likely), child))

    @property
    def tables(self) -> list[int]:
        """How many bins are to be counted, level by level."""
        return [level.bins for level in self.levels[self.counted :]]

    def without(self, rows: npt.NDArray[np.bool_]) -> Refinement:
        """The first pass without the ranks of these rows, (row,)."""
        kept = ~rows[self.wanted.histogram]
        wanted = WantedRanks(self.wanted.entry[kept], self.wanted.histogram[kept], self.wanted.rank[kept])
        return replace(self, wanted=wanted)

    def next_pass(self, counts: Sequence[Counts], bounds: tuple[Floats, Floats] | None, pilot: Floats) -> Refinement:
        """The next pass, from the counts of this one, each (bin,).

        `bounds` are the least and the greatest value of each row, needed after the first pass. `pilot` (row, draw)
        shows which values are taken by many draws; such are collected once with their number.
        """
        if bounds is None:
            return self._refined(counts[0], self.levels[-1].ranges, pilot)
        found, fine, ranges = self._confirmed(counts, bounds)
        return found._refined(fine, ranges, pilot)

    def _confirmed(
        self, counts: Sequence[Counts], bounds: tuple[Floats, Floats]
    ) -> tuple[Refinement, Counts, tuple[Floats, Floats]]:
        """After the first pass: only bins of wanted ranks stay refined, with counts and ranges of their histograms.

        A bin that was not predicted is refined by a histogram of one bin.
        """
        level = self.levels[0]
        places, ranks = level.locate(counts[0], self.wanted.histogram, self.wanted.rank)
        bins, histograms = np.unique(places, return_inverse=True)
        ranges = _roots(level.edges(bins, bounds))
        child, fine = Level.over(*ranges, np.ones(len(bins), dtype=np.int64)), counts[0][bins]
        if len(self.levels) > 1:
            child, fine = _replaced(child, fine, self.levels[1], counts[1], _children(level, bins))
        levels = (level.refined_at(bins), child)
        return Refinement(levels, WantedRanks(self.wanted.entry, histograms, ranks), counted=1), fine, ranges

    def _refined(self, counts: Counts, ranges: tuple[Floats, Floats], pilot: Floats) -> Refinement:
        """The bins of the last level that hold wanted ranks, refined by a level below it."""
        level, wanted = self.levels[-1], self.wanted
        places, ranks = level.locate(counts, wanted.histogram, wanted.rank)
        bins, histograms = np.unique(places, return_inverse=True)
        low, high = level.edges(bins, ranges)
        levels = (*self.levels[:-1], level.refined_at(bins))
        whole = Level.over(low, high, np.ones(len(bins), dtype=np.int64))
        found = Refinement((*levels, whole), WantedRanks(wanted.entry, histograms, ranks), len(levels), collecting=True)
        # What many draws share takes no room: it must take no bins from what does.
        room = counts[bins] * found._distinct_share(pilot)
        if room.sum() <= MOST_COLLECTED:
            return found
        child = Level.over(low, high, _child_sizes(room, len(bins), LEAST_CHILD_BINS))
        return replace(found, levels=(*levels, child), collecting=False)

    def _distinct_share(self, pilot: Floats) -> Floats:
        """The share of each last histogram's values that are not the same as others, as a few draws show it."""
        found: list[tuple[Integers, Floats]] = [(np.empty(0, dtype=np.int64), np.empty(0))]
        binning = Binning(self.levels, collect=lambda histograms, values: found.append((histograms, values)))
        for first in range(0, len(pilot), TOGETHER):
            binning.add(first, pilot[first : first + TOGETHER])
        binning.flush()
        histograms, values = (np.concatenate(one) for one in zip(*found, strict=True))
        count = self.levels[-1].histograms
        different, _, times = equal_as_one(histograms, values, np.ones(len(histograms), dtype=np.int64))
        seen = np.bincount(histograms, minlength=count)
        unlike = np.bincount(different[times == 1], minlength=count)
        share = np.where(seen > 2, unlike / np.maximum(seen, 1), 1.0)
        return np.where(self.levels[-1].scale > 0, share, 0.0)


def values_at_ranks(refinement: Refinement, collected: Sequence[Collected]) -> Floats:
    """The numbers at the wanted ranks, (entry,), from all that was collected, in any number of sets.

    A set is histograms, in order, with values and how many times each is there.
    """
    wanted = refinement.wanted
    numbers = np.empty(len(wanted.histogram))
    order = np.argsort(wanted.histogram, kind="stable")
    for begin in range(0, refinement.levels[-1].histograms, TOGETHER):
        limits = (begin, begin + TOGETHER)
        first, last = np.searchsorted(wanted.histogram, limits, sorter=order)
        here = order[first:last]
        spans = [slice(*np.searchsorted(histograms, limits)) for histograms, _, _ in collected]
        sets = [[array[span] for array in one] for one, span in zip(collected, spans, strict=True)]
        histograms, values, times = equal_as_one(*(np.concatenate(one) for one in zip(*sets, strict=True)))
        ends = np.cumsum(times, dtype=np.int64)
        begins = np.concatenate(([0], ends))[np.searchsorted(histograms, wanted.histogram[here])]
        numbers[here] = values[np.searchsorted(ends, begins + wanted.rank[here], side="right")]
    return numbers


def unsearched(lows: Floats, highs: Floats) -> npt.NDArray[np.bool_]:
    """Rows whose quantiles need no search, (row,): NaN or infinite values, or the least equal to the greatest."""
    found: npt.NDArray[np.bool_] = ~np.isfinite(lows) | ~np.isfinite(highs) | (lows == highs)
    return found


def _child_sizes(held: Floats, wanted: int, least: int) -> Integers:
    """Bins of the histograms that refine bins with so many numbers, so that few are left in the `wanted` ones."""
    enough = np.minimum(held * (wanted / (MOST_COLLECTED / 4)), MOST_CHILD_BINS)
    return np.maximum(enough * min(1.0, MOST_FINE / max(float(enough.sum()), 1.0)), least).astype(np.int64)


def _children(level: Level, bins: Integers) -> Integers:
    """The histogram of the next level that refines each bin; -1 where none does."""
    found = np.full(len(bins), -1)
    here, number = level.refined(bins)
    found[here] = level.child(level.histogram_of(bins[here]), number)
    return found


def _roots(ranges: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return eighth_roots(ranges[0]), eighth_roots(ranges[1])


def _replaced(
    level: Level, counts: Counts, other: Level, other_counts: Counts, which: Integers
) -> tuple[Level, Counts]:
    """A level with the histograms `which` of another in place of its own (-1 keeps its own), and the counts of all."""
    taken = which >= 0
    histogram = which[taken]
    low, scale, last = level.low.copy(), level.scale.copy(), level.last_bin.copy()
    low[taken], scale[taken], last[taken] = other.low[histogram], other.scale[histogram], other.last_bin[histogram]
    sizes = last.astype(np.int64) + 1
    first_bin = offsets(sizes)
    found = np.repeat(counts, sizes)
    own, others = first_bin[:-1][taken], other.first_bin[histogram]
    spans = zip(own.tolist(), others.tolist(), sizes[taken].tolist(), strict=True)
    for to, begin, size in spans:  # all at once would take more memory than all counts
        found[to : to + size] = other_counts[begin : begin + size]
    return Level(low, scale, last, first_bin), found
