"""How likely each target is to be met, and how far the median is from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..sampling.distributions import Floats
from ..scenario import Target
from ..words import LANGUAGES
from .prices import factor, power, target_unit
from .proportions import Proportion, rows_of
from .result import Result
from .summary import words_of
from .target_cells import met


@dataclass(frozen=True)
class Outcome:
    """A target, the share of draws that meet it, the median of its figure and the gap: median less target.

    Median and gap are at the prices of the target.
    """

    target: Target
    met: Proportion
    median: float
    gap: float

    @property
    def chance(self) -> float:
        """The share of draws that meet it."""
        return self.met.value


def outcomes(result: Result) -> tuple[Outcome, ...]:
    """One for each target of the scenario. Raises ProjectionError when a figure is not defined in its period."""
    result.ensemble.draws.together(_drawn(result))
    found = []
    for target in result.scenario.targets:
        if power(target, result.model):
            median = float(np.median(target_values(result, target)))
        else:
            median = result.quantile(target.indicator, target.period, 0.5, target.item)
        found.append(Outcome(target, _met(result, target), median, median - target.value))
    return tuple(found)


def _drawn(result: Result) -> list[tuple[str, str]]:
    """The figures, (variable, period), whose draws are asked for: of targets at other prices, or that came later."""
    asked: list[tuple[str, str]] = []

    def read(*figure: str) -> Floats:
        asked.append((figure[0], figure[1]))
        return np.ones(1)

    for target in result.scenario.targets:
        if power(target, result.model) or words_of(target) not in result.ensemble.summary.hits:
            read(target.indicator, target.period)
            factor(target, result.model, result.clock, read)
    return asked


def target_values(result: Result, target: Target) -> Floats:
    """Every draw's figure of a target at the target's prices, (draw,). Raises ProjectionError as `Result.values`."""
    values = result.values(target.indicator, target.period, target.item)
    return values * price_factor(result, target)


def price_factor(result: Result, target: Target) -> Floats:
    """What leads from the figure of a target to the target's prices, (draw,), or (1,) where they agree."""
    return factor(target, result.model, result.clock, lambda name, period: result.values(name, period))


def _met(result: Result, target: Target) -> Proportion:
    """The draws that meet a target: counted in the run, or from its draws when the target came later."""
    hits = result.ensemble.summary.hits.get(words_of(target))
    if hits is None:
        hits = int(np.count_nonzero(met(target, target_values(result, target))))
    return Proportion(hits, result.draws, rows_of(result.scenario))


def target_record(result: Result, one: Outcome) -> dict[str, object]:
    """One target as plain values for JSON.

    `error` is how far the chance may be from the share of draws (95 %), `chance_text` what every report says of it.
    """
    target = one.target
    return {
        "indicator": target.indicator,
        "item": target.item,
        "period": target.period,
        "unit": target_unit(target, result.model),
        "direction": target.direction,
        "value": target.value,
        "prices": target.prices or None,
        "kind": target.kind,
        "source": target.source,
        "chance": one.chance,
        "error": one.met.error,
        "chance_text": {language: one.met.text(language) for language in LANGUAGES},
        "median": one.median,
        "gap": one.gap,
    }
