"""The plans that stand in a table: a scenario, packages of reforms, changes of one lever, and what a search found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

    "own" is the scenario that is asked about, "package" has the levers of a shipped scenario and all else of it,
    "other" is a scenario as it was given, "raised" and "stopped" change one lever, "found" comes from a search.
    """

    kind: str
    scenario: Scenario
    lever: str | None = None


def called(candidates: Sequence[Candidate]) -> tuple[Mapping[str, str], ...]:
    """What plans are called in each language, no two of them alike."""
    whole = [one for one in candidates if one.lever is None]
    of_scenarios = {language: iter(names([one.scenario for one in whole], language)) for language in LANGUAGES}
    return tuple(
        {language: _name(one, language, of_scenarios[language]) for language in LANGUAGES} for one in candidates
    )


def _name(one: Candidate, language: str, of_scenarios: Iterable[str]) -> str:
    if one.lever is None:
        name = next(iter(of_scenarios))
        return say("plans.found", language, name=name) if one.kind == FOUND else name
    equation = one.scenario.model.equations[one.lever]
    return say(f"plans.{one.kind}", language, lever=equation.zh if language == "zh" else equation.en)


def packages(scenario: Scenario) -> list[Candidate]:
    """The shipped packages of reforms of the district, with all else as in the scenario; none that has its levers.

    Packages are the shipped scenarios of a district that differ from each other in nothing but levers.
    """
    alike: dict[str, list[Scenario]] = defaultdict(list)
    for name in shipped.names():
        try:
            one = load(shipped.path(name), scenario.model)
        except ScenarioError:  # written for another model
            continue
        if one.district == scenario.district:
            alike[without_levers(one, scenario)].append(one)
    found = max(alike.values(), key=len, default=[])
    moved = [replace(scenario, name=one.name, file=one.file, levers=one.levers) for one in found]
    return [Candidate(PACKAGE, one) for one in moved if one.hash != scenario.hash]


def without_levers(one: Scenario, scenario: Scenario) -> str:
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
