import numpy as np
import pytest

from binjiang_sim.engine.functions import labelled
from binjiang_sim.sectors import economy

from .by_hand import since, stated


def test_weights_of_activities_are_scaled_to_one():
    shares = economy.activity_share_start(stated(economy, activity_weight=[30, 60, 10]))
    assert shares.tolist() == [0.3, 0.6, 0.1]


def test_recent_growth_weighs_three_published_years_and_draws_them_towards_what_was_expected():
    years = {"growth_latest": 0.08, "growth_before": 0.02, "growth_earlier": 0.11}
    p = stated(
        economy, weight_latest=0.5, weight_before=0.3, weight_published=0.75, path_growth=0.06, path_margin=0.01,
        growth_error=0.01, activity_excess=[0.02, -0.01], recent_growth_error=[0.0, 0.003], **years,
    )  # fmt: skip
    # 0.5 x 8 % + 0.3 x 2 % + 0.2 x 11 % = 6.8 %
    assert economy.filtered_growth(p) == pytest.approx(0.068)
    # 0.75 x 6.8 % + 0.25 x 7 % + 1 % = 7.85 %, industry 2 above, services 1 - 0.3 below
    assert economy.recent_growth(p, 0.068) == pytest.approx([0.0985, 0.0715])


def test_gdp_growth_at_the_start_is_the_weighted_growth_of_activities():
    # 0.3 x 8 % + 0.6 x 5 % + 0.1 x 2 %
    assert economy.gdp_growth_start(np.array([0.3, 0.6, 0.1]), np.array([0.08, 0.05, 0.02])) == pytest.approx(0.056)


def test_output_at_the_start_lets_the_first_year_sum_to_its_gdp():
    p = stated(economy, gdp=249.0, reference_lag=0.25)
    # 249 / (1 + 0.04 x 0.25) = 246.5347; half-year steps of 246.5347 and 246.5347 x 1.02 have the mean 249.0
    value_added = economy.value_added_start(p, 1.0, 0.04)
    assert value_added == pytest.approx(246.5347, abs=1e-4)
    assert value_added * (1 + 1.02) / 2 == pytest.approx(249.0)


def test_the_first_years_gdp_is_a_parameter_for_other_sectors():
    assert economy.reference_gdp(stated(economy, gdp=249e9)) == 249e9


def test_labour_gets_what_capital_and_work_floor_leave():
    p = stated(economy, capital_elasticity=0.38, floor_elasticity=0.08)
    assert economy.labour_elasticity(p) == pytest.approx(0.54)


def test_capital_and_the_starting_investment_rate_follow_from_the_capital_output_ratio():
    p = stated(economy, capital_output=1.2, depreciation=0.1, capital_growth=0.05, least_capital=0)
    assert economy.capital_start(p, [100.0, 150.0]) == pytest.approx(300)
    # 1.2 x (0.10 + 0.05): what keeps 1.2 units of capital for one of output growing by 5 %
    assert economy.investment_rate(p) == pytest.approx(0.18)
    assert economy.capital_ratio(p, *since(330, 300)) == pytest.approx(1.1)
    assert economy.capital_depreciation(p, 300.0) == pytest.approx(30)
    assert economy.capital_destruction(300.0, 0.1) == pytest.approx(30)
    assert economy.capital(45.0, 2.0, 30.0, 10.0) == pytest.approx(7)


def test_investment_answers_what_a_unit_of_capital_yields_up_to_a_limit():
    p = stated(economy, return_response=0.5, most_invested=0.3)
    # output x 1.44 on capital x 1: a rate of 0.2 x 1.44^0.5 = 0.24 of 250
    assert economy.investment(p, 0.2, 250.0, 1.44, 1.0) == pytest.approx(60)
    assert economy.investment(p, 0.2, 250.0, 1.0, 1.44) == pytest.approx(250 * 0.2 / 1.2)
    assert economy.investment(p, 0.2, 250.0, 9.0, 1.0) == pytest.approx(75)


def test_the_contribution_of_inputs_adds_capital_labour_education_and_floor():
    p = stated(economy, capital_elasticity=0.4, capital_growth=0.05, graduate_elasticity=0.1, floor_elasticity=0.1)
    # 0.4 x 5 % + 0.5 x 2 % + 0.1 x 1 % + 0.1 x 1.5 % = 2.0 + 1.0 + 0.1 + 0.15
    assert economy.input_growth_start(p, 0.5, 0.02, 0.01, 0.015) == pytest.approx(0.0325)


