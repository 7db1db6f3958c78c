"""The widths of the columns of a table."""

import pytest

from binjiang_sim.report.content.blocks import Table
from binjiang_sim.report.render.columns import columns, tied, with_whole_bands

ROWS = (("GDP per head", "2030", "Working draft of the plan"), ("alone",), ("常住人口", "2025", "Draft"))
TABLE = Table("", ("figure", "period", "source"), ROWS)


def test_lines_are_whole_where_there_is_room():
    assert columns(TABLE, 100) == [15, 9, 28]


def test_a_column_gives_way_but_keeps_its_longest_word():
    found = columns(TABLE, 35)
    assert sum(found) == pytest.approx(35)
    assert found[1] == pytest.approx(9)
    assert found[2] >= len("Working") + 3


def test_a_page_too_narrow_for_the_words_is_shared_by_them():
    assert sum(columns(TABLE, 12)) == pytest.approx(12)


def test_a_band_stays_on_one_line():
    table = with_whole_bands(Table("", ("figure", "2035"), (("GDP, CNY bn", "4770 [4140, 5547]"),)))
    assert table.rows == (("GDP, CNY bn", "4770 [4140,\N{NO-BREAK SPACE}5547]"),)
    assert columns(table, 30)[1] >= len("[4140, 5547]") + 3


def test_signs_and_per_cent_stay_with_their_numbers():
    assert tied("≥ 100 enterprises, 32 % ± 2, 9.9 8.6").replace("\N{NO-BREAK SPACE}", "_") == (
        "≥_100 enterprises, 32_%_±_2, 9.9 8.6"
    )


def test_the_names_of_rows_keep_a_readable_width():
    table = Table("", ("指标", "2035"), (("地区生产总值（亿元）", "4770 and so on for many words"),))
    assert columns(table, 30)[0] >= 16 + 3


def test_a_column_of_long_texts_gets_the_room_that_short_ones_do_not_need():
    words = "a text of the source that goes on for many a line " * 4
    table = Table("", ("figure", "period", "source"), (("GDP per head", "2030", words),) * 3)
    found = columns(table, 60)
    assert sum(found) == pytest.approx(60)
    assert found[2] > 35 > 20 > found[0] > found[1]


def test_no_column_is_wider_than_its_longest_line():
    table = Table("", ("figure", "source"), (("GDP", "word " * 30), ("a name of some length", "word " * 30)))
    assert columns(table, 100)[0] <= len("a name of some length") + 3
