"""Writes the gallery of charts, docs/gallery.md and docs/gallery.zh.md with their pictures: `python docs/gallery.py`."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from binjiang_sim.report.files import write
from binjiang_sim.report.fonts import chart_fonts

DOCS = Path(__file__).parent
PAGES = {"en": "gallery.md", "zh": "gallery.zh.md"}
SHARPNESS = 100  # points an inch: sharp at the width of a page
COLOURS = 128  # of a picture: charts have few

SETUP = """\
import binjiang_sim as bj
from binjiang_sim.report import figures

names = ["base", "no_new_reform", "talent_first", "open_district", "science_circle", "livelihood_first", "external_slump"]
plans = [bj.run(bj.load(f"scenarios/{name}.yaml"), draws=500) for name in names]
base, none, talent, opening, science, livelihood, slump = plans
"""
WORDS = {
    "en": {
        "head": "# Gallery of charts\n\n[中文](gallery.zh.md)\n",
        "about": (
            "Every chart is one function of `binjiang_sim.report.figures`. It draws on new axes, or on yours (`ax=`), and "
            'returns them; charts of several panels return a figure. Labels are Chinese with `language="zh"`. The data of the '
            "axes stay in the model's units, the ticks are in the reader's: thousand, million and bn, or 万 and 亿. Colours "
            "stay apart for every kind of colour blindness, dashes, markers and hatches tell the same in grey.\n\n"
            "All charts on this page start from these lines, run in the folder of the project:"
        ),
        "after": (
            '`report.save_figure(chart, "chart.png", plans)` saves a chart with the stamp of its runs; .svg and .pdf work '
            "alike.\n\nThis page is written by `python docs/gallery.py`."
        ),
    },
    "zh": {
        "head": "# 图集\n\n[English](gallery.md)\n",
        "about": (
            "每张图都是 `binjiang_sim.report.figures` 里的一个函数：画在新坐标系上，或画在给定的坐标系上（`ax=`），并把它返回；"
            '多幅小图返回整张图。`language="zh"` 时文字为中文。坐标数据用模型单位，刻度用读者习惯的单位（万、亿，英文为 thousand、'
            "million、bn）。配色适合各类色觉，黑白打印时靠线型、标记和斜纹区分。\n\n"
            "本页的图都从下面几行开始，在项目文件夹里运行："
        ),
        "after": (
            '`report.save_figure(chart, "chart.png", plans)` 保存图并盖上运行印记，.svg、.pdf 同样可用。\n\n'
            "本页由 `python docs/gallery.py` 生成。"
        ),
    },
}


@dataclass(frozen=True)
class Entry:
    """A chart of the gallery: the function it shows, its title and question in both languages, and its code.

    `<language>` in the code stands for the argument that chooses Chinese.
    """

    name: str
    title: dict[str, str]
    about: dict[str, str]
    code: str

    def written(self, language: str) -> str:
        """The code as the page of a language shows it."""
        return self.code.replace("<language>", ', language="zh"' if language == "zh" else "")

    def picture(self, language: str) -> str:
        """The file of its picture, beside the page."""
        return f"gallery/{self.name}.{language}.png"


def _entry(name: str, code: str, zh: tuple[str, str], en: tuple[str, str]) -> Entry:
    return Entry(name, {"zh": zh[0], "en": en[0]}, {"zh": zh[1], "en": en[1]}, code)


ENTRIES = (
    _entry(
        "fan",
        'chart = figures.fan(base, "gdp_growth"<language>)',
        (
            "扇形图",
            "一个指标往后怎么走、有多大把握：中位数与 50%、80%、95% 区间，连同公布的历史数据；情景设有目标时标出目标。",
        ),
        (
            "Fan",
            "Where a figure goes and how sure that is: median and bands of 50, 80 and 95 %, what was published before, "
            "and the targets of the scenario if it has some. `bj.plot` draws the same.",
        ),
    ),
    _entry(
        "spaghetti",
        'chart = figures.spaghetti(base, "gdp_growth", lines=50<language>)',
        ("单次走势", "区间是平滑的，现实不是：每条细线是一次抽样，看得出一年一年的起伏。"),
        ("Single draws", "Bands are smooth, years are not: every thin line is one draw, with its ups and downs."),
    ),
    _entry(
        "comparison_fan",
        'chart = figures.comparison_fan(plans, "gdp"<language>)',
        ("情景对比", "二至七个情景同图：中位数、80% 区间，名称写在线尾。三个以内各画色带，更多时右侧竖线表示区间。"),
        (
            "Scenarios side by side",
            "2 to 7 scenarios: medians and 80 % bands, names at the ends of the lines. Up to three have their bands "
            "filled, more show them as bars at the right.",
        ),
    ),
    _entry(
        "difference_fan",
        'chart = figures.difference_fan(talent, base, "gdp"<language>)',
        ("差值扇形图", "换一个方案改变了什么：同一组抽样逐次相减，运气互相抵消；虚线标出从哪一年起显著。"),
        (
            "Difference",
            "What a plan changes: the same draws less each other, so that luck cancels out; a dashed line marks the first "
            "year in which it matters.",
        ),
    ),
    _entry(
        "heat_map",
        "chart = figures.heat_map(plans<language>)",
        (
            "情景与指标热力图",
            "一张表看完各方案的得失：首列为基准，其余为与基准之差；蓝升橙降，降者加斜纹，颜色越深差距相对不确定性越大。",
        ),
        (
            "Heat map of scenarios by indicator",
            "Gains and losses of all plans at a glance: the reference first, then differences from it. Blue is higher, "
            "orange and hatched lower; the darker, the larger against what is not known.",
        ),
    ),
    _entry(
        "small_multiples",
        "chart = figures.small_multiples(\n"
        '    plans, ["gdp", "graduate_inflow", ("school_coverage", "compulsory"), "policy_cost"]<language>\n'
        ")",
        ("小图阵列", "几个指标、几个情景，并排成小图。"),
        ("Small multiples", "Several figures and several scenarios in small panels."),
    ),
    _entry(
        "stacked_value_added",
        "chart = figures.stacked_value_added(base<language>)",
        ("分行业增加值", "产出由什么构成。各部分画平均值：平均值可以相加，中位数不能。"),
        (
            "Stacked value added",
            "What output is made of. The parts are means, because means add up and medians do not.",
        ),
    ),
    _entry(
        "growth_contributions",
        "chart = figures.growth_contributions(base<language>)",
        ("增长贡献", "增速从哪里来：各行业的贡献相加正好等于增速的平均值。"),
        ("Growth contributions", "Where growth comes from: the contributions of the activities sum to mean growth."),
    ),
    _entry(
        "people_flows",
        "chart = figures.people_flows(base, 2030<language>)",
        ("人员流动", "一年里谁来、谁走、谁转为资深：每个存量的流入等于流出与净增之和。"),
        (
            "Flows of people",
            "Who comes, leaves and grows experienced within a year: what enters each stock equals what leaves it and its "
            "net gain.",
        ),
    ),
    _entry(
        "enterprise_flows",
        "chart = figures.enterprise_flows(base, 2030<language>)",
        ("企业进出", "一年里新设与注销、入梯与退出、上市与退市；三者数量级不同，各用各的比例。"),
        ("Flows of enterprises", "Entry and exit, titles won and lost, listings; each stock at its own scale."),
    ),
    _entry(
        "ladder_flows",
        "chart = figures.ladder_flows(base, 2030<language>)",
        ("梯队流动", "企业怎样一级一级往上走，每一级有多少家晋级、退出、留下。"),
        ("Flows on the ladder", "How enterprises climb, stage by stage: how many are promoted, lose the title, stay."),
    ),
    _entry(
        "ladder_pyramid",
        "chart = figures.ladder_pyramid(base<language>)",
        ("梯队金字塔", "各级企业有多少家，期初与末年对照。"),
        ("Pyramid of the ladder", "How many enterprises stand at each stage, at the start and at the end."),
    ),
    _entry(
        "by_year",
        "chart = figures.by_year(base<language>)",
        ("梯队（对数轴）", "高层级企业少，用对数轴才看得清各级的变化与区间。"),
        (
            "The ladder on a logarithmic axis",
            "The few at the top and the many below, with their bands, in chosen years.",
        ),
    ),
    _entry(
        "stages",
        "chart = figures.stages(base<language>)",
        ("梯队各级走势", "每一级一幅小扇形图。"),
        ("Stages of the ladder over time", "A small fan for every stage."),
    ),
    _entry(
        "age_pyramid",
        "chart = figures.age_pyramid(base<language>)",
        ("人口金字塔", "各年龄组人口，两个年份左右对照。"),
        ("Population pyramid", "Residents by age, one year to the left and a later one to the right."),
    ),
    _entry(
        "ages",
        "chart = figures.ages(base, (2023, 2030, 2035)<language>)",
        ("分年龄人口", "最多三个年份并排。"),
        ("Residents by age", "Up to three years side by side."),
    ),
    _entry(
        "lever_plan",
        "chart = figures.lever_plan(base<language>)",
        ("改革安排与成本", "每项改革何时推进、落实了多少，各领域合计花多少钱。"),
        (
            "Lever plan with its cost",
            "When each reform is ordered, how much is delivered, and what each field costs in all.",
        ),
    ),
    _entry(
        "levers",
        "chart = figures.levers(base<language>)",
        ("各项改革力度", "每项改革一幅小图：安排与落实，落实带 80% 区间。"),
        ("Reforms one by one", "A panel for every reform: ordered, and delivered with its 80 % band."),
    ),
    _entry(
        "cost",
        "chart = figures.cost(base<language>)",
        ("改革成本", "每年花多少钱、花在哪个领域；竖线为合计的 80% 区间。"),
        ("Cost of the reforms", "What is spent every year and on what; lines: 80 % band of the sum."),
    ),
    _entry(
        "reserve",
        "chart = figures.reserve(base<language>)",
        ("可用财力", "钱够不够用：低于零即需举债。"),
        ("Fiscal reserve", "Whether the money lasts: below zero it is borrowed."),
    ),
)


def page(language: str) -> str:
    """The gallery in a language."""
    words = WORDS[language]
    parts = [words["head"], words["about"], f"```python\n{SETUP}```\n"]
    for entry in ENTRIES:
        title = entry.title[language]
        parts += [
            f"## {title}\n", f"{entry.about[language]}\n", f"![{title}]({entry.picture(language)})\n",
            f"```python\n{entry.written(language)}\n```\n",
        ]  # fmt: skip
    return "\n".join([*parts, words["after"], ""])


def drawn(code: str, names: dict[str, object]) -> Figure:
    """The figure that the code of an entry makes of the names that the first lines of the page give."""
    space = dict(names)
    exec(code, space)
    chart = space["chart"]
    figure = chart.get_figure(root=True) if isinstance(chart, Axes) else chart
    assert isinstance(figure, Figure), "the code of an entry makes a chart"
    return figure


def _picture(figure: Figure) -> bytes:
    made, small = io.BytesIO(), io.BytesIO()
    with chart_fonts():
        figure.savefig(made, format="png", dpi=SHARPNESS)
    Image.open(made).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    """Write both pages and all pictures."""
    os.chdir(DOCS.parent)
    names: dict[str, object] = {}
    exec(SETUP, names)
    for language, name in PAGES.items():
        write(DOCS / name, page(language))
        for entry in ENTRIES:
            write(DOCS / entry.picture(language), _picture(drawn(entry.written(language), names)))


if __name__ == "__main__":
    main()
