"""How well draws agree with published figures: the likelihood of each draw, and what the model says of each figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..engine import Clock, Model
from ..projection.blocks import Job
from ..projection.design_targets import TargetFigures
from ..projection.experiment import Design
from ..projection.prices import Values
from ..projection.target_figures import target_figure
from ..sampling.distributions import Floats
from ..scenario.observations import Observation


def log_likelihood(observation: Observation, predicted: Floats) -> Floats:
    """The logarithm of the chance of a figure in each draw, up to a constant, (draw,); minus infinity for NaN.

    A figure misses the truth by a normal error; a bound holds where the truth, less such an error, is beyond it.
    """
    from scipy.special import log_ndtr

    gap = (predicted - observation.value) / observation.error
    found = -(gap**2) / 2 if observation.bound == "exact" else log_ndtr(gap if observation.bound == "above" else -gap)
    return np.where(np.isfinite(found), found, -np.inf)


def predicted(observation: Observation, model: Model, clock: Clock, values: Values) -> Floats:
    """What draws say of a figure, (draw,), at its prices; `values` gives a variable, row and period, (draw,)."""
    amounts = [target_figure(one, model, clock, values) for one in observation.targets]
    return np.asarray(np.sum(amounts, axis=0))


@dataclass(frozen=True)
class Likelihood:
    """Runs draws of a job and holds them against figures."""

    job: Job
    observations: tuple[Observation, ...]

    def predicted(self, design: Design) -> Floats:
        """What the model says of each figure in the rows of a design, (figure, row); NaN in a row that fails."""
        targets = tuple(one for each in self.observations for one in each.targets)
        rows = iter(TargetFigures(self.job, targets).of(design))
        return np.stack([np.sum([next(rows) for _ in each.targets], axis=0) for each in self.observations])

    def of(self, said: Floats) -> Floats:
        """The log-likelihood of draws, (draw,), from what they say of each figure."""
        parts = [log_likelihood(one, row) for one, row in zip(self.observations, said, strict=True)]
        return np.asarray(np.sum(parts, axis=0))
