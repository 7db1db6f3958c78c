"""The model as it would have been run at an earlier date: what was known then, and a scenario that starts then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import FactError, Fault
from ..facts import Ledger
from ..projection.experiment import Figure, experiment
from ..sampling.distributions import Floats
from ..sampling.provenance import givens
from ..scenario import Process, Scenario, TimePath
from ..scenario.inputs import named
from .published import GDP, INDUSTRY, levels_of, yearly_rates

GROWTH = "parameters.economy.recent_growth"


def known_inputs(ledger: Ledger) -> dict[str, float]:
    """The inputs that state recent growth, by path in the unit of the model, from a ledger that ends at the origin.

    Industry and other activities have the latest published growth of industry and of GDP; services have what industry
    leaves of the growth of GDP, at the latest published share of industry. Each is of its own latest year.
    Raises FactError when one of these is not published.
    """
    gdp, industry = yearly_rates(ledger, GDP), yearly_rates(ledger, INDUSTRY)
    parts, wholes = levels_of(ledger, "industry_value_added"), levels_of(ledger, "gdp")
    shared = parts.keys() & wholes.keys()
    needed = {"gdp_growth": gdp, "industry_growth": industry, "industry_value_added / gdp": shared}
    if faults := [Fault("hindcast.unpublished", {"name": name}) for name, own in needed.items() if not own]:
        raise FactError(faults)
    share = parts[max(shared)] / wholes[max(shared)]
    total, part = gdp[max(gdp)], industry[max(industry)]
    return {
        f"{GROWTH}.industry": part,
        f"{GROWTH}.services": (total - share * part) / (1 - share),
        f"{GROWTH}.other": total,
    }


def starting(scenario: Scenario, start: int, end: int) -> Scenario:
    """The scenario from another first year to another last one, without shocks and targets.

    Drivers whose path in time begins with the first year begin with the new one; correlations stay with their numbers.
    """
    drivers = {name: _moved(value, scenario.start, start) for name, value in scenario.drivers.items()}
    names: dict[str, str] = {}
    for name, value in scenario.drivers.items():
        names |= zip(named(f"drivers.{name}", value), named(f"drivers.{name}", drivers[name]), strict=True)
    correlations = tuple(
        replace(one, inputs=tuple(names.get(name, name) for name in one.inputs)) for one in scenario.correlations
    )
    moved = {"start": start, "end": end, "drivers": drivers, "correlations": correlations}
    return replace(scenario, **moved, shocks=(), targets=(), planning_years=())  # type: ignore[arg-type]


def draws_at(scenario: Scenario, ledger: Ledger, figures: Sequence[Figure], draws: int | None) -> Floats:
    """The draws of figures, (figure, draw), with luck and without reforms, as run when nothing but `ledger` was known.

    The first year is the latest full one whose growth of GDP is published, as in a district that starts today.
    """
    end = max(int(period[:4]) for _, _, period in figures)
    start = max(yearly_rates(ledger, GDP))
    settings: dict[str, tuple[float]] = {f"levers.{name}": (0.0,) for name in scenario.levers}
    settings |= {path: (value,) for path, value in known_inputs(ledger).items()}
    values = experiment(starting(scenario, start, end), settings, draws=draws, figures=figures).values[0]
    found: Floats = values[:, ~np.isnan(values[0])]
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
        if path.startswith(f"{GROWTH}."):
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
