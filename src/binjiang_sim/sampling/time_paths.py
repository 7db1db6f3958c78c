"""Time paths: of levers, drivers and parameters, random processes, and the shocks laid on them.

A step feels the mean of what happens while it lasts: a row of every table is the mean of the path over one step, so
that the sum over the steps is the integral, whatever the step and wherever something starts or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import prod

import numpy as np

from ..engine import Clock
from ..scenario import Process, TimePath
from .distributions import Floats, standard_normal

MONTHS = 12  # of a year: the shortest steps
HALVES = 2  # parts of a year: luck has a number for each, and growth is integrated over them, whatever the step
Luck = Callable[[Sequence[str]], Floats]  # uniform numbers of these streams, (stream, draw)
Weights = tuple[tuple[tuple[int, float], ...], ...]  # of each mean: (position of a value, its weight)

# The share of the way from one point to the next that is done when a share of the time has passed, added up over the
# time so far: its integral from 0 to that share.
INTEGRALS: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda passed: passed**2 / 2,
    "step": lambda passed: np.zeros_like(passed),
    "s_curve": lambda passed: passed**3 - passed**4 / 2,
    "front_loaded": lambda passed: passed**2 - passed**3 / 3,
    "back_loaded": lambda passed: passed**3 / 3,
}
# When a share of the way, between 0 and 1, is done: the share of the time.
MOMENTS: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda done: done,
    "step": lambda done: np.ones_like(done),
    "s_curve": lambda done: 0.5 - np.sin(np.arcsin(1 - 2 * done) / 3),
    "front_loaded": lambda done: 1 - np.sqrt(1 - done),
    "back_loaded": lambda done: np.sqrt(done),
}


def edges(clock: Clock) -> Floats:
    """Decimal year of the beginning of every step, of the one after the end as well, and of its end, (instant + 1,)."""
    return np.array([clock.time(instant) for instant in range(clock.steps + 2)])


def time_path(path: TimePath, values: Sequence[Floats], clock: Clock, before: float | None) -> Floats:
    """Mean of a time path over the step from every instant, (instant, draw).

    `values` are those of its points, each (draw,) or (1,). `before` is the value before the first point; None holds the
    first value.
    """
    if path.kind == "season":
        return _season(values, clock)
    if path.kind == "growth":
        return _growth(path, values, clock)
    return path_means(path, values, edges(clock), before)


def path_means(path: TimePath, values: Sequence[Floats], at: Floats, before: float | None) -> Floats:
    """The means of a path of points between each time of `at` and the next, (interval, draw)."""
    every = [*values, values[0] if before is None or path.leads else np.array([before])]
    if path.cap is not None:
        return _capped(path, every, path.cap, at)
    times = tuple(time + path.lag for time, _ in path.points)
    weights = _weights(times, path.shape, tuple(at.tolist()), reverts=path.after == "revert")
    table = np.empty((len(weights), max(map(len, values))))
    for row, value in zip(table, _weighted(weights, every), strict=True):
        row[:] = value  # at once: its memory serves the next
    return table


@lru_cache(maxsize=1024)
def _weights(times: tuple[float, ...], shape: str, at: tuple[float, ...], *, reverts: bool) -> Weights:
    """How much each value counts in each mean; behind those of the points is the value outside of them."""
    table = np.zeros((len(at) - 1, len(times) + 1))
    for left, (begin, end) in enumerate(pairwise(times)):
        passed = np.clip((np.array(at) - begin) / (end - begin), 0, 1)
        later = np.diff(INTEGRALS[shape](passed)) * (end - begin)
        table[:, left] += np.diff(passed) * (end - begin) - later
        table[:, left + 1] += later
    table[:, -1] += np.diff(np.minimum(at, times[0]))
    table[:, -1 if reverts else -2] += np.diff(np.maximum(at, times[-1]))
    table /= table.sum(axis=1, keepdims=True)  # so that a single value counts exactly once
    return tuple(tuple((place, row[place]) for place in np.flatnonzero(row).tolist()) for row in table)


def _weighted(weights: Weights, values: Sequence[Floats]) -> Iterator[Floats]:
    """Step after step: rows of draws are short enough to stay in the processor's cache."""
    for row in weights:
        (first, share), *others = row
        if all(values[place] is values[first] for place, _ in others):
            yield values[first]
        else:
            yield sum((values[place] * part for place, part in others), start=values[first] * share)


