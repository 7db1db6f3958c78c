"""Which uncertain inputs move a figure: rank correlations over the draws of the run itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import expect
from ..projection import Result, uncertain
from ..sampling.correlations import uniform_of
from ..sampling.distributions import Floats
from ..scenario import Given

ENOUGH = 30  # draws below which a rank correlation says little
MOST = 4000  # draws that are read; more would not change a rank in its second digit


@dataclass(frozen=True)
class Driver:
    """An uncertain input, and the rank correlation (-1 to 1) of its draws with those of a figure."""

    path: str
    given: Given
    rank: float


def drivers(result: Result, indicator: str, period: str, item: str | None = None) -> tuple[Driver, ...]:
    """Every uncertain input with its rank correlation with a figure, the strongest first.

    Correlations that chance alone gives in one of twenty inputs are left out (below 2 over the root of the draws).
    Draws that were left out are left out of both. Empty for a central run and for fewer than ENOUGH draws. Raises
    ProjectionError for a figure that is not defined.
    """
    expect("result", result, Result)
    values = result.values(indicator, period, item)[:MOST]
    if result.central or len(values) < ENOUGH or np.ptp(values) == 0:
        return ()
    scenario = result.scenario
    inputs = uncertain(scenario)
    if not inputs:
        return ()
    # An input is a rising function of its uniform number, so that the ranks of the two are the same.
    numbers = result.ensemble.draws.numbers[:MOST]
    uniforms = np.stack([uniform_of(scenario, path, 0, int(numbers[-1]) + 1)[numbers] for path in inputs])
    ranks = _standard(uniforms) @ _standard(values) / len(values)
    found = [Driver(path, given, float(rank)) for (path, given), rank in zip(inputs.items(), ranks, strict=True)]
    worth = 2 / np.sqrt(len(values))
    return tuple(sorted((one for one in found if abs(one.rank) > worth), key=lambda one: -abs(one.rank)))


def _standard(values: Floats) -> Floats:
    """Ranks along the last axis, with mean 0 and variance 1."""
    ranks = values.argsort(axis=-1, kind="stable").argsort(axis=-1, kind="stable").astype(np.float64)
    ranks -= (values.shape[-1] - 1) / 2
    return np.asarray(ranks / ranks.std(axis=-1, keepdims=True))
