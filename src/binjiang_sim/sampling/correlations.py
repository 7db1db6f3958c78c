"""Rank correlations between inputs: a Gaussian copula on the streams named after them."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np

from ..errors import Fault
from ..scenario import Correlation, Scenario
from .distributions import GREATEST_UNIFORM, LEAST_UNIFORM, Floats, standard_normal, uniforms

_ROUNDS = 200  # of alternating projections; matrices of this size settle in far fewer
_LEAST = 1e-9  # smallest eigenvalue of a repaired matrix, so that it has a factor
NOTED = 5e-4  # a change of a rank that is noted


def correlated(scenario: Scenario) -> tuple[str, ...]:
    """The inputs whose own streams are mixed with those of others."""
    return _mixing(scenario.correlations)[0][1:]


def uniform_of(scenario: Scenario, name: str, first: int, count: int) -> Floats:
    """The uniform numbers of an input, (count,): its own stream, mixed with those it is correlated with.

    An input in no correlation, and the first of a group, keep the bits of their own stream.
    """
    names, factor = _mixing(scenario.correlations)
    if name not in names[1:] or not factor[names.index(name), : names.index(name)].any():
        return uniforms(scenario.seed, name, first, count)
    from scipy.special import ndtr

    row = names.index(name)
    total = np.zeros(count)
    for column in range(row + 1):  # one after another: a matrix product would give other bits at other block sizes
        if factor[row, column]:
            total += factor[row, column] * standard_normal(uniforms(scenario.seed, names[column], first, count))
    return np.asarray(np.clip(ndtr(total), LEAST_UNIFORM, GREATEST_UNIFORM))


def notes(scenario: Scenario) -> list[Fault]:
    """A warning for every pair whose rank had to change to make the correlations possible together."""
    names, wanted = _wanted(scenario.correlations)
    got = _nearest(wanted)
    faults = []
    for one in scenario.correlations:
        for first, second in combinations(one.inputs, 2):
            cell = names.index(first), names.index(second)
            rank = float(6 / np.pi * np.arcsin(got[cell] / 2))
            if abs(rank - one.rank) > NOTED:
                values = {"first": first, "second": second, "rank": f"{one.rank:g}", "used": f"{rank:.3f}"}
                faults.append(Fault("correlation.repaired", values, one.place))
    return faults


def _wanted(correlations: tuple[Correlation, ...]) -> tuple[tuple[str, ...], Floats]:
    """Names in the order of the file, and the matrix of linear correlations that gives the ranks."""
    names = tuple(dict.fromkeys(name for one in correlations for name in one.inputs))
    matrix = np.eye(len(names))
    for one in correlations:
        for first, second in combinations(one.inputs, 2):
            row, column = names.index(first), names.index(second)
            matrix[row, column] = matrix[column, row] = 2 * np.sin(np.pi * one.rank / 6)
    return names, matrix


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
def _mixing(correlations: tuple[Correlation, ...]) -> tuple[tuple[str, ...], Floats]:
    """Names, and the lower triangle that turns their independent streams into correlated ones."""
    names, matrix = _wanted(correlations)
    repaired = _nearest(matrix)
    return names, np.asarray(np.linalg.cholesky(repaired), dtype=np.float64)
