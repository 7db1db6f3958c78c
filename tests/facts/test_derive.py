import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.errors import FactError
from binjiang_sim.facts import evaluate, published
from binjiang_sim.facts.derive import written

LEDGER = published()


def refused(formula, language="en"):
    with pytest.raises(FactError) as caught:
        evaluate(formula, LEDGER)
    return caught.value.text(language).splitlines()


def test_gdp_of_2023_follows_from_the_first_half_and_the_share_of_the_city():
    derived = evaluate("gdp_2023_h1 / (hangzhou_gdp_2023_h1 / hangzhou_gdp_2023)", LEDGER)
    assert derived.value / 1e9 == pytest.approx(119.26 * 20059 / 9602, abs=1e-9)
    assert derived.value / 1e9 == pytest.approx(249.1, abs=0.1)
    assert derived.powers == {"CNY": 1}
    assert derived.facts == ("gdp_2023_h1", "hangzhou_gdp_2023_h1", "hangzhou_gdp_2023")


def test_residents_follow_from_gdp_and_gdp_per_head():
    derived = evaluate("gdp_2023_h1 / (hangzhou_gdp_2023_h1 / hangzhou_gdp_2023) / gdp_per_head_2023", LEDGER)
    assert derived.value == pytest.approx(0.54e6, abs=0.005e6)
    assert derived.powers == {"resident": 1}


def test_residents_implied_by_gdp_per_head_lie_above_the_census():
    implied = evaluate("gdp_2023_h1 / (hangzhou_gdp_2023_h1 / hangzhou_gdp_2023) / gdp_per_head_2023", LEDGER)
    assert 1 < implied.value / LEDGER["resident_population_2020"].model_value < 1.1


def test_industry_is_a_third_of_output_in_the_first_half_of_2023():
    derived = evaluate("industry_value_added_2023_h1 / gdp_2023_h1", LEDGER)
    assert derived.value == pytest.approx(400.7 / 1192.6)
    assert derived.powers == {}


def test_growth_of_2020_follows_from_the_mean_of_two_years_and_the_second():
    derived = evaluate("(1 + gdp_growth_2019_2021 * year) ** 2 / (1 + gdp_growth_2021) - 1", LEDGER)
    assert derived.value == pytest.approx(1.092**2 / 1.113 - 1)


def test_research_spending_of_2020_over_output_is_the_published_intensity():
    derived = evaluate("rd_spending_2020 / gdp_2020", LEDGER)
    assert derived.value == pytest.approx(LEDGER["rd_intensity_2020"].model_value, abs=1e-4)


def test_two_years_of_growth_before_2021_agree_with_the_plan_and_the_report():
    five_years = evaluate("(1 + gdp_growth_2015_2020 * year) ** 5", LEDGER).value
    growth = [LEDGER[f"gdp_growth_{year}"].model_value for year in range(2016, 2020)]
    chained = math.prod(1 + rate for rate in growth) * evaluate("1.092 ** 2 / (1 + gdp_growth_2021)", LEDGER).value
    assert chained == pytest.approx(five_years, rel=0.01)


def test_the_patent_stock_follows_from_patents_per_resident():
    derived = evaluate("patents_per_10k_residents_2022 * 525000 * resident", LEDGER)
    assert derived.value == pytest.approx(31_400, abs=10)
    assert derived.powers == {"patent": 1}


def test_a_base_unit_stands_for_one_of_it():
    derived = evaluate("graduate_inflow_2024_h1 / (0.58 * year)", LEDGER)
    assert derived.value == pytest.approx(26_000 / 0.58)
    assert derived.powers == {"person": 1, "year": -1}


def test_a_fact_named_twice_is_listed_once():
    assert evaluate("gdp_2020 + gdp_2019 - gdp_2020", LEDGER).facts == ("gdp_2020", "gdp_2019")


def test_a_power_raises_the_units():
    assert evaluate("land_area ** 2 / land_area ** -1", LEDGER).powers == {"m2": 3}
    assert evaluate("(gdp_2020 * gdp_2019) ** 0.5", LEDGER).powers == {"CNY": 1}


