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
from .canvas import LINE, MARK, SECOND, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import End, label_ends
from .levers import WIDE

_ROOM = 1.45  # of the dearest plan, for words behind it


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
        axes.plot(found.own_cost, found.own_chance, "s", color=MARK, markersize=7, zorder=4)
        axes.axhline(found.asked, color=MARK, linewidth=0.9, linestyle="--")
        own = scale([*costs, found.own_cost, found.cost], "CNY", language)
        ends = [_end(found.own_cost, found.own_chance, found.own_met.text(language), "own", MARK, language)]
        if found.status != ALREADY:
            axes.plot(found.cost, found.chance, "D", color=SECOND, markersize=7, zorder=5)
            ends.append(_end(found.cost, found.chance, found.met.text(language), "found", "#a84e00", language))
        most = max(*costs, found.own_cost, found.cost) or 1.0
        axes.set(xlim=(0, _ROOM * most), ylim=(-0.07, max(1.0, found.asked) * 1.04))
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
        apart = abs(found.cost - found.own_cost) > (_ROOM - 1) * most  # neither is written over the other
        for group in [[one] for one in ends] if apart else [ends]:
            label_ends(axes, group, 8)
    return axes


def _end(cost: float, chance: float, met: str, name: str, colour: str, language: str) -> End:
    return End(cost, chance, say(f"seek.chart_{name}", language, chance=met), colour)
