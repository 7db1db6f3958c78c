"""How likely each target is to be met, and how far the median is from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..sampling.distributions import Floats
from ..scenario import Target
from ..words import LANGUAGES
from .joint_hits import JointHits, words_of
from .prices import Values, factor, power, target_unit
from .proportions import Proportion, rows_of
from .result import Result
from .target_figures import met, needed, target_figure


@dataclass(frozen=True)
class Outcome:
    """A target, the share of draws that meet it, the median of its number and the gap: median less target.

    Within a range the gap is zero, outside it is that to the nearer end. Median and gap are at the target's prices.
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
        (median,) = target_quantiles(result, target, (0.5,))
        low, high = target.limits[0], target.limits[-1]
        found.append(Outcome(target, _met(result, target), median, median - min(max(median, low), high)))
    return tuple(found)


def target_quantiles(result: Result, target: Target, points: Sequence[float]) -> list[float]:
    """Quantiles of the number of a target, at its prices, at each of the `points` that the run has counted."""
    if _is_made(target, result):
        found: list[float] = np.quantile(target_values(result, target), points).tolist()
        return found
    return [result.quantile(target.indicator, target.period, one, target.item) for one in points]


def _is_made(target: Target, result: Result) -> bool:
    """Whether the number of a target is no reported figure, but made of several."""
    return bool(target.over or power(target, result.model))


def _drawn(result: Result) -> list[tuple[str, str]]:
    """The figures, (variable, period), whose draws are asked for: of targets that are made, or that came later."""
    known = result.ensemble.summary.hits.each
    wanted = [one for one in result.scenario.targets if _is_made(one, result) or words_of(one) not in known]
    return [(name, period) for one in wanted for name, _, period in needed(one, result.model, result.clock)]


def target_values(result: Result, target: Target) -> Floats:
    """Every draw's number of a target at the target's prices, (draw,). Raises ProjectionError as `Result.values`."""
    return target_figure(target, result.model, result.clock, _values_of(result))


def price_factor(result: Result, target: Target) -> Floats:
    """What leads from the figure of a target to the target's prices, (draw,), or (1,) where they agree."""
    return factor(target, target.years[-1], result.model, result.clock, _values_of(result))


def _values_of(result: Result) -> Values:
    return lambda name, item, period: result.values(name, period, item)


def _met(result: Result, target: Target) -> Proportion:
    """The draws that meet a target: counted in the run, or from its draws when the target came later."""
    hits = result.ensemble.summary.hits.each.get(words_of(target))
    if hits is None:
        hits = int(np.count_nonzero(met(target, target_values(result, target))))
    return Proportion(hits, result.draws, rows_of(result.scenario))


def plan_hits(result: Result) -> JointHits:
    """How many draws meet the targets of the scenario together: counted in the run, or from its draws."""
    counted, targets = result.ensemble.summary.hits.plan, result.scenario.targets
    if counted.is_of(targets):
        return counted
    figures = [one for target in targets for one in needed(target, result.model, result.clock)]
    result.ensemble.draws.together([(name, period) for name, _, period in figures])
    hits = [met(one, target_values(result, one)) for one in targets]
    return JointHits.of(targets, np.array(hits, dtype=np.bool_).reshape(len(targets), result.draws))


def target_record(result: Result, one: Outcome) -> dict[str, object]:
    """One target as plain values for JSON.

    `error` is how far the chance may be from the share of draws (95 %), `chance_text` what every report says of it.
    """
    target = one.target
    return {
        "indicator": target.indicator,
        "item": target.item,
        "period": target.period,
        "over": target.over or None,
        "unit": target_unit(target, result.model),
        "direction": target.direction,
        "value": target.value if target.upper is None else list(target.limits),
        "prices": target.prices or None,
        "kind": target.kind,
        "source": target.source,
        "chance": one.chance,
        "error": one.met.error,
        "chance_text": {language: one.met.text(language) for language in LANGUAGES},
        "median": one.median,
        "gap": one.gap,
    }
