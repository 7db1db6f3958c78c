"""Drawing the inputs against simulating them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from scipy.stats import qmc

from binjiang_sim import Scenario
from binjiang_sim.analysis.indices.designs import uncertain_inputs
from binjiang_sim.programs import compiled
from binjiang_sim.sampling.distributions import GREATEST_UNIFORM, LEAST_UNIFORM
from binjiang_sim.sampling.sampler import Sampler
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Distribution, Given

from .. import district
from ..measuring import Measured, Options, in_turn

DRAWS = 8192


def _uniform(one: Distribution) -> Distribution:
    return Distribution("uniform", one.span)


def _normal(one: Distribution) -> Distribution:
    low, high = one.span
    return Distribution("normal", ((low + high) / 2, (high - low) / 2.56))


def _with(scenario: Scenario, change: Callable[[Distribution], Distribution]) -> Scenario:
    """The scenario with every uncertain parameter of another distribution over the same range."""

    def changed(value: Any) -> Any:
        if (
            isinstance(value, Given)
            and isinstance(value.value, Distribution)
            and value.value.span[0] < value.value.span[1]
        ):
            return dataclasses.replace(value, value=change(value.value))
        return {name: changed(one) for name, one in value.items()} if isinstance(value, Mapping) else value

    return dataclasses.replace(scenario, parameters={key: changed(one) for key, one in scenario.parameters.items()})


def _row(options: Options, scenario: Scenario, sampling: Callable[[int], object], about: str) -> Measured:
    draws = options.size(DRAWS, 1024)
    inputs = district.inputs(draws)
    program = compiled(district.model(), inputs, district.clock())
    values = program.buffer(draws)
    mine, simulating = in_turn(lambda: sampling(draws), lambda: program.run(inputs, values), options.size(5, 2))
    inputs_drawn = len(uncertain_inputs(scenario))
    return Measured(mine / simulating, f"{inputs_drawn} inputs, {about}, {draws:,} draws in {1e3 * mine:.3g} ms")


def uniform(options: Options) -> Measured:
    """Pseudo-random numbers to uniform inputs, without luck in time."""

    scenario = _with(district.base(), _uniform)
    sampler = Sampler(scenario, district.model())
    return _row(options, scenario, lambda draws: sampler.sample(DrawRange(0, draws, luck=False)), "uniform")


def normal(options: Options) -> Measured:
    """Scrambled Sobol points to normal inputs, without luck in time."""
    scenario = _with(district.base(), _normal)
    sampler, names = Sampler(scenario, district.model()), uncertain_inputs(scenario)
    sequence = partial(qmc.Sobol, len(names), scramble=True, rng=1)

    def drawn(draws: int) -> object:
        points = sequence().random(draws).T.clip(LEAST_UNIFORM, GREATEST_UNIFORM)
        uniforms = dict(zip(names, points, strict=True))
        return sampler.sample(DrawRange(0, draws, luck=False, uniforms=uniforms))

    return _row(options, scenario, drawn, "normal from Sobol points")


ROWS = {"sampling_uniform": uniform, "sampling_normal": normal}
