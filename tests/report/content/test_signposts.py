"""Signposts in words, in both languages."""

import json
from dataclasses import replace

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.decision import signposts
from binjiang_sim.report.content.blocks import Chart
from binjiang_sim.report.content.decision.document import of_signposts
from binjiang_sim.report.content.decision.signposts import about, published, sentences, table

from ...decision import field


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    return bj.run(field.load(tmp_path_factory.mktemp("field")))


@pytest.fixture(scope="module")
def found(result):
    return signposts(result, result.scenario.targets[0])


def test_a_row_says_figure_year_threshold_and_both_chances(found):
    shown = table(found, "en")
    assert shown.title == "Signposts: Harvest ≥ CNY 105 at 2023 prices in 2026"
    for one, row in zip(found.best, shown.rows, strict=True):
        assert row[1] == one.year
        assert row[3].endswith(f"({one.fifths} of 5)")
        assert row[4:6] == (one.below.text("en"), one.above.text("en"))
    assert table(found, "zh").rows[0][3].endswith("）")


def test_sentences_say_what_to_watch_what_is_trivial_and_what_tells_nothing(found):
    chance, watch, *others = sentences(found, "en")
    one = found.best[0]
    assert chance.startswith("Harvest ≥ CNY 105 at 2023 prices in 2026: a chance of ")
    assert watch.startswith("Watch first: Harvest, 2023. Below CNY ")
    assert watch.endswith(f"the chance is {one.below.text('en')}, else {one.above.text('en')}.")
    assert others[0] == "Saying the same in the same year: Soil quality and Echo of the soil."
    assert others[1].startswith("Of little use: Harvest, in the year before (2025), tells ")
    assert others[2] == "Often watched, but saying nothing about this target: Birdsong."
    chinese = sentences(found, "zh")
    assert chinese[1].startswith("首先观察2023年收成：低于")
    assert chinese[-1] == "常受关注、但不能预示这一目标的指标：鸟鸣。"


def test_what_is_too_rare_says_so(result):
    rare = signposts(result, replace(result.scenario.targets[0], value=60.0))
    assert "too few to tell what to watch" in sentences(rare, "en")[1]
    assert "无法判断应观察哪些指标" in sentences(rare, "zh")[1]


def test_where_nothing_tells_anything_that_is_said(result):
    alone = replace(signposts(result, result.scenario.targets[0]), best=(), trivial=None)
    assert "None of the figures looked at" in sentences(alone, "en")[1]


def test_a_figure_that_should_be_out_is_marked(found):
    one = replace(found.best[0], published="2024-02")
    assert published(found, one, "en") == "2024-02, should be out"
    assert published(found, one, "zh") == "2024年2月，应已公布"
    assert published(found, replace(one, published="2027-02"), "en") == "2027-02"
    assert published(found, replace(one, published=None), "en") == "-"


def test_the_measure_and_its_limits_are_stated(found):
    measure, prices, limits = about(found, "en")
    assert prices.startswith("Thresholds of money are at 2023 prices; ")
    assert "Of 12 figures and years looked at (2023-2025)" in measure
    assert "not causes" in limits
    assert "共考察12项" in about(found, "zh")[0]


def test_its_parts_of_a_document_hold_answer_chart_and_table(found):
    parts = of_signposts(found, "en")
    assert parts[0].text == sentences(found, "en")[0]
    (chart,) = (one for one in parts if isinstance(one, Chart))
    assert chart.draw().lines
    assert table(found, "en") in parts


def test_the_command_prints_every_target_and_json(capsys):
    typed = ["signposts", "examples/plan.yaml", "--draws", "300"]
    assert main([*typed, "--target", "gdp"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("Signposts: ") == 1
    assert "Watch first: " in shown
    assert "at 2023 prices" in shown
    assert main(["--lang", "zh", *typed, "--target", "gdp@2030"]) == 0
    assert "首先观察" in capsys.readouterr().out
    assert main([*typed, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert len(record) == 6
    assert record[-1]["target"] is None


def test_a_target_that_there_is_not_is_told_with_those_that_there_are(capsys):
    assert main(["signposts", "examples/plan.yaml", "--target", "rainfall"]) == 1
    assert "no target 'rainfall'; there are: gdp@2030, gdp_growth@2025/2030" in capsys.readouterr().err
