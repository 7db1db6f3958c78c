"""The normal scores behind draws, and the figures of targets in designs made of them."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.projection import run, target_values
from binjiang_sim.projection.blocks import Job
from binjiang_sim.projection.design_targets import TargetFigures
from binjiang_sim.projection.normal_scores import NormalScores, own_streams
from binjiang_sim.scenario.target_text import written_target

LINES = (
    "gdp@2027>=300 bn CNY at current prices",
    "gdp@2027>=300 bn CNY at 2023 prices",
    "fdi_inflow@2026-H2<=6亿美元",
    "school_coverage/compulsory@2027>=95%",
)


@pytest.fixture(scope="module")
def job(base):
    return Job(replace(base, draws=300, targets=()))


@pytest.fixture(scope="module")
def figures(job, base):
    return TargetFigures(job, tuple(written_target(line, base, "a test") for line in LINES))


def test_the_figures_of_draws_are_those_of_a_run_at_the_prices_of_the_targets(job, figures):
    result = run(job.scenario)
    found = figures.of(own_streams(300))
    for target, row in zip(figures.targets, found, strict=True):
        assert np.array_equal(row, target_values(result, target))


def test_the_scores_of_draws_make_these_draws_again(job, figures):
    numbers = np.array([0, 3, 250])
    scores = NormalScores.of(job)
    again = figures.of(scores.design(scores.of_draws(numbers)))
    assert again == pytest.approx(figures.of(own_streams(300))[:, numbers], rel=1e-9)


def test_scores_of_zero_are_the_medians_without_luck(job, figures):
    scores = NormalScores.of(job)
    central = run(job.scenario, central=True)
    middle = figures.of(scores.design(np.zeros((len(scores.names), 1))))[:, 0]
    assert middle == pytest.approx([target_values(central, target)[0] for target in figures.targets], rel=1e-12)


def test_own_scores_have_the_correlations_that_are_said(base):
    names = ["parameters.talent.graduates", "parameters.talent.graduate_growth"]
    scores = NormalScores.of(Job(base.with_({"correlations": [{"inputs": names, "rank": 0.5}], "targets": []})))
    own = scores.own(np.random.default_rng(1).standard_normal((len(scores.names), 20_000)))
    places = [scores.names.index(name) for name in names]
    said = scores.correlation[tuple(places)]
    assert said == pytest.approx(2 * np.sin(np.pi * 0.5 / 6))
    assert np.corrcoef(own[places])[0, 1] == pytest.approx(said, abs=0.02)
    assert scores.correlation == pytest.approx(scores.correlation.T)


def test_a_value_is_what_the_model_gets(job):
    scores = NormalScores.of(job)
    drawn = scores.values(scores.of_draws(np.arange(20)))
    inputs = run(job.scenario, 20).inputs
    for path in inputs:
        assert drawn[path] == pytest.approx(inputs[path].to_numpy(), rel=1e-9, abs=1e-12)
