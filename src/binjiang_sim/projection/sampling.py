"""From a scenario to the numbers of a block of draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from ..engine import Clock, Inputs, Model, Parameter, Series
from ..scenario import Distribution, Given, Path, Process, Scenario, Shock
from .correlations import uniform_of
from .distributions import Floats, inverse, uniforms
from .paths import NEUTRAL, course, random_course, shocked
from .shocks import struck


@dataclass(frozen=True)
class Block:
    """Draws `first` to `first + draws - 1`.

    `central` puts every input at its median and leaves out all luck; `luck=False` leaves out only the luck of time
    (demand, foreign capital), so that what remains is the uncertainty of the inputs. `uniforms` gives some inputs, by
    name, the uniform numbers of a design, (draw,), in place of their own streams.
    """

    first: int
    draws: int
    central: bool = False
    luck: bool = True
    uniforms: Mapping[str, Floats] = field(default_factory=dict)


def clock_of(scenario: Scenario) -> Clock:
    """The clock a scenario asks for."""
    return Clock(scenario.start, scenario.end, scenario.steps_per_year)


def sample(scenario: Scenario, model: Model, block: Block) -> Inputs:
    """All numbers of a block of draws, from the streams named after the inputs."""
    clock = clock_of(scenario)
    labels = scenario.label_keys
    parameters = {
        key: _parameter(scenario, parameter, block, clock, labels) for key, parameter in model.parameters.items()
    }
    paths: dict[str, Floats] = {}
    for equation in model.of_kind("lever"):
        paths[equation.name] = _path(scenario, f"levers.{equation.name}", scenario.levers[equation.name], block, 0.0)
    for equation in model.of_kind("driver"):
        paths[equation.name] = _driver(scenario, equation.name, block, clock)
    shape = (clock.steps + 1, block.draws)
    paths = {name: _full(one, shape) for name, one in paths.items()}
    return Inputs(block.draws, parameters, paths, labels)


def at_bounds(scenario: Scenario, model: Model, inputs: Inputs) -> dict[str, int]:
    """How many draws of each uncertain parameter sit at one of its bounds (counted over its labels)."""
    counts = {}
    for key, parameter in model.parameters.items():
        given = scenario.parameters[key]
        parts = [given] if isinstance(given, Given) else [] if isinstance(given, Path) else list(given.values())
        values = inputs.parameters[key]
        if any(isinstance(part.value, Distribution) for part in parts) and not isinstance(values, Series):
            held = (values == parameter.low) | (values == parameter.high)
            uncertain = [isinstance(part.value, Distribution) for part in parts]
            counts[key] = int(np.count_nonzero(held[np.array(uncertain)] if len(parts) > 1 else held))
    return counts


def drawn(scenario: Scenario, name: str, given: Given, block: Block) -> Floats:
    """One input's values for a block, (draw,): its constant, its median, or the inverse of its own uniforms."""
    return np.broadcast_to(_once(scenario, name, given, block), block.draws)


def _once(scenario: Scenario, name: str, given: Given, block: Block) -> Floats:
    """The same, (1,) when it is one number for all draws: what follows from such numbers is computed once."""
    if not isinstance(given.value, Distribution):
        return np.array([given.value])
    if block.central:
        return inverse(given.value, np.array([0.5]))
    designed = block.uniforms.get(name)
    own = uniform_of(scenario, name, block.first, block.draws) if designed is None else designed
    return inverse(given.value, own)


def _parameter(
    scenario: Scenario, parameter: Parameter, block: Block, clock: Clock, labels: Mapping[str, tuple[str, ...]]
) -> Floats | Series:
    name = f"parameters.{parameter.key}"
    value = scenario.parameters[parameter.key]
    if isinstance(value, Path):
        course_of = _within(parameter, _path(scenario, name, value, block, None))
        whole = course_of[:, *(None for _ in parameter.dims), :]
        shape = (clock.steps + 1, *(len(labels[dim]) for dim in parameter.dims), block.draws)
        return Series(_full(whole, shape))
    if isinstance(value, Given):
        one = _within(parameter, _once(scenario, name, value, block))
        return _spread(one, (*(len(labels[dim]) for dim in parameter.dims), block.draws))
    rows = [_once(scenario, f"{name}.{label}", given, block) for label, given in value.items()]
    whole = _within(parameter, np.stack(np.broadcast_arrays(*rows)))
    return _spread(whole, (len(rows), block.draws))


def _spread(values: Floats, shape: tuple[int, ...]) -> Floats:
    """Values repeated to a shape; what is the same in every draw takes no memory for each, and is read faster."""
    return np.broadcast_to(values, shape) if values.shape[-1] == 1 else _full(values, shape)


def _full(values: Floats, shape: tuple[int, ...]) -> Floats:
    """Values repeated to a shape and written out: numpy takes other ways, to other bits, for a repeated number."""
    return np.ascontiguousarray(np.broadcast_to(values, shape))


def _within(parameter: Parameter, values: Floats) -> Floats:
    """What a distribution puts beyond a bound of the parameter sits at the bound, so stated quantiles stay true."""
    if parameter.low is None and parameter.high is None:
        return values
    return np.clip(values, parameter.low, parameter.high)


def _path(scenario: Scenario, name: str, path: Path, block: Block, before: float | None) -> Floats:
    values: dict[int, Floats] = {}  # by identity: "same" is the point before, in the same draw
    for time, given in path.points:
        if id(given) not in values:
            values[id(given)] = _once(scenario, f"{name}@{time:g}", given, block)
    points = np.broadcast_arrays(*(values[id(given)] for _, given in path.points))
    return course(path, points, clock_of(scenario), before)


def _driver(scenario: Scenario, name: str, block: Block, clock: Clock) -> Floats:
    value = scenario.drivers[name]
    path = f"drivers.{name}"
    if isinstance(value, Process):
        values = np.full((clock.steps + 1, 1), NEUTRAL[value.kind])
        if block.luck and not block.central:
            inputs = {key: drawn(scenario, f"{path}.{key}", given, block) for key, given in value.inputs.items()}
            luck = partial(_stream, scenario.seed, block)
            values = random_course(value, inputs, path, clock, luck)
    else:
        values = _path(scenario, path, value, block, None)
    for shock in (one for one in scenario.shocks if one.driver == name):
        one_drawn = partial(drawn, scenario, block=block)
        values = shocked(values, struck(shock, one_drawn, _chance(scenario, shock, block)), clock)
    return values


def _chance(scenario: Scenario, shock: Shock, block: Block) -> Floats:
    """The uniform numbers that decide whether a shock strikes; whether it does is luck of time."""
    if block.central or not block.luck:
        return np.full(block.draws, 0.5)
    return _stream(scenario.seed, block, f"shocks.{shock.name}")


def _stream(seed: int, block: Block, name: str) -> Floats:
    return uniforms(seed, name, block.first, block.draws)
