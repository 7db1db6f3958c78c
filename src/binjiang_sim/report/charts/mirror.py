"""Pyramids: groups from bottom to top, one year to the left and a later one to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from ...projection import Result
from ...words import say
from ..content import captions, series
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, MARK, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import wrapped

_SIDES = (("#c2c2c2", -1), (BAND, 1))  # colour and direction of the earlier and of the later year
_ROOM = 1.28  # of the longest bar, for its number


@dataclass(frozen=True)
class Groups:
    """What a pyramid shows: an indicator with one dimension, both years, names of the groups, the finding."""

    indicator: str
    years: tuple[int, int]
    names: tuple[str, ...]
    finding: str


def two_years(result: Result, years: Sequence[int]) -> tuple[int, int]:
    """The years given, or the opening of the run and its last planning year; of one year, the opening stands beside."""
    given = tuple(years) or (series.horizons(result)[-1],)
    return (given[0], given[-1]) if len(given) > 1 else (result.scenario.start - 1, given[0])


def pyramid(
    result: Result, groups: Groups, language: str, ax: Axes | None, title: str | None, source: str | None
) -> Axes:
    """Bars of every group to both sides on one scale: medians with their 80 % bands, and the medians as numbers."""
    language = chart_language(language)
    items = result.items(groups.indicator)
    points = {
        (side, item): [result.quantile(groups.indicator, str(year), q, item) for q in (0.1, 0.5, 0.9)]
        for side, year in enumerate(groups.years)
        for item in items
    }
    unit = series.unit_of(result, groups.indicator)
    own = scale([high for _, _, high in points.values()], unit, language)
    if min(middle for _, middle, _ in points.values()) < own.divisor / 10:
        own = scale([1.0], unit, language)  # few beside many: all are written in full
    longest = max(max(high for _, _, high in points.values()), 1e-9)
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 0.42 * len(items) + 1.6)
        for side, (year, (colour, sign)) in enumerate(zip(groups.years, _SIDES, strict=True)):
            for place, item in enumerate(items):
                low, middle, high = points[side, item]
                axes.barh(place, sign * middle, 0.74, color=colour, edgecolor="#333333", linewidth=0.5)
                if not result.central:
                    axes.hlines(place, sign * low, sign * high, color=MARK, linewidth=1.1)
                axes.annotate(
                    own.number(middle), (sign * high, place), xytext=(4 * sign, 0), textcoords="offset points",
                    ha="left" if sign > 0 else "right", va="center", fontsize=8.5, color="#111111",
                )  # fmt: skip
            end = say("chart.end_of", language, year=year)
            axes.text(sign * longest * _ROOM / 2, len(items) - 0.3, end, ha="center", va="center", fontsize=9)
        axes.set(xlim=(-longest * _ROOM, longest * _ROOM), ylim=(-0.6, len(items) + 0.1))
        value_axis(axes, own, "x")
        signed = axes.xaxis.get_major_formatter()
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, at: signed(abs(value), at)))
        axes.set_yticks(range(len(items)), [wrapped(name, 22, 2) for name in groups.names])
        plain_frame(axes)
        axes.grid(visible=False)
        axes.grid(axis="x", color="#e3e3e3", linewidth=0.7)
        axes.axvline(0, color="#333333", linewidth=0.8)
        shown = captions.figure(result, groups.indicator, None, own.unit, language)
        key = say("chart.mirror_central" if result.central else "chart.mirror", language)
        words = Words(
            groups.finding,
            captions.subtitle(shown, language, result.scenario),
            key,
            captions.of_run(result, (), language),
        )
        frame(axes, words.given(title, source))
    return axes
