"""What can be known to be wrong or odd before a run: identities, scopes, half-years, prices, lever delivery.

`checked` raises what is wrong and returns what is odd; `problems` returns both. Nothing is simulated but targets.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..engine import Clock, Parameter
from ..errors import Fault, ScenarioError
from ..sampling import correlations
from ..sampling.distributions import inverse
from ..sampling.sampler import clock_of
from ..sampling.time_paths import time_path
from ..scenario import Distribution, Given, Scenario, Shock, TimePath
from ..scenario.inputs import named
from .formula_checks import faults as formula_faults

SAME_SCOPE = 0.05  # implied residents this near to the managed population are the managed population
APART = 0.35  # further than this from the latest count of residents is odd; counts are years old
ROUNDING = 0.005  # what shares of one whole may miss
SHORT = 0.01  # of a lever's range: what it may miss without a warning
GDP, PER_HEAD = "economy.gdp", "population.gdp_per_head"


def checked(scenario: Scenario, strict: bool = False) -> tuple[Fault, ...]:
    """The warnings of a scenario. Raises ScenarioError for what is wrong, and for warnings when `strict`."""
    errors, warnings = problems(scenario)
    if errors or (strict and warnings):
        raise ScenarioError([*errors, *(warnings if strict else ())])
    return tuple(warnings)


def problems(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """What is wrong with a scenario, and what is odd."""
    errors, warnings = _residents(scenario)
    warnings += scenario.warnings
    if scenario.targets:
        from .target_checks import target_faults  # loads what runs

        errors += target_faults(scenario)
    for parameter in (one for one in scenario.model.parameters.values() if one.whole):
        errors += _whole(scenario, parameter)
    warnings += correlations.notes(scenario)
    for path, value in scenario.parameters.items():
        for name, given in named(f"parameters.{path}", value).items():
            warnings += formula_faults(name, given, scenario)
    for shock in scenario.shocks:
        warnings += _late(shock, clock_of(scenario))
    for name, lever in scenario.levers.items():
        warnings += _delivery(f"levers.{name}", lever, clock_of(scenario))
    return errors, warnings


def _median(given: Given) -> float:
    value = given.value
    return float(inverse(value, np.array([0.5]))[0]) if isinstance(value, Distribution) else value


def _residents(scenario: Scenario) -> tuple[list[Fault], list[Fault]]:
    """GDP over GDP per head is a number of residents: not the managed population, and near to a count of residents."""
    gdp, per_head = scenario.parameters.get(GDP), scenario.parameters.get(PER_HEAD)
    if not isinstance(gdp, Given) or not isinstance(per_head, Given) or _median(per_head) <= 0:
        return [], []
    implied = _median(gdp) / _median(per_head)
    known = {name: scenario.ledger.latest(name) for name in ("managed_population", "resident_population")}
    given = [one.place for one in (per_head, gdp) if not one.place.startswith("facts/")]
    place = (given or [per_head.place])[0]  # the value that a scenario changed, else the district's
    values = {"path": f"parameters.{PER_HEAD}", "gdp": f"{_median(gdp):,.0f}"}
    values |= {"per_head": f"{_median(per_head):,.0f}", "implied": f"{implied:,.0f}"}
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
    total = sum(_median(given) for given in value.values())
    if abs(total - 1) <= ROUNDING:
        return []
    parts = ", ".join(f"{label} {_median(given):g}" for label, given in value.items())
    found = {"path": f"parameters.{parameter.key}", "total": f"{total:.4g}", "parts": parts}
    return [Fault("check.whole", found, next(iter(value.values())).place)]


def _late(shock: Shock, clock: Clock) -> list[Fault]:
    """A shock that can only begin when the run is over."""
    start = shock.start.value
    first = start.span[0] if isinstance(start, Distribution) else start
    if first < clock.end + 1:
        return []
    values = {"path": f"shocks.{shock.name}", "start": f"{first:g}", "end": clock.end}
    return [Fault("check.never", values, shock.start.place)]


def _delivery(name: str, lever: TimePath, clock: Clock) -> list[Fault]:
    """What was intended (start, ramp, highest value) against the time path on the clock of the run."""
    intended = [(time + lever.lag, _median(given)) for time, given in lever.points]
    highest = max(value for _, value in intended)
    if not highest:
        return []
    place = lever.points[-1][1].place
    moved = [time for time, value in intended if value]
    begin = intended[0][0] if lever.shape != "step" else moved[0]
    if begin > clock.end + 1:
        return [Fault("check.never", {"path": name, "start": f"{begin:g}", "end": clock.end}, place)]
    faults = []
    values = [np.array([value]) for _, value in intended]
    realised = time_path(lever, values, clock, 0.0)[:, 0]
    if highest - realised.max() > SHORT * highest:
        found = {"path": name, "intended": f"{highest:g}", "end": clock.end, "found": f"{realised.max():.3g}"}
        faults.append(Fault("check.short", found, place))
    offset = (begin - clock.start) / clock.step
    if begin < clock.start:
        faults.append(Fault("check.begun", {"path": name, "start": f"{begin:g}", "first": clock.start}, place))
    elif abs(offset - round(offset)) > 1e-6:
        later = clock.start + np.ceil(offset) * clock.step
        faults.append(Fault("check.grid", {"path": name, "start": f"{begin:g}", "found": f"{later:g}"}, place))
    return faults
