"""Rules that forecast growth without a model: what the model is held against.

Each is normal around its value; the standard deviation is two percentage points times the root of the horizon.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import scoringrules
from scipy.special import ndtri

from ..facts import Ledger
from .published import GDP, OUTCOMES, Outcome, reference_growth, yearly_rates
from .scores import BACKEND, LEVELS, Forecast

SPREAD = 0.02  # of the growth of one year, an assumption: about that of the yearly growth of districts
RECENT = 3  # years


@dataclass(frozen=True)
class Known:
    """What was published by an origin: growth by year of each outcome, and that of comparable zones."""

    rates: Mapping[Outcome, Mapping[int, float]]
    reference: float | None


def known(ledger: Ledger, city: str) -> Known:
    """What a ledger that ends at the origin holds; `city` is the place that stands in for unknown zones."""
    return Known({one: yearly_rates(ledger, one) for one in OUTCOMES}, reference_growth(ledger, city))


def no_change(before: Known, outcome: Outcome, year: int) -> float | None:
    """The latest known growth goes on."""
    return list(before.rates[outcome].values())[-1]


def drift(before: Known, outcome: Outcome, year: int) -> float | None:
    """The line through the first and the latest known growth goes on, as in Hyndman and Athanasopoulos, Forecasting.

    With one known year it is flat.
    """
    rates = before.rates[outcome]
    first, last = min(rates), max(rates)
    slope = (rates[last] - rates[first]) / (last - first) if last > first else 0.0
    return rates[last] + slope * (year - last)


def mean_of_three(before: Known, outcome: Outcome, year: int) -> float | None:
    """The mean of the three latest known years, or of all when they are fewer."""
    latest = list(before.rates[outcome].values())[-RECENT:]
    return sum(latest) / len(latest)


def zones(before: Known, outcome: Outcome, year: int) -> float | None:
    """The growth of comparable zones; None for what is not the growth of GDP, and where nothing is known of them."""
    return before.reference if outcome == GDP else None


NAIVE: Mapping[str, Callable[[Known, Outcome, int], float | None]] = {
    "no_change": no_change,
    "drift": drift,
    "mean_of_three": mean_of_three,
    "zones": zones,
}


def normal_forecast(value: float, horizon: int, published: float) -> Forecast:
    """The quantiles of a rule's forecast, and its score against what was published, in closed form."""
    sd = SPREAD * math.sqrt(horizon)
    quantiles = tuple(float(value + sd * ndtri(level)) for level in LEVELS)
    return Forecast(quantiles, float(scoringrules.crps_normal(np.float64(published), value, sd, backend=BACKEND)))
