"""The outcome of a run: frozen, labelled, stamped. Views as pandas or xarray are built on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..engine import Clock, Model, Period
from ..errors import Fault, ProjectionError
from ..scenario import Scenario
from . import asking, notebook, views
from .distributions import Floats
from .ensemble import Ensemble
from .failures import listed
from .reporting import items
from .rows import Row
from .sampling import clock_of
from .summaries import PROBABILITIES

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True, repr=False)
class Result:
    """What a run found: every figure's spread, and its draws, which a large run makes again when they are asked for.

    `stamp` says what made it, `warnings` what the checks found odd, `key` is the hash of all that decides its bits.
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
        return self.ensemble.clipped

    @property
    def edges(self) -> Mapping[tuple[str, str], Floats]:
        """The 10 and 90 % points without luck by (indicator, period), each (2, item), made when asked for."""
        return self.ensemble.edges

    def failed_draws(self) -> list[dict[str, float | int]]:
        """The draws left out with their inputs: `draw`, then every uncertain input by name, in model units."""
        return list(listed(self.ensemble.job, self.ensemble.failed))

    @cached_property
    def clock(self) -> Clock:
        """The clock of the run."""
        return clock_of(self.scenario)

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
        asking.check(self, indicator)
        return items(self.model.equations[indicator], self.labels)

    def values(self, indicator: str, period: str, item: str | None = None) -> Floats:
        """Every draw's figure, (draw,), in the model's unit.

        Raises ProjectionError for an unknown indicator, item or period, or a figure that is not defined.
        """
        place, _ = asking.place(self, indicator, str(period), item)
        return np.asarray(self.ensemble.draws.values(indicator, str(period))[place])

    def quantile(self, indicator: str, period: str, q: float, item: str | None = None) -> float:
        """The exact quantile `q` (0 to 1) of a figure; errors as for `values`. Unusual ones cost a large run a pass."""
        if not 0 <= q <= 1:
            raise ProjectionError([Fault("result.share", {"found": q})])
        if q not in PROBABILITIES:
            return float(np.quantile(self.values(indicator, period, item), q))
        _, number = asking.place(self, indicator, str(period), item)
        return float(self.ensemble.summary.points[PROBABILITIES.index(q), number])

    def mean(self, indicator: str, period: str, item: str | None = None) -> float:
        """The mean of a figure over the draws; errors as for `values`."""
        return float(self.ensemble.summary.means[asking.place(self, indicator, str(period), item)[1]])

    def defined(self, indicator: str, period: str) -> bool:
        """Whether an indicator has a figure for a period, a number in every draw."""
        asking.check(self, indicator, period)
        return asking.numbers(self, indicator, period) is not None

    def figures(self, indicator: str) -> dict[str, Floats]:
        """Every defined figure of an indicator by period, each (item, draw)."""
        labels = [label for label in self.periods if self.defined(indicator, label)]
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
        return views.frame_of(self, indicator)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.model.equations)

    def _repr_html_(self) -> str:
        return notebook.html(self)

    def __repr__(self) -> str:
        return notebook.line(self)
