"""What was ordered of each reform, what the budget let be delivered, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...analysis.comparison import COST
from ...analysis.lever_costs import cost_fields, lever_costs, levers_of
from ...analysis.reforms import moved_levers
from ...projection import Result
from ...sampling.distributions import Floats
from ...sampling.sampler import sample
from ...sampling.uncertain_inputs import DrawRange
from ...words import say
from ..content import captions, run_findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import (
    BAND,
    LINE,
    MARK,
    QUIET,
    SECOND,
    WIDE,
    axes_or_new,
    new_figure,
    plain_frame,
    value_axis,
    year_axis,
)
from .frame import Words, frame, frame_figure
from .labels import wrapped

COLUMNS = 4
_ROW, _STRIP = 0.33, 0.76  # inches of a row; height of intensity 1 in rows
_YEARS, _MONEY = 0.54, 0.62  # of the width: where the years end and the costs begin
_DASHES = (0, (3, 1.5))


def ordered(result: Result) -> dict[str, Floats]:
    """The intensity the scenario orders of each lever, by half-year (or year), inputs at their medians, (period,)."""
    paths = sample(result.scenario, result.model, DrawRange(0, 1, central=True)).paths
    clock = result.clock
    return {
        lever.name: paths[lever.name][: clock.steps, 0].reshape(clock.cells, clock.steps_per_cell).mean(axis=1)
        for lever in result.model.of_kind("lever")
    }


def started(result: Result) -> dict[str, Floats]:
    """What is ordered of the levers that start within the run, by order or by trigger; by field of their cost."""
    orders, moved = ordered(result), moved_levers(result.scenario)
    by_trigger = {lever for one in result.scenario.triggers for lever in one.levers}
    fields = [lever for field in cost_fields(result) for lever in levers_of(result, field)]
    by_field = dict.fromkeys((*fields, *orders))
    return {one: orders[one] for one in by_field if one in moved and (orders[one].any() or one in by_trigger)}


def levers(result: Result, language: str = "en", *, title: str | None = None, source: str | None = None) -> Figure:
    """Every lever that starts as a small chart by half-year: ordered (dashed), delivered (area with its 80 % band).

    A figure of its own, because each lever has its own axes: there is no `ax`.
    """
    language = chart_language(language)
    orders = started(result)
    with chart_fonts():
        rows = max(-(-len(orders) // COLUMNS), 1)
        figure = new_figure(WIDE, 1.1 * rows + 1.3)
        grid = figure.subplots(rows, COLUMNS, squeeze=False, sharex=True, sharey=True).ravel()
        for place, (axes, (name, order)) in enumerate(zip(grid, orders.items(), strict=False)):
            _one(axes, result, name, order)
            words = wrapped(series.name_of(result, name, language), 24, 2)
            axes.set_title(words, loc="left", fontsize=8, color=MARK)
            axes.tick_params(labelbottom=place + COLUMNS >= len(orders))
        for spare in grid[len(orders) :]:
            spare.set_axis_off()
        key = "chart.levers_central" if result.central else "chart.levers"
        frame_figure(figure, _words(result, orders, say(key, language), language).given(title, source))
    return figure


def _one(axes: Axes, result: Result, name: str, order: Floats) -> None:
    ends = [one.time for one in result.clock.periods if one.first == one.last]
    times = [float(result.scenario.start), *ends]
    low, middle, high = (_delivered(result, name, q) for q in (0.1, 0.5, 0.9))
    axes.stairs(middle, times, fill=True, color=BAND, alpha=0.45)
    if not result.central:
        axes.stairs(high, times, baseline=low, fill=True, color=LINE, alpha=0.22)
    axes.stairs(order, times, baseline=None, color=SECOND, linewidth=1.4, linestyle=_DASHES)
    axes.set_ylim(-0.03, 1.08 * max(1.0, float(order.max()), axes.get_ylim()[1] / 1.08))
    axes.set_yticks([0, 0.5, 1])
    year_axis(axes, result.scenario.start, result.scenario.end, 3)
    plain_frame(axes)
    axes.tick_params(labelsize=8)


def _delivered(result: Result, name: str, q: float) -> Floats:
    """A quantile of what is delivered of a lever, by half-year (or year)."""
    return np.array([result.quantile(name, label, q) for label in series.half_years(result)])


def lever_plan(
    result: Result,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Every reform that starts as a row: what is ordered and delivered over the years, and what it costs a year.

    Reforms stand by field. Costs are means over the years in which the reform costs anything; those that never start
    are named below the chart.
    """
    language = chart_language(language)
    orders = started(result)
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, _ROW * (len(orders) + 1) + 1.6)
        for place, (lever, order) in enumerate(orders.items()):
            _strip(axes, result, lever, order, float(len(orders) - 1 - place))
        first, last = result.scenario.start, result.scenario.end
        span = last + 1.0 - first
        names = [series.name_of(result, lever, language) for lever in orders]
        places = [len(orders) - 1 - place + _STRIP / 2 for place in range(len(orders))]
        axes.set_yticks(places, [wrapped(one, 28, 2) for one in names])
        axes.set(xlim=(first, first + span / _YEARS), ylim=(-0.25, len(orders) + 0.7))
        axes.axhline(0, 0, _YEARS, color="#bbbbbb", linewidth=0.7)
        year_axis(axes, first, last, 5)
        plain_frame(axes)
        axes.spines["bottom"].set_bounds(first, last + 1)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0, labelsize=8)
        axes.grid(visible=False)
        axes.text(first, len(orders) + 0.15, say("chart.intensity_head", language), fontsize=8, color=QUIET)
        _costs(axes, result, list(orders), language)
        key = "chart.lever_plan_central" if result.central else "chart.lever_plan_note"
        words = say(key, language) + series.of_first(result, result.remade, language)
        frame(axes, _words(result, orders, words, language).given(title, source))
    return axes


