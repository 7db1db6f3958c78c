"""Where the change of a figure comes from, as bars indented level by level."""

from __future__ import annotations

from dataclasses import astuple

from matplotlib.axes import Axes
from matplotlib.text import Text

from ...analysis.tree.figure import ExplainedFigure
from ...errors import Fault, ProjectionError
from ...words import say
from ..content import captions
from ..content.attribution import tree
from ..content.attribution.growth import minus
from ..content.numbers import signed
from ..render.fonts import chart_fonts, chart_language, drawable
from .canvas import BAND, LINE, MARK, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import POINTS, settle, wrapped

_COLUMNS = 44  # letters of a name on one line
_INDENT = "    "
_THICK = (0.72, 0.56, 0.42)  # of the bars of each level; those further down are as the last
_LESS = "#e0a066"


def figure_tree(
    found: ExplainedFigure,
    language: str = "en",
    ax: Axes | None = None,
    depth: int = 2,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Bars for what a figure's change comes from, `depth` levels deep; the title says which input brings most.

    Raises ProjectionError where nothing changes.
    """
    language = chart_language(language)
    if not found.change:
        values = {"figure": found.indicator, "period": found.period}
        raise ProjectionError([Fault("tree.no_change", values)])
    rows = tree.tree_rows(found, language, depth)
    shares = [row.share or 0.0 for row in rows]
    own = tree.share_scale(found, language)
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 1.5 + 0.24 * len(rows))
        for place, row in enumerate(rows):
            level, share = min(row.level, len(_THICK) - 1), shares[place]
            colours = (LINE, BAND) if share >= 0 else (SECOND, _LESS)
            axes.barh(-place, share, _THICK[level], color=colours[level > 0])
            axes.annotate(
                minus(signed(own.number(share))), (share, -place), xytext=(3 if share >= 0 else -3, 0),
                textcoords="offset points", va="center", ha="left" if share >= 0 else "right", fontsize=8, color=MARK,
            )  # fmt: skip
        names = [_INDENT * row.level + wrapped(drawable(row.label), _COLUMNS - 3 * row.level, 1) for row in rows]
        axes.set_yticks([-place for place in range(len(rows))], names)
        axes.axvline(0, color=MARK, linewidth=0.9)
        axes.set_xlim(*_room(shares))
        axes.set_ylim(-len(rows) + 0.4, 0.6)
        value_axis(axes, own, "x")
        plain_frame(axes)
        axes.grid(visible=False)
        axes.tick_params(axis="y", length=0, labelsize=8.5)
        unit = tree.share_unit(found, own, language)
        shown = captions.figure(found, found.indicator, found.item, unit, language)
        words = Words(
            tree.finding(found, language),
            captions.subtitle(shown, language, found.scenario),
            say("tree.chart", language, against=tree.against(found, language)),
            _source(found, language),
        ).given(title, source)
        frame(axes, Words(*map(drawable, astuple(words))))
        _to_the_left(axes)
    return axes


def _source(found: ExplainedFigure, language: str) -> str:
    """The line below the chart: a central run, or one draw."""
    if found.draw is None:
        return captions.source(found.scenario, None, language)
    made = say("tree.chart_draw", language, draw=found.draw, seed=found.scenario.seed)
    return say("chart.source", language, parts=made)


def _room(shares: list[float]) -> tuple[float, float]:
    """Limits with room for the numbers beside the bars."""
    low, high = min(0.0, *shares), max(0.0, *shares)
    room = 0.16 * (high - low)
    return low - room * (low < 0), high + room


def _to_the_left(axes: Axes) -> None:
    """Names begin in one column, so that indents show levels."""
    settle(axes)
    scale = POINTS / axes.figure.dpi
    labels: list[Text] = axes.get_yticklabels()
    wide = max(label.get_window_extent().width for label in labels) * scale
    axes.tick_params(axis="y", pad=wide + 4)
    for label in labels:
        label.set(horizontalalignment="left")
