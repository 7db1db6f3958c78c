"""From a scenario to the numbers that a model needs for a range of draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..engine import Clock, Inputs, Model, Parameter, Series
from ..scenario import Given, Process, Scenario, Shock, TimePath
from ..scenario.inputs import named
from .distributions import Floats, streams
from .joint_values import JointValues
from .shocks import drawn_shock
from .time_paths import NEUTRAL, random_time_path, time_path, with_shocks
from .uncertain_inputs import DrawRange, UncertainInputs


def clock_of(scenario: Scenario) -> Clock:
    """The clock a scenario asks for."""
    return Clock(scenario.start, scenario.end, scenario.steps_per_year)


def sample(scenario: Scenario, model: Model, draw_range: DrawRange) -> Inputs:
    """All numbers of a range of draws, from the streams named after the inputs."""
    return Sampler(scenario, model).sample(draw_range).inputs


@dataclass(frozen=True)
class Sample:
    """All numbers of a range of draws, and how many draws of each uncertain parameter sit at one of its bounds."""

    inputs: Inputs
    clipped: Mapping[str, int]


class Sampler:
    """Samples one range of draws after another. What is the same in every draw is computed once.

    With `inputs`, by path such as "levers.talent_programme", only these are sampled: as they are among all.
    """

    def __init__(self, scenario: Scenario, model: Model, inputs: Collection[str] | None = None) -> None:
        self.scenario = scenario
        self.numbers = UncertainInputs(scenario, inputs)
        self._parameters = {
            key: one for key, one in model.parameters.items() if inputs is None or f"parameters.{key}" in inputs
        }
        self._owners: dict[str, Parameter] = {}
        for key, parameter in self._parameters.items():
            given = scenario.parameters[key]
            if not isinstance(given, TimePath):  # a path is held within its bounds as a whole
                self._owners |= dict.fromkeys(named(f"parameters.{key}", given), parameter)
        self._sides = list(self._reached())
        moved = model.of_kind("lever", "driver")
        self._time_paths = [one.name for one in moved if inputs is None or f"{one.kind}s.{one.name}" in inputs]
        same = self._values(DrawRange(0, 1, central=True))
        self._same_parameters = {
            key: same.parameter(one) for key, one in self._parameters.items() if not self._moves(key)
        }
        self._same_paths = {name: same.path(name) for name in self._time_paths if not self._moves(name)}
        self._spread: tuple[int, Mapping[str, Floats | Series], Mapping[str, Floats]] = 0, {}, {}

    def sample(self, draw_range: DrawRange) -> Sample:
        """All numbers of a range of draws."""
        draws, values = draw_range.draws, self._values(draw_range)
        spread = self._spread  # another thread may put its own there
        if spread[0] != draws:
            fixed = {key: _spread(one, draws) for key, one in self._same_parameters.items()}
            spread = draws, fixed, {name: _wide(one, draws) for name, one in self._same_paths.items()}
            self._spread = spread
        _, parameters, paths = spread
        moving = {
            key: _spread(values.parameter(one), draws) for key, one in self._parameters.items() if key not in parameters
        }
        moving_paths = {name: _wide(values.path(name), draws) for name in self._time_paths if name not in paths}
        inputs = Inputs(draws, {**parameters, **moving}, {**paths, **moving_paths}, self.scenario.label_keys)
        return Sample(inputs, self._at_bounds(values.numbers))

    def drawn(self, draw_range: DrawRange) -> dict[str, Floats]:
        """The uncertain numbers as the model gets them, each (draw,) by its name: none beyond a bound of its parameter.

        A central range gives (1,).
        """
        numbers = self._numbers(draw_range)
        return {name: numbers[row] for name, row in self.numbers.rows.items()}

    def luck_streams(self) -> list[str]:
        """The names of the streams that the luck of time is drawn from."""
        found = [f"shocks.{one.name}" for one in self.scenario.shocks if one.probability is not None]

        def asked(names: Sequence[str]) -> Floats:
            found.extend(names)
            return np.full((len(names), 1), 0.5)

        for name, value in self.scenario.drivers.items():
            if isinstance(value, Process):
                neutral = {part: np.zeros(1) for part in value.inputs}
                random_time_path(value, neutral, f"drivers.{name}", clock_of(self.scenario), asked)
        return found

    def _numbers(self, draw_range: DrawRange) -> Floats:
        numbers = self.numbers.drawn(draw_range)
        for row, held, bound in self._sides:
            held(numbers[row], bound, out=numbers[row])
        return numbers

    def _values(self, draw_range: DrawRange) -> _Values:
        return _Values(self.scenario, draw_range, self._numbers(draw_range), self.numbers.rows, self.numbers.joint)

    def _reached(self) -> Iterator[tuple[int, np.ufunc, float]]:
        """The bounds that draws can come to: row of the number, the function that holds it there, and the bound."""
        for row, (name, (least, greatest)) in enumerate(zip(self.numbers.names, self.numbers.extremes(), strict=True)):
            owner = self._owners.get(name)
            if owner and owner.low is not None and least <= owner.low:
                yield row, np.maximum, owner.low
            if owner and owner.high is not None and greatest >= owner.high:
                yield row, np.minimum, owner.high

    def _moves(self, name: str) -> bool:
        """Whether a parameter, lever or driver differs between draws."""
        kinds = ("parameters", "levers", "drivers")
        kind = next(one for one in kinds if name in getattr(self.scenario, one))
        value = getattr(self.scenario, kind)[name]
        if isinstance(value, Process) or any(one in self.numbers.rows for one in named(f"{kind}.{name}", value)):
            return True
        return any(one.uncertain for one in self.scenario.shocks if one.driver == name)

    def _at_bounds(self, numbers: Floats) -> dict[str, int]:
        counts = Counter({self._owners[name].key: 0 for name in self.numbers.names if name in self._owners})
        for row, _, bound in self._sides:
            counts[self._owners[self.numbers.names[row]].key] += int(np.count_nonzero(numbers[row] == bound))
        return counts


@dataclass(frozen=True)
class _Values:
    """Parameters and time paths of a range of draws: (..., draw), or (..., 1) for what is the same in every draw.

    `numbers` are the uncertain ones, (number, draw), `rows` says by name where each is.
    """

    scenario: Scenario
    draw_range: DrawRange
    numbers: Floats
    rows: Mapping[str, int]
    joint: JointValues

    def number(self, name: str, given: Given) -> Floats:
        """One number of the scenario: its draws, or (1,) when it is certain."""
        return self.numbers[self.rows[name]] if name in self.rows else np.array([given.value])

    def parameter(self, parameter: Parameter) -> Floats | Series:
        """A parameter: (own dimensions..., draw), with the first dimension of a series before them."""
        path, value = f"parameters.{parameter.key}", self.scenario.parameters[parameter.key]
        labels = self.scenario.label_keys
        shape = tuple(len(labels[dim]) for dim in parameter.dims)
        if isinstance(value, TimePath):
            held = _within(parameter, self.time_path(path, value, None, clock_of(self.scenario)))
            whole = held.reshape(len(held), *(1 for _ in shape), -1)
            return Series(np.broadcast_to(whole, (len(held), *shape, held.shape[-1])))
        if isinstance(value, Given):
            one = self.number(path, value)
            held = one if path in self.rows else _within(parameter, one)
            return np.broadcast_to(held, (*shape, len(one))) if shape else held
        rows = [self.number(f"{path}.{label}", given) for label, given in value.items()]
        return _within(parameter, np.stack(np.broadcast_arrays(*rows)))

    def path(self, name: str) -> Floats:
        """A lever or driver, (instant, draw)."""
        if name in self.scenario.levers:
            return self.time_path(f"levers.{name}", self.scenario.levers[name], 0.0, clock_of(self.scenario))
        path, value = f"drivers.{name}", self.scenario.drivers[name]
        shocks = [one for one in self.scenario.shocks if one.driver == name]
        drawn = [drawn_shock(one, self.number, self.strikes(one)) for one in shocks]
        return with_shocks(partial(self.driver, path, value), drawn, clock_of(self.scenario))

    def driver(self, name: str, value: TimePath | Process, clock: Clock) -> Floats:
        """A driver without its shocks."""
        if isinstance(value, Process):
            return self.random(name, value, clock)
        return self.time_path(name, value, None, clock)

    def time_path(self, name: str, path: TimePath, before: float | None, clock: Clock) -> Floats:
        """The means of a time path over each step."""
        values: dict[int, Floats] = {}  # by identity: "same" is the point before, in the same draw
        for time, given in path.points:
            if id(given) not in values:
                values[id(given)] = self.number(f"{name}@{time:g}", given)
        outside = before if path.before is None else path.before
        return time_path(path, [values[id(given)] for _, given in path.points], clock, outside)

    def random(self, name: str, process: Process, clock: Clock) -> Floats:
        """A random process, or its neutral value without luck."""
        if self.draw_range.central or not self.draw_range.luck:
            return np.full((clock.steps + 1, 1), NEUTRAL[process.kind])
        inputs = {key: self.number(f"{name}.{key}", given) for key, given in process.inputs.items()}
        return random_time_path(process, inputs, name, clock, self.luck)

    def strikes(self, shock: Shock) -> Floats:
        """The uniform numbers that decide whether a shock strikes; whether it does is luck of time."""
        if shock.probability is None or self.draw_range.central or not self.draw_range.luck:
            return np.array([0.5])
        own: Floats = self.luck([f"shocks.{shock.name}"])[0]
        return own

    def luck(self, names: Sequence[str]) -> Floats:
        """The uniform numbers of these streams, (stream, draw): of a design or a posterior where these have them."""
        first, draws, given = self.draw_range.first, self.draw_range.draws, self.draw_range.uniforms
        table = streams(self.scenario.seed, names, first, draws)
        for row, name in zip(table, names, strict=True):
            if name in given:
                row[:] = given[name]
            elif name in self.joint.columns:
                row[:] = self.joint.luck(name, first, draws)
        return table


def _spread(values: Floats | Series, draws: int) -> Floats | Series:
    """Values for a number of draws; what is the same in all of them takes no memory for each, and is read faster."""
    return Series(_wide(values.values, draws)) if isinstance(values, Series) else _wide(values, draws)


def _wide(values: Floats, draws: int) -> Floats:
    return values if values.shape[-1] == draws else np.broadcast_to(values, (*values.shape[:-1], draws))


def _within(parameter: Parameter, values: Floats) -> Floats:
    """What a distribution puts beyond a bound of the parameter sits at the bound, so stated quantiles stay true."""
    if parameter.low is None and parameter.high is None:
        return values
    held: Floats = np.clip(values, parameter.low, parameter.high)
    return held
