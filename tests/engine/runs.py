"""Numbers for the toy, models made of a few functions, and the figures of a run."""

import dataclasses

import numpy as np

from binjiang_sim.engine import Inputs, Layout, Model, Sector, Series
from binjiang_sim.programs import simulate

from . import toy
from .reported import reported

TOY = Model.of(toy)
LABELS = {"age": ("young", "middle", "old")}
NUMBERS = {
    "atoms": 1.0,
    "decay_rate": 0.2,
    "heard": 0.1,
    "talk_rate": 0.5,
    "left": 300.0,
    "right": 100.0,
    "rate_right": 0.3,
    "rate_left": 0.1,
    "family": (30.0, 20.0, 10.0),
    "years": (5.0, 10.0, 20.0),
    "births": 4.0,
    "price": 2.0,
    "swing": 0.2,
    "lowest": 0.5,
    "highest": 1.5,
    "tide": 1.0,
}


def inputs(clock, draws=1, **changes):
    """Inputs of the toy; `changes` are parameters or paths by name, numbers or arrays that broadcast."""
    instants = clock.steps + 1
    first_half = np.arange(instants) / clock.steps_per_year % 1 < 0.5
    half_year = np.zeros(instants) if clock.steps_per_year == 1 else np.where(first_half, 1.0, -1.0)
    paths = {"demand": 1.0, "effort": 0.0, "half_year": half_year[:, None]}
    paths.update({name: changes.pop(name) for name in paths if name in changes})
    parameters = {
        f"toy.{name}": given if isinstance(given, Series) else _spread(given, TOY.parameters[f"toy.{name}"].dims, draws)
        for name, given in {**NUMBERS, **changes}.items()
    }
    return Inputs(
        draws,
        parameters,
        {name: np.broadcast_to(np.asarray(path, dtype=float), (instants, draws)) for name, path in paths.items()},
        LABELS,
    )


def _spread(given, dims, draws):
    """A number, a row of labels or an array, as (own dimensions..., draw)."""
    values = np.asarray(given, dtype=float)
    shape = (*(len(LABELS[dim]) for dim in dims), draws)
    return np.broadcast_to(values[:, None] if dims and values.ndim == 1 else values, shape)


def figures(clock, model=TOY, draws=1, **changes):
    """A function that gives the reported figure, (labels, draw) or None, of a variable for a period label."""
    cells = simulate(model, inputs(clock, draws, **changes), clock)
    layout = Layout.of(model, LABELS)
    periods = {period.label: period for period in (clock.opening, *clock.periods)}

    def figure(name, label):
        return reported(model, layout, clock, cells.values, name, periods[label])

    return figure


def number(clock, name, label, model=TOY, **changes):
    """One reported number of a run with one draw."""
    return float(figures(clock, model, **changes)(name, label)[0, 0])


def sector(*functions, name="small", params=None):
    """A sector made of these equations."""
    equations = tuple(dataclasses.replace(one.__equation__, sector=name) for one in functions)
    return Sector(name, "小", "Small", params, equations)


def model(*functions, params=None):
    """A model made of these equations."""
    return Model((sector(*functions, params=params),))
