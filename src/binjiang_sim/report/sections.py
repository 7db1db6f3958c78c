"""The chapters of charts: which figures stand together, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..projection import Result
from ..words import say
from . import figures, series
from .figures.canvas import new_figure
from .svg import inline

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
            ("value_added", "industry"),
            ("value_added", "services"),
            ("gdp_per_head", None),
        ),
        (),
    ),
    ("people", (("graduate_inflow", None), ("resident_population", None), ("managed_population", None)), ("ages",)),
    ("enterprises", (("registered_enterprises", None), ("listed_companies", None)), ("stages", "by_year")),
    ("innovation", (("rd_spending", None), ("fdi_inflow", None), ("future_industry_share", None)), ()),
    (
        "livelihood",
        (("school_coverage", "preschool"), ("school_coverage", "compulsory"), ("livelihood_index", None)),
        (),
    ),
    ("reforms", (), ("levers", "cost", "reserve")),
)

DRAWN: dict[str, Callable[[Result, str], Figure | Axes]] = {
    "ages": lambda result, language: figures.ages(result, (), language, _half()),
    "stages": lambda result, language: figures.stages(result, language),
    "by_year": lambda result, language: figures.by_year(result, (), language, _whole()),
    "levers": lambda result, language: figures.levers(result, language),
    "cost": lambda result, language: figures.cost(result, language, _whole()),
    "reserve": lambda result, language: figures.reserve(result, language, _half()),
}
_WIDE = ("levers", "stages", "by_year", "cost")


@dataclass(frozen=True)
class Chart:
    """One drawing of a chapter; `wide` charts take the whole width of the page."""

    drawing: Markup
    wide: bool


@dataclass(frozen=True)
class Chapter:
    """A chapter: its anchor, title, one explaining sentence, and charts."""

    key: str
    title: str
    about: str
    charts: list[Chart]


def chapters(result: Result, language: str) -> list[Chapter]:
    """All chapters, each with the charts this run can show."""
    return [_chapter(result, key, fans, others, language) for key, fans, others in CHAPTERS]


def _chapter(result: Result, key: str, fans: tuple[Fan, ...], others: tuple[str, ...], language: str) -> Chapter:
    charts = []
    for indicator, item in fans:
        if result.defined(indicator, str(result.scenario.end)):
            title = series.full_name(result, indicator, item, language)
            axes = figures.plot(result, indicator, item, language, _half())
            charts.append(Chart(inline(axes, f"{indicator}-{item or 'all'}", title), False))
    for name in others:
        title = say(f"page.chart_{name}", language)
        charts.append(Chart(inline(DRAWN[name](result, language), name, title), name in _WIDE))
    return Chapter(key, say(f"page.{key}", language), say(f"page.{key}_about", language), charts)


def _half() -> Axes:
    return new_figure(*HALF).add_subplot()


def _whole() -> Axes:
    return new_figure(*WHOLE).add_subplot()
