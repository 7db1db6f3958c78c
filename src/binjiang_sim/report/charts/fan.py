"""The fan: one figure over the years, its median, its bands, its targets, and what was published about it."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ...projection import Result
from ...sampling.distributions import Floats
from ...words import say
from ..content import captions, findings, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .aims import aims, draw_aims, key_of_others, words_of_aims
from .canvas import BAND, LINE, NESTED, QUIET, axes_or_new, plain_frame, value_axis, year_axis
from .frame import Words, frame
from .labels import End, label_ends, label_points
from .published import draw_past, key_of_past, past, points
from .published import marks as marks

_BAR = 14.0  # points: width of the bands of a single year
_WITHIN = np.linspace(0, 1, 9)  # of a band, from its lower to its upper edge: where words cover it


def fan(
    result: Result,
    indicator: str,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw a figure year by year: median, 50, 80 and 95 % bands; published figures and targets as marks.

    The title says where the figure goes, the line at the foot where its numbers come from; `title` and `source` take
    their place, and empty ones leave them out. The data of the axes are in the model's unit, the tick labels in the
    reader's. Draws on `ax`, or on new axes that belong to a figure of their own.
    Raises ProjectionError for an unknown indicator or item.
    """
    course = series.course(result, indicator, item)
    shown = past(result, indicator, item)
    wanted, others = aims(result, indicator, item)
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        bands(axes, course)
        draw_past(axes, shown, _start(course, result.scenario.start))
        limits = [value for aim in wanted for value in aim.values]
        values = [value for quantiles in course.quantiles.values() for value in quantiles]
        own = scale([*values, *(y for _, y in points(shown)), *limits], series.unit_of(result, indicator), language)
        axes.update_datalim([(aim.time, value) for aim in wanted for value in aim.values])
        axes.margins(x=0.02, y=0.08)
        draw_aims(axes, wanted)
        value_axis(axes, own)
        year_axis(axes, min(course.years[0], shown.first), course.years[-1])
        plain_frame(axes)
        unit = captions.unit_of(result, indicator, own, language)
        name = captions.figure(result, indicator, item, unit, language)
        key = [say("chart.key_central" if result.central else "chart.key_bands", language)]
        key += [*key_of_past(shown, result.scenario.start, language), *key_of_others(result, others, language)]
        words = Words(
            findings.direction_of(result, indicator, item, language) if title is None else title,
            captions.subtitle(name, language, result.scenario),
            say("chart.key_joint", language).join(key),
            captions.of_run(result, shown.facts, language),
        )
        frame(axes, words.given(title, source))
        label_ends(axes, ends(course, own.number(float(course.median[-1])), language), away=away(course))
        label_points(axes, words_of_aims(result, wanted, own, language), _covered(course), points(shown))
    return axes


def bands(axes: Axes, course: series.Course, width: float = 1.9) -> None:
    """The nested bands and the median line of a course; of a single year bars and a point."""
    alone = len(course.years) == 1
    if (course.quantiles[0.025] != course.quantiles[0.975]).any():
        for low, high, opacity in NESTED:
            edges = course.quantiles[low], course.quantiles[high]
            if alone:
                axes.vlines(course.years, *edges, color=BAND, alpha=opacity, linewidth=_BAR)
            else:
                axes.fill_between(course.years, *edges, color=BAND, alpha=opacity, linewidth=0)
    axes.plot(course.years, course.median, color=LINE, linewidth=width, marker="o" if alone else "")


def ends(course: series.Course, median: str, language: str) -> list[End]:
    """Labels for the ends of a fan: the last median in words, and what share of the draws each band holds."""
    last = float(course.years[-1])
    found = [End(last, float(course.median[-1]), median, LINE)]
    if course.quantiles[0.025][-1] != course.quantiles[0.975][-1]:
        for low, high, _ in NESTED:
            share = say("report.per_cent", language, number=f"{100 * (high - low):.0f}")
            found.append(End(last, float(course.quantiles[high][-1]), share, QUIET))
    return found


def label_end(axes: Axes, course: series.Course, words: str) -> None:
    """The last median, in words, at the end of its line."""
    end = (float(course.years[-1]), float(course.median[-1]))
    axes.annotate(
        words, end, xytext=(5, 0), textcoords="offset points", va="center", color=LINE, fontsize=8.5,
        annotation_clip=False, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8}, zorder=5,
    )  # fmt: skip


def away(course: series.Course) -> float:
    """Points between the end of a fan and its labels: half a bar more where it is a single year."""
    return 6.0 + _BAR / 2 * (len(course.years) == 1)


def _start(course: series.Course, first: int) -> tuple[float, float]:
    """The first year of the run and its median."""
    place = int(np.searchsorted(course.years, first))
    place = min(place, len(course.years) - 1)
    return float(course.years[place]), float(course.median[place])


def _covered(course: series.Course) -> Floats:
    """Points that fill the widest band, (point, 2)."""
    low, high = course.quantiles[0.025], course.quantiles[0.975]
    years = np.linspace(course.years[0], course.years[-1], 4 * len(course.years))
    edges = [np.interp(years, course.years, edge) for edge in (low, high)]
    heights = edges[0] + _WITHIN[:, None] * (edges[1] - edges[0])
    return np.stack([np.broadcast_to(years, heights.shape).ravel(), heights.ravel()], axis=1)
