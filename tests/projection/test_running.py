"""The run: how many draws, which of them count, what is stamped on them."""

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.programs import compiled
from binjiang_sim.projection import Means, RunOptions, blocks, givens, run
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

RARELY_NOBODY = {
    # Below zero in 0.6 % of the draws, where it is held at zero: no visitors then, and no change of their number.
    "parameters.livelihood.visitors": {"normal": [2.5e6, 1e6], "status": "assumption", "why": "A test."},
    "parameters.livelihood.visitor_demand": 0.5,
    "parameters.livelihood.least_visitors": 0,
}


def refused(*args, **options):
    with pytest.raises(ProjectionError) as caught:
        run(*args, **options)
    return caught.value


@pytest.mark.parametrize("draws", [0, -1, 10_000_001])
def test_an_impossible_number_of_draws_is_refused(base, draws):
    error = refused(base, draws=draws)
    assert error.text() == f"draws is {draws}; give a whole number from 1 to 10000000"
    assert error.text("zh") == f"抽样次数 {draws} 应为 1 到 10000000 之间的整数"


def test_draws_and_seed_of_the_call_take_the_place_of_the_scenarios(base):
    result = run(base, draws=3, seed=5)
    assert (result.draws, result.scenario.draws, result.scenario.seed) == (3, 3, 5)
    assert (base.draws, base.seed) == (2000, 20240902)


def test_options_may_be_given_by_their_earlier_names(base, tmp_path):
    assert Means is RunOptions
    run(base.with_({"end": 2024}), draws=3, means=Means(store=tmp_path))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_few_draws_with_a_nan_are_left_out_and_counted(base):
    result = run(base.with_(RARELY_NOBODY), draws=500)
    assert 0 < result.failed <= 5
    assert result.draws == 500 - result.failed
    left_out = {one["draw"] for one in result.failed_draws()}
    assert result.dataset.draw.values.tolist() == [draw for draw in range(500) if draw not in left_out]
    assert np.isfinite(result.values("gdp", "2035")).all()


def test_left_out_draws_are_those_without_visitors(base, district):
    scenario = base.with_(RARELY_NOBODY)
    visitors = sample(scenario, district, DrawRange(0, 500)).parameters["livelihood.visitors"]
    kept = run(scenario, draws=500)
    assert kept.failed == np.count_nonzero(visitors == 0)
    assert {one["parameters.livelihood.visitors"] for one in kept.failed_draws()} == {0}  # as they were drawn
    assert kept.values("visitors", "2023").min() > 0


def test_more_than_one_in_a_hundred_draws_with_a_nan_stop_the_run(base):
    often = {"normal": [2.5e6, 1.9e6], "status": "assumption", "why": "A test."}  # below zero in 9 % of the draws
    text = refused(base.with_({**RARELY_NOBODY, "parameters.livelihood.visitors": often}), draws=100).text()
    first, *worst = text.splitlines()
    said = " of 100 draws gave no valid result (NaN or infinity), more than 1 %; first in visitor_demand"
    assert first.endswith(said)
    assert worst == [
        "parameters.livelihood.visitors: is 0 to 0 in the failed draws, its median in the others is 2.821e+06"
    ]


def test_a_draw_beyond_a_bound_sits_at_the_bound(base, district):
    """Its stated points stay where they were stated."""
    drawn = sample(base, district, DrawRange(0, 4000)).parameters["economy.knowledge_elasticity"]
    assert drawn.min() == 0
    assert np.quantile(drawn, 0.5) == pytest.approx(0.08, abs=0.002)
    assert np.quantile(drawn, 0.9) == pytest.approx(0.15, abs=0.004)


def test_progress_counts_the_draws(base, monkeypatch):
    monkeypatch.setattr(blocks, "KEPT_BLOCK", 1024)
    done = []
    options = RunOptions(progress=lambda step, whole: done.append((step, whole)))
    run(base.with_({"end": 2025}), draws=2050, options=options)
    assert done == [(1024, 2050), (1024, 2050), (2, 2050)]


def test_a_central_run_is_one_draw_without_luck(central_run):
    assert central_run.draws == 1
    assert central_run.values("demand_gap", "2030") == 0
    assert repr(central_run) == "<Result 'Base': central run, 2023-2035, seed 20240902>"


def test_a_central_run_has_the_bits_of_plain_numbers_and_a_single_draw_those_of_arrays(base, district):
    for options in ({"central": True}, {"draws": 1}):
        result = run(base, **options)
        inputs = sample(result.scenario, district, DrawRange(0, 1, central=result.central))
        program = compiled(district, inputs, clock_of(result.scenario))
        by_numbers, by_arrays = program.run_singly(inputs).values, program.run(inputs).values
        assert not np.array_equal(by_numbers, by_arrays, equal_nan=True)
        expected = by_numbers if result.central else by_arrays
        assert np.array_equal(result.ensemble.draws.all_cells, expected, equal_nan=True)


def test_the_stamp_tells_what_made_the_result(base, small_run, district):
    stamp = small_run.stamp
    assert stamp["hash"] == small_run.scenario.hash
    assert stamp["equations"] == district.digest
    assert (stamp["seed"], stamp["draws"]) == (20240902, 64)
    assert {"graduate_inflow_2024_h1", "budget_revenue_2023", "gdp_per_head_2023"} <= set(stamp["facts"])
    assert set(stamp["versions"]) == {"python", "binjiang_sim", "numpy", "scipy"}


def test_every_number_has_its_provenance_by_path(base):
    found = givens(base)
    assert found["parameters.talent.base_inflow"].facts == ("graduate_inflow_2024_h1",)
    assert found["parameters.economy.known_growth.industry"].facts == ("industry_growth_2024_h1",)
    assert found["drivers.demand_gap.sd"].status == "assumption"
    assert found["drivers.ipo_window@2028"].value == 1
    assert found["levers.talent_programme@2024.5"].value == 0.3
    assert all(one.facts for one in found.values() if one.status in ("published", "derived") and "=" in one.formula)
