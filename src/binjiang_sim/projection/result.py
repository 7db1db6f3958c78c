"""The outcome of a run: frozen, labelled, stamped. Views as pandas or xarray are built on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ..engine import Clock, Model, Period
from ..errors import Fault, ProjectionError, unknown
from ..scenario import Scenario
from . import notebook, views
from .blocks import Integers
from .distributions import Floats
from .ensemble import Ensemble
from .failures import listed
from .reporting import items
from .rows import Row
from .summaries import PROBABILITIES

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, repr=False)
class Result:
    """What a run found: every figure's spread, and its draws, which a large run makes again when they are asked for.

    `stamp` says what made it, `warnings` what the checks before and after the run found odd, `key` is the hash of all
    that decides its bits.
    """

    scenario: Scenario
    model: Model
    ensemble: Ensemble
    key: str
    stamp: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()

    @property
    def central(self) -> bool:
        """Whether every input is at its median."""
        return self.ensemble.job.central

    @property
    def draws(self) -> int:
        """Number of good draws."""
        return self.scenario.draws - self.failed

    @property
    def failed(self) -> int:
        """Number of draws left out."""
        return len(self.ensemble.failed)

    @property
    def clipped(self) -> Mapping[str, int]:
        """How often a bound held a variable or an uncertain parameter."""
        return MappingProxyType(dict(self.ensemble.clipped))

    @property
    def edges(self) -> Mapping[tuple[str, str], Floats]:
        """The 10 and 90 % points of the run without luck, by (indicator, period), each (2, item).

        That run is made when first asked for.
        """
        return MappingProxyType(dict(self.ensemble.edges))

    def failed_draws(self) -> list[dict[str, float | int]]:
        """The draws left out with their inputs: `draw`, then every uncertain input by name, in model units."""
        return list(listed(self.ensemble.job, self.ensemble.failed))

    @cached_property
    def clock(self) -> Clock:
        """The clock of the run."""
        return Clock(self.scenario.start, self.scenario.end, self.scenario.steps_per_year)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the labels of each dimension."""
        return self.scenario.label_keys

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """The opening, every half-year and every year, by label."""
        return {period.label: period for period in (self.clock.opening, *self.clock.periods)}

    def items(self, indicator: str) -> tuple[str | None, ...]:
        """Keys of an indicator's items; (None,) when it has no dimension."""
        self._check(indicator)
        return items(self.model.equations[indicator], self.labels)

    def values(self, indicator: str, period: str, item: str | None = None) -> Floats:
        """Every draw's figure, (draw,), in the model's unit.

        Raises ProjectionError for an unknown indicator, item or period, or a figure that is not defined.
        """
        period = str(period)
        self._check(indicator, period, item)
        self._check_defined(indicator, period)
        values: Floats = self.ensemble.draws.values(indicator, period)[self.items(indicator).index(item)]
        return values

    def quantile(self, indicator: str, period: str, q: float, item: str | None = None) -> float:
        """The exact quantile `q` (0 to 1) of a figure over the draws; errors as for `values`.

        Those of `summaries.PROBABILITIES` are at hand; a large run makes the figure again for others.
        """
        period = str(period)
        if not 0 <= q <= 1:
            raise ProjectionError([Fault("result.share", {"found": q})])
        if q not in PROBABILITIES:
            return float(np.quantile(self.values(indicator, period, item), q))
        self._check(indicator, period, item)
        number = self._check_defined(indicator, period)[self.items(indicator).index(item)]
        return float(self.ensemble.summary.points[PROBABILITIES.index(q), number])

    def mean(self, indicator: str, period: str, item: str | None = None) -> float:
        """The mean of a figure over the draws; errors as for `values`."""
        period = str(period)
        self._check(indicator, period, item)
        number = self._check_defined(indicator, period)[self.items(indicator).index(item)]
        return float(self.ensemble.summary.means[number])

    def defined(self, indicator: str, period: str) -> bool:
        """Whether an indicator has a figure for a period, a number in every draw."""
        self._check(indicator, period)
        return self._numbers(indicator, period) is not None

    def _numbers(self, indicator: str, period: str) -> Integers | None:
        """The numbers of an indicator's figures; a figure that is no number in some draw is not defined."""
        numbers = self.ensemble.job.figures.numbers(indicator, period)
        return numbers if numbers is not None and self.ensemble.summary.finite[numbers].all() else None

    def _check_defined(self, indicator: str, period: str) -> Integers:
        numbers = self._numbers(indicator, period)
        if numbers is None:
            raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period})])
        return numbers

    def _check(self, indicator: str, period: str | None = None, *wanted: str | None) -> None:
        faults = []
        if indicator not in self.model.equations:
            faults.append(unknown("result.indicator", indicator, self.model.equations))
        else:
            found = items(self.model.equations[indicator], self.labels)
            named = [one or "-" for one in found]
            faults += [unknown("result.item", str(one), named, owner=indicator) for one in wanted if one not in found]
        if period is not None and period not in self.periods:
            faults.append(unknown("result.period", period, self.periods))
        if faults:
            raise ProjectionError(faults)

    def figures(self, indicator: str) -> dict[str, Floats]:
        """Every defined figure of an indicator by period, each (item, draw)."""
        self._check(indicator)
        labels = [label for label in self.periods if self._numbers(indicator, label) is not None]
        return {label: self.ensemble.draws.values(indicator, label) for label in labels}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every defined figure of every variable, by variable, period and item."""
        return views.rows(self)

    @cached_property
    def frame(self) -> pandas.DataFrame:
        """All rows as a long table: scenario, indicator, item, period, unit, mean, q05 to q95 and so on."""
        return views.frame(self)

    @cached_property
    def dataset(self) -> xarray.Dataset:
        """Every draw of every variable by half-year, own dimensions and draw."""
        return views.dataset(self)

    def __getitem__(self, indicator: str) -> pandas.DataFrame:
        """The rows of one indicator as a long table. Raises ProjectionError for one that does not exist."""
        self._check(indicator)
        return self.frame[self.frame.indicator == indicator]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.model.equations)

    def _repr_html_(self) -> str:
        return notebook.html(self)

    def __repr__(self) -> str:
        kind = "central run" if self.central else f"{self.draws} draws"
        years = f"{self.scenario.start}-{self.scenario.end}"
        return f"<Result {self.scenario.name['en']!r}: {kind}, {years}, seed {self.scenario.seed}>"
