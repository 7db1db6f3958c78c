"""What changed a figure, in words."""

from dataclasses import replace

import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import Edition, changed_chance, changed_lines, revision
from binjiang_sim.report.charts.bridge import bridge_bars
from binjiang_sim.report.content.attribution.bridge import about, blocks, crux, sentences, table
from binjiang_sim.report.content.blocks import Paragraph, Table

from ..drawn import faults


@pytest.fixture(scope="module")
def plan(shipped):
    return shipped("base")


def with_shares(found, first, *shares):
    """The same bridge with other numbers, which no change of the model moves."""
    pairs = zip(found.parts, shares, strict=True)
    parts = [replace(part, share=share, low=share - 2e8, high=share + 1e9, error=5e7) for part, share in pairs]
    return replace(found, first=first, second=first + sum(shares), parts=tuple(parts))


def ordered(found):
    return replace(found, parts=tuple(sorted(found.parts, key=lambda one: one.path)))


@pytest.fixture(scope="module")
def talent(plan, shipped):
    """First homes, then the programme."""
    found = ordered(changed_lines(plan, shipped("talent_first"), "gdp", 2030, draws=4))
    return with_shares(found, 3.5165e11, 1.1e8, 6.9e8)


def test_two_sentences_say_both_figures_and_what_makes_most_of_the_difference(talent):
    assert sentences(talent, "en") == [
        "GDP in 2030: CNY 351.65 bn in 'Base', CNY 352.45 bn in 'Talent first', higher by CNY 0.80 bn.",
        "Of the changed inputs these matter most: Talent housing (+CNY 0.11 bn); Talent programme (+CNY 0.69 bn); "
        "100 % of what all of them move.",
    ]
    assert sentences(talent, "zh") == [
        "2030年地区生产总值：“基准情景”为3516.5亿元，“人才优先”为3524.5亿元，高8.0亿元。",
        "输入的改动中，影响最大的是人才住房（+1.1亿元）、人才计划（+6.9亿元），占各项改动影响之和的100%。",
    ]


def test_the_table_has_a_row_for_each_line_and_a_sum(talent):
    shown = table(talent, "en")
    assert shown.head == ("Change", "Contribution (CNY bn)", "80 % range", "Before → after", "Line")
    assert shown.rows == (
        ("Talent housing", "+0.11 ±0.05", "-0.09 to +1.11", "0.5 from 2025 → 1 from 2027", "talent_first.yaml:7"),
        ("Talent programme", "+0.69 ±0.05", "+0.49 to +1.69", "0.5 from 2025 → 1 from 2027", "talent_first.yaml:6"),
        ("In all", "+0.80", "", "", ""),
    )
    assert table(talent, "zh").rows[1] == (
        *("人才计划", "+6.9 ±0.5", "+4.9至+16.9"),
        *("2025年起0.5 → 2027年起1", "talent_first.yaml:6"),
    )


def test_of_many_lines_the_smallest_stand_together(plan, shipped):
    found = changed_lines(shipped("no_new_reform"), plan, "gdp", 2030, draws=4)
    rows = table(found, "en", most=4).rows
    assert len(rows) == 6
    assert rows[4][0] == "9 others"
    assert [row[0] for row in table(found, "en", most=12).rows][-2:] == [table(found, "en", 13).rows[12][0], "In all"]


def test_the_crux_says_both_values_with_reasons_and_places(plan):
    young = {"value": 9, "status": "assumption", "why": "An expert said so."}
    other = plan.with_({"parameters.talent.years_young": young, "name": "Expert"})
    shown = crux(changed_lines(plan, other, "gdp", 2030, draws=4), "en")
    assert shown.head[2:] == ("Base", "Expert")
    ((name, _, before, after),) = shown.rows
    assert name == "Years as a young graduate"
    value = plan.parameters["talent.years_young"]
    assert f"({value.why}; binjiang.yaml:" in before
    assert after == "9 years  (An expert said so.; --set parameters.talent.years_young)"


def test_kinds_of_changes_are_told_where_there_are_several(plan):
    other = plan.with_({"levers.talent_programme": 0.8, "parameters.economy.gdp": "250 bn CNY/year", "seed": 3})
    found = ordered(changed_lines(plan, other, "gdp", 2030, draws=4))
    assert [one.path for one in found.parts] == ["levers.talent_programme", "parameters.economy.gdp", "seed"]
    told = sentences(with_shares(found, 3.5e11, 2e8, -3e9, 1e9), "en")
    assert told[0] == "GDP in 2030: from CNY 350.0 bn to CNY 348.2 bn, lower by CNY 1.8 bn."
    assert told[2] == "By kind: assumptions -CNY 3.0 bn; levers +CNY 0.2 bn; chance in the draws +CNY 1.0 bn."
    assert sentences(with_shares(found, 3.5e11, 2e8, -3e9, 1e9), "zh")[2] == (
        "按性质分：假定-30.0亿元、改革举措+2.0亿元、随机抽样+10.0亿元。"
    )


def test_shocks_are_told_by_their_numbers(plan, shipped):
    found = changed_lines(plan, shipped("external_slump"), "gdp", 2027, draws=4)
    rows = {row[0]: row for row in table(found, "en").rows}
    assert rows["Shock: demand gap"][3] == (
        "not set → start: 2026, duration: 2 years, change: -0.04, recovery: 3 years"
    )


