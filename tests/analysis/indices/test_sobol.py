"""Sobol indices against SALib, against a closed form, and on the district."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib
from scipy.stats import sobol_indices

from binjiang_sim.analysis.indices.designs import simulated, uncertain_inputs
from binjiang_sim.analysis.indices.sobol import SobolDesign, sobol
from binjiang_sim.errors import ProjectionError

FIGURES = [("gdp", "2025", None), ("gdp_growth", "2025", None), ("ladder", "2025", "fledgling_eagle")]


def ishigami(uniforms, a=7.0, b=0.1):
    x, y, z = np.pi * (2 * uniforms - 1)
    return np.sin(x) + a * np.sin(y) ** 2 + b * z**4 * np.sin(x)


def salib_indices(values, inputs):
    problem = {"num_vars": len(inputs), "names": list(inputs), "bounds": [[0, 1]] * len(inputs)}
    found = salib.analyze(problem, values, calc_second_order=False, num_resamples=20, seed=1)
    return found["S1"], found["ST"], found["S1_conf"], found["ST_conf"]


@pytest.fixture(scope="module")
def short(shipped):
    return shipped("base", {"end": "2025", "correlations": []})


def test_indices_equal_salib_on_the_same_design():
    design = SobolDesign(("x", "y", "z"), 256, 3)
    values = ishigami(design.rows(0, design.size))
    found = design.indices(np.stack([values, 1e9 + 1e6 * values], axis=1))
    for output, scaled in enumerate((values, 1e9 + 1e6 * values)):
        first, total, _, _ = salib_indices(scaled, design.inputs)
        np.testing.assert_allclose(found.first[:, output], first, rtol=0, atol=1e-12 if output == 0 else 1e-9)
        np.testing.assert_allclose(found.total[:, output], total, rtol=0, atol=1e-12 if output == 0 else 1e-9)


def test_errors_have_the_size_of_salibs_intervals():
    design = SobolDesign(("x", "y", "z"), 1024, 3)
    values = ishigami(design.rows(0, design.size))
    found = design.indices(values[:, None], resamples=400)
    _, _, first, total = salib_indices(values, design.inputs)
    np.testing.assert_allclose(1.96 * found.first_error[:, 0], first, rtol=0.6, atol=1e-12)
    np.testing.assert_allclose(1.96 * found.total_error[:, 0], total, rtol=0.6, atol=1e-12)


def test_indices_meet_the_closed_form_of_the_ishigami_function():
    design = SobolDesign(("x", "y", "z"), 2**14, 1)
    found = design.indices(ishigami(design.rows(0, design.size))[:, None])
    a, b = 7.0, 0.1
    variance = a**2 / 8 + b * np.pi**4 / 5 + b**2 * np.pi**8 / 18 + 0.5
    alone = np.array([0.5 * (1 + b * np.pi**4 / 5) ** 2, a**2 / 8, 0]) / variance
    joint = 8 * b**2 * np.pi**8 / 225 / variance
    np.testing.assert_allclose(found.first[:, 0], alone, atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], alone + joint * np.array([1, 0, 1]), atol=0.02)


def test_rows_are_the_same_in_one_piece_and_in_many():
    design = SobolDesign(("x", "y", "z"), 16, 5)
    pieces = [design.rows(first, min(7, design.size - first)) for first in range(0, design.size, 7)]
    assert np.array_equal(np.concatenate(pieces, axis=1), design.rows(0, design.size))


def test_a_mixed_row_has_one_column_of_the_other_point():
    design = SobolDesign(("x", "y"), 4, 5)
    rows = design.rows(0, design.size)
    a, first, second, b = (rows[:, place::4] for place in range(4))
    assert np.array_equal(first, [b[0], a[1]])
    assert np.array_equal(second, [a[0], b[1]])


def test_a_point_with_a_nan_is_left_out_and_counted():
    design = SobolDesign(("x", "y", "z"), 64, 3)
    values = ishigami(design.rows(0, design.size)).reshape(64, 5)
    spoilt = values.copy()
    spoilt[7, 2] = np.nan
    found = design.indices(spoilt.reshape(-1, 1))
    kept = np.delete(values, 7, axis=0)
    a, mixed, b = kept[:, :1], kept[:, 1:-1], kept[:, -1:]
    variance = np.concatenate((a, b)).var()
    assert found.left_out == 1
    np.testing.assert_allclose(found.total[:, 0], ((a - mixed) ** 2 / 2).mean(axis=0) / variance)


def test_an_output_that_does_not_vary_has_indices_of_zero():
    design = SobolDesign(("x", "y"), 8, 5)
    found = design.indices(np.full((design.size, 1), 3.7))
    assert not found.first.any()
    assert not found.total.any()


def test_the_indices_of_the_district_equal_salib(short):
    design = SobolDesign(uncertain_inputs(short), 8, short.seed)
    values = simulated(short, design, FIGURES)
    found = sobol(short, FIGURES, base=8)
    for output in range(len(FIGURES)):
        first, total, _, _ = salib_indices(values[:, output], design.inputs)
        np.testing.assert_allclose(found.first[:, output], first, rtol=0, atol=1e-12)
        np.testing.assert_allclose(found.total[:, output], total, rtol=0, atol=1e-12)


def test_the_start_of_the_ladder_decides_how_many_enterprises_stand_on_a_stage(short):
    found = sobol(short, FIGURES[2:], base=64)
    strongest = found.inputs[int(found.total[:, 0].argmax())]
    assert strongest == "parameters.enterprises.ladder_start.fledgling_eagle"


def test_luck_in_time_is_no_input(short):
    assert not [name for name in uncertain_inputs(short) if name.startswith("drivers.demand_gap")]


def test_the_median_of_every_input_gives_the_central_run(short):
    from binjiang_sim import run

    class Medians(SobolDesign):
        def rows(self, first, count):
            return np.full((len(self.inputs), count), 0.5)

    values = simulated(short, Medians(uncertain_inputs(short), 2, 0), FIGURES)
    central = run(short, central=True)
    assert values[0].tolist() == pytest.approx([float(central.values(*figure)[0]) for figure in FIGURES], rel=1e-12)


def test_correlated_inputs_are_refused(shipped):
    pair = ["parameters.talent.base_inflow", "parameters.talent.graduates"]
    scenario = shipped("base", {"correlations": [{"inputs": pair, "rank": 0.5}]})
    with pytest.raises(ProjectionError) as caught:
        sobol(scenario, FIGURES)
    assert str(caught.value) == (
        f"{scenario.file}: inputs are correlated; Sobol indices need independent inputs: leave `correlations` out"
    )


def test_a_base_that_is_no_power_of_two_is_refused():
    with pytest.raises(ProjectionError) as caught:
        SobolDesign(("x",), 100, 1)
    assert str(caught.value) == "the base of a Sobol design must be a power of two, at least 2; found 100"


def test_indices_equal_scipys_on_the_same_design():
    design = SobolDesign(("x", "y", "z"), 256, 3)
    rows = design.rows(0, design.size).reshape(3, 256, 5)
    a, b = rows[:, :, 0], rows[:, :, 4]
    mixed = np.moveaxis(rows[:, :, 1:4], 2, 0)  # (input, input, point), as scipy has them
    values = {"f_A": ishigami(a)[None], "f_B": ishigami(b)[None]}
    values["f_AB"] = np.stack([ishigami(one) for one in mixed])[:, None]

    found = sobol_indices(func=values, n=256)
    own = design.indices(ishigami(design.rows(0, design.size))[:, None])
    np.testing.assert_allclose(own.total[:, 0], found.total_order.ravel(), rtol=0, atol=1e-12)
    # SALib takes the mean of all rows away first, scipy that of A and B: the first-order estimator depends on it.
    whole, ends = ishigami(rows.reshape(3, -1)).mean(), ishigami(np.concatenate((a, b), axis=1))
    moved = (whole - ends.mean()) * np.array([(ishigami(one) - ishigami(a)).mean() for one in mixed]) / ends.var()
    np.testing.assert_allclose(own.first[:, 0], found.first_order.ravel() - moved, rtol=0, atol=1e-12)
