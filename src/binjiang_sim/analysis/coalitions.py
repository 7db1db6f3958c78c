"""Shapley values: what each player brings to a worth, as the mean over all orders in which the players may come in.

The parts add up to the worth of all players less that of none, whatever the interactions, and depend on no order
(Shapley 1953). A coalition is a row of True and False, one for each player.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import comb, sqrt

import numpy as np

from ..projection.blocks import Bools, Integers
from ..sampling.distributions import Floats

MOST_EXACT = 13  # players of whom every coalition is run: twice as many for each one more


@dataclass(frozen=True)
class Coalitions:
    """The coalitions whose worth must be known: all of them, or those on the way through some `orders`.

    `orders` are (order, player), each beside its reverse: the errors of such a pair partly cancel (Mitchell, Cooper,
    Frank and Holmes 2022, Journal of Machine Learning Research 23, 1-46).

        coalitions = Coalitions.of(3)
        shares = coalitions.shares(np.array([worth(row) for row in coalitions.members]))
    """

    players: int
    orders: Integers | None = None

    @classmethod
    def of(cls, players: int, pairs: int | None = None, seed: int = 0) -> Coalitions:
        """All coalitions up to MOST_EXACT players, or those of so many `pairs` of random orders.

        More players take 64 pairs where no number is given.
        """
        if pairs is None and players <= MOST_EXACT:
            return cls(players)
        luck = np.random.default_rng(seed)
        drawn = np.array([luck.permutation(players) for _ in range(64 if pairs is None else pairs)])
        both = np.stack([drawn, drawn[:, ::-1]], axis=1).reshape(-1, players)
        return cls(players, both)

    @property
    def exact(self) -> bool:
        """Whether every coalition is among them."""
        return self.orders is None

    @cached_property
    def _numbers(self) -> tuple[Integers, Integers]:
        """The coalitions as rising numbers of bits, and the place of each one on the way, (order, step)."""
        if self.orders is None:
            every = np.arange(2**self.players)
            return every, every
        steps = np.cumsum(np.concatenate([np.zeros((len(self.orders), 1), int), 1 << self.orders], axis=1), axis=1)
        numbers, places = np.unique(steps, return_inverse=True)
        return numbers, places.reshape(steps.shape)

    @cached_property
    def members(self) -> Bools:
        """Who is in each coalition, (coalition, player); the first is empty, the last holds all."""
        return np.asarray(self._numbers[0][:, None] >> np.arange(self.players) & 1, dtype=bool)

    def shares(self, worth: Floats) -> Floats:
        """The Shapley value of each player, (player, ...), from the worth of each coalition, (coalition, ...).

        They add up to `worth[-1] - worth[0]` but for rounding, from any number of orders.
        """
        found = np.zeros((self.players, *worth.shape[1:]))
        if self.orders is None:
            sizes = self.members.sum(axis=1)
            for player, own in enumerate(self.members.T):
                for size in range(self.players):
                    without = np.flatnonzero(~own & (sizes == size))
                    gains = worth[without | 1 << player].sum(axis=0) - worth[without].sum(axis=0)
                    found[player] += gains / (self.players * comb(self.players - 1, size))
            return found
        for order, places in zip(self.orders, self._numbers[1], strict=True):
            found[order] += worth[places[1:]] - worth[places[:-1]]
        return np.asarray(found / len(self.orders))

    def errors(self, worth: Floats) -> Floats:
        """The standard error of each share because not every order was tried, (player, ...); 0 when all count."""
        if self.orders is None:
            return np.zeros((self.players, *worth.shape[1:]))
        pairs = [Coalitions(self.players, pair) for pair in self.orders.reshape(-1, 2, self.players)]
        places = self._numbers[1].reshape(len(pairs), -1)
        each = [pair.shares(worth[_own(pair, at)]) for pair, at in zip(pairs, places, strict=True)]
        return np.asarray(np.std(each, axis=0, ddof=1) / sqrt(len(each)))


def _own(pair: Coalitions, places: Integers) -> Integers:
    """The places of the coalitions of one pair of orders among those of all."""
    found = np.empty(len(pair.members), dtype=np.int64)
    found[pair._numbers[1].ravel()] = places
    return found