def _capped(path: TimePath, values: Sequence[Floats], cap: float, at: Floats) -> Floats:
    """The means of a path that is held at its cap while it would be above; `values` as in `_weights`."""
    times = [time + path.lag for time, _ in path.points]
    last = values[-1] if path.after == "revert" else values[-2]
    held = np.diff(np.minimum(at, times[0]))[:, None] * np.minimum(values[-1], cap)
    held = held + np.diff(np.maximum(at, times[-1]))[:, None] * np.minimum(last, cap)
    for (begin, end), (first, second) in zip(pairwise(times), pairwise(values[:-1]), strict=True):
        way = second - first
        done = np.clip((cap - first) / np.where(way == 0, 1.0, way), 0, 1)  # of the way, when the cap is reached
        reached = np.where((done > 0) & (done < 1), MOMENTS[path.shape](done), done)
        passed = np.clip((at - begin) / (end - begin), 0, 1)[:, None]
        free = np.where(way > 0, np.minimum(passed, reached), np.maximum(passed, reached))
        below = first * free + way * INTEGRALS[path.shape](free) + cap * (passed - free)
        below = np.where(way == 0, passed * np.minimum(first, cap), below)
        held = held + np.diff(below, axis=0) * (end - begin)
    return np.asarray(held / np.diff(at)[:, None])


def _season(values: Sequence[Floats], clock: Clock) -> Floats:
    first, second = values
    at = edges(clock)[:-1]
    if clock.steps_per_year < HALVES:
        return np.tile((first + second) / 2, (len(at), 1))
    return np.asarray(np.where((at % 1 < 0.5)[:, None], first, second))


