"""Which uncertain inputs move a figure: rank correlations over the draws of the run itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import expect
from ..projection import Result, uncertain
from ..projection.inputs import inputs_of
from ..sampling.ranks import rank_correlations
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

    Spearman's correlation of the numbers that the model got: equal ones share a rank, so that an input of a few values,
    or one that a bound holds in many draws, is measured as it was drawn. Correlations below `chance_alone` are left
    out. Draws that were left out are left out of both.
    Empty for a central run and for fewer than ENOUGH draws. Raises ProjectionError for a figure that is not defined.
    """
    expect("result", result, Result)
    values = result.values(indicator, period, item, first=MOST)
    if result.central or len(values) < ENOUGH or np.ptp(values) == 0:
        return ()
    given = uncertain(result.scenario)
    inputs = inputs_of(result.ensemble.job, result.ensemble.draws.first(MOST).numbers)
    moving = {path: one for path, one in inputs.items() if np.ptp(one)}  # a bound may hold one in every draw
    if not moving:
        return ()
    ranks = rank_correlations(np.stack([*moving.values()]), values)
    least = chance_alone(len(moving), len(values))
    strong = ((path, rank) for path, rank in zip(moving, ranks.tolist(), strict=True) if abs(rank) > least)
    return tuple(Driver(path, given[path], rank) for path, rank in sorted(strong, key=lambda one: -abs(one[1])))


def chance_alone(inputs: int, draws: int) -> float:
    """The size of a rank correlation that one at least of so many idle inputs exceeds in one run of twenty.

    Bonferroni's bound for two-sided tests with the normal approximation of Spearman's correlation.
    """
    from scipy.special import ndtri

    return float(ndtri(1 - 0.05 / (2 * inputs)) / np.sqrt(draws - 1))
