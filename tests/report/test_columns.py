"""The widths of the columns of a table."""

import pytest

from binjiang_sim.report.blocks import Table
from binjiang_sim.report.columns import columns

ROWS = (("GDP per head", "2030", "Working draft of the plan"), ("alone",), ("常住人口", "2025", "Draft"))
TABLE = Table("", ("figure", "period", "source"), ROWS)


def test_lines_are_whole_where_there_is_room():
    assert columns(TABLE, 100) == [15, 9, 28]


def test_a_column_gives_way_but_keeps_its_longest_word():
    found = columns(TABLE, 35)
    assert sum(found) == pytest.approx(35)
    assert found[1] == 9
    assert found[2] >= len("Working") + 3


def test_a_page_too_narrow_for_the_words_is_shared_by_them():
    assert sum(columns(TABLE, 12)) == pytest.approx(12)