def test_the_contribution_of_ideas_adds_knowledge_environment_and_renewal():
    p = stated(economy, knowledge_elasticity=0.1, environment_elasticity=0.15)
    # 0.1 x 6 % + 0.15 x 2 % + 0.4 %
    assert economy.ideas_growth_start(p, 0.06, 0.02, 0.004) == pytest.approx(0.013)


def test_named_growth_adds_every_cause_and_what_residents_spend():
    p = stated(economy, local_share=[0.0, 0.1])
    # 3 % + 1.3 % + 0.1 %, services 0.2 % from data and 0.1 x 2 % from residents
    found = economy.named_growth_start(p, 0.03, 0.013, 0.001, np.array([0.0, 0.002]), 0.02)
    assert found == pytest.approx([0.044, 0.048])


def test_the_trend_is_what_recent_growth_leaves_and_settles_no_higher_than_it_starts():
    found = economy.trend_growth_start(np.array([0.08, 0.04]), np.array([0.044, 0.048]))
    assert found == pytest.approx([0.036, -0.008])
    assert economy.trend_rest(stated(economy, trend_long_run=0.005), found) == pytest.approx([0.005, -0.008])


def test_trend_productivity_starts_at_one_and_grows_at_its_rate():
    assert economy.trend_productivity_start(np.array([0.3, 0.7])).tolist() == [1, 1]
    assert economy.trend_gain(1.2, 0.05) == pytest.approx(0.06)
    assert economy.trend_productivity(0.06) == 0.06


def test_the_excess_growth_of_the_trend_halves_in_its_half_life():
    p = stated(economy, trend_half_life=6.0)
    # (4.2 % - 0.8 %) x ln 2 / 6 = 3.4 % x 0.115525 = 0.39278 points a year
    assert economy.trend_slowing(p, 0.042, 0.008) == pytest.approx(0.0039278, rel=1e-4)
    assert economy.trend_growth(0.0039278) == -0.0039278
    excess = 0.034
    for _ in range(6000):  # six years in thousandths of a year
        excess -= economy.trend_slowing(p, 0.008 + excess, 0.008) / 1000
    assert excess == pytest.approx(0.017, rel=1e-3)


def test_inputs_multiply_with_their_elasticities():
    p = stated(
        economy,
        capital_elasticity=0.5,
        graduate_elasticity=0.5,
        firm_elasticity=0.5,
        floor_elasticity=0.5,
        least_floor=0,
    )
    floor = [labelled([now, 5.0], ("work", "housing")) for now in (12.1, 10.0)]
    # capital x 4 -> 2; workforce x 9 -> 3; graduate share x 1.44 -> 1.2; firms x 0.81 -> 0.9; work floor x 1.21 -> 1.1
    found = economy.input_index(p, 0.5, 4.0, 9.0, *since(0.72, 0.5), *floor, 0.81)
    assert found == pytest.approx(2 * 3 * 1.2 * 0.9 * 1.1)


def test_productivity_multiplies_its_causes():
    p = stated(economy, knowledge_elasticity=0.5, environment_elasticity=2.0)
    # 4^0.5 x 1.1^2
    assert economy.ideas_gain(p, 4.0, *since(1.1, 1.0)) == pytest.approx(2.42)
    assert economy.productivity_index(1.1, 2.42, 1.02, 1.01, 1.0, 1.02) == pytest.approx(
        1.1 * 2.42 * 1.02 * 1.01 * 1.02
    )


def test_demand_is_the_cycle_the_activities_luck_visitors_trade_and_residents():
    p = stated(economy, is_industry=[1, 0, 0], is_services=[0, 1, 0], local_share=[0, 0.5, 0])
    assert economy.business_cycle(-0.01, -0.01) == pytest.approx(0.98)
    assert economy.business_cycle(-0.5, -0.8) == 0  # demand is never below nothing
    found = economy.outside_demand(p, 0.98, 0.05, -0.02, np.array([1, 1.01, 1]), np.array([1.0, 1, 1]))
    assert found == pytest.approx([0.98 * 1.05, 0.98 * 0.98 * 1.01, 0.98])
    assert economy.local_demand(p, *since(605_000, 500_000)) == pytest.approx([1, 1.1, 1])
    assert economy.drawn_demand(0.98, 1.1, 0.9) == pytest.approx(0.98 * 1.1 * 0.9)
    assert economy.market_demand(0.98, 0.05) == pytest.approx(1.029)
    assert economy.market_demand(0.98, -1.5) == 0


