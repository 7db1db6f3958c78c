"""Writes the gallery of charts, docs/gallery.md and docs/gallery.zh.md with their pictures: `python docs/gallery.py`."""

from __future__ import annotations

import io
import os
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from binjiang_sim.report.charts import CHARTS
from binjiang_sim.report.files import write
from binjiang_sim.report.render.fonts import chart_fonts

DOCS = Path(__file__).parent
PAGES = {"en": "gallery.md", "zh": "gallery.zh.md"}
SHARPNESS = 100  # points an inch: sharp at the width of a page
COLOURS = 128  # of a picture: charts have few

SETUP = """\
import binjiang_sim as bj
from binjiang_sim.report import charts

names = ["base", "no_new_reform", "talent_first", "open_district", "science_circle", "livelihood_first", "external_slump"]
plans = [bj.run(bj.load(f"scenarios/{name}.yaml"), draws=500) for name in names]
base, none, talent, opening, science, livelihood, slump = plans
plan = bj.load("examples/plan.yaml")
"""
# What the charts of answers are drawn from, each made by one line.
ANSWERS = {
    "ledger_bars": 'ledger = bj.analysis.lever_ledger(plan, "gdp", 2030, draws=50)',
    "waterfall": "causes = bj.analysis.growth_causes(base, 2030, draws=100)",
    "figure_tree": 'why = bj.analysis.explained_figure(plan, "gdp", 2030)',
    "bridge_bars": 'lines = bj.analysis.changed_lines(base.scenario, talent.scenario, "gdp", 2030, draws=100)',
    "frontier": "sought = bj.decision.seek(plan, plan.targets[2:3], chance=0.55, draws=200, judged=1000)",
    "regret_map": "table = bj.decision.plan_table(plan, draws=200, seeds=2)",
    "signposts_chart": "signs = bj.decision.signposts(bj.run(plan, draws=500), plan.targets[0])",
}
WORDS = {
    "en": {
        "head": "# Gallery of charts\n\n[中文](gallery.zh.md)\n",
        "about": (
            "Every chart is one function of `binjiang_sim.report.charts`. It draws on new axes, or on yours (`ax=`), and "
            "returns them; charts of several panels return a figure. Its title says what it finds and its last line where "
            "the numbers come from; `title=` and `source=` replace them. "
            'Labels are Chinese with `language="zh"`. The data of the '
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
            "每张图都是 `binjiang_sim.report.charts` 里的一个函数：画在新坐标系上，或画在给定的坐标系上（`ax=`），并把它返回；"
            '多幅小图返回整张图。标题写结论，末行写来源，可用 `title=`、`source=` 改写。`language="zh"` 时文字为中文。坐标数据用模型单位，刻度用读者习惯的单位（万、亿，英文为 thousand、'
            "million、bn）。配色适合各类色觉，黑白打印时靠线型、标记和斜纹区分。\n\n"
            "本页的图都从下面几行开始，在项目文件夹里运行："
        ),
        "after": (
            '`report.save_figure(chart, "chart.png", plans)` 保存图并盖上运行印记，.svg、.pdf 同样可用。\n\n'
            "本页由 `python docs/gallery.py` 生成。"
        ),
    },
}


# What is drawn beside the base scenario alone; `<language>` stands for the argument that chooses Chinese.
CALLS = {
    "fan": 'base, "gdp_growth"<language>',
    "spaghetti": 'base, "gdp_growth", lines=50<language>',
    "comparison_fan": 'plans, "gdp"<language>',
    "difference_fan": 'talent, base, "gdp"<language>',
    "heat_map": "plans<language>",
    "small_multiples": (
        '\n    plans, ["gdp", "graduate_inflow", ("school_coverage", "compulsory"), "policy_cost"]<language>\n'
    ),
    "ages": "base, (2023, 2030, 2035)<language>",
    "people_flows": "base, 2030<language>",
    "ladder_flows": "base, 2030<language>",
    "enterprise_flows": "base, 2030<language>",
} | {name: f"{line.partition(' = ')[0]}<language>" for name, line in ANSWERS.items()}


def code(name: str, language: str) -> str:
    """The line that draws a chart, as the page of a language shows it."""
    call = CALLS.get(name, "base<language>").replace("<language>", ', language="zh"' if language == "zh" else "")
    return f"chart = charts.{name}({call})"


def block(name: str, language: str) -> str:
    """The lines of a chart on the page: the one that makes what it is drawn from, where that is no run, and its own."""
    return "\n".join([*([ANSWERS[name]] if name in ANSWERS else []), code(name, language)])


def picture(name: str, language: str) -> str:
    """The file of a chart's picture, beside the page."""
    return f"gallery/{name}.{language}.png"


def page(language: str) -> str:
    """The gallery in a language."""
    words = WORDS[language]
    parts = [words["head"], words["about"], f"```python\n{SETUP}```\n"]
    for entry in CHARTS:
        title = entry.title(language)
        parts += [
            f"## {title}\n", f"{entry.about(language)}\n", f"![{title}]({picture(entry.name, language)})\n",
            f"```python\n{block(entry.name, language)}\n```\n",
        ]  # fmt: skip
    return "\n".join([*parts, words["after"], ""])


def drawn(line: str, names: dict[str, object]) -> Figure:
    """The figure that a line of the page makes of the names that its first lines give."""
    space = dict(names)
    exec(line, space)
    chart = space["chart"]
    figure = chart.get_figure(root=True) if isinstance(chart, Axes) else chart
    assert isinstance(figure, Figure), "every line makes a chart"
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
    exec("\n".join([SETUP, *ANSWERS.values()]), names)
    for language, name in PAGES.items():
        write(DOCS / name, page(language))
        for entry in CHARTS:
            write(DOCS / picture(entry.name, language), _picture(drawn(code(entry.name, language), names)))


if __name__ == "__main__":
    main()
