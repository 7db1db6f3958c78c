"""Shapley values: parts that add up, whatever the interactions, and depend on no order."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim.analysis.coalitions import MOST_EXACT, Coalitions

WORTHS = st.integers(1, 5).flatmap(
    lambda players: st.lists(st.floats(-1e6, 1e6), min_size=2**players, max_size=2**players).map(np.array)
)


def players_of(worth):
    return len(worth).bit_length() - 1


def test_shares_are_the_mean_gains_over_all_orders():
    worth = np.array([0.0, 1, 2, 5, 1, 3, 4, 9])
    expected = np.zeros(3)
    for order in permutations(range(3)):
        known = 0
        for player in order:
            expected[player] += (worth[known | 1 << player] - worth[known]) / 6
            known |= 1 << player
    np.testing.assert_allclose(Coalitions.of(3).shares(worth), expected, atol=1e-12)


@given(WORTHS)
def test_shares_add_up_to_what_all_players_bring(worth):
    shares = Coalitions.of(players_of(worth)).shares(worth)
    assert shares.sum() == pytest.approx(worth[-1] - worth[0], abs=1e-9 * np.abs(worth).max() + 1e-300)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=6))
def test_without_interactions_a_share_is_the_simple_difference(gains):
    coalitions = Coalitions.of(len(gains))
    np.testing.assert_allclose(coalitions.shares(coalitions.members @ np.array(gains)), gains, atol=1e-9)


@given(WORTHS, st.randoms(use_true_random=False))
def test_the_order_of_the_players_changes_no_share(worth, luck):
    players = players_of(worth)
    order = luck.sample(range(players), players)
    coalitions = Coalitions.of(players)
    places = (coalitions.members[:, np.argsort(order)] * (1 << np.arange(players))).sum(axis=1)
    size = np.abs(worth).max() + 1e-300
    np.testing.assert_allclose(
        coalitions.shares(worth[places]) / size, coalitions.shares(worth)[order] / size, atol=1e-9
    )


def test_two_players_who_do_the_same_have_the_same_share_and_one_who_does_nothing_has_none():
    coalitions = Coalitions.of(3)
    worth = np.array([7.0 * (first or second) for first, second, _ in coalitions.members])
    assert coalitions.shares(worth).tolist() == [3.5, 3.5, 0]


def test_every_draw_is_shared_out_by_itself():
    worth = np.random.default_rng(3).random((16, 4, 2))
    whole = Coalitions.of(4).shares(worth)
    assert np.array_equal(whole[:, 2, 1], Coalitions.of(4).shares(worth[:, 2, 1]))


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_orders_drawn_at_random_add_up_as_well(seed):
    coalitions = Coalitions.of(6, 3, seed)
    worth = np.random.default_rng(seed).random(len(coalitions.members))
    assert coalitions.shares(worth).sum() == pytest.approx(worth[-1] - worth[0], abs=1e-12)


def test_the_error_of_random_orders_is_as_large_as_it_says():
    worth = np.random.default_rng(5).random(64)
    exact, far = Coalitions.of(6).shares(worth), []
    for seed in range(40):
        sampled = Coalitions.of(6, 20, seed)
        own = worth[(sampled.members * (1 << np.arange(6))).sum(axis=1)]
        far.append((sampled.shares(own) - exact) / sampled.errors(own))
    assert 0.85 < np.sqrt(np.mean(np.square(far))) < 1.2


def test_more_players_than_can_be_run_in_full_take_random_orders():
    assert Coalitions.of(4).exact
    assert not Coalitions.of(MOST_EXACT + 1).exact
    assert len(Coalitions.of(MOST_EXACT + 1).orders) == 128


def test_without_players_there_is_one_coalition_and_nothing_to_share():
    assert Coalitions.of(0).members.shape == (1, 0)
    assert Coalitions.of(0).shares(np.array([3.0])).shape == (0,)
