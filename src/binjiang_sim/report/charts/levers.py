"""What was ordered of each reform, and what the budget let be delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...projection import Result
from ...sampling.distributions import Floats
from ...sampling.sampler import sample
from ...sampling.uncertain_inputs import DrawRange
from ...words import say
from ..content import series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, FIELDS, LINE, MARK, SECOND, heading, new_figure, plain_frame, value_axis, year_axis
from .cost import fields as cost_fields
from .labels import wrapped

COLUMNS = 5


def ordered(result: Result) -> dict[str, Floats]:
    """The intensity the scenario orders of each lever, by half-year (or year), inputs at their medians, (period,)."""
    paths = sample(result.scenario, result.model, DrawRange(0, 1, central=True)).paths
    clock = result.clock
    return {
        lever.name: paths[lever.name][: clock.steps, 0].reshape(clock.cells, clock.steps_per_cell).mean(axis=1)
        for lever in result.model.of_kind("lever")
    }


def levers(result: Result, language: str = "en") -> Figure:
    """Every lever as a small chart by half-year: ordered (dashed) and delivered (line with the 80 % band)."""
    language = chart_language(language)
    orders = ordered(result)
    with chart_fonts():
        rows = -(-len(orders) // COLUMNS)
        figure = new_figure(10.2, 1.5 * rows + 0.4)
        grid = figure.subplots(rows, COLUMNS, squeeze=False, sharey=True).ravel()
        for axes, (name, order) in zip(grid, orders.items(), strict=False):
            _one(axes, result, name, order)
            axes.set_title(series.name_of(result, name, language), loc="left", fontsize=9, color="#111111")
        for spare in grid[len(orders) :]:
            spare.set_axis_off()
        key = "chart.levers_central" if result.central else "chart.levers"
        figure.supxlabel(say(key, language), x=0.02, ha="left", fontsize=8, color="#444444")
    return figure


def _one(axes: Axes, result: Result, name: str, order: Floats) -> None:
    labels = series.half_years(result)
    times = [result.periods[label].time for label in labels]
    drawn = [[result.quantile(name, label, q) for label in labels] for q in (0.1, 0.5, 0.9)]
    axes.fill_between(times, drawn[0], drawn[2], color=BAND, alpha=0.35, linewidth=0)
    axes.plot(times, drawn[1], color=LINE, linewidth=1.8)
    axes.plot(times, order, color=SECOND, linewidth=1.3, linestyle=(0, (4, 2)))
    axes.set_ylim(-0.05, 1.08 * max(1.0, float(order.max())))
    year_axis(axes, result.scenario.start, result.scenario.end, 3)
    plain_frame(axes)
    axes.tick_params(labelsize=8)


def lever_plan(result: Result, language: str = "en") -> Figure:
    """Every reform as a row: what is ordered and delivered over the years, and what its field costs in all.

    Reforms stand by field, in the order of the model; costs are known by field.
    """
    language = chart_language(language)
    orders = ordered(result)
    inputs = {cost: result.model.equations[cost].inputs for cost in cost_fields(result)}
    fields = {cost: [one for one in names if one in orders] for cost, names in inputs.items()}
    rows = [lever for levers in fields.values() for lever in levers]
    rows += [lever for lever in orders if lever not in rows]  # of a model whose lever costs nothing
    with chart_fonts():
        figure = new_figure(10.2, 0.36 * len(rows) + 1.5)
        left, right = figure.subplots(1, 2, width_ratios=(3, 1.5), sharey=True)
        for place, lever in enumerate(rows):
            _strip(left, result, lever, orders[lever], float(len(rows) - 1 - place))
        left.set_yticks(
            [len(rows) - 1 - place + 0.4 for place in range(len(rows))],
            [series.name_of(result, lever, language) for lever in rows],
        )
        left.set_ylim(-0.25, len(rows) + 0.05)
        left.set_xlim(result.scenario.start, result.scenario.end + 1)
        year_axis(left, result.scenario.start, result.scenario.end)
        plain_frame(left)
        left.tick_params(axis="y", length=0)
        left.grid(visible=False)
        heading(left, say("chart.lever_plan", language), say("chart.intensity", language))
        _costs(right, result, fields, float(len(rows)), language)
        key = "chart.lever_plan_central" if result.central else "chart.lever_plan_note"
        words = say(key, language) + series.of_first(result, result.remade, language)
        figure.supxlabel(words, x=0.01, ha="left", fontsize=8, color="#444444")
    return figure


def _strip(axes: Axes, result: Result, lever: str, order: Floats, floor: float) -> None:
    """A lever's row, 0.8 high at intensity 1, or at its own largest order if that is more."""
    labels = series.half_years(result)
    ends = [result.periods[label].time for label in labels]
    times = [float(result.scenario.start), *ends]
    height = 0.8 / max(1.0, float(order.max()))
    delivered = [result.quantile(lever, label, 0.5) for label in labels]
    axes.hlines(floor, times[0], times[-1], color="#bbbbbb", linewidth=0.7)
    axes.stairs(floor + height * np.array(delivered), times, baseline=floor, fill=True, color=BAND, alpha=0.75)
    axes.stairs(floor + height * order, times, baseline=None, color=SECOND, linewidth=1.5, linestyle=(0, (3, 1.5)))
    axes.annotate(
        f"{order[-1]:.2g}", (times[-1], floor + 0.4), xytext=(4, 0), textcoords="offset points", va="center",
        fontsize=8.5, color="#a84e00", annotation_clip=False,
    )  # fmt: skip


def _costs(axes: Axes, result: Result, fields: Mapping[str, Sequence[str]], top: float, language: str) -> None:
    """A bar for every field from `top` down, as high as the rows of its levers: the sum of its cost over all years."""
    years = range(result.scenario.start, result.scenario.end + 1)
    sums = {cost: sum(result.values(cost, str(year), first=result.remade) for year in years) for cost in fields}
    spread = {cost: np.quantile(total, (0.1, 0.9)) for cost, total in sums.items()}
    most = max(max(float(high) for _, high in spread.values()), 1.0)
    own = scale([most], "CNY", language)
    for (cost, levers), colour in zip(fields.items(), cycle(FIELDS), strict=False):
        middle, mean = top - len(levers) / 2 - 0.1, float(np.mean(sums[cost]))
        low, high = map(float, spread[cost])
        axes.barh(middle, mean, len(levers) - 0.35, color=colour, edgecolor="#333333", linewidth=0.5)
        if not result.central:
            axes.hlines(middle, low, high, color=MARK, linewidth=1.3)
            axes.hlines(middle, low, high, color="white", linewidth=2.6, alpha=0.6, zorder=1.5)
        name = wrapped(series.name_of(result, cost, language), 28, 3)
        axes.annotate(
            f"{name}\n{own.number(mean)}", (max(high, mean), middle), xytext=(5, 0), textcoords="offset points",
            va="center", fontsize=8.5, color="#111111",
        )  # fmt: skip
        top -= len(levers)
    axes.set_xlim(0, 2.6 * most)
    value_axis(axes, own, "x")
    plain_frame(axes)
    axes.tick_params(axis="y", length=0, labelleft=False)
    axes.grid(visible=False)
    words = say("chart.cost_total", language, first=years[0], last=years[-1], unit=own.unit)
    heading(axes, "", words)
