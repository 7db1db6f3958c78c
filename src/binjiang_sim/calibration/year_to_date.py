"""From a part of a year to the year: what year-to-date figures say of a year that is not published yet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean, stdev
from types import NoneType

import numpy as np
from scipy.special import stdtrit

from ..errors import expect
from ..facts import Fact, Ledger
from ..facts.derive import written
from ..facts.figures import Figures
from ..facts.periods import months_to_date, moved, year_of
from ..projection import district_model
from ..projection.time_checks import quantiles
from ..scenario import Given, Scenario, load
from .published import GDP, yearly_rates

FEWEST_YEARS = 3  # of the same part of past years, without which a range is assumed
REST = 0.03  # growth in the rest of a year is this near to that so far in four years of five: an assumption
ENDS = (0.1, 0.5, 0.9)
# What is estimated, and the input of the scenario that says which share of a year its first half is. A growth rate has
# none: it is compared with the growth of the whole year.
SHARES = {
    "gdp_growth": "",
    "fdi_inflow": "openness.first_half_share",
    "graduate_inflow": "talent.first_half_share",
}


@dataclass(frozen=True)
class PastYear:
    """A year whose part was published as well: the fact of the part, and the year over the part.

    Of growth rates, `ratio` is that of one plus each. `place` is empty for the district itself.
    """

    fact: str
    place: str
    ratio: float


@dataclass(frozen=True)
class FullYear:
    """The median and the 80 % band of a year's figure, in the unit of the model, from that of its first `months`.

    `fact` names the figure so far, `so_far` is its value. `status` is "derived" from the district's own past years;
    where they are too few it is "assumption" for growth, and for an amount that of the input at the path `source`,
    whose reason is `why`. `past` are the years known, those of other places after the district's own.
    """

    indicator: str
    year: int
    fact: str
    months: int
    unit: str
    so_far: float
    median: float
    low: float
    high: float
    status: str
    source: str
    why: str
    past: tuple[PastYear, ...]

    @property
    def derived(self) -> bool:
        """Whether the band follows from past years of the district."""
        return len([one for one in self.past if not one.place]) >= FEWEST_YEARS

    def held(self, own: bool) -> tuple[int, int]:
        """In how many past years, of the district or of other places, the band would have held, and of how many."""
        shift = _shift(self.indicator)
        low, high = ((shift + end) / (shift + self.so_far) for end in (self.low, self.high))
        ratios = [one.ratio for one in self.past if own == (not one.place)]
        return sum(low <= ratio <= high for ratio in ratios), len(ratios)


def full_year(scenario: Scenario | None = None, *, as_of: str | None = None) -> tuple[FullYear, ...]:
    """Growth of GDP, foreign capital and graduates of the year whose first months are published and which is not.

    Of each the latest year and its longest part. The median and the 80 % band follow from the same part of at least
    three past years of the district: the mean of the logarithm of year over part, and a t distribution around it, so
    that constant shares give the year exactly. With fewer the band is assumed: for amounts by the share of the first
    half in the inputs of the scenario (halves are taken as even), for growth as within 3 points in the rest of the
    year. The rounding of the figure so far is not in the band.

    `scenario` is by default the shipped base. `as_of`, a day such as "2020-09-30", leaves out what was published later.

    Empty when no year is open; an indicator with neither past years nor such an input is left out.

    >>> [(one.indicator, one.year, one.status) for one in full_year()]
    [('gdp_growth', 2024, 'assumption'), ('fdi_inflow', 2024, 'assumption'), ('graduate_inflow', 2024, 'assumption')]
    """
    expect("scenario", scenario, Scenario, NoneType)
    own = load("base", district_model()) if scenario is None else scenario
    known = _Known(own.ledger if as_of is None else own.ledger.as_of(as_of))
    found = []
    for indicator, path in SHARES.items():
        part = known.latest_part(indicator)
        given = own.parameters.get(path) if path else None
        if part is None:
            continue
        past = tuple(known.past(part))
        if len([one for one in past if not one.place]) >= FEWEST_YEARS:
            found.append(_from_past(part, past))
        elif not path:
            found.append(_assumed_growth(part, past))
        elif isinstance(given, Given):
            found.append(_assumed_share(part, past, f"parameters.{path}", given))
    return tuple(found)


class _Known:
    """What a ledger holds of years and of their parts."""

    def __init__(self, ledger: Ledger) -> None:
        self.figures = Figures(ledger)
        self.rates = yearly_rates(ledger, GDP)

    def year(self, indicator: str, place: str, year: int) -> float | None:
        """The figure of a full year in the unit of the model; growth of GDP may follow from the mean of several."""
        if indicator == GDP.indicator and not place and year in self.rates:
            return self.rates[year]
        fact = self.figures.first(indicator, place, str(year))
        return fact.model_value if fact else None

    def latest_part(self, indicator: str) -> Fact | None:
        """The longest part of the latest year, when that is not published yet."""
        positive = (fact for fact in self.figures.of(indicator, "") if _shift(indicator) + fact.model_value > 0)
        parts = [fact for fact in positive if _months(fact) < 12]
        latest = max(parts, key=lambda fact: (year_of(fact.period), _months(fact)), default=None)
        closed = latest is None or self.year(indicator, "", year_of(latest.period)) is not None
        return None if closed else latest

    def past(self, part: Fact) -> Iterator[PastYear]:
        """Other years with the same part, of the same scope; those of the district itself first."""
        for place in ("", *filter(None, self.figures.places)):
            for fact in self.figures.of(part.indicator, place):
                year = self.year(part.indicator, place, year_of(fact.period))
                same = fact.period == moved(part.period, year_of(fact.period)) and fact.powers == part.powers
                if year is None or not same or (not place and fact.scope != part.scope):
                    continue
                before, after = (_shift(part.indicator) + one for one in (fact.model_value, year))
                if before > 0 and after > 0:
                    yield PastYear(fact.name, place, after / before)


def _months(fact: Fact) -> int:
    return months_to_date(fact.period) or 12


def _shift(indicator: str) -> int:
    """One for a growth rate, whose ratios are those of one plus each."""
    return 0 if SHARES[indicator] else 1


def _from_past(part: Fact, past: tuple[PastYear, ...]) -> FullYear:
    """From the district's own past years, as normal logarithms whose mean and deviation are estimated."""
    logs = [math.log(one.ratio) for one in past if not one.place]
    reach = float(stdtrit(len(logs) - 1, ENDS[-1])) * stdev(logs) * math.sqrt(1 + 1 / len(logs))
    shift, middle = _shift(part.indicator), fmean(logs)
    low, median, high = ((shift + part.model_value) * math.exp(middle + step) - shift for step in (-reach, 0.0, reach))
    return _full_year(part, (low, median, high), past, "derived", "", "")


def _assumed_growth(part: Fact, past: tuple[PastYear, ...]) -> FullYear:
    reach = REST * (12 - _months(part)) / 12
    ends = (part.model_value - reach, part.model_value, part.model_value + reach)
    return _full_year(part, ends, past, "assumption", "", "")


def _assumed_share(part: Fact, past: tuple[PastYear, ...], path: str, given: Given) -> FullYear:
    """By the share of the first half that the scenario is given; quarters within a half are even."""
    first = quantiles(given, np.array(ENDS[::-1]))
    months = _months(part)
    shares = first * min(months, 6) / 6 + (1 - first) * max(months - 6, 0) / 6
    low, median, high = (part.model_value / shares).tolist()
    return _full_year(part, (low, median, high), past, given.status, path, given.why)


def _full_year(
    part: Fact, ends: tuple[float, float, float], past: tuple[PastYear, ...], status: str, source: str, why: str
) -> FullYear:
    low, median, high = ends
    return FullYear(
        indicator=part.indicator,
        year=year_of(part.period),
        fact=part.name,
        months=_months(part),
        unit=written(part.powers),
        so_far=part.model_value,
        median=median,
        low=low,
        high=high,
        status=status,
        source=source,
        why=why,
        past=past,
    )
