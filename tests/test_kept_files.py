"""What names a result, and files that a person may have edited."""

from pathlib import Path

import pytest

from binjiang_sim.cli import main

BASE = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")
SAMPLE = str(Path(__file__).parent.parent / "scenarios" / "sample_district.yaml")
SMALL = ["--draws", "8", "--set", "end=2024"]  # two targets of the plan are for 2024
TARGET = """schema: 1
targets:
  - {{indicator: registered_enterprises, period: 2024, at_least: {} enterprise, kind: expected, source: plan}}
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs the base scenario in an empty folder; returns the names of the folders of results that are new."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def call(*words):
        before = set(tmp_path.glob("results/*-*"))
        assert main([BASE, *SMALL, "--format", "csv", "--quiet", *words]) == 0
        return sorted(one.name for one in {*tmp_path.glob("results/*-*")} - before)

    return call


def test_other_targets_and_another_language_have_folders_of_their_own(run, tmp_path, capsys):
    for name, number in (("low", 105_000), ("high", 108_000)):
        (tmp_path / f"{name}.yaml").write_text(TARGET.format(number), encoding="utf-8")
    names = [run(), run("--targets", "low.yaml"), run("--targets", "high.yaml"), run("--lang", "zh")]
    assert [len(one) for one in names] == [1, 1, 1, 1]
    assert run("--targets", "low.yaml") == []
    capsys.readouterr()
    assert main(["runs", "list", "--lang", "en"]) == 0
    listed = capsys.readouterr().out
    assert [
        listed.count(f"{one[0]} (targets: {more})")
        for one, more in zip(
            names, ("2, language: en", "3, language: en", "3, language: en", "2, language: zh"), strict=True
        )
    ] == [1] * 4


def test_runs_of_two_files_with_equal_inputs_list_their_own_results(run, tmp_path, capsys):
    (plain,) = run()
    (tmp_path / "twin.yaml").write_text(f"schema: 1\nname: Twin\nextends: {BASE}\n", encoding="utf-8")
    assert main(["twin.yaml", *SMALL, "--format", "csv", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["runs", "list", "--lang", "en"]) == 0
    assert capsys.readouterr().out.count(plain) == 1


@pytest.mark.usefixtures("plain_reports")
def test_recommendations_go_on_with_the_scenario_and_say_from_which_run(run, tmp_path):
    (first,) = run("--format", "html")
    written = tmp_path / "results" / first / "recommendations.md"
    written.write_text("Build homes.", encoding="utf-8")
    for words in (["--draws", "9"], ["--seed", "3"], ["--set", "levers.talent_programme=1"]):
        (name,) = run("--format", "html", *words)
        page = (tmp_path / "results" / name / "report.html").read_text("utf-8")
        assert "Build homes." in page
        assert f"written for another run, {first}, on " in page
    assert written.read_text("utf-8") == "Build homes."


@pytest.mark.usefixtures("plain_reports")
def test_recommendations_of_another_file_of_the_same_name_are_left_where_they_are(run, tmp_path):
    (first,) = run("--format", "html")
    (tmp_path / "results" / first / "recommendations.md").write_text("Build homes.", encoding="utf-8")
    (tmp_path / "base.yaml").write_text(f"schema: 1\nname: Twin\nextends: {BASE}\nseed: 5\n", encoding="utf-8")
    assert main(["base.yaml", *SMALL, "--format", "html", "--quiet"]) == 0
    assert sum("Build homes." in file.read_text("utf-8") for file in tmp_path.glob("results/*/recommendations.md")) == 1


def test_an_edited_table_workbook_model_or_brief_is_kept_and_told(run, tmp_path, capsys):
    (name,) = run()
    commands = {
        f"results/{name}/results.csv": [BASE, *SMALL, "--format", "csv", "--quiet"],
        "book.xlsx": ["export-inputs", BASE, "book.xlsx", "--lang", "en"],
        "base.xmile": ["export", BASE, "base.xmile", "--lang", "en"],
        "out/brief.md": ["brief", BASE, *SMALL, "--quiet", "--out", "out"],
    }
    for file, typed in commands.items():
        path = tmp_path / file
        for _ in range(1 if file == "out/brief.md" else 2):
            assert main(typed) == 0  # the same again replaces what nobody touched
        assert not list(path.parent.glob("*.kept-*"))
        path.write_bytes(b"mine")
        capsys.readouterr()
        assert main(typed) == 0
        kept = path.with_name(f"{path.stem}.kept-1{path.suffix}")
        assert kept.read_bytes() == b"mine"
        assert path.read_bytes() != b"mine"
        assert "it was not overwritten and is now" in capsys.readouterr().err
        kept.unlink()


def test_files_of_two_districts_are_told_apart_and_not_compared(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main([BASE, SAMPLE, *SMALL, "--json"]) == 0
    told = capsys.readouterr().err
    assert f"Hangzhou High-tech Zone (Binjiang): {BASE}\n" in told
    assert f"{SAMPLE}\n" in told
    assert main([BASE, SAMPLE, *SMALL, "--format", "csv", "--out", str(tmp_path)]) == 0
    table = capsys.readouterr().out
    assert "Medians by scenario" not in table
    assert table.count("8 draws, seed") == 2


def test_plans_of_one_name_stand_side_by_side_under_the_names_of_their_files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, level in (("one", 0.2), ("two", 0.9)):
        text = f"schema: 1\nname: Plan\nextends: {BASE}\nlevers: {{talent_programme: {level}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["one.yaml", "two.yaml", *SMALL, "--format", "csv"]) == 0
    printed = capsys.readouterr().out
    assert "Plan (one)" in printed
    assert "Plan (two)" in printed
