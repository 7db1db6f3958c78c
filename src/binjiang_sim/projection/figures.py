"""Every reported figure of a run by number, and all their values from the cells of a block at once.

A figure is one item of one variable in one period. Figures that are the same by definition (a stock in a year and in
its second half-year) have one number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from ..engine import Clock, Equation, Layout, Model, Period, measure
from ..engine.cells import Labels
from ..engine.declare import AVERAGE, YEAR_BEFORE, plain_input
from ..errors import Fault, unknown
from ..sampling.distributions import Floats
from ..sampling.sampler import clock_of
from ..scenario import Scenario

Figure = tuple[str, str | None, str]  # indicator, item, period
CELLS, YEARS, OPENING = "cells", "years", "opening"


@dataclass(frozen=True)
class FigureGroup:
    """Figures of one variable that are computed together: `items` times `labels` of periods, numbered from `start`.

    `kind` says over which periods: cells, whole years, or the opening; `labels` gives the column of each period.
    """

    name: str
    kind: str
    start: int
    items: int
    columns: int
    labels: Mapping[str, int]

    @property
    def stop(self) -> int:
        """One past the last number."""
        return self.start + self.items * self.columns


def figures_of(scenario: Scenario, model: Model) -> Figures:
    """Every reported figure by number; numbers depend on the model, the labels and the clock only."""
    return _figures(model, tuple(scenario.label_keys.items()), clock_of(scenario))


@lru_cache(maxsize=16)
def _figures(model: Model, labels: tuple[tuple[str, tuple[str, ...]], ...], clock: Clock) -> Figures:
    return Figures(model, dict(labels), clock)


class Figures:
    """The figures of a model on a clock: see `figures_of`."""

    def __init__(self, model: Model, labels: Labels, clock: Clock) -> None:
        self.model, self.clock, self._labels = model, clock, labels
        self.layout = Layout.of(model, labels)
        self._how = {name: measure(one) for name, one in model.equations.items() if one.kind != "indicator"}
        self._counts = {
            name: int(np.prod([len(labels[dim]) for dim in one.dims], dtype=int))
            for name, one in model.equations.items()
        }
        groups: list[FigureGroup] = []
        for equation in model.equations.values():
            for kind, columns, periods in _shapes(model, clock, equation):
                start = groups[-1].stop if groups else 0
                groups.append(FigureGroup(equation.name, kind, start, self._counts[equation.name], columns, periods))
        self.groups = tuple(groups)
        self.size = groups[-1].stop if groups else 0

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], npt.NDArray[np.intp]]:
        places = {}
        for group in self.groups:
            for label, column in group.labels.items():
                places[group.name, label] = group.start + np.arange(group.items) * group.columns + column
        return places

    def numbers(self, name: str, period: str) -> npt.NDArray[np.intp] | None:
        """The numbers of a variable's items in a period, (item,); None where it has no figure."""
        return self._places.get((name, period))

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """The opening, every half-year and every year, by label."""
        return {period.label: period for period in (self.clock.opening, *self.clock.periods)}

    def faults(self, indicator: str, period: str | None = None, *wanted: str | None) -> list[Fault]:
        """What is wrong with an indicator, a period and items that are asked for."""
        found = []
        if indicator not in self.model.equations:
            found.append(unknown("result.indicator", indicator, self.model.equations))
        else:
            known = items(self.model.equations[indicator], self._labels)
            named = [one or "-" for one in known]
            found += [unknown("result.item", str(one), named, owner=indicator) for one in wanted if one not in known]
        if period is not None and period not in self.periods:
            found.append(unknown("result.period", period, self.periods))
        return found

    def of_variables(self, names: Collection[str]) -> Figures:
        """The same figures, from cells that hold these variables only."""
        assert self._places is not None  # made before the copy, which then has them too
        found = copy(self)
        found.layout = Layout.of(self.model, self._labels, names)
        return found

    def by_item(self, cells: Floats) -> Iterator[tuple[int, Floats]]:
        """All figures from cells (row, cell, draw), item by item: the number of the first, and values (column, draw).

        The arrays are small enough for the processor's cache, and views where they can be.
        """
        for group in self.groups:
            equation = self.model.equations[group.name]
            if equation.kind == "indicator":
                items = iter(self.of(group, cells))
            else:
                rows = range(*self.layout.rows[group.name].indices(len(cells)))
                items = (self._own(equation, group.kind, cells[row : row + 1])[0] for row in rows)
            for item, values in enumerate(items):
                yield group.start + item * group.columns, values

    def figure(self, name: str, period: str, cells: Floats) -> Floats:
        """A variable in a period, (item, draw), from cells (row, cell, draw). There must be such a figure."""
        first = int(self._places[name, period][0])
        group = self.groups[bisect_right(self.groups, first, key=lambda one: one.start) - 1]
        return self.of(group, cells)[:, first - group.start]

    def value(self, name: str, item: str | None, period: str, cells: Floats) -> Floats:
        """A figure, (draw,), from cells (row, cell, draw). There must be such a figure."""
        own: Floats = self.figure(name, period, cells)[items(self.model.equations[name], self._labels).index(item)]
        return own

    def number(self, name: str, item: str | None, period: str) -> int | None:
        """The number of a figure; None where there is none."""
        numbers, known = self.numbers(name, period), items(self.model.equations[name], self._labels)
        return int(numbers[known.index(item)]) if numbers is not None and item in known else None

    def of(self, group: FigureGroup, cells: Floats) -> Floats:
        """The values of one group, (item, column, draw)."""
        equation = self.model.equations[group.name]
        if equation.kind == "indicator":
            columns = self.clock.cells if group.kind == CELLS else self.clock.cells // self.clock.cells_per_year
            return self._indicator(equation, group.kind, cells, columns - group.columns)
        return self._own(equation, group.kind, cells[self.layout.rows[group.name]])

    def _own(self, equation: Equation, kind: str, own: Floats) -> Floats:
        """The figures of some items, (item, column, draw), from their cells (item, cell, draw)."""
        if kind == OPENING:
            return own[:, :1]
        return own if self._how[equation.name] == "end" else self._measured(equation, kind, own)

    def _plain(self, equation: Equation, kind: str, cells: Floats) -> Floats:
        """A variable in every cell or year, (item, column, draw)."""
        if equation.kind == "indicator":
            first = _first(self.model, self.clock, equation, kind)
            known = self._indicator(equation, kind, cells, first)
            unknown = np.full((known.shape[0], first, known.shape[2]), np.nan)
            return np.concatenate((unknown, known), axis=1)
        return self._measured(equation, kind, cells[self.layout.rows[equation.name]])

    def _measured(self, equation: Equation, kind: str, own: Floats) -> Floats:
        each = self.clock.cells_per_year
        if kind == CELLS:
            return own[:, 1:]
        if self._how[equation.name] == "end":
            return own[:, each::each]
        amount = own[:, 1::each]
        for cell in range(2, each + 1):
            amount = amount + own[:, cell::each]
        return amount / each if self._how[equation.name] == "average" else amount

    def _average(self, equation: Equation, kind: str, cells: Floats) -> Floats:
        """The mean of both ends of each period for what stands at the end, the figure itself for others."""
        if self._how.get(equation.name) != "end":
            return self._plain(equation, kind, cells)
        own, each = cells[self.layout.rows[equation.name]], 1 if kind == CELLS else self.clock.cells_per_year
        both: Floats = (own[:, :-1:each] + own[:, each::each]) / 2
        return both

    def _indicator(self, equation: Equation, kind: str, cells: Floats, first: int) -> Floats:
        """An indicator from its column `first` on, (item, column, draw)."""
        year = self.clock.cells_per_year if kind == CELLS else 1
        read = []
        for name in equation.inputs:
            own = self.model.equations[plain_input(name)]
            if name.endswith(YEAR_BEFORE):
                whole = self._plain(own, kind, cells)
                read.append(whole[:, first - year : whole.shape[1] - year])
            elif name.endswith(AVERAGE):
                read.append(self._average(own, kind, cells)[:, first:])
            else:
                read.append(self._plain(own, kind, cells)[:, first:])
        scalars = [value if equation.dims else value[0] for value in read]
        with np.errstate(all="ignore"):
            named = dict(zip(equation.inputs, scalars, strict=True))
            result: Floats = equation.expression.evaluated(lambda leaf: named[str(leaf.detail)])
        return result.reshape(self._counts[equation.name], -1, cells.shape[-1])


