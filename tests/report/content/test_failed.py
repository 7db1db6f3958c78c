"""Draws that give no number are listed beside the report with where they failed and their inputs."""

import csv
import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main
from binjiang_sim.projection import run
from binjiang_sim.report import write_folders
from binjiang_sim.report.content import failed, sources
from binjiang_sim.report.writing import write_failed

BASE = str(Path(__file__).parents[3] / "scenarios" / "base.yaml")
VISITORS = "parameters.livelihood.visitors"


@pytest.fixture(scope="module")
def odd(base_scenario, rarely_nobody):
    return run(base_scenario.with_({"end": 2024, **rarely_nobody}), draws=500)


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_failed_draw_is_a_row_with_its_inputs(odd, tmp_path):
    (folder,) = write_folders([odd], tmp_path, wanted=("csv",))
    found = table(folder / "failed_draws.csv")
    assert [int(row["draw"]) for row in found] == odd.ensemble.failed.tolist()
    for row, inputs in zip(found, odd.failed_draws(), strict=True):
        own = {head.partition(" [")[0]: float(value) for head, value in row.items() if "[" in head}
        assert own == {name: value for name, value in inputs.items() if name != "draw"}
        assert float(row[f"{VISITORS} [visitor/year]"]) <= 0
    assert json.loads((folder / "manifest.json").read_text())["failed_draws"] == "failed_draws.csv"


def test_a_failed_draw_says_which_figure_failed_first_and_when(odd):
    where = {"variable": "visitor_demand", "zh": "文旅带来的需求", "en": "demand from visitors", "period": "2023-H1"}
    assert failed.rows(odd)
    for row in failed.rows(odd):
        assert {name: row[name] for name in where} == where


def test_nothing_is_listed_when_no_draw_failed(base, tmp_path):
    (folder,) = write_folders([base], tmp_path, wanted=("csv",))
    (folder / "failed_draws.csv").write_text("of an older run")
    write_folders([base], tmp_path, wanted=("csv",))
    assert sorted(one.name for one in folder.glob("[!.]*")) == ["inputs.csv", "manifest.json", "results.csv"]
    assert json.loads((folder / "manifest.json").read_text())["failed_draws"] is None
    assert dict(sources.stamp(base, "en"))["Draws"] == "64 (0 left out)"


def test_of_many_failed_draws_the_first_are_listed_and_that_is_said(odd, tmp_path, monkeypatch):
    monkeypatch.setattr(failed, "MOST", 2)
    (file,) = write_failed(odd, tmp_path)
    assert [int(row["draw"]) for row in table(file)] == odd.ensemble.failed[:2].tolist()
    assert dict(sources.stamp(odd, "en"))["Draws"] == (
        f"{odd.failed} of 500 draws gave no valid result (NaN or infinity) and are left out; "
        "failed_draws.csv lists the first 2 with their inputs"
    )
    assert dict(sources.stamp(odd, "zh"))["抽样"] == (
        f"500次抽样中有{odd.failed}次未得出有效数值（NaN 或无穷大），已剔除；前2次及其输入见 failed_draws.csv"
    )


def test_the_command_names_the_list(odd, rarely_nobody, tmp_path, capsys):
    sets = [word for path, value in rarely_nobody.items() for word in ("--set", f"{path}={json.dumps(value)}")]
    words = [BASE, "--draws", "500", "--set", "end=2024", *sets, "--format", "csv", "--out", str(tmp_path)]
    assert main([*words, "--json"]) == 0
    told = capsys.readouterr()
    record = json.loads(told.out)
    (file,) = tmp_path.glob("*/failed_draws.csv")
    assert (record["failed"], record["failed_draws"]) == (odd.failed, str(file))
    said = f"{odd.failed} of 500 draws gave no valid result (NaN or infinity) and are left out"
    assert f"\n{said}; {file} lists them with their inputs\n" in (told.err)
    assert len(table(file)) == odd.failed
