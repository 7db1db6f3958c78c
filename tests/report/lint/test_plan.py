"""A plan in an article: the chances of its targets, alone and together, and what its reforms bring."""

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import plan_chances
from binjiang_sim.analysis.attribution.ledger import lever_ledger
from binjiang_sim.errors import ProjectionError
from binjiang_sim.report.brief import brief
from binjiang_sim.report.content.attribution import ledger as words
from binjiang_sim.report.lint import check, lint
from binjiang_sim.report.writing import write_brief

from ...conftest import SCENARIOS

DRAWS = 400
PLAN = """\
schema: 1
name: A plan
extends: {base}
end: 2030
levers: {levers}
targets:
  - {{indicator: 地区生产总值, period: 2025/2030, at_least: 5 %, prices: 2023, kind: 预期性, source: a test}}
  - {{indicator: 地区生产总值, period: 2030, at_least: 3600亿元, prices: 2023, kind: 预期性, source: a test}}
  - {{indicator: 引进35周岁以下大学生, period: 2026/2030, over: total, at_least: 24万人, kind: 预期性, source: a test}}
  - {{indicator: 学位保障率, item: 义务教育, period: 2027, at_least: 92 %, kind: 约束性, source: a test}}
"""


@pytest.fixture(scope="module")
def result(base, tmp_path_factory):
    """A run of a plan with two reforms and four targets."""
    moved = {"talent_programme": 0.5, "talent_housing": 1}
    levers = ", ".join(f"{name}: {moved.get(name, 0)}" for name in base.scenario.levers)
    file = tmp_path_factory.mktemp("plan") / "plan.yaml"
    file.write_text(PLAN.format(base=SCENARIOS / "base.yaml", levers=f"{{{levers}}}"), encoding="utf-8")
    return bj.run(bj.load(file), DRAWS)


@pytest.fixture(scope="module")
def ledger(result):
    return lever_ledger(result.scenario, "gdp", 2030)


@pytest.fixture(scope="module")
def plan(result):
    return plan_chances(result)


@pytest.fixture
def checked(result, ledger, tmp_path, monkeypatch):
    """What is found in a text; the one ledger is made once."""
    known = {("gdp", "2030", None): ledger}
    monkeypatch.setattr(check, "lever_ledger", lambda scenario, *figure, **_: known[figure])

    def read(text):
        (tmp_path / "x.txt").write_text(text, encoding="utf-8")
        return [one for one in lint(tmp_path / "x.txt", result) if one.reason not in ("year", "age")]

    return read


@pytest.fixture
def statuses(checked):
    """The status of each number of a text."""
    return lambda text: [one.status for one in checked(text)]


def per_cent(chance):
    return f"{100 * chance:.0f}"


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("四项目标全部达到的概率约为{}%。", lambda plan: plan.all),
        ("The chance that all four targets are met is about {} %.", lambda plan: plan.all),
        ("With a chance of {} % the plan as a whole is reached.", lambda plan: plan.all),
        ("四项目标中，至少两项达到的概率约{}%。", lambda plan: plan.at_least[1]),
        ("At least three of the four targets are met with a chance of {} %.", lambda plan: plan.at_least[2]),
        ("约束性目标全部达到的概率为{}%。", lambda plan: plan.binding),
        ("四项目标全部实现的可能性很小，仅为{}%。", lambda plan: plan.all),
    ],
)
def test_a_chance_of_the_plan_is_held_against_that_of_its_targets_together(text, chance, plan, checked):
    met = chance(plan)
    (right,) = checked(text.format(per_cent(met.value)))
    (wrong,) = checked(text.format(per_cent((met.value + 0.3) % 1)))
    assert (right.status, right.match, right.figure.kind, right.figure.value) == (
        *("supported", "named", "chance"),
        met.value,
    )
    assert (wrong.status, wrong.figure) == ("wrong", right.figure)


def test_the_right_chance_of_the_plan_stands_beside_a_wrong_one(plan, checked):
    (wrong,) = checked("The chance that all four targets are met is 99 %.")
    assert wrong.instead("en") == f"All targets met, chance: {100 * plan.all.value:.1f} %"
    assert wrong.instead("zh") == f"目标全部达到，概率：{100 * plan.all.value:.1f}%"


