"""The least unusual inputs and luck with which an event happens, of a scenario whose inputs may be correlated.

Scores that only make jumps, of choices and of shocks that strike or not, have no slope to follow. They are held: each
start of the search has them in one state, whose chance counts, and others follow them as far as they are correlated.
The state of the median counts as certain: nothing has to happen for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import cho_solve, solve_triangular
from scipy.special import ndtr, ndtri

from ..projection.normal_scores import NormalScores
from ..sampling.distributions import Floats
from ..sampling.provenance import uncertain
from ..scenario import Distribution, Given
from .reliability import design_point

STARTS = 5  # draws with the event from which the search begins, besides the medians
MOST_STATES = 6  # of what is held, that draws with the event are in
RELAXED = 48  # draws with the event whose held scores are brought to their medians where the event goes along
WITHIN = 6.0  # standard deviations: what is farther away is not told
_INSIDE = 1e-6  # of the width of a state, from its edge


@dataclass(frozen=True)
class Combination:
    """Own scores, (name,), of inputs and luck; their distance from the medians, in standard deviations.

    The distance is that of the first-order chance. Without scores that make jumps it is the Mahalanobis distance.

    `settled` says whether the search ended at a nearest point; else one as near or nearer may be missed.
    """

    own: Floats
    distance: float
    settled: bool


@dataclass(frozen=True)
class Search:
    """Looks for the least unusual scores with an event. `margin` of own scores, (name, draw), is below zero with it."""

    scores: NormalScores
    margin: Callable[[Floats], Floats]

    def nearest(self, draws: Floats) -> Combination | None:
        """The nearest found from the medians and from draws with the event, own scores (name, draw); None within 6 sd.

        The medians are without the event.
        """
        free, held = self._starts(draws)
        chances = self._chances(held).prod(axis=0)
        _, states = np.unique(held, axis=1, return_inverse=True) if len(held) else (None, np.zeros(free.shape[1], int))
        found = design_point(lambda u, at: self.margin(self._own(u, held[:, at])), free, chances, states.ravel())
        if found is None or found.distance > WITHIN:
            return None
        own = self._own(found.scores[:, None], held[:, [found.start]])[:, 0]
        return Combination(own, found.distance, found.settled)

    def parts(self, found: Combination) -> Floats:
        """The share of every score in the squared distance, (name,): they add up to one.

        Of independent scores it is their own square, and correlated ones share what they have together. What is left to
        held scores goes by the logarithms of the chances of their states.
        """
        parts = np.zeros(len(found.own))
        if not found.distance:
            return parts
        held = found.own[self._held, None]
        apart = found.own[self._free] - self._following(held)[:, 0]
        parts[self._free] = apart * cho_solve((self._root, True), apart) / found.distance**2
        logarithms = np.log(self._chances(held)[:, 0])
        if logarithms.any():
            parts[self._held] = (1 - parts.sum()) * logarithms / logarithms.sum()
        return parts

    @cached_property
    def states(self) -> dict[int, Floats]:
        """The places of scores that make jumps, and the uniform numbers between which each of their states lies."""
        given = uncertain(self.scores.job.scenario)
        found = {}
        for place, name in enumerate(self.scores.inputs):
            value = given[name].value
            if isinstance(value, Distribution) and value.kind == "discrete":
                found[place] = np.array([0.0, *np.cumsum(value.shares)[:-1], 1.0])
        for shock in self.scores.job.scenario.shocks:
            if shock.probability is not None:
                path = f"shocks.{shock.name}"
                chance = self.median(f"{path}.probability", shock.probability)
                found[self.scores.names.index(path)] = _strikes(chance, shock.window)
        return found

    def chance(self, name: str, own: float) -> float:
        """The chance of the state that a score with jumps is in."""
        edges = self.states[self.scores.names.index(name)]
        return float(np.diff(edges)[self.state(name, own)])

    def median(self, path: str, given: Given) -> float:
        """The median of a number of the scenario, as it is drawn."""
        return given.value if isinstance(given.value, float) else float(self._medians[path][0])

    @cached_property
    def _medians(self) -> dict[str, Floats]:
        return self.scores.values(np.zeros((len(self.scores.names), 1)))

    def state(self, name: str, own: float) -> int:
        """The number of the state that a score with jumps is in."""
        return int(_state(self.states[self.scores.names.index(name)], np.array([own]))[0])

    @cached_property
    def _held(self) -> list[int]:
        return sorted(self.states)

    @cached_property
    def _free(self) -> list[int]:
        return [place for place in range(len(self.scores.names)) if place not in self.states]

    @cached_property
    def _factor(self) -> Floats:
        """The lower triangle of the correlations of what is held."""
        return np.asarray(np.linalg.cholesky(self.scores.correlation[np.ix_(self._held, self._held)]))

    def _chances(self, held: Floats) -> Floats:
        """The chances of the states of held scores, (held, draw), one for those of the medians."""
        found = np.ones_like(held)
        for row, place in enumerate(self._held):
            edges = self.states[place]
            states = _state(edges, held[row])
            found[row] = np.where(states == _middle(edges), 1.0, np.diff(edges)[states])
        return found

    def _whitened(self, held: Floats) -> Floats:
        return np.asarray(cho_solve((self._factor, True), held)) if len(held) else held

    @cached_property
    def _root(self) -> Floats:
        """The lower triangle of the correlations that are left to all others when some are held."""
        both = self.scores.correlation[np.ix_(self._free, self._held)]
        left = self.scores.correlation[np.ix_(self._free, self._free)] - both @ self._whitened(both.T)
        return np.asarray(np.linalg.cholesky(left), np.float64)

    def _following(self, held: Floats) -> Floats:
        """What the others are expected to be, (free, draw)."""
        return np.asarray(self.scores.correlation[np.ix_(self._free, self._held)] @ self._whitened(held))

    def _own(self, free: Floats, held: Floats) -> Floats:
        """Own scores, (name, draw), of independent scores of what is free and own scores of what is held."""
        own = np.empty((len(self.scores.names), free.shape[1]))
        own[self._held] = held
        own[self._free] = self._root @ free + self._following(held)
        return own

    def _starts(self, draws: Floats) -> tuple[Floats, Floats]:
        """Independent scores of what is free, and own scores of what is held, a column for each start."""
        own, states = self._relaxed(draws[:, spread(draws.shape[1], RELAXED)])
        groups = [np.arange(own.shape[1])]
        if self._held and own.shape[1]:
            _, group, counts = np.unique(states, axis=1, return_inverse=True, return_counts=True)
            common = np.argsort(-counts, kind="stable")[:MOST_STATES]
            groups = [np.flatnonzero(group.ravel() == one) for one in common]
        size = max(STARTS // len(groups), 1)
        chosen = [place for one in groups for place in one[spread(len(one), size)]]
        first = [one[0] for one in groups if len(one)] if self._held else []  # with all that is free at its median
        own = own[:, [*chosen, *first]]
        held = own[self._held]
        free = np.asarray(solve_triangular(self._root, own[self._free] - self._following(held), lower=True))
        free[:, len(chosen) :] = 0.0
        at_rest = np.array([[_least(self.states[place], _middle(self.states[place]))] for place in self._held])
        return np.pad(free, ((0, 0), (1, 0))), np.hstack([at_rest.reshape(len(held), 1), held])

    def _relaxed(self, own: Floats) -> tuple[Floats, Floats]:
        """Draws with the event, and the state of each held score, in its middle one where the event goes along."""
        own = own.copy()
        states = np.array([_state(self.states[place], own[place]) for place in self._held])
        states = states.reshape(len(self._held), own.shape[1])
        for row, place in enumerate(self._held):
            edges = self.states[place]
            own[place] = [_least(edges, int(one)) for one in states[row]]
        for row, place in enumerate(self._held if own.shape[1] else []):
            tried = own.copy()
            tried[place] = _least(self.states[place], _middle(self.states[place]))
            along = self.margin(tried) < 0
            own[:, along] = tried[:, along]
            states[row, along] = _middle(self.states[place])
        return own, states


def _strikes(chance: float, window: int) -> Floats:
    """Where a shock strikes in its first year, its second, ..., or never, by the uniform number that decides it."""
    ends = 1 - (1 - min(max(chance, 0.0), 1.0)) ** np.arange(window + 1)
    return np.unique([*ends, 1.0])


def spread(count: int, wanted: int) -> Sequence[int]:
    """So many places among the first `count`, from end to end."""
    found: list[int] = np.unique(np.linspace(0, count - 1, min(count, wanted)).astype(int)).tolist()
    return found if count else []


def _state(edges: Floats, own: Floats) -> Floats:
    return np.asarray(np.searchsorted(edges[1:-1], ndtr(own), side="left"))


def _middle(edges: Floats) -> int:
    """The state of the median."""
    return int(_state(edges, np.zeros(1))[0])


def _least(edges: Floats, state: int) -> float:
    """The least unusual score of a state."""
    low, high = edges[state : state + 2]
    inside = _INSIDE * (high - low)
    return float(ndtri(np.clip(0.5, low + inside, high - inside)))
