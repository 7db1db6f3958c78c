"""What the reforms of a scenario bring: the same draws once more without any of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..projection import Result, run
from ..sampling.distributions import Floats
from ..scenario import TimePath
from .pairing import Both

DRAWS = 400  # paired, so that few are enough for a difference


@dataclass(frozen=True)
class Effect:
    """A figure with the reforms less the same without, draw by draw: 10, 50 and 90 % points, and how often it is more.

    `relative` differences are fractions of the figure without reforms, others are in the model's unit.
    """

    indicator: str
    item: str | None
    period: str
    low: float
    median: float
    high: float
    more: float
    relative: bool


def without_reforms(result: Result, draws: int = DRAWS) -> Result | None:
    """The same run with every lever at zero, over the first `draws` draws; None when nothing is ordered.

    Raises ProjectionError when too many of these draws fail.
    """
    scenario = result.scenario
    if not any(given.value for path in scenario.levers.values() for _, given in path.points):
        return None
    idle = dataclasses.replace(scenario, levers={name: _idle(path) for name, path in scenario.levers.items()})
    wanted = min(draws, scenario.draws)
    return run(idle, wanted, central=result.central, luck=bool(result.stamp.get("luck", True)))


def effects(
    result: Result, without: Result, figures: Iterable[tuple[str, str | None]], period: str
) -> tuple[Effect, ...]:
    """The difference of each figure in a period, over the draws that both have.

    The draws of `without` must be the first of `result`.
    """
    both = Both.of(result, without)
    return tuple(
        _effect(both, indicator, item, period)
        for indicator, item in figures
        if result.defined(indicator, period) and without.defined(indicator, period)
    )


def _effect(both: Both, indicator: str, item: str | None, period: str) -> Effect:
    after, before = both.values(indicator, period, item)
    relative = bool((before > 0).all()) and both.reference.model.equations[indicator].reported_unit != "1"
    moved: Floats = after / before - 1 if relative else after - before
    low, median, high = (float(point) for point in np.quantile(moved, (0.1, 0.5, 0.9)))
    return Effect(indicator, item, period, low, median, high, float(np.mean(moved > 0)), relative)


def _idle(path: TimePath) -> TimePath:
    points = tuple((time, dataclasses.replace(given, value=0.0)) for time, given in path.points)
    return dataclasses.replace(path, points=points)
