"""From the figure of one scenario to that of another: a waterfall of what each change adds or takes."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from ...analysis.attribution.bridge import Bridge
from ...words import say
from ..content.attribution.bridge import Told
from ..content.numbers import signed
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, QUIET, SECOND, axes_or_new, heading, plain_frame, value_axis
from .labels import note, wrapped

ROWS = 8  # the other parts stand together in one more
_NAME = 26  # letters of a name on one line
_AIR = 0.16  # of the width of the chart, for numbers beside the bars


@dataclass(frozen=True)
class _Step:
    name: str
    share: float


def waterfall(bridge: Bridge, language: str = "en", ax: Axes | None = None) -> Axes:
    """The first figure, a bar for each part, largest first, and the second figure, from top to bottom."""
    language = chart_language(language)
    told = Told(bridge, language)
    with chart_fonts():
        steps = _steps(told)
        axes = axes_or_new(ax, 7.2, 1.7 + 0.4 * (len(steps) + 2))
        level, bottom = bridge.first, len(steps) + 1
        for row, one in enumerate(steps, 1):
            colour = LINE if one.share >= 0 else SECOND
            axes.barh(row, one.share, 0.62, level, color=colour)
            axes.plot([level, level], [row - 1, row], color=QUIET, linewidth=0.7)
            level += one.share
            right = max(level, level - one.share)
            _beside(axes, right, row, signed(told.scale.number(one.share)), colour)
        axes.plot([level, level], [bottom - 1, bottom], color=QUIET, linewidth=0.7)
        for row, value in ((0, bridge.first), (bottom, bridge.second)):
            axes.plot([value], [row], marker="D", markersize=6, color=MARK)
            _beside(axes, value, row, told.scale.text(value), MARK)
        first, second = told.ends
        labels = (first, *(one.name for one in steps), second)
        axes.set_yticks(range(bottom + 1), [wrapped(one, _NAME, 2) for one in labels])
        axes.set_ylim(bottom + 0.6, -0.6)
        low, high = axes.get_xlim()
        axes.set_xlim(low - _AIR * (high - low) / 4, high + _AIR * (high - low))
        value_axis(axes, told.scale, "x")
        plain_frame(axes)
        axes.tick_params(axis="y", length=0)
        axes.grid(visible=False, axis="y")
        heading(axes, told.figure, told.scale.unit)
        note(axes, say("bridge.chart_note", language))
    return axes


def _steps(told: Told) -> list[_Step]:
    parts = told.bridge.parts
    shown = parts if len(parts) <= ROWS + 1 else parts[:ROWS]
    steps = [_Step(told.name(one), one.share) for one in shown]
    if left := parts[len(shown) :]:
        name = say("bridge.others", told.language, count=len(left))
        steps.append(_Step(name, sum(one.share for one in left)))
    return steps


def _beside(axes: Axes, x: float, y: float, words: str, colour: str) -> None:
    axes.annotate(
        words, (x, y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8.5, color=colour,
        annotation_clip=False,
    )  # fmt: skip
