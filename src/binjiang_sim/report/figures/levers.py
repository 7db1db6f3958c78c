"""What was ordered of each reform, and what the budget let be delivered."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...projection import Result
from ...projection.sampling import Block, sample
from ...words import say
from .. import series
from ..fonts import chart_fonts, figure_language
from .canvas import BAND, LINE, SECOND, new_figure, plain_frame, year_axis

COLUMNS = 5


def ordered(result: Result) -> dict[str, series.Floats]:
    """The intensity the scenario orders of each lever, by half-year (or year), inputs at their medians, (period,)."""
    paths = sample(result.scenario, result.model, Block(0, 1, central=True)).paths
    clock = result.clock
    return {
        lever.name: paths[lever.name][: clock.steps, 0].reshape(clock.cells, clock.steps_per_cell).mean(axis=1)
        for lever in result.model.of_kind("lever")
    }


def levers(result: Result, language: str = "en") -> Figure:
    """Every lever as a small chart by half-year: ordered (dashed) and delivered (line with the 80 % band)."""
    language = figure_language(language)
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
        key = "figure.levers_central" if result.central else "figure.levers"
        figure.supxlabel(say(key, language), x=0.02, ha="left", fontsize=8, color="#444444")
    return figure


def _one(axes: Axes, result: Result, name: str, order: series.Floats) -> None:
    labels = series.half_years(result)
    times = [result.periods[label].time for label in labels]
    drawn = np.quantile(np.stack([result.values(name, label) for label in labels]), (0.1, 0.5, 0.9), axis=-1)
    axes.fill_between(times, drawn[0], drawn[2], color=BAND, alpha=0.35, linewidth=0)
    axes.plot(times, drawn[1], color=LINE, linewidth=1.8)
    axes.plot(times, order, color=SECOND, linewidth=1.3, linestyle=(0, (4, 2)))
    axes.set_ylim(-0.05, 1.08 * max(1.0, float(order.max())))
    year_axis(axes, result.scenario.start, result.scenario.end, 3)
    plain_frame(axes)
    axes.tick_params(labelsize=8)
