"""What a person typing sees."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main

ROOT = Path(__file__).parent.parent
BASE = str(ROOT / "scenarios" / "base.yaml")
SMALL = ["--draws", "16"]
NO_PAGE = ["--format", "csv"]  # for tests of anything but the report


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.mark.usefixtures("plain_reports")
def test_a_run_prints_the_headline_table_and_writes_report_tables_and_manifest(tmp_path, capsys):
    assert main([BASE, *SMALL, "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert "GDP" in printed.out
    assert "2024-H1" in printed.out
    (folder,) = tmp_path.glob("*-*")
    scenario = bj.load(BASE)
    assert folder.name.startswith("base-")
    written = ["inputs.csv", "manifest.json", "recommendations.md", "report.html", "results.csv"]
    assert sorted(file.name for file in folder.glob("[!.]*")) == written
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    hashed, _, targets = folder.name.removeprefix("base-").partition("-targets-")
    assert manifest["hash"] == hashed
    assert len(targets) == 8
    assert manifest["draws"] == 16
    assert manifest["seed"] == scenario.seed
    assert str(folder / "report.html") in printed.err


def test_json_is_one_object_alone_on_stdout(capsys):
    assert main([BASE, *SMALL, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"scenario", "hash", "seed", "draws", "rows"} <= set(found)
    row = next(one for one in found["rows"] if one["indicator"] == "value_added" and one["period"] == "2024-H1")
    assert row["item"] == "industry"
    assert row["unit"] == "CNY"
    assert row["q05"] <= row["q10"] <= row["q50"] <= row["q90"] <= row["q95"]
    assert row["q10"] < row["q90_parameters"]


def test_json_holds_every_variable_every_half_year_and_every_year(capsys):
    main([BASE, *SMALL, "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["indicator"] for row in rows} == set(bj.model().equations)
    years = range(2023, 2036)
    wanted = {label for year in years for label in (f"{year}-H1", f"{year}-H2", f"{year}")}
    assert wanted <= {row["period"] for row in rows if row["indicator"] == "gdp"}


def test_json_of_several_scenarios_is_an_array(capsys):
    other = str(ROOT / "scenarios" / "no_new_reform.yaml")
    assert main([BASE, other, *SMALL, "--json"]) == 0
    assert [one["scenario"] for one in json.loads(capsys.readouterr().out)] == ["Base", "No new reform"]


def test_several_scenarios_stand_side_by_side(tmp_path, capsys):
    other = str(ROOT / "scenarios" / "no_new_reform.yaml")
    assert main([BASE, other, *SMALL, *NO_PAGE, "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "Base" in printed
    assert "No new reform" in printed
    assert len(list(tmp_path.glob("*-*"))) == 2


def test_a_central_run_is_the_same_whatever_the_seed(capsys):
    main([BASE, "--central", "--json", "--seed", "1"])
    first = json.loads(capsys.readouterr().out)["rows"]
    main([BASE, "--central", "--json", "--seed", "2"])
    assert json.loads(capsys.readouterr().out)["rows"] == first


def test_quiet_prints_nothing(tmp_path, capsys):
    assert main([BASE, *SMALL, *NO_PAGE, "--quiet", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_results_speak_chinese(tmp_path, capsys):
    assert main([BASE, *SMALL, *NO_PAGE, "--lang", "zh", "--out", str(tmp_path)]) == 0
    assert "地区生产总值" in capsys.readouterr().out
    with open(next(tmp_path.glob("*/results.csv")), encoding="utf-8-sig") as file:
        assert "地区生产总值" in {row["zh"] for row in csv.DictReader(file)}


def test_a_changed_value_changes_the_result_and_its_folder(tmp_path):
    main([BASE, *SMALL, *NO_PAGE, "--quiet", "--out", str(tmp_path)])
    main([BASE, *SMALL, *NO_PAGE, "--quiet", "--out", str(tmp_path), "--set", "levers.talent_programme=1"])
    assert len(list(tmp_path.glob("*-*"))) == 2


@pytest.mark.parametrize(
    ("typed", "code", "message"),
    [
        (["no.yaml"], 1, "no such file: 'no.yaml'"),
        ([BASE, "--set", "levers.talent_program=1"], 1, "--set levers.talent_program: no such lever; did you mean 'talent_programme'?"),
        ([BASE, "--set", "levers"], 1, "--set levers: write path=value, such as levers.talent_programme=0.8"),
        ([BASE, "--draws", "0"], 1, "draws is 0; give a whole number from 1 to 100000"),
    ],
)  # fmt: skip
def test_a_mistake_gives_one_clear_line_and_exit_code_one(typed, code, message, capsys):
    assert main(typed) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip().startswith(message)
    assert len(printed.err.strip().splitlines()) == 1


def test_the_mistakes_of_all_files_are_reported_together(capsys):
    assert main(["no.yaml", "neither.yaml"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 2


def test_wrong_usage_is_exit_code_two(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([BASE, "--no-such-option"])
    assert stopped.value.code == 2


def test_a_folder_that_cannot_be_written_is_exit_code_two(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert main([BASE, *SMALL, "--quiet", "--out", str(blocked)]) == 2
    assert capsys.readouterr().err.startswith(f"cannot write to {blocked}")


def test_an_interrupted_run_is_exit_code_130(monkeypatch, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("binjiang_sim.projection.run", stop)
    assert main([BASE, *SMALL]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_the_order_of_the_year_is_printed_by_sector(capsys):
    assert main(["model"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "computed in this order at every step, stocks as the step before left them:" in lines
    assert lines.index("    gdp — GDP [CNY/year]") > lines.index("    value_added — value added [CNY/year]")


def test_the_model_as_json_lists_every_variable(capsys):
    assert main(["model", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == len(bj.model().equations)
    about = ["name", "kind", "sector", "unit", "dims", "zh", "en", "file", "line"]
    keys = [*about, "inputs", "share", "prices", "better", "outcome", "drives"]
    assert all(list(one) == keys for one in found)
    told = {one["name"]: (one["share"], one["prices"], one["better"]) for one in found}
    assert told["gdp"] == (False, "constant", "higher")
    assert told["fdi_inflow"] == (False, "current", "")
    assert told["crowding"] == (False, "", "lower")
    assert told["gdp_growth"] == (True, "", "higher")
    kinds = {"stock", "flow", "auxiliary", "lever", "driver", "indicator", "start"}
    assert {one["kind"] for one in found} == kinds


def test_the_ledger_is_printed(capsys):
    assert main(["facts"]) == 0
    assert "gdp_growth_2024_h1" in capsys.readouterr().out


def test_the_findings_without_a_number_are_printed_instead(capsys):
    assert main(["facts", "--findings", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"name", "direction", "quote", "source"} <= set(found[0])
    assert main(["facts", "--findings", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Findings without a number ({len(found)})")
    assert all(one["name"] in shown for one in found)


def test_every_fact_says_in_json_why_it_has_its_use(capsys):
    assert main(["facts", "--json"]) == 0
    assert all(fact["reason"] for fact in json.loads(capsys.readouterr().out))


def test_the_module_runs_as_a_program_with_nothing_but_the_table_on_stdout(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    command = [sys.executable, "-m", "binjiang_sim", BASE, *SMALL, "--format", "csv", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "地区生产总值" in done.stdout.decode("utf-8")
    assert "Traceback" not in done.stderr.decode("utf-8")


def test_help_is_in_the_readers_language(capsys):
    for typed in (["run", "--help", "--lang", "zh"], ["runs", "-h", "--lang", "zh"]):
        with pytest.raises(SystemExit):
            main(typed)
        shown = capsys.readouterr().out
        assert "\n参数:\n" in shown
        assert "\n选项:\n" in shown
        assert "-h, --help" in shown
        assert "显示本说明" in shown
        assert "show this help" not in shown
