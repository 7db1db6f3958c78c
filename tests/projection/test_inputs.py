"""The inputs of every draw as a table."""

import numpy as np
import pytest
from scipy import stats

from binjiang_sim.projection import inputs as table
from binjiang_sim.projection import run, uncertain
from binjiang_sim.sampling.sampler import Sampler
from binjiang_sim.sampling.uncertain_inputs import DrawRange

INFLOW, SHOCK = "parameters.talent.base_inflow", "shocks.demand_gap"
WHY = {"status": "assumption", "why": "A test."}


@pytest.fixture(scope="module")
def result(base):
    return run(
        base.with_(
            {
                "end": 2024,
                INFLOW: {"triangular": [4e4, 4.5e4, 6e4], **WHY},
                "levers.talent_programme": {"uniform": [0.2, 0.8], **WHY},
                "shocks": [
                    {"driver": "demand_gap", "start": "2023-H2", "years": 1, "recovery": 0.5}
                    | {"factor": {"uniform": [0.7, 0.9], **WHY}}
                ],
            }
        ),
        draws=400,
    )


def test_there_is_a_row_for_each_draw_and_a_column_for_each_uncertain_number(result):
    found = result.inputs
    assert found.index.name == "draw"
    assert found.index.tolist() == list(range(400))
    assert found.columns.tolist() == list(uncertain(result.scenario))
    assert found.attrs["units"][INFLOW] == "person/year"
    assert (found.attrs["draws"], found.attrs["of"]) == (400, 400)


@pytest.mark.parametrize(
    ("path", "stated"),
    [
        (INFLOW, stats.triang(0.25, loc=4e4, scale=2e4)),
        (f"{SHOCK}.factor", stats.uniform(0.7, 0.2)),
        ("levers.talent_programme", stats.uniform(0.2, 0.6)),
    ],
)
def test_a_column_has_the_distribution_that_its_input_states(result, path, stated):
    (column,) = [one for one in result.inputs if one.partition("@")[0] == path]
    assert stats.kstest(result.inputs[column], stated.cdf).pvalue > 0.01


def test_an_input_is_what_the_run_was_made_with(result):
    sampled = Sampler(result.scenario, result.model).sample(DrawRange(0, 400)).inputs.parameters
    np.testing.assert_array_equal(result.inputs[INFLOW], sampled["talent.base_inflow"])
    bounded = "parameters.business_environment.service_effect"  # some draws of which sit at its bound
    low = result.model.parameters[bounded.removeprefix("parameters.")].low
    assert (result.inputs[bounded] >= low).all()
    assert (result.inputs[bounded] == low).any()


def test_a_figure_goes_with_the_inputs_of_its_draw(result):
    inflow = result.inputs[INFLOW]
    arrivals = result.values("graduate_inflow", "2024")
    assert stats.spearmanr(inflow, arrivals).statistic > 0.5
    assert abs(stats.spearmanr(np.roll(inflow, 1), arrivals).statistic) < 0.2


def test_draws_that_were_left_out_have_no_row(gaps_run):
    assert gaps_run.failed
    found = gaps_run.inputs
    assert len(found) == gaps_run.draws == len(gaps_run.values("gdp", "2030"))
    assert not set(found.index) & {one["draw"] for one in gaps_run.failed_draws()}
    whole = Sampler(gaps_run.scenario, gaps_run.model).drawn(DrawRange(0, 500))
    path = "parameters.livelihood.visitors"
    np.testing.assert_array_equal(found[path], whole[path][found.index])


def test_a_central_run_has_its_medians(base):
    central = run(base.with_({"end": 2024, INFLOW: {"triangular": [4e4, 4.5e4, 6e4], **WHY}}), central=True)
    median = stats.triang(0.25, loc=4e4, scale=2e4).median()
    assert central.inputs[INFLOW].tolist() == pytest.approx([median])


def test_of_many_draws_the_first_are_given_and_it_is_said(result, monkeypatch):
    whole = result.inputs
    monkeypatch.setattr(table, "MOST", 100)
    monkeypatch.setattr(table, "SAMPLED", 64)
    found = table.table_of(result.ensemble.job, result.ensemble.draws.numbers)
    assert (found.attrs["draws"], found.attrs["of"]) == (100, 400)
    assert found.equals(whole.iloc[:100])
