"""Runs of a model: its compiled program, driven over blocks of draws."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from ..engine import Cells, Clock, Inputs, Layout, Model, Series, measure
from ..engine.cells import Floats
from ..engine.functions import total
from .arrays import ArrayProgram
from .floats import FloatProgram
from .instructions import Code, Instruction, Step, translate
from .memory import narrow_buffers, stride
from .nan_propagation import watched_variables

TILE = 8192  # draws that go through all instants together: more save no time and take more memory
KEPT = 4  # sets of rows that a thread keeps: for a run with luck and one without, and their last blocks
LEAST = 8  # draws that are computed together at least: numpy takes other ways for a single number
_local = threading.local()


def simulate(model: Model, inputs: Inputs, clock: Clock) -> Cells:
    """Run one block of draws, record every variable and count the clips. Errors as for `compiled`."""
    return compiled(model, inputs, clock, counted=True).run(inputs)


def instants(model: Model, inputs: Inputs, clock: Clock) -> dict[str, Floats]:
    """Every variable but the indicators as it stands at each instant, (row, instant, draw) by name.

    It is what equations read and return: amounts are rates per year, stocks stand at the beginning of the step. A row
    for each label of the own dimensions. Errors as for `compiled`.
    """
    series = frozenset(name for name, value in inputs.parameters.items() if isinstance(value, Series))
    program = _of_instants(model, clock, tuple(inputs.labels.items()), series)
    cells = program.run_singly(inputs)
    return {name: cells.values[rows] for name, rows in program.layout.rows.items()}


@lru_cache(maxsize=4)
def _of_instants(
    model: Model, clock: Clock, labels: tuple[tuple[str, tuple[str, ...]], ...], series: frozenset[str]
) -> Program:
    """The program whose cells are the instants: all that a step has is reported, at the end of a cell of one step."""

    def told(step: Step) -> Step:
        return replace(step, reported=step.values)

    code = _translated(model, clock, labels, series)
    layout = Layout.of(model, dict(labels))
    code = replace(code, first=told(code.first), later=told(code.later))
    arrays = ArrayProgram(code, dict.fromkeys(layout.rows, "end"), direct=True, counted=False)
    return Program(Clock(0, clock.steps - 1, 1), layout, arrays)


def compiled(
    model: Model,
    inputs: Inputs,
    clock: Clock,
    wanted: Collection[str] | None = None,
    counted: bool = False,
    watched: bool = False,
) -> Program:
    """The program that records the `wanted` variables (all by default); `counted` makes it count clips as well.

    `watched` makes it find the draws in which something that is reported, recorded or not, is NaN or infinite.

    It serves every block of inputs with the labels of these and the same parameters as Series. The latest are kept.
    Raises ModelError, with all faults, for equations that cannot be translated or do not fit their dimensions.
    """
    series = frozenset(name for name, value in inputs.parameters.items() if isinstance(value, Series))
    names = tuple(Layout.of(model, inputs.labels, wanted).rows)
    return _compiled(model, clock, tuple(inputs.labels.items()), series, names, counted=counted, watched=watched)


@lru_cache(maxsize=16)
def _compiled(
    model: Model,
    clock: Clock,
    labels: tuple[tuple[str, tuple[str, ...]], ...],
    series: frozenset[str],
    wanted: tuple[str, ...],
    *,
    counted: bool,
    watched: bool,
) -> Program:
    layout = Layout.of(model, dict(labels), wanted)
    code = _translated(model, clock, labels, series)
    measures = {name: measure(one) for name, one in model.equations.items() if one.kind != "indicator"}
    recorded = {name: measures[name] for name in wanted}
    watches = watched_variables(code, measures) if watched else {}
    return Program(clock, layout, ArrayProgram(code, recorded, clock.steps_per_cell == 1, counted, watches))


@lru_cache(maxsize=4)
def _translated(
    model: Model, clock: Clock, labels: tuple[tuple[str, tuple[str, ...]], ...], series: frozenset[str]
) -> Code:
    """The instructions, which do not depend on what is recorded: a check asks for several choices of that."""
    return translate(model, dict(labels), clock, series)


class Program:
    """The compiled equations of a model, for one clock and one choice of recorded variables: see `compiled`.

    Use one program for all chunks of a run, and one buffer for their cells:

        program = compiled(model, inputs, clock, wanted={"gdp", "residents"})
        values = program.buffer(4096)
        for inputs in chunks:
            cells = program.run(inputs, values)  # a view of `values`: fold it before the next chunk

    `layout` has the rows of the recorded variables alone. Scratch rows stay from run to run; each thread has its own.
    """

    def __init__(self, clock: Clock, layout: Layout, arrays: ArrayProgram) -> None:
        self.clock, self.layout, self.arrays = clock, layout, arrays
        self.floats = FloatProgram(arrays.code, tuple(arrays.recorded), arrays.clips)

    def buffer(self, draws: int) -> Floats:
        """Room for the cells of this many draws, (row, cell, draw): NaN where a variable has no value."""
        values = np.empty((self.clock.cells + 1, self.layout.size, stride(draws)))[..., :draws]
        values[0] = np.nan
        for name, rows in self.layout.rows.items():
            if self.arrays.recorded[name] == "opening":
                values[:, rows] = np.nan
        return values.transpose(1, 0, 2)

    def run(self, inputs: Inputs, values: Floats | None = None) -> Cells:
        """Simulate these draws into the beginning of `values`, a `buffer` of at least as many.

        A draw has the same bits whatever the draws it runs with.
        """
        values = (self.buffer(inputs.draws) if values is None else values)[..., : inputs.draws]
        clipped = [0] * len(self.arrays.clips)
        watched = np.empty(inputs.draws) if self.arrays.watched else None
        for first in range(0, inputs.draws, TILE):
            self._tile(inputs, slice(first, min(first + TILE, inputs.draws)), values, clipped, watched)
        return Cells(values, dict(zip(self.arrays.clips, clipped, strict=True)), watched)

    def run_singly(self, inputs: Inputs, values: Floats | None = None) -> Cells:
        """The same by plain numbers, draw after draw: quicker for up to some ten draws.

        It differs from `run` in the last bits, so a run takes one of the two for all its draws.
        """
        values = (self.buffer(inputs.draws) if values is None else values)[..., : inputs.draws]
        clipped = [0] * len(self.arrays.clips)
        code, floats, instants = self.arrays.code, self.floats, self.clock.steps + 1
        constants = _gathered(code, floats.constants, inputs, 1)[0]
        first = _gathered(code, floats.first, inputs, instants)[0]
        later = _gathered(code, floats.later, inputs, instants)[1:]
        for draw in range(inputs.draws):
            numbers = (one[..., draw].tolist() for one in (constants, first, later))
            try:
                told = floats.run(*numbers)
            except (ArithmeticError, ValueError):  # numpy goes on with what is no number
                self._tile(inputs, slice(draw, draw + 1), values, clipped)
            else:
                self._fold(np.array(told), values[..., draw], clipped)
        return Cells(values, dict(zip(self.arrays.clips, clipped, strict=True)))

    def _fold(self, table: Floats, values: Floats, clipped: list[int]) -> None:
        """Put what each instant told, (instant, row and bound), into a draw's cells, (row, cell); count the clips."""
        rows, steps = self._rows_by_measure, self.clock.steps_per_cell
        values[rows["opening"], 0] = table[0, rows["opening"]]
        values[rows["end"]] = table[::steps, rows["end"]].T
        amounts = table[:-1, rows["amount"]].reshape(self.clock.cells, steps, -1)
        values[rows["amount"], 1:] = total(amounts.transpose(1, 2, 0))
        held = np.nansum(table[:, self.layout.size :], axis=0)
        for place, count in zip(self.floats.clip_of_column, held, strict=True):
            clipped[place] += int(count)

    @cached_property
    def _rows_by_measure(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"opening": [], "end": [], "amount": []}
        for name, rows in self.layout.rows.items():
            how = self.arrays.recorded[name]
            found[how if how in found else "amount"] += range(rows.start, rows.stop)
        return found

    def _tile(
        self, inputs: Inputs, draws: slice, values: Floats, clipped: list[int], watched: Floats | None = None
    ) -> None:
        """The whole run of a few draws; clips are added to `clipped`, sums of what is watched put into `watched`."""
        clock, count = self.clock, draws.stop - draws.start
        width = max(count, LEAST)
        which = draws if width == count else np.minimum(np.arange(draws.start, draws.start + width), draws.stop - 1)
        cells = values[..., draws] if width == count else self.buffer(width)
        names = self._names(width)
        names["clipped"] = clipped
        names["watch"][...] = 0.0
        for name, leaf in self.arrays.leaves.items():
            given = _given(inputs, leaf)[..., which]
            if given.strides[-1] == 0 and name in self.arrays.varied:
                given = np.ascontiguousarray(given)
            if leaf.operation != "parameter" or given.strides[-1] == 0:
                names[name] = given  # one number for all draws is read faster than a row of equal ones
            else:
                names[name] = names["own"][name]
                names[name][...] = given
        for place, (name, rows) in enumerate(self.layout.rows.items()):
            names[f"c{place}"] = self.arrays.cells(name, cells[rows])
        with np.errstate(all="ignore"), narrow_buffers(width):
            names["first"](0, 0, count)
            for instant in range(1, clock.steps):
                cell, inside = divmod(instant, clock.steps_per_cell)
                names["inside" if inside else "whole"](instant, cell, count)
            names["last"](clock.steps, clock.cells, count)
        if watched is not None:
            watched[draws] = names["watch"][:count]
        if width > count:
            values[..., draws] = cells[..., :count]

    def _names(self, width: int) -> dict[str, Any]:
        """The functions and their rows, made anew unless they are among the latest of this thread."""
        kept: dict[tuple[Program, int], dict[str, Any]] = _local.__dict__.setdefault("rows", {})
        names = kept.pop((self, width), None) or self.arrays.rows(width)
        kept[self, width] = names
        if len(kept) > KEPT:
            del kept[next(iter(kept))]
        return names


def free_rows() -> None:
    """Free the rows that programs keep in this thread."""
    for names in _local.__dict__.pop("rows", {}).values():
        names.clear()  # its functions hold it, and it them


def _given(inputs: Inputs, leaf: Instruction) -> Floats:
    """The numbers of a leaf: (own dimensions..., draw), or (instant, own dimensions..., draw) if they change."""
    if leaf.operation == "path":
        return inputs.paths[str(leaf.detail)]
    given = inputs.parameters[str(leaf.detail)]
    return given.values if isinstance(given, Series) else given


def _gathered(code: Code, positions: list[int], inputs: Inputs, instants: int) -> Floats:
    """The numbers of these leaves, (instant, row, draw)."""
    rows = [np.empty((instants, 0, inputs.draws))]
    rows += [_given(inputs, code.instructions[at]).reshape(instants, -1, inputs.draws) for at in positions]
    return np.concatenate(rows, axis=1)
