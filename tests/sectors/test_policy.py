import pytest

from binjiang_sim.projection import district_model
from binjiang_sim.sectors import outside, policy

from .by_hand import stated

MODEL = district_model()
FIELDS = {
    "business_environment_cost": ("value_added_services", "direct_policy_delivery", "fair_competition"),
    "openness_cost": ("free_trade_zone_upgrade", "data_element_market"),
    "innovation_cost": ("science_circle", "leading_enterprise_consortia", "future_industry_fund"),
    "talent_cost": ("talent_programme", "talent_housing"),
    "livelihood_cost": ("school_building", "service_circle", "culture_events"),
}


@pytest.mark.parametrize("lever", [one.name for one in MODEL.of_kind("lever")])
def test_what_is_delivered_is_what_is_ordered_times_what_can_be_paid(lever):
    assert getattr(policy, lever)(0.8, 0.5) == pytest.approx(0.4)


@pytest.mark.parametrize("field", FIELDS)
def test_the_cost_of_a_field_is_the_intensity_of_each_lever_times_its_own_cost(field):
    levers = FIELDS[field]
    # costs of 10, 20, 30 million at intensities 0.5, 0.25, 0.1: 5 + 5 + 3
    costs = {f"cost_{lever}": 10e6 * place for place, lever in enumerate(levers, start=1)}
    expected = [5e6, 10e6, 13e6][len(levers) - 1]
    assert getattr(policy, field)(stated(policy, **costs), *(0.5, 0.25, 0.1)[: len(levers)]) == pytest.approx(expected)


def test_every_lever_has_its_cost_in_one_field():
    assert sorted(lever for levers in FIELDS.values() for lever in levers) == sorted(
        one.name for one in MODEL.of_kind("lever")
    )


@pytest.mark.parametrize("driver", [one.name for one in MODEL.of_kind("driver")])
def test_a_driver_is_what_the_scenario_says(driver):
    assert getattr(outside, driver)(1.25) == 1.25


REFORMS = [name.removesuffix("_adoption") for name in vars(policy) if name.endswith("_adoption")]


@pytest.mark.parametrize("reform", REFORMS)
def test_a_reform_comes_into_force_with_a_delay(reform):
    p = stated(policy, reform_delay=2)
    assert policy.in_force_start(p) == 0
    # half of what is missing a year
    assert getattr(policy, f"{reform}_adoption")(p, 0.8, 0.2) == pytest.approx(0.3)
    assert getattr(policy, f"{reform}_in_force")(0.3) == 0.3
