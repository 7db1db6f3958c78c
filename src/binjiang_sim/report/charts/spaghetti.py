"""Single draws of a figure: what one course of the years may look like, behind the smooth bands."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ...errors import Fault, ProjectionError
from ...projection import Result
from ...words import say
from ..content import captions, findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, LINE, axes_or_new, plain_frame, value_axis, year_axis
from .frame import Words, frame
from .labels import End, label_ends


def spaghetti(
    result: Result,
    indicator: str,
    item: str | None = None,
    lines: int = 50,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """The first `lines` draws of a figure year by year, with the median and the 80 % band of all draws.

    `title` and `source` as for `fan`.
    Raises ProjectionError for an unknown indicator or item, or less than one line.
    """
    if lines < 1:
        raise ProjectionError([Fault("chart.lines_count", {"found": lines})])
    course = series.course(result, indicator, item)
    labels = [f"{year:.0f}" for year in course.years]
    drawn = np.stack([result.values(indicator, label, item, first=lines) for label in labels])
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        alone = "o" if len(labels) == 1 else ""
        axes.plot(course.years, drawn, color=BAND, linewidth=0.7, alpha=0.45, marker=alone, markersize=3)
        if not result.central:
            for q in (0.1, 0.9):
                axes.plot(course.years, course.quantiles[q], color=LINE, linewidth=1.1, linestyle=(0, (4, 2.5)))
        axes.plot(course.years, course.median, color=LINE, linewidth=2.4, marker=alone)
        own = scale([*drawn.ravel(), *course.quantiles[0.9]], series.unit_of(result, indicator), language)
        value_axis(axes, own)
        year_axis(axes, course.years[0], course.years[-1])
        plain_frame(axes)
        key = "chart.key_central" if result.central else "chart.spaghetti"
        unit = captions.unit_of(result, indicator, own, language)
        words = Words(
            findings.direction_of(result, indicator, item, language),
            captions.subtitle(captions.figure(result, indicator, item, unit, language), language, result.scenario),
            say(key, language, lines=drawn.shape[1]),
            captions.of_run(result, (), language),
        )
        frame(axes, words.given(title, source))
        label_ends(axes, [End(float(course.years[-1]), float(course.median[-1]), own.number(course.median[-1]), LINE)])
    return axes
