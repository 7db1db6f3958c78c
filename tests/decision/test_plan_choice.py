"""The rule of recommendation: which criterion counts, whether other draws agree, and what would turn it."""

import math

import numpy as np
import pytest

from binjiang_sim.decision.plan_choice import COUNT, MONEY, WHOLE, chosen, recommended
from binjiang_sim.decision.plan_draws import PlanDraws
from binjiang_sim.projection.blocks import Job
from binjiang_sim.projection.inputs import inputs_of

from . import toy

DRAWS = 400


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return toy.load(tmp_path_factory.mktemp("toy"))


def drawn(met, costs, money=None):
    """Draws of plans that meet targets so, (plan, target, draw), and cost so much."""
    met = np.asarray(met, bool)
    size = met.shape[2]
    spread = np.repeat(np.asarray(costs, float)[:, None], size, axis=1)
    return PlanDraws(np.zeros(met.shape), met, spread, money, np.arange(size), math.inf)


def shares(*each, seed=1):
    """Targets met in about these shares of draws, (plan, target, draw), each with luck of its own."""
    luck = np.random.default_rng(seed).uniform(size=(len(each), len(each[0]), DRAWS))
    return luck < np.array(each)[:, :, None]


def test_where_a_plan_is_likely_to_meet_all_targets_that_chance_counts(plan):
    found = recommended(drawn(shares((0.9, 0.9), (1.0, 0.5)), (1, 0)), [], plan)
    assert (found.by, found.plan, found.best) == (WHOLE, 0, 0)
    assert found.mean == found.whole == pytest.approx(0.81, abs=0.05)


def test_where_no_plan_is_the_number_of_targets_counts_and_the_best_chance_is_told(plan):
    draws = drawn(shares((0.9, 0.3), (0.6, 0.5)), (1, 0))
    found = recommended(draws, [], plan)
    assert (found.by, found.plan) == (COUNT, 0)
    assert found.whole == draws.whole.mean(axis=1).max() < 0.5
    assert found.mean == pytest.approx(1.2, abs=0.08)


def test_where_no_draw_meets_any_target_the_cheapest_plan_is_taken(plan):
    found = recommended(drawn(np.zeros((3, 2, DRAWS)), (2, 1, 3)), [], plan)
    assert (found.by, found.plan, found.mean, found.whole, found.second) == (COUNT, 1, 0, 0, 0)


def test_of_a_single_target_the_chance_counts_however_small(plan):
    found = recommended(drawn(shares((0.3,), (0.1,)), (1, 0)), [], plan)
    assert (found.by, found.plan, found.reached) == (WHOLE, 0, False)


def test_money_counts_where_it_is_asked_for(plan):
    money = np.stack([np.full(DRAWS, 5.0), np.full(DRAWS, 7.0)])
    found = recommended(drawn(np.zeros((2, 0, DRAWS)), (1, 2), money), [], plan)
    assert (found.by, found.plan, found.mean, found.whole) == (MONEY, 1, 7, None)
    assert (found.gain, found.error, found.dearer, found.better, found.worse) == (-2, 0, -1, 0, 1)


def test_other_draws_agree_or_do_not(plan):
    first, same, other = (
        drawn(shares(*each), (1, 1)) for each in (((0.9,), (0.2,)), ((0.8,), (0.3,)), ((0.2,), (0.9,)))
    )
    assert [chosen(one)[0] for one in (first, same, other)] == [0, 0, 1]
    found = recommended(first, [same] * 4 + [other], plan)
    assert (found.again, found.agreeing, found.survives, found.others) == ((0, 0, 0, 0, 0, 1), 5, True, ((1, 1),))
    found = recommended(first, [same] * 3 + [other] * 2, plan)
    assert (found.agreeing, found.survives, found.others) == (4, False, ((1, 2),))


def test_a_plan_alone_has_no_second(plan):
    found = recommended(drawn(shares((0.5,)), (1,)), [], plan)
    assert (found.plan, found.second, found.turning) == (0, None, ())


def test_the_input_that_decides_between_two_plans_is_named_with_both_ends(plan):
    """The second plan gains where output without levers is low and loses where it is high."""
    job = Job(plan)
    level = inputs_of(job, np.arange(DRAWS))["parameters.toy.level"]
    money = np.stack([np.zeros(DRAWS), (toy.MEAN - 1 - level)])
    found = recommended(drawn(np.zeros((2, 0, DRAWS)), (0, 0), money), [], plan)
    assert (found.plan, found.second) == (0, 1)
    (one,) = found.turning
    assert one.path == "parameters.toy.level"
    low, high = (money[1][side].mean() for side in (level <= np.quantile(level, 0.2), level >= np.quantile(level, 0.8)))
    assert (one.low, one.high) == (pytest.approx(low), pytest.approx(high))
    assert one.low > 0 > one.high
    assert one.value == pytest.approx(found.perfect, rel=0.05)
    assert found.perfect == pytest.approx(np.maximum(money[1], 0).mean())
