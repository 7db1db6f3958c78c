"""Draws are independent of each other: of their number, of the blocks they run in, of other inputs and scenarios."""

import numpy as np
import pytest

from binjiang_sim.engine import Inputs
from binjiang_sim.errors import ProjectionError
from binjiang_sim.programs import compiled
from binjiang_sim.projection import blocks, run
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange


def cells(result):
    """Every number of every draw, (row, cell, draw)."""
    return result.ensemble.draws.all_cells


@pytest.mark.parametrize("size", [1, 7, 64])
def test_the_size_of_blocks_changes_no_bit(base, small_run, size, monkeypatch):
    monkeypatch.setattr(blocks, "KEPT_BLOCK", size)
    monkeypatch.setattr(blocks, "SAMPLED", size)
    draws = min(size * 3, 64)
    found = run(base, draws=draws)
    np.testing.assert_array_equal(cells(found), cells(small_run)[..., :draws])


def test_the_first_draws_of_a_long_run_are_the_draws_of_a_short_run(base, small_run):
    long = run(base, draws=128)
    np.testing.assert_array_equal(cells(long)[..., :64], cells(small_run))


def test_a_run_is_the_same_twice(base, small_run):
    again = run(base, draws=64)
    np.testing.assert_array_equal(cells(again), cells(small_run))
    assert again.clipped == small_run.clipped


def test_another_seed_gives_other_draws(base, small_run):
    other = run(base, draws=64, seed=1)
    assert not np.array_equal(other.values("gdp", "2024"), small_run.values("gdp", "2024"))


def inputs(scenario, model):
    return sample(scenario, model, DrawRange(0, 32))


def test_changing_one_parameter_leaves_the_draws_of_all_others(base, district):
    before = inputs(base, district)
    wider = {"uniform": ["3万", "6万"], "status": "assumption", "why": "A test."}
    after = inputs(base.with_({"parameters.talent.base_inflow": wider}), district)
    different = [key for key in before.parameters if not np.array_equal(before.parameters[key], after.parameters[key])]
    assert different == ["talent.base_inflow"]
    assert all(np.array_equal(before.paths[name], after.paths[name]) for name in before.paths)


def test_an_added_input_shifts_nobodys_luck(base, district):
    """A constant that becomes uncertain is a new input."""
    path = "parameters.economy.depreciation"
    assert base.parameters["economy.depreciation"].value == 0.096
    after = inputs(base.with_({path: {"uniform": [0.08, 0.11], "status": "assumption", "why": "A test."}}), district)
    before = inputs(base, district)
    different = [key for key in before.parameters if not np.array_equal(before.parameters[key], after.parameters[key])]
    assert different == ["economy.depreciation"]


def test_scenarios_share_their_luck(base, shipped, district):
    mine, other = inputs(base, district), inputs(shipped("talent_first"), district)
    assert all(np.array_equal(mine.parameters[key], other.parameters[key]) for key in mine.parameters)
    np.testing.assert_array_equal(mine.paths["demand_gap"], other.paths["demand_gap"])
    np.testing.assert_array_equal(mine.paths["foreign_capital_noise"], other.paths["foreign_capital_noise"])


def test_an_equal_scenario_differs_by_exactly_nothing_in_every_draw(base, small_run):
    copy = base.with_({"levers.talent_programme": {"path": {"2024-H2": 0.3, "2025-H1": 0.5}, "after": "hold"}})
    assert copy.hash == base.hash
    twin = run(copy, draws=64)
    np.testing.assert_array_equal(cells(twin) - cells(small_run), np.where(np.isnan(cells(small_run)), np.nan, 0.0))


def test_before_the_reforms_begin_a_scenario_without_them_is_the_base_in_every_draw(shipped, small_run):
    found = run(shipped("no_new_reform"), draws=64)
    np.testing.assert_array_equal(found.values("gdp", "2024-H1"), small_run.values("gdp", "2024-H1"))
    assert not np.array_equal(found.values("gdp", "2026-H1"), small_run.values("gdp", "2026-H1"))


