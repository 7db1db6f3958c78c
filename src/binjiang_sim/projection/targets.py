"""How likely each target is to be met, and how far the median is from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..scenario import Target
from .chunks import met
from .result import Result
from .summary import words_of


@dataclass(frozen=True)
class Outcome:
    """A target, the share of draws that meet it, the median of its figure and the gap: median less target."""

    target: Target
    chance: float
    median: float
    gap: float


def outcomes(result: Result) -> tuple[Outcome, ...]:
    """One for each target of the scenario. Raises ProjectionError when a figure is not defined in its period."""
    counted = result.ensemble.summary.hits
    later = [one for one in result.scenario.targets if words_of(one) not in counted]
    result.ensemble.draws.together((one.indicator, one.period) for one in later)
    found = []
    for target in result.scenario.targets:
        item = target.item or None
        median = result.quantile(target.indicator, target.period, 0.5, item)
        found.append(Outcome(target, _chance(result, target), median, median - target.value))
    return tuple(found)


def _chance(result: Result, target: Target) -> float:
    """The share of draws that meet a target: counted in the run, or from its draws when the target came later."""
    hits = result.ensemble.summary.hits.get(words_of(target))
    if hits is None:
        hits = int(np.count_nonzero(met(target, result.values(target.indicator, target.period, target.item or None))))
    return hits / result.draws


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
