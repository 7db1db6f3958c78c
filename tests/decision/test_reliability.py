"""The nearest scores with an event, against closed forms and another optimiser."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import ndtr

from binjiang_sim.decision.reliability import design_point


def found(margin, starts, chances=None):
    starts = np.asarray(starts, float)
    chances = np.ones(starts.shape[1]) if chances is None else np.asarray(chances)
    return design_point(margin, starts, chances, np.unique(chances, return_inverse=True)[1])


def test_a_linear_margin_has_the_point_of_the_closed_form():
    weights = np.random.default_rng(1).standard_normal(40)
    size = np.linalg.norm(weights)
    point = found(lambda scores, start: weights @ scores + 2.5 * size, np.zeros((40, 1)))
    assert point.distance == pytest.approx(2.5, abs=1e-4)
    assert point.scores == pytest.approx(-2.5 * weights / size, abs=1e-3)
    assert point.settled


def test_a_curved_margin_has_the_point_that_another_optimiser_finds():
    def margin(scores, start=None):
        return 3 - scores[0] - 0.2 * scores[1] ** 2 + 0.1 * scores[2] * scores[0]

    rng = np.random.default_rng(2)
    point = found(margin, np.hstack([np.zeros((3, 1)), 3 * rng.standard_normal((3, 4))]))
    rule = {"type": "ineq", "fun": lambda scores: -margin(scores)}
    tries = [minimize(lambda one: one @ one / 2, start, constraints=rule) for start in rng.standard_normal((20, 3)) * 2]
    best = min(np.linalg.norm(one.x) for one in tries if one.success)
    assert point.distance == pytest.approx(best, rel=1e-3)
    assert margin(point.scores) < 0


def test_the_nearer_of_two_edges_is_found_when_a_start_leads_there():
    def margin(scores, start):
        return np.minimum(4 - scores[0], 2 + scores[1])

    point = found(margin, [[5.0, 0.0], [0.0, -3.0]])
    assert point.distance == pytest.approx(2, abs=1e-3)
    assert point.scores == pytest.approx([0, -2], abs=1e-2)


def test_an_event_without_a_slope_is_followed_from_a_start_to_its_edge():
    point = found(lambda scores, start: np.where(scores[0] > 2, -1.0, 1.0), [[0.0, 3.0], [0.0, 1.0]])
    assert point.distance == pytest.approx(2, abs=1e-3)


def test_an_event_that_never_happens_has_no_point():
    assert found(lambda scores, start: np.ones(scores.shape[1]), np.zeros((3, 1))) is None


def test_rows_that_fail_count_as_no_event():
    assert found(lambda scores, start: np.full(scores.shape[1], np.nan), np.ones((3, 2))) is None


def test_the_chance_of_what_does_not_move_counts():
    starts = np.zeros((2, 2))
    point = found(lambda scores, start: np.where(start == 1, 1.0, 3.0) - scores[0], starts, [1.0, 0.001])
    assert (point.start, point.chance) == (0, pytest.approx(ndtr(-3), rel=1e-3))
    point = found(lambda scores, start: np.where(start == 1, 1.0, 3.0) - scores[0], starts, [1.0, 0.1])
    assert (point.start, point.chance) == (1, pytest.approx(0.1 * ndtr(-1), rel=1e-3))


def test_starts_that_come_to_the_same_place_in_different_states_are_both_followed():
    def margin(scores, start):
        return 2 - scores[0] - np.where(start == 1, scores[0] * scores[1] / 2, 0.0)

    point = design_point(margin, np.zeros((2, 2)), np.array([1.0, 0.9]), np.arange(2))
    alone = found(lambda scores, start: margin(scores, 1), np.zeros((2, 1)))
    assert alone.distance < 1.8
    assert (point.start, point.chance) == (1, pytest.approx(0.9 * alone.chance, rel=1e-3))


def test_an_event_at_zero_has_the_chance_of_a_linear_margin_there():
    point = found(lambda scores, start: -2 + scores[0] + scores[1], np.zeros((2, 1)), [0.1])
    assert point.chance == pytest.approx(0.1 * ndtr(np.sqrt(2)), rel=1e-3)
    assert np.array_equal(point.scores, np.zeros(2))