def test_leaving_out_luck_keeps_every_input(base, district):
    lucky, calm = sample(base, district, DrawRange(0, 16)), sample(base, district, DrawRange(0, 16, luck=False))
    assert all(np.array_equal(lucky.parameters[key], calm.parameters[key]) for key in lucky.parameters)
    assert not calm.paths["demand_gap"].any()
    assert (calm.paths["foreign_capital_noise"] == 1).all()
    assert not lucky.paths["demand_gap"][:2].any()  # the first year is what everything is measured from
    assert lucky.paths["demand_gap"][2:].all()


def test_a_central_run_has_every_input_at_its_median(base, district):
    central = sample(base, district, DrawRange(0, 1, central=True))
    assert central.parameters["talent.programme_effect"] == pytest.approx(0.06)
    assert central.parameters["talent.graduates"] == pytest.approx(310_000)
    assert not central.paths["demand_gap"].any()


def test_a_block_that_begins_later_is_a_slice_of_the_whole(base, district):
    whole, part = sample(base, district, DrawRange(0, 40)), sample(base, district, DrawRange(13, 9))
    for key, values in part.parameters.items():
        np.testing.assert_array_equal(values, whole.parameters[key][..., 13:22])
    for name, values in part.paths.items():
        np.testing.assert_array_equal(values, whole.paths[name][:, 13:22])


def test_a_variable_without_a_number_in_every_draw_stops_the_run(base):
    """It is a failure, not a variable without figures; the message names the first in the order of the year."""
    every_draw = {"livelihood.visitors": 0, "livelihood.least_visitors": 0, "livelihood.visitor_demand": 0.5}
    broken = base.with_({f"parameters.{key}": value for key, value in every_draw.items()} | {"targets": []})
    with pytest.raises(ProjectionError) as caught:
        run(broken, draws=5)
    assert caught.value.text().endswith(
        ": 5 of 5 draws gave no valid result (NaN or infinity), more than 1 %; first in visitor_demand"
    )


LONG = 8192
FIGURES = ("gdp", "residents", "attractiveness", "track_share", "livelihood_index", "fiscal_reserve")


@pytest.fixture(scope="module")
def long_block(base, district):
    """Inputs of a long block, the program of a few figures, and their cells."""
    inputs = sample(base, district, DrawRange(0, LONG))
    program = compiled(district, inputs, clock_of(base), FIGURES)
    return inputs, program, program.run(inputs).values


@pytest.mark.parametrize("size", [1, 7, 1000, 4095, LONG])
def test_the_program_gives_the_same_bits_in_blocks_of_any_size(size, long_block):
    """Blocks at the beginning, inside and at the end; the whole when they are few."""
    inputs, program, cells = long_block
    last = LONG - size
    for first in {0, min(size, last), last // 2, last}:
        own = slice(first, first + size)
        parameters = {name: values[..., own] for name, values in inputs.parameters.items()}
        paths = {name: values[:, own] for name, values in inputs.paths.items()}
        found = program.run(Inputs(size, parameters, paths, inputs.labels)).values
        assert found.tobytes() == cells[..., own].tobytes()


def test_a_draw_does_not_feel_a_neighbour_that_gives_no_number(long_block):
    inputs, program, cells = long_block
    spoiled = {name: values[..., :9].copy() for name, values in inputs.parameters.items()}
    for values in spoiled.values():
        values[..., 4] = np.nan
    paths = {name: values[:, :9] for name, values in inputs.paths.items()}
    found = program.run(Inputs(9, spoiled, paths, inputs.labels)).values
    assert np.isnan(found[:, 1:, 4]).any()
    others = [0, 1, 2, 3, 5, 6, 7, 8]
    assert found[..., others].tobytes() == cells[..., others].tobytes()


def test_a_constant_takes_no_memory_for_each_draw(base, district):
    values = inputs(base, district).parameters
    assert values["economy.depreciation"].strides == (0,)
    assert values["economy.depreciation"].tolist() == [0.096] * 32
    assert values["enterprises.upper_stage"].strides == (8, 0)
    assert values["talent.base_inflow"].strides == (8,)