def test_powers_are_written_as_a_unit():
    assert written({"CNY": 1, "resident": -1}) == "CNY/resident"
    assert written({"m2": 2, "CNY": 1, "year": -2}) == "m2^2*CNY/year^2"
    assert written({"year": -1}) == "1/year"
    assert written({}) == "1"


numbers = st.floats(min_value=0.001, max_value=1000, allow_nan=False).map(repr)
expressions = st.recursive(
    numbers | st.integers(min_value=0, max_value=99).map(str),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("{} {} {}".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("-{}".format, inner),
        st.builds("({}) ** {}".format, inner, st.integers(min_value=-3, max_value=3)),
    ),
    max_leaves=8,
)


@given(expressions)
def test_a_formula_on_numbers_equals_the_arithmetic_of_the_language(expression):
    try:
        expected = float(eval(expression))
    except (ZeroDivisionError, OverflowError):
        assert refused(expression)
        return
    assert evaluate(expression, LEDGER).value == pytest.approx(expected, rel=1e-12)


def test_adding_different_units_is_refused():
    assert refused("gdp_2020 + employees_2017") == [
        "formula 'gdp_2020 + employees_2017': 'gdp_2020 + employees_2017' adds or subtracts CNY and person"
    ]


def test_residents_and_managed_persons_do_not_add():
    assert refused("managed_population_2024 - resident_population_2020", "zh") == [
        "公式“managed_population_2024 - resident_population_2020”："
        "“managed_population_2024 - resident_population_2020”把 managed_person 与 resident 相加减"
    ]


def test_all_faults_of_a_formula_come_at_once():
    assert refused("gdp_2220 + (1 + land_area) * abs(gdp_2020) / 0 + 1 / 0") == [
        "no fact 'gdp_2220'; did you mean 'gdp_2022'?",
        "formula 'gdp_2220 + (1 + land_area) * abs(gdp_2020) / 0 + 1 / 0': '1 + land_area' adds or subtracts 1 and m2",
        "formula 'gdp_2220 + (1 + land_area) * abs(gdp_2020) / 0 + 1 / 0': 'abs(gdp_2020)' is not allowed; "
        "use numbers, names of facts or units, + - * / ** and brackets",
        "formula 'gdp_2220 + (1 + land_area) * abs(gdp_2020) / 0 + 1 / 0': '1 / 0' does not give a finite real number",
    ]


@pytest.mark.parametrize(
    "part",
    [
        "gdp_2020.value",
        "abs(1)",
        "[1]",
        "1 < 2",
        "'text'",
        "True",
        "1j",
        "1 if 2 else 3",
        "7 % 2",
        "7 // 2",
        "not 1",
        "~1",
    ],
)
def test_anything_but_arithmetic_is_refused(part):
    assert refused(part) == [
        f"formula '{part}': '{part}' is not allowed; use numbers, names of facts or units, + - * / ** and brackets"
    ]


def test_a_part_that_is_not_allowed_is_told_in_chinese():
    assert refused("open(1)", "zh") == ["公式“open(1)”：不允许“open(1)”；只能用数、数据名、单位名、+ - * / ** 和括号"]


@pytest.mark.parametrize(
    "formula", ["", "1 +", "gdp_2020 gdp_2019", "x = 1", "1\x00", pytest.param("-" * 100_000 + "1", id="deep")]
)
def test_what_is_no_expression_is_refused(formula):
    assert refused(formula)[0] == f"formula '{formula}' cannot be read"


@pytest.mark.parametrize("formula", ["1 / 0", "10.0 ** 999", "(0 - 1) ** 0.5", "1e999", "9 ** 9 ** 9 ** 9", "0 ** -1"])
def test_a_formula_without_a_finite_real_value_is_refused(formula):
    assert refused(formula)[0].endswith("does not give a finite real number")


@pytest.mark.parametrize("formula", ["2 ** land_area", "land_area ** 0.3", "(land_area * land_area) ** 1e308"])
def test_a_power_that_makes_no_unit_is_refused(formula):
    assert refused(formula) == [
        f"formula '{formula}': the power in '{formula}' must be a number without unit that leaves whole powers of units"
    ]
