"""The triggers of a scenario for readers: the condition, the levers that it switches, and how often it fires."""

from __future__ import annotations

from ...facts.periods import instant_text
from ...projection import Firing, Result, firings
from ...scenario.resolved import moment
from ...words import say
from . import series
from .targets import period_of, value_of

NAMES = ("name", "condition", "then", "fires")


def head(language: str) -> tuple[str, ...]:
    """The words above the columns of `rows`."""
    return tuple(say(f"triggers.{name}", language) for name in NAMES)


def rows(result: Result, language: str) -> list[tuple[str, ...]]:
    """One row a trigger: its name or number, the condition, the levers with the time from which on, the chance."""
    return [_row(result, number, one, language) for number, one in enumerate(firings(result), 1)]


def _row(result: Result, number: int, one: Firing, language: str) -> tuple[str, ...]:
    trigger, target = one.trigger, one.trigger.target
    condition = say(
        "triggers.below" if trigger.below else "triggers.above",
        language,
        figure=series.full_name(result, target.indicator, target.item, language),
        period=period_of(target, language),
        value=value_of(result, target, language),
    )
    levers = (
        say(
            "triggers.lever",
            language,
            lever=series.name_of(result, name, language),
            time=instant_text(moment(path.points[0][0]), language),
        )
        for name, path in trigger.levers.items()
    )
    then = say("report.semicolon", language).join(levers)
    fires = one.fires.text(language)
    if result.central:
        fires = say("triggers.fired" if one.fires.hits else "triggers.not_fired", language)
    return trigger.name.get(language, str(number)), condition, then, fires
