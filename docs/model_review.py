"""Writes the page of tests that a sceptic would run, docs/model_review.md and .zh.md: `python docs/model_review.py`.

Everything is an experiment on the base scenario. `first_edition.csv` beside holds what the equations of the first edition
gave to the same questions, where they could be asked.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import binjiang_sim as bj
from binjiang_sim.analysis.track_record import track_record
from binjiang_sim.projection import Proportion
from binjiang_sim.report.files import write

DOCS = Path(__file__).parent
PAGES = {"en": "model_review.md", "zh": "model_review.zh.md"}
FIRST = DOCS / "model_review_first_edition.csv"
DRAWS = 500
GDP = ("gdp", None, "2035")
P = "parameters"


@dataclass(frozen=True)
class Question:
    """A change of the base scenario, by path; what is asked, in both languages; and the figure looked at."""

    key: str
    en: str
    zh: str
    changes: dict[str, object]
    figure: tuple[str, str | None, str] = GDP


def _shock(driver: str, years: float = 15, **size: object) -> dict[str, object]:
    return {"shocks": [{"driver": driver, "start": 2026, "years": years, "recovery": 0, **size}]}


EXTREMES = (
    Question(
        "exit",
        "All enterprises leave in 2026; GDP 2026",
        "2026年企业全部流失，2026年产出",
        _shock("enterprise_loss", 0.5, change="180 %/year"),
        ("gdp", None, "2026"),
    ),
    Question(
        "capital",
        "Capital falls to a hundredth in 2026; GDP 2026",
        "2026年资本降至百分之一，2026年产出",
        _shock("capital_loss", 0.5, change="198 %/year"),
        ("gdp", None, "2026"),
    ),
    Question(
        "capital_later", "The same; GDP 2035", "同上，2035年产出", _shock("capital_loss", 0.5, change="198 %/year")
    ),
    Question(
        "tenth",
        "Demand falls to a tenth from 2026 on; GDP 2030",
        "2026年起需求降至十分之一，2030年产出",
        _shock("demand_gap", change=-0.9),
        ("gdp", None, "2030"),
    ),
    Question(
        "tenth_graduates",
        "The same; graduates taken in 2030",
        "同上，2030年引进大学生",
        _shock("demand_gap", change=-0.9),
        ("graduate_inflow", None, "2030"),
    ),
    Question(
        "none",
        "No demand from 2026 on; GDP 2030",
        "2026年起没有需求，2030年产出",
        _shock("demand_gap", change=-1),
        ("gdp", None, "2030"),
    ),
    Question(
        "double",
        "Demand doubles from 2026 on; GDP 2035",
        "2026年起需求加倍，2035年产出",
        _shock("demand_gap", change=1),
    ),
    Question(
        "revenue",
        "No revenue from 2026 on; affordable share 2030",
        "2026年起没有财政收入，2030年改革保障比例",
        _shock("revenue_luck", factor=0),
        ("affordable_share", None, "2030"),
    ),
    Question(
        "land",
        "All land is lost in 2026; GDP 2035",
        "2026年土地全部失去，2035年产出",
        _shock("land_available", factor=1e-6),
    ),
    Question(
        "graduates",
        "No graduates from 2026 on; GDP 2035",
        "2026年起没有大学生，2035年产出",
        _shock("graduate_pool", factor=0),
    ),
    Question(
        "residents",
        "Residents grow by one point more a year; GDP 2035",
        "常住人口每年多增1%，2035年产出",
        {
            f"{P}.population.other_migration_rate": {
                "interval80": ["0.63 %/year", "1.37 %/year", "2.1 %/year"],
                "status": "assumption",
                "why": "A test.",
            }
        },
    ),
    Question(
        "homes",
        "Talent housing builds 10 % of the stock a year; GDP 2035",
        "人才住房每年新增存量的10%，2035年产出",
        {
            f"{P}.space.programme_growth": {
                "each": {"work": 0, "housing": "10 %/year"},
                "status": "assumption",
                "why": "A test.",
            }
        },
    ),
)
KNOCK_OUTS = (
    Question("reforms", "reforms", "各项改革", {}),
    Question("renewal", "renewal of enterprises", "企业更替", {f"{P}.enterprises.renewal_premium": 0}),
    Question("knowledge", "knowledge", "知识积累", {f"{P}.economy.knowledge_elasticity": 0}),
    Question("environment", "business environment", "营商环境", {f"{P}.economy.environment_elasticity": 0}),
    Question("tracks", "future industries", "未来产业", {f"{P}.industries.composition": 0}),
    Question("cover", "enterprises that workers need", "企业承载", {f"{P}.economy.firm_elasticity": 0}),
    Question("floor", "work floor", "工作用房", {f"{P}.economy.floor_elasticity": 0}),
    Question("education", "share of graduates", "大学生占比", {f"{P}.economy.graduate_elasticity": 0}),
    Question(
        "local",
        "demand of residents",
        "居民消费",
        {
            f"{P}.economy.local_share": {
                "each": {"industry": 0, "services": 0, "other": 0},
                "status": "assumption",
                "why": "A test.",
            }
        },
    ),
    Question(
        "facility",
        "science facility",
        "大科学装置",
        {"drivers.facility_schedule": {"path": {2023: "0 %/year"}, "status": "assumption", "why": "A test."}},
    ),
    Question("data", "data market", "数据要素市场", {f"{P}.openness.data_speed": 0}),
    Question("foreign", "unusual foreign capital", "外资波动", {f"{P}.openness.additional_share": 0}),
)
# A loop: what is pushed, what answers, and what opens it.
LOOPS = (
    ("talent, output, jobs, talent", "人才—产出—岗位—人才", {f"{P}.economy.graduate_elasticity": 0.3}, ("graduate_inflow", None, "2035"), {f"{P}.talent.jobs_elasticity": 0, f"{P}.talent.attractiveness_elasticity": 0}),
    ("residents, labour supply, output", "居民—劳动力—产出", {f"{P}.population.other_migration_rate": 0.02}, GDP, {f"{P}.talent.tightness_response": 0}),
    ("residents, local demand, output", "居民—本地消费—产出", {f"{P}.population.other_migration_rate": 0.02}, GDP, {f"{P}.economy.local_share": {"each": {"industry": 0, "services": 0, "other": 0}, "status": "assumption", "why": "A test."}}),
    ("residents, homes, settling", "居民—住房—落户", {f"{P}.population.other_migration_rate": 0.02}, ("resident_population", None, "2035"), {f"{P}.population.homes_elasticity": 0}),
    ("residents, schools, departures", "居民—学校—流出", {f"{P}.population.other_migration_rate": 0.02}, ("graduate_inflow", None, "2035"), {f"{P}.talent.weight_schools": 0, f"{P}.talent.school_departures": 0}),
    ("firms, requests, load, entry", "企业—诉求—负荷—新设", {f"{P}.enterprises.entry_rate": 0.22}, ("registered_enterprises", None, "2035"), {f"{P}.enterprises.environment_elasticity": 0}),
    ("firms, ladder, research, output", "企业—梯队—研发—产出", {f"{P}.enterprises.first_title_rate": 0.03}, GDP, {f"{P}.innovation.rd_of_enterprises": 0}),
    ("research, future tracks, output", "研发—未来产业—产出", {f"{P}.innovation.consortia_effect": 0.4}, GDP, {f"{P}.industries.push_of_research": 0}),
    ("levers, reserve, levers", "改革—财力—改革", {f"{P}.fiscal.freed_share": 0.01}, ("talent_programme", None, "2035"), {f"{P}.fiscal.reserve_binds": 0}),
)  # fmt: skip
WORDS = {
    "en": {
        "head": "# The sceptic's page\n\n[中文](model_review.zh.md)\n\nWhat the model says when it is pushed hard, what each part contributes, and what stays weak. Made by `python docs/model_review.py` with {draws} draws of the base scenario, equations {digest}.",
        "extremes": '## Extremes\n\nEach change is made after the start; the median of the figure against the base in the same draws. "First edition" is what its equations gave to the same question; a dash where it could not be asked.',
        "extremes_head": ("question", "first edition", "now"),
        "causes": "## Growth by cause, 2023 to 2035\n\nGrowth of GDP in logarithms, split exactly by what multiplies output; medians of the shares. The trend is what no named cause explains. Without renewal of enterprises, whose size is assumed, its part falls to the trend.",
        "causes_head": ("cause", "share of growth", "without renewal"),
        "named": "In {share} of the draws named causes explain more than the growth that is observed; there the trend falls and stays where it starts.",
        "knock": "## Knock-outs\n\nGDP of 2035 when one part is switched off, against the base in the same draws.",
        "knock_head": ("part switched off", "GDP 2035, median", "80 % of the draws"),
        "loops": "## Loops\n\nA push, and how far it moves a figure with the loop closed and with the loop open, in the central run. Where both are alike the loop hardly matters.",
        "loops_head": ("loop", "figure", "closed", "open"),
        "levers": "## What the reforms bring\n\nEach lever alone at full intensity from 2025 on, against no new reform: GDP gained up to 2035 for each yuan of policy cost, how sure the sign is, and its rank by the median. What comes from neighbouring districts is counted in; evaluations of zones and talent policies put it at a fifth to four fifths (`binjiang_sim facts`, names that begin with anchor_displace and anchor_talent). Published evaluations: zones raised the level of a city's GDP by about a fifth, all measures together, and did not make growth lasting; talent policies moved between nothing and 15 %; guidance funds and subsidies also slowed firms; data platforms show no gain in productivity.",
        "levers_head": ("lever", "yuan of GDP per yuan, median", "80 % of the draws", "chance of a gain"),
        "packages": "## Packages\n\nThe shipped packages against no new reform, GDP of 2035 in the same draws, ranked by the median; the last column says in how many draws each is the best of them.",
        "packages_head": ("package", "GDP 2035, median", "80 % of the draws", "best of all"),
        "before": "## Forecasts of past years\n\nSee [the hindcast](hindcast.md). GDP growth, all horizons: CRPS {crps:.2f} points, {inside:.0%} of the outcomes in the 80 % band; first edition {crps1:.2f} and {inside1:.0%}; best rule without a model ({rule}) {crps0:.2f}. {met} of {of} published targets of {first} to {last} whose outcome is known were met.",
        "weak": "## What stays weak\n\n- The trend is still a large part of growth, and the size of renewal is assumed.\n- Growth falls towards one to two per cent by 2050 because trend, income elsewhere and renewal are assumed to: an input as much as a result.\n- Of the inputs most are assumptions with a range; evaluations were mostly read from abstracts.\n- Starts of people and capital in the hindcast are those of today.\n- Zone rule: with the city's latest year in place of the zones' last, its CRPS comes near to the model's.\n- In central runs reforms at half intensity are paid out of spending that can be freed, so the reserve hardly moves.\n- The park, the three valleys and the five towns of the district are no places in the model: nothing is published by place.",
    },
    "zh": {
        "head": "# 质疑者之页\n\n[English](model_review.md)\n\n把模型推到极端时它怎么说，各部分贡献多少，哪些地方仍然薄弱。由 `python docs/model_review.py` 生成，基准情景抽样{draws}次，方程{digest}。",
        "extremes": "## 极端情形\n\n变化均在起点之后发生；数字为相同抽样下与基准之比的中位数。“第一版”为第一版方程对同一问题的回答，不能提问的以“—”表示。",
        "extremes_head": ("问题", "第一版", "现在"),
        "causes": "## 2023至2035年增长的来源\n\n生产总值对数增长按构成产出的各个因子精确分解，取各份额的中位数。趋势是没有名目的部分。企业更替的幅度是假定；去掉它，这部分便归入趋势。",
        "causes_head": ("来源", "占增长的份额", "不计企业更替"),
        "named": "{share}的抽样中，有名目的来源之和超过观察到的增速；这些抽样的趋势为负并保持在起点水平。",
        "knock": "## 逐项关闭\n\n关闭某一部分时2035年生产总值与相同抽样下基准之比。",
        "knock_head": ("关闭的部分", "2035年产出（中位数）", "80%的抽样"),
        "loops": "## 回路\n\n给一个推动，看回路闭合与断开时某个数字变动多少（中位数运行）。两者相近的回路几乎不起作用。",
        "loops_head": ("回路", "数字", "闭合", "断开"),
        "levers": "## 改革带来什么\n\n每项改革单独自2025年起全力推进，与不再改革相比：至2035年每元政策成本增加的生产总值、方向有多大把握，按中位数排列。从周边城区转来的也计在内；对园区和人才政策的评估认为这部分占五分之一到五分之四（见 `binjiang_sim facts` 中以 anchor_displace、anchor_talent 开头的数据）。已发表的评估：园区各项措施合计使城市生产总值水平提高约五分之一，并未带来持久的更快增长；人才政策的作用在零到15%之间；引导基金和补贴也曾拖慢企业；数据平台看不到生产率提高。",
        "levers_head": ("改革", "每元成本增加的产出（中位数）", "80%的抽样", "有增益的概率"),
        "packages": "## 改革组合\n\n各组合与不再改革相比的2035年生产总值（相同抽样），按中位数排列；最后一列为其在多少抽样中最好。",
        "packages_head": ("组合", "2035年产出（中位数）", "80%的抽样", "最好的概率"),
        "before": "## 对过去年份的预测\n\n见[回溯检验](hindcast.zh.md)。生产总值增速各预测期合计：CRPS {crps:.2f}个百分点，{inside:.0%}的结果落在80%区间内；第一版为{crps1:.2f}和{inside1:.0%}；不用模型的最好规则（{rule}）为{crps0:.2f}。{first}至{last}年已知结果的公开目标{of}项中实现{met}项。",
        "weak": "## 仍然薄弱之处\n\n- 趋势仍占增长的很大部分，企业更替的幅度是假定。\n- 到2050年增速降至百分之一到二，是因为趋势、外部收入和更替都作了这样的假定：既是结果，也是输入。\n- 多数输入是带区间的假定；评估文献大多只读了摘要。\n- 回溯检验中人口和资本的起点取今天的数值。\n- 园区规则若在城市数据更新时改用城市，其CRPS与模型相近。\n- 在中位数运行中，半力度的改革由可调剂支出承担，财力结余几乎不动。\n- “一园三谷五镇”在模型中没有位置：没有分区域的公开数据。",
    },
}
PACKAGES = ("base", "talent_first", "open_district", "science_circle", "livelihood_first")
FACTORS = (
    ("trend_productivity", "trend (no named cause)", "趋势（没有名目）"),
    ("renewal", "renewal of enterprises", "企业更替"),
    ("ideas_gain", "knowledge and environment", "知识与营商环境"),
    ("composition_gain", "future industries", "未来产业"),
    ("data_gain", "data market", "数据要素"),
    ("foreign_spillover", "foreign spill-over", "外资溢出"),
    ("capital", "capital", "资本"),
    ("labour", "workforce", "就业"),
    ("education", "share of graduates", "大学生占比"),
    ("floor", "work floor", "工作用房"),
    ("cover", "enterprises for the workforce", "企业承载"),
    ("demand", "demand", "需求"),
)


def ratio(base: bj.Scenario, question: Question) -> float:
    """The median of a figure over that of the base in the same draws, less one."""
    asked = bj.experiment(base.with_({**question.changes, "targets": []}), {}, draws=DRAWS, figures=[question.figure])
    plain = bj.experiment(base.with_({"targets": []}), {}, draws=DRAWS, figures=[question.figure])
    base_values, values = plain.values[0, 0], asked.values[0, 0]
    return float(np.median(values[base_values != 0] / base_values[base_values != 0]) - 1)


def causes(base: bj.Scenario) -> dict[str, float]:
    """Median shares of logarithmic growth of GDP from the first year to 2035, by factor of output."""
    result = bj.run(base.with_({"targets": [], "end": 2035}), draws=DRAWS)
    inputs, first, last = result.inputs, str(base.start), "2035"

    def change(name: str, item: str | None = None) -> np.ndarray:
        return np.log(result.values(name, last, item) / result.values(name, first, item))

    def given(name: str) -> np.ndarray:
        return inputs[f"{P}.economy.{name}"].to_numpy()

    floor, capital = given("floor_elasticity"), given("capital_elasticity")
    total: dict[str, np.ndarray] = {}
    weights = {
        one: result.values("value_added", first, one) / result.values("gdp", first) for one in ("industry", "services")
    }
    common = {
        "renewal": change("renewal"),
        "ideas_gain": change("ideas_gain"),
        "composition_gain": change("composition_gain"),
        "foreign_spillover": change("foreign_spillover"),
        "capital": capital * change("capital_ratio"),
        "labour": (1 - capital - floor) * change("workforce_ratio"),
        "education": given("graduate_elasticity") * change("graduate_share"),
        "floor": floor * change("floor_space", "work"),
        "cover": given("firm_elasticity") * change("firm_cover"),
    }
    whole = sum(weights.values())
    for name, value in common.items():
        total[name] = value
    for name, variable in (("trend_productivity",) * 2, ("data_gain",) * 2, ("demand", "utilisation")):
        total[name] = sum(weights[one] * change(variable, one) for one in weights) / whole
    growth = sum(total.values())
    return {name: float(np.median(value / growth)) for name, value in total.items()}


def levers(base: bj.Scenario) -> list[tuple[str, np.ndarray]]:
    """GDP gained up to 2035 for each yuan of cost, (draw,), by lever at full intensity from 2025 on."""
    years = [str(year) for year in range(2025, 2036)]
    figures = [(name, None, year) for name in ("gdp", "policy_cost") for year in years]
    idle = {f"levers.{one.name}": 0 for one in base.model.of_kind("lever")}
    plain = bj.experiment(base.with_({**idle, "targets": []}), {}, draws=DRAWS, figures=figures).values[0]
    found = []
    for one in base.model.of_kind("lever"):
        path = {"path": {"2025": 1}, "after": "hold"}
        own = base.with_({**idle, f"levers.{one.name}": path, "targets": []})
        values = bj.experiment(own, {}, draws=DRAWS, figures=figures).values[0]
        gained = (values - plain).reshape(2, len(years), -1).sum(axis=1)
        found.append((one.name, gained[0] / np.maximum(gained[1], 1.0)))
    return sorted(found, key=lambda each: -float(np.median(each[1])))


def packages(base: bj.Scenario) -> list[tuple[bj.Scenario, np.ndarray, float]]:
    """The shipped packages: GDP of 2035 against no new reform in the same draws, and the share in which each is best."""
    plans = [bj.load(name) for name in PACKAGES]
    idle = {f"levers.{one.name}": 0 for one in base.model.of_kind("lever")}
    plain = bj.experiment(base.with_({**idle, "targets": []}), {}, draws=DRAWS, figures=[GDP]).values[0, 0]
    values = [bj.experiment(one.with_({"targets": []}), {}, draws=DRAWS, figures=[GDP]).values[0, 0] for one in plans]
    best = np.argmax(values, axis=0)
    found = [
        (one, own / plain - 1, float(np.mean(best == place))) for place, (one, own) in enumerate(zip(plans, values))
    ]
    return sorted(found, key=lambda each: -float(np.median(each[1])))


def loops(base: bj.Scenario) -> list[tuple[str, str, str, float, float]]:
    """What is pushed moves a figure by so much with a loop closed, and by so much with it open."""
    found = []
    for en, zh, push, figure, opening in LOOPS:
        answers = []
        for opened in ({}, opening):
            runs = [
                bj.experiment(base.with_({**opened, **more, "targets": []}), {}, central=True, figures=[figure])
                for more in ({}, push)
            ]
            before, after = (float(one.values[0, 0, 0]) for one in runs)
            answers.append(after / before - 1)
        found.append((en, zh, figure[0], *answers))
    return found


def _package_rows(plans: list[tuple[bj.Scenario, np.ndarray, float]], language: str) -> list[tuple[str, ...]]:
    rows = []
    for one, own, best in plans:
        band = " – ".join(percent(float(each)) for each in np.quantile(own, (0.1, 0.9)))
        chance = Proportion(round(best * len(own)), len(own)).text(language)
        rows.append((one.name[language], percent(float(np.median(own))), band, chance))
    return rows


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Rows in Markdown, numbers to the right."""
    rules = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rules, *rows))


