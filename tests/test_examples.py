"""Every shipped scenario and example works."""

import runpy
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import binjiang_sim as bj

from .notebooks import cells

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


def test_scenarios_hold_only_what_differs():
    for file in SCENARIOS:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 20, file


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_every_example_script_runs(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    runpy.run_path(str(file))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_every_notebook_runs_in_a_real_kernel_and_shows_a_table_and_a_picture(file):
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(file.parent)}}).execute()
    shown = {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert {"text/html", "image/png"} <= shown


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_notebook_and_script_hold_the_same_cells(file):
    notebook = nbformat.read(file.with_suffix(".ipynb"), as_version=4)
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == cells(file.read_text(encoding="utf-8"))
