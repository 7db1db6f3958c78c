"""What a polynomial in correlated normal numbers explains, against closed forms."""

import numpy as np
import pytest

from binjiang_sim.analysis.surrogate import GROUPS, Surrogate, conditional_means, fitted, term_values

RHO = 0.6
PAIR = np.array([[1, RHO, 0], [RHO, 1, 0], [0, 0, 1.0]])


def explained(terms, weights, known, correlation=PAIR):
    surrogate = Surrogate(3, tuple(terms), np.array(weights), 0.0, 1000)
    known = np.array([place in known for place in range(3)])
    return surrogate.explained(conditional_means(correlation, known), known)


@pytest.mark.parametrize(
    ("terms", "weights", "known", "variance"),
    [
        ([(0,), (1,)], [2, 1], (0, 1, 2), 4 + 1 + 4 * RHO),
        ([(0,), (1,)], [2, 1], (0,), (2 + RHO) ** 2),
        ([(0,)], [1], (1,), RHO**2),
        ([(0, 0)], [np.sqrt(2)], (0,), 2),  # z1^2 - 1
        ([(0, 0)], [np.sqrt(2)], (1,), 2 * RHO**4),
        ([(0, 1)], [1], (0, 1), 1 + RHO**2),
        ([(0, 1)], [1], (0,), 2 * RHO**2),  # its mean given z1 is rho z1^2
        ([(0, 2)], [1], (0, 2), 1),
        ([(0, 2)], [1], (0,), 0),
        ([(0, 0, 0)], [np.sqrt(6)], (0,), 6),
        ([(0, 0, 0)], [np.sqrt(6)], (1,), 6 * RHO**6),
        ([(0,), (2,)], [1, 3], (), 0),
    ],
)
def test_what_is_explained_is_the_variance_of_the_conditional_mean(terms, weights, known, variance):
    assert explained(terms, weights, known) == pytest.approx(variance, abs=1e-12)


def test_conditional_means_of_a_block_are_those_of_a_regression():
    rng = np.random.default_rng(1)
    mixing = rng.standard_normal((4, 4))
    covariance = mixing @ mixing.T
    spread = np.sqrt(np.diag(covariance))
    correlation = np.eye(5)
    correlation[1:, 1:] = covariance / np.outer(spread, spread)
    known = np.array([True, True, False, True, False])
    own = correlation[:, known]
    expected = own @ np.linalg.inv(correlation[np.ix_(known, known)]) @ own.T
    np.testing.assert_allclose(conditional_means(correlation, known), expected, atol=1e-12)


def test_the_terms_that_a_function_has_are_found():
    scores = np.random.default_rng(2).standard_normal((6, 2000))
    values = 3 * scores[0] - scores[1] + 0.5 * scores[0] * scores[1] + 0.3 * (scores[2] ** 2 - 1) + 0.2 * scores[3] ** 3
    first, *_ = fitted(scores, values)
    assert set(first.terms[6:]) == {(0, 1), (2, 2), (3, 3, 3)}
    assert first.left == pytest.approx(0, abs=1e-20)
    found = dict(zip(first.terms, first.coefficients, strict=True))
    assert found[0, 1] == pytest.approx(0.5)
    assert found[2, 2] == pytest.approx(0.3 * np.sqrt(2))


def test_a_surrogate_without_a_group_is_the_fit_to_the_other_draws():
    rng = np.random.default_rng(3)
    scores = rng.standard_normal((4, 300))
    values = scores[0] + scores[1] ** 2 + rng.standard_normal(300)
    first, *without = fitted(scores, values)
    assert len(without) == GROUPS
    kept = np.arange(300) % GROUPS != 2
    table = np.vstack((np.ones(300), *(term_values(scores, term) for term in first.terms)))[:, kept]
    weights, left, *_ = np.linalg.lstsq(table.T, values[kept], rcond=None)
    np.testing.assert_allclose(without[2].coefficients, weights[1:], atol=1e-10)
    assert without[2].left == pytest.approx(left[0] / (kept.sum() - len(table)))


def test_noise_adds_nothing_to_what_is_explained():
    rng = np.random.default_rng(4)
    found = []
    for _ in range(200):
        scores = rng.standard_normal((5, 200))
        first, *_ = fitted(scores, scores[0] + 3 * rng.standard_normal(200))
        known = np.array([True, True, True, True, True])
        found.append(first.explained(conditional_means(np.eye(5), known), known))
    assert np.mean(found) == pytest.approx(1, abs=0.1)
