"""Where the rows of a program lie."""

from itertools import pairwise

import pytest

from binjiang_sim.programs.memory import LINE, PAGE, carved, stride


@pytest.mark.parametrize("width", [1, 8, 512, 1000, 4096])
def test_arrays_begin_at_cache_lines_and_at_different_places_of_their_pages(width):
    arrays = carved({f"row{place}": (2,) * (place % 2) for place in range(20)}, width)
    places = [array.ctypes.data // 8 for array in arrays.values()]
    assert all(place % LINE == 0 for place in places)
    assert all(one % PAGE != other % PAGE for one, other in pairwise(places))


def test_arrays_have_their_shapes_and_share_no_number():
    arrays = carved({"one": (), "two": (2, 3), "three": (1,)}, 5)
    assert {name: array.shape for name, array in arrays.items()} == {"one": (5,), "two": (2, 3, 5), "three": (1, 5)}
    for value, array in enumerate(arrays.values()):
        array[...] = value
    assert [set(array.ravel()) for array in arrays.values()] == [{0}, {1}, {2}]


@pytest.mark.parametrize("draws", [1, 8, 511, 512, 1000, 4096])
def test_rows_of_a_table_are_whole_lines_and_no_whole_pages_apart(draws):
    assert stride(draws) >= draws
    assert stride(draws) % LINE == 0
    assert stride(draws) % PAGE != 0
