"""What the reforms cost by field, and what is left in the reserve."""

from __future__ import annotations

from itertools import cycle

import numpy as np
from matplotlib.axes import Axes

from ...analysis.comparison import COST
from ...analysis.lever_costs import cost_fields
from ...projection import Result
from ...words import say
from ..content import captions, run_findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import FIELDS, MARK, WIDE, axes_or_new, plain_frame, value_axis, year_axis
from .fan import fan
from .frame import Words, frame
from .labels import End, label_ends, wrapped

_NAME = 28  # letters of a field on one line


def cost(
    result: Result,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Yearly cost of the reforms: the mean of each field stacked, the 80 % band of the sum as a line.

    Means are stacked because they add up; medians do not. Each bar is a whole year.
    """
    language = chart_language(language)
    years = list(range(result.scenario.start, result.scenario.end + 1))
    every = {name: np.array([result.mean(name, str(year)) for year in years]) for name in cost_fields(result)}
    means = {name: heights for name, heights in every.items() if heights.any()}
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 3.8)
        floor = np.zeros(len(years))
        ends = []
        for (name, heights), colour in zip(means.items(), cycle(FIELDS), strict=False):
            label = wrapped(series.name_of(result, name, language), _NAME, 2)
            axes.bar(years, heights, 0.62, floor, color=colour, edgecolor="white", linewidth=0.5)
            ends.append(End(years[-1] + 0.31, float(floor[-1] + heights[-1] / 2), label, MARK))
            floor = floor + heights
        spread = np.array([[result.quantile(COST, str(year), q) for q in (0.1, 0.9)] for year in years])
        if not result.central:
            axes.vlines(years, spread[:, 0], spread[:, 1], color=MARK, linewidth=1.2)
        own = scale([*floor, *spread.ravel()], "CNY", language)
        axes.set_ylim(0, max(float(max(floor.max(), spread.max())) * 1.05, 1.0))
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.5)
        value_axis(axes, own)
        year_axis(axes, years[0], years[-1])
        plain_frame(axes)
        key = "chart.cost_central" if result.central else "chart.cost"
        words = Words(
            run_findings.cost(result, language),
            captions.subtitle(
                captions.measured(result, say("chart.cost_yearly", language), COST, own.unit, language),
                language,
                result.scenario,
            ),
            say(key, language),
            captions.of_run(result, (), language),
        )
        frame(axes, words.given(title, source))
        if ends:
            label_ends(axes, ends)
    return axes


def reserve(
    result: Result,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """The fiscal reserve at the end of each year as a fan, with a line at zero."""
    found = run_findings.reserve(result, chart_language(language)) if title is None else title
    axes = axes_or_new(ax)
    axes.axhline(0, color=MARK, linewidth=0.9)  # before the fan, whose axis then reaches down to it
    return fan(result, run_findings.RESERVE, None, language, axes, title=found, source=source)