def test_competitors_answer_demand_that_stays_away_from_normal():
    p = stated(economy, position_years=5)
    assert economy.market_position_start(np.array([0.3, 0.7])).tolist() == [1, 1]
    # demand a tenth above normal costs a fiftieth of the position a year
    assert economy.position_change(p, 1.1, 0.9) == pytest.approx(-0.018)
    assert economy.market_position(-0.018) == -0.018


def test_output_cannot_outrun_capacity():
    p = stated(economy, headroom=0.08)
    assert economy.utilisation(p, 0.95) == 0.95
    assert economy.utilisation(p, 2.0) == pytest.approx(1.08)
    assert economy.potential_output(100.0, 1.1, 1.2) == pytest.approx(132)
    assert economy.value_added(132.0, 0.95, 0.0, 0.0) == pytest.approx(125.4)


def test_a_half_year_that_is_known_is_what_was_published():
    p = stated(economy, known_length=0.5, known_growth=[0.075, 0.049])
    start = np.array([84.0, 158.0])
    assert economy.recorded_output_start(p, start).tolist() == [0, 0]
    assert economy.output_recording(84.0, 1.0) == 84
    assert economy.recorded_output(42.0) == 42
    # 42 in half a year is a rate of 84, times 1.075
    known = economy.known_output(p, np.array([42.0, 79.0]))
    assert known == pytest.approx([90.3, 165.742])
    share = economy.known_share(np.array([42.0, 0.0]), 1.0)
    assert share.tolist() == [1, 0]  # nothing is known without a record
    assert economy.value_added(np.array([88.0, 160.0]), 1.0, share, known) == pytest.approx([90.3, 160])


def test_a_known_half_year_reveals_how_demand_deviates_and_that_fades():
    p = stated(economy, known_length=0.5, known_years=2, least_gdp=1)
    assert economy.revealed_gap_start(np.array([0.3, 0.7])).tolist() == [0, 0]
    # 90.3 where 86 x 1.05 = 90.3 x 1.0 was drawn: nothing; where 86 x 1.0 was: 5 % within half a year
    assert economy.gap_revealing(p, 1.0, 90.3, 86.0, 1.05) == pytest.approx(0)
    assert economy.gap_revealing(p, 1.0, 90.3, 86.0, 1.0) * 0.5 == pytest.approx(0.05)
    assert economy.gap_revealing(p, 1.0, 90.3, 0.0, 1.0) == 2  # at most as much again as was drawn, within half a year
    assert economy.gap_fading(p, 0.05, 0.0) == pytest.approx(0.025)
    assert economy.gap_fading(p, 0.05, 1.0) == 0
    assert economy.revealed_gap(0.1, 0.025) == pytest.approx(0.075)


def test_gdp_is_the_sum_of_activities():
    assert economy.gdp([83.7, 157.8, 7.5]) == pytest.approx(249.0)


def test_a_district_that_starts_without_workers_stays_at_nothing():
    p = stated(economy, least_workforce=1, least_gdp=1)
    assert economy.workforce_ratio(p, *since(561_000, 510_000)) == pytest.approx(1.1)
    assert economy.workforce_ratio(p, *since(0, 0)) == 0
    assert economy.workforce_ratio(p, *since(22_500, 0)) == 0
    assert economy.gdp_ratio(p, *since(300e9, 250e9)) == pytest.approx(1.2)
    assert economy.gdp_ratio(p, *since(0, 0)) == 1


def test_a_census_may_revise_the_level():
    assert economy.revised_gdp(stated(economy, level_revision=0.02), 250.0) == pytest.approx(255)


def test_the_first_half_year_carries_its_share_of_the_year():
    p = stated(economy, first_half_share=0.48)
    # 1 + (0.96 - 1) = 0.96 in the first half and 1.04 in the second
    assert [economy.output_season(p, half) for half in (1, -1)] == pytest.approx([0.96, 1.04])


def test_gdp_per_head_is_over_residents():
    assert economy.gdp_per_head(249.1e9, 536_000) == pytest.approx(464_739, abs=1)
