"""How well draws agree with published figures: the likelihood of each draw, and what the model says of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..projection.blocks import Job
from ..projection.experiment import Design, Figure, evaluated
from ..projection.prices import factor
from ..sampling.distributions import Floats
from ..scenario import Target
from ..scenario.observations import Observation


def log_likelihood(observation: Observation, predicted: Floats) -> Floats:
    """The logarithm of the chance of a figure in each draw, up to a constant, (draw,); minus infinity for NaN.

    A figure misses the truth by a normal error; a bound holds where the truth, less such an error, is beyond it.
    """
    from scipy.special import log_ndtr

    gap = (predicted - observation.value) / observation.error
    found = -(gap**2) / 2 if observation.bound == "exact" else log_ndtr(gap if observation.bound == "above" else -gap)
    return np.where(np.isfinite(found), found, -np.inf)


@dataclass(frozen=True)
class Likelihood:
    """Runs draws of a job and holds them against figures."""

    job: Job
    observations: tuple[Observation, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that are run: what is observed, and the price levels that it is brought to its prices with."""
        found: list[Figure] = []

        def level(name: str, period: str) -> Floats:
            found.append((name, None, period))
            return np.ones(1)

        for one in (one for each in self.observations for one in each.targets):
            found.append((one.indicator, one.item, one.period))
            factor(one, self.job.model, self.job.figures.clock, level)
        return tuple(dict.fromkeys(found))

    def predicted(self, design: Design) -> Floats:
        """What the model says of each figure in the rows of a design, (figure, row); NaN in a row that fails."""
        values = dict(zip(self.figures, evaluated(self.job, self.figures, design), strict=True))
        return np.stack([self._of(one.targets, values) for one in self.observations])

    def of(self, predicted: Floats) -> Floats:
        """The log-likelihood of draws, (draw,), from what they say of each figure."""
        parts = [log_likelihood(one, row) for one, row in zip(self.observations, predicted, strict=True)]
        return np.asarray(np.sum(parts, axis=0))

    def _of(self, targets: Sequence[Target], values: Mapping[Figure, Floats]) -> Floats:
        def level(name: str, period: str) -> Floats:
            return values[name, None, period]

        model, clock = self.job.model, self.job.figures.clock
        found = [values[one.indicator, one.item, one.period] * factor(one, model, clock, level) for one in targets]
        return np.asarray(np.sum(found, axis=0))
