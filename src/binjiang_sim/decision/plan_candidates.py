"""The plans that stand in a table: a scenario, packages of reforms, changes of one lever, and what a search found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..analysis.comparison import COST
from ..analysis.names import names
from ..errors import ScenarioError
from ..scenario import Scenario, load, shipped
from ..words import LANGUAGES, say
from .lever_plans import LeverPlans, LeverSize

OWN, PACKAGE, OTHER, RAISED, STOPPED, FOUND = "own", "package", "other", "raised", "stopped", "found"
RAMP = 1.0  # years within which a lever that is changed alone gets there


@dataclass(frozen=True)
class Candidate:
    """A plan: what kind it is, the scenario that carries it out, and the lever that it changes alone.

    "own" is the scenario that is asked about. All others have its world and levers of their own: "package" those of a
    shipped scenario, "other" those of one that was given, "found" those that a search found; "raised" and "stopped"
    change one lever. `more` says that the scenario the levers come from differs in other inputs too.
    """

    kind: str
    scenario: Scenario
    lever: str | None = None
    more: bool = False


def called(candidates: Sequence[Candidate]) -> tuple[Mapping[str, str], ...]:
    """What plans are called in each language, no two of them alike."""
    given = [one for one in candidates if one.kind in (OWN, PACKAGE, OTHER)]
    found = [one for one in candidates if one.kind == FOUND]
    named: dict[int, dict[str, str]] = {id(one): {} for one in candidates}
    for language in LANGUAGES:
        for one, name in zip(given, names([each.scenario for each in given], language), strict=True):
            named[id(one)][language] = name
        for number, one in enumerate(found, 1):
            which = f" {number}" if len(found) > 1 else ""
            named[id(one)][language] = say("plans.found", language, number=which)
        for one in candidates:
            if one.lever is not None:
                equation = one.scenario.model.equations[one.lever]
                lever = equation.zh if language == "zh" else equation.en
                named[id(one)][language] = say(f"plans.{one.kind}", language, lever=lever)
    return tuple(named[id(one)] for one in candidates)


def packages(scenario: Scenario) -> list[Candidate]:
    """The shipped packages of reforms of the district; none that has the levers of the scenario.

    Packages are the shipped scenarios of a district that differ from each other in nothing but levers.
    """
    alike: dict[str, list[Scenario]] = defaultdict(list)
    for name in shipped.names():
        try:
            one = load(shipped.path(name), scenario.model)
        except ScenarioError:  # written for another model
            continue
        if one.district == scenario.district:
            alike[_world(one, scenario)].append(one)
    found = [with_levers(scenario, one, PACKAGE) for one in max(alike.values(), key=len, default=[])]
    return [one for one in found if one.scenario.hash != scenario.hash]


def with_levers(scenario: Scenario, other: Scenario, kind: str) -> Candidate:
    """The scenario with the levers of another one, and the name of that."""
    moved = replace(scenario, name=other.name, file=other.file, levers=other.levers)
    return Candidate(kind, moved, more=_world(other, scenario) != _world(scenario, scenario))


def _world(one: Scenario, scenario: Scenario) -> str:
    """What is the same for scenarios that differ in nothing but levers; draws, seed and last year do not count."""
    common = {name: getattr(scenario, name) for name in ("levers", "draws", "seed", "end")}
    return replace(one, **common).hash


def first_year(scenario: Scenario, last: int) -> int:
    """The first year that is still to be planned: the one after reforms start, and none after the `last`."""
    return min(int(np.floor(scenario.reform_start + 1)), last)


def one_lever_changes(scenario: Scenario, last: int) -> list[Candidate]:
    """The scenario with one lever raised to 1, all that was announced, or stopped, from the first year to plan on."""
    since = float(first_year(scenario, last))
    levers = [one.name for one in scenario.model.of_kind("lever") if one.unit == "1"]
    if since >= last or COST not in scenario.model.equations:
        return []
    plans = LeverPlans(scenario, tuple(levers), (1.0,) * len(levers), since, since, RAMP)
    found = []
    for own in plans.own:
        for kind, size, wanted in ((RAISED, 1.0, own.size < 1), (STOPPED, 0.0, own.size > 0)):
            if wanted:
                changed = plans.scenario_of([LeverSize(own.lever, size, since)])
                found.append(Candidate(kind, changed, own.lever))
    return found
