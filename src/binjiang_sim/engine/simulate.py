"""The step: call the equations in order on a block of draws, advance the stocks, keep what is reported.

Every array has the shape (own dimensions..., draw).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import Fault, ModelError
from . import syntax, units
from .clock import Clock
from .declare import Equation
from .functions import Instant, at
from .model import PATH, Model

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """A parameter that changes over time: `values[instant]` has the shape (own dimensions..., draw)."""

    values: Floats


@dataclass(frozen=True)
class Inputs:
    """All numbers of a block of draws.

    `parameters` by path ("talent.base_inflow"), each (own dimensions..., draw) or a Series;
    `paths` of levers and drivers by name, each (instant, draw); `labels` of each dimension, in order.
    """

    draws: int
    parameters: Mapping[str, Floats | Series]
    paths: Mapping[str, Floats]
    labels: Mapping[str, tuple[str, ...]]

    def shape(self, dims: Iterable[str]) -> tuple[int, ...]:
        """Shape of a variable or parameter with these own dimensions."""
        return (*(len(self.labels[dim]) for dim in dims), self.draws)


@dataclass(frozen=True)
class Layout:
    """Which rows of the cell array belong to which variable: one row for each label of its dimensions."""

    rows: Mapping[str, slice]
    size: int

    @classmethod
    def of(cls, model: Model, labels: Mapping[str, tuple[str, ...]]) -> Layout:
        """Rows for every variable but the indicators, in order of declaration."""
        rows, size = {}, 0
        for equation in model.equations.values():
            if equation.kind != "indicator":
                count = int(np.prod([len(labels[dim]) for dim in equation.dims], dtype=int))
                rows[equation.name] = slice(size, size + count)
                size += count
        return cls(rows, size)


def measure(equation: Equation) -> str:
    """How a variable is reported: "integral" (flow), "end" (stock, count), "average" (other), "opening" (start)."""
    other = "end" if units.counts(equation.unit) else "average"
    return {"flow": "integral", "start": "opening", "stock": "end"}.get(equation.kind, other)


@dataclass(frozen=True)
class Cells:
    """The outcome of a block: `values[row, cell, draw]`, and how often each clip held a value at its bound.

    Cell 0 is the opening; what has no value there is NaN. `clipped` counts draws times instants by variable.
    """

    values: Floats
    clipped: Mapping[str, int]


def simulate(model: Model, inputs: Inputs, clock: Clock) -> Cells:
    """Run one block of draws. Raises ModelError when an equation gives a shape its dimensions do not allow."""
    layout = Layout.of(model, inputs.labels)
    run = _Run(model, inputs, clock, layout)
    with np.errstate(all="ignore"):
        for instant in range(clock.steps + 1):
            run.evaluate(instant)
            run.record(instant)
            run.advance()
    return Cells(run.values, run.clipped)


class _Run:
    """The state of one block while it runs."""

    def __init__(self, model: Model, inputs: Inputs, clock: Clock, layout: Layout) -> None:
        self.model, self.inputs, self.clock, self.layout = model, inputs, clock, layout
        self.values = np.full((layout.size, clock.cells + 1, inputs.draws), np.nan)
        self.state: dict[str, Floats] = {}
        self.firsts: dict[str, Floats] = {}
        positions = {label: place for labels in inputs.labels.values() for place, label in enumerate(labels)}
        self.memory = Instant({}, positions)
        self.reported = [
            (one, layout.rows[one.name], measure(one)) for one in model.equations.values() if one.kind != "indicator"
        ]
        self.bounds = {one.name: limits for one in model.equations.values() if (limits := syntax.bounds(one.function))}
        self.clipped = dict.fromkeys(self.bounds, 0)

    def evaluate(self, instant: int) -> None:
        """Compute every variable of this instant from the stocks (from their start variables at the first one)."""
        model = self.model
        params = {sector.name: self._params(sector.name, sector.params, instant) for sector in model.sectors}
        self.memory.firsts = {id(self.state[name]): first for name, first in self.firsts.items() if name in self.state}
        with at(self.memory):
            for name in model.order if instant else model.first_order:
                equation = model.equations[name]
                if equation.kind == "stock":
                    value = self.state[equation.start]
                else:
                    value = self._call(equation, params[equation.sector], instant)
                self.state[name] = self._whole(equation, value)
                if instant:
                    self.memory.firsts[id(self.state[name])] = self.firsts[name]
                self._count_clips(equation, params[equation.sector])
            stocks = model.of_kind("stock")
            self.rates = {one.name: self._whole(one, self._call(one, params[one.sector], instant)) for one in stocks}
        if not instant:
            self.firsts = dict(self.state)

    def _call(self, equation: Equation, params: object, instant: int) -> Floats:
        paths, state = self.inputs.paths, self.state
        read = [paths[equation.name][instant] if name == PATH else state[name] for name in equation.inputs]
        result: Floats = equation.function(params, *read) if equation.reads_parameters else equation.function(*read)
        return result

    def _params(self, sector: str, params: type | None, instant: int) -> object:
        if params is None:
            return None
        prefix = f"{sector}."
        given = {key.removeprefix(prefix): one for key, one in self.inputs.parameters.items() if key.startswith(prefix)}
        return params(**{n: one.values[instant] if isinstance(one, Series) else one for n, one in given.items()})

    def _whole(self, equation: Equation, value: Floats) -> Floats:
        """A new array of the variable's full shape: `base` recognises variables by identity."""
        shape = self.inputs.shape(equation.dims)
        try:
            return np.array(np.broadcast_to(value, shape), dtype=np.float64)
        except ValueError:
            values = {"found": np.shape(value), "dims": equation.dims or "()"}
            raise ModelError([Fault("model.shape", values, f"{equation.sector}.{equation.name}")]) from None

    def _count_clips(self, equation: Equation, params: object) -> None:
        for bound in self.bounds.get(equation.name, ()):
            limit = getattr(params, bound) if isinstance(bound, str) else bound
            self.clipped[equation.name] += int(np.count_nonzero(self.state[equation.name] == limit))

    def record(self, instant: int) -> None:
        """Add this instant to the cells: the step that follows it, and the end of the step before it."""
        clock = self.clock
        cell, inside = divmod(instant, clock.steps_per_cell)
        for equation, rows, how in self.reported:
            value = self.state[equation.name].reshape(rows.stop - rows.start, -1)
            if how in ("end", "opening"):
                if inside == 0 and (how == "end" or instant == 0):
                    self.values[rows, cell] = value
            elif cell < clock.cells:
                if how == "average":
                    share = value / clock.steps_per_cell
                else:
                    share = value * clock.step * (self.state[equation.weight] if equation.weight else 1)
                self.values[rows, cell + 1] = share if inside == 0 else self.values[rows, cell + 1] + share

    def advance(self) -> None:
        """Move every stock over one step."""
        for name, rate in self.rates.items():
            self.state[name] = self.state[name] + self.clock.step * rate
