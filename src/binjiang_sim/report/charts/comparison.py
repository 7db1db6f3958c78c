"""Scenarios against each other: as differences of paired draws, of several or of one, and in small panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from ...projection.spreads import PairedFigure, PairedSpread
from ...words import say
from ..content import captions, numbers, series
from ..content.comparison import findings as finding
from ..content.numbers import Scale, scale, scale_of_change
from ..render.fonts import chart_fonts, chart_language
from .canvas import MARK, axes_or_new, heading, new_figure, plain_frame, value_axis, year_axis
from .fan import away, bands
from .fan import ends as ends_of
from .frame import Words, frame, frame_figure
from .labels import COLUMN, POINTS, End, columns_of, label_ends, wrapped
from .styles import STYLES, Style, names, several

Wanted = str | tuple[str, str | None]  # an indicator, or an indicator and the item of its dimension

_SIZE = (7.2, 4.0)  # inches: room for the names beside the lines
_NAME = 24  # letters of a scenario's name on one line
_FILLED = 3  # up to so many bands lie over each other and can still be told apart


def comparison_fan(
    results: Sequence[Result],
    indicator: str,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """What 1 to 6 scenarios change against the first, year by year: median differences of paired draws, 80 % bands.

    The first result is the reference, a line at zero. Up to three others have their bands filled; all show theirs as
    bars beside the last year, and their names at the ends of the lines. `title` and `source` as for `fan`.
    Raises ProjectionError for unknown names, or results whose draws do not belong together.
    """
    shown = several(results)
    reference, *others = shown
    found = [_paired(one, reference, indicator, item) for one in others]
    courses = [_course(one) for one in found]
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax, *_SIZE)
        named = names(shown, language)
        own = scale_of_change(_values(courses), series.unit_of(reference, indicator), language)
        first, last = _span(courses)
        step = 0.022 * max(last - first, 1.0)
        edge = last + step * (len(courses) + 0.5)
        axes.plot([first, last], [0, 0], color=MARK, linewidth=1.2, marker="o" if first == last else "")
        ends = [End(edge, 0.0, wrapped(say("chart.reference", language, name=named[0]), _NAME, 2), MARK)]
        for place, (course, style, name) in enumerate(zip(courses, STYLES[1:], named[1:], strict=False)):
            _line(axes, course, style, filled=len(courses) <= _FILLED)
            _end_bar(axes, last + step * (1 + place), course, style)
            middle = float(course.median[-1])
            ends.append(End(edge, middle, f"{wrapped(name, _NAME, 2)} {signed(own.number(middle))}", style.ink))
        axes.set_xlim(right=edge)
        axes.margins(y=0.08)
        value_axis(axes, own)
        year_axis(axes, first, last)
        plain_frame(axes)
        told = [
            _told(reference, one, name, spreads) for one, name, spreads in zip(others, named[1:], found, strict=True)
        ]
        words = Words(
            finding.most(reference, indicator, item, told, language),
            _subtitle(reference, indicator, item, own, named[0], language),
            say("chart.lines_central" if reference.central else "chart.lines", language),
            captions.of_run(reference, (), language),
        )
        frame(axes, words.given(title, source))
        label_ends(axes, ends)
    return axes


def difference_fan(
    result: Result,
    reference: Result,
    indicator: str,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """What a scenario changes, year by year: the difference of paired draws with its 50, 80 and 95 % bands.

    A dashed line marks the first year in which the difference matters, as `analysis.comparison` has it. `title` and
    `source` as for `fan`. Raises ProjectionError for unknown names, or two results whose draws do not belong together.
    """
    found = _paired(result, reference, indicator, item)
    course, first = _course(found), _first(found)
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        bands(axes, course)
        axes.axhline(0, color=MARK, linewidth=0.9)
        axes.margins(x=0.02, y=0.12)
        values = [value for points in course.quantiles.values() for value in points]
        own = scale_of_change(values, series.unit_of(result, indicator), language)
        value_axis(axes, own)
        year_axis(axes, course.years[0], course.years[-1])
        plain_frame(axes)
        other, name = names([reference, result], language)
        words = Words(
            finding.most(reference, indicator, item, [_told(reference, result, name, found)], language),
            _subtitle(reference, indicator, item, own, other, language),
            say("chart.differences_central" if result.central else "chart.differences", language),
            captions.of_run(reference, (), language),
        )
        frame(axes, words.given(title, source))
        if first is not None:
            _mark_first(axes, first, course, language)
        label_ends(axes, ends_of(course, signed(own.number(float(course.median[-1]))), language), away=away(course))
    return axes


def difference(
    result: Result, reference: Result, indicator: str, item: str | None = None
) -> tuple[series.Course, int | None]:
    """The yearly quantiles of `result` less `reference` draw by draw, and the first year in which that matters.

    It covers the years and draws that both have. Raises ProjectionError for unknown names, no such year, or two
    results whose draws do not belong together.
    """
    found = _paired(result, reference, indicator, item)
    return _course(found), _first(found)


def _paired(result: Result, reference: Result, indicator: str, item: str | None) -> dict[str, PairedSpread]:
    """What is found of a figure in both runs, by the years that both have; errors as for `difference`."""
    faults = list(unpaired(reference, result))
    if faults:
        raise ProjectionError(faults)
    labels = [one for one in series.years(result, indicator, item) if one in series.years(reference, indicator, item)]
    if not labels:
        raise ProjectionError([Fault("chart.no_shared_year", {"indicator": indicator})])
    figures = {label: PairedFigure(indicator, item, (label,)) for label in labels}
    known = paired_spreads(reference, result, figures.values())
    return {label: known[figure] for label, figure in figures.items()}


def _course(found: Mapping[str, PairedSpread]) -> series.Course:
    points = {q: np.array([one.difference.at(q) for one in found.values()]) for q in series.PROBABILITIES}
    return series.Course(np.array(list(found), float), points)


def _first(found: Mapping[str, PairedSpread]) -> int | None:
    return next((int(label) for label, one in found.items() if Difference.of(label, one).matters), None)


def _told(reference: Result, other: Result, name: str, found: Mapping[str, PairedSpread]) -> finding.Changed:
    """What a scenario changes in the last planning year."""
    year = finding.last_year(reference, list(found))
    return finding.changed(reference, other, name, Difference.of(year, found[year]))


def _subtitle(reference: Result, indicator: str, item: str | None, own: Scale, name: str, language: str) -> str:
    figure = captions.figure(reference, indicator, item, own.unit, language)
    shown = say("chart.difference", language, figure=figure, reference=name)
    return say("chart.dot", language).join([shown, reference.scenario.district[language]])


def small_multiples(
    results: Sequence[Result],
    indicators: Sequence[Wanted],
    language: str = "en",
    *,
    title: str | None = None,
    source: str | None = None,
) -> Figure:
    """Several figures in small panels, 1 to 7 scenarios in each: medians, and the 80 % band of the first.

    An indicator with a dimension is given with its item: `("value_added", "industry")`. The title says where the first
    figure is highest and lowest; `title` and `source` as for `fan`. Raises ProjectionError for unknown names, or when
    no indicator is given.
    """
    shown = several(results, least=1)
    wanted = [pair(one) for one in indicators]
    if not wanted:
        raise ProjectionError([Fault("chart.no_indicator")])
    language = chart_language(language)
    columns = 2 if len(wanted) == 4 else min(3, len(wanted))
    rows = -(-len(wanted) // columns)
    wide = max(3.4 * columns, 4.5)
    with chart_fonts():
        named = names(shown, language)
        key = _Key.of(named, wide)
        figure = new_figure(wide, 2.3 * rows + 0.9 + key.height)
        grid = figure.subplots(rows, columns, squeeze=False).ravel()
        for axes, (indicator, item) in zip(grid, wanted, strict=False):
            _panel(axes, shown, indicator, item, language)
        for spare in grid[len(wanted) :]:
            spare.set_axis_off()
        scenarios = [one.scenario for one in shown]
        words = Words(
            finding.extremes(shown, named, *wanted[0], language),
            captions.subtitle(say("chart.panels_of", language, count=len(wanted)), language, *scenarios),
            say("chart.panels_central" if shown[0].central else "chart.panels", language),
            captions.of_run(shown[0], (), language),
        )
        above = frame_figure(figure, words.given(title, source), key.height)
        if len(shown) > 1:
            _draw_key(figure, key, above)
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


def _draw_key(figure: Figure, key: _Key, above: float) -> None:
    """Which line is which scenario, so many inches below the top."""
    lines = [Line2D([], [], **style.line, label=name) for style, name in zip(STYLES, key.names, strict=False)]
    drawn = figure.legend(
        handles=lines, loc="upper left", bbox_to_anchor=(0, 1 - above / figure.get_figheight()), ncols=key.columns,
        frameon=False, fontsize=8.5, handlelength=3.4, columnspacing=1.4, borderaxespad=0,
    )  # fmt: skip
    drawn.set_in_layout(False)
