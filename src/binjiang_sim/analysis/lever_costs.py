"""What each lever costs a year: the cost of its field, shared out by the equation of that field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..engine.cells import Series
from ..engine.expression import PARAMETER, Expression
from ..errors import expect
from ..projection import Result
from ..sampling.distributions import Floats
from ..sampling.sampler import Sampler
from ..sampling.uncertain_inputs import DrawRange
from .comparison import COST


def cost_fields(result: Result) -> tuple[str, ...]:
    """The costs that make up the cost of the reforms, one a field; none in a model without it."""
    equations = result.model.equations
    if COST not in equations:
        return ()
    return tuple(name for name in equations[COST].inputs if equations[name].unit == equations[COST].unit)


def levers_of(result: Result, field: str) -> tuple[str, ...]:
    """The levers that a cost is of."""
    equations = result.model.equations
    return tuple(one for one in equations[field].inputs if one in equations and equations[one].kind == "lever")


def lever_costs(result: Result) -> dict[str, Floats]:
    """What each lever costs in every year, (year, draw), in CNY at the prices of the model.

    The cost of a field in a draw and half-year is shared out in proportion to what the equation of the field gives for
    each of its levers alone. Of a large run the first draws stand for all. Left out are levers without a cost, and
    those of a field whose equation reads more than levers and parameters.

    >>> bj.analysis.lever_costs(result)["talent_programme"].mean(axis=1)
    """
    expect("result", result, Result)
    found: dict[str, Floats] = {}
    for field in cost_fields(result):
        levers = levers_of(result, field)
        if levers and set(result.model.equations[field].inputs) == set(levers):
            parts = _parts(result, field, levers)
            whole, amount = np.sum(parts, axis=0), _by_cell(result, field)
            for lever, part in zip(levers, parts, strict=True):
                cost = np.divide(amount * part, whole, out=np.zeros_like(amount), where=whole != 0)
                found[lever] = cost.reshape(-1, result.clock.cells_per_year, cost.shape[-1]).sum(axis=1)
    return found


def _parts(result: Result, field: str, levers: Sequence[str]) -> list[Floats]:
    """What the equation of a field gives for each lever alone, (cell, draw)."""
    expression = result.model.expressions[field]
    parameters = _parameters(result, expression.details(PARAMETER))
    delivered = {lever: _by_cell(result, lever) for lever in levers}

    def alone(lever: str) -> Floats:
        def leaf(one: Expression) -> Floats:
            if one.operation == PARAMETER:
                return parameters[str(one.detail)]
            return delivered[lever] if one.detail == lever else np.zeros_like(delivered[lever])

        return np.asarray(expression.evaluated(leaf))

    return [alone(lever) for lever in levers]


def _by_cell(result: Result, name: str) -> Floats:
    """A variable in every half-year (or year), (cell, draw)."""
    labels = [one.label for one in result.clock.periods if one.first == one.last]
    return np.stack([result.values(name, label, first=result.remade) for label in labels])


def _parameters(result: Result, names: Sequence[str]) -> Mapping[str, Floats]:
    """Parameters in the draws of the result, (1 or cell, draw)."""
    every = result.ensemble.draws
    draws = every if result.remade is None else every.first(result.remade)
    sampler = Sampler(result.scenario, result.model, [f"parameters.{one}" for one in names])
    drawn = sampler.sample(DrawRange(0, draws.count, central=result.central)).inputs.parameters
    return {key: _of_cells(result, one)[:, draws.numbers] for key, one in drawn.items()}


def _of_cells(result: Result, one: Floats | Series) -> Floats:
    """A parameter of no dimension in every half-year (or year), (cell, draw), or (1, draw) where it stays the same."""
    if not isinstance(one, Series):
        return np.asarray(one)[np.newaxis]
    clock = result.clock
    steps = one.values[: clock.steps]
    return np.asarray(steps.reshape(clock.cells, clock.steps_per_cell, -1).mean(axis=1))
