"""Shapley effects against closed forms."""

from itertools import permutations

import numpy as np
import pytest

from binjiang_sim.analysis.indices.shapley import ShapleyDesign
from binjiang_sim.sampling.distributions import standard_normal

from .test_sobol import ishigami


def linear_effects(weights, correlation, players):
    """Shapley effects of a linear model of normal inputs, from the definition: mean gain over all orders."""
    weights, own = np.array(weights), np.zeros(len(players))

    def explained(known):
        if not known:
            return 0.0
        covariance = correlation[:, known]
        return weights @ covariance @ np.linalg.solve(correlation[np.ix_(known, known)], covariance.T) @ weights

    orders = list(permutations(range(len(players))))
    for order in orders:
        known = []
        for player in order:
            before = explained(known)
            known = known + list(players[player])
            own[player] += explained(known) - before
    return own / len(orders) / (weights @ correlation @ weights)


CORRELATION = np.array([[1, 0.8, 0, 0], [0.8, 1, 0, 0.3], [0, 0, 1, 0], [0, 0.3, 0, 1.0]])
WEIGHTS = (1.0, 0.5, 1.5, -1.0)


@pytest.mark.parametrize("players", [((0,), (1,), (2,), (3,)), ((0, 3), (1,), (2,)), ((1,), (0, 2, 3))])
def test_effects_of_a_linear_model_of_correlated_inputs_are_those_of_the_closed_form(players):
    design = ShapleyDesign(("a", "b", "c", "d"), players, 20_000, 3, CORRELATION)
    values = np.array(WEIGHTS) @ standard_normal(design.rows(0, design.size))
    found, errors, left_out = design.effects(values)
    expected = linear_effects(WEIGHTS, CORRELATION, players)
    assert left_out == 0
    assert (np.abs(found - expected) < 4 * errors).all()
    assert (errors < 0.02).all()


def test_every_step_has_the_correlations_of_the_inputs():
    design = ShapleyDesign(("a", "b", "c", "d"), ((0,), (1,), (2,), (3,)), 20_000, 3, CORRELATION)
    scores = standard_normal(design.rows(0, design.size)).reshape(4, -1, 5)
    for step in range(5):
        np.testing.assert_allclose(np.corrcoef(scores[:, :, step]), CORRELATION, atol=0.03)


def test_effects_of_the_ishigami_function_are_those_of_the_closed_form():
    design = ShapleyDesign(("x", "y", "z"), ((0,), (1,), (2,)), 20_000, 1, np.eye(3))
    found, errors, _ = design.effects(ishigami(design.rows(0, design.size)))
    a, b = 7.0, 0.1
    variance = a**2 / 8 + b * np.pi**4 / 5 + b**2 * np.pi**8 / 18 + 0.5
    joint = 8 * b**2 * np.pi**8 / 225
    expected = np.array([0.5 * (1 + b * np.pi**4 / 5) ** 2 + joint / 2, a**2 / 8, joint / 2]) / variance
    assert (np.abs(found - expected) < 4 * errors).all()


def test_effects_add_to_one_and_a_step_with_a_nan_leaves_its_order_out():
    design = ShapleyDesign(("x", "y", "z"), ((0,), (1,), (2,)), 200, 1, np.eye(3))
    values = ishigami(design.rows(0, design.size))
    values[5] = np.nan
    found, _, left_out = design.effects(values)
    assert left_out == 1
    assert found.sum() == pytest.approx(1, abs=1e-12)


def test_the_error_is_the_spread_over_designs():
    found, errors = [], []
    for seed in range(60):
        design = ShapleyDesign(("a", "b", "c", "d"), ((0,), (1,), (2,), (3,)), 400, seed, CORRELATION)
        own, error, _ = design.effects(np.array(WEIGHTS) @ standard_normal(design.rows(0, design.size)))
        found.append(own)
        errors.append(error)
    np.testing.assert_allclose(np.mean(errors, axis=0), np.std(found, axis=0), rtol=0.3)


def test_an_outcome_that_does_not_vary_has_no_effects():
    design = ShapleyDesign(("x", "y"), ((0,), (1,)), 50, 1, np.eye(2))
    assert not design.effects(np.ones(design.size))[0].any()
