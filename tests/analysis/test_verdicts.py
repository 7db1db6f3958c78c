"""Words for shares of draws."""

from pathlib import Path

import pytest
from scipy.stats import binom

from binjiang_sim import load
from binjiang_sim.analysis.verdicts import verdict
from binjiang_sim.projection import Proportion, outcomes, run

ROOT = Path(__file__).parents[2]


def word(hits, draws=2000):
    return verdict(Proportion(hits, draws), Proportion(draws - hits, draws))


@pytest.mark.parametrize(
    ("hits", "expected"),
    [
        (2000, "up"),
        (1840, "up"),
        (1800, "likely_up"),  # 90 %, and the error reaches below
        (1600, "likely_up"),
        (1500, "open"),  # 75 %, and the error reaches below
        (1000, "open"),
        (500, "open"),
        (400, "likely_down"),
        (100, "down"),
        (0, "down"),
    ],
)
def test_a_share_whose_error_straddles_a_limit_has_the_more_open_word(hits, expected):
    assert word(hits) == expected


def test_draws_that_stay_the_same_have_their_own_word():
    assert verdict(Proportion(5, 2000), Proportion(5, 2000)) == "same"


@pytest.mark.parametrize("chance", [0.5, 0.75, 0.9])
def test_a_chance_at_a_limit_is_rarely_given_the_bolder_word(chance):
    bolder = {0.5: ("likely_up", "likely_down"), 0.75: ("likely_up", "up"), 0.9: ("up",)}[chance]
    wrong = sum(binom.pmf(hits, 2000, chance) for hits in range(2001) if word(hits) in bolder)
    assert wrong < 0.03


def test_six_seeds_give_every_target_of_the_shipped_plan_one_word():
    plan = load(ROOT / "scenarios" / "base.yaml")
    words = set()
    for seed in range(1, 7):
        found = [one.met for one in outcomes(run(plan, draws=400, seed=seed))]
        words.add(tuple(word(one.hits, one.draws) for one in found))
    assert len(words) == 1
