import numpy as np
import pytest

from binjiang_sim.sectors import talent

from .by_hand import since, stated


def test_the_stock_of_graduates_is_split_by_age():
    p = stated(talent, graduates=310_000, young_share=0.6, other_workers=200_000)
    assert talent.young_graduates_start(p) == pytest.approx(186_000)
    assert talent.experienced_graduates_start(p) == pytest.approx(124_000)
    assert talent.other_workers_start(p) == 200_000
    assert talent.workforce(186_000, 124_000, 200_000) == 510_000


def test_the_leaving_rate_balances_arrivals_retirement_stock_and_growth():
    p = stated(talent, graduate_growth=0.035, experienced_leaving=0.5, retirement_rate=0.025, least_persons=1)
    # (45 000 - 3.5 % x 310 000 - 2.5 % x 124 000) / (186 000 + 0.5 x 124 000) = 31 050 / 248 000
    assert talent.young_leaving_rate(p, 45_000, 186_000, 124_000) == pytest.approx(0.125202, rel=1e-5)


def test_nobody_leaves_where_nobody_is():
    p = stated(talent, graduate_growth=0.035, experienced_leaving=0.5, retirement_rate=0.025, least_persons=1)
    assert talent.young_leaving_rate(p, 45_000, 0.0, 0.0) == 0


def test_too_few_arrivals_mean_that_nobody_leaves():
    p = stated(talent, graduate_growth=0.2, experienced_leaving=0.5, retirement_rate=0.025, least_persons=1)
    assert talent.young_leaving_rate(p, 45_000, 186_000, 124_000) == 0  # growth of 62 000 would need more


def test_growth_of_the_workforce_and_of_the_graduate_share_at_the_start():
    p = stated(talent, graduate_growth=0.051, least_persons=1)
    # 5.1 % x 310 000 / 510 000 = 3.1 %; the share of graduates grows by what is left, 2.0 %
    assert talent.workforce_growth_start(p, 186_000, 124_000, 510_000) == pytest.approx(0.031)
    assert talent.graduate_share_growth_start(p, 0.031) == pytest.approx(0.020)


def test_the_share_of_graduates_and_output_per_worker():
    p = stated(talent, least_persons=0, least_output=0)
    assert talent.graduate_share(p, 186_000, 124_000, 510_000) == pytest.approx(310 / 510)
    assert talent.output_per_worker(p, 255e9, 510_000) == pytest.approx(500_000)


def test_ratios_stay_defined_when_nobody_is_there():
    p = stated(talent, least_persons=1, least_output=1)
    assert talent.graduate_share(p, 0, 0, 0) == 1
    assert talent.output_per_worker(p, 0, 0) == 1


def test_relative_income_is_measured_against_the_city_and_bounded():
    p = stated(talent, relative_income_low=0.5, relative_income_high=2)
    # 1.21 here against 1.10 in the city
    assert talent.relative_income(p, *since(605, 500), *since(1.1, 1)) == pytest.approx(1.1)
    assert talent.relative_income(p, *since(1500, 500), *since(1, 1)) == 2
    assert talent.relative_income(p, *since(100, 500), *since(1, 1)) == 0.5


def test_income_per_head_moves_with_output_per_worker():
    assert talent.income_per_head(stated(talent, income_per_head=70_000), *since(550, 500)) == pytest.approx(77_000)


def test_enterprises_want_more_workers_when_they_yield_more_and_fewer_when_floor_or_people_are_short():
    p = stated(talent, labour_demand_response=0.5, labour_demand_crowding=2, tightness_response=1)
    # 510 000 x 1.21^0.5 / 1.1^2 / 1.25
    assert talent.desired_workforce(p, 510_000, 1.21, 1.1, 1.25) == pytest.approx(370_909.1, abs=0.1)
    assert talent.desk_shortage(*since(1.1, 1)) == pytest.approx(1.1)
    assert talent.desk_shortage(*since(0.8, 1)) == 1  # empty floor hires nobody


def test_residents_and_commuters_supply_labour_and_more_of_them_relax_the_market():
    p = stated(talent, commuter_pull=0.5, least_persons=0)
    # 176 000 residents and 330 000 commuters x 1.21^0.5
    supply = talent.labour_supply(p, 176_000, np.array(330_000.0), 1.21)
    assert supply == pytest.approx(539_000)
    assert talent.labour_tightness(p, *since(561_000, 510_000), *since(561_000, 510_000)) == pytest.approx(1)
    assert talent.labour_tightness(p, *since(561_000, 510_000), *since(510_000, 510_000)) == pytest.approx(1.1)


