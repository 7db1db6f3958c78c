"""`compare` as a person types it."""

import json
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main

SCENARIOS = Path(__file__).parent.parent / "scenarios"
BASE, TALENT, SLUMP = (str(SCENARIOS / f"{name}.yaml") for name in ("base", "talent_first", "external_slump"))
SOON = ["--set", "end=2028", "--set", "targets=[]"]  # plans differ by then, and a comparison costs by the year


pytestmark = pytest.mark.usefixtures("plain_reports")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


def test_the_table_alone_is_on_stdout_and_page_and_workbook_are_written(tmp_path, capsys):
    assert main(["compare", BASE, TALENT, "--draws", "16", "--indicator", "gdp", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    (folder,) = tmp_path.glob("comparison-*")
    assert sorted(file.name for file in folder.glob("[!.]*")) == ["comparison.html", "comparison.xlsx"]
    assert printed.out.startswith(
        "Talent first against Base\nHangzhou High-tech Zone (Binjiang), 2023–2035, 16 paired draws"
    )
    assert "results" not in printed.out
    assert printed.err == f"comparison written to {folder}\n"


def test_the_table_speaks_chinese(tmp_path, capsys):
    typed = ["compare", BASE, TALENT, "--central", "--lang", "zh", "--indicator", "gdp", "--out", str(tmp_path)]
    assert main(typed) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("“人才优先”对比“基准情景”\n杭州高新区（滨江），2023–2035年，单次运行\n")
    assert printed.err.startswith("比较结果已写入：")


def test_quiet_prints_nothing(capsys, tmp_path):
    assert main(["compare", BASE, BASE, *SOON, "--central", "--quiet", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")


@pytest.mark.parametrize(("files", "code"), [([BASE, BASE], 0), ([BASE, BASE, BASE], 0), ([BASE, TALENT], 1)])
def test_the_exit_code_says_whether_anything_differs(files, code):
    typed = ["compare", *files, "--central", "--json", "--indicator", "gdp", *SOON]
    assert main([*typed, "--exit-code"]) == code
    assert main(typed) == 0


def test_equal_scenarios_print_nothing_and_write_nothing(tmp_path, capsys):
    assert main(["compare", BASE, BASE, "--draws", "16", "--indicator", "gdp", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "no difference\n"
    assert list(tmp_path.glob("comparison-*")) == []


def test_json_is_one_object_alone_on_stdout(capsys):
    assert (
        main(["compare", BASE, TALENT, SLUMP, "--draws", "16", "--json", "--indicator", "gdp", "--period", "2026-H1"])
        == 0
    )
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    assert [one["scenario"] for one in found["scenarios"]] == ["Talent first", "External slump"]
    (gdp,) = found["scenarios"][0]["figures"]
    assert gdp["indicator"] == "gdp"
    assert "2026-H1" in {one["period"] for one in gdp["periods"]}


def test_the_first_scenario_says_draws_and_seed_for_all(tmp_path, capsys):
    own = tmp_path / "own.yaml"
    own.write_text(f"schema: 1\nname: Own\nextends: {BASE}\ndraws: 8\nseed: 5\n", encoding="utf-8")
    assert main(["compare", str(own), TALENT, *SOON, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {(one["draws"], one["seed"]) for one in (found["reference"], *found["scenarios"])} == {(8, 5)}


def test_all_shows_every_figure_that_moves(capsys):
    main(["compare", BASE, TALENT, "--central", "--json", *SOON])
    few = json.loads(capsys.readouterr().out)["scenarios"][0]["figures"]
    main(["compare", BASE, TALENT, "--central", "--json", *SOON, "--all"])
    every = json.loads(capsys.readouterr().out)["scenarios"][0]["figures"]
    assert len(few) == 10
    assert len(every) > 100


def test_with_many_draws_only_the_figures_of_plans_are_compared(monkeypatch, capsys):
    monkeypatch.setattr("binjiang_sim.projection.resources.MOST_KEPT", 1)
    assert main(["compare", BASE, SLUMP, *SOON, "--draws", "9", "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("with 9 draws only the figures that plans are judged by are compared; ")
    assert len(json.loads(printed.out)["scenarios"][0]["figures"]) == 10
    assert main(["compare", BASE, SLUMP, *SOON, "--draws", "9", "--json", "--indicator", "gdp"]) == 0
    assert capsys.readouterr().err == ""


WRONG = [
    ([BASE], "give at least two scenarios; the first is the reference"),
    ([BASE, BASE, "--indicator", "gpd"], "no indicator 'gpd'; did you mean 'gdp'?"),
    ([BASE, BASE, "--format", "html,exel"], "no format 'exel'; did you mean 'excel'?"),
    ([BASE, BASE, "--period", "2036"], "no period '2036'; did you mean '2035'?"),
    ([BASE, BASE, "--draws", "0"], "draws is 0; give a whole number from 1 to "),
    (
        [BASE, str(SCENARIOS / "sample_district.yaml")],
        f"{SCENARIOS / 'sample_district.yaml'}: cannot be compared: this is Sample high-tech zone (invented for",
    ),
]


@pytest.mark.parametrize(("typed", "message"), WRONG)
def test_what_cannot_be_compared_gives_one_clear_line_and_exit_code_two(typed, message, tmp_path, capsys):
    assert main(["compare", *typed, "--out", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(message)
    assert len(printed.err.splitlines()) == 1


@pytest.fixture
def no_run(monkeypatch):
    """Nothing may be run."""

    def stop(*_, **__):
        raise AssertionError("must not be run")

    monkeypatch.setattr("binjiang_sim.projection.run", stop)


@pytest.mark.usefixtures("no_run")
def test_wrong_arguments_are_told_before_anything_is_run(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    for typed in ([BASE], [BASE, BASE, "--indicator", "gpd"], [BASE, BASE, "--period", "2036"]):
        assert main(["compare", *typed]) == 2
    capsys.readouterr()
    assert main(["compare", BASE, BASE, "--out", str(blocked)]) == 2
    assert capsys.readouterr().err == f"cannot write to {blocked}: File exists\n"


def test_faults_of_files_are_exit_code_one_and_two_where_the_code_is_asked_for(capsys):
    wrong = ["compare", BASE, TALENT, "--set", "levers.talent_program=1"]
    assert main(wrong) == 1
    first = capsys.readouterr().err
    assert main([*wrong, "--exit-code"]) == 2
    assert capsys.readouterr().err == first
    assert len(first.splitlines()) == 1
    assert first.startswith("--set levers.talent_program: no such lever; did you mean 'talent_programme'?")


def test_plans_are_compared_in_python_from_scenarios_and_results(tmp_path):
    base = bj.load(BASE).with_({"draws": 16})
    comparison = bj.compare(base, bj.run(base), base.with_({"levers.talent_programme": "0.8"}), indicators=["gdp"])
    assert [pair.same for pair in comparison.pairs] == [True, False]
    assert [one.indicator for one in comparison.pairs[1].moved] == ["gdp"]
    folder = bj.write(comparison, tmp_path, "zh")
    assert (folder / "comparison.html").is_file()
    with pytest.raises(bj.ProjectionError):
        bj.compare(base)


def test_a_comparison_is_written_in_the_formats_asked_for(tmp_path):
    base = bj.load(BASE).with_({"draws": 4})
    comparison = bj.compare(base, base.with_({"levers.talent_programme": "0.8"}), indicators=["gdp"])
    for formats, names in [((), ["comparison.html", "comparison.xlsx"]), (["word"], ["comparison.docx"])]:
        folder = bj.write(comparison, tmp_path / "-".join(["in", *formats]), formats=formats)
        assert sorted(file.name for file in folder.glob("[!.]*")) == names
    with pytest.raises(bj.ProjectionError, match=r"^no format 'csv' \(formats: excel, html, "):
        bj.write(comparison, tmp_path, formats=["csv"])
