"""What a ledger holds of the growth rates that are forecast: by year, by half-year, and of comparable zones."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..facts import Fact, Ledger

FEWEST_ZONES = 3  # whose mean says something of zones in general
ZONE, CITY = "comparable zone", "city"  # what the scope of such a fact begins with
_YEAR = re.compile(r"\d{4}")
_HALF_YEAR = re.compile(r"\d{4}-H[12]")
_SEVERAL_YEARS = re.compile(r"(\d{4})/(\d{4})")


@dataclass(frozen=True)
class Outcome:
    """A growth rate that is forecast: the indicator of the model and its item.

    `level` is the ledger's indicator of the level: years without a published rate take it from two levels.
    """

    indicator: str
    item: str | None = None
    level: str = ""


GDP = Outcome("gdp_growth")
INDUSTRY = Outcome("value_added_growth", "industry")
REVENUE = Outcome("budget_revenue_growth", level="budget_revenue")
OUTCOMES = (GDP, INDUSTRY, REVENUE)


def yearly_rates(ledger: Ledger, outcome: Outcome) -> dict[int, float]:
    """The growth of full years, as fractions by year in rising order.

    A year is published as a rate, or follows from two levels, or from the mean of several years all others of which are
    published, the mean of fewest years first: its rounding weighs least.
    """
    observed = ledger.observations(outcome.indicator, outcome.item or "")
    rates = _by_year(observed)
    levels = levels_of(ledger, outcome.level) if outcome.level else {}
    for year in levels.keys() & {one + 1 for one in levels}:
        rates.setdefault(year, levels[year] / levels[year - 1] - 1)
    names = {fact.indicator for fact in observed}
    means = [_mean_of(fact) for fact in ledger.facts() if fact.indicator in names and not fact.place]
    derived: dict[int, float] = {}
    for years, mean in sorted((one for one in means if one), key=lambda one: len(one[0])):
        missing = [year for year in years if year not in rates]
        if len(missing) == 1:
            others = math.prod(1 + rates[year] for year in years if year in rates)
            derived.setdefault(missing[0], (1 + mean) ** len(years) / others - 1)
    return dict(sorted((derived | rates).items()))


def half_yearly_rates(ledger: Ledger, outcome: Outcome) -> dict[str, float]:
    """The published growth of half-years over the same half a year before, as fractions by period."""
    observed = ledger.observations(outcome.indicator, outcome.item or "")
    return {fact.period: fact.model_value for fact in _first_prints(observed) if _HALF_YEAR.fullmatch(fact.period)}


def rates_by_period(ledger: Ledger, outcome: Outcome, last: int) -> dict[str, float]:
    """The growth of full years up to `last`, and of the half-years after it, as fractions by period."""
    found = {str(year): rate for year, rate in yearly_rates(ledger, outcome).items() if year <= last}
    return found | {one: rate for one, rate in half_yearly_rates(ledger, outcome).items() if int(one[:4]) > last}


def levels_of(ledger: Ledger, indicator: str) -> dict[int, float]:
    """The levels of the district in full years, by year; of several prints the first, all of one vintage."""
    return _by_year(fact for fact in ledger.facts() if fact.indicator == indicator and not fact.place)


def city_of(ledger: Ledger) -> str:
    """The place whose figures the district's own inputs use: its city; empty when there is none."""
    used = (fact for fact in ledger.facts() if fact.place and fact.use == "used" and fact.scope.startswith(CITY))
    return next((fact.place for fact in used), "")


def reference_growth(ledger: Ledger, city: str) -> float | None:
    """The mean growth of comparable zones in the latest year known, that of the city while no year is.

    A year counts for the zones when at least three of them published it. None when neither is known.
    """
    own = [fact for fact in ledger.facts() if fact.indicator == GDP.indicator and fact.place]
    zones: dict[int, list[float]] = {}
    for place in {fact.place for fact in own}:
        for year, rate in _by_year(one for one in own if one.place == place and one.scope.startswith(ZONE)).items():
            zones.setdefault(year, []).append(rate)
    counted = {year: sum(sorted(rates)) / len(rates) for year, rates in zones.items() if len(rates) >= FEWEST_ZONES}
    found = counted or _by_year(one for one in own if one.place == city)
    return found[max(found)] if found else None


def _mean_of(fact: Fact) -> tuple[tuple[int, ...], float] | None:
    """The years of a mean growth rate and its value: that of 2019/2021 is the mean of 2020 and 2021."""
    span = _SEVERAL_YEARS.fullmatch(fact.period)
    return (tuple(range(int(span[1]) + 1, int(span[2]) + 1)), fact.model_value) if span else None


def _by_year(facts: Iterable[Fact]) -> dict[int, float]:
    return {int(fact.period): fact.model_value for fact in _first_prints(facts) if _YEAR.fullmatch(fact.period)}


def _first_prints(facts: Iterable[Fact]) -> Iterable[Fact]:
    """Of the figures of a period the one published first: what is printed later changes none."""
    prints: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda one: one.known_from):
        prints.setdefault(fact.period, fact)
    return prints.values()
