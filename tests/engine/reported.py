"""What a figure is, one figure at a time and period by period: the oracle of the figures of a run."""

from __future__ import annotations

import numpy as np

from binjiang_sim.engine import Clock, Equation, Layout, Model, Period, measure
from binjiang_sim.engine.declare import AVERAGE, YEAR_BEFORE, plain_input
from binjiang_sim.sampling.distributions import Floats


def reported(model: Model, layout: Layout, clock: Clock, cells: Floats, name: str, period: Period) -> Floats | None:
    """A variable's figure for a period, (labels, draw); None where it is not defined.

    Flows are integrals, stocks and counts stand at the end, other variables are time averages, starts exist at the
    opening only. Indicators are computed from those figures.
    """
    equation = model.equations[name]
    if equation.kind == "indicator":
        return _indicator(model, layout, clock, cells, equation, period)
    how = measure(equation)
    own = cells[layout.rows[name]]
    if period.last == 0:
        return own[:, 0] if how in ("end", "opening") else None
    if how == "opening":
        return None
    if how == "end":
        return own[:, period.last]
    amount = own[:, period.first]
    for cell in range(period.first + 1, period.last + 1):
        amount = amount + own[:, cell]
    return amount if how == "integral" else amount / (period.last - period.first + 1)


def _indicator(
    model: Model, layout: Layout, clock: Clock, cells: Floats, equation: Equation, period: Period
) -> Floats | None:
    if period.last == 0:
        return None
    read: list[Floats | None] = []
    for name in equation.inputs:
        plain = plain_input(name)
        if name.endswith(YEAR_BEFORE):
            before = clock.year_before(period)
            value = reported(model, layout, clock, cells, plain, before) if before else None
        elif name.endswith(AVERAGE) and measure(model.equations[plain]) == "end":
            opening = Period("", period.first - 1, period.first - 1, 0.0)
            ends = [reported(model, layout, clock, cells, plain, one) for one in (opening, period)]
            value = None if ends[0] is None or ends[1] is None else (ends[0] + ends[1]) / 2
        else:
            value = reported(model, layout, clock, cells, plain, period)
        read.append(value)
    if any(value is None for value in read):
        return None
    dims = equation.dims
    scalars = [value if dims else value[0] for value in read if value is not None]
    with np.errstate(all="ignore"):
        named = dict(zip(equation.inputs, scalars, strict=True))
        result: Floats = equation.expression.evaluated(lambda leaf: named[str(leaf.detail)])
    return result.reshape(-1, cells.shape[-1])
