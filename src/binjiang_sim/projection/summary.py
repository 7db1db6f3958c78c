"""The summary of every figure over the draws: quantiles, mean, extremes, and hits of targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..quantiles import quantiles
from ..sampling.distributions import Floats
from .blocks import Bools, Integers, Job, simulated
from .chunks import HITS, Arrays
from .joint_hits import JointHits
from .options import Progress
from .target_figures import Gathered

# What is kept of every figure: the median, and the edges of the 50, 80, 90 and 95 % bands.
PROBABILITIES = (0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975)
SIGNS = "signs-"  # begins the names of the arrays of signs
NO_HITS = JointHits.none(())


@dataclass(frozen=True)
class Signs:
    """How many draws of each row are above and below zero, and the median of either part (NaN of none), (row,)."""

    above: Integers
    below: Integers
    median_above: Floats
    median_below: Floats

    @classmethod
    def of(cls, values: Floats) -> Signs:
        """The signs of values in memory, (row, draw)."""
        above, below = values > 0, values < 0
        medians = [
            np.array([np.median(row[here]) if here.any() else np.nan for row, here in zip(values, side, strict=True)])
            for side in (above, below)
        ]
        return cls(np.count_nonzero(above, axis=1), np.count_nonzero(below, axis=1), medians[0], medians[1])


@dataclass(frozen=True)
class Summary:
    """Figures by number: `points` (probability, figure), `means`, `lows`, `highs` (figure,), over the good draws.

    `failed` are the numbers of the draws left out, `clipped` counts what bounds held, `hits` the draws that meet the
    targets. `signs` are those of differences.
    """

    points: Floats
    means: Floats
    lows: Floats
    highs: Floats
    failed: Integers
    clipped: Mapping[str, int]
    hits: JointHits = NO_HITS
    signs: Signs | None = None

    @property
    def finite(self) -> Bools:
        """Whether a figure is finite in every draw, (figure,)."""
        return np.isfinite(self.lows) & np.isfinite(self.highs)

    @property
    def arrays(self) -> Arrays:
        """All of it as arrays, to be kept on disk."""
        names = np.array(list(self.clipped), dtype=str)
        clipped = {"clipped_names": names, "clipped": np.array(list(self.clipped.values()), dtype=np.int64)}
        hits = {f"{HITS}{name}": one for name, one in self.hits.arrays.items()}
        plain = {name: getattr(self, name) for name in ("points", "means", "lows", "highs", "failed")}
        signs = {f"{SIGNS}{name}": one for name, one in vars(self.signs).items()} if self.signs else {}
        return {**plain, **clipped, **hits, **signs}

    @classmethod
    def of(cls, arrays: Arrays) -> Summary:
        """A summary that was kept."""
        clipped = dict(zip(arrays["clipped_names"].tolist(), arrays["clipped"].tolist(), strict=True))
        hits = JointHits.read({name.removeprefix(HITS): one for name, one in arrays.items() if name.startswith(HITS)})
        plain = [arrays[name] for name in ("points", "means", "lows", "highs", "failed")]
        signs = {name.removeprefix(SIGNS): one for name, one in arrays.items() if name.startswith(SIGNS)}
        return cls(plain[0], plain[1], plain[2], plain[3], plain[4], clipped, hits, Signs(**signs) if signs else None)


def cells_of(job: Job, draws: int, progress: Progress | None = None) -> tuple[Floats, dict[str, int], Integers]:
    """All draws in memory: cells (row, cell, draw), what bounds held, and the numbers of the bad draws."""
    clipped: Counter[str] = Counter()
    bad: list[Integers] = []
    for block in simulated(job, 0, draws, keep_all=True):
        clipped.update(block.clipped)
        bad.append(block.bad)
        if progress:
            progress(block.cells.shape[-1], draws)
    return block.buffer, clipped, np.concatenate(bad)


def summary_of(job: Job, cells: Floats, clipped: Mapping[str, int], failed: Integers) -> Summary:
    """The summary of draws in memory, (row, cell, good draw)."""
    size = job.figures.size
    points = np.empty((len(PROBABILITIES), size))
    means, lows, highs = np.empty(size), np.empty(size), np.empty(size)
    gathered = Gathered(job.figures, job.targets)
    with np.errstate(all="ignore"):
        for first, values in job.figures.by_item(cells):
            own = slice(first, first + len(values))
            points[:, own] = quantiles(values, PROBABILITIES)
            means[own], lows[own], highs[own] = values.mean(axis=1), values.min(axis=1), values.max(axis=1)
            gathered.take(first, values)
    hits = JointHits.of(job.targets, gathered.hits(cells.shape[-1]))
    return Summary(points, means, lows, highs, failed, dict(clipped), hits)
