"""Scenarios against each other: side by side, as a difference of paired draws, and in small panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ...analysis.differences import Difference
from ...analysis.pairing import unpaired
from ...errors import Fault, ProjectionError
from ...facts.screen import width
from ...projection import Result
from ...projection.pairs import paired_spreads
from ...projection.spreads import PairedFigure
from ...words import say
from ..content import numbers, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, axes_or_new, heading, new_figure, plain_frame, value_axis, year_axis
from .fan import bands
from .labels import COLUMN, POINTS, End, columns_of, label_ends, note, wrapped
from .styles import STYLES, Style, names, several

Wanted = str | tuple[str, str | None]  # an indicator, or an indicator and the item of its dimension

_SIZE = (7.2, 4.0)  # inches: room for the names beside the lines
_NAME = 24  # letters of a scenario's name on one line
_FILLED = 3  # up to so many bands lie over each other and can still be told apart


def comparison_fan(
    results: Sequence[Result], indicator: str, item: str | None = None, language: str = "en", ax: Axes | None = None
) -> Axes:
    """A figure year by year in 2 to 7 scenarios: medians, 80 % bands, names at the ends of the lines.

    The first result is the reference. Up to three scenarios have their bands filled; with more, the reference has,
    and all show theirs as bars beside the last year. Raises ProjectionError for unknown names.
    """
    shown = several(results)
    courses = [series.course(one, indicator, item) for one in shown]
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax, *_SIZE)
        own = scale(_values(courses), series.unit_of(shown[0], indicator), language)
        first, last = _span(courses)
        step = 0.022 * max(last - first, 1.0)
        edge = last + step * (len(courses) + 0.5)
        ends = []
        for place, (course, style, name) in enumerate(zip(courses, STYLES, names(shown, language), strict=False)):
            _line(axes, course, style, filled=place == 0 or len(courses) <= _FILLED)
            _end_bar(axes, last + step * (1 + place), course, style)
            middle = float(course.median[-1])
            ends.append(End(edge, middle, f"{wrapped(name, _NAME, 2)} {own.number(middle)}", style.ink))
        axes.set_xlim(right=edge)
        value_axis(axes, own)
        year_axis(axes, first, last)
        plain_frame(axes)
        heading(axes, series.full_name(shown[0], indicator, item, language), own.unit)
        note(axes, say("chart.lines_central" if shown[0].central else "chart.lines", language))
        label_ends(axes, ends)
    return axes


def difference_fan(
    result: Result,
    reference: Result,
    indicator: str,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """What a scenario changes, year by year: the difference of paired draws with its 50, 80 and 95 % bands.

    A dashed line marks the first year in which the difference matters, as `analysis.comparison` has it. Raises
    ProjectionError for unknown names, or two results whose draws do not belong together.
    """
    course, first = difference(result, reference, indicator, item)
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        bands(axes, course)
        axes.axhline(0, color=MARK, linewidth=0.9)
        axes.margins(y=0.12)
        values = [value for points in course.quantiles.values() for value in points]
        own = scale(values, series.unit_of(result, indicator), language)
        value_axis(axes, own)
        year_axis(axes, course.years[0], course.years[-1])
        plain_frame(axes)
        figure = series.full_name(result, indicator, item, language)
        name, other = names([result, reference], language)
        title = say("chart.difference", language, figure=figure, name=name, reference=other)
        unit = say("chart.points", language) if own.unit == "%" else own.unit
        heading(axes, wrapped(title, columns_of(axes, 10.5)), unit)
        if first is not None:
            _mark_first(axes, first, course, language)
        note(axes, say("chart.differences_central" if result.central else "chart.differences", language))
        end = float(course.median[-1])
        label_ends(axes, [End(float(course.years[-1]), end, signed(own.number(end)), LINE)])
    return axes


def difference(
    result: Result, reference: Result, indicator: str, item: str | None = None
) -> tuple[series.Course, int | None]:
    """The yearly quantiles of `result` less `reference` draw by draw, and the first year in which that matters.

    It covers the years and draws that both have. Raises ProjectionError for unknown names, no such year, or two
    results whose draws do not belong together.
    """
    faults = list(unpaired(reference, result))
    if faults:
        raise ProjectionError(faults)
    labels = [one for one in series.years(result, indicator, item) if one in series.years(reference, indicator, item)]
    if not labels:
        raise ProjectionError([Fault("chart.no_shared_year", {"indicator": indicator})])
    figures = {label: PairedFigure(indicator, item, (label,)) for label in labels}
    known = paired_spreads(reference, result, figures.values())
    spreads = {label: known[figure] for label, figure in figures.items()}
    points = {q: np.array([one.difference.at(q) for one in spreads.values()]) for q in series.PROBABILITIES}
    matters = (int(label) for label, one in spreads.items() if Difference.of(label, one).matters)
    return series.Course(np.array(labels, float), points), next(matters, None)


def small_multiples(results: Sequence[Result], indicators: Sequence[Wanted], language: str = "en") -> Figure:
    """Several figures in small panels, 1 to 7 scenarios in each: medians, and the 80 % band of the first.

    An indicator with a dimension is given with its item: `("value_added", "industry")`. Raises ProjectionError for
    unknown names, or when no indicator is given.
    """
    shown = several(results, least=1)
    wanted = [pair(one) for one in indicators]
    if not wanted:
        raise ProjectionError([Fault("chart.no_indicator")])
    language = chart_language(language)
    columns = 2 if len(wanted) == 4 else min(3, len(wanted))
    rows = -(-len(wanted) // columns)
    wide = max(3.4 * columns, 4.5)
    key = _Key.of(names(shown, language), wide)
    with chart_fonts():
        figure = new_figure(wide, 2.5 * rows + 0.3 + key.height)
        grid = figure.subplots(rows, columns, squeeze=False).ravel()
        for axes, (indicator, item) in zip(grid, wanted, strict=False):
            _panel(axes, shown, indicator, item, language)
        for spare in grid[len(wanted) :]:
            spare.set_axis_off()
        if len(shown) > 1:
            _draw_key(figure, key)
        words = say("chart.panels_central" if shown[0].central else "chart.panels", language)
        figure.supxlabel(words, x=0.01, ha="left", fontsize=8, color="#444444")
    return figure


def pair(wanted: Wanted) -> tuple[str, str | None]:
    """Indicator and item of what was asked for."""
    return (wanted, None) if isinstance(wanted, str) else wanted


def signed(number: str) -> str:
    """A written number as a difference, with a true minus."""
    return numbers.signed(number).replace("-", "\N{MINUS SIGN}")


def _values(courses: Sequence[series.Course]) -> list[float]:
    return [float(value) for course in courses for q in (0.1, 0.5, 0.9) for value in course.quantiles[q]]


def _span(courses: Sequence[series.Course]) -> tuple[float, float]:
    return min(float(one.years[0]) for one in courses), max(float(one.years[-1]) for one in courses)


def _line(axes: Axes, course: series.Course, style: Style, filled: bool) -> None:
    low, high = course.quantiles[0.1], course.quantiles[0.9]
    if filled and (low != high).any():
        axes.fill_between(course.years, low, high, color=style.colour, alpha=0.13, linewidth=0)
    every = max(1, len(course.years) // 6)
    axes.plot(course.years, course.median, **style.line, linewidth=1.7, markersize=5.5, markevery=every)


def _end_bar(axes: Axes, at: float, course: series.Course, style: Style) -> None:
    low, middle, high = (float(course.quantiles[q][-1]) for q in (0.1, 0.5, 0.9))
    axes.plot([at, at], [low, high], color=style.colour, linewidth=2, alpha=0.5, solid_capstyle="butt")
    axes.plot([at], [middle], marker=style.marker, color=style.colour, markersize=5.5, markeredgecolor="white")


def _mark_first(axes: Axes, year: int, course: series.Course, language: str) -> None:
    late = year > (course.years[0] + course.years[-1]) / 2
    axes.axvline(year, color=MARK, linewidth=0.9, linestyle=(0, (4, 3)))
    axes.annotate(
        say("chart.first_year", language, year=year), (year, 1), xycoords=("data", "axes fraction"),
        xytext=(-4 if late else 4, -2), textcoords="offset points", ha="right" if late else "left", va="top",
        fontsize=8.5, color=MARK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.8},
    )  # fmt: skip


def _panel(axes: Axes, shown: Sequence[Result], indicator: str, item: str | None, language: str) -> None:
    courses = [series.course(one, indicator, item) for one in shown]
    for place, (course, style) in enumerate(zip(courses, STYLES, strict=False)):
        _line(axes, course, style, filled=place == 0)
    own = scale(_values(courses), series.unit_of(shown[0], indicator), language)
    value_axis(axes, own)
    year_axis(axes, *_span(courses), 4)
    plain_frame(axes)
    title = series.full_name(shown[0], indicator, item, language)
    heading(axes, wrapped(title, columns_of(axes, 9)), own.unit, size=9)


@dataclass(frozen=True)
class _Key:
    """Which line is which scenario: names broken into lines, the columns they take, and their height in inches."""

    names: tuple[str, ...]
    columns: int
    height: float

    @classmethod
    def of(cls, given: Sequence[str], inches: float) -> _Key:
        written = tuple(wrapped(name, 2 * _NAME, 2) for name in given)
        widest = max(width(line) for name in written for line in name.split("\n")) + 8
        columns = max(1, min(len(written), int(inches * POINTS / (8.5 * COLUMN * widest))))
        lines = max(name.count("\n") + 1 for name in written) * -(-len(written) // columns)
        return cls(written, columns, 0.19 * lines if len(written) > 1 else 0.0)


def _draw_key(figure: Figure, key: _Key) -> None:
    lines = [Line2D([], [], **style.line, label=name) for style, name in zip(STYLES, key.names, strict=False)]
    figure.legend(
        handles=lines, loc="outside upper left", ncols=key.columns, frameon=False, fontsize=8.5, handlelength=3.4,
        columnspacing=1.4,
    )  # fmt: skip
