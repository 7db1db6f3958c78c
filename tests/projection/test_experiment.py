"""Many variants over the same draws: each has the bits of its own run, whoever computes it, however often cut off."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis.indices.designs import uncertain_inputs
from binjiang_sim.analysis.indices.sobol import SobolDesign
from binjiang_sim.errors import ProjectionError, ScenarioError
from binjiang_sim.projection import experiment as room
from binjiang_sim.projection import run
from binjiang_sim.projection.district import district_model

FIGURES = [
    ("gdp", None, "2030"),
    ("gdp_growth", None, "2027-H1"),
    ("value_added", "industry", "2026"),
    ("residents", "60+", "2035"),
    ("gdp_per_head", None, "2024"),
]
DRAWS = 24
TARGET = "{indicator: gdp, period: 2030, at_least: 4000 亿元, prices: 2023, kind: expected, source: a test}"
WIDE = {"uniform": [0.2, 0.9], "status": "assumption", "why": "A test."}


@pytest.fixture(scope="module")
def slump(shipped):
    return shipped("external_slump")


def experiment(scenario, variants, figures=FIGURES, draws=DRAWS, **how):
    return bj.experiment(scenario, variants, figures=figures, draws=draws, **how)


def own(scenario, changes, **how):
    """The figures of a run of its own, (figure, draw)."""
    found = run(scenario.with_(changes) if changes else scenario, how.pop("draws", DRAWS), **how)
    return np.stack([found.values(name, period, item) for name, item, period in FIGURES])


CASES = {
    "levers": {"levers.talent_programme": (0, 0.5, 1), "levers.talent_housing": (1, 0, 0.2)},
    "many sizes of a lever": {"levers.talent_programme": (0, 0.5, 1, 0.25, 0.75)},
    "lever paths": {"levers.talent_programme": (0.3, {"path": {2025: 0.4, 2027: 1.0}}, WIDE)},
    "lever words": {"levers.talent_programme": ({"value": 0.8, "start": 2026}, {"value": 0.8, "ramp": "2 year"})},
    "parameters": {"parameters.talent.base_inflow": ("2.8万 person/year", "25000 person/year")},
    "a parameter that others are correlated with": {"parameters.economy.trend_long_run": (0.004, 0.008)},
    "rows of a parameter": {"parameters.economy.activity_weight": ("{each: {industry: 3, services: 5, other: 2}}",)},
    "a parameter over time": {"parameters.economy.depreciation": (0.05, {"path": {2024: 0.05, 2030: 0.08}})},
    "drivers": {"drivers.external_income": ("{growth: {2024: 3%}}", "{growth: {2024: 5%}}")},
    "shocks": {"shocks": ("[]", "[{driver: external_capital, start: 2026, years: 2 year, factor: 0.5}]")},
}


@pytest.mark.parametrize("name", CASES)
def test_a_variant_has_the_bits_of_its_own_run(name, slump):
    variants = CASES[name]
    found = experiment(slump, variants).values
    for place, values in enumerate(zip(*variants.values(), strict=True)):
        np.testing.assert_array_equal(found[place], own(slump, dict(zip(variants, values, strict=True))))


def test_numbers_are_in_the_units_of_the_model(slump):
    found = experiment(slump, {"parameters.talent.base_inflow": (28000, 25000.0, 27000)}).values
    np.testing.assert_array_equal(found[0], own(slump, {"parameters.talent.base_inflow": "2.8万 person/year"}))
    np.testing.assert_array_equal(found[1], own(slump, {"parameters.talent.base_inflow": "2.5万 person/year"}))


def test_the_number_of_one_label_and_one_number_of_a_path_can_be_varied(base):
    growth, drawn = "parameters.economy.known_growth.industry", "drivers.external_income@2035"
    figures = [("value_added_growth", "industry", "2024"), ("external_income", None, "2035")]
    found = experiment(base, {growth: (0.05, 0.09, 0.05), drawn: (0.03, 0.03, 0.01)}, figures, central=True).values
    assert found[1, 0, 0] > found[0, 0, 0]
    assert found[2, 1, 0] < found[0, 1, 0]


def test_a_single_number_of_a_shock_can_be_varied(slump):
    shock = slump.shocks[1]
    halved = dataclasses.replace(shock, factor=dataclasses.replace(shock.factor, value=0.25))
    other = dataclasses.replace(slump, shocks=(slump.shocks[0], halved))
    found = experiment(slump, {f"shocks.{shock.name}.factor": (0.25, shock.factor.value)}).values
    np.testing.assert_array_equal(found[0], own(other, {}))
    np.testing.assert_array_equal(found[1], own(slump, {}))


def test_a_lever_and_its_start_are_one_input(base):
    variants = {"levers.talent_programme": (0.8, 0.8, 0.4), "levers.talent_programme.start": (2026, 2027.5, 2026)}
    found = experiment(base, variants).values
    for place, start in enumerate(("2026", "2027-H2")):
        changed = {"levers.talent_programme": {"value": 0.8, "start": start}}
        np.testing.assert_array_equal(found[place], own(base, changed))


def test_the_start_of_a_lever_moves_its_whole_path(base):
    found = experiment(base, {"levers.talent_programme.start": (2027,)}).values
    changed = {"levers.talent_programme": {"path": {"2027": 0.3, "2027-H2": 0.5}, "after": "hold"}}
    np.testing.assert_array_equal(found[0], own(base, changed))


def test_without_variants_it_is_the_run_itself(slump):
    np.testing.assert_array_equal(experiment(slump, {}).values[0], own(slump, {}))


def test_the_kind_of_run_is_that_of_a_run(slump):
    variants = {"levers.talent_programme": (0.8,)}
    for how in ({"central": True}, {"luck": False}, {"seed": 7}):
        expected = own(slump, {"levers.talent_programme": 0.8}, **how)
        np.testing.assert_array_equal(experiment(slump, variants, **how).values[0], expected)


def test_unchanged_inputs_differ_by_exactly_nothing(slump):
    found = experiment(slump, {"levers.science_circle": (0, 1, 0)}).values
    np.testing.assert_array_equal(found[0], found[2])
    assert (found[0, 0] != found[1, 0]).all()


@pytest.mark.parametrize(("columns", "task"), [(8, 16), (64, 64), (40, 1000)])
def test_the_size_of_pieces_changes_no_bit(columns, task, slump, monkeypatch):
    variants = {"levers.talent_programme": (0, 0.5, 1), "levers.talent_housing": (1, 0, {"uniform": [0, 1]})}
    expected = experiment(slump, variants).values
    monkeypatch.setattr(room, "COLUMNS", columns)
    monkeypatch.setattr(room, "TASK", task)
    np.testing.assert_array_equal(experiment(slump, variants).values, expected)


def test_processes_change_no_bit(slump, monkeypatch):
    variants = {"levers.talent_programme": (0, 0.5, 1)}
    expected = experiment(slump, variants).values
    monkeypatch.setattr(room, "TASK", DRAWS)
    monkeypatch.setattr(room, "COLUMNS", DRAWS)
    np.testing.assert_array_equal(experiment(slump, variants, workers=2).values, expected)


def test_any_executor_changes_no_bit(slump, monkeypatch):
    variants = {"levers.talent_programme": (0, 0.5, 1)}
    expected = experiment(slump, variants).values
    monkeypatch.setattr(room, "TASK", DRAWS)
    monkeypatch.setattr(room, "COLUMNS", DRAWS)
    with ThreadPoolExecutor(2) as executor:
        np.testing.assert_array_equal(experiment(slump, variants, executor=executor).values, expected)


def test_draws_that_a_run_leaves_out_are_nan_in_every_figure(base, rarely_nobody):
    changed = base.with_(rarely_nobody)
    result = run(changed, 500)
    with pytest.warns(UserWarning, match="2 variants have draws with NaN or infinity, at most 3 of 500"):
        found = experiment(changed, {"levers.talent_programme": (0.8, 0.8)}, draws=500)
    failed = np.isnan(found.values)
    assert found.failed.tolist() == [result.failed] * 2
    assert all(np.flatnonzero(one).tolist() == result.ensemble.failed.tolist() for one in failed.reshape(-1, 500))


def test_a_nan_outside_the_figures_kept_is_found_as_well(base, rarely_nobody):
    """What fails in visitors shows in no graduate's school."""
    with pytest.warns(UserWarning, match="NaN"):
        found = experiment(base.with_(rarely_nobody), {}, [("school_places", "preschool", "2024")], 500)
    assert found.failed.tolist() == [3]


