"""The number that a target is about: from which figures it is made, and how, draw by draw."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce
from operator import add, mul

import numpy as np
import numpy.typing as npt

from ..engine import Clock, Model
from ..sampling.distributions import Floats
from ..scenario import Target
from ..scenario.targets import RELATIVE, is_growth
from .figures import Figure, Figures
from .prices import Values, factor

Bools = npt.NDArray[np.bool_]


def target_figure(target: Target, model: Model, clock: Clock, values: Values) -> Floats:
    """The number that a target is held against, at the target's prices, (draw,), from the `values` of figures.

    Of several years, "growth" is the mean compound rate a year from the figure of the first year to that of the last;
    of a rate of growth it is the compound mean of the rates of the years after the first. "change" is the last over the
    first, less one; of a share the difference. "total" and "average" count every year, both ends too.
    """
    equation = model.equations[target.indicator]

    def at(year: str) -> Floats:
        own = values(target.indicator, target.item, year)
        return own * factor(target, year, model, clock, values)

    first, *later = target.years
    with np.errstate(all="ignore"):  # growth from nothing is no number, and meets no target
        if target.over == "growth" and is_growth(equation):
            times = reduce(mul, [1 + at(year) for year in later])
            return np.asarray(times ** (1 / len(later)) - 1)
        if target.over in RELATIVE:
            begin, end = at(first), at(later[-1])
            if equation.share:
                return end - begin
            return np.asarray((end / begin) ** (1 / len(later) if target.over == "growth" else 1) - 1)
        total = reduce(add, [at(year) for year in target.years])
        return total / len(target.years) if target.over == "average" else total


def met(target: Target, values: Floats) -> Bools:
    """Which draws meet a target, (..., draw): `values` are its number."""
    low, high = target.bounds
    return np.asarray((values >= low) & (values <= high))


def needed(target: Target, model: Model, clock: Clock) -> tuple[Figure, ...]:
    """The figures that the number of a target is made of, those of its own variable first."""
    asked: list[Figure] = []

    def noted(*figure: str | None) -> Floats:
        asked.append(figure)  # type: ignore[arg-type]
        return np.ones(1)

    target_figure(target, model, clock, noted)
    return tuple(sorted(dict.fromkeys(asked), key=lambda one: one[0] != target.indicator))


def own_figures(target: Target, model: Model, clock: Clock) -> tuple[Figure, ...]:
    """The figures of its variable that the number of a target is made of."""
    return tuple(one for one in needed(target, model, clock) if one[0] == target.indicator)


def target_in(target: Target, figures: Figures, cells: Floats) -> Floats:
    """The number of a target, (draw,), from cells (row, cell, draw)."""

    def values(name: str, item: str | None, period: str) -> Floats:
        return figures.value(name, item, period, cells)

    return target_figure(target, figures.model, figures.clock, values)


class Gathered:
    """Picks the figures that targets are made of from rows that come by, and says which draws meet them.

    A target without a figure is met by none.
    """

    def __init__(self, figures: Figures, targets: Sequence[Target]) -> None:
        self.figures, self.targets = figures, targets
        made = {target: needed(target, figures.model, figures.clock) for target in targets}
        places = {figure: figures.number(*figure) for figure in dict.fromkeys(sum(made.values(), ()))}
        self.known = [target for target in targets if all(places[figure] is not None for figure in made[target])]
        self.numbers = {figure: place for figure, place in places.items() if place is not None}
        self.order = sorted(set(self.numbers.values()))
        self.rows: dict[int, Floats] = {}

    def take(self, first: int, values: Floats) -> None:
        """Rows (row, draw) of figures from the number `first` on; the values are kept."""
        for number in self.order[bisect_left(self.order, first) : bisect_left(self.order, first + len(values))]:
            self.rows[number] = values[number - first]

    def hits(self, draws: int) -> Bools:
        """Which draws meet which target, (target, draw)."""
        found = np.zeros((len(self.targets), draws), dtype=np.bool_)

        def values(name: str, item: str | None, period: str) -> Floats:
            return self.rows[self.numbers[name, item, period]]

        for place, target in enumerate(self.targets):
            if target in self.known:
                found[place] = met(target, target_figure(target, self.figures.model, self.figures.clock, values))
        return found
