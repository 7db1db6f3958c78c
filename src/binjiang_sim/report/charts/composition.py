"""What output is made of: value added by activity, and what each activity adds to growth.

Means over the draws stand in all parts: the parts of a mean sum to the mean of the whole, medians do not add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex

from ...errors import Fault, ProjectionError
from ...projection import Result
from ...sampling.distributions import Floats
from ...words import say
from ..content import captions, series
from ..content.numbers import Scale, scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import FIELDS, MARK, axes_or_new, plain_frame, value_axis, year_axis
from .frame import Words, frame
from .labels import End, label_ends

_BAR = 0.66  # of a year
_HATCHES = ("", "///", "...", "\\\\\\", "xx", "--")


def stacked_value_added(
    result: Result,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Value added of every activity year by year, stacked to GDP: means, and the 80 % band of GDP as a line.

    The title tells the share of the largest activity; `title` and `source` take the place of what is said.
    """
    language = chart_language(language)
    items = result.items("value_added")
    years = list(range(result.scenario.start, result.scenario.end + 1))
    parts = [np.array([result.mean("value_added", str(year), item) for year in years]) for item in items]
    edges = np.array([[result.quantile("gdp", str(year), q) for q in (0.1, 0.9)] for year in years])
    with chart_fonts():
        axes = axes_or_new(ax)
        floor = np.zeros(len(years))
        whole = sum(part[-1] for part in parts)
        ends = []
        for item, heights, look in zip(items, parts, _looks(len(items)), strict=True):
            axes.bar(years, heights, _BAR, floor, **look)
            words = _activity(result, item, language)
            if whole > 0:  # nothing has no shares
                words += " " + say("report.per_cent", language, number=f"{100 * heights[-1] / whole:.0f}")
            ends.append(End(years[-1] + _BAR / 2, float(floor[-1] + heights[-1] / 2), words, MARK))
            floor = floor + heights
        if not result.central:
            axes.vlines(years, edges[:, 0], edges[:, 1], color=MARK, linewidth=1.3)
        own = scale([*floor, *edges.ravel()], "CNY", language)
        top = max(float(floor.max()), float(edges.max())) or 1.0
        axes.set(xlim=(years[0] - 0.6, years[-1] + 0.5), ylim=(0, 1.05 * top))
        key = "chart.stacked_central" if result.central else "chart.stacked"
        told = Words(
            _largest(result, dict(zip(items, parts, strict=True)), years, language),
            captions.subtitle(
                captions.figure(result, "value_added", None, own.unit, language), language, result.scenario
            ),
            say(key, language, year=years[-1]),
            captions.of_run(result, (), language),
        )
        _finish(axes, own, (years[0], years[-1]), told.given(title, source))
        label_ends(axes, ends)
    return axes


def contributions(result: Result) -> tuple[list[int], dict[str | None, Floats]]:
    """Years, and for every activity its rise over the GDP of the year before, mean of the draws, (year,).

    The contributions of a year sum to its mean growth of GDP, of a large run over its first draws. Raises
    ProjectionError when GDP has no growth in a year: it is the only one of the run, or there was no output in the year
    before.
    """
    start, end = result.scenario.start, result.scenario.end
    years = list(range(start + 1, end + 1))
    if missing := [year for year in years or [end] if not result.defined("gdp_growth", str(year))]:
        raise ProjectionError([Fault("result.undefined", {"indicator": "gdp_growth", "period": missing[0]})])
    found = {}
    for item in result.items("value_added"):
        rises = []
        for year in years:
            figures = (("value_added", year - 1, item), ("value_added", year, item), ("gdp", year - 1, None))
            before, after, gdp = (result.values(name, str(one), of, result.remade) for name, one, of in figures)
            rises.append(float(((after - before) / gdp).mean()))
        found[item] = np.array(rises)
    return years, found


