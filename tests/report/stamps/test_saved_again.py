"""Files that LibreOffice saved again (`python tests/office.py --fixtures`), against the same files made now."""

import io

import openpyxl
import pytest

from binjiang_sim.report.stamps.files import read_stamp
from binjiang_sim.report.stamps.office import earlier_essence, essence
from tests import office

FILES = office.small_files()


@pytest.mark.parametrize("name", FILES)
def test_a_file_saved_again_by_another_program_is_untouched(name):
    found = read_stamp(office.SAVED_AGAIN / name)
    assert found.untouched
    assert {entry: found.entries[entry] for entry in office.ENTRIES} == office.ENTRIES
    assert essence((office.SAVED_AGAIN / name).read_bytes()) == essence(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_it_is_not_the_same_to_the_letter(name):
    assert earlier_essence((office.SAVED_AGAIN / name).read_bytes()) != earlier_essence(FILES[name])


def test_a_number_or_a_word_that_was_changed_counts(tmp_path):
    for place, value in (("A4", 0.0701), ("B4", 7), ("C1", "=1+2"), ("C3", None), ("D1", False)):
        book = openpyxl.load_workbook(io.BytesIO(FILES["results.xlsx"]))
        book.worksheets[0][place] = value
        book.worksheets[0][place].data_type = "s" if isinstance(value, str) else book.worksheets[0][place].data_type
        book.save(tmp_path / "results.xlsx")
        assert not read_stamp(tmp_path / "results.xlsx").untouched
