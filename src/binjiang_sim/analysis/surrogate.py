"""A polynomial of the second and third degree in the normal numbers behind correlated inputs.

What the polynomial explains when only some inputs are known has a closed form: the normal numbers are jointly normal,
so that the conditional means of Hermite polynomials are Hermite polynomials of the conditional means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from ..projection.blocks import Bools, Integers
from ..sampling.distributions import Floats
from .drivers import chance_alone

STRONGEST = 20  # inputs whose products in pairs are looked at
GROUPS = 10  # of draws; each is left out once to find errors
MOST_TERMS = 10  # draws for each term beyond the linear ones

Term = tuple[int, ...]  # places of the inputs of a product of Hermite polynomials: (i,), (i, i), (i, j), (i, i, i)


def term_values(scores: Floats, term: Term) -> Floats:
    """A term in every draw, (draw,), of variance one for independent inputs."""
    own: Floats = scores[term[0]]
    if len(term) == 1:
        return own
    if term[-1] != term[0]:
        return np.asarray(own * scores[term[1]])
    return np.asarray((own**2 - 1) / np.sqrt(2) if len(term) == 2 else (own**3 - 3 * own) / np.sqrt(6))


@dataclass(frozen=True)
class Surrogate:
    """Terms and their coefficients, the variance of what they leave, and how many draws they were fitted to."""

    inputs: int
    terms: tuple[Term, ...]
    coefficients: Floats
    left: float
    draws: int

    @cached_property
    def _involved(self) -> list[int]:
        """The inputs in terms of the second degree."""
        return sorted({place for term in self.terms if len(term) == 2 for place in term})

    @cached_property
    def _weights(self) -> tuple[Floats, Floats, Floats]:
        """Weights of the first degree, (input,), of the second between the inputs involved, of the third, (input,)."""
        linear, cubic = np.zeros(self.inputs), np.zeros(self.inputs)
        rows = {place: row for row, place in enumerate(self._involved)}
        form = np.zeros((len(rows), len(rows)))
        for term, weight in zip(self.terms, self.coefficients.tolist(), strict=True):
            if len(term) != 2:
                (linear if len(term) == 1 else cubic)[term[0]] = weight
            elif term[0] == term[1]:
                form[rows[term[0]], rows[term[0]]] = weight / np.sqrt(2)
            else:
                first, second = rows[term[0]], rows[term[1]]
                form[first, second] = form[second, first] = weight / 2
        return linear, form, cubic

    @cached_property
    def _ends(self) -> Integers:
        """The first and the last input of every term, (term, 2)."""
        return np.array([(term[0], term[-1]) for term in self.terms])

    def explained(self, covariance: Floats, known: Bools) -> float:
        """The variance that is explained when the inputs of `known`, (input,), are; without what chance adds to it.

        `covariance` is that of the conditional means of all inputs, (input, input), from `conditional_means`.
        """
        linear, form, cubic = self._weights
        product = form @ covariance[np.ix_(self._involved, self._involved)]
        bent = np.flatnonzero(cubic)
        third = cubic[bent] @ covariance[np.ix_(bent, bent)] ** 3 @ cubic[bent]
        whole = linear @ covariance @ linear + 2 * np.sum(product * product.T) + third
        inside = np.count_nonzero(known[self._ends].all(axis=1))
        return max(float(whole) - self.left * inside / self.draws, 0.0)


def conditional_means(correlation: Floats, known: Bools) -> Floats:
    """The covariance of the means of normal numbers, (input, input), given those that are known, (input,)."""
    inside = np.flatnonzero(known)
    found = np.zeros_like(correlation)
    mixed = np.flatnonzero((correlation != np.eye(len(correlation))).any(axis=0))
    alone = np.setdiff1d(inside, mixed)
    found[alone, alone] = 1.0
    own = np.intersect1d(inside, mixed)
    if len(own):
        across = correlation[np.ix_(mixed, own)]
        found[np.ix_(mixed, mixed)] = across @ np.linalg.solve(correlation[np.ix_(own, own)], across.T)
    return found


def fitted(scores: Floats, values: Floats) -> list[Surrogate]:
    """The surrogate of values, (draw,), over the normal numbers of inputs, (input, draw); then with groups left out.

    All linear terms, and those of higher degree that the rest calls for: their correlation with what the linear ones
    leave exceeds what chance gives one of so many. The surrogates after the first leave out a group of draws each.
    """
    inputs, draws = scores.shape
    table = np.vstack((np.ones(draws), scores))
    weights: Floats = np.asarray(np.linalg.solve(table @ table.T, table @ values), np.float64)
    more = _called_for(scores, values - weights @ table, weights[1:])
    terms = (*((place,) for place in range(inputs)), *more)
    table = np.vstack((table, *(term_values(scores, term) for term in more)))
    spread = np.linalg.inv(table @ table.T)
    weights = np.asarray(spread @ (table @ values), np.float64)
    left = values - weights @ table
    found = [Surrogate(inputs, terms, weights[1:], float(left @ left) / (draws - len(table)), draws)]
    for group in range(GROUPS):
        own = table[:, group::GROUPS]
        moved = spread @ own
        gap = np.linalg.solve(np.eye(own.shape[1]) - own.T @ moved, left[group::GROUPS])
        without, kept = weights - moved @ gap, draws - own.shape[1]
        rest = np.delete(values - without @ table, np.s_[group::GROUPS])
        found.append(Surrogate(inputs, terms, without[1:], float(rest @ rest) / (kept - len(table)), kept))
    return found


def _called_for(scores: Floats, left: Floats, weights: Floats) -> list[Term]:
    """The terms of higher degree whose correlation with what is left is more than chance gives one of so many."""
    inputs, draws = scores.shape
    strongest = sorted(np.argsort(-np.abs(weights))[:STRONGEST].tolist())
    every: Sequence[Term] = [
        *((place, place) for place in range(inputs)),
        *((place, place, place) for place in range(inputs)),
        *combinations(strongest, 2),
    ]
    if not left.any():
        return []
    strength = []
    for term in every:
        own = term_values(scores, term)
        centred = own - own.mean()
        strength.append(abs(float(centred @ left)) / float(np.sqrt((centred @ centred) * (left @ left))))
    least = chance_alone(len(every), draws)
    order = np.argsort(-np.array(strength), kind="stable")[: draws // MOST_TERMS]
    return [every[place] for place in order if strength[place] > least]
