"""Time paths: of levers, drivers and parameters, random processes, and the shocks laid on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

import numpy as np

from ..engine import Clock
from ..scenario import Process, TimePath
from .distributions import Floats, standard_normal

MONTHS = 12  # growth is compounded by the month, whatever the step of the run
Luck = Callable[[Sequence[str]], Floats]  # uniform numbers of these streams, (stream, draw)

# The share of the way from one point to the next that is done when this share of the time has passed.
SHAPES: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda passed: passed,
    "step": lambda passed: np.floor(passed),
    "s_curve": lambda passed: passed * passed * (3 - 2 * passed),
    "front_loaded": lambda passed: passed * (2 - passed),
    "back_loaded": lambda passed: passed * passed,
}


def times(clock: Clock) -> Floats:
    """Decimal year of every instant, (instant,)."""
    return np.array([clock.time(instant) for instant in range(clock.steps + 1)])


def time_path(path: TimePath, values: Sequence[Floats], clock: Clock, before: float | None) -> Floats:
    """A time path at every instant, (instant, draw), from the values of its points, each (draw,) or (1,).

    `before` is the value before the first point; None holds the first value.
    """
    at = times(clock)
    if path.kind == "season":
        return _season(values, at, clock)
    if path.kind == "growth":
        return _growth(path, values, clock)
    return _rows(_points(path, values, at, before), values, len(at))


def _points(path: TimePath, values: Sequence[Floats], at: Floats, before: float | None) -> Iterator[Floats]:
    """Time after time: rows of draws are short enough to stay in the processor's cache."""
    knots = np.array([time for time, _ in path.points]) + path.lag
    right = np.clip(np.searchsorted(knots, at, side="right"), 1, max(len(knots) - 1, 1))
    left = right - 1
    right = np.minimum(right, len(knots) - 1)
    width = np.where(knots[right] > knots[left], knots[right] - knots[left], 1.0)
    share = SHAPES[path.shape](np.clip((at - knots[left]) / width, 0, 1))
    outside = at < knots[0]
    if path.after == "revert":
        outside = outside | (at > knots[-1])
    steps = zip(outside.tolist(), left.tolist(), right.tolist(), share.tolist(), strict=True)
    for beyond, earlier, later, part in steps:
        first, second = values[earlier], values[later]
        if beyond:
            value = values[0] if before is None or path.leads else np.array([before])
        elif part == 0 or first is second:
            value = first
        else:
            value = first * (1 - part) + second * part
        yield value if path.cap is None else np.minimum(value, path.cap)


def _season(values: Sequence[Floats], at: Floats, clock: Clock) -> Floats:
    first, second = values
    if clock.steps_per_year == 1:
        return np.tile((first + second) / 2, (len(at), 1))
    return np.asarray(np.where((at % 1 < 0.5)[:, None], first, second))


def _growth(path: TimePath, values: Sequence[Floats], clock: Clock) -> Floats:
    months = np.arange((clock.end - clock.start + 1) * MONTHS + 1) / MONTHS + clock.start
    # By identity: between two points that are the same array there is nothing to compute.
    factors = {id(one): np.where(one < -1, np.nan, 1 + one) for one in values}
    yearly = [factors[id(one)] for one in values]
    return _rows(_compounded(_points(path, yearly, months, None), clock), values, clock.steps + 1)


def _compounded(factors: Iterator[Floats], clock: Clock) -> Iterator[Floats]:
    """The index at every instant, from the yearly factors at every month."""
    begin, total = next(factors), np.zeros(1)
    yield np.exp(total)
    for _ in range(clock.steps):
        inner = math.prod(islice(factors, MONTHS // clock.steps_per_year - 1))
        end = next(factors)
        # Both ends of a month count half. Logarithms are slow, so the months of a step share that of their product.
        total = total + np.log(begin * end * inner * inner) / (2 * MONTHS)
        begin = end
        yield np.exp(total)


def _rows(values: Iterator[Floats], like: Sequence[Floats], instants: int) -> Floats:
    """Values at every instant as a table, (instant, draw). Each goes there at once: its memory serves the next."""
    table = np.empty((instants, max(map(len, like))))
    for row, value in zip(table, values, strict=True):
        row[:] = value
    return table


def random_time_path(process: Process, inputs: dict[str, Floats], name: str, clock: Clock, luck: Luck) -> Floats:
    """A random process at every instant, (instant, draw), around its neutral value, which it has at the start.

    ar1: a first-order autoregressive deviation whose standard deviation and yearly persistence are given.
    yearly_lognormal: one factor for each calendar year, median one.
    """
    if process.kind == "yearly_lognormal":
        uniform = luck([f"{name}@{year}" for year in range(clock.start, clock.end + 2)])
        factors = np.exp(inputs["sigma"] * standard_normal(uniform))
        return np.asarray(factors[(times(clock) - clock.start).astype(int)])
    kept = np.clip(inputs["persistence"], 0, 1) ** clock.step
    spread = inputs["sd"] * np.sqrt(1 - kept**2)
    uniform = luck([f"{name}@{clock.time(instant):.3f}" for instant in range(1, clock.steps + 1)])
    gaps = np.empty((clock.steps + 1, uniform.shape[1]))
    gaps[0] = 0.0
    for row, (before, gap) in zip(uniform, pairwise(gaps), strict=True):
        np.multiply(spread, standard_normal(row), out=gap)
        gap += kept * before
    return gaps


NEUTRAL = {"ar1": 0.0, "yearly_lognormal": 1.0}


def with_shock(values: Floats, shock: Mapping[str, Floats], clock: Clock) -> Floats:
    """A driver's time path with a shock laid on it: full for its years, then fading in equal steps until it is over.

    `shock` holds the numbers of each draw, (draw,): start, years, recovery, and either factor or change. A start at
    infinity is a shock that does not strike.
    """
    middle = times(clock)[:, None] + clock.step / 2  # a step feels the mean of what happens while it lasts
    passed = middle - shock["start"] - shock["years"]
    at_once = shock["recovery"] == 0
    fading = np.clip(1 - passed / np.where(at_once, 1.0, shock["recovery"]), 0, 1) * ~at_once
    strength = np.where(middle < shock["start"], 0.0, np.where(passed < 0, 1.0, fading))
    if "factor" in shock:
        return values * (1 + (shock["factor"] - 1) * strength)
    return values + shock["change"] * strength
