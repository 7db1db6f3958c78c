"""The compiled programs against the equations' own functions, and against themselves on other blocks of draws."""

import threading
import tracemalloc

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from binjiang_sim.engine import Clock, Inputs, Series
from binjiang_sim.programs import compiled, simulate
from binjiang_sim.projection import district_model
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

from ..engine import runs
from ..engine.runs import NUMBERS, TOY
from . import plain
from .test_simulate import SHORT, part, random_inputs

DISTRICT = district_model()
SIMULATED = [name for name, equation in DISTRICT.equations.items() if equation.kind != "indicator"]
DRAWS = 40


@pytest.fixture(scope="module")
def world(base):
    """Clock and inputs of a district where every lever moves, its layout, its cells by functions and by programs."""
    levers = {f"levers.{one.name}": {"path": {"2024": 0.2, "2030": 1.0}} for one in DISTRICT.of_kind("lever")}
    clock, sampled = clock_of(base), sample(base.with_(levers), DISTRICT, DrawRange(0, DRAWS))
    whole = {name: np.array(values) for name, values in sampled.parameters.items()}  # rows, as programs read them
    inputs = Inputs(DRAWS, whole, sampled.paths, sampled.labels)
    program = compiled(DISTRICT, inputs, clock, counted=True)
    cells = {"arrays": program.run(inputs), "floats": program.run_singly(inputs)}
    return clock, inputs, program.layout, plain.cells(DISTRICT, inputs, clock), cells


def close(found, expected, name="", part=1e-12):
    """To this part of the largest number of the row: the difference of large numbers carries their last bits."""
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(found[~finite], expected[~finite], err_msg=name)
    scale = np.max(np.abs(expected), axis=(1, 2), where=finite, initial=0.0, keepdims=True)
    assert (~finite | (np.abs(np.where(finite, found - expected, 0)) <= part * scale)).all(), name


def test_the_array_program_has_the_bits_of_the_functions(world):
    _, _, layout, (expected, _), cells = world
    for name, rows in layout.rows.items():
        np.testing.assert_array_equal(cells["arrays"].values[rows], expected[rows], err_msg=name)


def test_the_float_program_agrees_with_the_functions(world):
    _, _, layout, (expected, _), cells = world
    assert list(layout.rows) == SIMULATED
    for name, rows in layout.rows.items():
        # What a reserve near to nothing can carry is a difference of large sums, and orders of reforms follow it.
        close(cells["floats"].values[rows], expected[rows], name, part=1e-11)


def test_both_programs_count_the_clips_that_the_functions_show(world):
    _, _, _, (_, clipped), cells = world
    assert clipped == cells["arrays"].clipped
    apart = [abs(count - clipped[name]) for name, count in cells["floats"].clipped.items()]
    assert max(apart) <= 2  # their last bits differ, so that a value at the edge may fall to either side
    assert 0 < clipped["robot_bottleneck"] < DRAWS * 27


def test_a_variant_is_compiled_like_any_equation():
    model, given = TOY.replace("half_decay"), runs.inputs(SHORT)
    expected, _ = plain.cells(model, given, SHORT)
    np.testing.assert_array_equal(simulate(model, given, SHORT).values, expected)


@pytest.mark.parametrize("steps", [1, 2, 4, 12])
def test_cells_gather_the_steps_of_any_clock(steps):
    clock = Clock(2020, 2022, steps)
    generator = np.random.default_rng(5)
    demand = generator.uniform(0.5, 2, (clock.steps + 1, 9))
    given = runs.inputs(clock, 9, demand=demand, effort=demand / 2, tide=Series(demand))
    expected, clipped = plain.cells(TOY, given, clock)
    program = compiled(TOY, given, clock, counted=True)
    for found in (program.run(given), program.run_singly(given)):
        close(found.values, expected)
        assert found.clipped == clipped


@settings(deadline=None, max_examples=30)
@drawn(st.lists(st.floats(1e-3, 1e3), min_size=len(NUMBERS), max_size=len(NUMBERS)), st.floats(0, 9))
def test_any_numbers_give_what_the_functions_give(numbers, effort):
    changed = {name: np.multiply(one, factor) for (name, one), factor in zip(NUMBERS.items(), numbers, strict=True)}
    given = runs.inputs(SHORT, 1, effort=effort, **changed)
    expected, _ = plain.cells(TOY, given, SHORT)
    np.testing.assert_array_equal(simulate(TOY, given, SHORT).values, expected)
    with np.errstate(all="ignore"):
        close(compiled(TOY, given, SHORT).run_singly(given).values, expected)


