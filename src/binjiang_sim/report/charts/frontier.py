"""What more chance costs: the plans that no other one beats."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from ...decision.sought import ALREADY, Sought
from ...words import say
from ..content.decision.seek import goal
from ..content.numbers import scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, SECOND, axes_or_new, heading, plain_frame, value_axis
from .labels import columns_of, note, settle, wrapped

_TITLE = 10.5  # points


def frontier(found: Sought, language: str = "en", ax: Axes | None = None) -> Axes:
    """Cost against chance: the plans tried that no other beats, the scenario's own plan, and the one that was found."""
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax)
        costs = [one.cost for one in found.frontier]
        axes.step(costs, [one.chance for one in found.frontier], where="post", color=LINE, linewidth=1.4, zorder=2)
        axes.plot(costs, [one.chance for one in found.frontier], "o", color=LINE, markersize=4, zorder=3)
        axes.plot(found.own_cost, found.own_chance, "s", color=MARK, markersize=7, zorder=4)
        if found.status != ALREADY:
            axes.plot(found.cost, found.chance, "D", color=SECOND, markersize=7, zorder=4)
        axes.axhline(found.asked, color=MARK, linewidth=0.9, linestyle="--")
        axes.set_ylim(0, max(1.0, found.asked) * 1.02)
        axes.set_xlim(left=0)
        own = scale([*costs, found.own_cost, found.cost], "CNY", language)
        value_axis(axes, own, "x")
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
        plain_frame(axes)
        settle(axes)
        title = f"{say('seek.chart', language)}{'：' if language == 'zh' else ': '}{goal(found, language)}"
        heading(axes, wrapped(title, columns_of(axes, _TITLE)), say("seek.head_chance", language), _TITLE)
        counts = {"draws": f"{found.draws:,}", "judged": f"{found.judged:,}"}
        head = say("seek.head_cost", language, unit=own.unit)
        note(axes, f"{head}\n{say('seek.chart_note', language, **counts)}")
    return axes
