import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from binjiang_sim.engine.functions import element, entering, labelled, total

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


PEOPLE = labelled([[1.0, 2.0], [3.0, 4.0]], ("young", "old"))


def test_element_is_the_row_of_its_label():
    assert element(PEOPLE, "old").tolist() == [3, 4]


def test_element_takes_a_mapping_of_rows():
    assert element({"young": 1.0, "old": 3.0}, "old") == 3


@pytest.mark.parametrize("rows", [PEOPLE, {"young": 1.0}])
def test_element_of_a_label_that_is_not_there_is_a_key_error(rows):
    with pytest.raises(KeyError, match="aged"):
        element(rows, "aged")


def test_element_of_an_array_without_labels_is_refused():
    with pytest.raises(TypeError, match="labels"):
        element(np.ones((2, 1)), "old")


def test_labels_stay_with_what_is_computed_in_the_same_shape():
    assert element(2 * PEOPLE + 1, "old").tolist() == [7, 9]


def test_a_row_of_a_labelled_array_has_no_labels():
    assert PEOPLE[0].labels is None
    assert total(PEOPLE).labels is None


def test_there_is_a_label_for_each_row():
    with pytest.raises(ValueError, match="2 labels for 3 rows"):
        labelled(np.ones((3, 1)), ("young", "old"))