def test_an_experiment_that_was_cut_off_goes_on_where_it_was(slump, tmp_path, monkeypatch):
    variants = {"levers.talent_programme": tuple(np.linspace(0, 1, 6))}
    expected = experiment(slump, variants).values
    monkeypatch.setattr(room, "TASK", 2 * DRAWS)
    monkeypatch.setattr(room, "COLUMNS", DRAWS)
    whole, done = room.Task.outcome, []

    def cut_off(task):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(task)
        return whole(task)

    monkeypatch.setattr(room.Task, "outcome", cut_off)
    with pytest.raises(KeyboardInterrupt):
        experiment(slump, variants, store=tmp_path, notice=lambda _: None)
    monkeypatch.setattr(room.Task, "outcome", lambda task: done.append(task) or whole(task))
    np.testing.assert_array_equal(experiment(slump, variants, store=tmp_path).values, expected)
    assert len(done) == 3
    np.testing.assert_array_equal(experiment(slump, variants, store=tmp_path).values, expected)
    assert len(done) == 3


def test_progress_counts_draws_of_variants(slump):
    told = []
    experiment(slump, {"levers.talent_programme": (0, 1)}, progress=lambda done, total: told.append((done, total)))
    assert told == [(2 * DRAWS, 2 * DRAWS)]


