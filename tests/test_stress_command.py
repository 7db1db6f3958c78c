"""`stress` as typed."""

import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main

GDP = "gdp@2030>=3300亿元 按2023年价格"
SLUMPS = Path(__file__).parent.parent / "scenarios" / "documents" / "possible_slumps.yaml"
FEW = ["--draws", "600", "--quiet"]


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def printed(capsys, *words):
    assert main(["stress", "base", *words, *FEW]) == 0
    return capsys.readouterr().out


def test_one_target_in_json_is_one_object(capsys):
    found = json.loads(printed(capsys, "--target", GDP, "--json"))
    assert {"one_in", "inputs", "prim", "target", "event", "missed", "checked"} <= set(found)
    assert found["one_in"] == pytest.approx(1 / found["chance"])
    assert {"path", "value", "quantile"} <= set(found["inputs"][0])
    assert {"words", "coverage", "density", "limits"} <= set(found["prim"][0])
    assert found["checked"] < 330e9
    assert found["checked"] == pytest.approx(330e9, rel=1e-4)


def test_the_targets_of_the_scenario_in_json_are_a_list(capsys):
    found = json.loads(printed(capsys, "--json"))["targets"]
    assert [one["target"]["indicator"] for one in found] == [
        *("gdp_growth", "rd_intensity", "listed_companies", "facility_progress")
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Target: GDP ≥ CNY 330 bn at 2023 prices in 2030",
                "the target is met. Of 600 draws",
                "The least unusual way to miss it: 'Error of the starting growth, common to the activities' is at its",
                "Least unusual combination that misses it",
                "part of the distance",
                "all other inputs and chance together",
                "right at the edge of the target: the target is missed",
                "It is missed when 'Error of the starting growth, common to the activities' is below",
            ],
        ),
        (
            "zh",
            [
                "目标：2030年地区生产总值 ≥ 3300亿元（2023年价格）",
                "目标实现；600次抽样中未实现的占",
                "可能性最大的落空方式：“增速起点误差”处于",
                "可能性最大的落空组合",
                "距离占比",
                "其他各项输入与随机波动合计",
                "（正在临界处），目标落空。“",
                "当“增速起点误差”低于",
            ],
        ),
    ],
)
def test_both_languages_say_when_the_plan_fails(capsys, language, said):
    out = " ".join(printed(capsys, "--target", GDP, "--lang", language).split())
    assert [one for one in said if one not in out] == []


def test_a_target_missed_at_the_medians_is_said_to_be_and_turned_round(capsys):
    out = " ".join(printed(capsys, "--target", "school_coverage@2027>=95%", "--item", "compulsory").split())
    assert "the target is missed." in out
    assert "The least unusual way to meet it: " in out
    assert "the target is met" in out
    assert "It is met more often when " in out or "It is met when " in out


def test_what_no_draw_misses_is_told_in_both_languages(capsys):
    out = printed(capsys, "--target", "gdp@2030>=1000亿元 按2023年价格")
    assert "No combination that misses it was found within 6 standard deviations of the medians." in out
    assert "A rule needs at least 50 draws that miss the target and as many that meet it: take more --draws." in out
    out = printed(capsys, "--target", "gdp@2030>=1000亿元 按2023年价格", "--lang", "zh")
    assert "在6个标准差以内没有找到使目标落空的组合。" in out


def test_luck_and_shocks_are_told_in_words(capsys):
    out = " ".join(printed(capsys, "--shocks", str(SLUMPS), "--target", "fdi_inflow@2030>=6亿美元").split())
    assert "'External capital (capital_flight)' is struck in 2028" in out
    assert "'External capital (capital_flight): factor' is 'halved'" in out
    assert "Shocks and choices count with their own chances" in out
    out = printed(capsys, "--target", "gdp_growth@2024>=6%")
    assert "Shocks and choices" not in out
    assert "Chance: Demand gap of all zones (2024-H2)" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--target", "gpd@2030>=5%"],
            "--target gpd@2030>=5%: target.indicator: no such variable; did you mean 'gdp'?",
        ),
        (["--item", "industry"], "--item goes with --target"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(capsys, words, said):
    assert main(["stress", "base", *words, *FEW]) == 1
    assert capsys.readouterr().err.splitlines() == [said]


def test_money_without_prices_is_told_the_chance_at_either(capsys):
    assert main(["stress", "base", "--target", "gdp@2030>=3600亿元", *FEW]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("--target gdp@2030>=3600亿元: targets.0")
    assert "prices" in said


def test_a_scenario_without_targets_and_too_few_draws_are_told_together(capsys):
    assert main(["stress", "base", "--set", "targets=[]", "--draws", "20"]) == 1
    assert [line.rpartition(": ")[2] for line in capsys.readouterr().err.splitlines()[1:]] == [
        "the scenario has none, and none is given (--target)",
        "at least 200 draws are needed; found 20",
    ]
