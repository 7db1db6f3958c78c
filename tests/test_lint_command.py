"""`lint`: what it prints and with which code it ends."""

import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main

SCENARIO = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")
RUN = ["--run", SCENARIO, "--central", "--quiet"]


@pytest.fixture
def article(tmp_path):
    """A file with a text."""

    def write(text, name="x.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_a_wrong_number_is_printed_with_what_the_run_has(article, capsys):
    file = article("GDP is CNY 999 bn in 2030, as said on 2 September 2024.")
    assert main(["lint", file, *RUN, "--lang", "en"]) == 1
    title, number, around, *_, counts, left = capsys.readouterr().out.splitlines()
    assert title == "Numbers that the run does not support (1)"
    assert number.startswith("1:8  CNY 999 bn — GDP, 2030, median: CNY 3")
    assert around == "      … GDP is CNY 999 bn in 2030, as said …"
    assert counts.startswith("4 numbers: 0 supported (0 of a figure that is named, 0 by value and unit alone), 1 wrong")
    assert left == "left alone: dates 2, years 1"


def test_the_same_is_told_in_chinese(article, capsys):
    file = article("2030年地区生产总值为9999亿元。")
    assert main(["lint", file, *RUN, "--lang", "zh"]) == 1
    title, number, *_ = capsys.readouterr().out.splitlines()
    assert title == "没有依据的数字（1 个）"
    assert number.startswith("1:13  9999亿元——地区生产总值，2030年，中位数：3")


def test_a_text_without_a_wrong_number_ends_well(article, capsys):
    assert main(["lint", article("Growth is what matters."), *RUN, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "No number was found that the run does not support."


def test_records_have_text_place_status_and_figure(article, capsys):
    assert main(["lint", article("GDP is CNY 999 bn in 2030."), *RUN, "--json"]) == 1
    wrong, year = json.loads(capsys.readouterr().out)
    assert set(wrong) == {"text", "place", "status", "figure", "reason"}
    assert (wrong["text"], wrong["place"], wrong["status"]) == ("CNY 999 bn", "1:8", "wrong")
    assert (wrong["figure"]["name"], wrong["figure"]["period"]) == ("gdp", "2030")
    assert (year["status"], year["figure"], year["reason"]) == ("ignored", None, "year")


def test_the_run_may_be_a_folder_of_results(article, tmp_path, monkeypatch, capsys, plain_reports):
    monkeypatch.chdir(tmp_path)
    assert main([SCENARIO, "--central", "--quiet", "--format", "csv"]) == 0
    folder = next((tmp_path / "results").glob("base-*"))
    assert main(["lint", article("GDP is CNY 999 bn in 2030."), "--run", str(folder), "--lang", "en"]) == 1
    assert "CNY 999 bn — GDP, 2030" in capsys.readouterr().out


def test_what_cannot_be_read_or_run_is_told_and_no_wrong_number(article, capsys):
    for typed in (["lint", "no.md", *RUN], ["lint", article("1"), "--run", "nothing_such.yaml", "--quiet"]):
        assert main([*typed, "--lang", "en"]) == 2
        assert "Traceback" not in capsys.readouterr().err
