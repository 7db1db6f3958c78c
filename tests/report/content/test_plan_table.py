"""The table of plans in words, in both languages."""

import json
from dataclasses import replace

import pytest

from binjiang_sim.cli import main
from binjiang_sim.decision import plan_table
from binjiang_sim.decision.plan_table import MAIN
from binjiang_sim.report.content.blocks import Chart
from binjiang_sim.report.content.decision.document import of_plans
from binjiang_sim.report.content.decision.plan_table import (
    MARK,
    definitions,
    legend,
    recommendation,
    robustness,
    tables,
    worst,
)

from ...decision import toy

BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return toy.load(tmp_path_factory.mktemp("toy"), levers="levers: {push: 0.4}")


@pytest.fixture(scope="module")
def found(plan):
    return plan_table(plan, draws=400, seeds=3)


@BOTH
def test_every_table_has_a_row_for_each_plan_and_marks_the_one_recommended(found, language):
    counted, *others = tables(found, language)
    assert len(counted.rows) == len(found.targets)
    for table in others:
        assert [row[0].removeprefix(MARK) for row in table.rows] == [one[language] for one in found.names]
        assert [row[0].startswith(MARK) for row in table.rows].index(True) == found.recommendation.plan
        assert all(len(row) == len(table.head) for row in table.rows)


def test_cells_are_the_numbers_of_the_rows(found):
    _, main_table, robust, bad = tables(found, "en")
    assert main_table.head == ("plan", "cost (CNY)", "1", "mean number")
    for row, shown in zip(found.rows, main_table.rows, strict=True):
        assert float(shown[1]) == pytest.approx(row.cost, abs=0.06)
        assert shown[2:] == (row.whole.text("en"), f"{row.score:.2f}")
    assert robust.head == (
        *("plan", "mean regret (targets)", "90 % point (targets)", "largest (targets)", "at least 1", "is best"),
    )
    assert [float(row[1]) for row in bad.rows] == [pytest.approx(one.worst[0], abs=0.5) for one in found.rows]


def test_the_legend_says_what_the_numbers_stand_for(found):
    assert legend(found, "en").rows == (("1", "Output ≥ CNY 110 at 2023 prices in 2026", "binding"),)
    assert legend(found, "zh").rows == (("1", "2026年产出 ≥ 110元（2023年价格）", "约束性"),)


def test_every_measure_is_defined(found):
    english, chinese = (" ".join(definitions(found, language)) for language in ("en", "zh"))
    for word in ("cost:", "regret:", "is best:", "at least 1 (satisficing):", "worst five per cent:", "one reform"):
        assert word in english
    for word in ("成本：", "遗憾：", "为最优：", "至少1项（满意度）：", "最差百分之五：", "单项调整"):
        assert word in chinese


def test_a_scenario_that_changes_more_than_levers_is_told(plan):
    other = plan.with_({"parameters.toy.level": "130 CNY/year"})
    found = plan_table(plan, [replace(other, name={"en": "Rich", "zh": "富"})], draws=200, seeds=1)
    assert definitions(found, "en")[0].startswith("Note: more than reforms changes in Rich")
    assert definitions(found, "zh")[0].startswith("注意：富与本情景的差别不限于改革举措")


def test_the_recommendation_says_which_why_how_surely_and_what_it_cannot_tell(found):
    rule, against, how_sure, second, turns, *_ = recommendation(found, "en")
    assert rule.startswith("Recommended: pull in full. It is the best plan by the chance that the target is met, ")
    assert against.startswith("Against the scenario's own plan: +")
    assert how_sure == "How sure: all 3 sets of 400 draws, each of another seed, recommend pull in full."
    assert second.startswith("Second: ")
    assert turns
    assert recommendation(found, "en")[-1].startswith("What this cannot say: ")
    chinese = recommendation(found, "zh")
    assert chinese[0].startswith("推荐：全面推进拉。")
    assert chinese[-1].startswith("不能回答的问题：")


def test_a_goal_that_no_plan_reaches_is_said_first(tmp_path):
    far = plan_table(toy.load(tmp_path, target=140.0), draws=200, seeds=1)
    assert recommendation(far, "en")[0].startswith(
        "No plan is more likely than not to meet the target: the best chance is "
    )
    assert recommendation(far, "zh")[0].startswith("没有方案能以过半的概率实现目标：最高也只有")


def test_of_several_targets_the_number_met_counts_when_no_plan_reaches_all(tmp_path):
    near = toy.load(tmp_path)
    (one,) = near.targets
    both = plan_table(replace(near, targets=(one, replace(one, value=140.0))), draws=200, seeds=1)
    first, rule, *_ = recommendation(both, "en")
    assert first.startswith("No plan is more likely than not to meet all 2 targets: the best chance is ")
    assert "by the mean number of targets met" in rule.lower()
    assert recommendation(both, "zh")[0].startswith("没有方案能以过半的概率实现全部2项目标：最高也只有")


def test_its_parts_of_a_document_hold_answer_tables_and_chart(found):
    parts = of_plans(found, "en")
    assert parts[0].text == recommendation(found, "en")[0]
    assert all(one in parts for one in tables(found, "en"))
    (chart,) = (one for one in parts if isinstance(one, Chart))
    assert chart.draw().patches


@BOTH
def test_a_score_of_money_is_written_as_money(plan, language):
    found = plan_table(plan, score="output", draws=200, seeds=2)
    assert robustness(found, language).head[1] in ("mean regret (CNY)", "平均遗憾（元）")
    assert worst(found, language).head[1] in ("1 (CNY)", "1（元）")
    assert any("CNY" in line or "元" in line for line in recommendation(found, language))


def test_the_command_prints_tables_definitions_and_recommendation(capsys):
    typed = ["plans", "examples/plan.yaml", "--draws", "100", "--no-changes"]
    for language, words in (
        ("en", ("Recommended: ", "regret: ", "Talent first")),
        ("zh", ("推荐：", "遗憾：", "人才优先")),
    ):
        assert main(["--lang", language, *typed]) == 0
        shown = capsys.readouterr().out
        assert all(word in shown for word in words)


def test_the_command_prints_json_of_money_too(capsys):
    typed = ["plans", "base", "talent_first", "--score", MAIN, "--draws", "100", "--no-changes", "--json"]
    assert main(typed) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in record["plans"]] == ["own", "other"]
    assert record["recommendation"]["by"] == "money"


def test_a_wrong_question_is_told_without_a_traceback(capsys):
    assert main(["plans", "base", "--least", "9"]) == 1
    assert "9 targets are to be met, but there is only 4" in capsys.readouterr().err
