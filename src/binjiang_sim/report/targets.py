"""The targets of a scenario for readers: what is wanted, the chance to meet it, and how far the median is from it."""

from __future__ import annotations

from ..projection import Outcome, Result, outcomes
from ..words import say
from . import series
from .headline import aligned
from .numbers import scale


def rows(result: Result, language: str) -> list[tuple[str, ...]]:
    """One row a target: figure, period, target, median, gap, chance, kind, source."""
    return [_row(result, one, language) for one in outcomes(result)]


def head(language: str) -> tuple[str, ...]:
    """The words above the columns of `rows`."""
    names = ("figure", "period", "target", "median", "gap", "chance", "kind", "source")
    return tuple(say(f"targets.{name}", language) for name in names)


def lines(result: Result, language: str) -> list[str]:
    """The targets as text with aligned columns, or nothing when there are none."""
    found = rows(result, language)
    return [say("targets.title", language), *aligned([head(language), *found])] if found else []


def _row(result: Result, one: Outcome, language: str) -> tuple[str, ...]:
    target = one.target
    equation = result.model.equations[target.indicator]
    own = scale((target.value, one.median), series.unit_of(result, target.indicator), language)
    name = equation.zh if language == "zh" else series.capital(equation.en)
    item = next((one for dim in equation.dims for one in result.scenario.labels[dim] if one.key == target.item), None)
    if item:
        name += f" · {item.zh if language == 'zh' else item.en}"
    sign = "≥" if target.direction == "at_least" else "≤"
    wanted, median = (f"{own.before}{own.number(value)}{own.after}" for value in (target.value, one.median))
    gap = f"{'+' if one.gap > 0 else ''}{own.number(one.gap)}"
    chance = f"{100 * one.chance:.0f} %"
    kind = say(f"targets.{target.kind}", language)
    return name, target.period, f"{sign} {wanted}", median, gap, chance, kind, target.source
