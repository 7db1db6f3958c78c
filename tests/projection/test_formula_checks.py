"""Prices of other years in formulas, and what carries a figure from year to year."""

from pathlib import Path

import pytest

from binjiang_sim import load
from binjiang_sim.projection import problems

BASE = Path(__file__).parents[2] / "scenarios" / "base.yaml"
GDP = "parameters.economy.gdp"


def kinds(changes):
    return [fault.key for fault in problems(load(BASE, changes))[1]]


@pytest.mark.parametrize(
    "formula",
    [
        "gdp_2020 * 1.4 / year",
        "(gdp_2020 + gdp_2023_h1 / 2) / year",
        "gdp_2020 * gdp_2020 / gdp_2018 / year",
    ],
)
def test_an_amount_in_prices_of_another_year_is_odd(formula):
    assert "check.prices" in kinds({GDP: f"= {formula}"})


@pytest.mark.parametrize(
    "formula",
    [
        "gdp_2023_h1 / 0.47 / year",
        "gdp_2020 * (1 + 0.08) ** 3 / year",
        "gdp_2020 * (1 + gdp_growth_2021) * 1.1 / year",
        "gdp_2020 * gdp_2023_h1 / gdp_2020_h1 / year",
    ],
)
def test_growth_a_power_or_a_ratio_of_amounts_carries_it_over(formula):
    assert kinds({GDP: f"= {formula}"}) == []


def test_a_ratio_of_amounts_of_one_year_has_no_price():
    assert kinds({"parameters.innovation.rd_intensity": "= rd_spending_2020 / gdp_2020"}) == []
