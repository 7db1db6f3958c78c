"""How plans compare over the same draws: what each misses against the best, and how bad its worst draws are."""

from __future__ import annotations

from math import ceil

import numpy as np

from ..projection.blocks import Bools, Integers
from ..projection.proportions import Z95, independent
from ..sampling.distributions import Floats

WORST = 0.05  # of the draws, whose mean is taken


def regrets(scores: Floats) -> Floats:
    """How far each plan falls short of the best plan of a draw, (plan, draw); of a score, more is better."""
    return np.asarray(scores.max(axis=0) - scores)


def best_plans(scores: Floats, costs: Floats) -> Integers:
    """The plan with the largest score of each draw, (draw,), from (plan, draw): the cheapest, then the first of equals.

    The costs are of each draw too.
    """
    leading = scores == scores.max(axis=0)
    return np.asarray(np.where(leading, costs, np.inf).argmin(axis=0))


def at_least(met: Bools, least: int) -> Bools:
    """The draws in which a plan meets so many targets, (plan, draw), from (plan, target, draw)."""
    return np.asarray(met.sum(axis=1) >= least)


def worst_mean(values: Floats, low_is_bad: bool, share: float = WORST) -> Floats:
    """The mean of the worst share of the draws, rounded up to whole ones, (...,), from (..., draw)."""
    signed = values if low_is_bad else -values
    count = max(ceil(round(share * values.shape[-1], 9)), 1)
    found = np.partition(signed, count - 1, axis=-1)[..., :count].mean(axis=-1)
    return np.asarray(found if low_is_bad else -found)


def sampling_errors(differences: Floats, rows: float) -> Floats:
    """Half the 95 % intervals of the means of differences, (...,), from (..., draw).

    `rows` are the independent rows of a posterior that the draws take, infinite without one.
    """
    size = independent(differences.shape[-1], rows)
    return np.asarray(Z95 * differences.std(axis=-1) / np.sqrt(size))


def cheapest_of_the_best(scores: Floats, costs: Floats, rows: float) -> tuple[int, int]:
    """The cheapest plan whose mean score is within sampling error of the best, and the plan with the best.

    `scores` are (plan, draw), `costs` the means of each plan, (plan,). The error is that of the difference draw by
    draw. Of plans that cost the same the one with the larger mean, then the first.
    """
    means = scores.mean(axis=1)
    best = min(range(len(means)), key=lambda one: (-means[one], costs[one]))
    behind = scores[best] - scores
    close = np.flatnonzero(behind.mean(axis=1) <= sampling_errors(behind, rows))
    return min(close.tolist(), key=lambda one: (costs[one], -means[one])), best
