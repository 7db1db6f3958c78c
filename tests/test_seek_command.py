"""`seek`: a goal typed, a plan printed, and a file written that runs."""

import json

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main

TARGET = "graduate_inflow@2026>=47 thousand person"


@pytest.fixture
def quick(monkeypatch):
    """A search of a few plans over a few draws."""
    from sys import modules

    own = modules["binjiang_sim.decision.seek"]
    monkeypatch.setattr(own, "ITERATIONS", 2)
    monkeypatch.setattr(own, "FRONTIER", (0.5,))
    monkeypatch.setattr(own.seek, "__kwdefaults__", {**own.seek.__kwdefaults__, "draws": 60, "judged": 300})


def test_json_says_status_chance_cost_levers_limits_and_frontier(quick, capsys, tmp_path):
    file = tmp_path / "found.yaml"
    words = ["seek", "base", "--target", TARGET, "--chance", "0.6", "--out", str(file), "--json", "--quiet"]
    assert main([*words, "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"status", "chance", "error", "cost", "levers", "limits", "frontier"} <= set(found)
    assert found["status"] in ("found", "already", "impossible")
    assert all(set(one) == {"lever", "size", "start"} for one in found["levers"])
    written = bj.load(file)
    for one in found["levers"]:
        assert written.levers[one["lever"]].points[-1][1].value == pytest.approx(one["size"])
    assert bj.run(written, 4).draws == 4


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("The plan", "size in the plan", "draws")), ("zh", ("方案力度", "共试算", "抽样"))],
)
def test_the_terminal_says_it_in_both_languages(quick, capsys, language, words):
    assert main(["seek", "base", "--target", TARGET, "--chance", "0.05", "--quiet", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert [one for one in words if one not in shown] == []


def test_all_that_is_wrong_with_the_options_is_told_at_once(capsys, tmp_path):
    (tmp_path / "there.yaml").write_text("", encoding="utf-8")
    words = ("--plan", "most", "--cap", "talent_housing", "--set", "end=2030", "--out", str(tmp_path / "there.yaml"))
    assert main(["seek", "base", *words, "--lang", "en"]) in (1, 2)
    said = capsys.readouterr().err
    for one in (
        "--plan takes all, binding or a number, not 'most'",
        "--cap takes LEVER=NUMBER, not 'talent_housing'",
        "--out extends the scenario file, without --set and documents: put these into the file first",
        "there.yaml",
    ):
        assert one in said
