"""Regret, shares of draws and worst draws, against a table worked out by hand: three plans, four draws."""

import math

import numpy as np
import pytest

from binjiang_sim.decision.plan_measures import (
    at_least,
    best_plans,
    cheapest_of_the_best,
    regrets,
    sampling_errors,
    worst_mean,
)

SCORES = np.array([[3.0, 1.0, 0.0, 2.0], [2.0, 2.0, 0.0, 2.0], [0.0, 2.0, 1.0, 2.0]])
COSTS = np.array([[5.0, 5.0, 5.0, 5.0], [4.0, 4.0, 4.0, 4.0], [3.0, 6.0, 3.0, 9.0]])
NO_ROWS = math.inf


def test_regret_is_what_a_plan_misses_against_the_best_of_each_draw():
    assert regrets(SCORES).tolist() == [[0, 1, 1, 0], [1, 0, 1, 0], [3, 0, 0, 0]]


def test_the_best_plan_of_a_draw_has_the_largest_score_and_of_equals_the_least_cost():
    assert best_plans(SCORES, COSTS).tolist() == [0, 1, 2, 1]
    assert best_plans(np.zeros((3, 1)), np.ones((3, 1))).tolist() == [0]


def test_enough_targets_are_counted_draw_by_draw():
    met = np.array([[[True, True, False, False], [True, False, True, False], [True, True, False, False]]])
    assert at_least(met, 1).tolist() == [[True, True, True, False]]
    assert at_least(met, 2).tolist() == [[True, True, False, False]]
    assert at_least(met, 3).tolist() == [[True, False, False, False]]


@pytest.mark.parametrize(("draws", "count"), [(4, 1), (20, 1), (21, 2), (100, 5), (2000, 100)])
def test_the_worst_draws_are_the_five_per_cent_at_the_bad_end(draws, count):
    values = np.random.default_rng(draws).normal(size=(3, draws))
    ordered = np.sort(values, axis=1)
    np.testing.assert_allclose(worst_mean(values, True), ordered[:, :count].mean(axis=1))
    np.testing.assert_allclose(worst_mean(values, False), ordered[:, -count:].mean(axis=1))


def test_the_sampling_error_is_half_the_95_per_cent_interval_of_a_mean():
    values = np.random.default_rng(3).normal(0, 2, (2, 400))
    np.testing.assert_allclose(sampling_errors(values, NO_ROWS), 1.96 * values.std(axis=1) / 20, rtol=1e-4)
    assert sampling_errors(values, 100.0)[0] == pytest.approx(sampling_errors(values, NO_ROWS)[0] * math.sqrt(5))


def noisy(*means):
    """Scores of plans that differ by their means and by noise of their own."""
    noise = np.random.default_rng(5).normal(0, 1, (len(means), 400))
    return np.array(means)[:, None] + noise - noise.mean(axis=1, keepdims=True)


def test_the_cheapest_plan_within_sampling_error_of_the_best_is_taken():
    scores = noisy(1.0, 1.05, 0.5)
    assert cheapest_of_the_best(scores, np.array([2.0, 3.0, 1.0]), NO_ROWS) == (0, 1)
    assert cheapest_of_the_best(scores, np.array([4.0, 3.0, 1.0]), NO_ROWS) == (1, 1)


def test_a_plan_that_is_surely_worse_is_not_taken_however_cheap():
    assert cheapest_of_the_best(noisy(1.0, 0.0), np.array([9.0, 0.0]), NO_ROWS) == (0, 0)


def test_a_plan_that_is_worse_by_little_in_every_draw_is_surely_worse():
    luck = np.random.default_rng(7).normal(0, 10, 400)
    assert cheapest_of_the_best(np.stack([luck, luck - 0.01]), np.array([9.0, 0.0]), NO_ROWS) == (0, 0)


def test_of_plans_that_are_the_same_in_every_draw_the_cheapest_then_the_first_is_taken():
    same = np.ones((3, 50))
    assert cheapest_of_the_best(same, np.array([2.0, 1.0, 1.0]), NO_ROWS)[0] == 1
    assert cheapest_of_the_best(same, np.zeros(3), NO_ROWS) == (0, 0)


def test_a_plan_alone_is_taken():
    assert cheapest_of_the_best(np.zeros((1, 50)), np.zeros(1), NO_ROWS) == (0, 0)
