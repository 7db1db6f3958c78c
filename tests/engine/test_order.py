from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.engine.order import derived_order, loop


@st.composite
def acyclic(draw):
    """Names that read names drawn before them, declared in any order, each in one of three sectors."""
    names = [f"x{place}" for place in range(draw(st.integers(1, 15)))]
    reads = {
        name: tuple(draw(st.lists(st.sampled_from([*names[:place], "known"]), max_size=4)))
        for place, name in enumerate(names)
    }
    declared = draw(st.permutations(names))
    sectors = {name: draw(st.sampled_from("abc")) for name in names}
    return {name: reads[name] for name in declared}, sectors


@st.composite
def looping(draw):
    """An acyclic graph in which one name comes to read a name that depends on it."""
    reads, sectors = draw(acyclic())
    order = derived_order(reads, sectors)
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(order) - 1)] * 2)))
    ring = order[first : last + 1]
    closed = {name: (*reads[name], ring[ring.index(name) - 1]) if name in ring else reads[name] for name in reads}
    return closed, sectors


@given(acyclic())
def test_every_name_comes_once_and_after_all_it_reads(graph):
    reads, sectors = graph
    order = derived_order(reads, sectors)
    assert sorted(order) == sorted(reads)
    for name in order:
        assert all(order.index(one) < order.index(name) for one in reads[name] if one in reads)


@given(acyclic())
def test_a_sector_is_left_only_when_nothing_of_it_is_ready(graph):
    reads, sectors = graph
    order = derived_order(reads, sectors)
    for place in range(1, len(order)):
        done = {*order[:place], "known"}
        ready = [name for name in reads if name not in done and done.issuperset(reads[name])]
        if sectors[order[place]] != sectors[order[place - 1]]:
            assert all(sectors[name] != sectors[order[place - 1]] for name in ready)


@given(acyclic())
def test_no_loop_is_found_where_there_is_none(graph):
    reads, sectors = graph
    assert loop(reads, derived_order(reads, sectors)) == ()


@given(looping())
def test_a_loop_is_a_closed_path_of_names_that_read_one_another(graph):
    reads, sectors = graph
    path = loop(reads, derived_order(reads, sectors))
    assert len(path) > 1
    assert path[0] == path[-1]
    assert all(after in reads[name] for name, after in pairwise(path))


def test_a_name_that_only_reads_a_loop_is_not_part_of_it():
    reads = {"reader": ("a",), "a": ("b",), "b": ("a",)}
    assert loop(reads, derived_order(reads, dict.fromkeys(reads, ""))) == ("a", "b", "a")


def test_sectors_are_kept_together_where_the_readings_allow_it():
    reads = {"a1": (), "b1": (), "a2": ("a1",), "b2": ("b1", "a2")}
    assert derived_order(reads, {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}) == ("a1", "a2", "b1", "b2")
