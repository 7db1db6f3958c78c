"""Shocks left to chance: how often, when and how hard they strike, draw by draw."""

from pathlib import Path

import numpy as np
import pytest

from binjiang_sim import load, model, run
from binjiang_sim.sampling.distributions import uniforms
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

BASE = Path(__file__).parents[2] / "scenarios" / "base.yaml"
DRAWS = 4000
MODEL = model()
SURE = "{name: slump, driver: demand_gap, start: 2026, years: 2, change: -4 %, recovery: 2}"
MAYBE = SURE.replace("}", ", probability: 30 %}")
YEARLY = (
    "{name: slump, driver: external_capital, start: 2026, years: 1, factor: 0.5, window: 5, probability: 20 %/year}"
)


def scenario(*shocks, **changes):
    return load(BASE, {"shocks": f"[{', '.join(shocks)}]", "drivers.demand_gap": "0", **changes})


def driven(found, driver="demand_gap", draws=DRAWS, **block):
    """A driver's course, (instant, draw)."""
    return sample(found, MODEL, DrawRange(0, draws, **block)).paths[driver]


def instant(time):
    return round((time - 2023) * 2)


def test_a_shock_strikes_in_the_share_of_draws_that_its_probability_says():
    struck = driven(scenario(MAYBE))[instant(2026)] != 0
    assert struck.mean() == pytest.approx(0.3, abs=0.025)


def test_where_it_strikes_it_is_the_timed_shock_bit_for_bit_and_elsewhere_nothing():
    sure, maybe = driven(scenario(SURE)), driven(scenario(MAYBE))
    struck = maybe[instant(2026)] != 0
    assert np.array_equal(maybe[:, struck], sure[:, struck])
    assert not maybe[:, ~struck].any()


def test_its_luck_is_the_stream_of_its_name_alone():
    alone = driven(scenario(MAYBE))
    struck = uniforms(scenario(MAYBE).seed, "shocks.slump", 0, DRAWS) < 0.3
    assert np.array_equal(alone[instant(2026)] != 0, struck)
    other = MAYBE.replace("slump", "other")
    assert np.array_equal(driven(scenario(YEARLY.replace("slump", "capital"), MAYBE)), alone)
    assert not np.array_equal(driven(scenario(other)), alone)


def test_in_a_window_the_first_year_that_strikes_counts():
    path = driven(scenario(YEARLY), "external_capital")
    first = [path[instant(year)] < 1 for year in range(2026, 2031)]
    began = [now & ~np.any(first[:position], axis=0) for position, now in enumerate(first)]
    expected = [0.2 * 0.8**position for position in range(5)]
    assert [float(one.mean()) for one in began] == pytest.approx(expected, abs=0.025)
    assert np.sum(first, axis=0).max() == 1  # once a run
    assert not (path[instant(2031) :] < 1).any()


def test_a_certain_and_an_impossible_chance_are_what_they_say():
    sure = scenario(SURE)
    assert np.array_equal(driven(scenario(SURE.replace("}", ", probability: 1}"))), driven(sure))
    assert not driven(scenario(SURE.replace("}", ", probability: 0}"))).any()


def test_uncertain_numbers_have_streams_of_their_own_and_their_own_spread():
    hard = "{name: slump, driver: demand_gap, start: 2026, years: {uniform: [1, 3]}, change: {uniform: [-6 %, -2 %]}}"
    path = driven(scenario(hard))
    assert np.quantile(path[instant(2026)], [0.1, 0.5, 0.9]) == pytest.approx([-0.056, -0.04, -0.024], abs=0.001)
    lasted = path.sum(axis=0) / path.min(axis=0) / 2
    assert lasted.mean() == pytest.approx(2, abs=0.05)
    assert abs(np.corrcoef(lasted, path[instant(2026)])[0, 1]) < 0.05


def test_an_uncertain_start_begins_within_its_range():
    path = driven(scenario("{driver: demand_gap, start: {uniform: [2026, 2028]}, years: 1, change: -4 %}"))
    assert np.array_equal(np.flatnonzero(path.any(axis=1)), np.arange(instant(2026), instant(2029)))
    middle = 2023.25 + (path * np.arange(len(path))[:, None]).sum(axis=0) / path.sum(axis=0) / 2
    assert middle.mean() == pytest.approx(2027.5, abs=0.05)
    assert middle.std() == pytest.approx(2 / 12**0.5, rel=0.05)
    assert path.sum(axis=0) == pytest.approx(-0.08)


def test_a_normal_duration_never_falls_below_nothing():
    path = driven(scenario("{driver: demand_gap, start: 2026, years: {normal: [1, 0.7]}, change: -4 %}"))
    assert path.min() == -0.04
    assert np.isfinite(path).all()


def test_blocks_and_the_number_of_draws_change_no_draw():
    found = scenario(MAYBE, YEARLY.replace("slump", "capital"))
    whole = driven(found, "external_capital")
    parts = [sample(found, MODEL, DrawRange(first, 7)).paths["external_capital"] for first in (0, 7, 14)]
    assert np.array_equal(np.concatenate(parts, axis=1), whole[:, :21])


def test_without_luck_and_in_the_central_run_a_shock_strikes_when_it_is_likely():
    for block in ({"luck": False}, {"central": True}):
        assert not driven(scenario(MAYBE), draws=1, **block).any()
        assert driven(scenario(MAYBE.replace("30 %", "60 %")), draws=1, **block).any()


def test_a_shock_that_cannot_strike_leaves_every_figure_of_every_draw():
    still, none = (run(load(BASE, {"shocks": text}), draws=24) for text in (f"[{SURE[:-1]}, probability: 0}}]", "[]"))
    assert np.array_equal(still.values("gdp", "2035"), none.values("gdp", "2035"))