def test_a_chance_of_more_targets_than_there_are_is_none_of_the_plan(plan, statuses):
    all_met = per_cent(plan.all.value)
    assert statuses(f"五项目标全部达到的概率约为{all_met}%。") == ["wrong"]
    assert statuses(f"5项目标全部达到的概率约为{all_met}%。") == ["wrong", "wrong"]
    assert statuses(f"4项目标全部达到的概率约为{all_met}%。") == ["supported", "supported"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("最难达到的是2030年地区生产总值3600亿元（按2023年价格），概率约{}%。", 1),
        ("The hardest is GDP of CNY 360 bn in 2030 at 2023 prices, with a chance of about {} %.", 1),
        ("义务教育学位保障率2027年达到92%的概率约{}%。", 3),
        ("There is a {} % chance that school coverage of compulsory school reaches 92 % in 2027.", 3),
        ("2025—2030年地区生产总值年均增长5%的概率为{}%。", 0),
        ("2026—2030年累计引进35周岁以下大学生24万人的概率约{}%。", 2),
    ],
)
def test_the_value_of_a_target_and_its_chance_are_known(text, place, plan, checked):
    met = plan.targets[place].met
    target, chance = sorted(checked(text.format(per_cent(met.value))), key=lambda one: one.figure.kind, reverse=True)
    assert (target.status, target.figure.kind, target.figure.statistic) == ("supported", "target", "target")
    assert (chance.status, chance.figure.kind, chance.figure.value) == ("supported", "chance", met.value)
    wrong = [one for one in checked(text.format(per_cent((met.value + 0.2) % 1))) if one.status == "wrong"]
    assert [(one.figure.kind, one.figure.value) for one in wrong] == [("chance", met.value)]


def test_a_target_supports_no_forecast(statuses):
    assert statuses("2030年地区生产总值将达到3600亿元。") == ["wrong"]
    assert statuses("GDP reaches CNY 360 bn in 2030.") == ["wrong"]


def test_the_chance_of_what_is_no_target_comes_from_the_draws(result, checked):
    chance = (result.values("gdp", "2030") >= 345e9).mean()
    limit, right = checked(f"2030年地区生产总值达到3450亿元的概率约{per_cent(chance)}%。")
    assert (limit.reason, right.status, right.figure.value) == ("limit", "supported", chance)
    assert checked("2030年地区生产总值达到3450亿元的概率约1%。")[1].status == "wrong"


def test_the_chance_to_miss_a_target_is_the_rest(plan, checked):
    missed = per_cent(1 - plan.targets[1].met.value)
    assert [one.status for one in checked(f"2030年地区生产总值达不到3600亿元的概率为{missed}%。")][-1] == "supported"
    assert [one.status for one in checked(f"2030年地区生产总值达到3600亿元的概率为{missed}%。")][-1] == "wrong"


BRINGS = {
    "各项改革合计使2030年地区生产总值增加约{:.2f}亿元，其中人才计划约{:.2f}亿元。": 1e8,
    "改革对2030年地区生产总值的贡献为{:.2f}亿元，人才计划贡献{:.2f}亿元。": 1e8,
    "All reforms together bring GDP in 2030 some CNY {:.3f} bn, the talent programme CNY {:.3f} bn of it.": 1e9,
    "Of the CNY {:.3f} bn that reforms add to GDP in 2030, CNY {:.3f} bn is owing to the talent programme.": 1e9,
}


@pytest.fixture(scope="module")
def means(ledger):
    """What both reforms and what the talent programme bring, the mean."""
    place = ledger.levers.index("talent_programme")
    return float((ledger.total - ledger.baseline).mean()), float(ledger.shares[place].mean())


@pytest.mark.parametrize("text", BRINGS)
def test_what_reforms_bring_is_held_against_the_ledger(text, means, checked):
    right, wrong = (text.format(*(factor * one / BRINGS[text] for one in means)) for factor in (1, 1.6))
    both, part = means
    assert [(one.status, one.figure.name, one.figure.value) for one in checked(right)] == [
        ("supported", "all_levers", both),
        ("supported", "talent_programme", part),
    ]
    assert [(one.status, one.figure.statistic, one.figure.value) for one in checked(wrong)] == [
        ("wrong", "mean", both),
        ("wrong", "mean", part),
    ]


