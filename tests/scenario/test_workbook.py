"""Cells of an edited workbook are read as an office program shows them."""

from pathlib import Path

import openpyxl
import pytest

from binjiang_sim import model as district
from binjiang_sim.errors import ScenarioError
from binjiang_sim.report.render.inputs_workbook import write_inputs
from binjiang_sim.scenario import resolve
from binjiang_sim.scenario.workbook import changes
from binjiang_sim.scenario.yaml_text import flow

SAMPLE = Path(__file__).parent.parent.parent / "scenarios" / "sample_district.yaml"
RATE = "parameters.economy.depreciation"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    file = tmp_path_factory.mktemp("book") / "inputs.xlsx"
    write_inputs(file, resolve(SAMPLE, district()), {}, "en", lambda _: None)
    return openpyxl.load_workbook(file)


def edited(book, file, **cells):
    """The workbook with other cells (value, or value and format) in the row of the rate; what that changes, as text."""
    sheet = book["inputs"]
    row = next(line for line in sheet.iter_rows(min_row=2) if line[0].value == RATE)
    columns = {"value": row[5], "why": row[7]}
    before = {name: (cell.value, cell.number_format) for name, cell in columns.items()}
    try:
        for name, (value, form) in cells.items():
            columns[name].value, columns[name].number_format = value, form
        book.save(file)
    finally:
        for name, (value, form) in before.items():
            columns[name].value, columns[name].number_format = value, form
    found, _ = changes(file, resolve(SAMPLE, district()))
    return {one.path: flow(one.node) for one in found}


def test_a_cell_that_is_shown_in_per_cent_says_what_it_shows(book, tmp_path):
    assert edited(book, tmp_path / "a.xlsx", value=(0.07, "0%"), why=("New rate.", "General")) == {
        RATE: "{value: 7 %, status: assumption, why: New rate.}"
    }


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"value": ("#N/A", "General")}, "'#N/A'"),
        ({"why": ("#NAME?", "General")}, "'#NAME?'"),
        ({"why": ("a\u202eb", "General")}, "holds the character U+202E, which no reader can see; take it out"),
    ],
)
def test_a_failed_formula_and_an_unseen_character_are_refused_by_cell(book, tmp_path, cells, message):
    with pytest.raises(ScenarioError, match=r"a\.xlsx: inputs!") as caught:
        edited(book, tmp_path / "a.xlsx", **cells)
    assert message in str(caught.value)