def _shapes(model: Model, clock: Clock, equation: Equation) -> Iterator[tuple[str, int, Mapping[str, int]]]:
    """Kind, number of columns and labels of each group of a variable."""
    opening = clock.opening.label
    whole = [one for one in clock.periods if one.last - one.first + 1 == clock.cells_per_year]
    shortest = [one for one in clock.periods if one.first == one.last]
    how = "indicator" if equation.kind == "indicator" else measure(equation)
    if how == "opening":
        yield OPENING, 1, {opening: 0}
    elif how == "end":
        yield CELLS, clock.cells + 1, {opening: 0, **{one.label: one.last for one in clock.periods}}
    else:
        late = _first(model, clock, equation, CELLS) if how == "indicator" else 0
        if late < len(shortest):
            yield CELLS, len(shortest) - late, {one.label: n for n, one in enumerate(shortest[late:])}
        late = _first(model, clock, equation, YEARS) if how == "indicator" else 0
        if clock.cells_per_year > 1 and late < len(whole):
            yield YEARS, len(whole) - late, {one.label: n for n, one in enumerate(whole[late:])}


def _first(model: Model, clock: Clock, equation: Equation, kind: str) -> int:
    """The first column in which an indicator is defined: a year later than what it reads of the year before."""
    columns = clock.cells if kind == CELLS else clock.cells // clock.cells_per_year
    year = clock.cells_per_year if kind == CELLS else 1
    first = 0
    for name in equation.inputs:
        read = model.equations[plain_input(name)]
        if read.kind == "start":
            return columns
        own = _first(model, clock, read, kind) if read.kind == "indicator" else 0
        first = max(first, own + (year if name.endswith(YEAR_BEFORE) else 0))
    return min(first, columns)


def recorded(model: Model, names: Iterable[str]) -> frozenset[str]:
    """The variables whose cells these figures are made of: themselves, or what indicators read."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        equation = model.equations[waiting.pop()]
        if equation.kind == "indicator":
            waiting += [plain_input(name) for name in equation.inputs]
        else:
            found.add(equation.name)
    return frozenset(found)


def items(equation: Equation, labels: Mapping[str, tuple[str, ...]]) -> tuple[str | None, ...]:
    """The labels of a variable's rows; (None,) when it has no dimension."""
    if not equation.dims:
        return (None,)
    rows = [""]
    for dim in equation.dims:
        rows = [f"{row}/{label}" if row else label for row in rows for label in labels[dim]]
    return tuple(rows)
