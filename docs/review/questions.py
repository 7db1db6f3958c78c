"""What a sceptic asks: extremes, parts that are switched off, sources of growth, loops. All are changes of the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

P = "parameters"
Figure = tuple[str, str | None, str]
GDP: Figure = ("gdp", None, "2035")
Changes = Mapping[str, object]


@dataclass(frozen=True)
class Question:
    """A change of the base scenario, by path, the figure looked at, and what is asked in both languages."""

    key: str
    en: str
    zh: str
    changes: Changes
    figure: Figure = GDP


@dataclass(frozen=True)
class Loop:
    """A loop: what pushes one of its members, the figure that answers, and what opens it."""

    key: str
    en: str
    zh: str
    push: Changes
    figure: Figure
    opening: Changes


@dataclass(frozen=True)
class Source:
    """Where growth comes from, and what switches it off: numbers of parameters, or changes of the scenario."""

    key: str
    en: str
    zh: str
    zeros: tuple[str, ...] = ()
    changes: Changes = field(default_factory=dict)


def _shock(driver: str, years: float = 15, **size: object) -> Changes:
    return {"shocks": [{"driver": driver, "start": 2026, "years": years, "recovery": 0, **size}]}


def _tested(**given: object) -> Changes:
    return {**given, "status": "assumption", "why": "A test."}


_GONE = {"years": 0.5, "change": "198 %/year"}
_NO_LOCAL_DEMAND = {f"{P}.economy.local_share": _tested(each={"industry": 0, "services": 0, "other": 0})}
_RESIDENTS = {f"{P}.population.other_migration_rate": 0.02}
EXTREMES = (
    Question(
        "exit",
        "All enterprises leave in 2026; GDP 2026",
        "2026年企业全部流失，2026年产出",
        _shock("enterprise_loss", years=0.5, change="180 %/year"),
        ("gdp", None, "2026"),
    ),
    Question(
        "capital",
        "Capital falls to a hundredth in 2026; GDP 2026",
        "2026年资本降至百分之一，2026年产出",
        _shock("capital_loss", **_GONE),
        ("gdp", None, "2026"),
    ),
    Question("capital_later", "The same; GDP 2035", "同上，2035年产出", _shock("capital_loss", **_GONE)),
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
        "No revenue from 2026 on; affordable share of reforms 2030",
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
        "常住人口每年多增1个百分点，2035年产出",
        {f"{P}.population.other_migration_rate": _tested(interval80=["0.63 %/year", "1.37 %/year", "2.1 %/year"])},
    ),
    Question(
        "homes",
        "Talent housing builds 10 % of the stock a year; GDP 2035",
        "人才住房每年新增存量的10%，2035年产出",
        {f"{P}.space.programme_growth": _tested(each={"work": 0, "housing": "10 %/year"})},
    ),
)
KNOCK_OUTS = (
    Question("renewal", "renewal of enterprises", "企业更替", {f"{P}.enterprises.renewal_premium": 0}),
    Question("knowledge", "knowledge", "知识积累", {f"{P}.economy.knowledge_elasticity": 0}),
    Question("environment", "business environment", "营商环境", {f"{P}.economy.environment_elasticity": 0}),
    Question("tracks", "future industries", "未来产业", {f"{P}.industries.composition": 0}),
    Question("cover", "enterprises that workers need", "企业承载", {f"{P}.economy.firm_elasticity": 0}),
    Question("floor", "work floor", "工作用房", {f"{P}.economy.floor_elasticity": 0}),
    Question("education", "share of graduates", "大学生占比", {f"{P}.economy.graduate_elasticity": 0}),
    Question("local", "demand of residents", "居民消费", _NO_LOCAL_DEMAND),
    Question(
        "facility",
        "science facility",
        "大科学装置",
        {"drivers.facility_schedule": _tested(path={2023: "0 %/year"})},
    ),
    Question("data", "data market", "数据要素市场", {f"{P}.openness.data_speed": 0}),
    Question("foreign", "unusual foreign capital", "外资波动", {f"{P}.openness.additional_share": 0}),
)
_FLAT = _tested(path={2023: 1})
SOURCES = (
    Source("capital", "growth of capital at the start", "期初资本增速", ("economy.capital_growth",)),
    Source("graduates", "growth of graduates at the start", "期初人才增速", ("talent.graduate_growth",)),
    Source("knowledge", "growth of knowledge at the start", "期初知识增速", ("innovation.knowledge_growth",)),
    Source("renewal", "renewal of enterprises", "企业更替", ("enterprises.renewal_premium",)),
    Source(
        "tracks",
        "spread of future industries and the data market",
        "未来产业与数据要素扩散",
        ("industries.track_speed", "openness.data_speed"),
    ),
    Source("migration", "migration beside graduates", "人才以外的净迁移", ("population.other_migration_rate",)),
    Source(
        "supply",
        "floor that is planned and service capacity",
        "既定建设与服务能力增长",
        ("space.planned_growth", "business_environment.capacity_growth"),
    ),
    Source("pool", "graduates of the country", "全国毕业生规模", changes={"drivers.graduate_pool": _FLAT}),
    Source("outside", "income elsewhere", "外部收入", changes={"drivers.external_income": _FLAT}),
    Source(
        "facility",
        "science facility",
        "大科学装置",
        changes={"drivers.facility_schedule": _tested(path={2023: "0 %/year"})},
    ),
)
LOOPS = (
    Loop(
        "talent",
        "talent, output, jobs, talent",
        "人才—产出—岗位—人才",
        {f"{P}.economy.graduate_elasticity": 0.3},
        ("graduate_inflow", None, "2035"),
        {f"{P}.talent.jobs_elasticity": 0, f"{P}.talent.attractiveness_elasticity": 0},
    ),
    Loop(
        "ladder",
        "firms, ladder, research, output",
        "企业—梯队—研发—产出",
        {f"{P}.enterprises.first_title_rate": 0.03},
        GDP,
        {f"{P}.innovation.rd_of_enterprises": 0},
    ),
    Loop(
        "load",
        "firms, requests, service load, entry",
        "企业—诉求—服务负荷—新设",
        {f"{P}.enterprises.entry_rate": 0.22},
        ("enterprise_entry", None, "2035"),
        {f"{P}.enterprises.environment_elasticity": 0},
    ),
    Loop(
        "crowding",
        "workforce, crowding, jobs, workforce",
        "就业—用房紧张—岗位—就业",
        {f"{P}.economy.growth_error": 0.03},
        ("workforce", None, "2035"),
        {f"{P}.space.floor_per_worker": {"each": {"work": 0, "housing": 0}, "status": "assumption", "why": "A test."}},
    ),
    Loop(
        "labour",
        "residents, labour supply, output",
        "居民—劳动力—产出",
        _RESIDENTS,
        GDP,
        {f"{P}.talent.tightness_response": 0},
    ),
    Loop("spending", "residents, local demand, output", "居民—本地消费—产出", _RESIDENTS, GDP, _NO_LOCAL_DEMAND),
    Loop(
        "homes",
        "residents, homes, settling",
        "居民—住房—落户",
        _RESIDENTS,
        ("resident_population", None, "2035"),
        {f"{P}.population.homes_elasticity": 0},
    ),
    Loop(
        "schools",
        "residents, schools, departures",
        "居民—学校—流出",
        _RESIDENTS,
        ("graduate_inflow", None, "2035"),
        {f"{P}.talent.weight_schools": 0, f"{P}.talent.school_departures": 0},
    ),
    Loop(
        "tracks",
        "research, future tracks, output",
        "研发—未来产业—产出",
        {f"{P}.enterprises.first_title_rate": 0.03},
        ("future_industry_share", None, "2035"),
        {f"{P}.industries.push_of_research": 0},
    ),
    Loop(
        "reserve",
        "levers, reserve, levers",
        "改革—财力—改革",
        {f"{P}.fiscal.freed_share": 0.01},
        ("talent_programme", None, "2035"),
        {f"{P}.fiscal.reserve_binds": 0},
    ),
)
PACKAGES = ("base", "talent_first", "open_district", "science_circle", "livelihood_first")
# Levers whose gains come partly from neighbours: the parameter that says which part.
DISPLACED = {
    "talent_programme": f"{P}.talent.displaced_share",
    "fair_competition": f"{P}.enterprises.displaced_share",
}
