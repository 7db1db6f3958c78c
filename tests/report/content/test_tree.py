"""Why a figure is what it is, in both languages: exact words of a small model, and rows that add up."""

import re

import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import explained_figure
from binjiang_sim.engine import Sector, auxiliary, lever
from binjiang_sim.facts.screen import width
from binjiang_sim.report.content.attribution import tree
from binjiang_sim.report.render.tree_terminal import lines
from binjiang_sim.scenario import load

from ...conftest import SCENARIOS


@lever("1", zh="甲", en="first")
def first(path):
    """As ordered."""
    return path


@lever("1", zh="乙", en="second")
def second(path):
    """As ordered."""
    return path


@auxiliary("1", zh="乘积", en="product")
def product(first, second):
    """Two factors."""
    return first * second


@pytest.fixture(scope="module")
def of_product():
    model = bj.model().with_sectors(Sector.made("toy", first, second, product, zh="玩具", en="Toy"))
    levers = [
        {f"levers.{name}": {"path": {"2023": one}} for name, one in zip(("first", "second"), values, strict=True)}
        for values in ((0.6, 0.8), (0.2, 0.5))
    ]
    one, other = (
        load(SCENARIOS / f"{file}.yaml", model, its)
        for file, its in zip(("base", "open_district"), levers, strict=True)
    )
    return explained_figure(one, "product", 2030, against=other)


@pytest.fixture(scope="module")
def scenarios():
    names = ("base", "talent_first", "no_new_reform", "external_slump")
    return {name: load(SCENARIOS / f"{name}.yaml", bj.model()) for name in names}


@pytest.fixture(scope="module")
def of_gdp(scenarios):
    return explained_figure(scenarios["base"], "gdp", 2030)


def test_a_product_is_told_in_english(of_product):
    assert lines(of_product, "en")[:13] == [
        "Product, 2030: 0.480",
        "Base, compared with Open district: 0.100 there, a difference of +0.380 (+380.0 %).",
        "Formula: product = first × second",
        "",
        "Where the difference comes from (rows add up to the one above)",
        "through  share, index  before, after",
        "First          +0.260     0.2 to 0.6",
        "Second         +0.120     0.5 to 0.8",
        "",
        "Which inputs cause it (rows add up to the difference)",
        "input   share, index  before, after      status",
        "First         +0.260     0.2 to 0.6  assumption",
        "Second        +0.120     0.5 to 0.8  assumption",
    ]


def test_a_product_is_told_in_chinese(of_product):
    assert lines(of_product, "zh")[:13] == [
        "乘积，2030：0.480",
        "“基准情景”与对照（开放先行）相比：对照为0.100，相差+0.380（+380.0%）。",
        "公式：乘积 = 甲 × 乙",
        "",
        "差额从何而来（各项相加等于上一级）",
        "途径  贡献（指数）  对照→本情景",
        "甲          +0.260      0.2→0.6",
        "乙          +0.120      0.5→0.8",
        "",
        "由哪些输入引起（各项相加等于差额）",
        "输入  贡献（指数）  对照→本情景  数据性质",
        "甲          +0.260      0.2→0.6      假定",
        "乙          +0.120      0.5→0.8      假定",
    ]


def test_the_rows_below_a_row_add_up_to_it(of_gdp):
    rows = tree.tree_rows(of_gdp, "en")
    for place, row in enumerate(rows):
        below = []
        for one in rows[place + 1 :]:
            if one.level <= row.level:
                break
            below += [one.share] if one.level == row.level + 1 else []
        assert not below or sum(below) == pytest.approx(row.share)
    assert sum(row.share for row in rows if row.level == 0) == pytest.approx(of_gdp.change)


def test_the_rows_of_the_inputs_add_up_to_the_change_direct_and_feedback(of_gdp):
    table = tree.input_table(of_gdp, "en")
    sums = [sum(float(row[column]) for row in table.rows) for column in (1, 2, 3)]
    assert sums == pytest.approx([one / 1e9 for one in (of_gdp.change, of_gdp.direct, of_gdp.feedback)], abs=0.01)


def test_a_formula_is_told_by_the_names_of_what_it_reads(scenarios):
    def told(*figure):
        found = explained_figure(scenarios["base"], *figure)
        return [tree.formula_line(found, language) for language in ("en", "zh")]

    assert told("gdp_growth", 2027) == [
        "Formula: GDP, growth = GDP ÷ GDP a year before - 1",
        "公式：地区生产总值增速 = 地区生产总值 ÷ 上年同期地区生产总值 - 1",
    ]
    assert told("gdp_per_head", 2027)[1] == "公式：人均地区生产总值 = 地区生产总值 ÷ 期内平均常住人口"
    assert told("listed_companies", 2027) == [
        "Formula: change of listed companies a year = initial public offerings - delistings",
        "公式：上市公司的年变化 = 首发上市 - 退市",
    ]
    assert told("talent_programme", 2027)[0].startswith("Formula: talent programme = setting × ")
    assert "(residents by age: age 15-34 + residents by age: age 35-59)" in told("resident_workers", 2027)[0]


def test_what_a_formula_reads_and_does_not_change_is_named_with_its_status(scenarios):
    found = explained_figure(scenarios["base"], "school_coverage", 2027, "compulsory")
    assert tree.unchanged(found, "zh") == "公式中没有变动的数：比值分母的最小学位 1个（定义）。"


def test_a_difference_of_shares_is_in_points(scenarios):
    found = explained_figure(scenarios["base"], "gdp_growth", 2027)
    assert re.search(r"相差\+0\.\d+个百分点。", "".join(tree.sentences(found, "zh")))
    assert tree.tree_table(found, "en").head[1] == "share, points"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_a_change_it_says_that_nothing_differs_and_what_the_figure_rests_on(scenarios, language):
    found = explained_figure(scenarios["no_new_reform"], "school_coverage", 2027, "compulsory")
    told = "\n".join(lines(found, language, 1))
    assert {"en": "do not differ", "zh": "没有差别"}[language] in told.replace("\n", " ")
    assert len(tree.tree_table(found, language).head) == 2


def test_two_scenarios_of_one_name_are_told_apart(scenarios):
    base = scenarios["base"]
    found = explained_figure(base, "gdp", 2030, against=base.with_({"levers.talent_programme": 0}))
    assert next(tree.sentences(found, "en")).startswith("Base (1), compared with Base (2): ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_slump_is_named_and_every_line_fits_the_terminal(scenarios, language, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    found = explained_figure(scenarios["external_slump"], "gdp", 2027, against=scenarios["base"])
    told = lines(found, language)
    assert max(map(width, told)) <= 80
    assert {"en": "Demand gap: shock", "zh": "需求缺口：冲击"}[language] in "\n".join(told)


def test_a_section_of_a_document_has_it_all(of_gdp):
    section = tree.section(of_gdp, "zh")
    assert section.key == "why-gdp-2030"
    kinds = [type(block).__name__ for block in section.blocks]
    assert kinds.count("Table") == 2
    assert section.blocks[-1].kind == "note"
