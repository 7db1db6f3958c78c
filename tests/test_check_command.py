"""The command `check`, and what a run says of warnings and targets."""

import json
import re
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.engine import Sector, lever
from binjiang_sim.projection.blocks import Job

BASE = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")
LATE = "levers.talent_housing={value: 0.9, start: 2040}"
PLAN = "targets=[{indicator: gdp, year: 2030, at_least: 3300 亿元, prices: 2023, kind: binding, source: Plan}]"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


def test_a_good_file_can_be_run(capsys):
    assert main(["check", BASE]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (f"{BASE}: can be run\n", "")


TESTS = Path(__file__).parent
BAD = sorted(TESTS.glob("scenario/bad/*.yaml"))
BAD += [TESTS / "projection/odd" / f"{name}.yaml" for name in ("managed_population", "shares", "target_after_the_end")]


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_what_a_run_refuses_is_refused_by_check_in_the_same_words(file, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = []
    for command in (["check"], ["run", "--draws", "2", "--out", str(tmp_path)]):
        assert main([*command, str(file)]) == 1
        said.append(sorted(capsys.readouterr().err.splitlines()))
    assert said[0] == said[1] != []


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


def test_json_says_what_the_text_says(capsys):
    inflow = ["--set", "parameters.talent.base_inflow=26000万"]
    odd = [BASE, "--set", LATE, *inflow, "--set", "end=2030", "--set", "targets=[]"]
    wrong = [BASE, "--set", "levers.talent_program=1", "--set", "parameters.talent.young_share=2"]
    for typed in (odd, wrong):
        for language in ("en", "zh"):
            code = main(["check", *typed, "--lang", language])
            lines = capsys.readouterr().err.splitlines()
            assert main(["check", *typed, "--json"]) == code
            records = json.loads(capsys.readouterr().out)
            marked = {"en": "warning: ", "zh": "警告："}[language]
            assert [marked * (one["severity"] == "warning") + one[language] for one in records] == lines
            assert len(lines) == 2


def test_errors_hide_no_warnings(capsys):
    assert main(["check", BASE, "--set", LATE, "--set", "parameters.economy.gdp=4140 亿元/year"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.startswith("warning: ") for line in told] == [False, True]


def test_documents_are_laid_on_every_file_and_shown_with_their_place(capsys, tmp_path):
    shocks, wide = tmp_path / "shocks.yaml", tmp_path / "wide.yaml"
    shocks.write_text("schema: 1\nshocks: [{driver: demand_gap, start: 2040, years: 1, change: -1 %}]\n", "utf-8")
    wide.write_text("schema: 1\nlevers: {school_building: {uniform: [0.4, 0.6]}}\n", "utf-8")
    laid = ["--shocks", str(shocks), "--uncertainty", str(wide)]
    assert main(["check", BASE, BASE.replace("base", "talent_first"), *laid]) == 0
    told = capsys.readouterr()
    assert told.out.count("can be run") == 2
    assert told.err.count(f"{shocks}:2:") == 2  # it begins after the end
    assert main(["show", BASE, *laid]) == 0
    shown = capsys.readouterr().out
    assert f"# {wide}:2:10 | assumption | 2024-H2: uniform 0.4 0.6 | then held\n  school_building: " in shown
    assert f"# {shocks}:2:1\nshocks: " in shown


@pytest.mark.usefixtures("plain_reports")
def test_a_run_prints_the_chance_to_meet_each_target(tmp_path, capsys):
    assert main([BASE, "--draws", "256", "--set", PLAN, "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"≥ CNY 330 bn.* \d+ % ± \d", printed)
    assert "≥ CNY 330 bn" in printed
    (page,) = tmp_path.glob("*/report.html")
    assert "≥ CNY 330 bn" in page.read_text(encoding="utf-8")


def test_json_of_a_run_holds_its_targets(capsys):
    assert main([BASE, "--draws", "16", "--set", PLAN, "--json"]) == 0
    (target,) = json.loads(capsys.readouterr().out)["targets"]
    assert target["value"] == 3.3e11
    assert target["gap"] == target["median"] - target["value"]


@pytest.mark.usefixtures("plain_reports")
def test_the_first_page_of_a_report_says_the_warnings(tmp_path, capsys):
    assert main([BASE, "--draws", "16", "--set", LATE, "--quiet", "--out", str(tmp_path)]) == 0
    (page,) = tmp_path.glob("*/report.html")
    answers = page.read_text(encoding="utf-8").partition('id="headline"')[0]
    assert "starts at 2040, after the run ends with 2035, so it does nothing" in answers


# Self-tests of the model


@pytest.fixture
def slogans(monkeypatch):
    """The shipped model with a lever that nothing reads."""

    @lever("1", zh="口号", en="slogans")
    def slogans(path):
        """Nobody reads it."""
        return path

    model = bj.model().with_sectors(Sector.made("slogans", slogans, zh="口号", en="Slogans"))
    monkeypatch.setattr("binjiang_sim.model", lambda: model)


SHORT = ["--set", "end=2026"]


@pytest.fixture
def figures(base):
    """How many figures such a run has."""
    return f"{Job(base.with_({'end': 2026})).figures.size:,}"


def test_the_model_is_tested_in_english(capsys, figures):
    assert main(["check", BASE, "--model", *SHORT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        f"{BASE}: self-tests of the model",
        "PASS  no change, no difference",
        f"  found: {figures} figures in 64 draws are the same twice",
        "  expected: the same bit by bit",
        "  what it means: a difference between two scenarios comes from their inputs, not from the computation",
    ]
    assert "not asked  more of a lever does not lower what it is for" in lines
    assert lines[-1] == "8 passed, 0 failed, 1 not asked"


def test_the_model_is_tested_in_chinese(capsys, figures):
    assert main(["check", BASE, "--model", "--lang", "zh", *SHORT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        f"{BASE}：模型自检",
        "通过  无变化即无差异",
        f"  结果：{figures} 个数字、64 次抽样，两次运行相同",
        "  应为：逐位相同",
        "  含义：两个情景之间的差额来自输入的不同，而非计算本身",
    ]
    assert lines[-1] == "通过 8 项，不通过 0 项，未检验 1 项"


def test_a_self_test_that_fails_is_said_and_gives_one(capsys, slogans):
    assert main(["check", BASE, "--model", *SHORT]) == 1
    printed = capsys.readouterr().out
    assert "FAIL  every lever has an effect\n" in printed
    assert "and 1 have none: slogans\n" in printed
    assert printed.endswith("7 passed, 1 failed, 1 not asked\n")


def test_self_tests_as_json_have_a_record_each(capsys, slogans):
    assert main(["check", BASE, "--model", "--json", *SHORT]) == 1
    records = {one["test"]: one for one in json.loads(capsys.readouterr().out)}
    assert {one["file"] for one in records.values()} == {BASE}
    assert [records[key]["passed"] for key in ("null", "levers", "direction")] == [True, False, None]
    for one in records.values():
        assert set(one) == {"file", "test", "passed", "name", "found", "expected", "meaning"}
        assert all(set(one[part]) == {"zh", "en"} for part in ("name", "found", "expected", "meaning"))


def test_self_tests_of_a_file_that_cannot_be_run_say_why(capsys):
    assert main(["check", BASE, "--model", "--set", "levers.talent_program=1"]) == 1
    assert "levers.talent_program" in capsys.readouterr().err
