"""Tables and folders."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import district_model, givens, run
from binjiang_sim.projection.trajectories import save_draws
from binjiang_sim.report import files, write_folders, write_inputs, write_results
from binjiang_sim.scenario import load

from .conftest import SCENARIOS


def rows_of(path):
    """The rows of a CSV file with a byte-order mark."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_results_hold_every_row_with_names_in_both_languages(base, tmp_path):
    rows = rows_of(write_results(base, tmp_path / "results.csv"))
    assert len(rows) == len(base.rows)
    row = next(
        one for one in rows if (one["indicator"], one["item"], one["period"]) == ("ladder", "fledgling_eagle", "2030")
    )
    assert (row["zh"], row["item_zh"], row["item_en"]) == ("创新主体梯队", "新雏鹰企业", "fledgling eagle")
    assert float(row["q50"]) == pytest.approx(base.quantile("ladder", "2030", 0.5, "fledgling_eagle"), rel=1e-12)


def test_inputs_hold_every_number_with_its_points_and_reason(base, tmp_path):
    rows = {row["input"]: row for row in rows_of(write_inputs(base, tmp_path / "inputs.csv"))}
    assert set(rows) == set(givens(base.scenario))
    row = rows["parameters.talent.programme_effect"]
    assert [float(row[name]) for name in ("q10", "q50", "q90")] == pytest.approx([-0.03, 0.06, 0.18])
    assert (row["status"], row["zh"]) == ("assumption", "人才计划效应")
    assert row["why"]


@pytest.mark.usefixtures("plain_reports")
def test_every_result_gets_a_folder_named_by_scenario_and_hash(base, slump, tmp_path):
    base, slump = (replace(one, scenario=replace(one.scenario, targets=())) for one in (base, slump))
    folders = write_folders([base, slump], tmp_path, "en")
    assert [folder.name for folder in folders] == [
        f"base-{base.scenario.hash}",
        f"external_slump-{slump.scenario.hash}",
    ]
    for folder, result in zip(folders, (base, slump), strict=True):
        names = {file.name for file in folder.glob("[!.]*")}
        assert names == {"report.html", "results.csv", "inputs.csv", "manifest.json", "recommendations.md"}
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert manifest["hash"] == result.scenario.hash
        assert manifest["inputs"]["uncertain"] > 0
        assert manifest["clipped"] == {name: int(count) for name, count in result.clipped.items()} != {}
    assert "Scenarios side by side" in (folders[0] / "report.html").read_text("utf-8")
    assert "Scenarios side by side" not in (folders[1] / "report.html").read_text("utf-8")


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path):
    files.write(tmp_path / "one.txt", "old")
    assert files.write(tmp_path / "one.txt", "new").read_text("utf-8") == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["one.txt"]


def test_a_failed_write_leaves_the_older_file(tmp_path):
    path = files.write(tmp_path / "one.txt", "old")
    with pytest.raises(UnicodeEncodeError):
        files.write(path, "\udcff")
    assert path.read_text("utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["one.txt"]


def test_the_room_is_entered_without_loading_the_chart_library():
    late = ("matplotlib", "jinja2", "fontTools", "pandas")
    code = f"import sys, binjiang_sim.report; print([name for name in {late} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.fixture
def copied(tmp_path):
    """Write a scenario that extends the sample, under a path below the folder of the test."""
    for one in SCENARIOS.iterdir():
        if one.is_file():
            shutil.copy(one, tmp_path)

    def write(name, more=""):
        file = tmp_path / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        parent = os.path.relpath(tmp_path / "sample_district.yaml", file.parent)
        file.write_text(f"schema: 1\nname: {name[-9:]}\nextends: {parent}\nend: 2024\n{more}", encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize("name", ["长" * 83, "CON", "two..", "a b"])
def test_a_scenario_file_of_any_name_gives_a_folder_that_other_systems_take(copied, tmp_path, name):
    result = run(load(copied(name), district_model()), draws=8)
    (folder,) = write_folders([result], tmp_path / "out", "en", ["csv"])
    assert folder.name.endswith(f"-{result.scenario.hash}")
    assert len(folder.name.encode()) <= 255
    assert folder.name.startswith(name[:60])
    assert save_draws(result, tmp_path / f"{name}.nc").exists()


def test_scenarios_of_other_names_whose_results_would_lie_in_one_folder_are_refused(copied, tmp_path):
    files_ = [copied("one/plan"), copied("two/plan")]
    files_[1].write_text(re.sub("name: .*", "name: Another", files_[1].read_text("utf-8"), count=1), "utf-8")
    results = [run(load(one, district_model()), draws=8) for one in files_]
    assert results[0].scenario.hash == results[1].scenario.hash
    with pytest.raises(ProjectionError, match="written into one folder"):
        write_folders(results, tmp_path / "out", "en", ["csv"])
    assert not list((tmp_path / "out").glob("plan-*"))
    assert len(write_folders([results[0], results[0]], tmp_path / "out", "en", ["csv"])) == 2


def test_a_file_of_the_same_run_is_replaced_unless_somebody_changed_it(tmp_path):
    told = []

    def written(text, made):
        files.write_all(tmp_path, {"report.html": text}, [made], told.append)
        return sorted(one.name for one in tmp_path.glob("[!.]*"))

    assert written("one", "a") == written("two", "a") == ["report.html"]
    assert told == []
    (tmp_path / "report.html").write_text("by hand", "utf-8")
    assert written("three", "a") == ["report.html", "report.kept-1.html"]
    assert (tmp_path / "report.kept-1.html").read_text("utf-8") == "by hand"
    assert len(written("four", "b")) == 3  # what another run made is kept too
    assert [one.key for one in told] == ["files.kept"] * 2
