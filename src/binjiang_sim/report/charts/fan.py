"""The fan: one figure over the years, its median, its bands, and what was published about it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.markers import CARETDOWNBASE, CARETUPBASE

from ...facts import Fact
from ...projection import Result, price_factor
from ...scenario import Target
from ...scenario.values import Direction
from ...words import say
from ..content import captions, series
from ..content.numbers import Scale, scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import (
    BAND,
    LINE,
    MARK,
    NESTED,
    SECOND,
    axes_or_new,
    plain_frame,
    value_axis,
    year_axis,
)
from .frame import Words, frame

YEARS_BEFORE = 7  # published history shown before the first year of the run
_MARKERS = {"exact": "o", "about": "o", "above": "^", "below": "v", "stretch": "o"}


# A bar at the value, and a caret that says on which side of it the target is met.
_CARETS = {"at_least": CARETUPBASE, "at_most": CARETDOWNBASE}
_APART = 0.17  # of the years shown: targets nearer to each other are marked, the last of them in words


@dataclass(frozen=True)
class Mark:
    """A published figure on a yearly chart: its place on the time axis and its value in the model's unit."""

    time: float
    value: float
    fact: Fact


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

    The data of the axes are in the model's unit, the tick labels in the reader's. Draws on `ax`, or on new axes
    that belong to a figure of their own. Raises ProjectionError for an unknown indicator or item.
    """
    course = series.course(result, indicator, item)
    shown = marks(result, indicator, item)
    wanted = targets(result, indicator, item)
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        bands(axes, course)
        _draw_marks(axes, shown)
        values = [value for points in course.quantiles.values() for value in points]
        values += [mark.value for mark in shown] + [target.value for _, target in wanted]
        own = scale(values, series.unit_of(result, indicator), language)
        value_axis(axes, own)
        first = min([course.years[0], *(mark.time for mark in shown)])
        year_axis(axes, first, course.years[-1])
        plain_frame(axes)
        label_end(axes, course, own.number(float(course.median[-1])))
        _draw_targets(axes, wanted, own, language)
        words = Words(
            title=series.full_name(result, indicator, item, language),
            subtitle=captions.subtitle(
                captions.figure(result, indicator, item, own.unit, language), language, result.scenario
            ),
            key=_key(result, shown, language),
            source=captions.of_run(result, (mark.fact for mark in shown), language),
        )
        frame(axes, words.given(title, source))
    return axes


def bands(axes: Axes, course: series.Course, width: float = 1.9) -> None:
    """The nested bands and the median line of a course."""
    if (course.quantiles[0.025] != course.quantiles[0.975]).any():
        for low, high, opacity in NESTED:
            axes.fill_between(
                course.years, course.quantiles[low], course.quantiles[high], color=BAND, alpha=opacity, linewidth=0
            )
    axes.plot(course.years, course.median, color=LINE, linewidth=width, marker="o" if len(course.years) == 1 else "")


def label_end(axes: Axes, course: series.Course, words: str) -> None:
    """The last median, in words, at the end of its line."""
    end = (float(course.years[-1]), float(course.median[-1]))
    axes.annotate(
        words, end, xytext=(5, 0), textcoords="offset points", va="center", color=LINE, fontsize=8.5,
        annotation_clip=False, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8}, zorder=5,
    )  # fmt: skip


def marks(result: Result, indicator: str, item: str | None = None) -> tuple[Mark, ...]:
    """The published figures that a yearly chart can carry.

    An amount of less than a year is left out: it does not belong on an axis of yearly amounts.
    """
    at_end = series.stands_at_end(result, indicator)
    amount = result.model.equations[indicator].is_amount
    found = []
    for fact in _observed(result, indicator, item):
        span = _span(fact.period)
        if span is None or (amount and span[1] - span[0] < 1):
            continue
        # A year stands at its number: states at the end of the year, everything else spread around it.
        time = span[1] - 1 if at_end else (span[0] + span[1]) / 2 - 0.5
        if result.scenario.start - YEARS_BEFORE <= time <= result.scenario.end:
            found.append(Mark(time, fact.model_value, fact))
    return tuple(found)


def targets(result: Result, indicator: str, item: str | None = None) -> tuple[tuple[float, Target], ...]:
    """The scenario's targets for a figure that a yearly chart can carry, each with its place on the time axis.

    Their values are at the prices of the figure: others are brought there by the median of the price level.
    """
    own = (one for one in result.scenario.targets if (one.indicator, one.item) == (indicator, item))
    return tuple((float(one.period), end) for one in own if one.period.isdigit() for end in _ends(result, one))


def _ends(result: Result, target: Target) -> Iterator[Target]:
    """A target at the prices of its figure; each end of a range as a target of its own."""
    level = float(np.median(price_factor(result, target)))
    for limit in target.limits:
        direction: Direction = target.direction
        if direction == "between":
            direction = "at_least" if limit == target.value else "at_most"
        yield replace(target, value=limit / level, direction=direction, upper=None)


def _draw_targets(axes: Axes, wanted: Iterable[tuple[float, Target]], own: Scale, language: str) -> None:
    found = sorted(wanted, key=lambda pair: -pair[0])
    first, last = axes.dataLim.intervalx
    labelled = math.inf
    for number, (time, target) in enumerate(found, 1):
        low = target.direction == "at_least"
        name = f"target-{target.period}-{number}"
        for marker, size, gid in (("_", 15, name), (_CARETS[target.direction], 7, None)):
            axes.plot(
                [time], [target.value], linestyle="", marker=marker, markersize=size, color=SECOND,
                markeredgewidth=2 if marker == "_" else 0, gid=gid, zorder=5,
            )  # fmt: skip
        if labelled - time < _APART * (last - first):
            continue
        labelled = time
        words = say("chart.target", language, sign="≥" if low else "≤", number=own.number(target.value))
        beside = (8 if time < last else 0, -6 if low else 6)  # the last median stands right of the last year
        axes.annotate(
            words, (time, target.value), xytext=beside, textcoords="offset points", ha="right",
            va="top" if low else "bottom", fontsize=8.5, color="#a84e00", zorder=6,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.75},
        )  # fmt: skip
    if found:
        axes.margins(y=0.12)


def _observed(result: Result, indicator: str, item: str | None) -> Iterable[Fact]:
    return (fact for fact in result.scenario.ledger.observations(indicator, item) if fact.item == (item or ""))


def _span(period: str) -> tuple[float, float] | None:
    """First and last instant of a written period in decimal years; None for a range of months."""
    if found := re.fullmatch(r"(\d{4})(?:-(H|Q)(\d))?", period):
        year, kind, part = int(found[1]), found[2], int(found[3] or 1)
        length = {"H": 0.5, "Q": 0.25, None: 1.0}[kind]
        return year + (part - 1) * length, year + part * length
    if found := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", period):
        instant = int(found[1]) + (int(found[2]) - 1) / 12 + (int(found[3] or 31) - 1) / 365
        return instant, instant
    return None


def _draw_marks(axes: Axes, shown: Iterable[Mark]) -> None:
    for mark in shown:
        axes.plot(
            [mark.time], [mark.value], linestyle="", marker=_MARKERS[mark.fact.bound], markersize=5,
            markerfacecolor="white", markeredgecolor=MARK, markeredgewidth=1.1, gid=f"fact-{mark.fact.name}", zorder=4,
        )  # fmt: skip


def _key(result: Result, shown: Iterable[Mark], language: str) -> str:
    parts = [say("chart.key_central" if result.central else "chart.key_bands", language)]
    bounds = {mark.fact.bound for mark in shown}
    parts += [say("chart.key_published", language)] if bounds & {"exact", "about", "stretch"} else []
    parts += [say("chart.key_above", language)] if "above" in bounds else []
    return say("chart.key_joint", language).join(parts)
