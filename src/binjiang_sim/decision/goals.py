"""What a search is after: targets, as the share of draws that meet them, and a smooth form of that share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from ..engine import Model
from ..projection.blocks import Bools, Job
from ..projection.figures import Figure
from ..projection.target_figures import met, needed, target_figure
from ..sampling.distributions import Floats
from ..scenario import Scenario, Target

WIDTH = 0.15  # of a figure's standard deviation: over which the smooth form goes from not met to met
Values = Mapping[Figure, Floats]


@dataclass(frozen=True)
class Goal:
    """At least `least` of some targets are to be met in a draw."""

    scenario: Scenario
    targets: tuple[Target, ...]
    least: int

    @property
    def model(self) -> Model:
        """The model of the scenario."""
        return self.scenario.model

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is made of, of the price level too where that leads to the prices of a target."""
        clock = Job(self.scenario).figures.clock
        return tuple(dict.fromkeys(one for target in self.targets for one in needed(target, self.model, clock)))

    @cached_property
    def last(self) -> int:
        """The last year of its targets."""
        return max(int(one.years[-1][:4]) for one in self.targets)

    def numbers(self, target: Target, values: Values) -> Floats:
        """The number that a target is held against, (..., draw)."""
        job = Job(self.scenario)
        return target_figure(target, job.model, job.figures.clock, lambda *figure: values[figure])

    def hits(self, values: Values) -> Bools:
        """The draws that meet it, (..., draw)."""
        each = [met(one, self.numbers(one, values)) for one in self.targets]
        return np.asarray(np.sum(each, axis=0) >= self.least)

    def smooth(self, values: Values, widths: Floats) -> Floats:
        """The same with a soft edge, from 0 to 1, (..., draw); `widths` are those of each target."""
        from scipy.special import ndtr

        each = []
        for target, width in zip(self.targets, widths, strict=True):
            number, (low, high) = self.numbers(target, values), target.bounds
            each.append(ndtr((number - low) / width) * ndtr((high - number) / width))
        return _at_least(each, self.least)

    def widths(self, values: Values) -> Floats:
        """The widths of the soft edges, (target,)."""
        spreads = [float(np.nanstd(self.numbers(one, values))) for one in self.targets]
        sizes = [abs(one.value) for one in self.targets]
        return np.array([WIDTH * max(one, 1e-6 * size, 1e-300) for one, size in zip(spreads, sizes, strict=True)])


def _at_least(chances: list[Floats], least: int) -> Floats:
    """The chance that at least so many of independent events happen."""
    counts = [np.ones_like(chances[0]), *(np.zeros_like(chances[0]) for _ in chances)]
    for chance in chances:
        for number in range(len(counts) - 1, 0, -1):
            counts[number] = counts[number] * (1 - chance) + counts[number - 1] * chance
        counts[0] = counts[0] * (1 - chance)
    return np.asarray(np.sum(counts[least:], axis=0))


PlanPart = Literal["all", "binding"] | int
