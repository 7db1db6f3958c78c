"""Rank correlations of inputs with figures."""

import dataclasses

import numpy as np
import pytest
from scipy.stats import spearmanr

from binjiang_sim.analysis import drivers
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import givens
from binjiang_sim.projection.sampling import Block, drawn


@pytest.fixture(scope="module")
def found(base_run):
    return drivers(base_run, "gdp", "2030")


def test_each_rank_is_that_of_the_inputs_own_draws(base_run, found):
    scenario, values = base_run.scenario, base_run.values("gdp", "2030")
    for one in found[:5]:
        inputs = drawn(scenario, one.path, givens(scenario)[one.path], Block(0, len(values)))
        assert one.rank == pytest.approx(spearmanr(inputs, values).statistic, abs=1e-9)


def test_the_strongest_stands_first_and_chance_is_left_out(base_run, found):
    sizes = [abs(one.rank) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 2 / base_run.draws**0.5


def test_a_central_run_few_draws_and_runs_that_lost_draws_have_no_drivers(base_run, central_run):
    assert drivers(central_run, "gdp", "2030") == ()
    left_out = dataclasses.replace(base_run.ensemble, failed=np.array([7]))
    assert drivers(dataclasses.replace(base_run, ensemble=left_out), "gdp", "2030") == ()


def test_an_unknown_figure_is_told(base_run):
    with pytest.raises(ProjectionError, match=r"no indicator 'gpd'; did you mean 'gdp'\?"):
        drivers(base_run, "gpd", "2030")
