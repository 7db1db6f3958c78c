import numpy as np
import pytest

from binjiang_sim.sectors import economy

from .by_hand import since, stated


def test_weights_of_activities_are_scaled_to_one():
    shares = economy.activity_share_start(stated(economy, activity_weight=[30, 60, 10]))
    assert shares.tolist() == [0.3, 0.6, 0.1]


def test_gdp_growth_at_the_start_is_the_weighted_growth_of_activities():
    p = stated(economy, recent_growth=[0.07, 0.05, 0.0], recent_growth_error=[0.01, 0.0, 0.02])
    # 0.3 x 0.08 + 0.6 x 0.05 + 0.1 x 0.02 = 0.024 + 0.030 + 0.002
    assert economy.gdp_growth_start(p, [0.3, 0.6, 0.1]) == pytest.approx(0.056)


def test_output_at_the_start_lets_the_first_year_sum_to_its_gdp():
    p = stated(economy, gdp=249.0, reference_lag=0.25)
    # 249 / (1 + 0.04 x 0.25) = 246.5347; half-year steps of 246.5347 and 246.5347 x 1.02 have the mean 249.0
    value_added = economy.value_added_start(p, 1.0, 0.04)
    assert value_added == pytest.approx(246.5347, abs=1e-4)
    assert value_added * (1 + 1.02) / 2 == pytest.approx(249.0)


def test_the_first_years_gdp_is_a_parameter_for_other_sectors():
    assert economy.reference_gdp(stated(economy, gdp=249e9)) == 249e9


def test_labour_gets_what_capital_and_land_leave():
    p = stated(economy, capital_elasticity=0.38, land_elasticity=0.08)
    assert economy.labour_elasticity(p) == pytest.approx(0.54)


def test_capital_and_investment_follow_from_the_capital_output_ratio():
    p = stated(economy, capital_output=1.2, depreciation=0.1, capital_growth=0.05)
    assert economy.capital_start(p, [100.0, 150.0]) == pytest.approx(300)
    # 1.2 x (0.10 + 0.05): what keeps 1.2 units of capital for one of output growing by 5 %
    assert economy.investment_rate(p) == pytest.approx(0.18)
    assert economy.investment(0.18, 250.0) == pytest.approx(45)
    assert economy.capital_depreciation(p, 300.0) == pytest.approx(30)
    assert economy.capital(45.0, 2.0, 30.0) == pytest.approx(17)


def test_the_contribution_of_inputs_adds_capital_labour_education_and_crowding():
    p = stated(economy, capital_elasticity=0.4, capital_growth=0.05, graduate_elasticity=0.1, crowding_elasticity=0.2)
    # 0.4 x 5 % + 0.5 x 2 % + 0.1 x 1 % - 0.2 x 1.5 % = 2.0 + 1.0 + 0.1 - 0.3 = 2.8 %
    assert economy.input_growth_start(p, 0.5, 0.02, 0.01, 0.015) == pytest.approx(0.028)


def test_the_trend_is_what_published_growth_leaves():
    p = stated(
        economy,
        recent_growth=[0.075, 0.049],
        recent_growth_error=[0.005, 0.0],
        knowledge_elasticity=0.1,
        environment_elasticity=0.15,
    )
    # named causes: 2.8 % inputs + 0.1 x 6 % knowledge + 0.15 x 2 % environment + 0.1 % composition + data (0, 0.2 %)
    # industry 8.0 - 2.8 - 0.6 - 0.3 - 0.1 = 4.2 %; services 4.9 - 3.8 - 0.2 = 0.9 %
    found = economy.trend_growth_start(p, 0.028, 0.06, 0.02, 0.001, np.array([0.0, 0.002]))
    assert found == pytest.approx([0.042, 0.009])


def test_trend_productivity_starts_at_one_and_grows_at_its_rate():
    assert economy.trend_productivity_start(np.array([0.3, 0.7])).tolist() == [1, 1]
    assert economy.trend_gain(1.2, 0.05) == pytest.approx(0.06)
    assert economy.trend_productivity(0.06) == 0.06


def test_the_excess_growth_of_the_trend_halves_in_its_half_life():
    p = stated(economy, trend_long_run=0.008, trend_half_life=6.0)
    # (4.2 % - 0.8 %) x ln 2 / 6 = 3.4 % x 0.115525 = 0.39278 points a year
    assert economy.trend_slowing(p, 0.042) == pytest.approx(0.0039278, rel=1e-4)
    assert economy.trend_growth(0.0039278) == -0.0039278
    excess = 0.034
    for _ in range(6000):  # six years in thousandths of a year
        excess -= economy.trend_slowing(p, 0.008 + excess) / 1000
    assert excess == pytest.approx(0.017, rel=1e-3)


def test_inputs_multiply_with_their_elasticities():
    p = stated(economy, capital_elasticity=0.5, graduate_elasticity=0.5, crowding_elasticity=1.0)
    # capital x 4 -> 2; workforce x 9 with 0.5 -> 3; graduate share x 1.44 -> 1.2; crowding x 1.25 -> / 1.25
    found = economy.input_index(p, 0.5, *since(400, 100), 9.0, *since(0.72, 0.5), *since(1.25, 1.0))
    assert found == pytest.approx(2 * 3 * 1.2 / 1.25)


def test_productivity_multiplies_its_causes():
    p = stated(economy, knowledge_elasticity=0.5, environment_elasticity=2.0)
    # trend 1.1 x (4)^0.5 x (1.1)^2 x 1.01 x 1.0 x 1.02
    found = economy.productivity_index(p, 1.1, *since(400, 100), *since(1.1, 1.0), 1.01, 1.0, 1.02)
    assert found == pytest.approx(1.1 * 2 * 1.21 * 1.01 * 1.02)


def test_demand_and_value_added_multiply():
    assert economy.market_demand(-0.02, 1.01, 1.0) == pytest.approx(0.9898)
    assert economy.value_added(100.0, 1.1, 1.2, 0.9898) == pytest.approx(130.6536)


def test_gdp_is_the_sum_of_activities():
    assert economy.gdp([83.7, 157.8, 7.5]) == pytest.approx(249.0)


def test_a_district_that_starts_without_workers_stays_at_nothing():
    p = stated(economy, least_workforce=1, least_gdp=1)
    assert economy.workforce_ratio(p, *since(561_000, 510_000)) == pytest.approx(1.1)
    assert economy.workforce_ratio(p, *since(0, 0)) == 0
    assert economy.workforce_ratio(p, *since(22_500, 0)) == 0
    assert economy.gdp_ratio(p, *since(300e9, 250e9)) == pytest.approx(1.2)
    assert economy.gdp_ratio(p, *since(0, 0)) == 0


def test_the_first_half_year_carries_its_share_of_the_year():
    p = stated(economy, first_half_share=0.48)
    # 1 + (0.96 - 1) = 0.96 in the first half and 1.04 in the second
    assert [economy.output_season(p, half) for half in (1, -1)] == pytest.approx([0.96, 1.04])


def test_gdp_per_head_is_over_residents():
    assert economy.gdp_per_head(249.1e9, 536_000) == pytest.approx(464_739, abs=1)