def test_opportunity_grows_with_jobs_and_new_enterprises():
    p = stated(talent, opportunity_of_jobs=0.5, opportunity_of_founding=0.5, least_persons=0)
    assert talent.open_jobs(p, 121.0, 100.0) == pytest.approx(1.21)
    assert talent.opportunity(p, 1.21, 1.44) == pytest.approx(1.1 * 1.2)


def test_attractiveness_is_a_weighted_geometric_mean():
    p = stated(
        talent, weight_income=1.0, weight_opportunity=2.0, weight_housing=1.0, weight_schools=0.0, weight_services=0.5
    )
    # 1.1 x 1.2^2 x 0.9 x 0.8^0 x 1.44^0.5 = 1.1 x 1.44 x 0.9 x 1.2
    assert talent.attractiveness(p, 1.1, 1.2, 0.9, 0.8, 1.44) == pytest.approx(1.71072)


def test_perception_starts_at_the_truth_and_closes_half_the_gap_a_year():
    assert talent.perceived_attractiveness_start(1.0) == 1.0
    assert talent.perception_change(stated(talent, perception_delay=2), 1.2, 1.0) == pytest.approx(0.1)
    assert talent.perceived_attractiveness(0.1) == 0.1


def test_arrivals_follow_reputation_jobs_the_graduate_pool_and_the_programme():
    p = stated(talent, base_inflow=45_000, attractiveness_elasticity=0.5, programme_effect=0.1, jobs_elasticity=2)
    # 45 000 x 1.21^0.5 x 0.9^2 x 1.02 x (1 + 0.1 x 0.5)
    assert talent.graduate_arrivals(p, 1.21, 1.02, 0.9, 0.5) == pytest.approx(45_000 * 1.1 * 0.81 * 1.02 * 1.05)


def test_graduates_that_the_programme_draws_from_neighbours_are_counted_apart():
    p = stated(talent, programme_effect=0.1, displaced_share=0.5)
    # 47 250 with a twentieth more than without: 2 250, half of them from nearby
    assert talent.displaced_graduates(p, 47_250, 0.5) == pytest.approx(1_125)


def test_the_first_half_year_takes_in_more_than_half():
    p = stated(talent, first_half_share=0.58)
    assert [talent.half_year_weight(p, half) for half in (1, -1, 0)] == pytest.approx([1.16, 0.84, 1])
    # half a year at 45 000 x 1.16 a year, without luck
    assert talent.graduate_inflow(45_000, 1.16, 1.0) / 2 == pytest.approx(26_100)


def test_departures_fall_when_the_district_is_attractive_and_rise_when_jobs_go():
    p = stated(talent, departure_elasticity=0.5, jobs_elasticity=2, most_leaving=0.6)
    assert talent.departure_pressure(p, 1.21, 1.3) == pytest.approx(1 / 1.1)
    assert talent.departure_pressure(p, 1.0, 0.5) == pytest.approx(4)
    assert talent.graduate_departures(p, 186_000, 0.14, 0.9) == pytest.approx(23_436)
    assert talent.graduate_departures(p, 186_000, 0.14, 100) == pytest.approx(111_600)  # three fifths a year at most
    p = stated(talent, experienced_leaving=0.5, school_departures=0.5, retirement_rate=0.025, most_leaving=0.6)
    # half of 14 % x 0.9, over 0.81^0.5 where schools are short
    assert talent.experienced_departures(p, 124_000, 0.14, 0.9, 0.81) == pytest.approx(7_812 / 0.9)
    assert talent.graduate_retirement(p, 124_000) == 3_100


def test_graduates_pass_from_young_to_experienced_and_are_counted_once():
    p = stated(talent, years_young=10)
    assert talent.graduate_maturing(p, 186_000) == 18_600
    assert talent.young_graduates(45_000, 23_436, 18_600) == 2_964
    assert talent.experienced_graduates(18_600, 7_812, 3_100) == 7_688


def test_other_workers_follow_demand_with_a_delay():
    # a twentieth more wanted than 200 000, half of the gap a year
    assert talent.other_hiring(stated(talent, hiring_delay=2), 200_000, 1.05) == pytest.approx(5_000)
    assert talent.other_workers(5_000) == 5_000


def test_retention_is_the_share_of_the_young_who_stayed():
    assert talent.retention(23_436, 186_000) == pytest.approx(0.874)