def _growth(path: TimePath, values: Sequence[Floats], clock: Clock) -> Floats:
    """The index that compounds yearly rates, by Simpson's rule over parts of time in which the rate moves evenly."""
    times = [time for time, _ in path.points]
    at = edges(clock)
    grid = np.arange(clock.start * HALVES, (clock.end + 2) * HALVES) / HALVES
    inside = [time for time in times if at[0] < time < at[-1]]
    cuts = np.unique(np.concatenate([at, grid[grid < at[-1]], inside]))
    rates = _Rates(times, values, path.after == "revert")
    table, index = np.zeros((len(at) - 1, max(map(len, values)))), np.ones(1)
    steps = np.searchsorted(at, cuts[:-1], side="right") - 1
    for step, begin, end in zip(steps.tolist(), cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        half, whole = rates.compounded(begin, end)
        weight = index * ((end - begin) * clock.steps_per_year / 6)
        table[step] += weight * (1 + 4 * half + whole)
        index = index * whole
    return table


class _Rates:
    """Yearly growth rates that move evenly from one time to the next."""

    def __init__(self, times: Sequence[float], values: Sequence[Floats], reverts: bool) -> None:
        self.times = times
        self.factors = [np.where(one < -1, np.nan, 1 + one) for one in values]
        # By identity: between two points that are the same array there is nothing to compute.
        same = {id(one): place for place, one in reversed(list(enumerate(values)))}
        self.place = [same[id(one)] for one in values]
        self.after = 0 if reverts else self.place[-1]
        self._steady: dict[tuple[int, float], tuple[Floats, Floats]] = {}
        self._latest: tuple[int, float, Floats] = -1, 0.0, np.empty(0)

    def compounded(self, begin: float, end: float) -> tuple[Floats, Floats]:
        """What one becomes from `begin` to half of the way to `end`, and to `end`. No time of `times` lies between."""
        later = int(np.searchsorted(self.times, (begin + end) / 2))
        outside = later == 0 or later == len(self.times)
        place = [0, self.after][later > 0] if outside else self.place[later - 1]
        if outside or place == self.place[later]:
            key = place, round(end - begin, 9)
            if key not in self._steady:
                half = np.exp(self._log(self.factors[place]) * ((end - begin) / 2))
                self._steady[key] = half, half * half
            return self._steady[key]
        first, middle, last = (self._between(later, time) for time in (begin, (begin + end) / 2, end))
        half = np.exp((5 * first + 8 * middle - last) * ((end - begin) / 24))
        return half, np.exp((first + 4 * middle + last) * ((end - begin) / 6))

    def _between(self, later: int, time: float) -> Floats:
        """The logarithm of the factor of a year at a time between two points; one part ends where the next begins."""
        if self._latest[:2] != (later, time):
            begin, end = self.times[later - 1 : later + 1]
            share = (time - begin) / (end - begin)
            found = self._log(self.factors[later - 1] * (1 - share) + self.factors[later] * share)
            self._latest = later, time, found
        return self._latest[2]

    def _log(self, factor: Floats) -> Floats:
        with np.errstate(divide="ignore"):  # everything may be lost in a year
            return np.asarray(np.log(factor))


def random_time_path(process: Process, inputs: dict[str, Floats], name: str, clock: Clock, luck: Luck) -> Floats:
    """Mean of a random process over the step from every instant, (instant, draw), around its neutral value.

    The first year is neutral: what it brought is what everything after it is measured from.
    ar1: a first-order autoregressive deviation, a number for each half-year, with the standard deviation and the yearly
    persistence given.
    yearly_lognormal: one factor for each calendar year, median one.
    A world has the same luck whatever the step: a longer step feels the mean of its half-years, a shorter one its own.
    """
    if process.kind == "yearly_lognormal":
        uniform = luck([f"{name}@{year}" for year in range(clock.start + 1, clock.end + 2)])
        factors = np.exp(np.maximum(inputs["sigma"], 0) * standard_normal(uniform))
        factors = np.concatenate([np.ones((1, factors.shape[1])), factors])
        return np.asarray(factors[(edges(clock)[:-1] - clock.start).astype(int)])
    kept = np.clip(inputs["persistence"], 0, 1) ** (1 / HALVES)
    spread = np.maximum(inputs["sd"], 0) * np.sqrt(1 - kept**2)
    halves = np.ceil((edges(clock)[-1] - clock.start) * HALVES).astype(int)
    uniform = luck([f"{name}@{clock.start + half / HALVES:.3f}" for half in range(HALVES, halves)])
    gaps = np.empty((halves, uniform.shape[1]))
    gaps[:HALVES] = 0.0
    for row, (before, gap) in zip(uniform, pairwise(gaps[HALVES - 1 :]), strict=True):
        np.multiply(spread, standard_normal(row), out=gap)
        gap += kept * before
    if clock.steps_per_year < HALVES:
        return np.asarray((gaps[::HALVES] + gaps[1::HALVES]) / HALVES)
    each = clock.steps_per_year // HALVES
    return gaps if each == 1 else gaps.repeat(each, axis=0)[: clock.steps + 1]


NEUTRAL = {"ar1": 0.0, "yearly_lognormal": 1.0}


def with_shocks(path: Callable[[Clock], Floats], shocks: Sequence[Mapping[str, Floats]], clock: Clock) -> Floats:
    """A driver with shocks laid on its own time path, as `time_path` gives it: factors multiply it, then changes add.

    Each acts in full for its years, then fades evenly until it is over. `path` gives the driver's own means on a clock.
    A shock holds the numbers of each draw, (draw,): start, years, recovery, and either factor or change. A start at
    infinity is a shock that does not strike.
    """
    values = path(clock)
    factors = [one for one in shocks if "factor" in one]
    if factors:  # month by month, for the mean of a product is not the product of the means
        months = Clock(clock.start, clock.end + 1, MONTHS)  # what begins at the end may be a year long
        scale = prod(1 + (one["factor"] - 1) * _strength(one, months) for one in factors)
        each = MONTHS // clock.steps_per_year
        moved = (path(months) * (scale - 1))[: (clock.steps + 1) * each]
        values = values + moved.reshape(clock.steps + 1, each, -1).mean(axis=1)
    for shock in (one for one in shocks if "change" in one):
        values = values + shock["change"] * _strength(shock, clock)
    return values


def _strength(shock: Mapping[str, Floats], clock: Clock) -> Floats:
    """The mean share of a shock that acts during the step from every instant, (instant, draw)."""
    elapsed = np.arange(clock.steps + 2)[:, None] / clock.steps_per_year  # without the year in it, for its last bits
    passed = elapsed - (shock["start"] - clock.start)
    full = np.clip(passed, 0, shock["years"])
    fading = np.clip(passed - shock["years"], 0, shock["recovery"])
    left = fading * (1 - fading / (2 * np.where(shock["recovery"] > 0, shock["recovery"], 1.0)))
    strength: Floats = np.clip(np.diff(full + left, axis=0) * clock.steps_per_year, 0, 1)
    return strength
