"""Shares of draws with their sampling error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from binjiang_sim.projection import Proportion

COUNTS = st.integers(1, 5000).flatmap(lambda draws: st.tuples(st.integers(0, draws), st.just(draws)))


@given(COUNTS)
def test_the_interval_is_that_of_wilson(counts):
    found = Proportion(*counts)
    expected = binomtest(*counts).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx(tuple(expected), abs=1e-12)


@given(COUNTS)
def test_the_error_reaches_both_ends_of_the_interval(counts):
    found = Proportion(*counts)
    assert found.value - found.error <= found.low + 1e-12
    assert found.value + found.error >= found.high - 1e-12
    assert found.error > 0


@pytest.mark.parametrize("chance", [0.02, 0.3, 0.5, 0.9])
def test_the_interval_holds_the_chance_for_about_19_of_20_seeds(chance):
    hits = np.arange(401)
    holds = [Proportion(int(one), 400).low <= chance <= Proportion(int(one), 400).high for one in hits]
    assert binom.pmf(hits, 400, chance)[holds].sum() == pytest.approx(0.95, abs=0.02)


def test_fewer_than_200_draws_are_too_few_for_a_chance():
    assert Proportion(199, 199).few
    assert not Proportion(200, 200).few


def test_a_mask_is_counted():
    assert Proportion.of(np.array([True, False, True])) == Proportion(2, 3)


@pytest.mark.parametrize(
    ("hits", "draws", "zh", "en"),
    [
        (1260, 2000, "63%±2", "63 % ± 2"),
        (630_000, 1_000_000, "63%±1", "63 % ± 1"),
        (1994, 2000, "超过99%", "over 99 %"),
        (2000, 2000, "超过99%", "over 99 %"),
        (200, 200, "超过98%", "over 98 %"),
        (0, 2000, "不足1%", "under 1 %"),
        (0, 200, "不足2%", "under 2 %"),
        (50, 50, "抽样过少，不足以给出概率：50次", "50 draws are too few for a chance"),
    ],
)
def test_a_chance_carries_its_sampling_error(hits, draws, zh, en):
    found = Proportion(hits, draws)
    assert (found.text("zh"), found.text("en")) == (zh, en)


@pytest.mark.parametrize("draws", [200, 400, 2000, 100_000])
def test_no_chance_is_shown_as_all_or_nothing(draws):
    every = [Proportion(hits, draws).text("en") for hits in {0, 1, 2, draws // 2, draws - 2, draws - 1, draws}]
    assert not [one for one in every if one.startswith(("100 %", "0 %", "over 100", "under 0"))]
