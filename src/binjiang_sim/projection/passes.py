"""More draws than fit the memory: pass after pass over the chunks, resumed from what a store holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from .blocks import Integers, Job, bad_draws, give_back, simulated, without
from .chunks import Arrays, Merged, Task, chunks
from .distributions import Floats
from .executors import folded
from .levels import Counts
from .means import Means
from .narrowing import Narrowing, known, numbers_of
from .quantiles import Ranks
from .store import Folder
from .summaries import PROBABILITIES, Summary, hits_by_target

PILOT = 256
FILES = 4  # finished chunks that stay files of their own before they are put together
TWO_PASSES = 40_000  # draws up to which two passes are enough without a first look
LOOK = 1 / 8  # share of the draws that a first look is at


@dataclass
class Passes:
    """One ensemble on its way. `failed` are draws known to be left out; None finds them in the first pass.

    `judge` is told the number of failed draws of the first pass as they are found and may stop the run.
    """

    job: Job
    means: Means
    folder: Folder | None = None
    prefix: str = ""
    failed: Integers | None = None
    judge: Callable[[Integers], None] = lambda _: None
    done: int = field(default=0, init=False)
    passes: int = field(default=0, init=False)

    @property
    def draws(self) -> int:
        """How many there are."""
        return self.job.scenario.draws

    def summary(self) -> Summary:
        """All passes."""
        try:
            return self._summary()
        finally:
            give_back()

    def _summary(self) -> Summary:
        first = self._foreseen(Narrowing.begin(self.pilot(self.failed), Ranks.of(self.draws, PROBABILITIES)))
        survey = self._pass("survey", first)
        found = survey.arrays
        failed = self.failed if self.failed is not None else np.sort(found["failed"]).astype(np.int64)
        self.judge(failed)
        good, lows, highs = self.draws - len(failed), np.asarray(found["lows"]), np.asarray(found["highs"])
        means = survey.means(good)
        ranks = Ranks.of(good, PROBABILITIES)
        numbers = self._numbers(first.of_ranks(ranks), survey.counts(), (lows, highs), failed)
        points = ranks.between(numbers[:, 0].T, numbers[:, 1].T)
        points[:, ~(np.isfinite(lows) & np.isfinite(highs))] = np.nan
        clipped = dict(zip(found["clipped_names"].tolist(), found["clipped"].tolist(), strict=True))
        hits = hits_by_target(self.job.scenario.targets, found["hits"].tolist())
        return Summary(points, means, lows, highs, failed, clipped, hits)

    def _foreseen(self, narrowing: Narrowing) -> Narrowing:
        """A first look at some of the draws, when there are so many that it saves a pass."""
        seen = self._looked_at
        if not seen:
            return narrowing
        found = self._pass("look", narrowing)
        bounds = np.asarray(found.arrays["lows"]), np.asarray(found.arrays["highs"])
        good = seen - len(found.arrays["failed"] if self.failed is None else self.failed[self.failed < seen])
        return narrowing.foreseen(found.counts()[0], good, self.draws, bounds)

    def pilot(self, failed: Integers | None) -> Floats:
        """The figures of the first draws, (figure, draw): where to look, whatever comes later."""
        found = np.zeros((self.job.figures.size, min(PILOT, self.draws)))
        done = 0
        for sheet in simulated(self.job, 0, min(PILOT, self.draws)):
            cells = without(sheet, bad_draws(self.job, sheet) if failed is None else failed)
            for first, values in self.job.figures.pieces(cells):
                found[first : first + len(values), done : done + cells.shape[-1]] = values
            done += cells.shape[-1]
        return np.nan_to_num(found[:, : max(done, 1)], copy=False)

    def _numbers(
        self, narrowing: Narrowing, counts: list[Counts], bounds: tuple[Floats, Floats], failed: Integers
    ) -> Floats:
        """The numbers at the ranks before and after each quantile, (figure, 2, probability)."""
        narrowing = narrowing.without(known(*bounds)).narrowed(counts, bounds, self.pilot(failed))
        counts.clear()  # large
        while not narrowing.few:
            counted = self._pass(f"narrow-{len(narrowing.levels) - 1}", narrowing, failed)
            narrowing = narrowing.narrowed(counted.counts(), None, self.pilot(failed))
        kept = self._pass("keep", narrowing, failed).kept.values()
        numbers = np.repeat(bounds[0], 2 * len(PROBABILITIES))
        numbers[narrowing.wanted.entry] = numbers_of(
            narrowing, [(one["slots"], one["values"], one["times"]) for one in kept]
        )
        return numbers.reshape(len(bounds[0]), 2, len(PROBABILITIES))

    def _pass(self, stage: str, narrowing: Narrowing, failed: Integers | None = None) -> Merged:
        """Every chunk through one pass: what the store holds is read, the rest is computed and saved."""
        look = stage == "look"
        survey = look or stage == "survey"
        wanted = {
            number: Task(self.job, first, size, narrowing, self.failed if survey else failed, survey)
            for number, (first, size) in enumerate(chunks(self._looked_at if look else self.draws))
        }
        saved = Saved(self.folder, self.prefix + stage, len(wanted), compact=stage != "keep")
        self.passes += not look
        self._tell(sum(task.draws for number, task in wanted.items() if saved.merged.done[number]))
        left = {number: task for number, task in wanted.items() if not saved.merged.done[number]}
        for number, outcome in folded(left, self.means):
            saved.add(number, outcome)
            del outcome  # large, and the next one is about to be made
            self._tell(wanted[number].draws)
            if stage == "survey" and self.failed is None:
                self.judge(saved.merged.arrays["failed"].astype(np.int64))
        saved.finish()
        return saved.merged

    @property
    def _looked_at(self) -> int:
        return int(self.draws * LOOK) if self.draws > TWO_PASSES else 0

    def _tell(self, draws: int) -> None:
        self.done += draws
        if self.means.progress and draws:
            self.means.progress(draws, max(self.passes, 2) * self.draws + self._looked_at)


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
            self.finish()

    def finish(self) -> None:
        """One file instead of many, unless the last pass is near: what it keeps is short-lived."""
        if self.folder and self.files and self.compact:
            self.folder.write(self.stage, self.merged.state)
            self.folder.remove(self.files)
            self.files = []
