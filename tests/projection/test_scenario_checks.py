"""What is known to be wrong or odd before a run."""

from pathlib import Path

import pytest

from binjiang_sim import load
from binjiang_sim.errors import Fault, ScenarioError, folded
from binjiang_sim.projection import checked

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def warnings(changes, language="en"):
    return [fault.text(language) for fault in checked(load(SCENARIOS / "base.yaml", changes))]


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_scenarios_have_no_warning(file):
    assert checked(load(file)) == ()


def test_gdp_over_managed_people_is_refused_with_the_population_it_implies():
    scenario = load(SCENARIOS / "base.yaml", {"parameters.economy.gdp": "4140 亿元/year"})
    with pytest.raises(ScenarioError) as caught:
        checked(scenario)
    assert caught.value.text("en") == (
        "--set parameters.economy.gdp: parameters.population.gdp_per_head: GDP 414,000,000,000 over 460,000 per head "
        "implies 900,000 residents, which is the managed population (managed_population_2024: 900,000); "
        "GDP per head is counted over residents"
    )
    assert caught.value.text("zh") == (
        "--set parameters.economy.gdp: parameters.population.gdp_per_head：GDP 414,000,000,000 除以人均 460,000 "
        "得出常住人口 900,000，即管理人口（managed_population_2024：900,000）；人均产出须按常住人口计算"
    )


def test_residents_far_from_the_count_are_a_warning():
    (found,) = warnings({"parameters.economy.gdp": "1000 亿元/year"})
    assert "implies 217,391 residents, far from resident_population_2020 (503,859)" in found


def test_a_half_year_in_the_place_of_a_year_is_a_warning():
    path = "parameters.talent.base_inflow"
    assert warnings({path: "= graduate_inflow_2024_h1 / year"}) == [
        f"--set {path}: the formula 'graduate_inflow_2024_h1 / year' puts a half-year's amount where a year's "
        "belongs (person/year); divide it by the half-year's share"
    ]
    assert warnings({path: "= graduate_inflow_2024_h1 / (0.58 * year)"}) == []


@pytest.mark.parametrize(
    ("lever", "expected"),
    [
        ("{value: 0.9, start: 2034, ramp: 6}", "0.9 is intended, but at most 0.3 is delivered by the end of 2035"),
        ("{value: 0.9, start: 2040}", "starts at 2040, after the run ends with 2035, so it does nothing"),
        ("{value: 0.9, cap: 0.5}", "0.9 is intended, but at most 0.5 is delivered by the end of 2035"),
        ("{value: 0.9, start: 2036}", "starts at 2036, after the run ends with 2035, so it does nothing"),
        (
            "{pulse: {start: 2015, years: 2, to: 1}}",
            "is over by 2017, before 2023, the first year of the run, so it does nothing",
        ),
        (
            "{path: {2010: 0.5, 2020: 0.5}, after: revert}",
            "is over by 2020, before 2023, the first year of the run, so it does nothing",
        ),
        ("{path: {2026: 0.4}, after: revert}", "0.4 is intended, but at most 0 is delivered by the end of 2035"),
        ("{value: 0.9, start: 2020}", "starts at 2020, before 2023, the first year of the run"),
    ],
)
def test_a_lever_that_delivers_something_else_is_a_warning(lever, expected):
    path = "levers.talent_housing"
    assert warnings({path: lever}) == [f"--set {path}: {expected}"]


@pytest.mark.parametrize(
    "lever",
    [
        "{value: 0.9, start: 2024-Q2}",  # a step feels its share of what starts within it
        "{pulse: {start: 2026-02, years: 0.1, to: 0.9}}",
        "{value: 0.9, start: 2033, ramp: 3}",
    ],
)
def test_a_lever_that_starts_or_ends_within_a_step_is_no_warning(lever):
    assert warnings({"levers.talent_housing": lever}) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("{pulse: {start: 2040, years: 1, from: 1, to: 0.5}}", "starts at 2040, after the run ends with 2035"),
        ("{pulse: {start: 2019, years: 1, from: 1, to: 0.5}}", "is over by 2020, before 2023"),
        ("{ramp: {start: 2036, years: 2, from: 1, to: 0.5}}", "starts at 2036, after the run ends with 2035"),
    ],
)
@pytest.mark.parametrize("name", ["drivers.external_capital", "parameters.enterprises.offering_rate"])
def test_a_path_that_moves_outside_of_the_run_only_is_a_warning(name, path, expected):
    (found,) = (one for one in warnings({name: path}) if "the run" in one)
    assert found.startswith(f"--set {name}: {expected}")


def struck(*shocks):
    return warnings({"shocks": f"[{', '.join(f'{{name: s{place}, {text}}}' for place, text in enumerate(shocks))}]"})


@pytest.mark.parametrize(
    ("shock", "expected"),
    [
        ("driver: demand_gap, start: 2015, years: 2, change: -5 %", "is over by 2017, before 2023, the first year"),
        ("driver: demand_gap, start: 2020, years: 2, change: -5 %, recovery: 1", "is over by 2023, before 2023"),
        ("driver: demand_gap, start: 2036, years: 2, change: -5 %", "starts at 2036, after the run ends with 2035"),
        ("driver: external_capital, start: 2026, years: 2, factor: 1", "factor 1 changes nothing"),
        ("driver: demand_gap, start: 2026, years: 2, change: 0", "change 0 changes nothing"),
        ("driver: demand_gap, start: 2026, years: 2, change: -5 %, probability: 0", "probability 0 changes nothing"),
    ],
)
def test_a_shock_that_never_acts_is_a_warning(shock, expected):
    (found,) = struck(shock)
    assert f"shocks.s0: {expected}" in found