def test_by_default_the_figures_of_the_targets_are_kept(base):
    aimed = base.with_({"targets": f"[{TARGET}]"})
    found = bj.experiment(aimed, {"levers.talent_programme": (0, 1)}, draws=2)
    assert found.figures == tuple((one.indicator, one.item or None, one.period) for one in aimed.targets)


def test_a_design_gives_the_uniform_numbers(base):
    design = SobolDesign(uncertain_inputs(base), 2, 1)
    found = experiment(base, {}, design=design, luck=False).values[0]
    assert found.shape == (len(FIGURES), design.size)
    # Of each point the last row is all of B, and so is the last but one in its one input.
    uniforms = design.rows(0, design.size)
    alike = [row for row in range(1, design.size) if np.array_equal(uniforms[:, row], uniforms[:, 0])]
    assert all(np.array_equal(found[:, row], found[:, 0]) for row in alike)
    assert np.unique(found[0]).size > design.size / 2


def test_a_model_of_ones_own_runs(base):
    model = district_model().replace()
    np.testing.assert_array_equal(experiment(base, {}, model=model).values, experiment(base, {}).values)


def test_its_frame_has_a_row_for_each_variant_and_figure(slump):
    found = experiment(slump, {"levers.talent_programme": (0, 0.5)})
    frame = found.frame
    assert len(frame) == 2 * len(FIGURES)
    row = frame[(frame["levers.talent_programme"] == 0.5) & (frame.indicator == "gdp")].iloc[0]
    assert (row.period, row.unit, row.failed) == ("2030", "CNY", 0)
    assert row.q50 == np.median(found.values[1, 0])
    assert row["mean"] == pytest.approx(found.values[1, 0].mean())


def test_its_values_cannot_be_changed(slump):
    with pytest.raises(ValueError, match="read-only"):
        experiment(slump, {}).values[0] = 0


def test_no_file_is_read_and_no_model_made_for_a_variant(slump, monkeypatch):
    monkeypatch.setattr("binjiang_sim.scenario.layers._read", lambda *_: pytest.fail("a file is read"))
    monkeypatch.setattr("binjiang_sim.engine.Model.__post_init__", lambda _: pytest.fail("a model is made"))
    experiment(slump, {"levers.talent_programme": (0, "{path: {2025: 0.4}}"), "levers.talent_housing": (0, 1)})


