"""Goal seek: the cheapest plan with the asked chance, on draws that the search did not see, or the best there is."""

from itertools import pairwise, product

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.decision.goals import Goal
from binjiang_sim.decision.plan_file import plan_text
from binjiang_sim.decision.seek import GRID, seek
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import outcomes
from binjiang_sim.projection.proportions import Proportion

from . import toy

FRESH = 987_654  # a seed that no search has seen


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return toy.load(tmp_path_factory.mktemp("toy"))


def share_on_fresh_draws(found, draws=4000):
    outcome = bj.run(found.scenario, draws, FRESH)
    return Proportion.of(outcome.values("output", "2026") >= 110.0)


def gain(found):
    """What the levers of a plan add to output in 2026, when those that start by 2025 are there in full."""
    return sum(toy.GAIN[one.lever] * one.size for one in found.levers if one.start <= 2025)


@pytest.mark.parametrize("asked", [0.5, 0.8, 0.95])
def test_it_costs_no_more_than_the_best_of_a_grid(plan, asked):
    """The grid is that of the answer, its chances are in closed form; one step of the cheaper lever is left to luck."""
    found = seek(plan, chance=asked)
    sizes = np.arange(0, 1.01, GRID[0])
    costs = [
        toy.PRICE["push"] * push * 1.5 + toy.PRICE["pull"] * pull * 1.5  # half a year's worth while they build up
        for push, pull in product(sizes, sizes)
        if toy.chance(toy.GAIN["push"] * push + toy.GAIN["pull"] * pull) >= asked
    ]
    step = 1.5 * GRID[0] * toy.PRICE["push"]
    assert found.status == "found"
    assert found.cost == pytest.approx(min(costs), abs=2.1 * step)
    assert all(one.start == 2025 for one in found.levers)


def test_the_lever_that_brings_more_for_its_price_comes_first(plan):
    found = seek(plan, chance=0.5)
    assert [one.lever for one in found.levers] == ["pull"]


@pytest.mark.parametrize("asked", [0.3, 0.5, 0.7, 0.8, 0.9])
def test_the_promised_chance_holds_on_draws_that_nobody_has_seen(plan, asked):
    found = seek(plan, chance=asked)
    share = share_on_fresh_draws(found)
    assert share.value >= asked - np.hypot(share.error, found.error)
    assert share.value == pytest.approx(toy.chance(gain(found)), abs=2 * share.error)
    assert found.chance >= asked


def test_a_plan_that_has_the_chance_already_is_left_as_it_is(tmp_path):
    plan = toy.load(tmp_path, levers="levers: {push: 1, pull: 1}")
    found = seek(plan, chance=0.8)
    assert (found.status, found.chance, found.cost) == ("already", found.own_chance, found.own_cost)
    assert {one.lever: one.size for one in found.levers} == {"push": 1.0, "pull": 1.0}


def test_what_cannot_be_had_is_said_with_the_best_there_is_and_the_two_limits_that_matter(plan):
    found = seek(plan, chance=0.9, caps={"push": 0.2, "pull": 0.5})
    assert found.status == "impossible"
    assert {one.lever: one.size for one in found.levers} == {"push": 0.2, "pull": 0.5}
    assert found.chance == pytest.approx(toy.chance(0.2 * 20 + 0.5 * 15), abs=2 * found.error)
    assert [(one.kind, one.lever) for one in found.limits] == [("cap", "pull"), ("cap", "push")]
    assert all(one.gain > 0 for one in found.limits)


def test_a_yearly_budget_is_kept(plan):
    found = seek(plan, chance=0.5, budget=1.0)
    outcome = bj.run(found.scenario, 50)
    spent = [outcome.mean("policy_cost", str(year)) for year in range(2025, 2027)]
    assert max(spent) <= 1.0 + 1e-6
    assert found.status == "impossible"


def test_levers_that_are_to_be_kept_do_not_end_below_their_size(tmp_path):
    plan = toy.load(tmp_path, levers="levers: {push: 0.4}")
    assert {one.lever: one.size for one in seek(plan, chance=0.6, keep=True).levers}["push"] >= 0.4
    assert {one.lever: one.size for one in seek(plan, chance=0.6).levers}["push"] < 0.4


