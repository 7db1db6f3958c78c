"""The command `check`, and what a run says of warnings and targets."""

import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main

BASE = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")
LATE = "levers.talent_housing={value: 0.9, start: 2040}"
PLAN = "targets=[{indicator: gdp, year: 2030, at_least: 3300 亿元, kind: binding, source: Plan}]"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


def test_a_good_file_can_be_run(capsys):
    assert main(["check", BASE]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (f"{BASE}: can be run\n", "")


def test_a_warning_goes_to_stderr_and_lets_the_file_run(capsys):
    assert main(["check", BASE, "--set", LATE]) == 0
    assert capsys.readouterr().err.startswith("warning: --set levers.talent_housing: ")


def test_a_warning_stops_when_strict(capsys):
    assert main(["check", BASE, "--set", LATE, "--strict"]) == 1
    assert main([BASE, "--set", LATE, "--strict"]) == 1
    assert "can be run" not in capsys.readouterr().out


def test_json_has_a_record_for_each_fault(capsys):
    assert main(["check", BASE, "--set", LATE, "--set", "levers.talent_program=1", "--json"]) == 1
    (record,) = json.loads(capsys.readouterr().out)
    assert record["severity"] == "error"
    assert record["place"] == "--set levers.talent_program"
    assert record["path"] == "levers.talent_program"
    assert {"zh", "en", "kind", "file"} <= set(record)


def test_a_run_prints_the_chance_to_meet_each_target(tmp_path, capsys):
    assert main([BASE, "--draws", "16", "--set", PLAN, "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "chance to meet it" in printed
    assert "≥ CNY 330 bn" in printed
    (page,) = tmp_path.glob("*/report.html")
    assert "≥ CNY 330 bn" in page.read_text(encoding="utf-8")


def test_json_of_a_run_holds_its_targets(capsys):
    assert main([BASE, "--draws", "16", "--set", PLAN, "--json"]) == 0
    (target,) = json.loads(capsys.readouterr().out)["targets"]
    assert target["value"] == 3.3e11
    assert target["gap"] == target["median"] - target["value"]


def test_the_first_page_of_a_report_says_the_warnings(tmp_path, capsys):
    assert main([BASE, "--draws", "16", "--set", LATE, "--quiet", "--out", str(tmp_path)]) == 0
    (page,) = tmp_path.glob("*/report.html")
    answers = page.read_text(encoding="utf-8").partition('id="headline"')[0]
    assert "starts at 2040, after the run ends with 2035, so it does nothing" in answers
