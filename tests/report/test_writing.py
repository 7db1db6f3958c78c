"""Tables and folders."""

import csv
import json
import subprocess
import sys

import pytest

from binjiang_sim.projection import givens
from binjiang_sim.report import files, write_folders, write_inputs, write_results


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
    assert [float(row[name]) for name in ("q10", "q50", "q90")] == pytest.approx([0.0, 0.1, 0.25])
    assert (row["status"], row["zh"]) == ("assumption", "人才计划效应")
    assert row["why"]


@pytest.mark.usefixtures("plain_reports")
def test_every_result_gets_a_folder_named_by_scenario_and_hash(base, slump, tmp_path):
    folders = write_folders([base, slump], tmp_path, "en")
    assert [folder.name for folder in folders] == [
        f"base-{base.scenario.hash}",
        f"external_slump-{slump.scenario.hash}",
    ]
    for folder, result in zip(folders, (base, slump), strict=True):
        names = {file.name for file in folder.iterdir()}
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
