"""First-order indices from draws at hand, against closed forms and resampling."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from binjiang_sim.analysis.indices.given_data import at_ends, classes, first_order
from binjiang_sim.sampling.ranks import rank_correlations

RNG = np.random.default_rng(5)


def additive(draws, weights=(3.0, 2.0, 1.0, 0.0)):
    inputs = np.random.default_rng(1).standard_normal((len(weights), draws))
    return inputs, np.array(weights) @ inputs


def test_shares_of_a_linear_model_are_its_squared_weights():
    inputs, outcome = additive(40_000)
    found = [first_order(one, outcome)[0] for one in inputs]
    np.testing.assert_allclose(found, np.array([9, 4, 1, 0]) / 14, atol=0.012)


def test_a_share_is_that_of_the_input_even_where_the_effect_has_no_direction():
    x = np.random.default_rng(2).uniform(-1, 1, 20_000)
    share, _ = first_order(x, x**2)
    assert share == pytest.approx(1, abs=0.02)
    assert abs(rank_correlations(x[None], x**2)[0]) < 0.03


def test_an_idle_input_has_no_share_on_average_and_its_error_says_how_far_chance_takes_it():
    rng = np.random.default_rng(3)
    found = np.array([first_order(rng.random(500), rng.standard_normal(500)) for _ in range(400)])
    assert abs(found[:, 0].mean()) < 0.003
    assert found[:, 1].mean() == pytest.approx(found[:, 0].std(), rel=0.25)


def test_the_error_is_the_spread_over_repeated_samples():
    rng = np.random.default_rng(4)
    repeats = []
    for _ in range(300):
        x, noise = rng.standard_normal((2, 800))
        repeats.append(first_order(x, x + noise))
    shares, errors = np.array(repeats).T
    assert shares.mean() == pytest.approx(0.5, abs=0.02)
    assert errors.mean() == pytest.approx(shares.std(), rel=0.2)


def test_equal_numbers_stay_in_one_class():
    numbers = np.repeat([3.0, 1.0, 2.0], [50, 900, 50])
    found = classes(numbers, 20)
    assert len(set(found)) == 3
    assert all(len(set(found[numbers == one])) == 1 for one in (1.0, 2.0, 3.0))


def test_the_share_of_a_choice_is_that_of_its_group_means():
    rng = np.random.default_rng(6)
    choice = rng.choice([1.0, 2.0, 3.0], 30_000)
    outcome = np.select([choice == 1, choice == 2], [5.0, 0.0], 5.0) + rng.standard_normal(30_000)
    between = 25 * 2 / 9
    assert first_order(choice, outcome)[0] == pytest.approx(between / (between + 1), abs=0.01)


def test_an_outcome_that_does_not_vary_has_no_share():
    assert first_order(np.arange(200.0), np.full(200, 3.0)) == (0.0, 0.0)


def test_rank_correlations_are_spearmans():
    x, y = RNG.integers(0, 5, 300).astype(float), RNG.standard_normal(300)
    assert rank_correlations(x[None], y)[0] == pytest.approx(spearmanr(x, y).statistic, abs=1e-12)


def test_ends_are_means_over_draws_at_or_beyond_a_point():
    numbers, outcomes = np.array([1.0, 1, 2, 3, 3]), np.array([[10.0, 20, 30, 40, 60]])
    assert at_ends(numbers, outcomes, (1, 3)).tolist() == [[15], [50]]
    assert np.isnan(at_ends(numbers, outcomes, (0, 3))[0]).all()
