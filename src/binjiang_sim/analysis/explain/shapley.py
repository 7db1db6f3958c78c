"""Shapley values: the mean gain that each player brings over all orders of coming in, or over a sample of orders.

They add up to the difference between everybody and nobody (Shapley 1953). A sample of whole orders keeps that, since
the gains of each order add up; an order and its reverse are drawn together (Mitchell et al. 2022, Journal of Machine
Learning Research 23, 43).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import factorial

import numpy as np

from ...projection.blocks import Bools, Integers
from ...sampling.distributions import Floats


def shapley_values(values: Floats) -> Floats:
    """The share of each player, (player, ...), from the values of all coalitions, (coalition, ...).

    The number of a coalition has a bit for each player. Who brings nothing anywhere has a share of exactly zero.
    """
    coalitions = np.arange(len(values))
    players = len(values).bit_length() - 1
    sizes = np.array([one.bit_count() for one in range(len(values))])
    of_size = np.array([factorial(size) * factorial(players - size - 1) for size in range(players)])
    found = np.zeros((players, *values.shape[1:]))
    for player in range(players):
        without = coalitions[coalitions >> player & 1 == 0]
        gains = values[without | 1 << player] - values[without]
        found[player] = np.tensordot(of_size[sizes[without]] / factorial(players), gains, axes=1)
    return found


@dataclass(frozen=True)
class AllOrders:
    """Every coalition of the players, nobody first and everybody last."""

    players: int

    @cached_property
    def coalitions(self) -> Bools:
        """Who is in, (coalition, player)."""
        return (np.arange(2**self.players)[:, None] >> np.arange(self.players) & 1).astype(bool)

    def shares(self, values: Floats) -> Floats:
        """The share of each player, (player, ...), from the values of all coalitions, (coalition, ...)."""
        return shapley_values(values)

    def errors(self, values: Floats) -> Floats:
        """The standard errors of the shares, (player,): none."""
        return np.zeros(self.players)


@dataclass(frozen=True)
class SomeOrders:
    """The coalitions on the way of `pairs` random orders, each taken in reverse as well; the same at every call."""

    players: int
    pairs: int

    @cached_property
    def _orders(self) -> Integers:
        """Who comes in at each step, (order, step); an order stands before its reverse."""
        luck = np.random.default_rng(self.players)
        drawn = [luck.permutation(self.players) for _ in range(self.pairs)]
        return np.array([order for one in drawn for order in (one, one[::-1])], dtype=np.int64)

    @cached_property
    def _ways(self) -> tuple[Bools, Integers]:
        """The different coalitions, and which of them each order goes through, (order, step + 1)."""
        places = self._orders.argsort(axis=1)
        passed = places[:, None, :] < np.arange(self.players + 1)[:, None]
        coalitions, through = np.unique(passed.reshape(-1, self.players), axis=0, return_inverse=True)
        return coalitions, through.reshape(passed.shape[:2]).astype(np.int64)

    @property
    def coalitions(self) -> Bools:
        """Who is in, (coalition, player), nobody first and everybody last."""
        return self._ways[0]

    def _gains(self, values: Floats) -> Floats:
        """What each player brings in each order, (order, player, ...)."""
        through = (values - values[0])[self._ways[1]]
        gains = through[:, 1:] - through[:, :-1]
        places = self._orders.argsort(axis=1).reshape(*self._orders.shape, *(1 for _ in values.shape[1:]))
        return np.take_along_axis(gains, places, axis=1)

    def shares(self, values: Floats) -> Floats:
        """The share of each player, (player, ...), from the values of the coalitions, (coalition, ...)."""
        return np.asarray(self._gains(values).mean(axis=0))

    def errors(self, values: Floats) -> Floats:
        """The standard errors of the shares of one value for each coalition, (player,)."""
        pairs = self._gains(values).reshape(self.pairs, 2, self.players).mean(axis=1)
        return np.asarray(pairs.std(axis=0, ddof=1) / np.sqrt(self.pairs))
