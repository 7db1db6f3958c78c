"""`calibrate` and `update` as typed."""

import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main

FACT = "registered_enterprises@2024=112 thousand enterprise +- 2 %"
SMALL = ["--particles", "400", "--quiet"]


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_a_posterior_is_written_and_a_run_can_name_it(tmp_path, capsys):
    assert main(["calibrate", "base", "--fact", FACT, "--out", "p.csv", *SMALL, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["effective"] > 100
    assert 0 < found["acceptance"] <= 1
    (register,) = (one for one in found["inputs"] if one["path"] == "parameters.enterprises.register")
    assert set(register["prior"]) == {"q10", "q50", "q90"}
    assert set(register) == {"path", "unit", "prior", "posterior", "narrowing", "outside", "apart", "conflict"}
    assert main(["run", "base", "--set", "posterior=p.csv", "--draws", "20", "--quiet", "--format", "csv"]) == 0


@pytest.mark.parametrize(("language", "word"), [("en", "Inputs that changed most"), ("zh", "变动最大的输入")])
def test_both_languages_say_what_changed(capsys, language, word):
    assert main(["calibrate", "base", "--fact", FACT, *SMALL, "--lang", language]) == 0
    assert word in capsys.readouterr().out


def test_no_figure_is_a_fault(capsys):
    assert main(["calibrate", "base", *SMALL]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "no figure is given: use --facts or --fact"


def test_a_line_that_is_no_figure_is_told(capsys):
    assert main(["calibrate", "base", "--fact", "gdp 2025", *SMALL]) == 1
    assert "'gdp 2025' should be INDICATOR@PERIOD=VALUE" in capsys.readouterr().err


def test_update_gives_every_target_its_chance_before_and_after(capsys):
    words = ["update", "base", "--fact", FACT, "--draws", "800", "--quiet", "--json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["effective"] > 50
    assert {tuple(one) for one in found["targets"]} == {("indicator", "item", "period", "before", "after", "error")}
    assert len(found["targets"]) == 4


def test_update_takes_a_folder_of_results(tmp_path, capsys):
    assert main(["base", "--draws", "400", "--quiet", "--format", "csv"]) == 0
    (folder,) = tmp_path.glob("results/base-*")
    assert main(["update", str(folder), "--fact", "gdp_growth@2025=5 % +- 3 %"]) == 0
    assert "effective draws of 400" in capsys.readouterr().out


def test_update_exits_with_two_when_too_few_draws_are_left(capsys):
    far = "registered_enterprises@2024=140 thousand enterprise +- 1 %"
    assert main(["update", "base", "--fact", far, "--draws", "200", "--quiet"]) == 2
    assert "use binjiang_sim calibrate" in capsys.readouterr().err


def test_a_fact_that_has_set_an_input_is_said_to_count_twice(capsys, tmp_path):
    (tmp_path / "f.yaml").write_text("schema: 1\nfacts: [{fact: gdp_growth_2024_h1}]\n", "utf-8")
    assert main(["calibrate", "base", "--facts", "f.yaml", *SMALL]) == 0
    assert "have set an input already, and count twice here: gdp_growth_2024_h1." in capsys.readouterr().out


def test_the_shipped_figures_of_the_district_condition_it(capsys):
    known = Path(__file__).parent.parent / "scenarios" / "documents" / "known_figures.yaml"
    assert main(["calibrate", "base", "--facts", str(known), *SMALL, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["facts"]) == 4
