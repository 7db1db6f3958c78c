"""The reforms of a run against the same run without them."""

import numpy as np
import pytest

from binjiang_sim.analysis import effects, without_reforms
from binjiang_sim.projection import run

FIGURES = [("gdp", None), ("gdp_growth", None)]


@pytest.fixture(scope="module")
def without(small_run):
    return without_reforms(small_run, FIGURES, "2030")


def test_without_reforms_is_the_run_of_a_scenario_that_orders_none(small_run, without):
    zero = {f"levers.{name}": 0 for name in small_run.scenario.levers}
    other = run(small_run.scenario.with_(zero), draws=64)
    assert (without.values[0, 0] == other.values("gdp", "2030")).all()


def test_an_effect_is_the_difference_draw_by_draw(small_run, without):
    (gdp, growth) = effects(small_run, without)
    moved = small_run.values("gdp", "2030") / without.values[0, 0] - 1
    assert gdp.relative
    assert gdp.median == np.quantile(moved, 0.5)
    assert gdp.more == np.mean(moved > 0)
    assert not growth.relative
    apart = small_run.values("gdp_growth", "2030") - without.values[0, 1]
    assert growth.high == np.quantile(apart, 0.9)


def test_fewer_draws_are_paired_with_the_first_ones(small_run):
    few = without_reforms(small_run, FIGURES, "2030", 16)
    moved = small_run.values("gdp", "2030")[:16] / few.values[0, 0] - 1
    assert effects(small_run, few)[0].median == np.quantile(moved, 0.5)


def test_draws_that_either_left_out_are_left_out_of_an_effect(gaps_run):
    few = without_reforms(gaps_run, FIGURES, "2030", 300)
    (gdp, _) = effects(gaps_run, few)
    lost = {one["draw"] for one in gaps_run.failed_draws()} | set(np.flatnonzero(np.isnan(few.values[0, 0])).tolist())
    assert any(draw < 300 for draw in lost)
    good = [draw for draw in range(gaps_run.scenario.draws) if draw not in {x["draw"] for x in gaps_run.failed_draws()}]
    after = dict(zip(good, gaps_run.values("gdp", "2030"), strict=True))
    moved = [after[draw] / few.values[0, 0, draw] - 1 for draw in range(300) if draw not in lost]
    assert gdp.median == np.quantile(moved, 0.5)
    assert gdp.more == np.mean(np.array(moved) > 0)
    assert gdp.draws == len(moved)


def test_a_lever_that_was_correlated_is_taken_away_like_any_other(base):
    wide = {"uniform": [0.2, 0.9], "status": "assumption", "why": "A test."}
    pair = ["levers.talent_programme", "parameters.talent.base_inflow"]
    changed = base.with_({"levers.talent_programme": wide, "correlations": [{"inputs": pair, "rank": 0.5}]})
    few = without_reforms(run(changed, draws=16), FIGURES, "2030")
    assert np.isfinite(few.values).all()


def test_a_scenario_without_reforms_has_nothing_to_take_away(shipped):
    assert without_reforms(run(shipped("no_new_reform"), draws=4), FIGURES, "2030") is None
