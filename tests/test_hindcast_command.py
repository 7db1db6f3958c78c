"""The command `hindcast`, and where else the hindcast is shown: its page and every report."""

import importlib.util
import json
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.projection import run
from binjiang_sim.report.content.blocks import Table
from binjiang_sim.report.content.evidence import trust
from binjiang_sim.report.content.hindcast import in_report

DOCS = Path(__file__).parent.parent / "docs"
PAIR = {
    *("rule", "origin", "horizon", "indicator", "item", "period", "published"),
    *("q025", "q10", "q25", "q50", "q75", "q90", "q975", "crps"),
}
SCORE = {
    *("indicator", "item", "horizon", "rule", "n", "crps", "interval"),
    *("coverage50", "coverage80", "coverage95", "absolute_error"),
}


def test_json_holds_every_pair_and_every_score(capsys):
    assert main(["hindcast", "--draws", "8", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"pairs", "scores", "made"}
    assert all(set(one) == PAIR for one in found["pairs"])
    assert all(set(one) == SCORE for one in found["scores"])
    assert sum(one["rule"] == "model" and one["indicator"] == "gdp_growth" for one in found["pairs"]) == 29
    pooled = [one for one in found["scores"] if one["horizon"] is None and one["indicator"] == "gdp_growth"]
    assert [one["rule"] for one in pooled] == [
        *("model", "first_edition", "no_change", "drift", "mean_of_three", "zones")
    ]
    assert found["made"]["draws"] == 8


@pytest.mark.parametrize(
    ("language", "title", "rule", "gain"),
    [
        ("zh", "地区生产总值增速", "同类园区", "地区生产总值增速 — 模型：CRPS比最好的简单规则（同类园区）改善"),
        ("en", "growth of GDP", "zones", "growth of GDP — model: gain of "),
    ],
)
def test_the_table_shows_every_rule_the_gain_and_what_made_it(capsys, monkeypatch, language, title, rule, gain):
    made = bj.calibration.shipped()
    monkeypatch.setattr("binjiang_sim.calibration.hindcast", lambda scenario, draws: made)
    assert main(["hindcast", "base", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    table = lines[lines.index(title) + 1 :][:7]
    assert table[-1].split()[:3] == [rule, "29", "1.98"]
    about = f"{made.stamp.date}|{made.stamp.version}|{made.stamp.equations}"
    assert any(all(one in line for one in about.split("|")) for line in lines)
    assert any(line.startswith(gain) and "2022" in line for line in lines)


def test_what_is_wrong_is_said_and_gives_exit_code_one(capsys):
    assert main(["hindcast", "sample_district", "--lang", "en"]) == 1
    assert "too few for a hindcast" in capsys.readouterr().err
    assert main(["hindcast", "--draws", "0"]) == 1


def test_the_pages_are_made_from_the_hindcast_that_is_shipped():
    spec = importlib.util.spec_from_file_location("hindcast_page", DOCS / "hindcast.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for language, name in module.PAGES.items():
        written = (DOCS / name).read_text(encoding="utf-8")
        assert written == module.page(bj.calibration.shipped(), language), "python docs/hindcast.py"


def test_a_report_shows_the_hindcast_of_its_district(small_run):
    titles = [one.title for one in trust(small_run, "en").blocks if isinstance(one, Table)]
    assert "growth of GDP" in titles


def test_a_report_says_when_its_equations_are_not_those_of_the_hindcast(small_run, monkeypatch):
    def notes():
        return [one.text for one in in_report(small_run, "en") if getattr(one, "kind", "") == "note"]

    made = bj.calibration.shipped()
    monkeypatch.setattr("binjiang_sim.report.content.hindcast.shipped", lambda: made)
    object.__setattr__(made.stamp, "equations", small_run.model.digest)
    assert not notes()[0].startswith("The equations of this report")
    object.__setattr__(made.stamp, "equations", "0123")
    assert notes()[0].startswith(f"The equations of this report ({small_run.model.digest}) are not those of this table")


def test_a_report_of_another_district_shows_none(shipped):
    assert list(in_report(run(shipped("sample_district"), draws=4), "en")) == []
