"""Forecasts from earlier years by what inputs were conditioned on: nothing, a window, the history of growth, all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import FactError
from ..facts import Ledger
from ..projection.experiment import experiment
from ..projection.figures import Figure
from ..sampling.distributions import Floats
from ..scenario import Scenario, Target
from ..scenario.observations import Observation, assumed_error
from .at_origin import draws_at, scenario_at
from .conditioning import condition
from .published import GDP, OUTCOMES, Outcome, rates_by_period, yearly_rates

PRIOR = "prior"


@dataclass(frozen=True)
class Kind:
    """Growth rates that a forecast is conditioned on: of these outcomes, from so many years before the origin on."""

    name: str
    back: int
    outcomes: tuple[Outcome, ...]


# Levels of earlier years are no part of it: the run of an origin starts from the levels of today, and growth is scored.
KINDS = (
    Kind(PRIOR, 0, ()),
    Kind("window", 2, (GDP,)),
    Kind("history", 5, (GDP,)),
    Kind("all", 5, OUTCOMES),
)


def draws_of(
    kind: Kind,
    scenario: Scenario,
    ledger: Ledger,
    origin: int,
    figures: Sequence[Figure],
    *,
    draws: int,
    particles: int,
) -> Floats:
    """The draws of figures, (figure, draw), from the end of a year, conditioned on rates that were published then.

    The run begins some years earlier, or with the first year before which growth was published, with what was known at
    the end of that year; the rates published since condition its inputs and its luck.
    """
    if not kind.back:
        return draws_at(scenario, ledger, origin, figures, draws)
    end = max(int(period[:4]) for _, _, period in figures)
    begun, start = _begun(kind, scenario, ledger, origin, end)
    known = tuple(rates(kind, begun, ledger, start, origin))
    if known:
        begun = replace(begun, posterior=condition(begun, known, particles=particles).posterior)
    values = experiment(begun, {}, draws=draws, figures=figures).values[0]
    found: Floats = values[:, ~np.isnan(values[0])]
    return found


def _begun(kind: Kind, scenario: Scenario, ledger: Ledger, origin: int, end: int) -> tuple[Scenario, int]:
    """The scenario begun as early as the kind asks for, or as what was published allows, and its first year."""
    for start in range(origin - kind.back, origin):
        try:
            return scenario_at(scenario, ledger.as_of(f"{start}-12-31"), start, end), start
        except FactError:
            continue
    return scenario_at(scenario, ledger, origin, end), origin


def rates(kind: Kind, scenario: Scenario, ledger: Ledger, start: int, origin: int) -> Iterator[Observation]:
    """The rates of the years after the first that a ledger knows, and of half-years after the last full one."""
    for outcome in kind.outcomes:
        last = max(yearly_rates(ledger, outcome), default=0)
        for period, rate in rates_by_period(ledger, outcome, last).items():
            if start < int(period[:4]) <= origin:
                about = Target(outcome.indicator, outcome.item, period, "at_least", rate, "expected", period)
                error = assumed_error(scenario.model.equations[outcome.indicator], rate, "high")
                yield Observation((about,), rate, error, "exact", True, f"{outcome.indicator} {period}", period)
