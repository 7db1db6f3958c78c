"""The chapters of charts: which figures stand together, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..projection import Result, outcomes
from ..words import say
from . import figures, series
from .blocks import Block, Chart, Paragraph, Section, Table
from .figures.canvas import new_figure
from .figures.fan import marks
from .figures.styles import STYLES
from .numbers import scale

# Inches: what half of the page and the whole of it measure, so that letters have the size of the text around them.
HALF, WHOLE = (5.0, 3.0), (10.2, 3.4)

Fan = tuple[str, str | None]

# Chapter, its fans, and the charts with a form of their own.
CHAPTERS: tuple[tuple[str, tuple[Fan, ...], tuple[str, ...]], ...] = (
    (
        "growth",
        (
            ("gdp", None),
            ("gdp_growth", None),
            ("value_added_growth", "industry"),
            ("value_added_growth", "services"),
            ("gdp_per_head", None),
        ),
        ("stacked",),
    ),
    (
        "people",
        (("graduate_inflow", None), ("resident_population", None), ("managed_population", None)),
        ("ages", "people_flows"),
    ),
    (
        "enterprises",
        (("registered_enterprises", None), ("listed_companies", None)),
        ("stages", "ladder_flows", "enterprise_flows"),
    ),
    ("innovation", (("rd_spending", None), ("fdi_inflow", None), ("future_industry_share", None)), ()),
    (
        "livelihood",
        (("school_coverage", "preschool"), ("school_coverage", "compulsory"), ("livelihood_index", None)),
        (),
    ),
    ("reforms", (), ("lever_plan", "cost", "reserve")),
)
TOGETHER: tuple[Fan, ...] = (
    ("gdp", None),
    ("gdp_growth", None),
    ("graduate_inflow", None),
    ("registered_enterprises", None),
    ("livelihood_index", None),
    ("fiscal_reserve", None),
)

DRAWN: dict[str, Callable[[Result, str], Figure | Axes]] = {
    "stacked": lambda result, language: figures.stacked_value_added(result, language, whole()),
    "contributions": lambda result, language: figures.growth_contributions(result, language, whole()),
    "ages": lambda result, language: figures.ages(result, (), language, half()),
    "people_flows": lambda result, language: figures.people_flows(result, None, language),
    "stages": lambda result, language: figures.stages(result, language),
    "ladder_flows": lambda result, language: figures.ladder_flows(result, None, language),
    "enterprise_flows": lambda result, language: figures.enterprise_flows(result, None, language),
    "lever_plan": lambda result, language: figures.lever_plan(result, language),
    "cost": lambda result, language: figures.cost(result, language, whole()),
    "reserve": lambda result, language: figures.reserve(result, language, half()),
}
_NARROW = ("ages", "reserve")


def chapters(results: Sequence[Result], language: str) -> list[Section]:
    """All chapters of the first result, each with the charts this run can show."""
    return [_chapter(results[0], key, fans, others, language) for key, fans, others in CHAPTERS]


def target_charts(result: Result, language: str) -> list[Chart]:
    """A fan for every figure that has a target."""
    wanted = dict.fromkeys((one.target.indicator, one.target.item or None) for one in outcomes(result))
    return [fan(result, indicator, item, language, "target-") for indicator, item in wanted]


def together(results: Sequence[Result], language: str) -> list[Chart]:
    """Charts of several scenarios: GDP with its bands, the main figures in small, a map of the differences."""
    several = results[: len(STYLES)]
    shown = [one for one in TOGETHER if all(result.defined(one[0], str(result.scenario.end)) for result in several)]
    drawings: dict[str, Callable[[], Figure | Axes]] = {
        "comparison_fan": lambda: figures.comparison_fan(several, "gdp", None, language, whole()),
        "small_multiples": lambda: figures.small_multiples(several, shown, language),
        "heat_map": lambda: figures.heat_map(several, language=language),
    }
    return [Chart(name, say(f"page.chart_{name}", language), draw, True) for name, draw in drawings.items()]


def drawn(result: Result, name: str, language: str) -> Chart:
    """A chart with a form of its own."""
    draw = partial(DRAWN[name], result, language)
    return Chart(name, say(f"page.chart_{name}", language), draw, name not in _NARROW)


def fan(result: Result, indicator: str, item: str | None, language: str, prefix: str = "") -> Chart:
    """The fan of a figure, with its numbers, and a word on each published figure it shows."""
    unit = series.unit_of(result, indicator)
    notes = {}
    for mark in marks(result, indicator, item):
        own = scale([mark.value], unit, language)
        values = {"period": mark.fact.period, "figure": own.text(mark.value), "source": mark.fact.source}
        notes[f"fact-{mark.fact.name}"] = say("document.mark", language, **values)
    return Chart(
        f"{prefix}{indicator}-{item or 'all'}",
        series.full_name(result, indicator, item, language),
        lambda: figures.plot(result, indicator, item, language, half()),
        numbers=_numbers(result, indicator, item, language),
        notes=notes,
    )


def half() -> Axes:
    """Axes that fill half the width of a page."""
    return new_figure(*HALF).add_subplot()


def whole() -> Axes:
    """Axes that fill the width of a page."""
    return new_figure(*WHOLE).add_subplot()


def _chapter(result: Result, key: str, fans: tuple[Fan, ...], others: tuple[str, ...], language: str) -> Section:
    blocks: list[Block] = [Paragraph(say(f"page.{key}_about", language))]
    blocks += [
        fan(result, indicator, item, language)
        for indicator, item in fans
        if result.defined(indicator, str(result.scenario.end))
    ]
    blocks += [drawn(result, name, language) for name in others]
    return Section(key, say(f"page.{key}", language), tuple(blocks))


def _numbers(result: Result, indicator: str, item: str | None, language: str) -> Table:
    """What a fan draws, year by year: the median and the edges of the 80 % band."""
    course = series.course(result, indicator, item)
    edges = (0.5,) if result.central else (0.5, 0.1, 0.9)
    values = [float(value) for q in edges for value in course.quantiles[q]]
    own = scale(values, series.unit_of(result, indicator), language)
    rows = tuple(
        (f"{year:.0f}", *(own.number(float(course.quantiles[q][place])) for q in edges))
        for place, year in enumerate(course.years)
    )
    heads = tuple(say(f"document.q{round(100 * q)}", language) for q in edges)
    title = series.full_name(result, indicator, item, language)
    head = (say("document.year_unit" if own.unit else "document.year", language, unit=own.unit), *heads)
    return Table(title, head, rows, frozenset(range(1, len(head))))
