"""Time paths: points, growth, seasons, random processes and shocks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from binjiang_sim.engine import Clock
from binjiang_sim.sampling.distributions import streams
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.time_paths import random_time_path, time_path, with_shocks
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Process, TimePath

HALVES = Clock(2023, 2026, 2)  # instants 2023.0, 2023.5 ... 2027.0
MONTHS = Clock(2023, 2026, 12)
STEPS = (1, 2, 4, 12)
# How much of the way between two points is done when a share of the time has passed.
SHAPES = {
    "linear": lambda passed: passed,
    "step": lambda passed: 0.0,
    "s_curve": lambda passed: 3 * passed**2 - 2 * passed**3,
    "front_loaded": lambda passed: 1 - (1 - passed) ** 2,
    "back_loaded": lambda passed: passed**2,
}
SOME_TIME = st.floats(2021.5, 2025.5)


def path(kind, times, after="hold"):
    return TimePath(kind, tuple((time, None) for time in times), after)


def at(kind, points, clock=HALVES, before=None, after="hold"):
    """The time path of one draw through (time, value) points."""
    values = [np.array([value]) for value in points.values()]
    return time_path(path(kind, points, after), values, clock, before)[:, 0]


def test_a_path_is_linear_between_points_and_holds_the_last():
    found = at("points", {2024: 0.0, 2026: 1.0}, before=0.0)
    assert found.tolist() == [0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1, 1]


def test_before_its_first_point_a_lever_is_zero_and_a_parameter_is_its_first_value():
    assert at("points", {2024: 0.4}, before=0.0).tolist() == [0, 0, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]
    assert at("points", {2024: 0.4, 2025: 0.6})[:3] == pytest.approx([0.4, 0.4, 0.45])


def test_a_path_that_reverts_goes_back_after_its_last_point():
    found = at("points", {2024: 1.0, 2025: 1.0}, before=0.0, after="revert")
    assert found.tolist() == [0, 0, 1, 1, 0, 0, 0, 0, 0]


def compounded(points, clock):
    """Means over each step of the index that these growth rates compound, added up from 24 000 slices a year."""
    each = 24_000 // clock.steps_per_year
    fine = clock.start + np.arange((clock.steps + 1) * each + 1) / 24_000
    logs = np.log1p(np.interp(fine, list(points), list(points.values())))
    index = np.exp(np.concatenate([[0.0], np.cumsum((logs[1:] + logs[:-1]) / 2) / 24_000]))
    return ((index[1:] + index[:-1]) / 2).reshape(-1, each).mean(axis=1)


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize(
    "points",
    [{2023: 0.05}, {2023: 0.06, 2025: 0.02}, {2022.4: -0.06, 2024.3: 0.08, 2024.55: 0.0}, {2024: 0.03, 2025: 0.3}],
)
def test_a_step_feels_the_mean_of_growth_that_compounds(points, steps):
    clock = Clock(2023, 2026, steps)
    assert at("growth", points, clock=clock) == pytest.approx(compounded(points, clock), rel=2e-6)


def test_growth_that_loses_more_than_everything_has_no_index():
    assert np.isnan(at("growth", {2023: -1.2})).all()


def test_a_season_tells_the_halves_apart():
    assert at("season", {0.0: 1.0, 0.5: -1.0}).tolist() == [1, -1, 1, -1, 1, -1, 1, -1, 1]
    assert at("season", {0.0: 1.0, 0.5: -1.0}, clock=MONTHS)[:13].tolist() == [1] * 6 + [-1] * 6 + [1]


def test_with_one_step_a_year_a_season_is_its_mean():
    assert at("season", {0.0: 1.0, 0.5: -1.0}, clock=Clock(2023, 2024, 1)).tolist() == [0, 0, 0]


def test_the_word_same_repeats_the_draw_of_the_point_before(base, district):
    window = sample(base, district, DrawRange(0, 50)).paths["ipo_window"]
    np.testing.assert_array_equal(window[0], window[5])  # the first half of 2023 and the second of 2025
    assert np.unique(window[0]).size == 50
    assert (window[10:] == 1).all()  # open from 2028
    assert (window[7] + window[8]) / 2 == pytest.approx((window[5] + 1) / 2)  # half-way at the beginning of 2027


DRAWS = 20_000


def luck(names):
    return streams(11, names, 0, DRAWS)


def process(kind, **inputs):
    return Process(kind, dict.fromkeys(inputs)), {name: np.full(DRAWS, value) for name, value in inputs.items()}


def test_the_demand_process_has_the_stated_spread_and_persistence():
    shape, inputs = process("ar1", sd=0.02, persistence=0.4)
    gaps = random_time_path(shape, inputs, "gap", Clock(2023, 2034, 2), luck)
    assert not gaps[:2].any()  # the first year
    late, year_later = gaps[-3], gaps[-1]
    assert late.std() == pytest.approx(0.02, rel=0.02)
    assert late.mean() == pytest.approx(0, abs=0.0005)
    assert np.corrcoef(late, year_later)[0, 1] == pytest.approx(0.4, abs=0.02)


def test_demand_approaches_its_spread_from_zero():
    """A year after the neutral first one the variance is 1 - 0.4^2 = 0.84 of the stationary one."""
    shape, inputs = process("ar1", sd=0.02, persistence=0.4)
    gaps = random_time_path(shape, inputs, "gap", HALVES, luck)
    assert gaps[3].var() == pytest.approx(0.84 * 0.02**2, rel=0.04)


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("kind", ["ar1", "yearly_lognormal"])
def test_a_year_of_a_draw_has_the_same_luck_at_any_step(kind, steps):
    numbers = {"ar1": {"sd": 0.02, "persistence": 0.4}, "yearly_lognormal": {"sigma": 0.3}}[kind]
    shape, inputs = process(kind, **numbers)
    yearly = [
        random_time_path(shape, inputs, "luck", Clock(2023, 2026, each), luck)[:-1].reshape(4, each, DRAWS).mean(axis=1)
        for each in (2, steps)
    ]
    np.testing.assert_allclose(yearly[1], yearly[0], rtol=1e-12, atol=1e-17)


def test_a_spread_drawn_below_zero_gives_no_luck_rather_than_its_mirror():
    for kind, numbers in (("ar1", {"sd": -0.02, "persistence": 0.4}), ("yearly_lognormal", {"sigma": -0.3})):
        shape, inputs = process(kind, **numbers)
        assert np.ptp(random_time_path(shape, inputs, "luck", HALVES, luck)) == 0


def test_yearly_noise_is_one_factor_a_calendar_year_with_median_one():
    shape, inputs = process("yearly_lognormal", sigma=0.3)
    factors = random_time_path(shape, inputs, "noise", HALVES, luck)
    assert (factors[:2] == 1).all()  # the first year
    np.testing.assert_array_equal(factors[2], factors[3])
    assert not np.array_equal(factors[3], factors[4])
    assert np.median(factors[2]) == pytest.approx(1, abs=0.01)
    assert np.log(factors[2]).std() == pytest.approx(0.3, rel=0.02)


def shock(**numbers):
    return {name: np.array([one]) for name, one in ({"start": 2024.0, "years": 1.0, "recovery": 1.0} | numbers).items()}


def struck(level, *shocks, clock=HALVES):
    """A driver at a constant level with shocks on it, one draw."""
    return with_shocks(lambda one: np.full((one.steps + 1, 1), level), shocks, clock)[:, 0]


def test_a_factor_shock_is_full_for_its_years_and_fades_over_its_recovery():
    # A year of recovery in two steps, whose means are a quarter and three quarters of the way back.
    assert struck(2.0, shock(factor=0.5)) == pytest.approx([2, 2, 1, 1, 1.25, 1.75, 2, 2, 2], rel=1e-14)


def test_a_change_shock_is_added():
    assert struck(0.0, shock(change=-0.04)) == pytest.approx([0, 0, -0.04, -0.04, -0.03, -0.01, 0, 0, 0])


def test_a_shock_without_recovery_ends_at_once():
    found = struck(2.0, shock(factor=0.5, recovery=0.0))
    assert found == pytest.approx([2, 2, 1, 1, 2, 2, 2, 2, 2], rel=1e-14)
    assert (found[[0, 1, 4, 5, 6, 7, 8]] == 2).all()  # what it does not reach stays as it is, bit for bit


def test_shocks_on_one_driver_do_not_depend_on_their_order():
    halved, lowered = shock(factor=0.5, recovery=0.0), shock(change=-0.3, recovery=0.0)
    assert struck(1.0, halved, lowered)[2] == pytest.approx(1 * 0.5 - 0.3)
    assert struck(1.0, lowered, halved).tolist() == struck(1.0, halved, lowered).tolist()


@pytest.mark.parametrize("steps", STEPS)
def test_factors_multiply_a_driver_that_moves_within_the_step(steps):
    """A ramp from 1 to 3 within a year, halved for its second half, and lowered by a third within that."""
    ramp = TimePath("points", ((2024.0, None), (2025.0, None)))
    clock = Clock(2024, 2025, steps)
    found = with_shocks(
        lambda one: time_path(ramp, [np.array([1.0]), np.array([3.0])], one, None),
        [
            shock(start=2024.5, years=0.5, recovery=0.0, factor=0.5),
            shock(start=2024.75, years=0.25, recovery=0.0, factor=2 / 3),
        ],
        clock,
    )
    assert found[:steps].mean() == pytest.approx(0.5 * 1.5 + 0.25 * 0.5 * 2.25 + 0.25 / 3 * 2.75)
    assert found[steps : 2 * steps] == pytest.approx(3)


@given(
    start=SOME_TIME,
    years=st.floats(0.01, 2),
    recovery=st.sampled_from([0.0, 0.07, 0.8, 1.9]),
    steps=st.sampled_from(STEPS),
)
def test_the_steps_of_a_shock_add_up_to_all_of_it(start, years, recovery, steps):
    """The integral of a shock: its years in full, half of its recovery, as far as they lie within the run."""

    def strength(time):
        fading = 1 - (time - start - years) / recovery if recovery else 0.0
        return 0.0 if time < start else 1.0 if time < start + years else max(fading, 0.0)

    clock = Clock(2023, 2025, steps)
    found = struck(0.0, shock(start=start, years=years, recovery=recovery, change=1.0), clock=clock)[:-1]
    bends = [one for one in (start, start + years, start + years + recovery) if 2023 < one < 2026]
    expected = quad(strength, 2023, 2026, points=bends or None, limit=200)[0]
    assert found.sum() * clock.step == pytest.approx(expected, abs=1e-7)
    assert ((found >= 0) & (found <= 1)).all()


@given(
    times=st.lists(SOME_TIME, min_size=1, max_size=4, unique_by=lambda one: round(one, 2)),
    numbers=st.lists(st.floats(-1, 1), min_size=4, max_size=4),
    shape=st.sampled_from(sorted(SHAPES)),
    steps=st.sampled_from(STEPS),
    more=st.fixed_dictionaries(
        {
            "after": st.sampled_from(["hold", "revert"]),
            "leads": st.booleans(),
            "lag": st.sampled_from([0.0, 0.4]),
            "cap": st.sampled_from([None, -0.2, 0.3]),
        }
    ),
)
def test_a_step_feels_the_mean_of_a_path_wherever_its_points_are(times, numbers, shape, steps, more):
    times = sorted(times)
    way = TimePath("points", tuple((time, None) for time in times), shape=shape, **more)
    knots = [time + more["lag"] for time in times]
    outside = numbers[0] if more["leads"] else 0.25

    def level(time):
        later = sum(knot <= time for knot in knots)
        if later == 0 or (later == len(knots) and more["after"] == "revert"):
            value = outside
        elif later == len(knots):
            value = numbers[later - 1]
        else:
            done = SHAPES[shape]((time - knots[later - 1]) / (knots[later] - knots[later - 1]))
            value = numbers[later - 1] * (1 - done) + numbers[later] * done
        return value if more["cap"] is None else min(value, more["cap"])

    clock = Clock(2023, 2024, steps)
    found = time_path(way, [np.array([one]) for one in numbers[: len(times)]], clock, 0.25)[:, 0]
    for instant, mean in enumerate(found):
        ends = clock.time(instant), clock.time(instant + 1)
        inside = [knot for knot in knots if ends[0] < knot < ends[1]]
        expected = quad(level, *ends, points=inside or None, limit=200)[0] / clock.step
        assert mean == pytest.approx(expected, abs=1e-6)


@given(start=SOME_TIME, steps=st.sampled_from(STEPS))
def test_what_began_earlier_is_the_same_in_a_run_that_begins_later(start, steps):
    """A pulse with its recovery, and a path: by calendar, whatever the first year of the run."""
    early, late = Clock(2021, 2026, steps), Clock(2024, 2026, steps)
    way = TimePath("points", ((start, None), (start + 0.9, None)), "revert", "s_curve", lag=0.3)
    for values in (
        lambda clock: struck(0.3, shock(start=start, years=0.2, recovery=1.3, factor=0.4), clock=clock),
        lambda clock: time_path(way, [np.array([0.2]), np.array([0.7])], clock, 0.0)[:, 0],
        lambda clock: at("season", {0.0: 1.2, 0.5: 0.8}, clock=clock),
    ):
        assert values(late) == pytest.approx(values(early)[3 * steps :], abs=1e-9)


@pytest.mark.parametrize("month", range(1, 13))
def test_what_lasts_a_month_fills_the_step_of_that_month_alone(month):
    """Times of months are not whole numbers of steps to the last bit."""
    begin = 2024 + (month - 1) / 12
    found = struck(0.0, shock(start=begin, years=1 / 12, recovery=0.0, change=1.0), clock=MONTHS)
    way = TimePath("points", ((begin - 1, None), (begin, None), (begin + 1 / 12, None)), shape="step", leads=True)
    values = [np.array([0.0]), np.array([1.0]), np.array([0.0])]
    expected = [float(place == 12 + month - 1) for place in range(49)]
    assert found == pytest.approx(expected, abs=1e-9)
    assert time_path(way, values, MONTHS, None)[:, 0] == pytest.approx(expected, abs=1e-9)


def moved(shape, clock=HALVES, **more):
    """The time path from 0 in 2024 to 1 in 2026."""
    way = TimePath("points", ((2024.0, None), (2026.0, None)), "hold", shape, **more)
    return time_path(way, [np.array([0.0]), np.array([1.0])], clock, None)[:, 0]


@pytest.mark.parametrize("shape", [one for one in SHAPES if one != "step"])
def test_each_shape_goes_its_way_from_one_point_to_the_next(shape):
    found = moved(shape, Clock(2023, 2026, 12))
    assert found[12 + 12] == pytest.approx(SHAPES[shape](0.5 + 1 / 48), abs=1e-3)  # the month after half-time
    assert (np.diff(found) >= 0).all()
    assert found[[0, -1]].tolist() == [0, 1]


def test_a_step_holds_each_point_until_the_next():
    assert moved("step").tolist() == [0, 0, 0, 0, 0, 0, 1, 1, 1]


def test_a_lag_moves_every_point():
    assert moved("linear", lag=0.5).tolist() == [0, 0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1]


def test_a_cap_bounds_the_course_within_a_step():
    # In the first half of 2025 the way from 0.5 to 0.75 stops at 0.6 after a fifth of a year: 0.6 less 0.1 * 0.4 / 2.
    assert moved("linear", cap=0.6) == pytest.approx([0, 0, 0.125, 0.375, 0.58, 0.6, 0.6, 0.6, 0.6])


def test_what_leads_held_before_its_first_point():
    way = TimePath("points", ((2024.0, None), (2025.0, None)), "revert", leads=True)
    found = time_path(way, [np.array([0.3]), np.array([0.5])], HALVES, 0.0)[:, 0]
    assert found == pytest.approx([0.3, 0.3, 0.35, 0.45, 0.3, 0.3, 0.3, 0.3, 0.3])
