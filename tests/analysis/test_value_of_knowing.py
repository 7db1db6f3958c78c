"""What knowing an input before a choice is worth."""

import json

import numpy as np
import pytest
from scipy.stats import norm

import binjiang_sim as bj
from binjiang_sim.analysis import value_of_knowing
from binjiang_sim.analysis.value_of_knowing import conditional_mean, worth
from binjiang_sim.cli import main
from binjiang_sim.errors import ProjectionError


def closed_form(mean, spread):
    """E[max(x, 0)] - max(mean, 0) of a normal x."""
    return mean * norm.cdf(mean / spread) + spread * norm.pdf(mean / spread) - max(mean, 0)


@pytest.mark.parametrize("mean", [0.0, 0.5, -2.0])
def test_the_worth_of_an_input_of_a_linear_difference_is_that_of_the_closed_form(mean):
    scores = np.random.default_rng(1).standard_normal((3, 50_000))
    weights = np.array([2.0, 1.0, 0.3])
    moved = mean + weights @ scores
    assert worth(moved) == pytest.approx(closed_form(mean, np.sqrt(weights @ weights)), abs=0.02)
    for weight, own in zip(weights, scores, strict=True):
        given, free = conditional_mean(own, own, moved)
        assert worth(given) == pytest.approx(closed_form(mean, weight), abs=0.02)
        assert free == 3


def test_a_choice_has_a_mean_of_its_own_for_each_number():
    rng = np.random.default_rng(2)
    numbers = rng.choice([1.0, 2.0, 3.0], 30_000)
    moved = np.select([numbers == 1, numbers == 2], [3.0, -3.0], 3.0) + rng.standard_normal(30_000)
    given, free = conditional_mean(numbers, rng.standard_normal(30_000), moved)
    assert free == 2
    assert worth(given) == pytest.approx((3 + 0 + 3) / 3 - 1, abs=0.05)


@pytest.fixture(scope="module")
def plans(shipped):
    return [bj.run(shipped(name, {"end": 2030}), draws=400, seed=1) for name in ("base", "talent_first")]


@pytest.fixture(scope="module")
def found(plans):
    return value_of_knowing(*plans, "gdp", range(2025, 2031), less="policy_cost")


def test_the_gain_is_that_of_the_figures_summed_over_the_periods_less_the_other(plans, found):
    def net(run):
        return sum(run.values("gdp", str(year)) - run.values("policy_cost", str(year)) for year in range(2025, 2031))

    moved = net(plans[1]) - net(plans[0])
    assert found.gain == pytest.approx(moved.mean())
    assert found.error == pytest.approx(moved.std(ddof=1) / 20)
    assert found.perfect == pytest.approx(np.maximum(moved, 0).mean() - max(moved.mean(), 0))
    assert found.chosen == ("other" if moved.mean() > 0 else "reference")
    assert (found.unit, found.periods) == ("CNY", tuple(map(str, range(2025, 2031))))


def test_no_input_is_worth_more_than_knowing_everything(found):
    assert found.rows
    assert found.rows[0].path == "parameters.talent.programme_effect"
    assert all(0 <= one.value <= found.perfect + 2 * one.error for one in found.rows)


def test_where_less_is_better_the_plan_with_less_is_chosen(plans):
    costly = value_of_knowing(*plans, "policy_cost", "2030")
    better = plans[0].model.equations["policy_cost"].better
    assert better in ("", "higher", "lower")
    assert (costly.chosen == "other") == ((costly.gain > 0) != (better == "lower"))


def test_a_plan_against_itself_leaves_nothing_to_know(plans):
    same = value_of_knowing(plans[0], plans[0], "gdp", "2030")
    assert (same.gain, same.perfect, same.rows) == (0, 0, ())


def test_what_cannot_be_held_against_each_other_is_refused_with_all_faults(plans, base):
    other = bj.run(base.with_({"end": 2030}), draws=40, seed=2)
    with pytest.raises(ProjectionError) as caught:
        value_of_knowing(plans[0], other, "gdp", "2030", less="gpd")
    text = str(caught.value)
    assert "the seeds differ (1 and 2)" in text
    assert "no indicator 'gpd'; did you mean 'gdp'?" in text
    assert "the value of knowing needs at least 100 paired draws; found 40" in text
    with pytest.raises(ProjectionError) as caught:
        value_of_knowing(*plans, "gdp", "2030", less="listed_companies")
    assert str(caught.value) == "gdp is in CNY and listed_companies in enterprise: one cannot be taken from the other"


def test_the_command_says_which_plan_is_better_and_what_knowing_is_worth(capsys):
    asked = ["debt", "base", "--against", "talent_first", "--indicator", "gdp", "--period", "2026", "--draws", "200"]
    assert main([*asked, "--set", "end=2026", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "选择之前若能预知一切，包括随机波动，平均可多得" in shown
    assert main([*asked, "--set", "end=2026", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"gain", "error", "chosen", "perfect", "rows", "unit", "periods", "less", "draws"} <= set(found)