def test_on_the_frontier_more_chance_costs_more(plan):
    frontier = seek(plan, chance=0.8).frontier
    assert len(frontier) > 3
    for before, after in pairwise(frontier):
        assert before.cost < after.cost
        assert before.chance < after.chance
    for one in frontier:
        assert (
            one.chance
            <= toy.chance(1.05 * 15 * one.cost / 3 if one.cost <= 3 else 15.75 + 20 * (one.cost - 3) / 6) + 0.06
        )


def test_the_same_question_has_the_same_answer(plan):
    assert seek(plan, chance=0.7).record == seek(plan, chance=0.7).record


def test_its_goal_counts_the_draws_that_meet_enough_targets(plan):
    (one,) = plan.targets
    other = type(one)(**{**vars(one), "value": 120.0})
    values = {figure: np.array([[105.0, 115.0, 125.0]]) for figure in Goal(plan, (one,), 1).figures}
    for least, expected in ((1, [False, True, True]), (2, [False, False, True])):
        goal = Goal(plan, (one, other), least)
        assert goal.hits(values)[0].tolist() == expected
        soft = goal.smooth(values, np.array([1e-3, 1e-3]))[0]
        assert soft.round().astype(bool).tolist() == expected


def test_all_that_is_wrong_is_told_at_once(plan):
    with pytest.raises(ProjectionError) as caught:
        seek(plan, caps={"puhs": 1, "pull": 2}, earliest=2031, ramp=0)
    assert caught.value.text("en") == (
        "caps: no such lever; did you mean 'push'?\n"
        "the cap of pull is 2: it must lie between 0 and 1, all that was announced\n"
        "levers can start from 2023 on and before 2026, the last year of the goal, not in 2031\n"
        "a lever takes more than no time and no longer than the goal is away, not 0 years"
    )
    for how, text in (
        ({"chance": 1.2}, "a chance lies between 0 and 1, not 1.2"),
        ({"plan": 3}, "3 targets are to be met, but there is only 1"),
    ):
        with pytest.raises(ProjectionError) as caught:
            seek(plan, **how)
        assert text in caught.value.text("en")


def test_triggers_of_the_scenario_stay_in_every_plan_that_is_tried(tmp_path):
    switching = "triggers: [{if: {indicator: output, year: 2024, below: 95 CNY, prices: 2023}, then: {levers.push: 1}}]"
    late = switching.replace("2024", "2027").replace("push", "pull")
    plan = toy.load(tmp_path, levers=switching.replace("]", f", {late.removeprefix('triggers: [')}"))
    found = seek(plan, chance=0.9, draws=400, judged=4000)
    (own,) = outcomes(bj.run(plan, draws=4000))
    assert found.own_chance == pytest.approx(own.chance, abs=0.02)
    (reached,) = outcomes(bj.run(found.scenario, draws=4000))
    assert found.scenario.triggers == plan.triggers
    assert found.chance == pytest.approx(reached.chance, abs=0.02)


def test_a_plan_that_costs_more_than_the_budget_will_not_do_as_it_is(tmp_path):
    plan = toy.load(tmp_path, levers="levers: {push: 1, pull: 1}")
    assert seek(plan, chance=0.8, budget=5.5).status != "already"
    assert seek(plan, chance=0.8, budget=6.5).status == "already"


def test_a_file_has_a_lever_that_comes_to_its_size_at_another_time(tmp_path):
    late = "levers: {pull: {path: {2026: 0, 2028: 1}, after: hold}}"
    found = seek(toy.load(tmp_path, levers=late), chance=0.6)
    assert {one.lever: one.size for one in found.levers}["pull"] > 0
    text = plan_text(found, "plan.yaml", {"zh": "甲", "en": "A"}, {})
    (tmp_path / "found.yaml").write_text(text, encoding="utf-8")
    again = bj.load(tmp_path / "found.yaml", model=found.goal.model)
    for draws in (found.scenario, again):
        assert bj.run(draws, 50).mean("output", "2026") == pytest.approx(bj.run(again, 50).mean("output", "2026"))


def test_the_scenario_of_a_plan_that_will_do_is_the_scenario_itself(tmp_path):
    plan = toy.load(tmp_path, levers="levers: {push: {path: {2024: 0, 2027: 1}, after: hold}, pull: 1}")
    found = seek(plan, chance=0.5)
    assert (found.status, found.scenario) == ("already", plan)
