"""Targets on a chart of years: a bar at the value, a line down to its year, the chance to meet it beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.markers import CARETDOWNBASE, CARETUPBASE

from ...projection import Outcome, Result, price_factor
from ...words import say
from ..content import findings, targets
from ..content.numbers import PER_CENT, Scale
from .canvas import SECOND
from .labels import End

INK = "#a84e00"  # a darker SECOND, for words on white
MOST = 4  # targets told in words; of more the last ones
# A caret says on which side of its bar a target is met.
_SIDES = {"at_least": (CARETUPBASE,), "at_most": (CARETDOWNBASE,), "between": (CARETUPBASE, CARETDOWNBASE)}


@dataclass(frozen=True)
class Aim:
    """A target at its place on a yearly chart: its year, and its value, or both ends of it, at the figure's prices."""

    time: float
    values: tuple[float, ...]
    outcome: Outcome


def aims(result: Result, indicator: str, item: str | None = None) -> tuple[tuple[Aim, ...], tuple[Outcome, ...]]:
    """The targets of a figure that a yearly chart can carry, the earliest first; and those of several years.

    Values at other prices are brought to those of the figure by the median of the price level.
    """
    found, others = [], []
    for one in findings.of_figure(result, indicator, item):
        if one.target.period.isdigit() and not one.target.over:
            level = float(np.median(price_factor(result, one.target)))
            found.append(Aim(float(one.target.period), tuple(limit / level for limit in one.target.limits), one))
        else:
            others.append(one)
    return tuple(found), tuple(others)


def draw_aims(axes: Axes, wanted: Sequence[Aim]) -> None:
    """A bar at each value, with a caret; a dotted line down to the year of those that are told in words."""
    floor = axes.get_ylim()[0]
    for number, aim in enumerate(wanted):
        told = len(wanted) - number <= MOST
        if told:
            axes.plot(
                [aim.time, aim.time], [floor, max(aim.values)], color=SECOND, linewidth=0.9, linestyle=(0, (1, 2)),
                zorder=4.5,
            )  # fmt: skip
        for place, (value, caret) in enumerate(zip(aim.values, _SIDES[aim.outcome.target.direction], strict=True)):
            name = f"target-{aim.outcome.target.period}-{number + 1}" + "-upper" * place
            for marker, size, gid in (("_", 13, name), (caret, 6, None)):
                axes.plot(
                    [aim.time], [value], linestyle="", marker=marker, markersize=size, color=SECOND,
                    markeredgewidth=2 if marker == "_" else 0, gid=gid, zorder=5,
                )  # fmt: skip
    axes.set_ylim(bottom=floor)


def words_of_aims(result: Result, wanted: Sequence[Aim], own: Scale, language: str) -> list[End]:
    """What is wanted, and the chance of it, for the last targets, each at its bar."""
    return [
        End(aim.time, max(aim.values), _words(result, aim, own, language), INK) for aim in wanted[-MOST:]
    ]  # fmt: skip


def _words(result: Result, aim: Aim, own: Scale, language: str) -> str:
    target = aim.outcome.target
    if aim.values != tuple(target.limits):  # at prices of its own, which are told with it
        wanted = targets.wanted(result, target, language)
    else:
        unit = own.after if own.unit == PER_CENT else ""
        wanted = targets.signed(target, "–".join(own.number(one) for one in aim.values) + unit)
    told = say("chart.target", language, year=target.period, wanted=wanted)
    return "\n".join(filter(None, (told, chance(aim.outcome, result.central, language))))


def chance(outcome: Outcome, central: bool, language: str) -> str:
    """The chance of a target in words, or what became of it in a central run; nothing of too few draws."""
    if central:
        return say("chart.target_met" if outcome.met.hits else "chart.target_missed", language)
    return "" if outcome.met.few else say("chart.target_chance", language, chance=outcome.met.text(language))


def key_of_others(result: Result, others: Sequence[Outcome], language: str) -> list[str]:
    """The targets of several years, which have no place on the axis, each with its chance."""
    found = []
    for one in others:
        about = {
            "period": targets.period_of(one.target, language),
            "wanted": targets.wanted(result, one.target, language),
        }
        told = [say("chart.target_over", language, **about), chance(one, result.central, language)]
        found.append(say("chart.key_joint", language).join(filter(None, told)))
    return found
