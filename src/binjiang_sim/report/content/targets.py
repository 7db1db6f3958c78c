"""The targets of a scenario for readers: what is wanted, the chance to meet it, and how far the median is from it."""

from __future__ import annotations

from ...projection import Outcome, Result, outcomes
from ...scenario import Target
from ...words import say
from . import series
from .numbers import scale


def rows(result: Result, language: str) -> list[tuple[str, ...]]:
    """One row a target: figure, period, target, median, gap, chance, kind, source."""
    return [_row(result, one, language) for one in outcomes(result)]


def head(language: str) -> tuple[str, ...]:
    """The words above the columns of `rows`."""
    names = ("figure", "period", "target", "median", "gap", "chance", "kind", "source")
    return tuple(say(f"targets.{name}", language) for name in names)


def named(result: Result, one: Outcome, language: str) -> str:
    """A target in one line: figure, period and what is wanted of it."""
    figure, period, wanted, *_ = _row(result, one, language)
    return say("targets.named", language, figure=figure, period=period, wanted=wanted)


def chance(one: Outcome, language: str) -> str:
    """The share of draws that meet a target, in whole per cent: their number does not carry more."""
    return say("report.per_cent", language, number=f"{100 * one.chance:.0f}")


def sign(target: Target) -> str:
    """The sign before the value of a target."""
    return "≥" if target.direction == "at_least" else "≤"


def _row(result: Result, one: Outcome, language: str) -> tuple[str, ...]:
    target = one.target
    own = scale((target.value, one.median), series.unit_of(result, target.indicator), language)
    name = series.full_name(result, target.indicator, target.item or None, language)
    wanted, median = own.text(target.value), own.text(one.median)
    gap = f"{'+' if one.gap > 0 else ''}{own.number(one.gap)}"
    kind = say(f"targets.{target.kind}", language)
    return name, target.period, f"{sign(target)} {wanted}", median, gap, chance(one, language), kind, target.source
