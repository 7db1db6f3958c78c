"""Indices from draws at hand: no further run, correlated inputs and the luck of time as they are in the run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...projection.blocks import Integers
from ...sampling.distributions import Floats
from ...sampling.ranks import ranked

CLASSES, MOST_CLASSES = 20, 100  # of equal probability, into which the draws are sorted by an input
LEAST, ENOUGH = 20, 100  # draws in each of so few, and of so many


def classes(numbers: Floats, most: int) -> Integers:
    """The class of each draw, (draw,), from 0 on: at most `most` of equal probability; equal numbers share one."""
    places = np.floor((ranked(numbers) - 0.5) * (most / len(numbers)))
    return np.asarray(np.unique(places, return_inverse=True)[1])


def class_count(draws: int) -> int:
    """How many classes so many draws are sorted into."""
    return max(min(CLASSES, draws // LEAST), min(MOST_CLASSES, draws // ENOUGH), 2)


def first_order(numbers: Floats, outcome: Floats, most: int | None = None) -> tuple[float, float]:
    """The share of an outcome's variance that one input explains alone, and its standard error.

    The draws are sorted into `most` classes, by default as many as `class_count` says.
    The variance of the mean within classes of the input, corrected for what chance puts between so many classes
    (epsilon squared, Kelley 1935). The error is that of the ratio by its influence function.
    """
    own = classes(numbers, most or class_count(len(numbers)))
    counts = np.bincount(own)
    draws, number = len(outcome), len(counts)
    centred = outcome - outcome.mean()
    means = np.bincount(own, weights=centred) / counts
    whole, between = float(np.mean(centred**2)), float(counts @ means**2) / draws
    if whole == 0 or number < 2:
        return 0.0, 0.0
    inside = draws * (whole - between) / (draws - number)
    share = (between - (number - 1) * inside / draws) / whole
    mean = means[own]
    moves = mean**2 + 2 * mean * (centred - mean) - between - between / whole * (centred**2 - whole)
    chance = 2 * (number - 1) / draws**2  # variance of the share of an idle input, counted twice in `moves`
    error = np.sqrt(max(np.mean(moves**2) / whole**2 / draws - chance, chance))
    return share, float(error)


def at_ends(numbers: Floats, outcomes: Floats, points: Sequence[float]) -> Floats:
    """The mean of outcomes, (outcome, draw), over draws of an input at most and at least at two points, (2, outcome).

    NaN where no draw is there.
    """
    places = numbers <= points[0], numbers >= points[1]
    return np.stack([outcomes[:, one].mean(axis=1) if one.any() else _nothing(outcomes) for one in places])


def _nothing(outcomes: Floats) -> Floats:
    return np.full(len(outcomes), np.nan)
