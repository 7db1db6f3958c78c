"""A figure arrives: the draws of a run, weighted by how well they agree with it, without a new run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import Fault, ProjectionError, expect
from ..projection import Outcome, Result, outcomes, target_values
from ..projection.blocks import Bools
from ..projection.proportions import Z95, rows_of
from ..projection.target_cells import met
from ..sampling.distributions import Floats
from ..scenario import Target
from ..scenario.observations import Observation
from .likelihood import log_likelihood, predicted

MISSED = 3.0  # hits that none in so many draws leaves possible, with 95 %
FEWEST = 50  # effective draws, below which weights say nothing


@dataclass(frozen=True)
class UpdatedChance:
    """The chance to meet a target before and after; `error` is the sampling error of the chance after (95 %)."""

    target: Target
    before: float
    after: float
    error: float


@dataclass(frozen=True)
class Updated:
    """What figures that arrived change: `effective` draws are left of all, each target with its chances."""

    effective: float
    targets: tuple[UpdatedChance, ...]


def update(result: Result, observations: Sequence[Observation]) -> Updated:
    """The chances of a run's targets once figures are known, from the draws that it has.

    Each draw counts as much as it agrees with the figures, their measurement errors considered. Far from what the run
    expected few draws are left: `condition` then samples anew.

    >>> known = bj.calibration.read_observations("facts.yaml", base)
    >>> bj.calibration.update(bj.run(base), known).targets

    Raises ProjectionError when fewer than FEWEST effective draws are left, and for figures that the run has not.
    """
    expect("result", result, Result)
    expect("observations", observations, list, tuple)
    if result.central or not observations:
        raise ProjectionError([Fault("update.central" if result.central else "condition.nothing", {})])

    def values(name: str, item: str | None, period: str) -> Floats:
        return result.values(name, period, item)

    said = (predicted(one, result.model, result.clock, values) for one in observations)
    fit = np.sum([log_likelihood(one, row) for one, row in zip(observations, said, strict=True)], axis=0)
    weights = np.exp(fit - fit.max()) if np.isfinite(fit).any() else np.zeros(len(fit))
    effective = float(weights.sum() ** 2 / np.sum(weights**2)) if weights.any() else 0.0
    if effective:
        effective = 1 / (1 / effective + 1 / rows_of(result.scenario))
    if effective < FEWEST:
        raise ProjectionError([Fault("update.few", {"effective": f"{effective:.0f}", "fewest": FEWEST})])
    weights /= weights.sum()
    before = outcomes(result)
    hits = (met(one.target, target_values(result, one.target)) for one in before)
    return Updated(effective, tuple(_chance(one, hit, weights) for one, hit in zip(before, hits, strict=True)))


def _chance(before: Outcome, hit: Bools, weights: Floats) -> UpdatedChance:
    after = float(weights @ hit)
    error = Z95 * math.sqrt(float(np.sum(weights**2 * (hit - after) ** 2)))
    if after in (0.0, 1.0):  # of which no draw tells how far off they are: three in so many may have been missed
        error = min(MISSED * float(np.sum(weights**2)), 1.0)
    return UpdatedChance(before.target, before.chance, after, error)
