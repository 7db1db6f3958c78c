"""The ladder of innovative enterprises: each stage over time, and all stages for chosen years."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ...projection import Result
from ...words import say
from ..content import series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, SECOND, axes_or_new, heading, new_figure, own_fonts, plain_frame, value_axis, year_axis
from .fan import bands, label_end
from .mirror import Groups, pyramid, two_years

_TITLE_WIDTH = 20  # letters above a small chart
_YEAR_STYLES = (("#8a8a8a", "s"), (LINE, "o"), (SECOND, "D"))


def stages(result: Result, language: str = "en") -> Figure:
    """Every stage of the ladder over the years, one small fan each."""
    language = chart_language(language)
    items = result.items("ladder")
    with chart_fonts():
        figure = new_figure(10.2, 2.4)
        grid = figure.subplots(1, len(items), squeeze=False).ravel()
        for axes, item in zip(grid, items, strict=True):
            course = series.course(result, "ladder", item)
            own = scale([v for points in course.quantiles.values() for v in points], "enterprise", language)
            bands(axes, course, 1.5)
            axes.set_ylim(bottom=0)
            value_axis(axes, own)
            year_axis(axes, course.years[0], course.years[-1], 3)
            plain_frame(axes)
            name = series.capital(series.item_name(result, "ladder", item, language))
            heading(axes, fill(name, _TITLE_WIDTH), own.unit, size=8.5)
            label_end(axes, course, own.number(float(course.median[-1])))
    return figure


def by_year(result: Result, years: Sequence[int] = (), language: str = "en", ax: Axes | None = None) -> Axes:
    """All stages for chosen years on a logarithmic axis: median and 80 % band; the top of the ladder stands highest.

    `years` are at most three; the first year and the planning years by default.
    """
    language = chart_language(language)
    wanted = list(years) or list(series.chosen_years(result))
    items = result.items("ladder")
    with chart_fonts():
        axes = axes_or_new(ax)
        for place, (year, (colour, marker)) in enumerate(zip(wanted, _YEAR_STYLES, strict=False)):
            offset = 0.24 * ((len(wanted) - 1) / 2 - place)
            for height, item in enumerate(items):
                low, middle, high = (result.quantile("ladder", str(year), q, item) for q in (0.1, 0.5, 0.9))
                axes.plot([low, high], [height + offset] * 2, color=colour, linewidth=2.4, alpha=0.55)
                axes.plot(
                    [middle], [height + offset], marker, color=colour, markersize=5, linestyle="",
                    label=str(year) if height == 0 else "_",
                )  # fmt: skip
        _log_axis(axes)
        names = [series.capital(series.item_name(result, "ladder", item, language)) for item in items]
        axes.set_yticks(range(len(items)), names)
        plain_frame(axes)
        axes.grid(axis="x", color="#e3e3e3", linewidth=0.7)
        heading(axes, series.name_of(result, "ladder", language), "")
        key = "chart.key_central" if result.central else "chart.key_dots"
        axes.set_xlabel(say("chart.log_axis", language) + say(key, language), loc="left", fontsize=8, color=MARK)
        axes.legend(loc="upper right", frameon=False, fontsize=8.5)
        own_fonts(axes)
    return axes


def ladder_pyramid(result: Result, years: Sequence[int] = (), language: str = "en", ax: Axes | None = None) -> Axes:
    """Enterprises at every stage, the top of the ladder above: an earlier year to the left, a later to the right.

    `years` are two; the opening of the run and its last planning year by default.
    """
    words = chart_language(language)
    items = result.items("ladder")
    names = tuple(series.capital(series.item_name(result, "ladder", item, words)) for item in items)
    return pyramid(result, Groups("ladder", two_years(result, years), names), language, ax)


def _log_axis(axes: Axes) -> None:
    axes.set_xscale("log")
    low, high = axes.get_xlim()
    places = [step * 10**power for power in range(7) for step in (1, 3) if low <= step * 10**power <= high]
    axes.xaxis.set_major_locator(FixedLocator(places))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
