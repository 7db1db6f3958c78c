"""How often each trigger of a run fires."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..scenario import Trigger
from ..words import LANGUAGES
from .prices import target_unit
from .proportions import Proportion
from .result import Result
from .targets import outcomes


@dataclass(frozen=True)
class Firing:
    """A trigger, and the share of the draws in which it fires."""

    trigger: Trigger
    fires: Proportion


def firings(result: Result) -> tuple[Firing, ...]:
    """One for each trigger of the scenario. Raises ProjectionError when a figure is not defined in its period."""
    triggers = result.scenario.triggers
    asked = replace(result.scenario, targets=tuple(one.target for one in triggers))
    found = outcomes(replace(result, scenario=asked))
    missed = (replace(one.met, hits=one.met.draws - one.met.hits) for one in found)
    return tuple(Firing(*both) for both in zip(triggers, missed, strict=True))


def firing_record(result: Result, one: Firing) -> dict[str, object]:
    """One trigger as plain values for JSON; `name` is null where none is given, `error` as for a target's chance."""
    target = one.trigger.target
    return {
        "name": dict(one.trigger.name) or None,
        "indicator": target.indicator,
        "item": target.item,
        "period": target.period,
        "over": target.over or None,
        "unit": target_unit(target, result.model),
        "direction": "below" if one.trigger.below else "above",
        "value": target.value,
        "prices": target.prices or None,
        "levers": list(one.trigger.levers),
        "fires": {
            "chance": one.fires.value,
            "error": one.fires.error,
            "chance_text": {language: one.fires.text(language) for language in LANGUAGES},
        },
    }
