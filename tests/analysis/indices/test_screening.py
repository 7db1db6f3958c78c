"""Morris and PAWN through SALib."""

import sys

import numpy as np
import pytest

from binjiang_sim.analysis.indices.screening import ENDS, MorrisDesign, pawn
from binjiang_sim.errors import ProjectionError


def test_effects_of_a_linear_model_are_its_slopes_between_the_ends():
    design = MorrisDesign(("a", "b", "c"), 12, 1)
    weights = np.array([2.0, -5.0, 0.0])
    mean, error, spread, left_out = design.effects(weights @ design.rows(0, design.size))
    np.testing.assert_allclose(mean, np.abs(weights) * (ENDS[1] - ENDS[0]), atol=1e-12)
    np.testing.assert_allclose(spread, 0, atol=1e-12)
    np.testing.assert_allclose(error, 0, atol=1e-12)
    assert left_out == 0


def test_levels_are_the_middles_of_four_classes():
    design = MorrisDesign(("a", "b"), 40, 1)
    assert np.unique(design.rows(0, design.size).round(12)).tolist() == [0.125, 0.375, 0.625, 0.875]


def test_a_trajectory_with_a_nan_is_left_out_and_counted():
    design = MorrisDesign(("a", "b", "c"), 12, 1)
    values = np.array([2.0, -5.0, 1.0]) @ design.rows(0, design.size)
    values[4] = np.nan
    mean, *_, left_out = design.effects(values)
    assert left_out == 1
    np.testing.assert_allclose(mean, np.array([2, 5, 1]) * 0.75, atol=1e-12)


def test_an_idle_input_has_the_pawn_index_of_chance_and_others_more():
    uniforms = np.random.default_rng(2).random((3, 1000))
    index, error, chance = pawn(uniforms, 3 * uniforms[0] + uniforms[1], 1)
    assert index[0] > index[1] > 1.3 * chance
    assert index[2] == pytest.approx(chance, abs=4 * error[2])


def test_without_salib_the_command_that_installs_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "SALib.sample.morris", None)
    with pytest.raises(ProjectionError) as caught:
        MorrisDesign(("a",), 4, 1).rows(0, 2)
    assert str(caught.value) == "this method needs SALib: pip install 'binjiang_sim[sensitivity]'"
