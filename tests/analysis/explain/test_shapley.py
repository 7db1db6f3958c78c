"""Shapley values of games whose shares are known."""

from itertools import permutations

import numpy as np
import pytest

from binjiang_sim.analysis.explain.shapley import AllOrders, SomeOrders


def values_of(orders, worth):
    return np.array([worth({int(one) for one in np.flatnonzero(row)}) for row in orders.coalitions])


def glove(coalition):
    """Players 0 and 1 have a left glove, player 2 a right one: a pair is worth one."""
    return float(2 in coalition and len(coalition) > 1)


def test_the_glove_game_has_the_shares_of_the_textbook():
    orders = AllOrders(3)
    np.testing.assert_allclose(orders.shares(values_of(orders, glove)), [1 / 6, 1 / 6, 2 / 3])


def test_shares_are_the_mean_gains_over_all_orders():
    luck = np.random.default_rng(3)
    worths = {frozenset(): 0.0}

    def worth(coalition):
        return worths.setdefault(frozenset(coalition), float(luck.normal()))

    orders = AllOrders(4)
    shares = orders.shares(values_of(orders, worth))
    gains = np.zeros(4)
    for order in permutations(range(4)):
        for place, player in enumerate(order):
            gains[player] += worth(order[: place + 1]) - worth(order[:place])
    np.testing.assert_allclose(shares, gains / 24, atol=1e-12)


@pytest.mark.parametrize("orders", [AllOrders(6), SomeOrders(6, 4)])
def test_nobody_comes_first_and_everybody_last_and_no_coalition_twice(orders):
    coalitions = orders.coalitions
    assert not coalitions[0].any()
    assert coalitions[-1].all()
    assert len(np.unique(coalitions, axis=0)) == len(coalitions)


def crowd(coalition):
    return sum(coalition) + 0.3 * len(coalition) ** 2 + (2.0 if {1, 4} <= coalition else 0.0)


def test_a_sample_of_orders_adds_up_and_is_as_near_as_it_says():
    every, some = AllOrders(6), SomeOrders(6, 64)
    exact, found = (one.shares(values_of(one, crowd)) for one in (every, some))
    errors = some.errors(values_of(some, crowd))
    assert found.sum() == pytest.approx(crowd(set(range(6))))
    assert 0 < errors.max() < 0.1
    assert (np.abs(found - exact) <= 3.5 * errors + 1e-12).all()


def test_a_sum_needs_no_more_than_one_order():
    some = SomeOrders(12, 2)
    values = values_of(some, lambda coalition: float(sum(one**2 for one in coalition)))
    np.testing.assert_allclose(some.shares(values), np.arange(12) ** 2, atol=1e-9)
    np.testing.assert_allclose(some.errors(values), 0, atol=1e-9)


def test_each_draw_has_shares_of_its_own():
    some = SomeOrders(5, 3)
    values = np.random.default_rng(1).normal(size=(len(some.coalitions), 7))
    shares = some.shares(values)
    assert shares.shape == (5, 7)
    np.testing.assert_allclose(shares.sum(axis=0), values[-1] - values[0])
    np.testing.assert_allclose(shares[:, 2], some.shares(values[:, 2]))


def test_nobody_has_no_share():
    assert AllOrders(0).shares(np.ones((1, 3))).shape == (0, 3)
