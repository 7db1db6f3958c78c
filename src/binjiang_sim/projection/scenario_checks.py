"""What can be known to be wrong or odd before a run: identities, scopes, half-years, prices, time.

`checked` raises what is wrong and returns what is odd; `problems` returns both. One draw, with every input at its
median, is simulated for targets and for start values with a bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..engine import Parameter
from ..errors import Fault, ScenarioError
from ..sampling import correlations
from ..scenario import Given, Scenario
from ..scenario.inputs import named
from . import time_checks
from .formula_checks import faults as formula_faults
from .time_checks import median

SAME_SCOPE = 0.05  # implied residents this near to the managed population are the managed population
APART = 0.35  # further than this from the latest count of residents is odd; counts are years old
ROUNDING = 0.005  # what shares of one whole may miss
KEPT = "_problems"
GDP, PER_HEAD = "economy.gdp", "population.gdp_per_head"


def checked(scenario: Scenario, strict: bool = False) -> tuple[Fault, ...]:
    """The warnings of a scenario. Raises ScenarioError for what is wrong, and for warnings when `strict`."""
    kept = vars(scenario)  # as a cached property would: a frozen scenario has the same problems every time
    if KEPT not in kept:
        kept[KEPT] = problems(scenario)
    errors, warnings = kept[KEPT]
    if errors or (strict and warnings):
        raise ScenarioError([*errors, *(warnings if strict else ())])
    return tuple(warnings)


def problems(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """What is wrong with a scenario, and what is odd."""
    from .blocks import Job  # loads what runs
    from .start_checks import start_faults
    from .target_checks import target_faults
    from .trigger_checks import trigger_faults

    errors, warnings = _residents(scenario)
    plan = replace(scenario, draws=1, triggers=())
    starts = start_faults(Job(plan, central=True))
    switches = trigger_faults(scenario, simulate=not starts)
    central = Job(plan if switches else replace(scenario, draws=1), central=True)
    errors += [*starts, *target_faults(central, simulate=not starts), *switches]
    warnings += scenario.warnings
    for parameter in (one for one in scenario.model.parameters.values() if one.whole):
        errors += _whole(scenario, parameter)
    warnings += correlations.notes(scenario)
    for path, value in scenario.parameters.items():
        for name, given in named(f"parameters.{path}", value).items():
            warnings += formula_faults(name, given, scenario)
    wrong, odd = time_checks.problems(scenario)
    return [*errors, *wrong], [*warnings, *odd]


def _residents(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """GDP over GDP per head is a number of residents: not the managed population, and near to a count of residents."""
    gdp, per_head = scenario.parameters.get(GDP), scenario.parameters.get(PER_HEAD)
    if not isinstance(gdp, Given) or not isinstance(per_head, Given) or median(per_head) <= 0:
        return [], []
    implied = median(gdp) / median(per_head)
    known = {name: scenario.ledger.latest(name) for name in ("managed_population", "resident_population")}
    given = [one.place for one in (per_head, gdp) if not one.place.startswith("facts/")]
    place = (given or [per_head.place])[0]  # the value that a scenario changed, else the district's
    values = {"path": f"parameters.{PER_HEAD}", "gdp": f"{median(gdp):,.0f}"}
    values |= {"per_head": f"{median(per_head):,.0f}", "implied": f"{implied:,.0f}"}
    managed, residents = known["managed_population"], known["resident_population"]
    if managed and abs(implied / managed.model_value - 1) < SAME_SCOPE:
        values |= {"fact": managed.name, "found": f"{managed.model_value:,.0f}"}
        return [Fault("check.managed", values, place)], []
    if residents and abs(implied / residents.model_value - 1) > APART:
        values |= {"fact": residents.name, "found": f"{residents.model_value:,.0f}"}
        return [], [Fault("check.residents", values, place)]
    return [], []


def _whole(scenario: Scenario, parameter: Parameter) -> list[Fault]:
    """Shares of one whole that do not add up to one."""
    value = scenario.parameters[parameter.key]
    if not isinstance(value, Mapping):
        return []
    total = sum(median(given) for given in value.values())
    if abs(total - 1) <= ROUNDING:
        return []
    parts = ", ".join(f"{label} {median(given):g}" for label, given in value.items())
    found = {"path": f"parameters.{parameter.key}", "total": f"{total:.4g}", "parts": parts}
    return [Fault("check.whole", found, next(iter(value.values())).place)]
