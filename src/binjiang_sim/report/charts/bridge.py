"""From the figure of one scenario to that of another: a waterfall of what each change adds or takes."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from ...analysis.attribution.bridge import LUCK, Bridge, Part
from ...words import say
from ..content import captions
from ..content.attribution.bridge import Told, sentences
from ..content.attribution.growth import minus
from ..content.numbers import signed
from ..content.run_findings import unstopped
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, QUIET, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import wrapped

ROWS = 8  # the other parts stand together in one more
_NAME = 26  # letters of a name on one line
_AIR = 0.16  # of the width of the chart, for numbers beside the bars


@dataclass(frozen=True)
class _Step:
    name: str
    share: float
    band: tuple[float, float] | None = None


def bridge_bars(
    bridge: Bridge,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """The first figure, a bar for each part, largest first, and the second figure, from top to bottom.

    Thin lines are the 80 % bands of the parts that have one.
    """
    language = chart_language(language)
    told = Told(bridge, language)
    with chart_fonts():
        steps = _steps(told)
        axes = axes_or_new(ax, WIDE, 1.8 + 0.36 * (len(steps) + 2))
        level, bottom = bridge.first, len(steps) + 1
        for row, one in enumerate(steps, 1):
            colour = LINE if one.share >= 0 else SECOND
            axes.barh(row, one.share, 0.62, level, color=colour)
            axes.plot([level, level], [row - 1, row], color=QUIET, linewidth=0.7)
            if one.band:
                axes.hlines(row, level + one.band[0], level + one.band[1], color=MARK, linewidth=0.9, zorder=3)
            right = level + max(0.0, one.share, *(one.band or ()))
            level += one.share
            _beside(axes, right, row, minus(signed(told.scale.number(one.share))), colour)
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
        unit = captions.measured(told.first, told.figure, bridge.indicator, told.scale.unit, language)
        key = "bridge.chart_note_bands" if any(one.band for one in steps) else "bridge.chart_note"
        words = Words(
            unstopped(sentences(bridge, language)[0]),
            captions.subtitle(unit, language, *bridge.scenarios),
            say(key, language),
            captions.source(bridge.scenarios[0], bridge.draws, language),
        )
        frame(axes, words.given(title, source))
    return axes


def _steps(told: Told) -> list[_Step]:
    parts = told.bridge.parts
    shown = parts if len(parts) <= ROWS + 1 else parts[:ROWS]
    steps = [_Step(told.name(one), one.share, _band(told, one)) for one in shown]
    if left := parts[len(shown) :]:
        name = say("bridge.others", told.language, count=len(left))
        steps.append(_Step(name, sum(one.share for one in left)))
    return steps


def _band(told: Told, part: Part) -> tuple[float, float] | None:
    """The 80 % band of a part over the draws, where it has one."""
    if told.bridge.target or part.group == LUCK or part.low is None or part.high is None or part.low == part.high:
        return None
    return part.low, part.high


def _beside(axes: Axes, x: float, y: float, words: str, colour: str) -> None:
    axes.annotate(
        words, (x, y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8.5, color=colour,
        annotation_clip=False,
    )  # fmt: skip