def growth_contributions(
    result: Result,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """What each activity adds to growth of GDP: bars that sum to the line of mean growth.

    The title tells which adds most over all years; `title` and `source` take the place of what is said.
    Raises ProjectionError where nothing grows on the year before: in a run of one year, or without output.
    """
    years, parts = contributions(result)
    language = chart_language(language)
    growth = np.sum(list(parts.values()), axis=0)
    with chart_fonts():
        axes = axes_or_new(ax)
        above, below = np.zeros(len(years)), np.zeros(len(years))
        ends = []
        own = scale([*growth, *(value for rises in parts.values() for value in rises)], "%", language)
        for (item, rises), look in zip(parts.items(), _looks(len(parts)), strict=True):
            floor = np.where(rises >= 0, above, below)
            axes.bar(years, rises, _BAR, floor, **look)
            words = f"{_activity(result, item, language)} {own.number(float(rises[-1]))}"
            ends.append(End(years[-1] + _BAR / 2, float(floor[-1] + rises[-1] / 2), words, MARK))
            above, below = above + np.maximum(rises, 0), below + np.minimum(rises, 0)
        axes.plot(years, growth, color=MARK, linewidth=1.4, marker="o", markerfacecolor="white", markersize=5)
        words = f"{series.name_of(result, 'gdp_growth', language)} {own.number(float(growth[-1]))}"
        ends.append(End(years[-1] + _BAR / 2, float(growth[-1]), words, MARK))
        axes.axhline(0, color=MARK, linewidth=0.9)
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.5)
        axes.margins(y=0.08)
        key = say("chart.contributions_central" if result.central else "chart.contributions_note", language)
        unit = say("chart.points", language)
        shown = captions.measured(result, say("chart.contributions", language), "gdp_growth", unit, language)
        told = Words(
            _strongest(result, parts, years, language),
            captions.subtitle(shown, language, result.scenario),
            key + series.of_first(result, result.remade, language),
            captions.of_run(result, (), language),
        )
        _finish(axes, own, (years[0], years[-1]), told.given(title, source))
        label_ends(axes, ends)
    return axes


def _looks(count: int) -> list[dict[str, Any]]:
    """As many fills as there are activities, from dark to light, hatched so that neighbours differ in grey too."""
    shades = LinearSegmentedColormap.from_list("activities", FIELDS)
    return [
        {
            "color": to_hex(shades(place / max(count - 1, 1))),
            "hatch": _HATCHES[place % len(_HATCHES)],
            "edgecolor": "white",
            "linewidth": 0.5,
        }
        for place in range(count)
    ]


def _activity(result: Result, item: str | None, language: str) -> str:
    return series.capital(series.item_name(result, "value_added", item, language))


def _largest(result: Result, parts: Mapping[str | None, Floats], years: Sequence[int], language: str) -> str:
    """The share of the largest activity in the last year, and what it was in the first; of nothing only the name."""
    wholes = [float(sum(part[place] for part in parts.values())) for place in (0, -1)]
    if min(wholes) <= 0:
        return series.name_of(result, "value_added", language)
    item = max(parts, key=lambda one: float(parts[one][-1]))
    shares = [float(parts[item][place]) / whole for place, whole in zip((0, -1), wholes, strict=True)]
    before, after = (say("report.per_cent", language, number=f"{100 * share:.0f}") for share in shares)
    about = {"activity": _activity(result, item, language), "first": years[0], "last": years[-1]}
    key = "finding.part" if len(years) > 1 else "finding.part_alone"
    return say(key, language, before=before, after=after, **about)


def _strongest(result: Result, parts: Mapping[str | None, Floats], years: Sequence[int], language: str) -> str:
    """Mean growth of all years, and what the activity that adds most adds to it."""
    item = max(parts, key=lambda one: float(parts[one].mean()))
    growth, most = float(np.sum(list(parts.values()), axis=0).mean()), float(parts[item].mean())
    own = scale([growth, most], "%", language)
    points = say("report.points", language, number=own.number(most))
    about = {"activity": _activity(result, item, language), "first": years[0], "last": years[-1]}
    key = "finding.brought" if len(years) > 1 else "finding.brought_alone"
    return say(key, language, growth=own.text(growth), points=points, **about)


def _finish(axes: Axes, own: Scale, span: tuple[int, int], words: Words) -> None:
    value_axis(axes, own)
    year_axis(axes, *span)
    plain_frame(axes)
    frame(axes, words)
