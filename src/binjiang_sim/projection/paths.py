"""Courses over time: paths of levers, drivers and parameters, random processes, and the shocks laid on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from ..engine import Clock
from ..scenario import Path, Process
from .distributions import Floats, standard_normal

MONTHS = 12  # growth is compounded by the month, whatever the step of the run
Luck = Callable[[str], Floats]  # uniform numbers of a stream, (draw,)

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


def course(path: Path, values: Sequence[Floats], clock: Clock, before: float | None) -> Floats:
    """A path at every instant, (instant, draw), from the values of its points, each (draw,).

    `before` is the value before the first point; None holds the first value.
    """
    at = times(clock)
    if path.kind == "season":
        return _season(values, at, clock)
    if path.kind == "growth":
        return _growth(path, values, clock)
    return _points(path, values, at, before)


def _points(path: Path, values: Sequence[Floats], at: Floats, before: float | None) -> Floats:
    knots = np.array([time for time, _ in path.points]) + path.lag
    stacked = np.stack(values)
    right = np.clip(np.searchsorted(knots, at, side="right"), 1, max(len(knots) - 1, 1))
    left = right - 1
    right = np.minimum(right, len(knots) - 1)
    width = np.where(knots[right] > knots[left], knots[right] - knots[left], 1.0)
    share = SHAPES[path.shape](np.clip((at - knots[left]) / width, 0, 1))[:, None]
    result: Floats = stacked[left] * (1 - share) + stacked[right] * share
    outside = at < knots[0]
    if path.after == "revert":
        outside = outside | (at > knots[-1])
    result[outside] = stacked[0] if before is None or path.leads else before
    return result if path.cap is None else np.minimum(result, path.cap)


def _season(values: Sequence[Floats], at: Floats, clock: Clock) -> Floats:
    first, second = values
    if clock.steps_per_year == 1:
        return np.tile((first + second) / 2, (len(at), 1))
    return np.asarray(np.where((at % 1 < 0.5)[:, None], first, second))


def _growth(path: Path, values: Sequence[Floats], clock: Clock) -> Floats:
    months = np.arange((clock.end - clock.start + 1) * MONTHS + 1) / MONTHS + clock.start
    logs = np.log1p(_points(path, values, months, None))
    steps = (logs[1:] + logs[:-1]) / (2 * MONTHS)
    kept, total = [np.zeros(logs.shape[1])], np.zeros(logs.shape[1])
    for month, step in enumerate(steps, 1):
        total += step
        if month % (MONTHS // clock.steps_per_year) == 0:
            kept.append(total.copy())
    return np.asarray(np.exp(np.stack(kept)))


def random_course(process: Process, inputs: dict[str, Floats], name: str, clock: Clock, luck: Luck) -> Floats:
    """A random process at every instant, (instant, draw), around its neutral value, which it has at the start.

    ar1: a first-order autoregressive deviation whose standard deviation and yearly persistence are given.
    yearly_lognormal: one factor for each calendar year, median one.
    """
    if process.kind == "yearly_lognormal":
        years = range(clock.start, clock.end + 2)
        factors = np.stack([np.exp(inputs["sigma"] * standard_normal(luck(f"{name}@{year}"))) for year in years])
        return np.asarray(factors[(times(clock) - clock.start).astype(int)])
    kept = np.clip(inputs["persistence"], 0, 1) ** clock.step
    spread = inputs["sd"] * np.sqrt(1 - kept**2)
    gap = np.zeros_like(spread)
    gaps = [gap]
    for instant in range(1, clock.steps + 1):
        gap = kept * gap + spread * standard_normal(luck(f"{name}@{clock.time(instant):.3f}"))
        gaps.append(gap)
    return np.stack(gaps)


NEUTRAL = {"ar1": 0.0, "yearly_lognormal": 1.0}


def shocked(values: Floats, shock: Mapping[str, Floats], clock: Clock) -> Floats:
    """A driver's course with a shock laid on it: full for its years, then fading in equal steps until it is over.

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
