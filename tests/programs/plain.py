"""The oracle of programs: the equations' own functions called in order, a new array for each operation."""

import numpy as np

from binjiang_sim.engine import Layout, Series, measure
from binjiang_sim.engine.declare import plain_input
from binjiang_sim.engine.expression import PARAMETER, PATH
from binjiang_sim.engine.functions import labelled


def cells(model, inputs, clock):
    """Cells (row, cell, draw), and how often a bound held each variable that has one."""
    layout = Layout.of(model, inputs.labels)
    values = np.full((layout.size, clock.cells + 1, inputs.draws), np.nan)
    clipped = {}
    for instant, state in enumerate(_instants(model, inputs, clock)):
        for name, rows in layout.rows.items():
            own = state[name].reshape(rows.stop - rows.start, -1)
            _report(clock, instant, model.equations[name], own, values[rows], state)
        for name in model.order if instant else model.first_order:
            limits = [_limit(model, inputs, instant, name, one) for one in _bounds(model, name)]
            if limits:
                clipped[name] = clipped.get(name, 0) + sum(int((state[name] == one).sum()) for one in limits)
    return values, clipped


def _bounds(model, name):
    equation = model.equations[name]
    return () if equation.kind == "stock" else equation.expression.bounds


def _limit(model, inputs, instant, name, bound):
    if bound.operation != PARAMETER:
        return bound.detail
    given = inputs.parameters[f"{model.equations[name].sector}.{bound.detail}"]
    return given.values[instant] if isinstance(given, Series) else given


def _instants(model, inputs, clock):
    """The value of every variable at each instant."""
    state, firsts = {}, {}
    for instant in range(clock.steps + 1):
        with np.errstate(all="ignore"):
            for name in model.order if instant else model.first_order:
                equation = model.equations[name]
                start = equation.kind == "stock"
                value = state[equation.start] if start else _call(equation, model, inputs, (state, firsts), instant)
                state[name] = _labelled(equation.dims, inputs, value)
                if not instant:
                    firsts[name] = state[name]
            rates = {one.name: _call(one, model, inputs, (state, firsts), instant) for one in model.of_kind("stock")}
        yield state
        for name, rate in rates.items():
            state[name] = _labelled(model.equations[name].dims, inputs, state[name] + clock.step * rate)


def _labelled(dims, inputs, value):
    whole = np.array(np.broadcast_to(value, inputs.shape(dims)))
    return labelled(whole, inputs.labels[dims[0]]) if dims else whole


def _call(equation, model, inputs, states, instant):
    now, firsts = states
    read = []
    for name in equation.inputs:
        plain = plain_input(name)
        value = inputs.paths[equation.name][instant] if name == PATH else (now if plain == name else firsts)[plain]
        read.append(value)
    if not equation.reads_parameters:
        return equation.function(*read)
    prefix = f"{equation.sector}."
    given = {key.removeprefix(prefix): one for key, one in inputs.parameters.items() if key.startswith(prefix)}
    params = next(sector.params for sector in model.sectors if sector.name == equation.sector)
    now = {name: one.values[instant] if isinstance(one, Series) else one for name, one in given.items()}
    return equation.function(params(**now), *read)


def _report(clock, instant, equation, own, values, state):
    """Add this instant to the cells (row, cell, draw) of a variable."""
    cell, inside = divmod(instant, clock.steps_per_cell)
    how = measure(equation)
    if how in ("end", "opening"):
        if inside == 0 and (how == "end" or instant == 0):
            values[:, cell] = own
    elif cell < clock.cells:
        share = own / clock.steps_per_cell if how == "average" else own * clock.step
        if equation.weight:
            share = share * state[equation.weight]
        values[:, cell + 1] = share if inside == 0 else values[:, cell + 1] + share
