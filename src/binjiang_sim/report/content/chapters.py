"""The chapters of charts: which figures stand together, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...engine.outline import PAGES
from ...projection import Result, outcomes
from ...words import say
from ..brief.shipped import sentences
from ..charts import CHARTS, Entry, comparison_fan, heat_map, small_multiples
from ..charts import fan as drawn_fan
from ..charts.canvas import HALF, WHOLE, sized
from ..charts.fan import marks
from ..charts.styles import STYLES
from . import outline, series
from .blocks import Block, Chart, Paragraph, Section, Table
from .numbers import scale


def chapters(results: Sequence[Result], language: str) -> list[Section]:
    """All chapters of the first result, each with the charts this run can show."""
    told = sentences(results[0], language)
    return [_chapter(results[0], page, told.get(page, ()), language) for page in PAGES]


def target_charts(result: Result, language: str) -> list[Chart]:
    """A fan for every figure that has a target."""
    wanted = dict.fromkeys((one.target.indicator, one.target.item) for one in outcomes(result))
    return [fan(result, indicator, item, language, "target-") for indicator, item in wanted]


def together(results: Sequence[Result], language: str) -> list[Chart]:
    """Charts of several scenarios: GDP with its bands, the main figures in small, a map of the differences."""
    several = results[: len(STYLES)]
    panels = outline.figures(results[0], "panel")
    shown = [one for one in panels if all(result.defined(one[0], str(result.scenario.end)) for result in several)]
    drawings: dict[str, Callable[[], Figure | Axes]] = {
        "comparison_fan": lambda: comparison_fan(several, "gdp", None, language, sized(WHOLE)),
        "small_multiples": lambda: small_multiples(several, shown, language),
        "heat_map": lambda: heat_map(several, language=language),
    }
    return [Chart(name, say(f"page.chart_{name}", language), draw, True) for name, draw in drawings.items()]


def on_page(result: Result, page: str, language: str) -> list[Chart]:
    """The charts with a form of their own that belong on a page of the report."""
    return [_chart(result, one, language) for one in CHARTS if one.page == page]


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
        lambda: drawn_fan(result, indicator, item, language, sized(HALF)),
        numbers=_numbers(result, indicator, item, language),
        notes=notes,
    )


def _chart(result: Result, one: Entry, language: str) -> Chart:
    def draw() -> Figure | Axes:
        if one.inches is None:
            return one.draw(result, language=language)
        return one.draw(result, language=language, ax=sized(one.inches))

    return Chart(one.name, one.title(language), draw, one.inches != HALF)


def _chapter(result: Result, page: str, told: Sequence[str], language: str) -> Section:
    blocks: list[Block] = [Paragraph(one, "answer") for one in told]
    blocks.append(Paragraph(say(f"page.{page}_about", language, year=result.scenario.start), "note"))
    blocks += [
        fan(result, indicator, item, language)
        for indicator, item in outline.fans(result, page)
        if result.defined(indicator, str(result.scenario.end))
    ]
    blocks += on_page(result, page, language)
    return Section(page, say(f"page.{page}", language), tuple(blocks))


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
