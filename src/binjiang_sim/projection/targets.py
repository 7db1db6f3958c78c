"""How likely each target is to be met, and how far the median is from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..scenario import Target
from .result import Result


@dataclass(frozen=True)
class Outcome:
    """A target, the share of draws that meet it, the median of its figure and the gap: median less target."""

    target: Target
    chance: float
    median: float
    gap: float


def outcomes(result: Result) -> tuple[Outcome, ...]:
    """One for each target of the scenario. Raises ProjectionError when a figure is not defined in its period."""
    found = []
    for target in result.scenario.targets:
        values = result.values(target.indicator, target.period, target.item or None)
        met = values >= target.value if target.direction == "at_least" else values <= target.value
        median = float(np.quantile(values, 0.5))
        found.append(Outcome(target, float(met.mean()), median, median - target.value))
    return tuple(found)


def target_record(result: Result, one: Outcome) -> dict[str, object]:
    """One target as plain values for JSON."""
    target = one.target
    return {
        "indicator": target.indicator,
        "item": target.item or None,
        "period": target.period,
        "unit": result.model.equations[target.indicator].reported_unit,
        "direction": target.direction,
        "value": target.value,
        "kind": target.kind,
        "source": target.source,
        "chance": one.chance,
        "median": one.median,
        "gap": one.gap,
    }
