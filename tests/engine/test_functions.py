import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from binjiang_sim.engine.functions import Instant, at, base, element, entering, total

numbers = st.floats(-1e9, 1e9)
tables = st.tuples(st.integers(1, 12), st.integers(1, 40)).flatmap(lambda shape: arrays(float, shape, elements=numbers))


@given(tables)
def test_total_has_the_bits_of_adding_the_rows_one_after_another(table):
    expected = [0.0] * table.shape[1]
    for draw in range(table.shape[1]):
        expected[draw] = float(table[0, draw])
        for row in range(1, len(table)):
            expected[draw] += float(table[row, draw])
    assert total(table).tolist() == expected


@given(tables, st.data())
def test_total_of_a_draw_is_the_same_alone_and_in_a_batch(table, data):
    draw = data.draw(st.integers(0, table.shape[1] - 1))
    assert total(table[:, draw : draw + 1])[0] == total(table)[draw]


def test_entering_puts_the_first_flow_into_the_first_class_and_each_outflow_into_the_next():
    outflow = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
    assert entering(outflow, np.array([7.0, 70.0])).tolist() == [[7, 70], [1, 10], [2, 20]]


def test_entering_takes_a_plain_number_as_the_first_flow():
    assert entering(np.ones((2, 3)), 0).tolist() == [[0, 0, 0], [1, 1, 1]]


def test_element_is_the_row_of_its_label():
    with at(Instant(positions={"young": 0, "old": 1})):
        assert element(np.array([[1.0, 2.0], [3.0, 4.0]]), "old").tolist() == [3, 4]


def test_element_of_a_label_the_district_lacks_is_a_key_error():
    with at(Instant(positions={"young": 0})), pytest.raises(KeyError, match="old"):
        element(np.ones((1, 1)), "old")


def test_base_is_the_value_itself_at_the_first_instant():
    value = np.array([3.0])
    assert base(value) is value


def test_base_is_the_first_value_of_the_same_variable():
    now, first = np.array([3.0]), np.array([2.0])
    with at(Instant(firsts={id(now): first})):
        assert base(now) is first


def test_what_is_known_of_an_instant_is_forgotten_after_it():
    now = np.array([3.0])
    with at(Instant(firsts={id(now): np.array([2.0])})):
        pass
    assert base(now) is now
