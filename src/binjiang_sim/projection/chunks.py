"""Chunks of draws reduced to counts and sums: the unit of work of an executor and of what a store saves.

What is reduced is a `Source`: rows of numbers that are made again for each pass, such as all figures of a run.

A chunk's outcome is a set of named arrays; `Merged` puts those of a pass together in any order, with the same bits.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ..programs.memory import narrow_buffers
from ..quantiles import Binning, Collector, Refinement
from ..sampling.distributions import Floats
from ..scenario import Target
from .blocks import Bools, Integers, Job, simulated, without
from .joint_hits import COUNTS as JOINT
from .joint_hits import JointHits
from .target_figures import Gathered

Arrays = Mapping[str, npt.NDArray[Any]]

COUNTS, HITS = "counts-", "hits-"
CHUNK = 32_768
MOST_CHUNKS = 320


@dataclass(frozen=True)
class Rows:
    """The numbers of some draws: `values` gives the number of the first row and values (row, draw), part by part.

    `bad` are the draws that are found to be left out, `clipped` counts what bounds held, and `hits`, when all values
    have been given, are the draws that meet each target, (target, draw).
    """

    draws: int
    values: Iterable[tuple[int, Floats]]
    bad: Integers
    clipped: Mapping[str, int]
    hits: Bools


class Source(Protocol):
    """`size` rows of numbers for each of `draws` draws. It travels to other processes.

    The draws that meet each of the `targets` are counted. With `signed` so are those above and below zero in every row.
    """

    @property
    def size(self) -> int:
        """How many rows there are."""

    @property
    def draws(self) -> int:
        """How many draws there are, with those to be left out."""

    @property
    def targets(self) -> Sequence[Target]:
        """The targets that are counted."""

    @property
    def signed(self) -> bool:
        """Whether signs are counted."""

    def rows(self, first: int, draws: int, failed: Integers | None) -> Iterator[Rows]:
        """The numbers of the draws from `first` on, without the `failed` ones, which None finds."""


@dataclass(frozen=True)
class AllFigures:
    """Every figure of a job."""

    job: Job
    signed = False

    @property
    def size(self) -> int:
        """How many figures there are."""
        return self.job.figures.size

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return self.job.scenario.draws

    @property
    def targets(self) -> Sequence[Target]:
        """The targets of the scenario and of its triggers."""
        return self.job.targets

    def rows(self, first: int, draws: int, failed: Integers | None) -> Iterator[Rows]:
        """The figures of the draws from `first` on."""
        for block in simulated(self.job, first, draws):
            cells = without(block, block.bad if failed is None else failed)
            hits = np.zeros((len(self.targets), cells.shape[-1]), dtype=np.bool_)
            yield Rows(cells.shape[-1], self._values(cells, hits), block.bad, block.clipped, hits)

    def _values(self, cells: Floats, hits: Bools) -> Iterator[tuple[int, Floats]]:
        gathered = Gathered(self.job.figures, self.targets)
        for first, values in self.job.figures.by_item(cells):
            gathered.take(first, values)
            yield first, values
        hits[:] = gathered.hits(cells.shape[-1])


@dataclass(frozen=True)
class Task:
    """One chunk in one pass: it counts into the levels of `refinement`, or collects when that says so.

    With `statistics` also sums, extremes, clips and hits of targets are taken. `failed` are draws to leave out; None,
    which needs `statistics`, finds them.
    """

    source: Source
    first: int
    draws: int
    refinement: Refinement
    failed: Integers | None = None
    statistics: bool = False

    def outcome(self) -> Arrays:
        """What the chunk adds to the pass."""
        if self.statistics:
            return _statistics(self)
        assert self.failed is not None
        return _collect(self, self.failed) if self.refinement.collecting else _count(self, self.failed)


def chunks(draws: int) -> list[tuple[int, int]]:
    """First draw and number of draws of every chunk. They depend on the number of draws alone."""
    size = CHUNK * -(-draws // (CHUNK * MOST_CHUNKS))
    return [(first, min(size, draws - first)) for first in range(0, draws, size)]


def _statistics(task: Task) -> Arrays:
    """Sums, extremes, first histograms, failed draws, clips, draws that meet each target, and signs."""
    source, size = task.source, task.source.size
    sums, lows, highs = np.zeros(size), np.full(size, np.inf), np.full(size, -np.inf)
    signs = np.zeros((2, size if source.signed else 0), dtype=np.int64)
    counts = _counts(task)
    binning = Binning(task.refinement.levels, counts)
    hits = dict(JointHits.none(source.targets).counts)
    failed: list[Integers] = []
    clipped: Counter[str] = Counter()
    for rows in source.rows(task.first, task.draws, task.failed):
        failed.append(rows.bad)
        clipped.update(rows.clipped)
        with np.errstate(all="ignore"), narrow_buffers(rows.draws):
            for first, values in rows.values:
                own = slice(first, first + len(values))
                sums[own] += values.sum(axis=1)
                np.minimum(lows[own], values.min(axis=1, initial=np.inf), out=lows[own])
                np.maximum(highs[own], values.max(axis=1, initial=-np.inf), out=highs[own])
                if source.signed:
                    signs[:, own] += np.count_nonzero(values > 0, axis=1), np.count_nonzero(values < 0, axis=1)
                binning.add(first, values)
        for name, one in JointHits.of(source.targets, rows.hits).counts.items():
            hits[name] = hits[name] + one
    binning.flush()
    return {
        "sums": sums,
        "lows": lows,
        "highs": highs,
        "signs": signs,
        **_named(counts),
        **{f"{HITS}{name}": one for name, one in hits.items()},
        "failed": np.concatenate(failed) if task.failed is None else np.empty(0, dtype=np.int64),
        "clipped": np.array([clipped[name] for name in sorted(clipped)], dtype=np.int64),
        "clipped_names": np.array(sorted(clipped), dtype=str),
    }


def _counts(task: Task) -> list[npt.NDArray[Any]]:
    """Zeros for the levels that are to be counted, short where no count can be large: they are sent and saved."""
    kind = np.uint16 if task.draws <= np.iinfo(np.uint16).max else np.int32
    return [np.zeros(bins, dtype=kind) for bins in task.refinement.tables]


def _named(counts: Sequence[npt.NDArray[Any]]) -> Arrays:
    return {f"{COUNTS}{depth}": one for depth, one in enumerate(counts)}


def _count(task: Task, failed: Integers) -> Arrays:
    counts = _counts(task)
    _bin(task, failed, Binning(task.refinement.levels, counts))
    return _named(counts)


def _collect(task: Task, failed: Integers) -> Arrays:
    collector = Collector(task.refinement.levels[-1].histograms)
    _bin(task, failed, Binning(task.refinement.levels, collect=collector.add))
    return collector.outcome()


def _bin(task: Task, failed: Integers, binning: Binning) -> None:
    """Every row of a chunk's draws sorted into bins."""
    for rows in task.source.rows(task.first, task.draws, failed):
        with narrow_buffers(rows.draws):
            for first, values in rows.values:
                binning.add(first, values)
    binning.flush()


