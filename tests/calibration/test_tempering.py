"""Tempered sequential Monte Carlo against closed forms, another sampler, and truths that were drawn."""

import emcee
import numpy as np
import pytest

from binjiang_sim.calibration.tempering import tempered

ERROR = 0.3


def sampled(predict, observed, scores, particles=2000, seed=1, error=ERROR):
    def fit(said):
        return -(((said - np.asarray(observed)[:, None]) / error) ** 2).sum(axis=0) / 2

    found = tempered(predict, fit, scores, particles, np.random.default_rng(seed))
    assert found is not None
    return found


def linear(matrix):
    return lambda scores: np.asarray(matrix) @ scores


DEPENDENT = np.array([[1.0, 1.0, 0.0, 0.5], [0.0, 1.0, -1.0, 0.0]])  # only sums and differences are seen


def test_a_linear_model_has_the_posterior_of_the_closed_form():
    observed = np.array([2.0, -1.5])
    found = sampled(linear(DEPENDENT), observed, 4, particles=4000).particles.scores
    precision = np.eye(4) + DEPENDENT.T @ DEPENDENT / ERROR**2
    covariance = np.linalg.inv(precision)
    mean = covariance @ DEPENDENT.T @ observed / ERROR**2
    assert found.mean(axis=1) == pytest.approx(mean, abs=0.06)
    assert np.cov(found) == pytest.approx(covariance, abs=0.06)


def test_the_evidence_is_that_of_the_closed_form():
    observed = np.array([2.0, -1.5])
    spread = DEPENDENT @ DEPENDENT.T + ERROR**2 * np.eye(2)
    ratio = -0.5 * observed @ np.linalg.solve(spread, observed)
    constant = 0.5 * np.log(ERROR**4 / np.linalg.det(spread))
    found = np.mean([sampled(linear(DEPENDENT), observed, 4, seed=seed).evidence for seed in range(4)])
    assert found == pytest.approx(ratio + constant, abs=0.15)


def test_many_idle_scores_change_nothing_and_stay_standard_normal():
    wide = np.zeros((2, 150))
    wide[:, :4] = DEPENDENT
    found = sampled(linear(wide), [2.0, -1.5], 150, particles=3000).particles.scores
    small = sampled(linear(DEPENDENT), [2.0, -1.5], 4, particles=3000).particles.scores
    assert found[:4].mean(axis=1) == pytest.approx(small.mean(axis=1), abs=0.1)
    assert found[4:].mean() == pytest.approx(0, abs=0.02)
    assert found[4:].std() == pytest.approx(1, abs=0.02)


def bent(scores):
    return np.stack([scores[0] ** 2 + scores[1], np.exp(scores[1] / 2) * scores[2]])


def test_a_curved_posterior_is_that_of_another_sampler():
    observed = np.array([1.0, 0.8])

    def log_posterior(rows):
        said = bent(rows.T)
        return -(rows**2).sum(axis=1) / 2 - (((said.T - observed) / ERROR) ** 2).sum(axis=1) / 2

    rng = np.random.default_rng(5)
    walkers = emcee.EnsembleSampler(40, 3, log_posterior, vectorize=True)
    walkers._random.seed(5)
    walkers.run_mcmc(rng.standard_normal((40, 3)), 6000)
    other = walkers.get_chain(discard=1000, thin=10, flat=True)
    found = sampled(bent, observed, 3, particles=4000).particles.scores
    for place in range(3):
        points = np.quantile(found[place], (0.1, 0.25, 0.5, 0.75, 0.9))
        assert points == pytest.approx(np.quantile(other[:, place], (0.1, 0.25, 0.5, 0.75, 0.9)), abs=0.12)


@pytest.mark.parametrize(
    ("predict", "scores"),
    [(linear(DEPENDENT), 4), (bent, 3), (lambda scores: np.stack([scores.sum(axis=0), scores[0] * scores[1]]), 12)],
    ids=["only sums are seen", "curved", "many inputs"],
)
def test_intervals_cover_the_truth_as_often_as_they_say(predict, scores):
    worlds, rng, inside, inputs = 60, np.random.default_rng(11), 0, 2
    for world in range(worlds):
        truth = rng.standard_normal((scores, 1))
        observed = predict(truth)[:, 0] + ERROR * rng.standard_normal(2)
        found = sampled(predict, observed, scores, particles=400, seed=world).particles.scores
        low, high = np.quantile(found[:inputs], (0.1, 0.9), axis=1)
        inside += int(((low <= truth[:inputs, 0]) & (truth[:inputs, 0] <= high)).sum())
    error = np.sqrt(0.8 * 0.2 / worlds)  # inputs of one world are not independent: as if each world had one
    assert inside / (worlds * inputs) == pytest.approx(0.8, abs=2.5 * error)


def test_what_the_particles_are_worth_is_how_much_repeated_samples_differ():
    means = [sampled(linear(DEPENDENT), [2.0, -1.5], 4, particles=400, seed=seed) for seed in range(30)]
    spread = np.var([one.particles.scores[0].mean() for one in means])
    variance = np.mean([one.particles.scores[0].var() for one in means])
    worth = np.mean([one.effective for one in means])
    assert 0.4 < worth / (variance / spread) < 2.5


def test_the_same_seed_gives_the_same_bits():
    first, second = (sampled(linear(DEPENDENT), [2.0, -1.5], 4, particles=300, seed=3) for _ in range(2))
    assert np.array_equal(first.particles.scores, second.particles.scores)


def test_figures_that_no_particle_can_have_give_no_sample():
    impossible = tempered(
        linear(DEPENDENT), lambda said: np.full(said.shape[1], -np.inf), 4, 300, np.random.default_rng(1)
    )
    assert impossible is None


def test_draws_that_fail_are_left_behind():
    def predict(scores):
        said = DEPENDENT @ scores
        said[:, scores[0] < 0] = np.nan
        return said

    def fit(said):
        gaps = -((said / ERROR) ** 2).sum(axis=0) / 2
        return np.where(np.isfinite(gaps), gaps, -np.inf)

    found = tempered(predict, fit, 4, 500, np.random.default_rng(2))
    assert found is not None
    assert (found.particles.scores[0] >= 0).all()
