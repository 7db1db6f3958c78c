import numpy as np
import pytest

from binjiang_sim.sectors import livelihood

from .by_hand import since, stated


def test_children_want_places():
    p = stated(livelihood, preschool_enrolment=[0.95, 0], school_enrolment=[0, 1])
    assert livelihood.school_demand(p, {"3-5": 20e3, "6-14": 40e3}) == pytest.approx([19_000, 40_000])


def test_schools_start_with_their_coverage_and_a_filled_pipeline():
    p = stated(livelihood, coverage=[1.0, 0.9], places_retired=0.02, places_growth=[0.01, 0.03], school_pipeline=2.5)
    places = livelihood.school_places_start(p, np.array([19_000.0, 40_000.0]))
    assert places == pytest.approx([19_000, 36_000])
    # completions of 3 % and 5 % a year need 2.5 years of them in building
    building = livelihood.places_in_building_start(p, places)
    assert building == pytest.approx([1_425, 4_500])
    completed = livelihood.places_completed(p, building)
    closed = livelihood.places_closed(p, places)
    assert livelihood.school_places(completed, closed) / places == pytest.approx([0.01, 0.03])


def test_planners_carry_the_observed_trend_forward():
    p = stated(livelihood, memory_of_demand=2, forecast_years=3)
    assert livelihood.observed_demand_start(40_000) == 40_000
    # demand 42 000 against 40 000 observed: 1 000 a year, three years ahead
    assert livelihood.demand_observation(p, 42_000, 40_000) == 1_000
    assert livelihood.observed_demand(1_000) == 1_000
    assert livelihood.planned_places(p, 42_000, 40_000) == 45_000
    assert livelihood.planned_places(p, 1_000, 40_000) == 0  # a plan is never below nothing


def test_missing_places_are_started_with_a_delay_and_the_programme_adds():
    p = stated(livelihood, places_retired=0.02, school_pipeline=2.5, planning_delay=1.5, programme_places=1_200)
    # missing 45 000 - 40 000 - 4 000 + 0.02 x 40 000 x 2.5 = 3 000; started 800 + 2 000 + 600
    assert livelihood.places_started(p, 45_000, 40_000, 4_000, 0.5) == pytest.approx(3_400)
    # far too many places: nothing but the programme
    assert livelihood.places_started(p, 20_000, 40_000, 4_000, 0.5) == 600


def test_a_place_is_started_completed_and_counted_once():
    assert livelihood.places_in_building(3_400, 1_600) == 1_800
    assert livelihood.school_places(1_600, 800) == 800


def test_coverage_is_by_level_and_adequacy_of_all_schools_relative_to_the_start():
    p = stated(livelihood, least_places=0)
    assert livelihood.school_coverage(p, np.array([19.0, 36.0]), np.array([20.0, 40.0])) == pytest.approx([0.95, 0.9])
    # (60 / 75) / (50 / 50)
    found = livelihood.school_adequacy(p, *since([20, 40], [20, 30]), *since([25, 50], [20, 30]))
    assert found == pytest.approx(0.8)


def test_without_children_schools_are_enough():
    p = stated(livelihood, least_places=1)
    nothing = np.zeros(2)
    assert livelihood.school_coverage(p, nothing, nothing).tolist() == [1, 1]
    assert livelihood.school_adequacy(p, nothing, nothing, nothing, nothing) == 1


def test_the_service_circle_spreads_faster_with_the_reform():
    p = stated(livelihood, service_coverage=0.7, service_speed=0.2, service_effect=0.5)
    assert livelihood.service_circle_coverage_start(p) == 0.7
    # 0.2 x 1.5 x 0.7 x 0.3
    assert livelihood.service_circle_gain(p, 0.7, 1.0) == pytest.approx(0.063)
    assert livelihood.service_circle_coverage(0.063) == 0.063
    assert livelihood.service_adequacy(*since(0.84, 0.7)) == pytest.approx(1.2)


def test_local_governance_can_just_carry_everybody_at_the_start():
    p = stated(livelihood, governance_growth=0.02, governance_effect=0.01, governance_boost=0.02)
    assert livelihood.governance_staff_start(890_000) == 890_000
    assert livelihood.governance_growth(p, 900_000, 1.0) == pytest.approx(27_000)
    assert livelihood.governance_staff(27_000) == 27_000
    assert livelihood.governance_capacity(p, 900_000, 1.0) == pytest.approx(918_000)
    assert livelihood.governance_load(963_900, 918_000) == pytest.approx(1.05)


def test_events_bring_visitors_and_visitors_beyond_income_bring_demand():
    p = stated(
        livelihood,
        visitors=1.5e6,
        events_effect=0.3,
        visitors_of_income=1,
        visitor_demand=[0, 0.5, 0],
        least_visitors=0,
    )
    # 1.5 million x 1.1 x (1 + 0.3 x 0.5)
    assert livelihood.visitors(p, *since(1.1, 1), 0.5) == pytest.approx(1.8975e6)
    # 1.584 more visitors for 1.1 more income: 1.44, services^0.5
    demand = livelihood.visitor_demand(p, *since(1.584, 1), *since(1.1, 1))
    assert demand == pytest.approx([1, 1.2, 1])


def test_the_livelihood_index_weighs_schools_services_housing_and_governance():
    p = stated(livelihood, weight_schools=1, weight_services=0.5, weight_housing=2, weight_governance=1)
    # 0.9 x 1.21^0.5 x 1.1^2 / 1.1
    found = livelihood.livelihood_index(p, 0.9, 1.21, 1.1, *since(1.1, 1.0))
    assert found == pytest.approx(0.9 * 1.1 * 1.1)


def test_common_prosperity_is_income_and_shared_services():
    p = stated(livelihood, weight_income=0.5)
    # 1.44^0.5 x 1.21^0.5
    assert livelihood.common_prosperity_index(p, *since(1.44, 1), 1.21) == pytest.approx(1.2 * 1.1)