class Merged:
    """What the finished chunks of a pass add up to."""

    def __init__(self, count: int, state: Arrays | None = None) -> None:
        self.done = np.zeros(count, dtype=bool)
        self.arrays: dict[str, npt.NDArray[Any]] = {}
        self.collected: dict[int, Arrays] = {}
        if state is not None:
            self.arrays = {name: one for name, one in state.items() if name != "done"}
            self.done = np.array(state["done"], dtype=bool)

    def counts(self) -> list[npt.NDArray[Any]]:
        """The counts of each level, given away: they are large."""
        names = sorted(name for name in self.arrays if name.startswith(COUNTS))
        return [self.arrays.pop(name) for name in names]

    @property
    def state(self) -> Arrays:
        """All of it as arrays, from which it can be made again."""
        return {"done": self.done, **self.arrays}

    def add(self, chunk: int, outcome: Arrays) -> None:
        """Put in the outcome of a chunk."""
        collected = "histograms" in outcome
        if collected:  # not joined: together they would be copied with every chunk
            self.collected[chunk] = outcome
        for name, one in outcome.items() if not collected else ():
            if name.startswith(COUNTS) and name not in self.arrays:
                self.arrays[name] = one.astype(np.int32)
            elif name == "sums":  # kept by chunk, so that the order they come in does not matter
                self.arrays.setdefault(name, np.zeros((len(self.done), len(one))))[chunk] = one
            elif name in self.arrays and name != "clipped_names":
                join = np.add if name.startswith(COUNTS) else _JOINS.get(name)
                before = self.arrays[name]
                self.arrays[name] = join(before, one, out=before) if join else np.concatenate((before, one))
            else:
                self.arrays[name] = one
        self.done[chunk] = True

    def means(self, draws: int) -> Floats:
        """Mean of every figure, (figure,): the exactly rounded sum of the chunks' sums over the draws; given away."""
        sums = self.arrays.pop("sums").T
        finite = np.isfinite(sums).all(axis=1)
        totals = [math.fsum(one) if sound else math.nan for one, sound in zip(sums, finite, strict=True)]
        return np.array(totals) / draws


_ADDED = ("signs", "clipped", *(f"{HITS}{name}" for name in JOINT))
_JOINS = {**dict.fromkeys(_ADDED, np.add), "lows": np.minimum, "highs": np.maximum}
