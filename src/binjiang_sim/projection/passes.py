"""More draws than fit the memory: a pass over all chunks, then another, resumed from what a store holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ..quantiles import Ranks, Refinement, unsearched, values_at_ranks
from ..quantiles.histograms import Counts
from ..sampling.distributions import Floats
from .blocks import Integers, free_buffers
from .chunks import HITS, Arrays, Merged, Source, Task, chunks
from .executors import completed
from .joint_hits import COUNTS, JointHits, digest_of
from .options import RunOptions
from .store import Folder
from .summary import PROBABILITIES, Signs, Summary

PILOT = 256  # draws that give the first histograms their range
FILES = 4  # finished chunks that stay files of their own before they are merged
TWO_PASSES = 20_000  # draws up to which two passes are enough without a preview
PREVIEWED = 1 / 8  # share of the draws in the preview
# The passes, which name the files of a store.
PREVIEW, STATISTICS, REFINE, COLLECT = "preview", "statistics", "refine", "collect"


@dataclass
class Passes:
    """The passes over the draws of a source.

    `failed` are draws known to be left out; None finds them in the first pass.
    `check_failed` is called with the failed draws of the first pass as they are found, and may raise to stop the run.
    """

    source: Source
    options: RunOptions
    folder: Folder | None = None
    prefix: str = ""
    failed: Integers | None = None
    check_failed: Callable[[Integers], None] = lambda _: None
    done: int = field(default=0, init=False)
    passes: int = field(default=0, init=False)

    @property
    def draws(self) -> int:
        """How many there are."""
        return self.source.draws

    def summary(self) -> Summary:
        """The summary of every figure, after all passes."""
        try:
            return self._summary()
        finally:
            free_buffers()

    def _summary(self) -> Summary:
        first = self._previewed(Refinement.begin(self.pilot(self.failed), Ranks.of(self.draws, PROBABILITIES)))
        merged = self._pass(STATISTICS, first)
        found = merged.arrays
        failed = self.failed if self.failed is not None else np.sort(found["failed"]).astype(np.int64)
        self.check_failed(failed)
        good, lows, highs = self.draws - len(failed), np.asarray(found["lows"]), np.asarray(found["highs"])
        means = merged.means(good)
        ranks, halves = Ranks.of(good, PROBABILITIES), Halves.of(found["signs"], good)
        refinement = first.of_ranks(ranks, halves.rows, halves.ranks)
        numbers = self._numbers(refinement, merged.counts(), (lows, highs), failed)
        quantiles, medians = np.split(numbers, [2 * len(lows) * len(PROBABILITIES)])
        before, after = quantiles.reshape(len(lows), 2, len(PROBABILITIES)).transpose(1, 2, 0)
        points = ranks.between(before, after)
        points[:, ~(np.isfinite(lows) & np.isfinite(highs))] = np.nan
        clipped = dict(zip(found["clipped_names"].tolist(), found["clipped"].tolist(), strict=True))
        hits = JointHits.counted(self.source.targets, {name: found[f"{HITS}{name}"] for name in COUNTS})
        signs = halves.signs(medians) if self.source.signed else None
        return Summary(points, means, lows, highs, failed, clipped, hits, signs)

    def _previewed(self, refinement: Refinement) -> Refinement:
        """The first pass, with bins predicted from a preview of some of the draws when that saves a pass."""
        seen = self._preview_draws
        if not seen:
            return refinement
        found = self._pass(PREVIEW, refinement)
        bounds = np.asarray(found.arrays["lows"]), np.asarray(found.arrays["highs"])
        good = seen - len(found.arrays["failed"] if self.failed is None else self.failed[self.failed < seen])
        halves = Halves.of(found.arrays["signs"] * (self.draws / good), self.draws)
        refinement = refinement.of_ranks(Ranks.of(self.draws, PROBABILITIES), halves.rows, halves.ranks)
        return refinement.predicted(found.counts()[0], good, self.draws, bounds)

    def pilot(self, failed: Integers | None) -> Floats:
        """The figures of the first draws, (figure, draw): about where the others will lie."""
        found = np.zeros((self.source.size, min(PILOT, self.draws)))
        done = 0
        for rows in self.source.rows(0, min(PILOT, self.draws), failed):
            for first, values in rows.values:
                found[first : first + len(values), done : done + rows.draws] = values
            done += rows.draws
        return np.nan_to_num(found[:, : max(done, 1)], copy=False)

    def _numbers(
        self, refinement: Refinement, counts: list[Counts], bounds: tuple[Floats, Floats], failed: Integers
    ) -> Floats:
        """The numbers at the wanted ranks of the first pass, (entry,)."""
        numbers = bounds[0][refinement.wanted.histogram]  # of rows that need no search
        refinement = refinement.without(unsearched(*bounds)).next_pass(counts, bounds, self.pilot(failed))
        counts.clear()  # large
        while not refinement.collecting:
            counted = self._pass(f"{REFINE}-{len(refinement.levels) - 1}", refinement, failed)
            refinement = refinement.next_pass(counted.counts(), None, self.pilot(failed))
        collected = self._pass(COLLECT, refinement, failed).collected.values()
        numbers[refinement.wanted.entry] = values_at_ranks(
            refinement, [(one["histograms"], one["values"], one["times"]) for one in collected]
        )
        return numbers

    def _pass(self, stage: str, refinement: Refinement, failed: Integers | None = None) -> Merged:
        """Every chunk through one pass: what the store holds is read, the rest is computed and saved."""
        preview = stage == PREVIEW
        statistics = preview or stage == STATISTICS
        wanted = {
            number: Task(self.source, first, size, refinement, self.failed if statistics else failed, statistics)
            for number, (first, size) in enumerate(chunks(self._preview_draws if preview else self.draws))
        }
        # The targets are no part of the key of a run: chunks that counted others are not those of this pass.
        aims = f"-{digest_of(self.source.targets)}" if statistics and self.source.targets else ""
        saved = Saved(self.folder, f"{self.prefix}{stage}{aims}", len(wanted), compact=stage != COLLECT)
        self.passes += not preview
        self._report(sum(task.draws for number, task in wanted.items() if saved.merged.done[number]))
        left = {number: task for number, task in wanted.items() if not saved.merged.done[number]}
        for number, outcome in completed(left, self.options):
            saved.add(number, outcome)
            del outcome  # large, and the next one is about to be made
            self._report(wanted[number].draws)
            if stage == STATISTICS and self.failed is None:
                self.check_failed(saved.merged.arrays["failed"].astype(np.int64))
        saved.compact_files()
        return saved.merged

    @property
    def _preview_draws(self) -> int:
        return int(self.draws * PREVIEWED) if self.draws > TWO_PASSES else 0

    def _report(self, draws: int) -> None:
        self.done += draws
        if self.options.progress and draws:
            self.options.progress(draws, max(self.passes, 2) * self.draws + self._preview_draws)


@dataclass(frozen=True)
class Halves:
    """Where the medians of what is above and below zero stand: `counts` of either (side, row), above first.

    Each of the `rows` that has some has two `ranks`, of the numbers in the middle of its part.
    """

    counts: Integers
    rows: Integers
    ranks: Integers

    @classmethod
    def of(cls, counts: Floats | Integers, draws: int) -> Halves:
        """From counts that may be estimates, of so many draws."""
        whole = np.minimum(np.rint(counts), draws).astype(np.int64)
        side, row = np.nonzero(whole)
        held = whole[side, row]
        begin = np.where(side == 0, draws - held, 0)
        ranks = np.stack((begin + (held - 1) // 2, begin + held // 2), axis=1)
        return cls(whole, np.repeat(row, 2), ranks.ravel())

    def signs(self, numbers: Floats) -> Signs:
        """From the numbers at the ranks."""
        medians = np.full(self.counts.shape, np.nan)
        medians[self.counts > 0] = numbers.reshape(-1, 2).mean(axis=1)
        return Signs(*self.counts, *medians)


class Saved:
    """The finished chunks of a pass, in memory and, where there is a store, on disk."""

    def __init__(self, folder: Folder | None, stage: str, count: int, compact: bool) -> None:
        self.folder, self.stage, self.compact = folder, stage, compact
        state = folder.read(stage) if folder else None
        self.merged = Merged(count, state)
        self.files: list[str] = []
        for name in folder.names(f"{stage}~") if folder else []:
            self._resume(folder, name)

    def _resume(self, folder: Folder | None, name: str) -> None:
        assert folder is not None
        number = int(name.rpartition("~")[2])
        outcome = None if self.merged.done[number] else folder.read(name)
        if outcome is None:
            folder.remove([name])
        else:
            self.merged.add(number, outcome)
            self.files.append(name)

    def add(self, number: int, outcome: Arrays) -> None:
        """A chunk is done."""
        if self.folder:
            name = f"{self.stage}~{number}"
            self.folder.write(name, outcome)
            self.files.append(name)
        self.merged.add(number, outcome)
        if self.compact and len(self.files) >= FILES:
            self.compact_files()

    def compact_files(self) -> None:
        """One file instead of many, unless it is the last pass: what that collects is short-lived."""
        if self.folder and self.files and self.compact:
            self.folder.write(self.stage, self.merged.state)
            self.folder.remove(self.files)
            self.files = []
