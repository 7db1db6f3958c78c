"""Rules without a model by hand, and scores against closed forms and brute force."""

import math

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import ndtr

from binjiang_sim.calibration.published import GDP, INDUSTRY
from binjiang_sim.calibration.rules import NAIVE, Known, normal_forecast
from binjiang_sim.calibration.scores import Pair, draws_forecast, gains, scores

RATES = {2010: 0.13, 2014: 0.11, 2015: 0.12, 2016: 0.10}


def forecast(rule, rates=RATES, year=2018, outcome=GDP, reference=0.05):
    return NAIVE[rule](Known({outcome: rates}, reference), outcome, year)


def pair(rule="model", published=0.05, origin=2019, period="2020", crps=0.01, half=0.02):
    ends = (0.05 - half, 0.05 - half / 2, 0.05 - half / 4, 0.05, 0.05 + half / 4, 0.05 + half / 2, 0.05 + half)
    return Pair(rule, origin, int(period[:4]) - origin, "gdp_growth", None, period, published, *ends, crps)


def test_no_change_is_the_latest_known_rate():
    assert forecast("no_change") == 0.10


def test_drift_goes_on_along_the_line_through_the_first_and_the_latest_rate():
    assert forecast("drift") == pytest.approx(0.10 + 2 * (0.10 - 0.13) / 6)
    assert forecast("drift", {2016: 0.1}) == 0.1


def test_mean_of_three_takes_the_latest_three_or_all_when_they_are_fewer():
    assert forecast("mean_of_three") == pytest.approx(0.11)
    assert forecast("mean_of_three", {2014: 0.1, 2015: 0.2}) == pytest.approx(0.15)


def test_zones_forecast_the_growth_of_gdp_alone():
    assert forecast("zones") == 0.05
    assert forecast("zones", reference=None) is None
    assert forecast("zones", outcome=INDUSTRY) is None


def test_a_rule_is_normal_with_two_points_times_the_root_of_the_horizon():
    found = normal_forecast(0.08, 4, 0.05)
    sd = 0.04
    assert found.quantiles[3] == pytest.approx(0.08)
    assert (found.quantiles[5] - 0.08) / sd == pytest.approx(1.2815515655)
    assert (0.08 - found.quantiles[0]) / sd == pytest.approx(1.9599639845)
    below, _ = quad(lambda x: ndtr((x - 0.08) / sd) ** 2, -0.5, 0.05)
    above, _ = quad(lambda x: (1 - ndtr((x - 0.08) / sd)) ** 2, 0.05, 0.7)
    assert found.crps == pytest.approx(below + above, rel=1e-6)


@pytest.mark.parametrize("count", [2, 3, 50])
def test_the_score_of_draws_is_the_fair_one_over_all_their_pairs(count):
    draws = np.random.default_rng(7).normal(0.06, 0.02, count)
    apart = sum(abs(one - other) for one in draws for other in draws) / (2 * count * (count - 1))
    assert draws_forecast(draws, 0.03).crps == pytest.approx(np.abs(draws - 0.03).mean() - apart)


def test_the_fair_score_of_few_draws_has_the_mean_of_the_closed_form():
    draws = np.random.default_rng(1).normal(0.08, 0.02, (4000, 5))
    mean = np.mean([draws_forecast(one, 0.05).crps for one in draws])
    assert mean == pytest.approx(normal_forecast(0.08, 1, 0.05).crps, rel=0.03)


def test_coverage_interval_and_point_error_are_those_of_the_bands():
    inside, outside = pair(), pair(published=0.075, period="2021", crps=0.03)
    whole, *horizons = scores([inside, outside])
    assert (whole.horizon, whole.n, whole.crps) == (None, 2, pytest.approx(0.02))
    assert (whole.coverage50, whole.coverage80, whole.coverage95) == (0.5, 0.5, 0.5)
    missed = 0.02 + 10 * (0.075 - 0.06)  # width of the 80 % band, and ten times what lies outside
    assert whole.interval == pytest.approx((0.02 + missed) / 2)
    assert whole.absolute_error == pytest.approx(0.0125)
    assert [(one.horizon, one.n) for one in horizons] == [(1, 1), (2, 1)]


def test_an_outcome_at_the_edge_of_a_band_is_inside():
    (whole, _) = scores([pair(published=0.05 + 0.02 / 2)])
    assert (whole.coverage50, whole.coverage80) == (0, 1)


def test_the_gain_is_over_the_best_naive_rule_and_each_outcome_is_left_out_once():
    years = ("2020", "2021", "2022")
    own = [pair(period=year, crps=crps) for year, crps in zip(years, (0.01, 0.02, 0.03), strict=True)]
    worse = [pair("drift", period=year, crps=0.09) for year in years]
    best = [pair("zones", period=year, crps=crps) for year, crps in zip(years, (0.04, 0.02, 0.02), strict=True)]
    (found,) = gains([*own, *worse, *best], ("drift", "zones"))
    assert (found.rule, found.naive) == ("model", "zones")
    assert found.gain == pytest.approx(1 - 0.06 / 0.08)
    assert (found.low, found.low_without) == (pytest.approx(1 - 0.05 / 0.04), "2020")
    assert (found.high, found.high_without) == (pytest.approx(1 - 0.03 / 0.06), "2022")


def test_a_naive_rule_that_does_not_forecast_every_pair_is_no_measure_of_gain():
    own = [pair(period=year) for year in ("2020", "2021")]
    (found,) = gains([*own, pair("zones", crps=0.001), *(pair("drift", period=one.period) for one in own)], NAIVE)
    assert found.naive == "drift"
    assert math.isclose(found.gain, 0, abs_tol=1e-12)
