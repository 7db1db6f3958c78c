"""What goes into a run and what comes out: the numbers of a block of draws, the cells, and which row is whose.

Every array has the shape (own dimensions..., draw).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import expect
from . import units
from .declare import Equation
from .model import Model

Floats = npt.NDArray[np.float64]
Labels = Mapping[str, tuple[str, ...]]  # the labels of each dimension, in order


@dataclass(frozen=True)
class Series:
    """A parameter that changes over time: `values[instant]` has the shape (own dimensions..., draw)."""

    values: Floats


@dataclass(frozen=True)
class Inputs:
    """All numbers of a block of draws.

    `parameters` by path ("talent.base_inflow"), each (own dimensions..., draw) or a Series; what is the same in every
    draw may be one number spread by `np.broadcast_to`, which costs neither memory nor bits;
    `paths` of levers and drivers by name, each (instant, draw); `labels` of each dimension, in order.
    """

    draws: int
    parameters: Mapping[str, Floats | Series]
    paths: Mapping[str, Floats]
    labels: Labels

    def part(self, first: int, end: int) -> Inputs:
        """The numbers of the draws from `first` to before `end`."""
        here = slice(first, min(end, self.draws))
        parameters = {
            key: Series(one.values[..., here]) if isinstance(one, Series) else one[..., here]
            for key, one in self.parameters.items()
        }
        paths = {name: one[..., here] for name, one in self.paths.items()}
        return Inputs(here.stop - first, parameters, paths, self.labels)

    def shape(self, dims: Iterable[str]) -> tuple[int, ...]:
        """Shape of a variable or parameter with these own dimensions."""
        return (*(len(self.labels[dim]) for dim in dims), self.draws)


@dataclass(frozen=True)
class Layout:
    """Which rows of the cell array belong to which variable: one row for each label of its dimensions."""

    rows: Mapping[str, slice]
    size: int

    @classmethod
    def of(cls, model: Model, labels: Labels, wanted: Collection[str] | None = None) -> Layout:
        """Rows for the wanted variables (all by default) but the indicators, in order of declaration."""
        rows, size = {}, 0
        for equation in model.equations.values():
            if equation.kind != "indicator" and (wanted is None or equation.name in wanted):
                count = int(np.prod([len(labels[dim]) for dim in equation.dims], dtype=int))
                rows[equation.name] = slice(size, size + count)
                size += count
        return cls(rows, size)


def measure(equation: Equation) -> str:
    """How a variable is reported: "integral" (flow), "end" (stock, count), "average" (other), "opening" (start)."""
    expect("equation", equation, Equation)
    other = "end" if units.counts(equation.unit) else "average"
    return {"flow": "integral", "start": "opening", "stock": "end"}.get(equation.kind, other)


@dataclass(frozen=True)
class Cells:
    """The outcome of a block: `values[row, cell, draw]`, and how often each clip held a value at its bound.

    Cell 0 is the opening; what has no value there is NaN. `clipped` counts draws times instants by variable; it is
    empty when clips were not counted. `watched` is the sum of all values that were watched, (draw,), if any were: it
    is finite where all of them are, short of the largest floats.
    """

    values: Floats
    clipped: Mapping[str, int]
    watched: Floats | None = None
