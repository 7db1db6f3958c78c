"""Money at constant and at current prices: what leads from one to the other, draw by draw."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from ..engine import Clock, Equation, Model, measure, units
from ..sampling.distributions import Floats
from ..scenario import Target
from ..scenario.targets import RELATIVE, in_yuan
from ..scenario.values import CURRENT

Values = Callable[[str, str | None, str], Floats]  # of a variable, an item and a period: (draw,)
_LEVEL = {"current_CNY": 1, "CNY": -1}


def price_level(model: Model) -> Equation | None:
    """The variable that is the price of one yuan of the first year at each instant; None in a model without one."""
    found = (one for one in model.equations.values() if one.kind in ("stock", "auxiliary", "driver"))
    return next((one for one in found if units.parse(one.unit)[1] == _LEVEL), None)


def price_levels(model: Model) -> list[str]:
    """The names of the variables that `factor` may ask for."""
    level = price_level(model)
    return [] if level is None else [level.name]


def power(target: Target, model: Model) -> int:
    """The power of the price level that leads from a figure to the prices of a target: 1, -1, or 0 where they agree."""
    equation = model.equations[target.indicator]
    if not target.prices or not in_yuan(equation):
        return 0
    return (target.prices == CURRENT) - (equation.price_basis == CURRENT)


def target_unit(target: Target, model: Model) -> str:
    """The unit of a target's value: that of its figure, at the prices of the target."""
    if target.over in RELATIVE:
        return "1"
    unit = model.equations[target.indicator].reported_unit
    if not power(target, model):
        return unit
    constant = unit.replace("current_CNY", "CNY")
    return constant.replace("CNY", "current_CNY") if target.prices == CURRENT else constant


def factor(target: Target, period: str, model: Model, clock: Clock, values: Values) -> Floats:
    """What its figure of a period is multiplied by to be at the prices of a target, (draw,) or (1,) where they agree.

    An amount of a period is taken at the mean price level of the period, what stands at its end at the level there.
    `values` gives a variable, item and period, (draw,).
    """
    exponent = power(target, model)
    level = price_level(model) if exponent else None
    if level is None:
        return np.ones(1)
    equation = model.equations[target.indicator]
    if measure(level) != "end" or (equation.kind != "indicator" and measure(equation) in ("end", "opening")):
        return values(level.name, None, period) ** float(exponent)
    span = next((one for one in clock.periods if one.label == period), None)
    if span is None:  # in which there is no amount
        return values(level.name, None, period)
    ends = {one.last: one.label for one in (clock.opening, *clock.periods)}
    at = [values(level.name, None, ends[cell]) for cell in range(span.first - 1, span.last + 1)]
    mean = sum(((before + after) / 2 for before, after in pairwise(at)), start=np.zeros(1)) / (len(at) - 1)
    return mean ** float(exponent)
