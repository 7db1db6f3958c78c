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
        ("{value: 0.9, start: 2024-Q2}", "starts at 2024.25, but the steps of the run deliver it from 2024.5"),
        ("{value: 0.9, start: 2020}", "starts at 2020, before 2023, the first year of the run"),
    ],
)
def test_a_lever_that_delivers_something_else_is_a_warning(lever, expected):
    path = "levers.talent_housing"
    assert warnings({path: lever}) == [f"--set {path}: {expected}"]


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