def test_a_part_of_what_reforms_bring_and_its_band_are_known(means, ledger, checked):
    both, part = means
    (one,) = checked(f"2030年地区生产总值因改革增加的部分，人才计划贡献{100 * part / both:.1f}%。")
    assert (one.status, one.figure.statistic) == ("supported", "part")
    low, high = np.quantile(ledger.total - ledger.baseline, (0.1, 0.9)) / 1e8
    text = "各项改革合计使2030年地区生产总值增加{:.2f}亿元（80%区间{:.2f}亿至{:.2f}亿元）。"
    mean, _, *band = checked(text.format(both / 1e8, low, high))
    assert [(one.status, one.figure.statistic) for one in (mean, *band)] == [
        *(("supported", "mean"), ("supported", "q10"), ("supported", "q90"))
    ]
    assert [one.status for one in checked(text.format(both / 1e8, low / 2, high * 2))][2:] == ["wrong", "wrong"]


def test_what_reforms_bring_in_no_year_that_is_told_is_wrong(means, checked):
    (one,) = checked(f"各项改革合计使地区生产总值增加{means[0] / 1e8:.2f}亿元。")
    assert (one.status, one.instead("en")) == (
        *("wrong", "it is not said to which figure, or in which year, reforms bring this"),
    )


def test_what_a_figure_is_with_the_reforms_is_no_contribution(result, statuses):
    gdp = f"{result.quantile('gdp', '2030', 0.5) / 1e8:.0f}"
    assert statuses(f"在各项改革推动下，2030年地区生产总值达到{gdp}亿元。") == ["supported"]
    assert statuses(f"各项改革使2030年地区生产总值增加{gdp}亿元。") == ["wrong"]


def test_a_chance_without_the_reforms_is_that_of_the_ledger(ledger, plan, checked):
    part = next(one for one in ledger.chances if len(one.targets) == 1 and one.targets[0].value == 360e9)
    text = f"不推进改革，2030年地区生产总值达到3600亿元的概率为{per_cent(part.baseline)}%。"
    _, one = checked(text)
    assert (one.status, one.figure.statistic, one.figure.value) == ("supported", "chance_without", part.baseline)


def test_a_ledger_is_made_once_and_only_where_a_text_tells_of_it(result, ledger, tmp_path, monkeypatch):
    made = []

    def counted(scenario, *figure, **_):
        made.append(figure)
        return ledger

    monkeypatch.setattr(check, "lever_ledger", counted)
    (tmp_path / "none.txt").write_text("2030年地区生产总值为3500亿元，改革方案已定。", encoding="utf-8")
    lint(tmp_path / "none.txt", result)
    assert made == []
    (tmp_path / "x.txt").write_text("改革使2030年地区生产总值增加1亿元，人才计划贡献2亿元。", encoding="utf-8")
    lint(tmp_path / "x.txt", result)
    assert made == [("gdp", "2030", None)]


def test_a_figure_that_no_ledger_can_be_made_of_leaves_a_contribution_wrong(result, tmp_path, monkeypatch):
    def refused(*_, **__):
        raise ProjectionError([])

    monkeypatch.setattr(check, "lever_ledger", refused)
    (tmp_path / "x.txt").write_text("改革使2030年地区生产总值增加1亿元。", encoding="utf-8")
    assert [one.status for one in lint(tmp_path / "x.txt", result)] == ["ignored", "wrong"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_number_of_a_brief_of_a_plan_is_wrong(result, language, tmp_path, monkeypatch):
    monkeypatch.setattr(check, "lever_ledger", lambda *_, **__: pytest.fail("a brief needs no ledger"))
    for file in write_brief(brief(result, language), [result], tmp_path):
        assert [(one.place.text(), one.text) for one in lint(file, result) if one.status == "wrong"] == []


def test_what_explain_says_of_the_whole_plan_is_supported(ledger, checked):
    lines = [words.whole_sentence(ledger, "zh"), words.title(ledger, "zh"), words.title(ledger, "en")]
    found = [[(one.text, one.status) for one in checked(line) if one.status != "ignored"] for line in lines]
    assert [len(one) for one in found] == [6, 1, 1]
    assert {status for one in found for _, status in one} == {"supported"}


def test_a_figure_without_the_reforms_is_not_that_of_the_run(result, ledger, statuses):
    without, median = float(ledger.baseline.mean()), result.quantile("gdp", "2030", 0.5)
    text = "不推进改革，2030年地区生产总值为{:.1f}亿元。"
    assert [statuses(text.format(one / 1e8)) for one in (without, median)] == [["supported"], ["wrong"]]
