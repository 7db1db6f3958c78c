"""Every number of a scenario with its provenance, and those among them that are uncertain."""

from __future__ import annotations

from collections.abc import Collection

from ..scenario import Distribution, Given, Scenario
from ..scenario.inputs import numbers_of
from ..scenario.values import Value

KEPT = "_givens"


def givens(scenario: Scenario) -> dict[str, Given]:
    """Every number of a scenario with its provenance, by path such as `parameters.talent.base_inflow`."""
    kept = vars(scenario)  # as a cached property would: reports ask for it hundreds of times
    if KEPT not in kept:
        kept[KEPT] = _givens(scenario)
    return dict(kept[KEPT])


def _givens(scenario: Scenario) -> dict[str, Given]:
    every: dict[str, Value] = {f"parameters.{key}": value for key, value in scenario.parameters.items()}
    every |= {f"levers.{key}": value for key, value in scenario.levers.items()}
    every |= {f"drivers.{key}": value for key, value in scenario.drivers.items()}
    for position, trigger in enumerate(scenario.triggers):
        every |= {f"triggers.{position}.levers.{key}": path for key, path in trigger.levers.items()}
    return numbers_of(every, scenario.shocks)


def facts_read(scenario: Scenario) -> frozenset[str]:
    """The names of the facts that set some number of a scenario."""
    return frozenset(fact for given in givens(scenario).values() for fact in given.facts)


def uncertain_of(scenario: Scenario, inputs: Collection[str]) -> dict[str, Given]:
    """The uncertain numbers of these parameters, levers and drivers (by path), with the shocks on these drivers."""
    every: dict[str, Value] = {}
    for path in inputs:
        section, _, name = path.partition(".")
        every[path] = getattr(scenario, section)[name]
    struck = [shock for shock in scenario.shocks if f"drivers.{shock.driver}" in inputs]
    return _uncertain(numbers_of(every, struck))


def uncertain(scenario: Scenario) -> dict[str, Given]:
    """The numbers that have a distribution, by path, which is also the name of their stream."""
    return _uncertain(givens(scenario))


def _uncertain(numbers: dict[str, Given]) -> dict[str, Given]:
    return {path: given for path, given in numbers.items() if isinstance(given.value, Distribution)}
