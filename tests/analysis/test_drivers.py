"""Rank correlations of inputs with figures."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from binjiang_sim.analysis import drivers
from binjiang_sim.analysis.drivers import chance_alone
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.sampling.sampler import Sampler, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange


@pytest.fixture(scope="module")
def found(base_run):
    return drivers(base_run, "gdp", "2030")


def test_each_rank_is_that_of_the_inputs_own_draws(base_run, found):
    scenario, values = base_run.scenario, base_run.values("gdp", "2030")
    drawn = Sampler(scenario, scenario.model).drawn(DrawRange(0, len(values)))
    for one in found[:5]:
        inputs = drawn[one.path]
        assert one.rank == pytest.approx(spearmanr(inputs, values).statistic, abs=1e-9)


def test_the_strongest_stands_first_and_chance_is_left_out(base_run, found):
    sizes = [abs(one.rank) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > chance_alone(len(found), base_run.draws)


def test_one_idle_input_of_many_passes_for_a_driver_in_one_run_of_twenty():
    rng = np.random.default_rng(1)
    ranks = rng.random((400, 21, 200)).argsort(axis=-1)  # 20 idle inputs and a figure in each of 400 runs
    ranks = (ranks - ranks.mean(axis=-1, keepdims=True)) / ranks.std(axis=-1, keepdims=True)
    largest = np.abs((ranks[:, :20] * ranks[:, 20:]).mean(axis=-1)).max(axis=1)
    assert np.mean(largest > chance_alone(20, 200)) == pytest.approx(0.05, abs=0.025)


def test_a_draw_left_out_is_left_out_of_figure_and_inputs_alike(gaps_run):
    scenario, values = gaps_run.scenario, gaps_run.values("gdp", "2030")
    left_out = [one["draw"] for one in gaps_run.failed_draws()]
    assert left_out
    found = drivers(gaps_run, "gdp", "2030")
    assert found
    drawn = Sampler(scenario, scenario.model).drawn(DrawRange(0, scenario.draws))
    for one in found[:5]:
        inputs = np.delete(drawn[one.path], left_out)
        assert one.rank == pytest.approx(spearmanr(inputs, values).statistic, abs=1e-9)


TREND, RESPONSE = "economy.trend_long_run", "talent.tightness_response"
ASSUMED = {"status": "assumption", "why": "A test."}


@pytest.mark.parametrize(
    ("key", "number"),
    [
        (TREND, {"discrete": {"slow": "-4 %/year", "usual": "6 %/year"}, "weights": {"slow": 1, "usual": 9}}),
        (RESPONSE, {"interval80": [0.05, 1, 2.9]}),  # within 0 to 3
    ],
    ids=["a discrete input", "an input that a bound holds"],
)
def test_equal_numbers_of_an_input_share_a_rank(base, key, number):
    scenario = base.with_({f"parameters.{key}": {**number, **ASSUMED}})
    found = run(scenario, draws=200)
    numbers = sample(scenario, scenario.model, DrawRange(0, 200)).parameters[key]
    assert len(np.unique(numbers)) < 195
    ranks = {one.path: one.rank for one in drivers(found, "gdp", "2035")}
    assert ranks[f"parameters.{key}"] == pytest.approx(
        spearmanr(numbers, found.values("gdp", "2035")).statistic, abs=1e-12
    )


def test_an_input_that_is_the_same_in_every_draw_is_no_driver(base):
    hardly = {"discrete": {"slow": "-4 %/year", "usual": "6 %/year"}, "weights": {"slow": 1, "usual": 1e9}, **ASSUMED}
    scenario = base.with_({f"parameters.{TREND}": hardly, "end": 2024})
    assert f"parameters.{TREND}" not in {one.path for one in drivers(run(scenario, draws=64), "gdp", "2024")}


def test_a_central_run_and_few_draws_have_no_drivers(base, central_run):
    assert drivers(central_run, "gdp", "2030") == ()
    assert drivers(run(base, draws=29), "gdp", "2030") == ()


def test_an_unknown_figure_is_told(base_run):
    with pytest.raises(ProjectionError, match=r"no indicator 'gpd'; did you mean 'gdp'\?"):
        drivers(base_run, "gpd", "2030")
