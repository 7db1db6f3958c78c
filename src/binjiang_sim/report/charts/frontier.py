"""What more chance costs: the plans that no other one beats."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from ...decision.sought import ALREADY, Sought
from ...words import say
from ..content import captions
from ..content.decision.seek import sentences
from ..content.numbers import PER_CENT, scale
from ..content.run_findings import unstopped
from ..content.series import capital
from ..render.fonts import chart_fonts, chart_language
from .canvas import LINE, MARK, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame

_ROOM, _LOW = 1.6, 0.15  # of the dearest plan, for words behind it; a chance that has no room for words below


def frontier(
    found: Sought,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Cost against chance: the plans tried that no other beats, the scenario's own plan, and the one that was found."""
    language = chart_language(language)
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 3.8)
        costs = [one.cost for one in found.frontier]
        chances = [one.chance for one in found.frontier]
        axes.step(costs, chances, where="post", color=LINE, linewidth=1.4, zorder=2)
        axes.plot(costs, chances, "o", color=LINE, markersize=4, zorder=3)
        axes.axhline(found.asked, color=MARK, linewidth=0.9, linestyle="--")
        own = scale([*costs, found.own_cost, found.cost], "CNY", language)
        most = max(*costs, found.own_cost, found.cost) or 1.0
        _plans(axes, found, (_ROOM - 1) * most, language)
        axes.set(xlim=(0, _ROOM * most), ylim=(-0.07, 1.12))
        axes.annotate(
            say("seek.chart_asked", language, asked=f"{100 * found.asked:.0f}"), (1, found.asked),
            xycoords=("axes fraction", "data"), xytext=(0, 2), textcoords="offset points", ha="right", va="bottom",
            fontsize=8, color=MARK,
        )  # fmt: skip
        value_axis(axes, own, "x")
        per_cent = scale([1.0], PER_CENT, language)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / per_cent.divisor:.0f}"))
        plain_frame(axes)
        span = {"since": found.since, "last": found.goal.last, "unit": own.unit, "chance": per_cent.unit}
        counts = {"draws": f"{found.draws:,}", "judged": f"{found.judged:,}"}
        words = Words(
            capital(unstopped(sentences(found, language)[0])),
            captions.subtitle(
                say("seek.chart_axes", language, year=found.plans.scenario.start, **span),
                language,
                found.plans.scenario,
            ),
            say("seek.chart_note", language, **counts),
            captions.source(found.plans.scenario, found.judged, language),
        )
        frame(axes, words.given(title, source))
    return axes


def _plans(axes: Axes, found: Sought, reach: float, language: str) -> None:
    """The scenario's own plan and the one that was found, each named below its mark; a name is as long as `reach`."""
    axes.plot(found.own_cost, found.own_chance, "s", color=MARK, markersize=7, zorder=4)
    own_above, above = (one < _LOW for one in (found.own_chance, found.chance))
    name = say("seek.chart_own", language, chance=found.own_met.text(language))
    _named(axes, (found.own_cost, found.own_chance), name, MARK, own_above)
    if found.status == ALREADY:
        return
    if abs(found.cost - found.own_cost) < reach and abs(found.chance - found.own_chance) < _LOW:
        above = not own_above  # side by side one would cover the other
    axes.plot(found.cost, found.chance, "D", color=SECOND, markersize=7, zorder=5)
    name = say("seek.chart_found", language, chance=found.met.text(language))
    _named(axes, (found.cost, found.chance), name, "#a84e00", above)


def _named(axes: Axes, point: tuple[float, float], words: str, colour: str, above: bool) -> None:
    """Words to the right of a point, above or below it, off the line that is asked."""
    axes.annotate(
        words, point, xytext=(7, 11 if above else -11), textcoords="offset points", va="center", fontsize=8,
        color=colour, zorder=6, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.8},
    )  # fmt: skip
