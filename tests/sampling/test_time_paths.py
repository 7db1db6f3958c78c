"""Time paths: points, growth, seasons, random processes and shocks."""

import math

import numpy as np
import pytest

from binjiang_sim.engine import Clock
from binjiang_sim.sampling.distributions import streams
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.time_paths import random_time_path, time_path, with_shock
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Process, TimePath

HALVES = Clock(2023, 2026, 2)  # instants 2023.0, 2023.5 ... 2027.0
MONTHS = Clock(2023, 2026, 12)


def path(kind, times, after="hold"):
    return TimePath(kind, tuple((time, None) for time in times), after)


def at(kind, points, clock=HALVES, before=None, after="hold"):
    """The time path of one draw through (time, value) points."""
    values = [np.array([value]) for value in points.values()]
    return time_path(path(kind, points, after), values, clock, before)[:, 0]


def test_a_path_is_linear_between_points_and_holds_the_last():
    found = at("points", {2024: 0.0, 2026: 1.0}, before=0.0)
    assert found.tolist() == [0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1]


def test_before_its_first_point_a_lever_is_zero_and_a_parameter_is_its_first_value():
    assert at("points", {2024: 0.4}, before=0.0).tolist() == [0, 0, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]
    assert at("points", {2024: 0.4, 2025: 0.6}).tolist()[:3] == [0.4, 0.4, 0.4]


def test_a_path_that_reverts_goes_back_after_its_last_point():
    found = at("points", {2024: 1.0, 2025: 1.0}, before=0.0, after="revert")
    assert found.tolist() == [0, 0, 1, 1, 1, 0, 0, 0, 0]


def test_constant_growth_compounds():
    found = at("growth", {2023: 0.05}, clock=MONTHS)
    assert found == pytest.approx([1.05 ** (month / 12) for month in range(49)])


def test_growth_that_changes_compounds_its_mean_logarithm():
    """ln(1 + rate) is what adds up over time: compared with a sum of 300 000 slices."""
    fine = np.linspace(0, 3, 300_001)
    rates = np.log1p(0.06 - 0.04 * np.minimum(fine, 2) / 2)
    expected = math.exp(float(np.sum((rates[1:] + rates[:-1]) / 2) * (fine[1] - fine[0])))
    assert at("growth", {2023: 0.06, 2025: 0.02})[6] == pytest.approx(expected, rel=1e-6)


def test_growth_is_the_same_for_every_step():
    points = {2023: 0.06, 2025: 0.02}
    fine = at("growth", points, clock=MONTHS)
    np.testing.assert_allclose(at("growth", points), fine[::6], rtol=1e-14)
    np.testing.assert_allclose(at("growth", points, clock=Clock(2023, 2026, 1)), fine[::12], rtol=1e-14)


def test_a_season_tells_the_halves_apart():
    assert at("season", {0.0: 1.0, 0.5: -1.0}).tolist() == [1, -1, 1, -1, 1, -1, 1, -1, 1]
    assert at("season", {0.0: 1.0, 0.5: -1.0}, clock=MONTHS)[:13].tolist() == [1] * 6 + [-1] * 6 + [1]


def test_with_one_step_a_year_a_season_is_its_mean():
    assert at("season", {0.0: 1.0, 0.5: -1.0}, clock=Clock(2023, 2024, 1)).tolist() == [0, 0, 0]


def test_the_word_same_repeats_the_draw_of_the_point_before(base, district):
    window = sample(base, district, DrawRange(0, 50)).paths["ipo_window"]
    np.testing.assert_array_equal(window[0], window[6])  # 2023 and 2026
    assert np.unique(window[0]).size == 50
    assert (window[10:] == 1).all()  # open from 2028
    assert window[8] == pytest.approx((window[6] + 1) / 2)  # half-way in 2027


DRAWS = 20_000


def luck(names):
    return streams(11, names, 0, DRAWS)


def process(kind, **inputs):
    return Process(kind, dict.fromkeys(inputs)), {name: np.full(DRAWS, value) for name, value in inputs.items()}