@pytest.mark.parametrize("bad", [{"years": 0.0}, {"demand": -3.0}, {"heard": 900.0}, {"atoms": -5.0}])
def test_the_float_program_does_not_raise_where_numpy_goes_on(bad):
    given = runs.inputs(SHORT, 2, **bad)
    with np.errstate(all="ignore"):
        expected, _ = plain.cells(TOY, given, SHORT)
    found = compiled(TOY, given, SHORT).run_singly(given).values
    assert not np.isfinite(found).all(axis=1).all()
    np.testing.assert_allclose(found, expected, rtol=1e-12, equal_nan=True)


TOGETHER = 8192
WHOLE = random_inputs(TOGETHER)


@pytest.fixture(scope="module")
def together():
    return simulate(TOY, WHOLE, SHORT).values


@pytest.mark.parametrize("size", [1, 7, 8, 9, 1000, 4096, 4097])
def test_the_size_of_a_block_changes_no_bit(size, together):
    program = compiled(TOY, WHOLE, SHORT)
    for first in range(0, TOGETHER, max(size, TOGETHER // 9)):
        block = part(WHOLE, first, size)
        found = program.run(block).values
        assert found.tobytes() == together[..., first : first + block.draws].tobytes()


def test_the_size_of_a_block_changes_no_bit_of_the_district(world):
    clock, inputs, _, _, cells = world
    program = compiled(DISTRICT, inputs, clock)
    for first, draws in ((0, 1), (3, 7), (39, 1), (10, 30), (31, 8)):
        found = program.run(_draws(inputs, first, draws)).values
        np.testing.assert_array_equal(found, cells["arrays"].values[..., first : first + draws])


def _draws(inputs, first, draws):
    own = slice(first, first + draws)
    parameters = {name: value[..., own] for name, value in inputs.parameters.items()}
    return Inputs(draws, parameters, {name: path[:, own] for name, path in inputs.paths.items()}, inputs.labels)


def test_recording_a_few_variables_changes_no_bit_of_them(world):
    clock, inputs, layout, _, cells = world
    wanted = ("gdp", "residents", "fiscal_reserve", "reference_gdp", "relative_income")
    program = compiled(DISTRICT, inputs, clock, wanted)
    assert set(program.layout.rows) == set(wanted)
    for found, all_of_them in ((program.run(inputs), "arrays"), (program.run_singly(inputs), "floats")):
        for name, rows in program.layout.rows.items():
            np.testing.assert_array_equal(found.values[rows], cells[all_of_them].values[layout.rows[name]])
        assert found.clipped == {}


def test_a_buffer_and_a_program_serve_one_block_after_another(together):
    program = compiled(TOY, WHOLE, SHORT)
    buffer = program.buffer(1000)
    for first in (0, 1000, 2000, 8000):
        found = program.run(part(WHOLE, first, 1000), buffer).values
        assert found.base is buffer.base
        np.testing.assert_array_equal(found, together[..., first : first + 1000])


def test_a_program_is_made_once_for_equal_questions():
    first, again = (compiled(TOY, runs.inputs(SHORT, draws), SHORT, ("sales", "people")) for draws in (1, 5))
    assert first is again
    assert compiled(TOY, runs.inputs(SHORT), SHORT, ("sales",)) is not first
    assert compiled(TOY.replace("half_decay"), runs.inputs(SHORT), SHORT, ("sales", "people")) is not first


def test_threads_share_a_program_without_disturbing_each_other(together):
    program, found = compiled(TOY, WHOLE, SHORT), {}

    def work(first):
        for _ in range(5):
            found[first] = program.run(part(WHOLE, first, 500)).values

    threads = [threading.Thread(target=work, args=(first,)) for first in range(0, 2000, 500)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for first, values in found.items():
        np.testing.assert_array_equal(values, together[..., first : first + 500])


def test_the_loop_makes_no_new_arrays(world):
    """What a second run takes from the system is less than one row for each of its instants."""
    _clock, *_ = world
    given = random_inputs(4096)
    program = compiled(TOY, given, SHORT)
    buffer = program.buffer(4096)
    program.run(given, buffer)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    program.run(given, buffer)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert peak < 4096 * 8 * SHORT.steps


def test_a_number_spread_over_the_draws_gives_the_bits_of_a_row_of_equal_numbers(world):
    clock, inputs, *_ = world
    program, found = compiled(DISTRICT, inputs, clock), []
    for written in (False, True, False):
        given = {}
        for name, values in {**inputs.parameters, **inputs.paths}.items():
            spread = np.broadcast_to(values[..., :1], values.shape)
            given[name] = np.array(spread) if written else spread
        parameters = {name: given[name] for name in inputs.parameters}
        paths = {name: given[name] for name in inputs.paths}
        found.append(program.run(Inputs(DRAWS, parameters, paths, inputs.labels)).values)
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[0], found[2])