def _strip(axes: Axes, result: Result, lever: str, order: Floats, floor: float) -> None:
    """A lever's row: intensity 1, or its own largest order if that is more, is as high as the tinted strip."""
    labels = series.half_years(result)
    times = [float(result.scenario.start), *(result.periods[label].time for label in labels)]
    height = _STRIP / max(1.0, float(order.max()))
    low, middle = (floor + height * _delivered(result, lever, q) for q in (0.1, 0.5))
    axes.fill_between([times[0], times[-1]], floor, floor + _STRIP, color="#f3f5f8", linewidth=0)
    axes.hlines(floor, times[0], times[-1], color="#bbbbbb", linewidth=0.7)
    axes.stairs(middle, times, baseline=floor, fill=True, color=BAND, alpha=0.7)
    if not result.central:
        axes.stairs(low, times, baseline=None, color=LINE, linewidth=0.8)
    axes.stairs(floor + height * order, times, baseline=None, color=SECOND, linewidth=1.5, linestyle=_DASHES)
    axes.annotate(
        f"{order[-1]:.2g}", (times[-1], floor + _STRIP / 2), xytext=(3, 0), textcoords="offset points", va="center",
        fontsize=8, color="#a84e00", annotation_clip=False,
    )  # fmt: skip


def _costs(axes: Axes, result: Result, shown: Sequence[str], language: str) -> None:
    """A bar for every row: the mean of what the lever costs a year, with its 80 % band, on an axis of its own."""
    known = lever_costs(result)
    costs = {lever: yearly_cost(known[lever]) for lever in shown if lever in known}
    if not costs:
        return
    inner = axes.inset_axes((_MONEY, 0.0, 1 - _MONEY, 1.0))
    spreads = {lever: np.quantile(own, (0.1, 0.9)) for lever, own in costs.items()}
    most = max(max(float(spreads[one][1]), float(own.mean())) for one, own in costs.items()) or 1.0
    own = scale([float(np.quantile([one.mean() for one in costs.values()], 0.25))], "CNY", language)
    for place, lever in enumerate(reversed(shown)):
        if lever not in costs:
            continue
        middle, mean = place + _STRIP / 2, float(costs[lever].mean())
        low, high = map(float, spreads[lever])
        inner.barh(middle, mean, 0.56, color=BAND, edgecolor="#333333", linewidth=0.4)
        if not result.central:
            inner.hlines(middle, low, high, color=MARK, linewidth=1.1)
        inner.annotate(
            own.number(mean), (max(high, mean), middle), xytext=(4, 0), textcoords="offset points", va="center",
            fontsize=8, color=MARK,
        )  # fmt: skip
    inner.set(xlim=(0, 1.3 * most), ylim=axes.get_ylim(), facecolor="none")
    value_axis(inner, own, "x")
    plain_frame(inner)
    inner.set_yticks([])
    inner.grid(visible=False)
    inner.tick_params(labelsize=8)
    inner.spines["left"].set_bounds(0, len(shown))
    basis = captions.measured(result, say("chart.cost_head", language), COST, own.unit, language)
    inner.text(0, len(shown) + 0.15, wrapped(basis, 30), fontsize=8, color=QUIET, linespacing=1.05)


def yearly_cost(costs: Floats) -> Floats:
    """The mean cost of a year of those in which there is any, (draw,), of costs (year, draw)."""
    years = costs.mean(axis=1) > 0
    return np.asarray(costs[years].mean(axis=0)) if years.any() else np.zeros(costs.shape[1])


def _words(result: Result, orders: Mapping[str, Floats], key: str, language: str) -> Words:
    """The words around both charts; levers that never start stand in the key."""
    still = [one.name for one in result.model.of_kind("lever") if one.name not in orders]
    names = say("chart.comma", language).join(series.name_of(result, one, language) for one in still)
    keys = [key, *([say("chart.never_started", language, names=names)] if still else [])]
    cell = say(f"chart.cell_{result.clock.cells_per_year}", language)
    return Words(
        run_findings.plan(result, orders, language),
        captions.subtitle(say("chart.intensity", language, cell=cell), language, result.scenario),
        say("chart.key_joint", language).join(keys),
        captions.of_run(result, (), language),
    )
