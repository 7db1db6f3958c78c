"""Findings that give a direction and no number."""

import re

import pytest

from binjiang_sim.errors import FactError
from binjiang_sim.facts import published
from binjiang_sim.facts.findings import COLUMNS, DIRECTIONS, findings, read
from binjiang_sim.facts.listing import finding_lines
from binjiang_sim.words import LANGUAGES, keys

HEADER = ",".join(COLUMNS)
GOOD = "anchor_zone_growth,none,2010/2014,China,A study,2016,,no steeper path,high,,"


def faults_of(*rows, header=HEADER):
    with pytest.raises(FactError) as caught:
        read("\n".join([header, *rows]), "my.csv")
    return caught.value


def test_a_good_row_is_read():
    (found,) = read(f"{HEADER}\n{GOOD}", "my.csv")
    assert (found.direction, found.period) == ("none", "2010/2014")


def test_all_faults_of_a_file_come_at_once_with_their_lines():
    error = faults_of(GOOD, GOOD, "Zone,upward,once,,,,,q,sure,,")
    assert error.text("en").splitlines() == [
        "my.csv:4: name 'Zone' cannot stand in a formula; use lower-case letters, digits and underscores, "
        "a letter first, and not the name of a unit",
        "my.csv:4: period 'once' must be written like 2023, 2024-H1, 2014-Q1, 2018-06, 2020-11-01 or 2018-01/2018-09",
        "my.csv:4: scope is empty; every fact must give it",
        "my.csv:4: source is empty; every fact must give it",
        "my.csv:4: direction 'upward' must be one of: positive, negative, none, mixed, larger, smaller, in_step",
        "my.csv:4: confidence 'sure' must be one of: high, medium, low",
        "my.csv:3: name 'anchor_zone_growth' is already used at my.csv:2",
    ]


def test_wrong_columns_are_refused():
    error = faults_of(GOOD, header="name,direction")
    assert error.text("zh") == f"my.csv:1: 列名是 name, direction；应为 {', '.join(COLUMNS)}"


def test_a_text_without_rows_of_its_own_is_refused():
    with pytest.raises(FactError, match=r"^my\.csv:1: there is nothing in it"):
        read("", "my.csv")


def test_each_finding_has_a_name_in_words_and_no_words_stand_for_none():
    assert {f"finding_{one.name}" for one in findings()} == {key for key in keys() if key.startswith("finding_")}


def test_no_finding_has_the_name_of_a_figure():
    assert [one.name for one in findings() if one.name in published()] == []


def test_every_direction_is_that_of_some_finding():
    assert {one.direction for one in findings()} == set(DIRECTIONS)


def test_nothing_was_published_after_september_2024():
    assert max(one.date for one in findings()) <= "2024-09-30"


@pytest.mark.parametrize(
    ("language", "head", "direction"),
    [
        ("en", ["name", "finding", "direction", "period", "scope", "source", "words of the source"], "none clear"),
        ("zh", ["名称", "发现", "方向", "时期", "统计范围", "来源", "原文"], "不明显"),
    ],
)
def test_the_table_shows_what_is_known(language, head, direction):
    (path,) = [one for one in findings() if one.name == "anchor_sez_growth_path"]
    title, heading, row = finding_lines([path], language)
    assert re.split(" {2,}", heading) == head
    cells = re.split(" {2,}", row)
    assert (cells[0], cells[2], cells[-1]) == (path.name, direction, path.quote)
    assert "1" in title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_listed_once(language):
    names = {one.name for one in findings()}
    first_words = [line.split()[0] for line in finding_lines(findings(), language)]
    assert [word for word in first_words if word in names] == [one.name for one in findings()]