def percent(value: float) -> str:
    """A change in per cent with its sign."""
    return "–" if np.isnan(value) else f"{100 * value + 0.0:+.1f} %"


def main() -> None:
    """Write both pages."""
    base = bj.load("base")
    first = {row["key"]: float(row["value"]) for row in csv.DictReader(FIRST.read_text("utf-8").splitlines())}
    extremes = [(one, first.get(one.key, float("nan")), ratio(base, one)) for one in EXTREMES]
    shares, without = causes(base), causes(base.with_({f"{P}.enterprises.renewal_premium": 0}))
    result = bj.run(base.with_({"targets": []}), draws=DRAWS)
    weights = {
        one: result.values("activity_share_start", str(base.start - 1), one)
        for one in ("industry", "services", "other")
    }
    trend = sum(
        weight * result.values("trend_growth_start", str(base.start - 1), one) for one, weight in weights.items()
    )
    idle = {f"levers.{one.name}": 0 for one in base.model.of_kind("lever")}
    parts = []
    plain = bj.experiment(base.with_({"targets": []}), {}, draws=DRAWS, figures=[GDP]).values[0, 0]
    for one in KNOCK_OUTS:
        own = bj.experiment(base.with_({**(one.changes or idle), "targets": []}), {}, draws=DRAWS, figures=[GDP])
        parts.append((one, own.values[0, 0] / plain - 1))
    answers, gains, plans = loops(base), levers(base), packages(base)
    shipped, past = bj.calibration.shipped(), track_record(base.ledger)
    pooled = {one.rule: one for one in shipped.scores if one.indicator == "gdp_growth" and one.horizon is None}
    naive = min(
        (one for name, one in pooled.items() if name not in ("model", "first_edition")), key=lambda one: one.crps
    )
    years = sorted(one.target.period[:4] for one in past)
    about = {"crps": 100 * pooled["model"].crps, "inside": pooled["model"].coverage80, "crps0": 100 * naive.crps}
    about |= {
        "crps1": 100 * pooled["first_edition"].crps,
        "inside1": pooled["first_edition"].coverage80,
        "rule": naive.rule,
    }
    about |= {"met": sum(one.met for one in past), "of": len(past), "first": years[0], "last": years[-1]}
    for language, name in PAGES.items():
        words = WORDS[language]
        label = {"en": 1, "zh": 2}[language]
        sections = [
            words["head"].format(draws=DRAWS, digest=base.model.digest),
            words["extremes"],
            table(
                words["extremes_head"],
                [(getattr(one, language), percent(before), percent(now)) for one, before, now in extremes],
            ),
            words["causes"],
            table(
                words["causes_head"],
                [(row[label], f"{100 * shares[row[0]]:.0f} %", f"{100 * without[row[0]]:.0f} %") for row in FACTORS],
            ),
            words["named"].format(share=f"{np.mean(trend < 0):.0%}"),
            words["knock"],
            table(
                words["knock_head"],
                [
                    (
                        getattr(one, language),
                        percent(float(np.median(own))),
                        " – ".join(percent(float(each)) for each in np.quantile(own, (0.1, 0.9))),
                    )
                    for one, own in parts
                ],
            ),
            words["loops"],
            table(
                words["loops_head"],
                [
                    (
                        (en, zh)[label - 1],
                        getattr(base.model.equations[figure], language),
                        percent(closed),
                        percent(open_),
                    )
                    for en, zh, figure, closed, open_ in answers
                ],
            ),
            words["levers"],
            table(
                words["levers_head"],
                [
                    (
                        getattr(base.model.equations[lever], language),
                        f"{np.median(own):.1f}",
                        " – ".join(f"{each:.1f}" for each in np.quantile(own, (0.1, 0.9))),
                        Proportion(int((own > 0).sum()), len(own)).text(language),
                    )
                    for lever, own in gains
                ],
            ),
            words["packages"],
            table(words["packages_head"], _package_rows(plans, language)),
            words["before"].format(**about),
            words["weak"],
        ]
        write(DOCS / name, "\n\n".join(sections) + "\n")


if __name__ == "__main__":
    main()
