"""The oracle of programs: the equations' own functions called in order, a new array for each operation."""

import numpy as np

from binjiang_sim.engine import Layout, Series, measure
from binjiang_sim.engine.functions import Instant, at
from binjiang_sim.engine.model import PATH
from binjiang_sim.engine.syntax import bounds


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
    return () if equation.kind == "stock" else bounds(equation.function)


def _limit(model, inputs, instant, name, bound):
    if not isinstance(bound, str):
        return bound
    given = inputs.parameters[f"{model.equations[name].sector}.{bound}"]
    return given.values[instant] if isinstance(given, Series) else given


def _instants(model, inputs, clock):
    """The value of every variable at each instant."""
    positions = {label: place for labels in inputs.labels.values() for place, label in enumerate(labels)}
    memory, state, firsts = Instant({}, positions), {}, None
    for instant in range(clock.steps + 1):
        with at(memory), np.errstate(all="ignore"):
            memory.firsts = {id(state[name]): first for name, first in (firsts or {}).items()}
            for name in model.order if instant else model.first_order:
                equation = model.equations[name]
                start = equation.kind == "stock"
                value = state[equation.start] if start else _call(equation, model, inputs, state, instant)
                state[name] = np.array(np.broadcast_to(value, inputs.shape(equation.dims)))
                if firsts:
                    memory.firsts[id(state[name])] = firsts[name]
            rates = {one.name: _call(one, model, inputs, state, instant) for one in model.of_kind("stock")}
        firsts = firsts or dict(state)
        yield state
        state.update({name: state[name] + clock.step * rate for name, rate in rates.items()})


def _call(equation, model, inputs, state, instant):
    read = [inputs.paths[equation.name][instant] if name == PATH else state[name] for name in equation.inputs]
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
