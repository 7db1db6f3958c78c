"""The outcome of a run: frozen, labelled, stamped. Views as pandas or xarray are built on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..engine import Clock, Layout, Model, Period
from ..errors import Fault, ProjectionError, unknown
from ..scenario import Scenario
from . import notebook, views
from .distributions import Floats
from .reporting import items, reported
from .rows import Row

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, repr=False)
class Result:
    """What a run found.

    `cells` has the shape (row, cell, draw): see `engine.Layout` and `engine.Clock`; only good draws are kept.
    `edges` holds the 10 and 90 % points of the run without luck, by (indicator, period), each (2, label).
    `clipped` counts how often a bound held a variable, `failed` the draws left out. `stamp` says what made it.
    `warnings` are what the checks before the run found odd.
    """

    scenario: Scenario
    model: Model
    cells: Floats
    edges: Mapping[tuple[str, str], Floats]
    clipped: Mapping[str, int]
    failed: int
    central: bool
    stamp: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()

    @property
    def draws(self) -> int:
        """Number of good draws."""
        return int(self.cells.shape[-1])

    @cached_property
    def clock(self) -> Clock:
        """The clock of the run."""
        return Clock(self.scenario.start, self.scenario.end, self.scenario.steps_per_year)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the labels of each dimension."""
        return self.scenario.label_keys

    @cached_property
    def _layout(self) -> Layout:
        return Layout.of(self.model, self.labels)

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
        found = self._reported(indicator, self.periods[period])
        if found is None:
            raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period})])
        values: Floats = found[self.items(indicator).index(item)]
        return values

    def quantile(self, indicator: str, period: str, q: float, item: str | None = None) -> float:
        """The exact quantile `q` (0 to 1) of a figure over the draws; errors as for `values`."""
        if not 0 <= q <= 1:
            raise ProjectionError([Fault("result.share", {"found": q})])
        return float(np.quantile(self.values(indicator, period, item), q))

    def defined(self, indicator: str, period: str) -> bool:
        """Whether an indicator has a figure for a period."""
        self._check(indicator, period)
        return self._reported(indicator, self.periods[period]) is not None

    def _reported(self, indicator: str, period: Period) -> Floats | None:
        """A figure that is no number in some draw, such as growth from nothing, is not defined."""
        found = reported(self.model, self._layout, self.clock, self.cells, indicator, period)
        return found if found is not None and np.isfinite(found).all() else None

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
        found = {label: self._reported(indicator, period) for label, period in self.periods.items()}
        return {label: figure for label, figure in found.items() if figure is not None}

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