@pytest.mark.parametrize("steps", [1, 2, 4])
def test_the_demand_process_has_the_stated_spread_and_persistence(steps):
    shape, inputs = process("ar1", sd=0.02, persistence=0.4)
    gaps = random_time_path(shape, inputs, "gap", Clock(2023, 2034, steps), luck)
    assert not gaps[0].any()
    late, year_later = gaps[-1 - steps], gaps[-1]
    assert late.std() == pytest.approx(0.02, rel=0.02)
    assert late.mean() == pytest.approx(0, abs=0.0005)
    assert np.corrcoef(late, year_later)[0, 1] == pytest.approx(0.4, abs=0.02)


def test_demand_approaches_its_spread_from_zero():
    """After one year the variance is 1 - 0.4^2 = 0.84 of the stationary one."""
    shape, inputs = process("ar1", sd=0.02, persistence=0.4)
    gaps = random_time_path(shape, inputs, "gap", HALVES, luck)
    assert gaps[2].var() == pytest.approx(0.84 * 0.02**2, rel=0.04)


def test_yearly_noise_is_one_factor_a_calendar_year_with_median_one():
    shape, inputs = process("yearly_lognormal", sigma=0.3)
    factors = random_time_path(shape, inputs, "noise", HALVES, luck)
    np.testing.assert_array_equal(factors[0], factors[1])
    assert not np.array_equal(factors[1], factors[2])
    assert np.median(factors[0]) == pytest.approx(1, abs=0.01)
    assert np.log(factors[0]).std() == pytest.approx(0.3, rel=0.02)


def shock(**numbers):
    return {name: np.array([one]) for name, one in ({"start": 2024.0, "years": 1.0, "recovery": 1.0} | numbers).items()}


def test_a_factor_shock_is_full_for_its_years_and_fades_over_its_recovery():
    found = with_shock(np.full((9, 1), 2.0), shock(factor=0.5), HALVES)[:, 0]
    # A year of recovery in two steps, whose means are a quarter and three quarters of the way back.
    assert found.tolist() == [2, 2, 1, 1, 1.25, 1.75, 2, 2, 2]


def test_a_change_shock_is_added():
    found = with_shock(np.zeros((9, 1)), shock(change=-0.04), HALVES)[:, 0]
    assert found == pytest.approx([0, 0, -0.04, -0.04, -0.03, -0.01, 0, 0, 0])


def test_a_shock_without_recovery_ends_at_once():
    found = with_shock(np.full((9, 1), 2.0), shock(factor=0.5, recovery=0.0), HALVES)[:, 0]
    assert found.tolist() == [2, 2, 1, 1, 2, 2, 2, 2, 2]


def moved(shape, clock=HALVES, **more):
    """The time path from 0 in 2024 to 1 in 2026, in halves from 2024 to 2026."""
    way = TimePath("points", ((2024.0, None), (2026.0, None)), "hold", shape, **more)
    return time_path(way, [np.array([0.0]), np.array([1.0])], clock, None)[:, 0]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("linear", [0, 0.25, 0.5, 0.75, 1]),
        ("step", [0, 0, 0, 0, 1]),
        ("s_curve", [0, 0.15625, 0.5, 0.84375, 1]),
        ("front_loaded", [0, 0.4375, 0.75, 0.9375, 1]),
        ("back_loaded", [0, 0.0625, 0.25, 0.5625, 1]),
    ],
)
def test_each_shape_goes_its_way_from_one_point_to_the_next(shape, expected):
    assert moved(shape)[2:7].tolist() == expected


def test_a_lag_moves_every_point():
    assert moved("linear", lag=0.5).tolist() == [0, 0, 0, 0, 0.25, 0.5, 0.75, 1, 1]


def test_a_cap_bounds_the_course():
    assert moved("linear", cap=0.6).tolist() == [0, 0, 0, 0.25, 0.5, 0.6, 0.6, 0.6, 0.6]


def test_what_leads_held_before_its_first_point():
    way = TimePath("points", ((2024.0, None), (2025.0, None)), "revert", leads=True)
    found = time_path(way, [np.array([0.3]), np.array([0.5])], HALVES, 0.0)[:, 0]
    assert found.tolist() == [0.3, 0.3, 0.3, 0.4, 0.5, 0.3, 0.3, 0.3, 0.3]
