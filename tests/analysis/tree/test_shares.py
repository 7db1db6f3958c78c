"""Shapley values of one formula: closed forms, exactness, and what stands inside sums and rows."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.analysis.tree.shares import Pair, Splitter, shapley
from binjiang_sim.engine.expression import VARIABLE, Expression

NUMBERS = st.floats(0.1, 10)


def shares(function, before, after):
    """The shares of the arguments of a function that goes from one point to another."""

    def value(moved):
        return np.array(function(*(b if its else a for a, b, its in zip(before, after, moved, strict=True))))

    return [float(one) for one in shapley(value, len(before))]


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_each_factor_of_a_product_gets_its_change_times_the_mean_of_the_other(a, b, c, d):
    wanted = [(c - a) * (b + d) / 2, (d - b) * (a + c) / 2]
    assert shares(lambda x, y: x * y, (a, b), (c, d)) == pytest.approx(wanted, abs=1e-12)


def test_each_of_three_factors_gets_the_mean_over_the_six_orders():
    # Of 1 * 1 * 1 to 2 * 3 * 5: for the first, (2 (1) + (3 + 5) + 2 (15)) / 6 times its change of 1.
    found = shares(lambda x, y, z: x * y * z, (1.0, 1.0, 1.0), (2.0, 3.0, 5.0))
    assert found[0] == pytest.approx((2 * 1 + 3 + 5 + 2 * 15) / 6)
    assert sum(found) == pytest.approx(29)


def test_what_does_not_matter_gets_nothing_and_what_is_alike_the_same():
    found = shares(lambda x, y, z: x**2 * y**2, (1.0, 1.0, 4.0), (3.0, 3.0, 7.0))
    assert found[2] == 0
    assert found[0] == pytest.approx(found[1])


def test_a_mixture_without_a_value_counts_as_a_part_of_the_straight_way():
    # Half-way there is the logarithm of a negative number: each of the two gets a half.
    def function(x, y):
        return math.log(x * y) if x * y > 0 else math.nan

    found = shares(function, (1.0, 1.0), (-2.0, -3.0))
    assert found == pytest.approx([math.log(6) / 2] * 2)


def test_of_many_inputs_the_shares_add_up_and_change_sign_with_the_direction():
    generator = np.random.default_rng(5)
    before, after = generator.uniform(0.5, 2, (2, 14))
    there = shares(lambda *x: math.prod(x), before, after)
    back = shares(lambda *x: math.prod(x), after, before)
    assert sum(there) == pytest.approx(math.prod(after) - math.prod(before))
    assert there == pytest.approx([-one for one in back])


def variable(name, *dims):
    return Expression(VARIABLE, (), name, dims)


def splitter(values):
    return Splitter(lambda read: Pair(*(np.array(one, dtype=float) for one in values[read[1]])), {"age": ("a", "b")})


def test_a_sum_over_rows_is_one_input_and_hands_on_what_each_row_brings():
    # total(x) * y, where x goes from (1, 2) to (4, 2) and y from 10 to 20.
    values = {"x": ([[1], [2]], [[4], [2]]), "y": ([[10]], [[20]])}
    whole = Expression("total", (variable("x", "age"),))
    link = splitter(values).link(Expression("multiply", (whole, variable("y"))))
    change = float(link.value.change[0, 0])
    assert change == 120 - 30
    found = {read[1]: (slopes[0, 0] * change).tolist() for read, slopes in link.slopes.items()}
    assert found == {"x": [pytest.approx(45), 0], "y": [pytest.approx(45)]}


def test_a_row_and_an_ageing_chain_hand_on_to_the_rows_they_are_made_of():
    values = {"x": ([[1], [2]], [[4], [8]]), "first": ([[0]], [[5]])}
    own = splitter(values)
    row = own.link(Expression("element", (variable("x", "age"),), "b"))
    assert row.slopes[VARIABLE, "x"][0].tolist() == [[0, 1]]
    chain = own.link(Expression("entering", (variable("x", "age"), variable("first")), "", ("age",)))
    assert chain.value.after[:, 0].tolist() == [5, 4]
    assert chain.slopes[VARIABLE, "x"][0].tolist() == [[0, 0], [1, 0]]
    assert chain.slopes[VARIABLE, "first"][0].tolist() == [[1], [0]]
