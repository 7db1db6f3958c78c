"""Growth by cause as a waterfall: from GDP of one year down to that of a later one, a bar for each cause."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes

from ...analysis import GrowthCauses
from ...analysis.attribution.growth import TREND, ULTIMATE
from ...errors import expect
from ...sampling.distributions import Floats
from ...words import say
from ..content import captions
from ..content.attribution.growth import largest, minus
from ..content.numbers import Scale, scale, signed
from ..content.series import capital
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, LINE, MARK, QUIET, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import fit

_BAR = 0.66
_ROOM = 0.14  # of the span, at either side: the first bar, and the number behind the longest
_LEAST = 0.01  # of all that moves: smaller causes share one bar
_UNEXPLAINED = "#9a9a9a"
_NAMED = 2  # causes in the title


@dataclass(frozen=True)
class _Step:
    """A bar: its name, its colour, and the rise in every draw, (draw,)."""

    name: str
    colour: str
    rises: Floats


def waterfall(
    found: GrowthCauses,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """From GDP of the first year to that of the last, a bar for each cause, the largest first; means of the draws.

    Causes that move little share one bar. Numbers are in CNY at the prices of the first year of the run.
    """
    expect("found", found, GrowthCauses)
    language = chart_language(language)
    steps = _steps(found, language)
    ends = float(found.gdp[0].mean()), float(found.gdp[1].mean())
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 0.3 * (len(steps) + 2) + 1.5)
        own = scale(ends, "CNY", language)
        edges = _draw(axes, found, steps, own, language)
        span = max(edges) - min(edges)
        left = max(min(edges) - _ROOM * span, 0.0)
        axes.barh([0, len(steps) + 1], [one - left for one in ends], _BAR, left, color=[LINE, LINE])
        axes.set_xlim(left, max(edges) + _ROOM * span)
        axes.set_ylim(len(steps) + 1.6, -0.6)
        years = [say("chart.waterfall_gdp", language, year=year) for year in (found.first, found.last)]
        axes.set_yticks(range(len(steps) + 2), [years[0], *(one.name for one in steps), years[1]])
        for place, end in ((0, ends[0]), (len(steps) + 1, ends[1])):
            _number(axes, end, place, own.number(end))
        value_axis(axes, own, "x")
        plain_frame(axes)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="y", visible=False)
        axes.grid(axis="x", color="#e3e3e3", linewidth=0.7)
        key = "chart.waterfall" if found.draws > 1 else "chart.waterfall_central"
        words = Words(
            _title(found, language),
            say("chart.waterfall_subtitle", language, unit=own.unit),
            say(key, language),
            captions.source(None, found.draws if found.draws > 1 else None, language),
        )
        frame(axes, words.given(title, source))
        fit(axes, 370, 17.0 * (len(steps) + 2))
    return axes


def _steps(found: GrowthCauses, language: str) -> list[_Step]:
    """The bars between both years."""
    rises = found.parts * found.gdp[0]
    least = _LEAST * float(np.abs(found.means).sum())
    shown = [one for one in largest(found) if abs(found.means[one]) >= least]
    steps = [
        _Step(
            capital(found.names[found.causes[one]][language]),
            _UNEXPLAINED if found.causes[one] == TREND else BAND if found.means[one] >= 0 else SECOND,
            rises[one],
        )
        for one in shown
    ]
    left = [one for one in range(len(found.causes)) if one not in shown and rises[one].any()]
    if left:
        name = say("chart.waterfall_smaller", language, count=len(left))
        steps.append(_Step(name, BAND, np.asarray(rises[left].sum(axis=0))))
    return steps


def _draw(axes: Axes, found: GrowthCauses, steps: list[_Step], own: Scale, language: str) -> list[float]:
    """The bars of the steps with their bands and numbers; all places on the value axis that they reach."""
    level, last = (float(one.mean()) for one in found.gdp)
    edges, whole = [level, last], last - level
    decimals = 0 if max(abs(float(one.rises.mean())) for one in steps) >= 100 * own.divisor else 1
    written = replace(own, decimals=decimals)
    for place, one in enumerate(steps, start=1):
        rise = float(one.rises.mean())
        low, high = np.quantile(one.rises, (0.1, 0.9)).tolist()
        hatch = "///" if one.colour == _UNEXPLAINED else ""
        axes.barh(place, rise, _BAR, level, color=one.colour, hatch=hatch, edgecolor="white", linewidth=0.5)
        axes.vlines(level, place - 1 - _BAR / 2, place + _BAR / 2, color=QUIET, linewidth=0.6)
        if found.draws > 1:
            axes.hlines(place, level + low, level + high, color=MARK, linewidth=0.9)
        far = level + max(rise, high, 0.0)
        edges += [level + rise, level + low, far]
        amount = minus(signed(written.number(rise)))
        share = minus(f"{100 * rise / whole:.0f}") if whole > 0 else ""
        words = say("chart.waterfall_number", language, amount=amount, share=share) if share else amount
        _number(axes, far, place, words)
        level += rise
    axes.vlines(level, len(steps) - _BAR / 2, len(steps) + 1 + _BAR / 2, color=QUIET, linewidth=0.6)
    return edges


def _number(axes: Axes, x: float, y: float, words: str) -> None:
    axes.annotate(
        words, (x, y), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8, color=MARK,
        annotation_clip=False,
    )  # fmt: skip


def _title(found: GrowthCauses, language: str) -> str:
    """What growth is, and the two causes that most of it is."""
    growth = float(found.growth.mean())
    about = {"first": found.first, "last": found.last, "growth": f"{abs(100 * growth):.0f}"}
    if growth <= 0:
        return say("chart.waterfall_down", language, **about)
    key = "chart.waterfall_source" if found.kind == ULTIMATE else "chart.waterfall_part"
    parts = [
        say(key, language, name=found.names[found.causes[one]][language], share=f"{100 * found.shares[one]:.0f}")
        for one in largest(found)[:_NAMED]
    ]
    return say("chart.waterfall_title", language, **about, parts=say("growth.comma", language).join(parts))
