"""The draws of a run and their summary: in memory when few, in passes when many, or from a store."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..sampling.distributions import Floats
from .blocks import Integers, Job, good_draws
from .chunks import AllFigures
from .draws import Draws
from .failed_draws import stop_if_many
from .options import RunOptions
from .passes import Passes
from .resources import keeps_all
from .spreads import PairedFigure, PairedSpread
from .store import Folder
from .summary import PROBABILITIES, Summary, cells_of, summary_of

SUMMARY, WITHOUT_LUCK = "summary", "without-luck"
EDGES = (0.1, 0.9)
EDGE_DRAWS = 16_384  # of a large run: a second ensemble as large would double its time


@dataclass
class Ensemble:
    """All draws of a job. `folder` keeps what is found; `cells` are those of a run that was just made.

    `read` says that what is known was in the folder and nothing had to run. `paired` is what was found of its
    differences from other runs, by their keys.
    """

    job: Job
    options: RunOptions
    folder: Folder | None
    failed: Integers
    clipped: Mapping[str, int]
    cells: Floats | None = None
    found: Summary | None = None
    read: bool = False
    paired: dict[str, dict[PairedFigure, PairedSpread]] = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, job: Job, options: RunOptions, folder: Folder | None = None) -> Ensemble:
        """Run a job, or read it. Raises ProjectionError when too many draws give a NaN."""
        count = job.scenario.draws
        kept = folder.read(SUMMARY) if folder else None
        summary: Summary | None
        if kept is not None:
            summary = Summary.of(kept)
            if options.progress:
                options.progress(count, count)
            return cls(job, options, folder, summary.failed, summary.clipped, found=summary, read=True)
        if keeps_all(job, count):
            cells, clipped, failed = cells_of(job, count, options.progress)
            stop_if_many(job, failed, count)
            own = cls(job, options, folder, failed, clipped, cells=good_draws(cells, failed))
            summary = own.summary if folder else None  # else made when asked for
        else:
            figures = AllFigures(job)
            passes = Passes(figures, options, folder, check_failed=lambda failed: stop_if_many(job, failed, count))
            summary = passes.summary()
            own = cls(job, options, folder, summary.failed, summary.clipped, found=summary)
        if folder and summary is not None:
            folder.write(SUMMARY, summary.arrays)
            folder.remove(name for name in folder.names("") if name not in (SUMMARY, WITHOUT_LUCK))
        return own

    @cached_property
    def draws(self) -> Draws:
        """The draws themselves."""
        return Draws(self.job, self.job.scenario.draws, self.failed, self.cells)

    @cached_property
    def summary(self) -> Summary:
        """The summary of every figure."""
        if self.found is not None:
            return self.found
        return summary_of(self.job, self.draws.all_cells, self.clipped, self.failed)

    @cached_property
    def edges(self) -> Mapping[tuple[str, str], Floats]:
        """The 10 and 90 % points of every figure without luck, by (indicator, period), each (2, item).

        They stand on the first `edge_draws` draws.
        """
        summary = self._summary_without_luck()
        rows = [PROBABILITIES.index(probability) for probability in EDGES]
        figures, points = self.job.figures, summary.points[rows]
        labels = [(group.name, label) for group in figures.groups for label in group.labels]
        numbers = {place: figures.numbers(*place) for place in labels}
        return {place: points[:, own] for place, own in numbers.items() if own is not None}

    @property
    def edge_draws(self) -> int:
        """How many draws `edges` stand on: all, or the first of a large run."""
        count = self.job.scenario.draws
        return count if keeps_all(self.job, count) else min(count, EDGE_DRAWS)

    def _summary_without_luck(self) -> Summary:
        """The draws behind the edges without the luck of time, made when first asked for."""
        if self.job.central or not self.job.luck:
            return self.summary
        folder = self.folder if self.folder and self.folder.path.exists() else None
        with folder.locked() if folder else nullcontext():
            kept = folder.read(WITHOUT_LUCK) if folder else None
            return Summary.of(kept) if kept is not None else self._run_without_luck(folder)

    def _run_without_luck(self, folder: Folder | None) -> Summary:
        count = self.edge_draws
        job, failed = replace(self.job, luck=False), self.failed[self.failed < count]
        if keeps_all(job, count):
            cells, clipped, _ = cells_of(job, count)
            summary = summary_of(job, good_draws(cells, failed), clipped, failed)
        else:
            job = replace(job, scenario=replace(job.scenario, draws=count))
            summary = Passes(AllFigures(job), self.options, folder, f"{WITHOUT_LUCK}-", failed).summary()
        if folder:
            folder.write(WITHOUT_LUCK, summary.arrays)
            folder.remove(name for name in folder.names(f"{WITHOUT_LUCK}-"))
        return summary
