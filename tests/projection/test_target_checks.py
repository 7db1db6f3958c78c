"""What is wrong with targets is known before a run, with its place."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim import load
from binjiang_sim.cli import main
from binjiang_sim.errors import ScenarioError
from binjiang_sim.projection import checked, district_model, outcomes, run, target_values
from binjiang_sim.scenario.numbers import number
from binjiang_sim.scenario.targets import nearer, spelled

from ..conftest import SCENARIOS

BASE = SCENARIOS / "base.yaml"
MODEL = district_model()
DRAWS = 40


def aimed(*rows):
    """The base scenario with these targets."""
    entries = ", ".join(f"{{{row}, kind: expected, source: a plan}}" for row in rows)
    return load(BASE, {"targets": f"[{entries}]"})


def refused(row):
    """The text of the only fault of a target, without its place."""
    with pytest.raises(ScenarioError) as caught:
        checked(aimed(row))
    (fault,) = caught.value.faults
    return dataclasses.replace(fault, place="").text("en")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("indicator: gdp, period: 2030, at_least: 4000, prices: 2023", "'4000' has no unit; did you mean '4000亿元'?"),
        ("indicator: gdp, period: 2030, at_least: 4000亿, prices: 2023", "did you mean '4000亿元'?"),
        ("indicator: gdp_growth, period: 2030, at_least: 5", "'5' has no unit; did you mean '5 %'?"),
        ("indicator: gdp_growth, period: 2030, at_least: 0.05", "did you mean '5 %'?"),
        ("indicator: school_coverage, item: compulsory, period: 2030, at_least: 95", "did you mean '95 % / 9500 %'?"),
        ("indicator: school_coverage, item: compulsory, period: 2030, at_least: 1", "did you mean '1 % / 100 %'?"),
        ("indicator: graduate_inflow, period: 2030, at_least: 5万", "did you mean '5万 person'?"),
        ("indicator: school_coverage, period: 2030, at_least: 95 %", "write item: with one of preschool, compulsory"),
        ("indicator: gdp, item: industry, period: 2030, at_least: 4000亿元, prices: 2023", "gdp has no items"),
        ("indicator: gdp, period: 2030, at_least: 4000亿元, prices: now", "must be a year such as 2023"),
        (
            "indicator: gdp, period: 2030, at_least: 4000亿 current_CNY, prices: 2023",
            "so prices: 2023 cannot stand beside it",
        ),
        ("indicator: gdp, period: 2030, at_least: 4000亿元, prices: 2020", "index between 2020 and 2023 is needed"),
        ("indicator: gdp, period: 2030, at_least: 4000 元, prices: 2023", "did you mean '4000亿元'?"),
        ("indicator: gdp_growth, period: 2030, at_least: 500 %", "about 4.27 %; did you mean '5 %'?"),
        ("indicator: gdp_growth, period: 2030, at_least: 0.04 %", "did you mean '4 %'?"),
        ("indicator: listed_companies, period: 2030, at_least: 1万 enterprise", "did you mean '100 enterprise'?"),
        ("indicator: gdp_growth, period: 2023, at_least: 5 %", "gdp_growth has no figure for 2023"),
        ("indicator: gdp_growth, period: 2021, at_least: 5 %", "from 2023 to 2035 and has no period 2021"),
        ("indicator: gdp_growth, period: 2045, at_least: 5 %", "the run ends with 2035 and has no period 2045"),
        ("indicator: fdi_inflow, period: 2030, at_least: 8亿美元, prices: 2023", "fdi_inflow is no amount of CNY"),
        ("indicator: gdp_growth, period: 2030, at_least: 5 %, prices: 2023", "gdp_growth is no amount of CNY"),
    ],
)
def test_a_target_that_can_be_misread_is_refused(row, expected):
    assert expected in refused(row)


@pytest.mark.parametrize(
    "row",
    [
        "indicator: school_coverage, item: compulsory, period: 2030, at_least: 0.95",
        "indicator: school_coverage, item: compulsory, period: 2030, at_least: 95 %",
        "indicator: gdp_growth, period: 2030, at_least: 0",
        "indicator: gdp_growth, period: 2030, at_least: 0.5 %",
        "indicator: business_environment_index, period: 2030, at_least: 0.8",
        "indicator: price_level, period: 2030, at_most: 1.2",
        "indicator: fdi_inflow, period: 2030, at_least: 8亿美元",
        "indicator: fdi_inflow, period: 2030, at_least: 8亿美元, prices: current",
        "indicator: budget_revenue, period: 2030, at_least: 350亿 current_CNY",
        "indicator: budget_revenue, period: 2030, at_least: 350亿元, prices: 2023",
        "indicator: fiscal_reserve, period: 2022, at_least: 50亿元, prices: 2023",
    ],
)
def test_a_target_that_means_one_thing_is_taken(row):
    assert checked(aimed(row)) == ()


def test_money_without_its_prices_is_refused_by_check_and_run_with_the_chance_at_either(tmp_path, capsys):
    file = tmp_path / "plan.yaml"
    row = "{indicator: gdp, period: 2030, at_least: 3600亿元, kind: expected, source: a plan}"
    file.write_text(f"schema: 1\nname: Plan\nextends: {BASE}\ntargets: [{row}]\n", encoding="utf-8")
    said = set()
    for command in ("check", "run"):
        assert main([command, str(file), "--lang", "en"]) == 1
        said.add(capsys.readouterr().err.strip().rpartition(": at the")[2])
    stated = (aimed(f"{row[1:].partition(', kind')[0]}, prices: {prices}") for prices in ("2023", "current"))
    constant, current = (outcomes(run(one, draws=1000))[0].met.text("en") for one in stated)
    either = f"Write prices: 2023 (chance {constant}) or prices: current (chance {current})"
    assert said == {f" prices of which year is 3600亿元? {either}"}


@pytest.fixture(scope="module")
def nominal():
    """A run with targets at prices other than those of their figures."""
    return run(
        aimed(
            "indicator: gdp, period: 2030, at_least: 3900亿元, prices: current",
            "indicator: gdp_per_head, period: 2030, at_least: 55万元/resident, prices: current",
            "indicator: capital, period: 2030, at_least: 9000亿元, prices: current",
            "indicator: budget_revenue, period: 2030, at_least: 350亿元, prices: 2023",
            "indicator: budget_revenue, period: 2030-H1, at_least: 170亿元, prices: 2023",
        ),
        draws=DRAWS,
    )


def level(result, *periods):
    """The mean price level at the ends of some periods, (draw,)."""
    return np.mean([result.values("price_level", one) for one in periods], axis=0)


def test_an_amount_of_a_year_is_at_the_mean_prices_of_the_year_and_a_stock_at_those_of_its_end(nominal):
    mean = level(nominal, "2029", "2030-H1", "2030-H1", "2030")
    gdp, per_head, capital, year, half = nominal.scenario.targets
    for target, prices in ((gdp, mean), (per_head, mean), (capital, level(nominal, "2030")), (year, 1 / mean)):
        expected = nominal.values(target.indicator, "2030") * prices
        assert target_values(nominal, target) == pytest.approx(expected, rel=1e-12)
    expected = nominal.values("budget_revenue", "2030-H1") / level(nominal, "2029", "2030-H1")
    assert target_values(nominal, half) == pytest.approx(expected, rel=1e-12)


def test_revenue_brought_to_constant_prices_is_about_real_revenue(nominal):
    target = nominal.scenario.targets[3]
    assert target_values(nominal, target) == pytest.approx(nominal.values("real_budget_revenue", "2030"), rel=0.02)


def test_hits_counted_in_the_run_are_those_of_its_draws(nominal):
    for one in outcomes(nominal):
        values = target_values(nominal, one.target)
        assert one.met.hits == np.count_nonzero(values >= one.target.value)
        assert one.median == np.median(values)


@settings(deadline=None)
@given(st.sampled_from(["gdp", "gdp_growth", "graduate_inflow", "gdp_per_head"]), st.floats(1e-3, 1e12))
def test_a_value_as_it_is_spelled_is_read_as_that_value(indicator, value):
    equation = MODEL.equations[indicator]
    assert number(spelled(equation, value), equation.reported_unit, "", "") == pytest.approx(value, rel=1e-5)


@given(st.floats(0.2, 5), st.sampled_from([1e-8, 1e-4, 1e-2, 1e2, 1e4, 1e8]))
def test_a_slip_by_powers_of_ten_is_answered_with_a_value_near_the_median(share, slip):
    equation = MODEL.equations["gdp"]
    found = number(nearer(equation, 3e11 * share * slip, 3e11), "CNY", "", "")
    assert 0.05 < found / 3e11 < 20


def test_a_target_that_another_model_does_not_have_is_refused():
    scenario = aimed("indicator: gdp_growth, period: 2030, at_least: 5 %")
    target = dataclasses.replace(scenario.targets[0], indicator="gdp_growht", place="")
    with pytest.raises(ScenarioError, match=r"targets\.0\.indicator: no such variable; did you mean 'gdp_growth'"):
        checked(dataclasses.replace(scenario, targets=(target,)))
