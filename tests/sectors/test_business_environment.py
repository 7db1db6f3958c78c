import numpy as np
import pytest

from binjiang_sim.sectors import business_environment as environment

from .by_hand import since, stated


def test_requests_come_from_every_enterprise():
    assert environment.requests(stated(environment, requests_per_enterprise=0.5), 90_000) == 45_000


def test_the_core_capacity_gives_the_starting_load():
    p = stated(environment, starting_load=0.9, platform_gain=0.25, requests_per_station=500, service_effect=0.05)
    # 45 000 / 0.9 = 50 000 in all, / (1 + 0.25 x 0.4) = 45 454.5, less 15 stations x 500 = 37 954.5
    core = environment.core_capacity_start(p, 45_000, 15, 0.4)
    assert core == pytest.approx(37_954.5, abs=0.1)
    capacity = environment.service_capacity(p, core, 15, 0.4, 0.0)
    assert capacity == pytest.approx(50_000)
    assert environment.service_load(
        stated(environment, backlog_time=1, least_requests=0), 45_000, 0.0, capacity
    ) == pytest.approx(0.9)


def test_start_values_are_the_stated_ones():
    p = stated(environment, stations=15, reach=0.3, take_up=0.5, protection=0.4, backlog_time=1)
    assert environment.service_stations_start(p) == 15
    assert environment.value_added_reach_start(p) == 0.3
    assert environment.policy_take_up_start(p) == 0.5
    assert environment.property_protection_start(p) == 0.4
    assert environment.open_requests_start(p, 45_000) == 0


def test_value_added_services_add_capacity_at_once_and_stations_over_time():
    p = stated(
        environment, platform_gain=0.25, requests_per_station=500, service_effect=0.1, stations_added=1,
        stations_from_programme=6, capacity_growth=0.04,
    )  # fmt: skip
    # (40 000 + 20 x 500) x (1 + 0.25 x 0.4) x (1 + 0.1 x 0.5) = 50 000 x 1.1 x 1.05
    assert environment.service_capacity(p, 40_000, 20, 0.4, 0.5) == pytest.approx(57_750)
    assert environment.new_stations(p, 0.5) == 4
    assert environment.service_stations(4) == 4
    assert environment.core_capacity_growth(p, 40_000) == 1_600
    assert environment.core_capacity(1_600) == 1_600


def test_what_capacity_cannot_settle_stays_open_or_is_given_up():
    p = stated(environment, backlog_time=2, giving_up_rate=0.3, least_requests=0)
    # asked 48 000 + 2 000 / 2; given up 600
    assert environment.requests_given_up(p, 2_000) == 600
    assert environment.requests_settled(p, 48_000, 2_000, 600, 47_000) == 47_000
    assert environment.requests_settled(p, 48_000, 2_000, 600, 60_000) == 48_400
    assert environment.open_requests(48_000, 47_000, 600) == 400
    assert environment.service_load(p, 48_000, 2_000, 50_000) == pytest.approx(0.98)


def test_a_backlog_is_never_settled_and_given_up_twice():
    """Even with one step a year a backlog cannot fall below nothing."""
    p = stated(environment, backlog_time=1, giving_up_rate=0.3)
    given_up = environment.requests_given_up(p, 2_000)
    settled = environment.requests_settled(p, 48_000, 2_000, given_up, 90_000)
    assert 2_000 + environment.open_requests(48_000, settled, given_up) == 0


@pytest.mark.parametrize(
    ("gain", "speed", "effect", "stock"),
    [
        (environment.reach_gain, "reach_speed", "reach_effect", environment.value_added_reach),
        (environment.take_up_gain, "take_up_speed", "take_up_effect", environment.policy_take_up),
        (environment.protection_gain, "protection_speed", "protection_effect", environment.property_protection),
    ],
)
def test_shares_spread_logistically_and_faster_with_their_reform(gain, speed, effect, stock):
    p = stated(environment, **{speed: 0.2, effect: 0.5})
    # 0.2 x 0.4 x 0.6 = 0.048; with the reform at full x 1.5
    assert gain(p, 0.4, 0.0) == pytest.approx(0.048)
    assert gain(p, 0.4, 1.0) == pytest.approx(0.072)
    assert gain(p, 1.0, 1.0) == 0
    assert stock(0.072) == 0.072


def test_fair_competition_lowers_the_barrier_so_that_entry_rises_by_its_effect():
    p = stated(environment, competition_effect=0.25)
    assert 1 / environment.entry_barrier(p, 1.0) == pytest.approx(1.25)
    assert environment.entry_barrier(p, 0.0) == 1


def test_the_facility_and_its_circle_support_innovation():
    p = stated(environment, innovation_from_facility=0.2, innovation_from_circle=0.03)
    # 0.2 x (0.6 - 0.3) + 0.03 x 0.5
    assert environment.innovation_support(p, *since(0.6, 0.3), 0.5) == pytest.approx(0.075)


RESPONSES = {
    "aspect_of_reach": [0.2, 0, 0, 0],
    "aspect_of_load": [0.3, 0, 0, 0],
    "aspect_of_take_up": [0, 0.2, 0, 0],
    "aspect_of_barrier": [0, 0.5, 0, 0],
    "aspect_of_protection": [0, 0, 0.2, 0],
    "aspect_of_innovation": [0, 0, 0, 1],
    "aspect_weight": [0.25] * 4,
    "aspect_low": [0.6] * 4,
    "aspect_high": [1.4] * 4,
}


def test_each_aspect_answers_to_what_belongs_to_it():
    args = (*since(0.5, 0.3), *since(0.99, 0.9), *since(0.7, 0.5), 0.9, *since(0.6, 0.5), 0.075)
    found = environment.environment(stated(environment, **RESPONSES), *args)
    # service 1 + 0.2 x 0.2 - 0.3 x 0.1 = 1.01; market 1 + 0.2 x 0.2 + 0.5 x 0.1 = 1.09; law 1.02; innovation 1.075
    assert found == pytest.approx([1.01, 1.09, 1.02, 1.075])


def test_aspects_stay_within_their_bounds():
    args = (*since(0.5, 0.3), *since(9.0, 0.9), *since(0.7, 0.5), 0.9, *since(0.6, 0.5), 5.0)
    found = environment.environment(stated(environment, **RESPONSES), *args)
    assert found[[0, 3]].tolist() == [0.6, 1.4]


def test_the_index_is_the_geometric_mean_of_the_aspects():
    aspects = np.array([1.2, 1.0, 0.9, 1.0])
    # (1.2 x 1.0 x 0.9 x 1.0)^(1/4) = 1.08^0.25
    found = environment.business_environment_index(stated(environment, **RESPONSES), aspects)
    assert found == pytest.approx(1.019427, rel=1e-6)


def test_the_index_grows_at_the_start_by_what_spreads():
    p = stated(environment, innovation_from_facility=0.2, **RESPONSES)
    # a quarter of 0.2 x 6 % + 0.2 x 5 % + 0.2 x 4 % + 0.2 x 8 % = 0.25 x 4.6 %
    assert environment.environment_growth_start(p, 0.06, 0.05, 0.04, 0.08) == pytest.approx(0.0115)


def test_without_requests_nobody_is_overloaded():
    assert environment.service_load(stated(environment, backlog_time=1, least_requests=1e-6), 0.0, 0.0, 0.0) == 1
