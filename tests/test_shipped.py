"""Scenarios that come with the package, by their names, and names of files that are not there."""

import tomllib
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.scenario import shipped

ROOT = Path(__file__).parents[1]
SMALL = ["--draws", "8", "--set", "end=2024", "--format", "csv", "--lang", "en"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_is_one_copy_of_the_scenarios_and_the_wheel_takes_it():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert build["force-include"] == {"scenarios": "binjiang_sim/scenarios"}
    assert not list((ROOT / "src").rglob("base.yaml"))
    assert set(shipped.names()) == {file.stem for file in (ROOT / "scenarios").glob("*.yaml")}


def test_a_shipped_scenario_is_loaded_by_its_name_from_any_folder(here):
    assert bj.load("base").hash == bj.load(ROOT / "scenarios" / "base.yaml").hash
    assert bj.load("base", shocks="possible_slumps").shocks


def test_a_file_of_this_folder_comes_before_a_shipped_one_and_which_is_read_is_told(here, capsys):
    assert main(["check", "base", "--lang", "en"]) == 0
    assert "which comes with the program" in capsys.readouterr().err
    (here / "base.yaml").write_text("schema: 1\nname: Own\nextends: base\nend: 2029\n", encoding="utf-8")
    assert bj.load("base").end == 2029  # and what it extends is the shipped one, not itself
    assert main(["check", "base", "--lang", "en"]) == 0
    assert "read from base.yaml in this folder" in capsys.readouterr().err


def test_results_of_a_shipped_scenario_land_in_this_folder_and_verify(here, capsys):
    assert main(["base", *SMALL, "--quiet"]) == 0
    (table,) = here.glob("results/base-*/results.csv")
    assert main(["verify", str(table)]) == 0


def test_the_shipped_scenarios_are_listed_where_there_is_no_folder_of_them(here, capsys):
    assert main(["list", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert [line.partition(":")[0] for line in printed.splitlines()] == shipped.names()


def test_a_new_scenario_extends_a_shipped_one_by_its_name(here, capsys):
    assert main(["new", "mine", "--from", "base"]) == 0
    assert "\nextends: base\n" in (here / "mine.yaml").read_text("utf-8")
    assert bj.load("mine").hash == bj.load("base").hash


@pytest.mark.parametrize(
    ("word", "near"),
    [("explian", "explain"), ("comapre", "compare"), ("bse", "base"), ("talent-first", "talent_first")],
)
def test_a_word_that_is_neither_command_nor_file_is_wrong_usage_with_the_nearest_one(here, capsys, word, near):
    assert main([word, "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"no such command or file: {word}; did you mean '{near}'?\n"


def test_a_word_like_nothing_is_told_the_commands(here, capsys):
    assert main(["qqq", "--lang", "zh"]) == 2
    assert "命令：run、compare" in capsys.readouterr().err.replace(", ", "、")


@pytest.mark.parametrize(
    ("typed", "near"),
    [(r"plans\base.yaml", "plans/base.yaml"), ("basis.yaml", "base"), ("nest.yaml", "scenarios/nest.yaml")],
)
def test_a_file_that_is_not_there_is_told_the_one_that_was_meant(here, capsys, typed, near):
    for file in ("plans/base.yaml", "scenarios/nest.yaml"):
        (here / file).parent.mkdir()
        (here / file).write_text("schema: 1\n", encoding="utf-8")
    assert main(["check", typed, "--lang", "en"]) == 1
    assert capsys.readouterr().err == f"no such file: '{typed}'; did you mean '{near}'?\n"


def test_a_folder_in_place_of_a_file_is_told_with_what_is_in_it(here, capsys):
    (here / "plans").mkdir()
    assert main(["check", "plans", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "'plans' is a folder, not a file, with no scenario file in it\n"
    (here / "plans" / "one.yaml").touch()
    assert main(["check", "./plans", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "'./plans' is a folder, not a file; in it: one.yaml\n"
