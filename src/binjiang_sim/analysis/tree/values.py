"""Variables and inputs of two runs as they are told: with period, unit, status and facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...engine import Equation, measure
from ...engine.declare import plain_input
from ...engine.expression import AT_START, NAMED, PARAMETER, PATH, VARIABLE, Expression
from ...engine.formula import formula, source_name
from ...engine.reading import AT_START_ENDING
from ...engine.units import counts
from ...projection.figures import items
from ...sampling.distributions import Floats
from ...scenario import Given
from ...scenario.inputs import named
from .leaves import Leaf
from .nodes import Formula, InputShare, Number
from .reported import Figures, part_of
from .runs import Runs
from .shares import Read

WEAKEST = ("assumption", "literature", "derived", "published", "definition")  # first


@dataclass(frozen=True)
class Told:
    """Values in both runs, and the period they are reported for."""

    period: str
    value: float | None
    base: float | None


@dataclass(frozen=True)
class Values:
    """What can be told of two runs in a period."""

    runs: Runs
    figures: Figures
    period: str

    def variable(self, name: str, rows: Sequence[int], brought: Floats | None = None) -> Told:
        """A variable or indicator in the period; of several rows the sum of all, or nothing where they do not add up.

        Where both runs have the same there, in the year whose instants have most of what is `brought`, (instant,).
        """
        equation, clock = self.runs.model.equations[name], self.runs.clock
        period = clock.opening.label if equation.kind == "start" else self.period
        if period == clock.opening.label and measure(equation) in ("integral", "average"):
            period = self._year(0)
        told = self._reported(name, rows, period)
        if brought is not None and told.value == told.base and equation.kind not in ("start", "indicator"):
            return self._reported(name, rows, self._year(int(np.argmax(np.abs(brought)))))
        return told

    def _reported(self, name: str, rows: Sequence[int], period: str) -> Told:
        equation = self.runs.model.equations[name]
        if len(rows) > 1 and not counts(equation.reported_unit):
            return Told(period, None, None)
        value = self.figures.reported(name, period).value
        shown = slice(None) if len(rows) > 1 else list(rows)
        return Told(period, *(float(side[shown, 0].sum()) for side in (value.after, value.before)))

    def _year(self, instant: int) -> str:
        clock = self.runs.clock
        return str(min(clock.start + instant // clock.steps_per_year, clock.end))

    @cached_property
    def _within(self) -> slice:
        """The instants at which the steps of the period begin; of the opening the first."""
        period, each = self.figures.periods[self.period], self.runs.clock.steps_per_cell
        return slice((period.first - 1) * each, period.last * each) if period.first else slice(0, 1)

    def read(self, read: Read, row: int) -> Told:
        """A parameter, or the path of a lever or driver: its mean over the period, or the year of most difference."""
        found = self.runs.read(read)
        wide = (np.broadcast_to(side[row], self.runs.count) for side in (found.before, found.after))
        before, after = wide
        within, period = self._within, self.period
        if (before[within] == after[within]).all() and (before != after).any():
            first = int(np.argmax(np.abs(after - before))) // self.runs.clock.steps_per_year
            each = self.runs.clock.steps_per_year
            within, period = slice(first * each, (first + 1) * each), self._year(first * each)
        return Told(period, float(after[within].mean()), float(before[within].mean()))

    def input(self, leaf: Leaf, shares: tuple[float, float] | None = None) -> InputShare:
        """An input with its values, and what it brings in all and directly."""
        told, unit = Told(self.period, None, None), ""
        if leaf.kind == "parameter":
            owner = self.runs.model.parameters[leaf.name]
            told, unit = self.read((PARAMETER, leaf.name), self.runs.rows(owner.dims).index(leaf.item)), owner.unit
        elif leaf.kind != "shock":
            told, unit = self.read((PATH, leaf.name), 0), self.runs.model.equations[leaf.name].unit
        given = self._given(leaf)
        brought = () if shares is None else (shares[0], shares[1], shares[0] - shares[1])
        return InputShare(
            *(leaf.path, leaf.kind, leaf.name, leaf.item, unit),
            *(told.period, told.value, told.base, _weakest(given), _facts(given), *brought),
        )

    def _given(self, leaf: Leaf) -> list[Given]:
        """The numbers behind an input, of the scenario or, for a shock that it has not, of the base."""
        if leaf.kind == "shock":
            for scenario in (self.runs.scenario, self.runs.base):
                for shock in scenario.shocks:
                    if shock.name == leaf.name:
                        return list(shock.numbers.values())
            return []
        scenario = self.runs.scenario
        if leaf.kind == "parameter":
            value = scenario.parameters[leaf.name]
            if isinstance(value, Mapping):
                return [one for label, one in value.items() if leaf.item in (label, None)]
            return list(named("", value).values())
        if leaf.kind != "lever":
            return list(named("", scenario.drivers[leaf.name]).values())
        switched = (one.levers[leaf.name] for one in scenario.triggers if leaf.name in one.levers)
        return [one for path in (scenario.levers[leaf.name], *switched) for one in named("", path).values()]

    def formula_of(self, name: str, row: int) -> Formula:
        """The equation of a variable with what it reads for one of its rows, of a stock also where it comes from."""
        equation = self.runs.model.equations[name]
        reads = rows_read(self.runs, name, row)
        numbers = [self._number(equation, read, own) for read, rows in reads.items() for own in sorted(rows)]
        left = name
        if equation.kind == "stock":
            left = f"d {name} / dt"
            before = self._before()
            numbers += [self._of_variable(name, equation, row, self._reported(name, [row], before))] if before else []
        return Formula(f"{left} = {formula(equation.expression, inline=True)}", tuple(numbers))

    def _before(self) -> str:
        """The period that ends where this one begins; empty for the opening."""
        first = self.figures.periods[self.period].first
        length = self.figures.periods[self.period].last - first
        spans = ((one.label, one.first, one.last) for one in self.figures.periods.values())
        fitting = [label for label, its, last in spans if last == first - 1 and (last - its == length or last == 0)]
        return fitting[0] if fitting else ""

    def _number(self, equation: Equation, read: Read, row: int) -> Number:
        """What an equation reads, with its values."""
        kind, name = read
        if kind == PATH:
            return self._of_input(source_name(Expression(PATH)), Leaf(equation.kind, equation.name))
        if kind == PARAMETER:
            item = self.runs.rows(self.runs.model.parameters[name].dims)[row]
            written = source_name(Expression(PARAMETER, (), name.rpartition(".")[2]))
            return self._of_input(written, Leaf("parameter", name, item))
        plain = plain_input(name)
        own = self.runs.model.equations[plain]
        if kind == AT_START:
            first, label = self.runs.values[plain], self.runs.clock.opening.label
            told = Told(label, *(float(side[row, 0]) for side in (first.after, first.before)))
            return self._of_variable(source_name(Expression(AT_START, (), name)), own, row, told)
        if equation.kind != "indicator":
            return self._of_variable(name, own, row, self.variable(plain, [row]))
        figure = part_of(self.figures, name, self.period)
        told = Told(figure.period, *(float(side[row, 0]) for side in (figure.value.after, figure.value.before)))
        return self._of_variable(name, own, row, told)

    def _of_input(self, written: str, leaf: Leaf) -> Number:
        one = self.input(leaf)
        numbers = (one.period, one.value, one.base, one.status, one.facts)
        return Number(written, one.name, one.item, one.kind, one.unit, *numbers)

    def _of_variable(self, written: str, one: Equation, row: int, told: Told) -> Number:
        unit = one.unit if written.endswith(AT_START_ENDING) else one.reported_unit
        item = items(one, self.runs.labels)[row]
        return Number(written, one.name, item, one.kind, unit, told.period, told.value, told.base)


def rows_read(runs: Runs, name: str, row: int) -> dict[Read, set[int]]:
    """Which rows of what it reads a row of a variable is computed from, in reading order."""
    found: dict[Read, set[int]] = {}
    sizes = {dim: len(own) for dim, own in runs.labels.items()}

    def count(one: Expression) -> int:
        return int(np.prod([sizes[dim] for dim in one.dims], dtype=int))

    def walk(one: Expression, row: int) -> None:
        row %= count(one)
        if one.operation in (VARIABLE, AT_START, PARAMETER, PATH):
            found.setdefault((one.operation, str(one.detail)), set()).add(row)
        elif one.operation == NAMED:
            walk(one.arguments[0], row)
        elif one.operation == "total":
            for place in range(sizes[one.arguments[0].dims[0]]):
                walk(one.arguments[0], place * count(one) + row)
        elif one.operation == "element":
            labels = list(runs.labels[one.arguments[0].dims[0]])
            walk(one.arguments[0], labels.index(str(one.detail)) * count(one) + row)
        elif one.operation == "entering":
            each = count(one) // sizes[one.dims[0]]
            walk(one.arguments[row >= each], row - each if row >= each else row)
        else:
            for argument in one.arguments:
                walk(argument, row)

    walk(runs.model.expressions[name], row)
    return found


def _weakest(given: Iterable[Given]) -> str:
    found = {one.status for one in given}
    return next((status for status in WEAKEST if status in found), "")


def _facts(given: Iterable[Given]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for one in given for fact in one.facts))
