"""When a target is missed: closed forms of sums of normal inputs and luck, choices, shocks, and the shipped plan."""

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

import binjiang_sim as bj
from binjiang_sim.decision import stress
from binjiang_sim.errors import ArgumentError, ProjectionError, ScenarioError
from binjiang_sim.projection import outcomes

from . import farm

YEAR = 9 * farm.LUCK**2 / 2  # variance that the weather of two half-years gives a harvest
VARIANCE = 9 + YEAR
PATHS = {name: f"parameters.farm.{name}" for name in farm.NAMES}
LINE = (
    "should be INDICATOR@PERIOD>=VALUE or <=, such as 'graduate_inflow@2030>=50 thousand person'; an item stands"
    " behind a slash: 'school_coverage/compulsory@2027>=95%'"
)
SLUMP = {
    "name": "storm",
    "driver": "weather",
    "start": 2025,
    "years": 1,
    "recovery": 0,
    "change": -8,
    "probability": 0.05,
    "status": "assumption",
    "why": "A test.",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return farm.plan(tmp_path_factory.mktemp("farm"))


def one(scenario, target, **how):
    (found,) = stress(scenario, target, **how)
    return found


# Closed forms


@pytest.mark.parametrize("limit", [8.0, 5.0, 11.5])
def test_a_sum_of_normal_numbers_has_the_distance_and_the_chance_of_its_closed_form(plan, limit):
    found = one(plan, f"harvest@2026>={limit}")
    beta = (farm.MEDIAN - limit) / np.sqrt(VARIANCE)
    assert found.event == "misses"
    assert found.median == pytest.approx(farm.MEDIAN)
    assert found.combination.distance == pytest.approx(beta, abs=1e-4)
    assert found.combination.one_in == pytest.approx(1 / ndtr(-beta), rel=1e-3)
    assert found.combination.value == pytest.approx(limit, abs=1e-3)
    assert found.combination.value < limit
    assert found.combination.settled
    assert found.missed.low < ndtr(-beta) < found.missed.high


def test_every_input_is_where_the_closed_form_has_it(plan):
    found = one(plan, "harvest@2026>=8").combination
    moved = -4 / VARIANCE
    for part in found.inputs:
        name = part.path.rpartition(".")[2]
        slope = farm.WEIGHTS[name] * farm.SPREADS[name]
        assert part.value == pytest.approx(farm.MEANS[name] + farm.SPREADS[name] * slope * moved, abs=1e-3)
        assert part.median == pytest.approx(farm.MEANS[name])
        assert part.quantile == pytest.approx(ndtr(slope * moved), abs=1e-4)
        assert part.share == pytest.approx(slope**2 / VARIANCE, abs=1e-3)
    assert {part.path for part in found.inputs} == {PATHS[name] for name in ("first", "second", "third")}


def test_the_luck_of_time_has_its_part_and_the_half_year_it_is_farthest_out_in(plan):
    (luck,) = one(plan, "harvest@2026-H2>=8").combination.luck
    variance = 9 + 9 * farm.LUCK**2
    score = 3 * farm.LUCK * 4 / variance
    assert (luck.path, luck.period, luck.median) == ("drivers.weather", "2026-H2", 0)
    assert luck.value == pytest.approx(-farm.LUCK * score, abs=1e-3)
    assert luck.chance == pytest.approx(ndtr(-score), abs=1e-4)
    assert luck.share == pytest.approx(9 * farm.LUCK**2 / variance, abs=1e-3)


def test_correlated_inputs_go_together_as_the_closed_form_says(plan):
    names = ["first", "second"]
    pair = plan.with_({"correlations": [{"inputs": [PATHS[name] for name in names], "rank": 0.6}]})
    found = one(pair, "harvest@2026>=8").combination
    linear = 2 * np.sin(np.pi * 0.6 / 6)
    slopes = np.array([farm.WEIGHTS[name] * farm.SPREADS[name] for name in ("first", "second", "third")])
    matrix = np.array([[1, linear, 0], [linear, 1, 0], [0, 0, 1]])
    variance = slopes @ matrix @ slopes + YEAR
    assert found.distance == pytest.approx(4 / np.sqrt(variance), abs=1e-3)
    together = matrix @ slopes
    parts = {part.path: part for part in found.inputs}
    for place, name in enumerate(("first", "second", "third")):
        part = parts[PATHS[name]]
        assert ndtri(part.quantile) == pytest.approx(-4 / variance * together[place], abs=2e-3)
        assert part.share == pytest.approx(slopes[place] * together[place] / variance, abs=2e-3)
    assert sum(part.share for part in found.inputs) + found.luck[0].share == pytest.approx(1, abs=1e-3)


def test_the_point_is_what_a_run_with_these_inputs_gives(plan):
    calm = plan.with_({"drivers.weather": 0})
    found = one(calm, "harvest@2026>=8").combination
    there = calm.with_({part.path: part.value for part in found.inputs})
    (value,) = bj.run(there, central=True).values("harvest", "2026")
    assert value == pytest.approx(found.value, abs=1e-9)
    assert found.luck == ()


def test_a_target_at_most_is_missed_above(plan):
    found = one(plan, "harvest@2026<=14")
    assert found.combination.distance == pytest.approx(2 / np.sqrt(VARIANCE), abs=1e-4)
    assert found.combination.value > 14


# What there is nothing to find of


def test_a_target_missed_at_the_medians_is_asked_what_it_takes_to_meet(plan):
    found = one(plan, "harvest@2026>=13")
    assert found.event == "meets"
    assert found.combination.distance == pytest.approx(1 / np.sqrt(VARIANCE), abs=1e-4)
    assert found.combination.value >= 13
    assert all(part.quantile > 0.5 for part in found.combination.inputs if part.path != PATHS["third"])


@pytest.mark.parametrize(("target", "event", "missed"), [(">=4", "misses", 0), (">=6", "meets", 1)])
def test_a_figure_that_is_certain_has_neither_combination_nor_rule(plan, target, event, missed):
    found = one(plan, f"land@2026{target}")
    assert (found.event, found.missed.value, found.combination, found.rules) == (event, missed, None, ())
    assert found.few
    assert found.record["one_in"] is None


def test_what_is_farther_than_six_standard_deviations_is_not_told(plan):
    near, far = (farm.MEDIAN - beta * np.sqrt(VARIANCE) for beta in (5.9, 6.1))
    found, beyond = stress(plan, [f"harvest@2026>={near}", f"harvest@2026>={far}"])
    assert found.combination.distance == pytest.approx(5.9, abs=1e-3)
    assert beyond.combination is None


def test_a_target_at_the_median_is_no_distance_away(plan):
    found = one(plan, f"harvest@2026>={farm.MEDIAN}")
    assert found.combination.distance == pytest.approx(0, abs=1e-6)
    assert found.combination.one_in == pytest.approx(2, abs=1e-5)


def test_a_target_in_the_first_year_has_no_luck(plan):
    found = one(plan, "harvest@2023>=8")
    assert found.combination.distance == pytest.approx(4 / 3, abs=1e-4)
    assert found.combination.luck == ()
    assert found.rules


# Choices and shocks


def test_a_choice_counts_with_its_own_chance(plan):
    found = one(plan, "store@2026>=-4")
    (part,) = found.combination.inputs
    assert (part.path, part.value, part.median, part.share) == (
        "parameters.farm.hail",
        "heavy",
        "none",
        pytest.approx(1),
    )
    conditional = ndtr((-4 - (farm.MEDIAN - 20)) / np.sqrt(VARIANCE))
    assert found.combination.chance == pytest.approx(0.1 * conditional, rel=1e-3)
    assert found.missed.low < found.combination.chance < found.missed.high


def test_a_choice_that_is_not_needed_is_left_at_its_median(plan):
    parts = {part.path for part in one(plan, "store@2026>=8").combination.inputs}
    assert "parameters.farm.hail" not in parts


def test_a_choice_and_inputs_together_have_the_product_of_their_chances(plan):
    found = one(plan, "store@2026>=-10").combination
    beta = (farm.MEDIAN - 20 + 10) / np.sqrt(VARIANCE)
    assert found.chance == pytest.approx(0.1 * ndtr(-beta), rel=1e-3)
    assert sum(part.share for part in found.parts) + found.others == pytest.approx(1)
    assert found.parts[0].path == "parameters.farm.hail"


def test_inputs_go_along_with_a_choice_that_they_are_correlated_with(plan):
    inputs = [PATHS["second"], "parameters.farm.hail"]
    pair = plan.with_({"correlations": [{"inputs": inputs, "rank": -0.3}]})
    found = one(pair, "store@2026>=-10").combination
    alone = one(plan, "store@2026>=-10").combination
    assert found.parts[0].value == "heavy"
    assert found.distance < alone.distance
    assert found.chance > alone.chance
    assert sum(part.share for part in found.parts) + found.others == pytest.approx(1)


def test_a_shock_that_may_strike_counts_with_the_chance_of_its_year(plan):
    found = one(plan.with_({"shocks": [SLUMP]}), "harvest@2025>=-2")
    (luck,) = found.combination.luck
    assert (luck.path, luck.period, luck.chance) == ("shocks.storm", "2025", pytest.approx(0.05))
    assert (luck.value, luck.median) == (None, None)
    conditional = ndtr((-2 - (farm.MEDIAN - 24)) / np.sqrt(VARIANCE))
    assert found.combination.chance == pytest.approx(0.05 * conditional, rel=1e-3)


def test_a_shock_that_may_strike_in_several_years_is_told_with_the_one_that_matters(plan):
    storms = plan.with_({"shocks": [{**SLUMP, "start": 2024, "window": 3}]})
    (luck,) = one(storms, "harvest@2026>=-2").combination.luck
    assert (luck.period, luck.chance) == ("2026", pytest.approx(0.95**2 * 0.05))


def test_rules_tell_when_a_shock_strikes(plan):
    storms = plan.with_({"shocks": [{**SLUMP, "start": 2024, "window": 3, "probability": 0.1}]})
    rule = one(storms, "harvest@2026>=2").rules[0]
    assert [limit.name for limit in rule.limits] == ["shocks.storm"]
    assert (rule.limits[0].low, rule.limits[0].high) == (pytest.approx(2025.5), pytest.approx(2026.5))
    assert rule.density.value > 0.9


# Rules


def test_rules_name_the_inputs_that_matter_and_their_side(plan):
    rule = one(plan, "harvest@2026>=8", draws=6000).rules[0]
    sides = {limit.name: "high" if limit.low is None else "low" for limit in rule.limits}
    assert PATHS["idle"] not in sides
    assert (sides[PATHS["first"]], sides[PATHS["second"]]) == ("high", "high")
    assert rule.density.low > ndtr(-4 / np.sqrt(VARIANCE))


# The shipped plan


@pytest.fixture(scope="module")
def found(base):
    return one(base, "gdp@2030>=3300亿元 按2023年价格", draws=600)


def test_the_share_of_draws_is_that_of_a_run_to_the_last_year(base, found):
    result = bj.run(base.with_({"targets": []}), draws=600)
    assert found.missed.value == pytest.approx(np.mean(result.values("gdp", "2030") < 330e9))
    aimed = base.with_(
        {
            "targets": [
                {
                    "indicator": "gdp",
                    "year": 2030,
                    "at_least": "3300亿元",
                    "prices": 2023,
                    "kind": "expected",
                    "source": "x",
                }
            ]
        }
    )
    assert outcomes(bj.run(aimed, draws=600))[0].chance == pytest.approx(1 - found.missed.value)


def test_the_targets_of_a_scenario_are_asked_one_after_another(base):
    found = stress(base, draws=300)
    assert [one.target for one in found] == list(base.targets)


def test_the_same_question_has_the_same_answer(base, found):
    assert one(base, "gdp@2030>=3300亿元 按2023年价格", draws=600).record == found.record


def test_parts_and_the_rest_add_up_to_the_whole(found):
    parts = found.combination.parts
    assert [part.share for part in parts] == sorted((part.share for part in parts), reverse=True)
    assert sum(part.share for part in parts) + found.combination.others == pytest.approx(1)
    assert all(part.share >= 0.02 for part in parts)


def test_the_frame_has_a_row_for_each_part(found):
    assert found.frame["path"].tolist() == [part.path for part in found.combination.parts]
    assert list(found.frame) == ["path", "unit", "value", "median", "quantile", "period", "chance", "share"]


def test_the_record_has_these_keys(found):
    assert list(found.record) == [
        *("target", "event", "draws", "left_out", "missed", "error", "median", "one_in", "chance", "distance"),
        *("checked", "settled", "inputs", "luck", "others", "prim", "few"),
    ]
    assert list(found.record["inputs"][0]) == ["path", "unit", "value", "median", "quantile", "share"]


def test_runs_are_counted_as_they_are_made(plan):
    seen = []
    one(plan, "harvest@2026>=8", notice=seen.append)
    assert seen == sorted(seen)
    assert seen[0] == 2000


# What is refused


def test_all_targets_that_are_none_are_told_at_once(base):
    with pytest.raises(ScenarioError) as error:
        stress(base, ["gpd@2030>=5%", "gdp 2030", "graduate_inflow@2030=5万人"])
    assert error.value.text().splitlines() == [
        "gpd@2030>=5%: target.indicator: no such variable; did you mean 'gdp'?",
        f"gdp 2030: 'gdp 2030' {LINE}",
        f"graduate_inflow@2030=5万人: 'graduate_inflow@2030=5万人' {LINE}",
    ]


def test_money_without_prices_and_a_year_beyond_the_run_are_refused(base):
    with pytest.raises(ScenarioError) as error:
        stress(base, ["gdp@2030>=3600亿元", "gdp_growth@2050>=5%"])
    first, second = error.value.faults
    assert (first.key, second.key) == ("check.target", "check.prices_missing")
    assert {first.place, second.place} == {"gdp_growth@2050>=5%", "gdp@2030>=3600亿元"}


def test_no_target_too_few_draws_and_nothing_uncertain_are_refused(plan):
    with pytest.raises(ProjectionError) as error:
        stress(plan, draws=50)
    assert [fault.key for fault in error.value.faults] == ["stress.no_target", "stress.few_draws"]
    certain = plan.with_({"drivers.weather": 0, **dict.fromkeys((*PATHS.values(), "parameters.farm.hail"), 0)})
    with pytest.raises(ProjectionError, match="nothing is uncertain in this scenario"):
        stress(certain, "land@2026>=4")


def test_another_kind_of_argument_is_refused(plan):
    with pytest.raises(ArgumentError):
        stress("base")
    with pytest.raises(ArgumentError):
        stress(plan, [3])
