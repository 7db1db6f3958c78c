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
    if not isinstance(given.value, Distribution):
        return np.full(block.draws, given.value)
    if block.central:
        return np.full(block.draws, inverse(given.value, np.array([0.5]))[0])
    designed = block.uniforms.get(name)
    own = uniform_of(scenario, name, block.first, block.draws) if designed is None else designed
    return inverse(given.value, own)


def _parameter(
    scenario: Scenario, parameter: Parameter, block: Block, clock: Clock, labels: Mapping[str, tuple[str, ...]]
) -> Floats | Series:
    name = f"parameters.{parameter.key}"
    value = scenario.parameters[parameter.key]
    if isinstance(value, Path):
        course_of = _path(scenario, name, value, block, None)
        whole = course_of[:, *(None for _ in parameter.dims), :]
        shape = (clock.steps + 1, *(len(labels[dim]) for dim in parameter.dims), block.draws)
        return Series(_within(parameter, np.array(np.broadcast_to(whole, shape))))
    if isinstance(value, Given):
        one = drawn(scenario, name, value, block)
        whole = np.array(np.broadcast_to(one, (*(len(labels[dim]) for dim in parameter.dims), block.draws)))
    else:
        whole = np.stack([drawn(scenario, f"{name}.{label}", given, block) for label, given in value.items()])
    return _within(parameter, whole)


def _within(parameter: Parameter, values: Floats) -> Floats:
    """What a distribution puts beyond a bound of the parameter sits at the bound, so stated quantiles stay true."""
    if parameter.low is None and parameter.high is None:
        return values
    return np.clip(values, parameter.low, parameter.high)


def _path(scenario: Scenario, name: str, path: Path, block: Block, before: float | None) -> Floats:
    values: dict[int, Floats] = {}  # by identity: "same" is the point before, in the same draw
    for time, given in path.points:
        if id(given) not in values:
            values[id(given)] = drawn(scenario, f"{name}@{time:g}", given, block)
    return course(path, [values[id(given)] for _, given in path.points], clock_of(scenario), before)


def _driver(scenario: Scenario, name: str, block: Block, clock: Clock) -> Floats:
    value = scenario.drivers[name]
    path = f"drivers.{name}"
    if isinstance(value, Process):
        values = np.full((clock.steps + 1, block.draws), NEUTRAL[value.kind])
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
