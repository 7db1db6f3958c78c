"""The targets of a scenario for readers: what is wanted, the chance to meet it, and how far the median is from it."""

from __future__ import annotations

from ...projection import Outcome, Result, outcomes, target_unit
from ...scenario import Target
from ...scenario.values import CURRENT
from ...words import say
from . import series
from .numbers import scale, shown_unit


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


def sign(target: Target) -> str:
    """The sign before the value of a target."""
    return "≥" if target.direction == "at_least" else "≤"


def unit_of(result: Result, target: Target) -> str:
    """The unit in which a target is shown."""
    return shown_unit(target_unit(target, result.model), result.model.equations[target.indicator].share)


def priced(result: Result, target: Target, value: str, language: str) -> str:
    """The value of a target with its prices where it is money and its unit does not say them."""
    prices = target.prices or result.model.equations[target.indicator].price_basis
    if not prices or "current_CNY" in unit_of(result, target):
        return value
    year = result.scenario.start if prices == "constant" else prices
    key = "targets.current" if prices == CURRENT else "targets.constant"
    return say(key, language, value=value, year=year)


def _row(result: Result, one: Outcome, language: str) -> tuple[str, ...]:
    target = one.target
    own = scale((target.value, one.median), unit_of(result, target), language)
    name = series.full_name(result, target.indicator, target.item, language)
    wanted, median = priced(result, target, own.text(target.value), language), own.text(one.median)
    gap = f"{'+' if one.gap > 0 else ''}{own.number(one.gap)}"
    kind = say(f"targets.{target.kind}", language)
    return name, target.period, f"{sign(target)} {wanted}", median, gap, one.met.text(language), kind, target.source