def refusal(error, scenario, variants, **how):
    with pytest.raises(error) as caught:
        experiment(scenario, variants, **how)
    return str(caught.value).splitlines()


def test_inputs_have_as_many_values_each(base):
    assert refusal(ProjectionError, base, {"levers.talent_programme": (0, 1), "levers.talent_housing": (1,)}) == [
        "every input needs the same number of values, at least one "
        "(found: levers.talent_programme: 2, levers.talent_housing: 1)"
    ]


def test_all_faults_of_inputs_are_told_at_once(base):
    unaimed = base.with_({"targets": []})  # a target of the plan has no figure where the district makes next to nothing
    variants = {
        "levers.talent_program": (0, 1),
        "levers.talent_housing": (0.5, 2),
        "draws": (5, 6),
        "parameters.economy.gdp": (float("nan"), 1),
        "shocks.demand_gap.factor": (1, 2),
    }
    assert refusal(ScenarioError, unaimed, variants) == [
        "levers.talent_program=0: levers.talent_program: no such lever; did you mean 'talent_programme'?",
        "levers.talent_program=1: levers.talent_program: no such lever; did you mean 'talent_programme'?",
        "levers.talent_housing=2: levers.talent_housing: 2.0 is outside the allowed range 0 to 1",
        "draws=5: draws: cannot be varied (what can: drivers, levers, parameters, shocks; draws, seed, years and steps "
        "are the same for all variants)",
        "draws=6: draws: cannot be varied (what can: drivers, levers, parameters, shocks; draws, seed, years and steps "
        "are the same for all variants)",
        "parameters.economy.gdp=nan: parameters.economy.gdp: 'nan' is not a number",
        "shocks.demand_gap.factor=1: no number 'shocks.demand_gap.factor' (numbers: )",
        "shocks.demand_gap.factor=2: no number 'shocks.demand_gap.factor' (numbers: )",
    ]


def test_what_a_check_reads_together_is_checked_together(base):
    per_head = "30万元/常住人口/year"  # either is odd at most, together they are the managed population
    variants = {"parameters.economy.gdp": ("2700亿元/year",), "parameters.population.gdp_per_head": (per_head,)}
    (line,) = refusal(ScenarioError, base, variants)
    assert "which is the managed population" in line


def test_figures_that_do_not_exist_are_told_all_at_once(base):
    figures = [("gpd", None, "2030"), ("gdp", "industry", "2050"), ("gdp_growth", None, "2023")]
    assert refusal(ProjectionError, base, {}, figures=figures) == [
        "no indicator 'gpd'; did you mean 'gdp'?",
        "gdp has no item 'industry' (items: -)",
        "no period '2050'; did you mean '2035'?",
        "gdp_growth is not defined for 2023",
    ]


def test_an_experiment_that_fits_no_memory_is_refused(base):
    sizes = tuple(np.linspace(0, 1, 100_000))
    (line,) = refusal(ProjectionError, base, {"levers.talent_programme": sizes}, draws=100_000)
    assert line.endswith("are free; ask for fewer variants, figures or draws")


def test_the_value_of_another_scenario_may_be_taken_as_it_stands_there(base, shipped):
    other = shipped("talent_first")
    figures = [("gdp", None, "2030")]
    taken = experiment(base, {f"levers.{name}": (base.levers[name], one) for name, one in other.levers.items()}, figures)
    assert np.array_equal(taken.values[0], experiment(base, {}, figures).values[0])
    assert np.array_equal(taken.values[1], experiment(other, {}, figures, seed=base.seed).values[0])


def test_a_value_of_another_scenario_for_an_input_that_there_is_not_is_refused(base):
    with pytest.raises(ScenarioError) as caught:
        experiment(base, {"levers.talent_program": (base.levers["talent_programme"],)})
    assert caught.value.text("en") == (
        "levers.talent_program: no input 'levers.talent_program'; did you mean 'levers.talent_programme'?"
    )
