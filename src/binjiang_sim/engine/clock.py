"""The clock of a run, and the periods its results are reported for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Period:
    """A half-year ("2024-H1") or a year ("2024"); `first` and `last` are the cells it spans, counted from 1.

    Cell 0 is the opening: the first instant, reported as the period that ends there.
    """

    label: str
    first: int
    last: int
    time: float  # decimal year at its end


@dataclass(frozen=True)
class Clock:
    """Euler steps from 1 January of the year `start` to the end of the year `end`.

    A cell is the shortest reported period: half a year, or a year when there is one step a year.
    """

    start: int
    end: int
    steps_per_year: int = 2

    @property
    def step(self) -> float:
        """Length of a step in years."""
        return 1 / self.steps_per_year

    @property
    def lag(self) -> float:
        """Years from the beginning of a year to the mean of the instants at which its steps begin."""
        return (1 - self.step) / 2

    @property
    def steps(self) -> int:
        """Number of steps of the whole run."""
        return (self.end - self.start + 1) * self.steps_per_year

    @property
    def cells_per_year(self) -> int:
        """2, or 1 when there is one step a year."""
        return min(self.steps_per_year, 2)

    @property
    def steps_per_cell(self) -> int:
        """Steps in the shortest reported period."""
        return self.steps_per_year // self.cells_per_year

    @property
    def cells(self) -> int:
        """Number of shortest reported periods."""
        return self.steps // self.steps_per_cell

    def time(self, instant: int) -> float:
        """Decimal year of an instant (0 is the first)."""
        return self.start + instant / self.steps_per_year

    @cached_property
    def opening(self) -> Period:
        """The period that ends at the first instant; only stocks, counts and starts have a value there."""
        return Period(str(self.start - 1), 0, 0, float(self.start))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every half-year and year, in order of time, each year after its half-years."""
        found = []
        for year in range(self.start, self.end + 1):
            first = (year - self.start) * self.cells_per_year + 1
            if self.cells_per_year == 2:
                halves = ((f"{year}-H1", first, year + 0.5), (f"{year}-H2", first + 1, year + 1.0))
                found += [Period(label, cell, cell, time) for label, cell, time in halves]
            found.append(Period(str(year), first, first + self.cells_per_year - 1, year + 1.0))
        return tuple(found)

    def year_before(self, period: Period) -> Period | None:
        """The same period a year before, or None when the run does not cover it."""
        shift = self.cells_per_year
        if period.first <= shift:
            return None
        return Period("", period.first - shift, period.last - shift, period.time - 1)
