"""The list of inputs: named choices, shocks and their times."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.projection import district_model
from binjiang_sim.report.content import inputs, tables
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import load

from ..conftest import SCENARIOS

CHANGES = {
    "levers.school_building": "{discrete: {slow: 20 %, fast: 80 %}, weights: {slow: 1, fast: 3}, why: two offers}",
    "shocks": "[{name: slump, driver: demand_gap, start: {discrete: {early: 2026, late: 2028-H2}}, window: 3, "
    "probability: 8 %/year, years: {uniform: [1, 3]}, change: -4 %, why: twelve years}]",
}


@pytest.fixture(scope="module")
def result(base):
    """A result of the base scenario that was asked with a named choice and a shock left to chance."""
    return replace(base, scenario=load(SCENARIOS / "base.yaml", district_model(), CHANGES))


def shown(result, language, reason):
    """Label, details and values of the inputs that give this reason."""
    every = [one for _, found in inputs.listed(result, ("assumption",), language) for one in found]
    return [(one.label, *part) for one in every if one.reason == reason for part in one.values]


@pytest.mark.parametrize(
    ("language", "label", "shown_as"),
    [
        ("en", "School building", "slow 0.2 (25%), fast 0.8 (75%)"),
        ("zh", "学校建设", "slow 0.2（25%）、fast 0.8（75%）"),
    ],
)
def test_named_choices_keep_their_names_and_chances(result, language, label, shown_as):
    ((found, _, value),) = shown(result, language, "two offers")
    assert found == label
    assert value == shown_as


def test_the_table_of_inputs_has_the_choices_in_a_column(result):
    (row,) = [one for one in tables.input_rows(result) if one["input"].startswith("levers.school_building")]
    assert row["choices"] == "slow 0.2 (25%); fast 0.8 (75%)"


def test_a_shock_is_listed_number_by_number(result):
    assert shown(result, "en", "twelve years") == [
        ("Demand gap (slump)", "chance to strike in each of 3 years", "8 % per year"),
        ("Demand gap (slump)", "start", "early 2026 (50%), late mid-2028 (50%)"),
        ("Demand gap (slump)", "duration", "2 [1.2, 2.8] years"),
        ("Demand gap (slump)", "change", "-0.04"),
    ]


def test_shocks_have_a_section_of_their_own_in_both_languages(result):
    for language, name in (("en", "Shocks"), ("zh", "冲击")):
        assert name in dict(inputs.listed(result, ("assumption",), language))


def given_of(distribution, path="talent.programme_effect"):
    change = {f"parameters.{path}": f"{{{distribution}, status: assumption, why: a test}}"}
    scenario = load(SCENARIOS / "base.yaml", district_model(), change)
    return scenario.parameters[path]


def test_an_interval_that_begins_at_zero_is_shown_from_zero(result):
    drawn = given_of("interval80: [0, 0.05, 0.25]")
    assert inputs.value(drawn, "en") == "0.05 [0, 0.25]"


def test_a_number_that_is_small_by_itself_is_no_dust():
    drawn = given_of("uniform: [1e-9, 2e-9]", "talent.attractiveness_elasticity")
    assert inputs.value(drawn, "en") == "1.5e-09 [1.1e-09, 1.9e-09]"


@pytest.mark.parametrize(
    ("kind", "numbers"), [("normal", (0.05, 0.2)), ("interval80", (0.001, 0.05, 0.9)), ("uniform", (0.0, 1.0))]
)
def test_the_points_shown_of_an_input_are_those_of_its_draws(result, kind, numbers):
    name = "talent.programme_effect"
    stated = given_of("uniform: [0, 1]")
    drawn = replace(stated, value=replace(stated.value, kind=kind, numbers=numbers))
    scenario = replace(result.scenario, parameters={**result.scenario.parameters, name: drawn})
    values = sample(scenario, result.model, DrawRange(0, 20_000)).parameters[name]
    found = inputs.points(drawn, inputs.bounds(result, f"parameters.{name}"))
    assert found == pytest.approx(tuple(np.quantile(values, inputs.EDGES)), abs=0.02)
    assert found[0] >= result.model.parameters[name].low


@pytest.mark.parametrize(
    ("time", "expected"),
    [("2026", "2026"), ("2026.5", "mid-2026"), ("2026.25", "April 2026"), ("2026.08", "February 2026")],
)
def test_the_point_of_a_path_is_named_by_its_month_whatever_the_step(result, time, expected):
    """A stream is named after its time with two decimals of the year."""
    assert inputs.label(result, f"drivers.ipo_window@{time}", "en")[1] == expected
