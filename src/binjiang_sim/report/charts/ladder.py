"""The ladder of innovative enterprises: each stage over time, and all stages for chosen years."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ...projection import Result
from ...words import say
from ..content import captions, run_findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, SECOND, WIDE, axes_or_new, heading, new_figure, plain_frame, value_axis, year_axis
from .fan import bands, label_end
from .frame import Words, frame, frame_figure
from .labels import wrapped
from .mirror import Groups, pyramid, two_years

_COLUMNS, _TITLE_WIDTH = 3, 30  # small charts beside each other, and letters above one
_YEAR_STYLES = (("#8a8a8a", "s"), (LINE, "o"), (SECOND, "D"))


def stages(result: Result, language: str = "en", *, title: str | None = None, source: str | None = None) -> Figure:
    """Every stage of the ladder over the years, one small fan each.

    A figure of its own, because each stage has its own scale: there is no `ax`.
    """
    language = chart_language(language)
    items = result.items("ladder")
    with chart_fonts():
        rows = -(-len(items) // _COLUMNS)
        figure = new_figure(WIDE, 1.75 * rows + 0.9)
        grid = figure.subplots(rows, _COLUMNS, squeeze=False).ravel()
        for axes, item in zip(grid, items, strict=False):
            course = series.course(result, "ladder", item)
            own = scale([v for points in course.quantiles.values() for v in points], "enterprise", language)
            bands(axes, course, 1.5)
            axes.set_ylim(bottom=0)
            value_axis(axes, own)
            year_axis(axes, course.years[0], course.years[-1], 3)
            plain_frame(axes)
            name = series.capital(series.item_name(result, "ladder", item, language))
            heading(axes, wrapped(name, _TITLE_WIDTH, 2), own.unit, size=8.5)
            label_end(axes, course, own.number(float(course.median[-1])))
        for spare in grid[len(items) :]:
            spare.set_axis_off()
        words = Words(
            run_findings.fastest_stage(result, two_years(result, ()), language),
            captions.subtitle(series.name_of(result, "ladder", language), language, result.scenario),
            say("chart.key_central" if result.central else "chart.key_bands", language),
            captions.of_run(result, (), language),
        )
        frame_figure(figure, words.given(title, source))
    return figure


def by_year(
    result: Result,
    years: Sequence[int] = (),
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """All stages for chosen years on a logarithmic axis: median and 80 % band; the top of the ladder stands highest.

    `years` are at most three; the first year and the planning years by default.
    """
    language = chart_language(language)
    wanted = list(years) or list(series.chosen_years(result))
    items = result.items("ladder")
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 3.7)
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
        key = "chart.key_dots_central" if result.central else "chart.key_dots"
        words = Words(
            run_findings.fastest_stage(result, two_years(result, wanted), language),
            captions.subtitle(say("chart.log_axis", language), language, result.scenario),
            say(key, language),
            captions.of_run(result, (), language),
        )
        axes.legend(loc="upper right", frameon=False, fontsize=8.5)
        frame(axes, words.given(title, source))
    return axes


def ladder_pyramid(
    result: Result,
    years: Sequence[int] = (),
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Enterprises at every stage, the top of the ladder above: an earlier year to the left, a later to the right.

    `years` are two; the opening of the run and its last planning year by default.
    """
    words = chart_language(language)
    items = result.items("ladder")
    names = tuple(series.capital(series.item_name(result, "ladder", item, words)) for item in items)
    both = two_years(result, years)
    found = Groups("ladder", both, names, run_findings.fastest_stage(result, both, words))
    return pyramid(result, found, language, ax, title, source)


def _log_axis(axes: Axes) -> None:
    axes.set_xscale("log")
    low, high = axes.get_xlim()
    places = [step * 10**power for power in range(7) for step in (1, 3) if low <= step * 10**power <= high]
    axes.xaxis.set_major_locator(FixedLocator(places))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
