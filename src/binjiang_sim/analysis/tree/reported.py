"""A reported figure in two runs, made of the instants that it is the sum, the mean or the end of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...engine import Equation, Period, measure
from ...engine.declare import AVERAGE, YEAR_BEFORE, plain_input
from ...engine.expression import VARIABLE, Expression
from ...sampling.distributions import Floats
from .owed import Profile
from .runs import Runs
from .shares import DUST, Link, Pair, Read, Splitter


@dataclass(frozen=True)
class Figures:
    """The figures of two runs."""

    runs: Runs

    @cached_property
    def periods(self) -> dict[str, Period]:
        """The opening, every half-year and every year that both runs have, by label."""
        clock = self.runs.clock
        return {one.label: one for one in (clock.opening, *clock.periods)}

    def reported(self, name: str, period: str, average: bool = False) -> Figure:
        """A variable or an indicator in a period; `average` is the mean of both ends of the period for a state."""
        equation = self.runs.model.equations[name]
        if equation.kind == "indicator":
            return _Indicator(self, equation, period)
        return _OfInstants(self, equation, period, average)


@dataclass(frozen=True)
class Figure:
    """A figure: its values in both runs, each (row, 1), and the figures or variables that its change comes from."""

    figures: Figures
    equation: Equation
    period: str

    @property
    def value(self) -> Pair:
        """Both values, (row, 1)."""
        return self._link.value

    @cached_property
    def _link(self) -> Link:
        raise NotImplementedError

    def parts(self, row: int) -> list[tuple[Figure, float, int]]:
        """The figures that an indicator is made of, with the row and what its change brings; none for others."""
        return []

    def profile(self, row: int) -> Profile:
        """What each variable brings to the change of a row at each instant, (row, instant) by name."""
        raise NotImplementedError


@dataclass(frozen=True)
class _Indicator(Figure):
    """A figure made of other figures of the period, or of the same period a year before."""

    @cached_property
    def _read(self) -> dict[Read, Figure]:
        return {(VARIABLE, name): part_of(self.figures, name, self.period) for name in self.equation.inputs}

    @cached_property
    def _link(self) -> Link:
        runs = self.figures.runs
        splitter = Splitter(lambda read: self._read[read].value, runs.labels)
        return splitter.link(runs.model.expressions[self.equation.name])

    def parts(self, row: int) -> list[tuple[Figure, float, int]]:
        change = self.value.change[:, 0]
        return [
            (self._read[read], float(slope * change[row]), place)
            for read, slopes in self._link.slopes.items()
            for place, slope in enumerate(slopes[0, row])
            if slope * change[row]
        ]

    def profile(self, row: int) -> Profile:
        found: Profile = {}
        for figure, share, place in self.parts(row):
            own = figure.value.change[place, 0]
            for name, brought in figure.profile(place).items():
                found[name] = found.get(name, 0.0) + brought * (share / own)
        return found


def part_of(figures: Figures, read: str, period: str) -> Figure:
    """What an indicator of a period reads under this name."""
    year = str(int(period[:4]) - 1) + period[4:] if read.endswith(YEAR_BEFORE) else period
    return figures.reported(plain_input(read), year, read.endswith(AVERAGE))


@dataclass(frozen=True)
class _OfInstants(Figure):
    """A variable as it is reported: see `engine.measure`."""

    average: bool = False

    @cached_property
    def _weights(self) -> Floats:
        """What each instant counts, (instant,)."""
        clock, how = self.figures.runs.clock, measure(self.equation)
        period = self.figures.periods[self.period]
        each, found = clock.steps_per_cell, np.zeros(self.figures.runs.count)
        first, last = (period.first - 1) * each, period.last * each
        if how == "opening":
            found[0] = 1.0
        elif how == "end":
            found[last] = 0.5 if self.average else 1.0
            found[first if self.average else last] += 0.5 if self.average else 0.0
        else:
            found[first:last] = clock.step if how == "integral" else 1 / (last - first)
        return found

    @cached_property
    def _at_instants(self) -> Link:
        """The variable, or with its weight over the year."""
        runs, equation = self.figures.runs, self.equation
        read = Expression(VARIABLE, (), equation.name, equation.dims)
        if equation.weight and measure(equation) == "integral":
            weight = Expression(VARIABLE, (), equation.weight, runs.model.equations[equation.weight].dims)
            read = Expression("multiply", (read, weight), "", equation.dims)
        return Splitter(runs.read, runs.labels).link(read)

    @cached_property
    def _link(self) -> Link:
        value = self._at_instants.value
        sides = ((side @ self._weights)[:, None] for side in (value.before, value.after))
        return Link(Pair(*sides), {})

    def profile(self, row: int) -> Profile:
        moved = self._at_instants.value.change[row] * self._weights
        if abs(moved.sum()) > DUST * np.abs(moved).sum():  # the difference of sums, shared out as a sum of differences
            moved = moved * (float(self.value.change[row, 0]) / moved.sum())
        return {name: (moved[:, None] * slopes[:, row]).T for (_, name), slopes in self._at_instants.slopes.items()}