def test_only_the_rows_of_a_dimension_that_differ_are_told(plan, shipped):
    other = shipped("blind")
    own, its = (one.parameters["economy.activity_excess"] for one in (plan, other))
    assert [label for label in own if own[label].value != its[label].value] == ["industry", "services"]
    rows = {row[0]: row for row in table(changed_lines(plan, other, "gdp", 2030, draws=4), "en").rows}
    told = rows["Growth of the activity less that of GDP"][3]
    assert told.startswith("industry: ")
    assert "other activities" not in told


def test_a_chance_is_told_in_points(plan, shipped):
    target = next(one for one in plan.targets if one.indicator == "facility_progress")
    found = changed_chance(plan, plan.with_({"levers.science_circle": 1, "name": "Circle"}), target, draws=200)
    found = replace(found, first=0.11, second=0.25, parts=(replace(found.parts[0], share=0.14, error=0.02),))
    assert sentences(found, "en") == [
        "Chance of Progress of the science facility ≥ 99.0 % in 2030: 11.0 % in 'Base', 25.0 % in 'Circle', "
        "higher by 14.0 pts."
    ]
    assert sentences(found, "zh") == [
        "实现“2030年大科学装置进度 ≥ 99.0%”的概率：“基准情景”为11.0%，“Circle”为25.0%，高14.0个百分点。"
    ]
    assert table(found, "en").head[1:3] == ("Contribution (pts)", "80 % range")
    assert table(found, "en").rows[0][1:3] == ("+14.0 ±2.0", "")


def test_the_remark_says_statistic_draws_and_orders(plan, shipped, talent):
    assert about(talent, "en") == (
        "Figures are means of 4 draws; contributions add up to the difference, in every draw. The contribution of a "
        "line is its mean effect over all orders of making the changes (Shapley value). What stands after ± is the "
        "standard error: with another set of draws a contribution may differ by this much."
    )
    sampled = changed_lines(shipped("no_new_reform"), plan, "gdp", 2030, draws=4)
    assert "over 32 sampled orders" in about(sampled, "en")
    assert "抽取的32种先后次序" in about(sampled, "zh")


def test_nothing_changed_is_said(plan):
    found = with_shares(changed_lines(plan, plan, "gdp", 2030, draws=4), 3.5e11)
    assert sentences(found, "en") == ["GDP in 2030: nothing was changed, CNY 350 bn on both sides."]
    assert sentences(found, "zh") == ["2030年地区生产总值：没有任何改动，两边都是3500亿元。"]
    assert [type(one) for one in blocks(found, "en")] == [Paragraph]


def test_changes_that_do_not_move_the_figure_are_said(plan):
    other = plan.with_({"levers.talent_programme": 0.8})
    found = with_shares(changed_lines(plan, other, "gdp", 2030, draws=4), 3.5e11, 0.0)
    assert sentences(found, "en") == ["GDP in 2030: none of the changed inputs (1) moves it from CNY 350 bn."]


def test_equations_that_are_unknown_and_other_versions_are_said(plan):
    small = plan.with_({"draws": 4})
    median = bj.run(small).quantile("gdp", "2030", 0.5)
    unknown = revision(Edition(small, None, "old", same_version=False), Edition(small), "gdp", 2030)
    assert sentences(unknown, "en")[1].startswith("A file of another version does not print this figure")
    old = Edition(small, median - 4e9, "binjiang_sim 0.1, abc", same_version=False)
    found = revision(old, Edition(small), "gdp", 2030)
    ((name, share, *_), *_) = table(found, "zh").rows
    assert (name, share) == ("程序和方程的版本", "+40.0")


def test_a_document_has_the_answer_the_table_the_crux_and_the_remark(talent):
    assert [type(one) for one in blocks(talent, "zh")] == [Paragraph, Table, Table, Paragraph]


def test_the_waterfall_leads_from_the_first_figure_to_the_second(talent):
    axes = bridge_bars(talent, "en")
    bars = [(bar.get_x(), bar.get_width()) for bar in axes.patches]
    assert bars == [(3.5165e11, 1.1e8), (3.5165e11 + 1.1e8, 6.9e8)]
    names = [one.get_text() for one in axes.get_yticklabels()]
    assert names == ["Base", "Talent housing", "Talent programme", "Talent first"]
    shown = {one.get_text() for one in axes.texts}
    assert {"CNY 351.65 bn", "CNY 352.45 bn", "+0.11", "+0.69"} <= shown
    low, high = axes.get_xlim()
    assert low < 3.5165e11 < talent.second < high


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_of_the_waterfall_covers_another(plan, shipped, talent, language):
    many = changed_lines(shipped("no_new_reform"), plan, "gdp", 2030, draws=4)
    slump = changed_lines(plan, shipped("external_slump"), "gdp", 2027, draws=4)
    assert [faults(bridge_bars(one, language)) for one in (talent, many, slump)] == [[], [], []]


def test_of_many_parts_the_waterfall_shows_the_smallest_together(plan, shipped):
    found = changed_lines(shipped("no_new_reform"), plan, "gdp", 2030, draws=4)
    axes = bridge_bars(found, "zh")
    assert len(axes.patches) == 9
    assert axes.get_yticklabels()[9].get_text() == "其余5项"
    assert sum(bar.get_width() for bar in axes.patches) == pytest.approx(found.difference)
