"""Every shipped scenario and example works."""

import re
from pathlib import Path

import nbformat
import pytest

import binjiang_sim as bj

from .notebooks import executed, said

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_every_shipped_scenario_runs_and_is_named_in_both_languages(file):
    scenario = bj.load(file)
    assert scenario.name["zh"] != scenario.name["en"]
    result = bj.run(scenario, draws=8)
    assert result.failed == 0


def test_the_seven_scenarios_of_a_planner_are_shipped():
    wanted = {"base", "no_new_reform", "talent_first", "open_district", "science_circle", "livelihood_first"}
    assert wanted | {"external_slump"} <= {file.stem for file in SCENARIOS}


def test_the_shipped_documents_can_be_laid_on_every_scenario_of_the_district():
    folder = ROOT / "scenarios" / "documents"
    documents = {"shocks": folder / "possible_slumps.yaml", "uncertainty": folder / "wider_talent.yaml"}
    for file in SCENARIOS:
        scenario = bj.load(file, **documents)
        assert {"demand_slump", "capital_flight"} <= {one.name for one in scenario.shocks}
    assert bj.run(scenario, draws=8).failed == 0


def test_scenarios_hold_only_what_differs():
    for file in SCENARIOS:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 20, file


# The notebook of a newcomer; `python -m pytest -m long` runs the others too.
FIRST = "first_look"


@pytest.fixture(
    scope="module",
    params=[pytest.param(one, id=one.stem, marks=[] if one.stem == FIRST else pytest.mark.long) for one in SCRIPTS],
)
def both(request):
    """The notebook as it is saved, and as it comes out now."""
    return nbformat.read(request.param.with_suffix(".ipynb"), as_version=4), executed(request.param)


def test_a_notebook_run_again_says_what_its_saved_outputs_say(both):
    saved, now = both
    written, made = ([(cell.cell_type, cell.source) for cell in one.cells] for one in both)
    assert written == made
    assert said(saved) == said(now)


def test_a_saved_notebook_shows_a_table_and_pictures_and_no_error(both):
    saved, _ = both
    outputs = [output for cell in saved.cells for output in cell.get("outputs", [])]
    shown = {kind for output in outputs for kind in output.get("data", {})}
    assert {"text/html", "image/png"} <= shown
    assert {output.output_type for output in outputs} <= {"display_data", "execute_result", "stream"}
    assert "stderr" not in {output.get("name") for output in outputs}


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_a_notebook_is_small_speaks_both_languages_and_holds_no_place_or_time(file):
    text = file.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert len(text.encode()) < 400_000
    for cell in nbformat.reads(text, as_version=4).cells:
        if cell.cell_type == "markdown":
            assert re.search("[\u4e00-\u9fff]", cell.source)
            assert re.search("[A-Za-z]{3}", cell.source)
    assert not re.search(r"/(home|root|tmp|Users)/|iopub|execution_state", text)


def test_every_notebook_has_a_script():
    assert {file.stem for file in NOTEBOOKS} == {file.stem for file in SCRIPTS}
    answered = {"will_the_plan_be_met", "which_reform_package", "what_if_the_outside_turns_bad"}
    assert answered <= {file.stem for file in SCRIPTS}
