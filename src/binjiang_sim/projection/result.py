"""The outcome of a run: frozen, labelled, stamped. Forms as pandas or xarray are built on first use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Real
from types import NoneType
from typing import TYPE_CHECKING, Any

import numpy as np

from ..engine import Clock, Model, Period
from ..engine.frozen import Frozen, frozen
from ..errors import Fault, ProjectionError, expect
from ..sampling.distributions import Floats
from ..scenario import Scenario
from . import notebook
from .blocks import Integers
from .ensemble import Ensemble
from .failed_draws import listed
from .figures import items
from .inputs import table_of
from .labelled import about_run, about_variable, check_names
from .resources import keeps_all, refuse_memory
from .rows import QUANTILES, Row, frame_of, record
from .summary import PROBABILITIES

if TYPE_CHECKING:
    import pandas
    import xarray


REMADE = 10_000


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "stamp", frozen(self.stamp))

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
    def remade(self) -> int | None:
        """How many draws a large run makes again where a question needs draws themselves; None when all are kept."""
        return None if keeps_all(self.ensemble.job, self.scenario.draws) else REMADE

    @property
    def clipped(self) -> Mapping[str, int]:
        """How often a bound held a variable or an uncertain parameter."""
        return frozen(self.ensemble.clipped)

    @cached_property
    def edges(self) -> Mapping[tuple[str, str], Floats]:
        """The 10 and 90 % points without luck by (indicator, period), each (2, item), made when asked for."""
        for points in self.ensemble.edges.values():
            points.setflags(write=False)
        return frozen(self.ensemble.edges)

    def failed_draws(self) -> list[dict[str, float | int]]:
        """The draws left out with their inputs: `draw`, then every uncertain input by name, in model units."""
        return list(listed(self.ensemble.job, self.ensemble.failed))

    @property
    def clock(self) -> Clock:
        """The clock of the run, whose periods are those of `periods`."""
        return self.ensemble.job.figures.clock

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the labels of each dimension."""
        return self.scenario.label_keys

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """The opening, every half-year and every year, by label."""
        return frozen(self.ensemble.job.figures.periods)

    def items(self, indicator: str) -> tuple[str | None, ...]:
        """Keys of an indicator's items; (None,) when it has no dimension."""
        self._check(indicator)
        return items(self.model.equations[indicator], self.labels)

    def values(self, indicator: str, period: str, item: str | None = None, first: int | None = None) -> Floats:
        """Every draw's figure, (draw,), in the model's unit; of the `first` so many draws only, when that is given.

        A large run makes its draws again for this, all of them unless `first` says that a few will do.
        Raises ProjectionError for an unknown indicator, item or period, or a figure that is not defined.
        """
        place, _ = self._place(indicator, str(period), item)
        draws = self.ensemble.draws if first is None else self.ensemble.draws.first(first)
        return np.asarray(draws.values(indicator, str(period))[place])

    def quantile(self, indicator: str, period: str, q: float, item: str | None = None) -> float:
        """The exact quantile `q` (0 to 1) of a figure; errors as for `values`. Unusual ones cost a large run a pass."""
        expect("q", q, Real)
        if not 0 <= q <= 1:
            raise ProjectionError([Fault("result.share", {"found": q})])
        if q not in PROBABILITIES:
            return float(np.quantile(self.values(indicator, period, item), q))
        _, number = self._place(indicator, str(period), item)
        return float(self.ensemble.summary.points[PROBABILITIES.index(q), number])

    def mean(self, indicator: str, period: str, item: str | None = None) -> float:
        """The mean of a figure over the draws; errors as for `values`."""
        return float(self.ensemble.summary.means[self._place(indicator, str(period), item)[1]])

    def least(self, indicator: str, period: str, item: str | None = None) -> float:
        """The least value of a figure over the draws; errors as for `values`."""
        return float(self.ensemble.summary.lows[self._place(indicator, str(period), item)[1]])

    def defined(self, indicator: str, period: str) -> bool:
        """Whether an indicator has a figure for a period, finite in every draw."""
        self._check(indicator, period)
        return self._numbers(indicator, period) is not None

    def figures(self, indicator: str) -> dict[str, Floats]:
        """Every defined figure of an indicator by period, each (item, draw)."""
        labels = [label for label in self.periods if self.defined(indicator, label)]
        return {label: self.ensemble.draws.values(indicator, label) for label in labels}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every defined figure of every variable with its spread, by variable, period and item."""
        found = []
        summary, edges = self.ensemble.summary, self.edges
        points = summary.points[[PROBABILITIES.index(probability) for probability in QUANTILES]]
        for name, equation in self.model.equations.items():
            unit, own = equation.reported_unit, self.items(name)
            for label in self.periods:
                numbers = self._numbers(name, label)
                if numbers is None:
                    continue
                means, spreads = summary.means[numbers].tolist(), points[:, numbers].T.tolist()
                for item, mean, spread, ends in zip(own, means, spreads, edges[name, label].T.tolist(), strict=True):
                    shown = Frozen(zip(QUANTILES, spread, strict=True))
                    found.append(Row(name, item, label, unit, mean, shown, *ends))
        return tuple(found)

    @property
    def frame(self) -> pandas.DataFrame:
        """All rows as a long table: scenario, indicator, item, period, unit, mean, q05 to q95 and so on.

        The table belongs to whoever asks for it.
        """
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pandas.DataFrame:
        return frame_of([{"scenario": self.scenario.name["en"], **record(row)} for row in self.rows])

    @cached_property
    def _inputs(self) -> pandas.DataFrame:
        return table_of(self.ensemble.job, self.ensemble.draws.numbers)

    @property
    def inputs(self) -> pandas.DataFrame:
        """The uncertain inputs of every draw, a row for each in the order of `values`, a column for each path.

        Columns are named as in `drivers` ("parameters.talent.base_inflow", "shocks.demand_gap.factor"), in the units
        of the model that `.attrs["units"]` gives by path; the index `draw` is the number of the draw. What is drawn
        beyond a bound of a parameter sits at the bound. The luck of time (random drivers, whether a shock strikes) is
        no input. Of a large run there are the first 10 000 good draws: `.attrs["draws"]` of `.attrs["of"]`. A central
        run has one row, the medians.
        """
        return self._inputs.copy()

    @property
    def dataset(self) -> xarray.Dataset:
        """Every draw of every variable in the shortest periods, (period, own dimensions..., draw).

        `units` of each variable are those of the model. What is added to the dataset is added to that one alone; the
        numbers are read-only. Raises ProjectionError for a large run that does not fit the memory, and for a model
        whose names cannot stand in one dataset.
        """
        return self._dataset.copy()

    @cached_property
    def _dataset(self) -> xarray.Dataset:
        import xarray

        check_names(self.model)
        refuse_memory(8.0 * self.draws * self.ensemble.job.cells_per_draw, "result.memory")
        periods = [period.label for period in self.clock.periods if period.first == period.last]
        keys = {dim: list(labels) for dim, labels in self.labels.items()}
        coords: dict[str, Any] = {**keys, "period": periods, "draw": self.ensemble.draws.numbers}
        variables = {}
        for name, equation in self.model.equations.items():
            figures = self.figures(name)
            shape = (*(len(keys[dim]) for dim in equation.dims), self.draws)
            if any(label in figures for label in periods):
                empty = np.full(shape, np.nan)
                values = np.stack([figures[label].reshape(shape) if label in figures else empty for label in periods])
                values.setflags(write=False)
                variables[name] = (("period", *equation.dims, "draw"), values, about_variable(equation))
        return xarray.Dataset(variables, coords=coords, attrs=about_run(self.stamp))

    def __getitem__(self, indicator: str) -> pandas.DataFrame:
        """The rows of one indicator as a long table. Raises ProjectionError for one that does not exist."""
        self._check(indicator)
        return self._frame[self._frame.indicator == indicator].copy()

    def _check(self, indicator: str, period: str | None = None, *wanted: str | None) -> None:
        """Raises ProjectionError for an indicator, a period or items that do not exist."""
        expect("indicator", indicator, str)
        for item in wanted:
            expect("item", item, str, NoneType)
        if faults := self.ensemble.job.figures.faults(indicator, period, *wanted):
            raise ProjectionError(faults)

    def _numbers(self, indicator: str, period: str) -> Integers | None:
        """The numbers of an indicator's figures, (item,); None for one that is NaN or infinite in some draw."""
        found = self.ensemble.job.figures.numbers(indicator, period)
        return found if found is not None and self.ensemble.summary.finite[found].all() else None

    def _place(self, indicator: str, period: str, item: str | None) -> tuple[int, int]:
        """The place of an item among its indicator's, and the number of its figure.

        Raises ProjectionError for an unknown indicator, item or period, or a figure that is not defined.
        """
        self._check(indicator, period, item)
        found = self._numbers(indicator, period)
        if found is None:
            raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period})])
        row = items(self.model.equations[indicator], self.labels).index(item)
        return row, int(found[row])

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.model.equations)

    def _repr_html_(self) -> str:
        return notebook.html(self)

    def __repr__(self) -> str:
        return notebook.line(self)


def scenario_record(result: Result) -> dict[str, object]:
    """The scenario of a run as plain values for JSON: what it is called, where it stands, its hash and seed."""
    scenario = result.scenario
    return {
        "scenario": scenario.name["en"],
        "name": dict(scenario.name),
        "file": scenario.file,
        "hash": scenario.hash,
        "seed": scenario.seed,
    }


def digest(result: Result) -> str:
    """Sixteen hexadecimal digits of the spread of every defined figure, bit by bit, without making it a row."""
    summary = result.ensemble.summary
    made = hashlib.sha256(summary.points[:, summary.finite].tobytes())
    made.update(summary.means[summary.finite].tobytes())
    return made.hexdigest()[:16]
