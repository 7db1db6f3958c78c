"""Rank correlations between inputs: a Gaussian copula on the streams named after them.

A rank correlation is Spearman's of the numbers drawn, equal ones sharing a rank. Two normal numbers with a linear
correlation r have the rank correlation 6/pi asin(r/2); where an input has a few choices, the r that gives the rank
asked for is found numerically. A rank that such inputs cannot have together becomes the nearest that they can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from ..errors import Fault
from ..scenario import Correlation, Distribution, Scenario
from .distributions import Floats, standard_normal, uniform_of, uniforms
from .provenance import uncertain

Shares = tuple[float, ...]  # of the choices of a discrete input, in order; none of a continuous one

_ROUNDS = 200  # of alternating projections; matrices of this size settle in far fewer
_HALVINGS = 50
_NODES = 64  # of the integral over the angle
_LEAST = 1e-9  # smallest eigenvalue of a repaired matrix, so that it has a factor
NOTED = 5e-4  # a change of a rank that is noted


@dataclass(frozen=True)
class Mixing:
    """The inputs in correlations, in the order of the file, and the lower triangle that mixes their normal streams."""

    seed: int
    names: tuple[str, ...]
    factor: Floats

    @classmethod
    def of(cls, scenario: Scenario) -> Mixing:
        """What the correlations of a scenario need."""
        return cls(scenario.seed, *_mixing(scenario.correlations, _shares(scenario)))

    @property
    def correlated(self) -> tuple[str, ...]:
        """The inputs whose own streams are mixed with those of others: all but the first."""
        return self.names[1:]

    def matrix(self, names: Sequence[str]) -> Floats:
        """The linear correlations of the normal numbers of these inputs, (name, name)."""
        found = np.eye(len(names))
        rows = [self.names.index(name) if name in self.names else None for name in names]
        mixed = [place for place, row in enumerate(rows) if row is not None]
        own = self.factor[[row for row in rows if row is not None]]
        found[np.ix_(mixed, mixed)] = own @ own.T
        return found

    def uniforms(self, name: str, first: int, count: int) -> Floats:
        """The uniform numbers of an input, (count,): its own stream, mixed with those it is correlated with.

        An input in no correlation, and the first of a group, keep the bits of their own stream.
        """
        row = self.names.index(name) if name in self.names else 0
        if not self.factor[row : row + 1, :row].any():
            return uniforms(self.seed, name, first, count)
        total = np.zeros(count)
        for column in range(row + 1):  # one after another: a matrix product would give other bits at other block sizes
            if self.factor[row, column]:
                own = standard_normal(uniforms(self.seed, self.names[column], first, count))
                total += self.factor[row, column] * own
        return uniform_of(total)


def notes(scenario: Scenario) -> list[Fault]:
    """A warning for every pair whose rank is out of its reach, or had to change to be possible with the others."""
    shares = _shares(scenario)
    names, wanted = _wanted(scenario.correlations, shares)
    got = _nearest(wanted)
    faults = []
    for one in scenario.correlations:
        for first, second in combinations(one.inputs, 2):
            cell = names.index(first), names.index(second)
            rank_of = _ranks(shares[cell[0]], shares[cell[1]])
            alone, together = rank_of(float(wanted[cell])), rank_of(float(got[cell]))
            if abs(together - one.rank) > NOTED:
                values = {"first": first, "second": second, "rank": f"{one.rank:g}", "used": f"{together:.3f}"}
                key = "unreached" if abs(alone - one.rank) > NOTED else "repaired"
                faults.append(Fault(f"correlation.{key}", values, one.place))
    return faults


def _shares(scenario: Scenario) -> tuple[Shares, ...]:
    """The shares of the choices of each input in a correlation, in the order of the file."""
    if not scenario.correlations:
        return ()
    given = uncertain(scenario)
    values = (given[name].value if name in given else None for name in _names(scenario.correlations))
    return tuple(one.shares if isinstance(one, Distribution) else () for one in values)


def _names(correlations: tuple[Correlation, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in correlations for name in one.inputs))


def _wanted(correlations: tuple[Correlation, ...], shares: tuple[Shares, ...]) -> tuple[tuple[str, ...], Floats]:
    """Names in the order of the file, and the matrix of linear correlations that gives the ranks."""
    names = _names(correlations)
    matrix = np.eye(len(names))
    for one in correlations:
        for first, second in combinations(one.inputs, 2):
            row, column = names.index(first), names.index(second)
            matrix[row, column] = matrix[column, row] = _linear(one.rank, shares[row], shares[column])
    return names, matrix


def _linear(rank: float, first: Shares, second: Shares) -> float:
    """The linear correlation of two normal numbers whose inputs have this rank correlation, or the nearest to it."""
    if not first and not second:
        return float(2 * np.sin(np.pi * rank / 6))
    rank_of = _ranks(first, second)
    low, high = -1.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rank_of(middle) < rank else (low, middle)
    return (low + high) / 2


def _ranks(first: Shares, second: Shares) -> Callable[[float], float]:
    """Spearman's rank correlation of two inputs as a function of the linear one of their normal numbers.

    The covariance of two steps is P(both below) - P(one below) P(other below); a rank is a sum of steps between the
    choices. That of a continuous input, taken over all steps, is one step at zero of a correlation over root two.
    """
    if not first and not second:
        return lambda linear: float(6 / np.pi * np.arcsin(linear / 2))
    (steps, sizes, near, variance), (others, weights, far, spread) = _steps(first), _steps(second)
    nodes, parts = np.polynomial.legendre.leggauss(_NODES)
    squares = steps[:, None, None] ** 2 + others[None, :, None] ** 2
    products = steps[:, None, None] * others[None, :, None]

    def rank_of(linear: float) -> float:
        end = np.arcsin(linear * near * far)
        angles = end * (nodes + 1) / 2
        inside = np.exp((products * np.sin(angles) - squares / 2) / np.cos(angles) ** 2)
        apart = inside @ parts * end / (4 * np.pi)
        return float(sizes @ apart @ weights / np.sqrt(variance * spread))

    return rank_of


def _steps(shares: Shares) -> tuple[Floats, Floats, float, float]:
    """Where the rank of an input rises, as normal numbers, by how much, the factor of its correlation, its variance."""
    if not shares:
        return np.zeros(1), np.ones(1), float(np.sqrt(0.5)), 1 / 12
    each = np.array(shares)
    return standard_normal(np.cumsum(each)[:-1]), (each[1:] + each[:-1]) / 2, 1.0, float(1 - (each**3).sum()) / 12


def _nearest(matrix: Floats) -> Floats:
    """The nearest correlation matrix (Higham's alternating projections), the matrix itself when it is one."""
    if not len(matrix) or np.linalg.eigvalsh(matrix)[0] >= _LEAST:
        return matrix
    found, correction = matrix, np.zeros_like(matrix)
    for _ in range(_ROUNDS):
        shifted = found - correction
        values, vectors = np.linalg.eigh(shifted)
        positive = (vectors * np.maximum(values, _LEAST)) @ vectors.T
        correction = positive - shifted
        found = positive.copy()
        np.fill_diagonal(found, 1.0)
    scale = np.sqrt(np.diag(positive))
    result: Floats = positive / np.outer(scale, scale)
    return result


@cache
def _mixing(correlations: tuple[Correlation, ...], shares: tuple[Shares, ...]) -> tuple[tuple[str, ...], Floats]:
    """Names, and the lower triangle that turns their independent streams into correlated ones."""
    names, matrix = _wanted(correlations, shares)
    repaired = _nearest(matrix)
    return names, np.asarray(np.linalg.cholesky(repaired), dtype=np.float64)
