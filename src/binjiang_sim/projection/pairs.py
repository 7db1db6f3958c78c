"""Figures of two runs over the same draws, and the difference draw by draw: in memory when few, in passes when many."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby

import numpy as np

from ..quantiles import quantiles
from ..sampling.distributions import Floats
from ..scenario import Target
from .blocks import Integers, Job, simulated, without
from .chunks import Rows
from .figures import FigureGroup, Figures, items, recorded
from .passes import Passes
from .prices import price_levels
from .resources import keeps_all, store_bytes
from .result import Result
from .running import store_folder
from .spreads import PairedFigure, PairedSpread, SignedSpread, Spread
from .summary import PROBABILITIES, Signs, Summary
from .target_cells import at_target_prices, met

ROUNDING = 1e-12  # differences below this share of the figures are the last digits of the arithmetic
SUMMARY = "summary"
NONE = np.empty(0, dtype=np.int64)
SIDES = 2  # rows of a figure whose two sides are wanted, beside that of the difference


def apart(reference: Floats, other: Floats) -> Floats:
    """Other less reference, draw by draw; exactly zero where they agree but for the last digits."""
    moved = other - reference
    return np.where(np.abs(moved) > ROUNDING * (np.abs(reference) + np.abs(other)), moved, 0.0)


def shared_draws(reference: Result, other: Result) -> tuple[int, Integers]:
    """How many draws both runs have, and the numbers among them that either left out."""
    draws = min(reference.scenario.draws, other.scenario.draws)
    failed = np.union1d(reference.ensemble.failed, other.ensemble.failed)
    return draws, failed[failed < draws]


def shared_places(reference: Result, other: Result) -> tuple[slice | Integers, slice | Integers]:
    """Where the draws that both runs have stand among those of either, each an index into (draw,)."""
    draws, failed = shared_draws(reference, other)
    good = np.delete(np.arange(draws), failed)
    sides = (reference.ensemble.draws, other.ensemble.draws)
    first, second = (slice(None) if one.good == len(good) else np.searchsorted(one.numbers, good) for one in sides)
    return first, second


def spread_of(reference: Floats, other: Floats) -> PairedSpread:
    """The spread of a figure from its values in both runs, each (draw,)."""
    sides = [Spread(float(one.mean()), tuple(quantiles(one[None], PROBABILITIES)[:, 0])) for one in (reference, other)]
    moved = apart(reference, other)
    means, points = np.array([moved.mean()]), quantiles(moved[None], PROBABILITIES)
    summary = Summary(points, means, points[0], points[-1], NONE, {}, {}, Signs.of(moved[None]))
    return PairedSpread(sides[0], sides[1], _signed(summary, 0, len(moved)))


def paired_spreads(
    reference: Result, other: Result, figures: Iterable[PairedFigure]
) -> Mapping[PairedFigure, PairedSpread]:
    """Each figure in the draws that both runs have, and others that were asked for before.

    Large runs are made again once for all figures together: ask for them at once.
    Raises ProjectionError when a folder that keeps them cannot be written.
    """
    known = other.ensemble.paired.setdefault(reference.key, {})
    left = [one for one in dict.fromkeys(figures) if one not in known]
    known.update(zip(left, _found(reference, other, left), strict=True))
    return known


def _found(reference: Result, other: Result, figures: Sequence[PairedFigure]) -> list[PairedSpread]:
    if not figures:
        return []
    jobs = reference.ensemble.job, other.ensemble.job
    draws, failed = shared_draws(reference, other)
    alike = all(one.scenario.draws == draws and len(one.ensemble.failed) == len(failed) for one in (reference, other))
    # The runs know the spread of their own figures: the passes need not find it again.
    known = [alike and one.target is None and len(one.periods) == 1 for one in figures]
    source = PairedRows(*jobs, tuple(figures), tuple(known), draws)
    if keeps_all(jobs[0], draws) and keeps_all(jobs[1], draws):
        summary = _in_memory(source, reference, other, failed)
    else:
        summary = _in_passes(source, reference, other, failed)
    good = draws - len(failed)
    found = []
    for first, figure, told in zip(source.firsts, figures, known, strict=False):
        row, sides = (first, [_own(one, figure) for one in (reference, other)]) if told else (first + SIDES, [])
        sides = sides or [_spread(summary, first), _spread(summary, first + 1)]
        found.append(PairedSpread(sides[0], sides[1], _signed(summary, row, good)))
    return found


def _own(result: Result, figure: PairedFigure) -> Spread:
    """A figure's spread as its run has it."""
    numbers = result.ensemble.job.figures.numbers(figure.indicator, figure.periods[0])
    assert numbers is not None
    return _spread(result.ensemble.summary, int(numbers[result.items(figure.indicator).index(figure.item)]))


def _spread(summary: Summary, row: int) -> Spread:
    return Spread(float(summary.means[row]), tuple(summary.points[:, row].tolist()))


def _signed(summary: Summary, row: int, draws: int) -> SignedSpread:
    signs, own = summary.signs, _spread(summary, row)
    assert signs is not None
    counts = signs.above[row], signs.below[row]
    medians = signs.median_above[row], signs.median_below[row]
    halves = [float(median) if count else None for count, median in zip(counts, medians, strict=True)]
    return SignedSpread(own.mean, own.points, *(float(count / draws) for count in counts), *halves)


