"""Text that fits a screen."""

import pytest

from binjiang_sim.facts.screen import aligned, columns, fitted, in_parts, width, wrapped

ROWS = [
    ("name", "figure", "1"),
    ("gdp", "output of the district in a year, with all its activities", "119"),
    ("人才", "高校毕业生在本区就业的人数，含研究生", "26000"),
]


@pytest.mark.parametrize(
    ("text", "taken"), [("gdp", 3), ("人才", 4), ("Cafe\N{COMBINING ACUTE ACCENT}", 4), ("a\u200db", 2)]
)
def test_a_mark_or_a_joiner_takes_no_column_and_a_chinese_character_two(text, taken):
    assert width(text) == taken


@pytest.mark.parametrize("within", [20, 37, 60])
def test_lines_are_broken_between_words_and_nothing_is_lost(within):
    text = "  高校毕业生在本区就业的人数，含研究生 (graduates who take a job, in persons)；每年一次。"
    lines = wrapped(text, within)
    assert max(map(width, lines)) <= within
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(line.lstrip()[0] in "，；。）" for line in lines)  # no line begins with what ends another


def test_a_path_longer_than_the_screen_is_left_whole():
    assert (
        "results/base-534711e03a2c5027/report.html"
        in wrapped("written: results/base-534711e03a2c5027/report.html", 20)[-1]
    )


@pytest.mark.parametrize("within", [24, 40, 60, 200])
def test_a_table_fits_and_keeps_every_word_of_its_cells(within):
    lines = [line for row in fitted(ROWS, [2], within) for line in row]
    assert max(map(width, lines)) <= within
    kept = "".join("".join(lines).split())
    assert all(len(kept) >= len("".join(cell.split())) for row in ROWS for cell in row)
    assert sum(map(len, fitted(ROWS, [2], 200))) == len(ROWS)


def test_the_right_edges_of_broken_rows_are_one_line():
    first = [row[0] for row in fitted(ROWS, [2], 40)]
    assert {width(line) for line in first} == {width(first[0])}


def test_columns_that_find_no_room_stand_in_further_tables_with_the_names_of_the_rows():
    rows = [("figure", *("2023", "2024", "2025")), ("GDP", *("249 [243, 263]",) * 3)]
    parts = in_parts(rows, 40)
    assert [len(part[0]) for part in parts] == [3, 2]
    assert all(part[1][0] == "GDP" for part in parts)
    assert all(max(map(width, aligned(part, range(1, 9), 40))) <= 40 for part in parts)


def test_the_width_of_the_screen_is_that_of_columns_and_of_a_pipe_none(monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    assert columns() == 72
    monkeypatch.delenv("COLUMNS")
    assert columns(object()) is None
