"""Words for shares of draws."""

import pytest
from scipy.stats import binom

from binjiang_sim.analysis.verdicts import verdict
from binjiang_sim.projection import Proportion


def word(hits, draws=2000):
    return verdict(Proportion(hits, draws), Proportion(draws - hits, draws))


@pytest.mark.parametrize(
    ("hits", "expected"),
    [
        (2000, "up"),
        (1840, "up"),
        (1800, "likely_up"),  # 90 %, and the error reaches below
        (1500, "likely_up"),
        (1340, "open"),  # 67 %, and the error reaches below two thirds
        (1000, "open"),
        (660, "open"),
        (500, "likely_down"),
        (100, "down"),
        (0, "down"),
    ],
)
def test_a_share_whose_error_straddles_a_limit_has_the_more_open_word(hits, expected):
    assert word(hits) == expected


def test_draws_that_stay_the_same_have_their_own_word():
    assert verdict(Proportion(5, 2000), Proportion(5, 2000)) == "same"


@pytest.mark.parametrize("chance", [0.5, 2 / 3, 0.9])
def test_a_chance_at_a_limit_is_rarely_given_the_bolder_word(chance):
    bolder = {0.5: ("likely_up", "likely_down"), 2 / 3: ("likely_up",), 0.9: ("up",)}[chance]
    wrong = sum(binom.pmf(hits, 2000, chance) for hits in range(2001) if word(hits) in bolder)
    assert wrong < 0.03
