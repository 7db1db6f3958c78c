"""The reforms of a run against the same run without them."""

import numpy as np
import pytest

from binjiang_sim.analysis import effects, without_reforms
from binjiang_sim.projection import run


@pytest.fixture(scope="module")
def without(small_run):
    return without_reforms(small_run)


def test_without_reforms_is_the_run_of_a_scenario_that_orders_none(small_run, without):
    zero = {f"levers.{name}": 0 for name in small_run.scenario.levers}
    other = run(small_run.scenario.with_(zero), draws=64)
    assert (without.values("gdp", "2035") == other.values("gdp", "2035")).all()


def test_an_effect_is_the_difference_draw_by_draw(small_run, without):
    (gdp, growth) = effects(small_run, without, [("gdp", None), ("gdp_growth", None)], "2030")
    moved = small_run.values("gdp", "2030") / without.values("gdp", "2030") - 1
    assert gdp.relative
    assert gdp.median == np.quantile(moved, 0.5)
    assert gdp.more == np.mean(moved > 0)
    assert not growth.relative
    apart = small_run.values("gdp_growth", "2030") - without.values("gdp_growth", "2030")
    assert growth.high == np.quantile(apart, 0.9)


def test_fewer_draws_are_paired_with_the_first_ones(small_run):
    few = without_reforms(small_run, 16)
    (gdp,) = effects(small_run, few, [("gdp", None)], "2030")
    moved = small_run.values("gdp", "2030")[:16] / few.values("gdp", "2030") - 1
    assert gdp.median == np.quantile(moved, 0.5)


def test_draws_that_either_run_left_out_are_left_out_of_an_effect(gaps_run):
    few = without_reforms(gaps_run, 300)
    (gdp,) = effects(gaps_run, few, [("gdp", None)], "2030")
    lost = {one["draw"] for run in (gaps_run, few) for one in run.failed_draws()}
    assert any(draw < 300 for draw in lost)
    after, before = (dict(zip(numbers(run), run.values("gdp", "2030"), strict=True)) for run in (gaps_run, few))
    moved = [after[draw] / before[draw] - 1 for draw in range(300) if draw not in lost]
    assert gdp.median == np.quantile(moved, 0.5)
    assert gdp.more == np.mean(np.array(moved) > 0)


def numbers(run):
    lost = {one["draw"] for one in run.failed_draws()}
    return [draw for draw in range(run.scenario.draws) if draw not in lost]


def test_a_scenario_without_reforms_has_nothing_to_take_away(small_run, shipped):
    assert without_reforms(run(shipped("no_new_reform"), draws=4)) is None