@dataclass(frozen=True)
class PairedRows:
    """The difference of each figure of two jobs as a row, after its two sides unless these are `known`.

    It travels to other processes.
    """

    reference: Job
    other: Job
    figures: tuple[PairedFigure, ...]
    known: tuple[bool, ...]
    draws: int
    targets: tuple[Target, ...] = ()
    signed: bool = True

    @cached_property
    def firsts(self) -> list[int]:
        """The first row of each figure, and how many rows there are."""
        return list(accumulate((1 if told else SIDES + 1 for told in self.known), initial=0))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self.firsts[-1]

    def rows(self, first: int, draws: int, failed: Integers | None) -> Iterator[Rows]:
        """The rows of the draws from `first` on, without the failed ones of either run, which are known."""
        assert failed is not None
        jobs = self.reference, self.other
        named = {one.indicator for one in self.figures}
        wanted = [recorded(job.model, {*named, *price_levels(job.model)}) for job in jobs]
        known = [job.figures.of_variables(names) for job, names in zip(jobs, wanted, strict=True)]
        size = min(job.block_size for job in jobs) // 2  # the cells of both are in memory
        pair = (simulated(job, first, draws, names, size=size) for job, names in zip(jobs, wanted, strict=True))
        for blocks in zip(*pair, strict=True):
            cells = [without(block, failed) for block in blocks]
            yield Rows(cells[0].shape[-1], self.values(known, cells), NONE, {}, NONE)

    def values(self, known: Sequence[Figures], cells: Sequence[Floats]) -> Iterator[tuple[int, Floats]]:
        """The number of the first row and values (row, draw), part by part, from the figures and cells of both."""
        made: tuple[object, list[Floats]] = (None, [])
        for part in self._parts:
            if made[0] != part.groups:
                own = zip(known, part.groups, cells, strict=True)
                made = (part.groups, [figures.of(group, side) for figures, group, side in own])
            yield part.first, part.values(made[1], known, cells)

    @cached_property
    def _parts(self) -> list[Part]:
        """Figures of one item that stand one behind the other and are computed together; others alone."""
        jobs = self.reference, self.other
        named = {one.indicator for one in self.figures}
        labels = [{name: items(job.model.equations[name], job.scenario.label_keys) for name in named} for job in jobs]
        groups = [{(one.name, label): one for one in job.figures.groups for label in one.labels} for job in jobs]

        def alike(place: int) -> tuple[object, ...]:
            one = self.figures[place]
            own = tuple(side[one.indicator, one.periods[0]].start for side in groups)
            return (*own, one.item, None if self.known[place] else place)

        found = []
        for _, together in groupby(range(len(self.figures)), alike):
            places = list(together)
            own = [self.figures[place] for place in places]
            place, first = places[0], own[0]
            pair = groups[0][first.indicator, first.periods[0]], groups[1][first.indicator, first.periods[0]]
            items_of = tuple(side[first.indicator].index(first.item) for side in labels)
            columns = tuple([[group.labels[label] for label in one.periods] for one in own] for group in pair)
            found.append(Part(self.firsts[place], pair, items_of, columns, not self.known[place], first.target))
        return found


@dataclass(frozen=True)
class Part:
    """Rows of one item, from the row `first` on: its group, place and columns (figure, period) in both runs."""

    first: int
    groups: tuple[FigureGroup, FigureGroup]
    items: tuple[int, ...]
    columns: tuple[list[list[int]], ...]
    sides: bool
    target: Target | None

    def values(self, both: Sequence[Floats], known: Sequence[Figures], cells: Sequence[Floats]) -> Floats:
        """The rows, (row, draw), from the figures of the group in either run, (item, column, draw).

        The price level of a target is found among the figures and cells of either run.
        """
        pair = []
        for values, item, columns, figures, side in zip(both, self.items, self.columns, known, cells, strict=True):
            own = values[item][[one[0] for one in columns]]
            for place in range(1, len(columns[0])):
                own = own + values[item][[one[place] for one in columns]]
            if self.target is not None:
                own = met(self.target, at_target_prices(self.target, own, figures, side)).astype(np.float64)
            pair.append(own)
        between = apart(*pair)
        return np.concatenate((*pair, between)) if self.sides else between


def _in_memory(source: PairedRows, reference: Result, other: Result, failed: Integers) -> Summary:
    places = shared_places(reference, other)
    cells = [one.ensemble.draws.all_cells[..., own] for one, own in zip((reference, other), places, strict=True)]
    points = np.empty((len(PROBABILITIES), source.size))
    means = np.empty(source.size)
    signs = Signs(*(np.empty(source.size, dtype=kind) for kind in (np.int64, np.int64, float, float)))
    for first, values in source.values([job.figures for job in (source.reference, source.other)], cells):
        own = slice(first, first + len(values))
        points[:, own], means[own] = quantiles(values, PROBABILITIES), values.mean(axis=1)
        for name, part in vars(Signs.of(values)).items():
            getattr(signs, name)[own] = part
    return Summary(points, means, points[0], points[-1], failed, {}, {}, signs)


def _in_passes(source: PairedRows, reference: Result, other: Result, failed: Integers) -> Summary:
    """All passes, kept where the reference is kept."""
    began = time.perf_counter()
    job = replace(source.reference, scenario=replace(source.reference.scenario, draws=source.draws))
    options, content = reference.ensemble.options, [reference.key, other.key, *map(repr, source.figures)]
    key = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]
    with store_folder(job, key, options, store_bytes(job, source.draws), against=other.key) as folder:
        kept = folder.read(SUMMARY) if folder else None
        if kept is not None:
            return Summary.of(kept)
        summary = Passes(source, options, folder, failed=failed).summary()
        if folder:
            folder.write(SUMMARY, summary.arrays)
            folder.remove(name for name in folder.names("") if name != SUMMARY)
            folder.complete(time.perf_counter() - began)
    return summary
