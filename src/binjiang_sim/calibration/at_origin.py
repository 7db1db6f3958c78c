"""The model as it would have been run at an earlier date: what was known then, and a scenario that starts then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from ..errors import FactError, Fault
from ..facts import Ledger
from ..projection.experiment import experiment
from ..projection.figures import Figure
from ..projection.time_checks import median
from ..sampling.distributions import Floats
from ..sampling.provenance import givens
from ..scenario import Distribution, Process, Scenario, TimePath
from ..scenario.inputs import named
from ..scenario.variants import changed
from .published import GDP, INDUSTRY, city_of, yearly_rates

ECONOMY = "parameters.economy"
PUBLISHED = tuple(f"{ECONOMY}.growth_{year}" for year in ("latest", "before", "earlier"))
EXPECTED, EXCESS = f"{ECONOMY}.path_growth", f"{ECONOMY}.activity_excess"
NATIONAL = "anchor_national_growth_path"  # in the ledger: growth expected for spans of years
CITY_INCOME = "external_income"  # the driver that grows with the city
KNOWN = (f"{ECONOMY}.known_growth", f"{ECONOMY}.known_length")  # read by nothing while these are off
OFF = ("drivers.known_base", "drivers.known_period")  # no half-year is known in advance
YEARS, MARGIN = 3, 0.018  # income elsewhere grows as the city in its last years, less its residents: as in the district


def known_inputs(scenario: Scenario, ledger: Ledger, start: int) -> dict[str, float]:
    """The inputs that state recent growth, by path in the unit of the model, from a ledger that ends at the origin.

    The last three published years of GDP, the first of them standing in for what is missing; what was expected of the
    country in the first year; industry less GDP in the last two years that have both, and services
    what industry leaves. Raises FactError when growth of GDP or what was expected is not published.
    """
    gdp, industry = yearly_rates(ledger, GDP), yearly_rates(ledger, INDUSTRY)
    path = [fact for fact in ledger.facts() if fact.indicator == NATIONAL]
    expected = [fact.model_value for fact in path if int(fact.period[:4]) <= start <= int(fact.period[-4:])]
    needed = {"gdp_growth": gdp, f"{NATIONAL} {start}": expected}
    if faults := [Fault("hindcast.unpublished", {"name": name}) for name, own in needed.items() if not own]:
        raise FactError(faults)
    latest = [gdp[year] for year in sorted(gdp, reverse=True)[: len(PUBLISHED)]]
    found = dict(zip(PUBLISHED, (*latest, *[latest[-1]] * (len(PUBLISHED) - len(latest))), strict=True))
    both = sorted(gdp.keys() & industry.keys())[-2:]
    excess = fmean(industry[year] - gdp[year] for year in both) if both else 0.0
    weights = scenario.parameters["economy.activity_weight"]
    assert isinstance(weights, Mapping)
    share = median(weights["industry"]) / median(weights["services"])
    rates = {"industry": excess, "services": -excess * share, "other": 0.0}
    found |= {f"{EXCESS}.{label}": rates[label] for label in weights}
    return {**found, EXPECTED: expected[0], **dict.fromkeys(OFF, 0.0)}


def city_growth(ledger: Ledger, city: str) -> float | None:
    """Mean growth of the city in the last three years published; None without any."""
    facts = (fact for fact in ledger.facts() if (fact.indicator, fact.place) == ("gdp_growth", city))
    own = {fact.period: fact.model_value for fact in facts if fact.period.isdigit()}
    return fmean(own[year] for year in sorted(own)[-YEARS:]) if own else None


def starting(scenario: Scenario, start: int, end: int, income: float | None = None) -> Scenario:
    """The scenario from another first year to another last one, without shocks, targets and triggers.

    Drivers whose path in time begins with the first year begin with the new one; correlations stay with their numbers.
    Income elsewhere begins to grow by `income` a year in the median, with the spread that it has.
    """
    drivers = {name: _moved(value, scenario.start, start) for name, value in scenario.drivers.items()}
    drivers[CITY_INCOME] = _growing(drivers[CITY_INCOME], income)
    names: dict[str, str] = {}
    for name, value in scenario.drivers.items():
        names |= zip(named(f"drivers.{name}", value), named(f"drivers.{name}", drivers[name]), strict=True)
    correlations = tuple(
        replace(one, inputs=tuple(names.get(name, name) for name in one.inputs)) for one in scenario.correlations
    )
    moved = {"start": start, "end": end, "drivers": drivers, "correlations": correlations}
    return replace(scenario, **moved, shocks=(), targets=(), triggers=(), planning_years=())  # type: ignore[arg-type]


def draws_at(scenario: Scenario, ledger: Ledger, start: int, figures: Sequence[Figure], draws: int | None) -> Floats:
    """The draws of figures, (figure, draw), with luck and without reforms, as run when nothing but `ledger` was known.

    The first year is that of the origin, so that the second is the first forecast, as in a district that starts today.
    Income elsewhere grows as the city did then, where that is published.
    """
    begun = scenario_at(scenario, ledger, start, max(int(period[:4]) for _, _, period in figures))
    values = experiment(begun, {}, draws=draws, figures=figures).values[0]
    found: Floats = values[:, ~np.isnan(values[0])]
    return found


def scenario_at(scenario: Scenario, ledger: Ledger, start: int, end: int) -> Scenario:
    """The scenario begun with an earlier year, without reforms and judgements; `ledger` tells recent growth."""
    city = city_growth(ledger, city_of(scenario.ledger))
    found = starting(scenario, start, end, None if city is None else city - MARGIN)
    settings = {f"levers.{name}": 0.0 for name in scenario.levers}
    settings |= {f"drivers.{name}": neutral for name, neutral in (one.overlay.switch for one in scenario.judgements)}
    settings |= known_inputs(scenario, ledger, start)
    for path, value in settings.items():
        found = changed(found, path, value, place=f"{path}={value}")
    return found


@dataclass(frozen=True)
class LaterInput:
    """An input that keeps a value which rests on facts published after an origin: their names and the latest date."""

    path: str
    facts: tuple[str, ...]
    date: str


def later_inputs(scenario: Scenario, day: str) -> tuple[LaterInput, ...]:
    """The inputs of a hindcast that read facts published after a day: they set a scale, and no growth is known by them.

    What states recent growth is not among them, because every origin has its own.
    """
    found = []
    for path, given in givens(scenario).items():
        if path.startswith((*PUBLISHED, EXPECTED, EXCESS, f"drivers.{CITY_INCOME}", *OFF, *KNOWN)):
            continue
        facts = [scenario.ledger[name] for name in given.facts if name in scenario.ledger]
        dates = [fact.date for fact in facts if fact.known_from > day]
        if dates:
            found.append(LaterInput(path, given.facts, max(dates)))
    return tuple(found)


def _moved(value: TimePath | Process, first: int, start: int) -> TimePath | Process:
    if not isinstance(value, TimePath) or value.kind == "season" or value.points[0][0] != first:
        return value
    return replace(value, points=tuple((time + start - first, given) for time, given in value.points))


def _growing(value: TimePath | Process, rate: float | None) -> TimePath | Process:
    """Growth whose first point has this median and the spread it had."""
    if not isinstance(value, TimePath) or value.kind != "growth" or rate is None:
        return value
    (time, given), *others = value.points
    number, shift = given.value, rate - median(given)
    if isinstance(number, Distribution):
        moved: float | Distribution = replace(number, numbers=tuple(one + shift for one in number.numbers))
    else:
        moved = rate
    return replace(value, points=((time, replace(given, value=moved)), *others))
