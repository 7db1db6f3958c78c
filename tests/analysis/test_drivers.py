"""Rank correlations of inputs with figures."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from binjiang_sim.analysis import drivers
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.sampling.uncertain_inputs import DrawRange, UncertainInputs


@pytest.fixture(scope="module")
def found(base_run):
    return drivers(base_run, "gdp", "2030")


def test_each_rank_is_that_of_the_inputs_own_draws(base_run, found):
    scenario, values = base_run.scenario, base_run.values("gdp", "2030")
    numbers = UncertainInputs(scenario)
    table = numbers.drawn(DrawRange(0, len(values)))
    for one in found[:5]:
        inputs = table[numbers.rows[one.path]]
        assert one.rank == pytest.approx(spearmanr(inputs, values).statistic, abs=1e-9)


def test_the_strongest_stands_first_and_chance_is_left_out(base_run, found):
    sizes = [abs(one.rank) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 2 / base_run.draws**0.5


def test_a_draw_left_out_is_left_out_of_figure_and_inputs_alike(gaps_run):
    scenario, values = gaps_run.scenario, gaps_run.values("gdp", "2030")
    left_out = [one["draw"] for one in gaps_run.failed_draws()]
    assert left_out
    found = drivers(gaps_run, "gdp", "2030")
    assert found
    numbers = UncertainInputs(scenario)
    table = np.delete(numbers.drawn(DrawRange(0, scenario.draws)), left_out, axis=1)
    for one in found[:5]:
        inputs = table[numbers.rows[one.path]]
        assert one.rank == pytest.approx(spearmanr(inputs, values).statistic, abs=1e-9)


def test_a_central_run_and_few_draws_have_no_drivers(base, central_run):
    assert drivers(central_run, "gdp", "2030") == ()
    assert drivers(run(base, draws=29), "gdp", "2030") == ()


def test_an_unknown_figure_is_told(base_run):
    with pytest.raises(ProjectionError, match=r"no indicator 'gpd'; did you mean 'gdp'\?"):
        drivers(base_run, "gpd", "2030")
