"""What the reforms of a scenario bring: the same draws once more without any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from ..errors import expect
from ..projection import Result
from ..projection.experiment import Experiment, check_figures, experiment
from ..sampling.distributions import Floats
from ..scenario import Scenario

DRAWS = 400  # paired, so that few are enough for a difference


@dataclass(frozen=True)
class Effect:
    """A figure with the reforms less the same without, draw by draw: 10, 50 and 90 % points, and how often it is more.

    `relative` differences are fractions of the figure without reforms, others are in the model's unit. `draws` counts
    the draws that neither left out.
    """

    indicator: str
    item: str | None
    period: str
    low: float
    median: float
    high: float
    more: float
    relative: bool
    draws: int


def moved_levers(scenario: Scenario) -> list[str]:
    """The levers that a scenario or a trigger of it moves at some time, in the order of the scenario."""
    every = [scenario.levers, *(one.levers for one in scenario.triggers)]
    moved = {name for own in every for name, path in own.items() if any(given.value for _, given in path.points)}
    return [name for name in scenario.levers if name in moved]


def without_reforms(
    result: Result, figures: Iterable[tuple[str, str | None]], period: str, draws: int = DRAWS
) -> Experiment | None:
    """These figures in the first `draws` draws with every lever at zero, by trigger too.

    None when nothing is ordered or defined.
    """
    expect("result", result, Result)
    expect("figures", figures, Iterable)
    check_figures(figures := tuple(figures), "indicator", "item")
    scenario = result.scenario
    moved = moved_levers(scenario)
    kept = [(indicator, item, period) for indicator, item in figures if result.defined(indicator, period)]
    if not moved or not kept:
        return None
    return experiment(
        replace(scenario, triggers=()),
        {f"levers.{name}": (0,) for name in moved},
        draws=min(draws, scenario.draws),
        figures=kept,
        central=result.central,
        luck=bool(result.stamp.get("luck", True)),
        notice=lambda _: None,  # draws left out are counted in each effect
    )


def effects(result: Result, without: Experiment) -> tuple[Effect, ...]:
    """The difference of each figure over the draws that both have; none when they share no draw."""
    expect("result", result, Result)
    expect("without", without, Experiment)
    numbers = result.ensemble.draws.first(without.values.shape[-1]).numbers
    shared = np.isfinite(without.values[0, 0, numbers])
    if not shared.any():
        return ()
    found = []
    for figure, before in zip(without.figures, without.values[0], strict=True):
        indicator, item, period = figure
        after = result.values(indicator, period, item, first=without.values.shape[-1])
        found.append(_effect(result, figure, after[shared], before[numbers[shared]]))
    return tuple(found)


def _effect(result: Result, figure: tuple[str, str | None, str], after: Floats, before: Floats) -> Effect:
    indicator, item, period = figure
    relative = bool((before > 0).all()) and result.model.equations[indicator].reported_unit != "1"
    moved: Floats = after / before - 1 if relative else after - before
    low, median, high = (float(point) for point in np.quantile(moved, (0.1, 0.5, 0.9)))
    return Effect(indicator, item, period, low, median, high, float(np.mean(moved > 0)), relative, len(moved))
