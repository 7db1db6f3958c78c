"""Runs of a scenario over a design: uniform numbers for its uncertain inputs, without the luck of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...projection import uncertain
from ...projection.experiment import Design, experiment
from ...sampling.distributions import Floats
from ...scenario import Process, Scenario

Figure = tuple[str, str, str | None]  # indicator, period, item
MEDIAN = 0.5


def uncertain_inputs(scenario: Scenario) -> tuple[str, ...]:
    """The inputs with a distribution, by path; not those of random processes, which are luck."""
    luck = {f"drivers.{name}." for name, value in scenario.drivers.items() if isinstance(value, Process)}
    return tuple(path for path in uncertain(scenario) if not path.startswith(tuple(luck)))


def simulated(scenario: Scenario, design: Design, figures: Sequence[Figure], luck: bool = False) -> Floats:
    """The figures of every row of a design, (row, figure), by default without the luck of time.

    NaN in rows that are left out. Raises ProjectionError for a figure that is not defined.
    """
    kept = [(indicator, item, period) for indicator, period, item in figures]
    values: Floats = experiment(scenario, {}, design=design, luck=luck, figures=kept).values[0].T
    return values


@dataclass(frozen=True)
class Medians:
    """Every input at its median in every row."""

    inputs: tuple[str, ...]
    size: int

    def rows(self, first: int, count: int) -> Floats:
        """Uniform numbers of the rows, (input, row)."""
        return np.full((len(self.inputs), count), MEDIAN)


@dataclass(frozen=True)
class OneAtATime:
    """One row with every input at its median, then two for each input at `low` and `high`, the others at theirs."""

    inputs: tuple[str, ...]
    low: float = 0.1
    high: float = 0.9

    @property
    def size(self) -> int:
        """Number of rows."""
        return 1 + 2 * len(self.inputs)

    def rows(self, first: int, count: int) -> Floats:
        """Uniform numbers of the rows `first` to `first + count - 1`, (input, row)."""
        table = np.full((len(self.inputs), self.size), MEDIAN)
        own = np.arange(len(self.inputs))
        table[own, 1 + 2 * own], table[own, 2 + 2 * own] = self.low, self.high
        return table[:, first : first + count]