def test_a_shock_that_fades_into_the_run_or_may_reach_it_acts():
    assert struck("driver: demand_gap, start: 2020, years: 2, change: -5 %, recovery: 1.5") == []
    assert struck("driver: demand_gap, start: {uniform: [2020, 2023]}, years: 1, change: -5 %") == []


def test_two_shocks_that_may_act_together_are_named_with_the_rule_that_joins_them():
    halved = "driver: external_capital, start: 2026, years: 2, factor: 0.5"
    lowered = "driver: external_capital, start: {uniform: [2027, 2030]}, years: 1, change: -0.3"
    (found,) = struck(halved, lowered)
    assert found.endswith(
        "shocks.s1: may move external_capital together with shocks.s0 between 2027 and 2028; all factors multiply it, "
        "then all changes are added, whatever their order"
    )
    assert struck(halved, lowered.replace("[2027", "[2028")) == []
    assert struck(halved, lowered.replace("external_capital", "demand_gap")) == []


@pytest.mark.parametrize("month", range(1, 13))
def test_a_shock_that_begins_where_another_ends_acts_alone(month):
    """2026.0833 and a quarter of a year are not 2026.3333 to the last bit."""
    at, then = f"2026-{month:02}", f"{2026 + (month + 2) // 12}-{(month + 2) % 12 + 1:02}"
    first, second = (f"driver: demand_gap, start: {start}, years: 0.25, change: -2 %" for start in (at, then))
    assert struck(first, second) == struck(second, first) == []


@pytest.mark.parametrize(
    ("shock", "expected"),
    [
        ("change: -1.5", "falls below 0 in 100 % of the draws, first in 2026, to -0.5 at the lowest"),
        ("change: {discrete: {mild: -0.5, deep: -2}}", "falls below 0 in 50"),
    ],
)
def test_a_driver_that_cannot_be_negative_but_becomes_so_is_a_warning(shock, expected):
    (found,) = struck(f"driver: external_capital, start: 2026, years: 2, {shock}")
    assert f"drivers.external_capital: {expected}".removesuffix("0") in found
    assert struck("driver: external_capital, start: 2026, years: 2, factor: 0") == []


def test_a_driver_whose_own_path_or_luck_falls_below_its_lowest_value_is_a_warning():
    (found,) = warnings({"drivers.exchange_rate": "{path: {2023: 7, 2033: -1}}"})
    assert "drivers.exchange_rate: falls below 0 in 100 % of the draws, first in 2032" in found
    (found,) = warnings({"drivers.ipo_window": "{ar1: {sd: 1, persistence: 0.5}}"})
    assert "drivers.ipo_window: falls below 0 in" in found


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("{sd: 2 %, persistence: {normal: [0.7, 0.15]}}", "persistence: is 1 or more in 2.27 % of the draws"),
        ("{sd: 2 %, persistence: {normal: [0.2, 0.15]}}", "persistence: is below 0 in 9.12 % of the draws"),
        ("{sd: {normal: [2 %, 1 %]}, persistence: 0.4}", "sd: is below 0 in 2.27 % of the draws, which take 0"),
    ],
)
def test_numbers_of_luck_that_cannot_be_are_told_with_their_share_of_the_draws(numbers, expected):
    """The shares are those of the normal distribution, two and four thirds of a standard deviation away."""
    (found,) = warnings({"drivers.demand_gap": f"{{ar1: {numbers}}}"})
    assert f"drivers.demand_gap.{expected}" in found


def test_shares_of_a_shock_that_cannot_be_are_told():
    (found,) = struck("driver: demand_gap, start: 2026, years: {normal: [2, 1]}, change: -5 %")
    assert "shocks.s0.years: is below 0 in 2.27 % of the draws, which take 0" in found


def test_luck_that_never_fades_is_refused():
    scenario = load(SCENARIOS / "base.yaml", {"drivers.demand_gap": "{ar1: {sd: 2 %, persistence: 1}}"})
    with pytest.raises(ScenarioError, match="is 1 or more in 100 % of the draws"):
        checked(scenario)


def test_the_lag_of_the_first_year_is_that_of_the_clock():
    path = "parameters.economy.reference_lag"
    assert warnings({path: "0.25 year"}) == []
    assert warnings({path: "0.25 year", "steps_per_year": 12}) == [
        f"--set {path}: follows from the clock, 0.4583 years at 12 steps a year; the value here is not used"
    ]


def test_a_warning_is_an_error_when_strict():
    scenario = load(SCENARIOS / "base.yaml", {"levers.talent_housing": "{value: 0.9, start: 2040}"})
    with pytest.raises(ScenarioError, match="does nothing"):
        checked(scenario, strict=True)


def test_a_fault_that_repeats_over_years_is_one_line():
    years = [
        Fault("value.range_plain", {"path": f"levers.x.{year}", "found": 2, "low": 0, "high": 1}, f"f:{year}:1")
        for year in (2026, 2027, 2028)
    ]
    assert [one.text() for one in folded(years)] == [
        "f:2026:1: levers.x.2026-2028: 2 is outside the allowed range 0 to 1"
    ]


def test_growth_in_current_prices_in_the_place_of_real_growth_is_a_warning():
    path = "parameters.economy.capital_growth"
    assert warnings({path: "= rd_spending_growth_2020 / year"}) == [
        f"--set {path}: rd_spending_growth_2020 is growth in current prices, real growth belongs here"
    ]
