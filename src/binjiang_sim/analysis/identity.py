"""The growth identity: GDP as people, times the shares of them that work, times what each worker produces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from numbers import Real
from types import NoneType
from typing import TYPE_CHECKING

import numpy as np

from ..engine.frozen import frozen
from ..errors import Fault, ProjectionError, expect, unknown
from ..projection import Result
from ..sampling.distributions import Floats
from ..words import say

if TYPE_CHECKING:
    import pandas

WORKING_AGE = ("15-34", "35-59")  # the groups that the equation of resident workers counts
WORKING_AGE_RESIDENTS = "working_age_residents"
# A factor is its variable over the one before it, so that their product is the last one.
_WORK = {
    "labour_share": WORKING_AGE_RESIDENTS,
    "employment_rate": "resident_workers",
    "commuting": "workforce",
    "productivity": "gdp",
}
FACTORS: Mapping[str, Mapping[str, str]] = {
    "residents": {"residents": "resident_population", **_WORK},
    "managed_population": {
        **{"managed_population": "managed_population", "residents_per_managed": "resident_population"},
        **_WORK,
    },
}


@dataclass(frozen=True, repr=False)
class GrowthIdentity:
    """GDP of two periods as a product, and its growth as a sum, in each draw.

    `factors` by name are (2, draw), of the first and the last period, in the units of the model: people at the end of
    a period, GDP of the period. `contributions` (draw,) are fractions of the first GDP and add up to `growth` (draw,).
    """

    first: str
    last: str
    factors: Mapping[str, Floats]
    contributions: Mapping[str, Floats]
    growth: Floats

    def records(self) -> list[dict[str, object]]:
        """Plain values for JSON: the rows of `frame`."""
        gdp = np.prod([*self.factors.values()], axis=0)
        rows = [(name, levels, self.contributions[name]) for name, levels in self.factors.items()]
        return [_record(*row) for row in (*rows, ("gdp", gdp, self.growth))]

    @cached_property
    def frame(self) -> pandas.DataFrame:
        """A row for each factor, and one for GDP.

        Columns: `factor`, `zh`, `en`, the median level in the `first` and the `last` period, and `q10`, `q50`, `q90`
        and `mean` of the contribution to growth. Means add up to that of GDP, medians need not.
        """
        import pandas

        return pandas.DataFrame(self.records())

    def __repr__(self) -> str:
        return f"<GrowthIdentity {self.first}-{self.last}: {', '.join(self.factors)}, {len(self.growth)} draws>"


def growth_identity(
    result: Result,
    first: int | str,
    last: int | str,
    *,
    people: str = "residents",
    gdp: Sequence[float] | None = None,
) -> GrowthIdentity:
    """What the growth of GDP between two years, or the same halves of two, consists of.

    GDP = residents x labour share (of 15 to 59) x employment rate (who work here) x commuting (all workers over these)
    x productivity (GDP per worker). `people="managed_population"` begins with everybody the district serves, and the
    residents among them. Contributions are those of the logarithmic mean Divisia index (Ang 2004): the logarithm of
    each factor's ratio, times the logarithmic mean of both GDP, so that nothing is left over.

    `gdp` puts other amounts, of the first and the last period at the prices of the result, in the place of its GDP: the
    productivity is then what such a path takes with the people of the result.

    >>> bj.analysis.growth_identity(result, 2024, 2030).frame

    Raises ProjectionError for periods that cannot be compared, an unknown `people`, amounts that are not two positive
    numbers, and for a figure that is unknown or not positive in some draw.
    """
    expect("result", result, Result)
    expect("people", people, str)
    expect("gdp", gdp, list, tuple, np.ndarray, NoneType)
    periods = str(first), str(last)
    if faults := [*_faults(periods, people), *_amounts(gdp)]:
        raise ProjectionError(faults)
    chain = {name: _levels(result, name, periods) for name in FACTORS[people].values()}
    if gdp is not None:
        chain["gdp"] = np.broadcast_to(np.array(gdp, dtype=float)[:, None], chain["gdp"].shape)
    if faults := [Fault("identity.positive", {"name": name}) for name, one in chain.items() if not (one > 0).all()]:
        raise ProjectionError(faults)
    ratios = (after / before for before, after in pairwise(chain.values()))
    factors = dict(zip(FACTORS[people], (next(iter(chain.values())), *ratios), strict=True))
    moved = chain["gdp"][1] / chain["gdp"][0]
    mean = np.divide(moved - 1, np.log(moved), out=np.ones_like(moved), where=moved != 1)
    contributions = {name: mean * np.log(one[1] / one[0]) for name, one in factors.items()}
    return GrowthIdentity(*periods, frozen(factors), frozen(contributions), moved - 1)


def _levels(result: Result, name: str, periods: tuple[str, str]) -> Floats:
    """A variable in both periods, (2, draw)."""
    if name == WORKING_AGE_RESIDENTS:
        ages = [[result.values("residents", one, age) for one in periods] for age in WORKING_AGE]
        return np.asarray(np.sum(ages, axis=0))
    return np.array([result.values(name, one) for one in periods])


def _faults(periods: tuple[str, str], people: str) -> list[Fault]:
    first, last = periods
    alike = first[4:] == last[4:] and first[:4] < last[:4]
    found = [] if alike else [Fault("identity.periods", {"first": first, "last": last})]
    return found if people in FACTORS else [*found, unknown("identity.people", people, FACTORS)]


def _amounts(gdp: Sequence[object] | None) -> list[Fault]:
    amounts: tuple[object, ...] = (1.0, 1.0) if gdp is None else tuple(gdp)
    good = len(amounts) == 2 and all(isinstance(one, Real) and 0 < float(one) < math.inf for one in amounts)
    return [] if good else [Fault("identity.amounts", {"found": f"{gdp!r:.60}"})]


def _record(name: str, levels: Floats, moved: Floats) -> dict[str, object]:
    first, last = np.median(levels, axis=1).tolist()
    low, middle, high = np.quantile(moved, (0.1, 0.5, 0.9)).tolist()
    about = {"factor": name, **{language: say(f"identity.{name}", language) for language in ("zh", "en")}}
    return {**about, "first": first, "last": last, "q10": low, "q50": middle, "q90": high, "mean": float(moved.mean())}
