"""Shapley effects: shares of an outcome's variance that add to one, fair between inputs that are correlated.

Every row takes inputs from one point into another, player by player in a random order; players still to come are
drawn anew, given those that are in (Song, Nelson and Staum 2016, SIAM/ASA J. Uncertainty Quantification 4, 1060-1083).
The estimator is that of Goda 2021 (Reliability Engineering and System Safety 213, 107794), whose shares add to one in
every sample; it holds for correlated inputs as well, because every row on the way has the distribution of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...projection.blocks import Bools, Integers
from ...sampling.distributions import GREATEST_UNIFORM, LEAST_UNIFORM, Floats


@dataclass(frozen=True)
class ShapleyDesign:
    """`base` random orders of the players, each of `players + 1` rows: all drawn anew, then one more in place a row.

    `players` are groups of places among `inputs`; every input is in one of them. `correlation` is that of the normal
    numbers behind the inputs, (input, input).
    """

    inputs: tuple[str, ...]
    players: tuple[tuple[int, ...], ...]
    base: int
    seed: int
    correlation: Floats

    @property
    def size(self) -> int:
        """Number of rows."""
        return self.base * (len(self.players) + 1)

    @cached_property
    def _points(self) -> tuple[Floats, Floats, Integers]:
        """Both points of each row, (row, input), as normal numbers, and the place of each player in its order."""
        luck = np.random.default_rng(self.seed)
        factor = np.linalg.cholesky(self.correlation)
        point, other = (luck.standard_normal((self.base, len(self.inputs))) @ factor.T for _ in range(2))
        places = luck.random((self.base, len(self.players))).argsort(axis=1).argsort(axis=1)
        return point, other, places

    @cached_property
    def _table(self) -> Floats:
        """Uniform numbers of all rows, (base, step, input)."""
        from scipy.special import ndtr

        point, other, places = self._points
        owners = np.empty(len(self.inputs), dtype=int)
        for player, own in enumerate(self.players):
            owners[list(own)] = player
        mixed = np.flatnonzero((self.correlation != np.eye(len(self.inputs))).any(axis=0))
        correlation = self.correlation[np.ix_(mixed, mixed)]
        found = np.empty((self.base, len(self.players) + 1, len(self.inputs)))
        for step in range(len(self.players) + 1):
            known = places[:, owners] < step
            rows = np.where(known, point, other)
            rows[:, mixed] = _given(known[:, mixed], point[:, mixed], other[:, mixed], correlation)
            found[:, step] = np.clip(ndtr(rows), LEAST_UNIFORM, GREATEST_UNIFORM)
        return found

    def rows(self, first: int, count: int) -> Floats:
        """Uniform numbers of the rows `first` to `first + count - 1`, (input, row)."""
        return self._table.reshape(self.size, -1)[first : first + count].T

    def effects(self, values: Floats) -> tuple[Floats, Floats, int]:
        """The shares of the players in the variance of an outcome, (row,), and their standard errors, each (player,).

        They add to one. The last number counts the orders left out because of a NaN.
        """
        *_, places = self._points
        whole = values.reshape(self.base, -1)
        good = ~np.isnan(whole).any(axis=1)
        steps, places = whole[good] - whole[good].mean(), places[good]
        gains = (steps[:, 1:] - steps[:, :-1]) * (steps[:, -1:] - (steps[:, 1:] + steps[:, :-1]) / 2)
        parts = np.take_along_axis(gains, places, axis=1)
        variance = parts.sum(axis=1).mean()
        if variance <= 0:
            return np.zeros(len(self.players)), np.zeros(len(self.players)), int((~good).sum())
        shares = parts.mean(axis=0) / variance
        moves = (parts - shares * parts.sum(axis=1, keepdims=True)) / variance
        return shares, moves.std(axis=0, ddof=1) / np.sqrt(len(parts)), int((~good).sum())


def _given(known: Bools, point: Floats, other: Floats, correlation: Floats) -> Floats:
    """Correlated normal numbers, (row, input): of `point` where `known`, else drawn given those.

    What is drawn anew is `other` moved by what its own known numbers lack of those of the point.
    """
    found = np.where(known, point, other)
    patterns, own = np.unique(known, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(own.ravel() == number)
        inside, outside = np.flatnonzero(pattern), np.flatnonzero(~pattern)
        if len(inside) and len(outside):
            weights = np.linalg.solve(correlation[np.ix_(inside, inside)], correlation[np.ix_(inside, outside)])
            lacks = point[np.ix_(rows, inside)] - other[np.ix_(rows, inside)]
            found[np.ix_(rows, outside)] += lacks @ weights
    return found
