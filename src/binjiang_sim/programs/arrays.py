"""The array program: the instructions printed as calls of numpy's functions that write into rows made beforehand.

A row holds one number a draw. A scratch row is used again as soon as what it holds has been read for the last time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import Any

import numpy as np

from ..engine.cells import Floats
from ..engine.operations import OPERATIONS
from .instructions import COMPARISONS, ELEMENTWISE, Code, Instruction
from .memory import carved

FUNCTIONS = {name: OPERATIONS[name].numpy for name in ELEMENTWISE}
FUNCTIONS |= {"copyto": np.copyto, "count_nonzero": np.count_nonzero}
# Statements that write the result into `out`; what is not here is numpy's function of the same name.
SPELLING = {
    "minimum": ("minimum({0}, {1}, out={out})",),  # numpy wants it said
    "maximum": ("maximum({0}, {1}, out={out})",),
    "where": ("copyto({out}, {2})", "copyto({out}, {1}, where={0})"),
    "spread": ("copyto({out}, {0})",),
    "entering": ("copyto({out}[0], {1})", "copyto({out}[1:], {0}[:-1])"),
}


@dataclass
class ArrayProgram:
    """The text of functions of (instant, cell, draws), one for each phase of a run.

    "first" is the first instant, "whole" a later one that begins a cell, "inside" one within a cell, "last" the end.
    `recorded` says how each recorded variable is reported; `direct` that every step fills a cell of its own, so that
    amounts and stocks are written where they are kept; `counted` that clips are counted; `watched` which variables are
    added up in each phase to find NaN and infinity.

    Names in the text, followed by a position: `n` numbers, `a` parameters, `p` series and paths by instant, `k` values
    of the first instant that later ones read, `s` stocks by parity of the instant, `t` scratch, `v` views. `c` and
    the place of a recorded variable is its cells, `watch` the sum of what is watched.
    """

    code: Code
    recorded: Mapping[str, str]
    direct: bool
    counted: bool
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: frozenset[int] = frozenset()
    scratch: list[tuple[str, ...]] = field(default_factory=list)  # dimensions of each; "?" ends those of booleans
    text: str = ""

    def __post_init__(self) -> None:
        read = {one: self.code.instructions[one] for one in _Printer(self, "whole").needed}
        fixed = ("number", "parameter")
        self.kept = frozenset(at for at, one in read.items() if not one.later and one.operation not in fixed)
        phases = ("first", "whole", "last") if self.direct else ("first", "whole", "inside", "last")
        self.text = "\n".join(_Printer(self, phase).text() for phase in phases)

    @cached_property
    def compiled(self) -> CodeType:
        """The text, ready to be executed in the names of `rows`."""
        return compile(self.text, "<array program>", "exec")

    @cached_property
    def leaves(self) -> dict[str, Instruction]:
        """The inputs that the text reads, by their name there."""
        letters = {"parameter": "a", "series": "p", "path": "p"}
        listed = enumerate(self.code.instructions)
        return {f"{letters[one.operation]}{at}": one for at, one in listed if one.operation in letters}

    @cached_property
    def varied(self) -> frozenset[str]:
        """Leaves that need a number for each draw: numpy raises to a single number with other bits."""
        listed = self.code.instructions
        read = {at for one in listed if one.operation in ("power", "exp", "log") for at in one.arguments}
        return frozenset(name for name in self.leaves if int(name[1:]) in read)

    def shape(self, dims: Iterable[str]) -> tuple[int, ...]:
        """Number of labels of each dimension; one that says "?" is none."""
        return tuple(self.code.sizes[dim] for dim in dims if dim != "?")

    def cells(self, name: str, cells: Floats) -> Floats:
        """The cells (row, cell, draw) of a variable by cell: (cell, own dimensions..., draw)."""
        dims = self.code.instructions[self.code.first.reported[name]].dims
        return cells.transpose(1, 0, 2).reshape(cells.shape[1], *self.shape(dims), cells.shape[2])

    def rows(self, width: int) -> dict[str, Any]:
        """The functions and all names of their text but series, paths and cells, with rows of this many draws."""
        listed = self.code.instructions
        names: dict[str, Any] = dict(FUNCTIONS)
        names |= {f"n{at}": np.array(one.detail) for at, one in enumerate(listed) if one.operation == "number"}
        shapes = {name: self.shape(one.dims) for name, one in self.leaves.items() if one.operation == "parameter"}
        shapes |= {f"k{at}": self.shape(listed[at].dims) for at in sorted(self.kept)}
        stocks = enumerate(self.code.later.next.values())
        shapes |= {f"s{place}": (2, *self.shape(listed[at].dims)) for place, at in stocks}
        shapes |= {f"t{at}": self.shape(dims) for at, dims in enumerate(self.scratch)}
        names |= carved(shapes | {"watch": ()}, width)
        booleans = [f"k{at}" for at in self.kept if listed[at].operation in COMPARISONS]
        for name in booleans + [f"t{at}" for at, dims in enumerate(self.scratch) if "?" in dims]:
            names[name] = names[name].view(bool)[..., :width]
        names["own"] = {name: names[name] for name in self.leaves if name in names}
        exec(self.compiled, names)
        return names

    @property
    def clips(self) -> tuple[str, ...]:
        """The variables that a clip can hold, in the order in which they are counted."""
        bounds = self.code.first.bounds if self.counted else {}
        return tuple(name for name, found in bounds.items() if found)


class _Targets:
    """Where the values of one phase go: they are stored there, added to it, or counted for a clip."""

    def __init__(self, program: ArrayProgram, phase: str) -> None:
        self.program, self.phase, self.later = program, phase, phase != "first"
        self.places = {name: place for place, name in enumerate(program.recorded)}
        self.stores: dict[int, list[str]] = defaultdict(list)
        self.sums: dict[int, list[str]] = defaultdict(list)
        self.counts: dict[int, list[int]] = defaultdict(list)
        step = program.code.later if self.later else program.code.first
        for at in sorted(program.kept) if not self.later else ():
            self.stores[at].append(f"k{at}")
        for name in program.recorded:
            if name in step.reported:
                self._cell(name, step.reported[name])
        for name, at in step.next.items() if phase != "last" else ():
            self.stores[at].append(self.stock(name, "cell + 1", "1 - instant % 2"))
        self.watched = {step.reported[name] for name in program.watched.get(phase, ())}
        for place, name in enumerate(program.clips):
            for at in step.bounds.get(name, ()):
                self.counts[at].append(place)

    def _cell(self, name: str, at: int) -> None:
        if self.program.recorded[name] in ("end", "opening"):
            there = self.later and self._in_cell(name)
            if self.phase != "inside" and not there:
                self.stores[at].append(f"c{self.places[name]}[cell]")
        elif self.phase != "last":
            (self.sums if self.phase == "inside" else self.stores)[at].append(f"c{self.places[name]}[cell + 1]")

    def _in_cell(self, name: str) -> bool:
        """Whether this is a stock that is kept in its cells."""
        return self.program.direct and name in self.places and name in self.program.code.later.next

    def stock(self, name: str, cell: str, parity: str) -> str:
        """The text of a stock at one of two instants, told by the cell and by the parity."""
        if self._in_cell(name):
            return f"c{self.places[name]}[{cell}]"
        return f"s{list(self.program.code.later.next).index(name)}[{parity}]"


class _Printer:
    """Prints the function of one phase."""

    def __init__(self, program: ArrayProgram, phase: str) -> None:
        self.program, self.phase, self.later = program, phase, phase != "first"
        self.instructions = program.code.instructions
        self.targets = _Targets(program, phase)
        roots = (*self.targets.stores, *self.targets.sums, *self.targets.counts, *self.targets.watched)
        self.needed = program.code.needed(roots, self.later)
        self.last = self._last_reads()
        self.home: dict[int, str] = {}
        self.free: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.used: dict[int, int] = {}  # scratch held by each value
        self.lines: list[str] = []

    def text(self) -> str:
        """The text of the function."""
        for position in self.needed:
            self._print(position)
        return "\n    ".join([f"def {self.phase}(instant, cell, draws):", *self.lines, "return"]) + "\n"

    def _last_reads(self) -> dict[int, int]:
        """Where each value is read for the last time; a row is a view, so reading it is reading the whole."""
        last: dict[int, int] = {}
        for position in reversed(self.needed):
            one = self.instructions[position]
            end = last.get(position, position) if one.operation == "row" else position
            for read in one.arguments if one.later == self.later else ():
                last[read] = max(last.get(read, 0), end)
        return last

    def _print(self, position: int) -> None:
        one, stores = self.instructions[position], self.targets.stores.get(position, [])
        if one.later != self.later or not one.arguments or one.operation == "row":
            self._view(position)
        else:
            stores = self._compute(position, stores)
        home = self.home[position]
        self.lines += [f"copyto({target}, {home})" for target in stores]
        self.lines += [f"add({target}, {home}, {target})" for target in self.targets.sums.get(position, ())]
        counts = self.targets.counts.get(position, ())
        self.lines += [f"clipped[{place}] += count_nonzero({home}[..., :draws])" for place in counts]
        for row in self._rows(position) if position in self.targets.watched else ():
            self.lines.append(f"add(watch, {home}{row}, watch)")
        if position not in self.last:
            self._release(position)

    def _rows(self, position: int) -> list[str]:
        """How each row of a value is written behind its name."""
        return ["".join(f"[{one}]" for one in index) for _, index in self.program.code.rows(position)]

    def _view(self, position: int) -> None:
        """A value that is there already: a leaf, a row of another value, or one kept from the first instant."""
        one = self.instructions[position]
        fixed = {"number": "n", "parameter": "a"}.get(one.operation, "" if one.later == self.later else "k")
        self.home[position] = f"{fixed or 'v'}{position}"
        if one.operation == "row" and not fixed:
            self.lines.append(f"v{position} = {self.home[one.arguments[0]]}[{one.detail}]")
        elif one.operation == "stock":
            self.lines.append(f"v{position} = {self.targets.stock(str(one.detail), 'cell', 'instant % 2')}")
        elif not fixed:
            self.lines.append(f"v{position} = p{position}[instant]")

    def _compute(self, position: int, stores: list[str]) -> list[str]:
        """Print the instruction; the stores that are left to do."""
        one = self.instructions[position]
        elementwise = one.operation in ELEMENTWISE
        dying = [read for read in self.used if self.last.get(read) == position]
        if elementwise:  # the result may be written over what is read here for the last time
            self._release(*dying)
        if stores:
            home = stores[0]
            if not home.startswith("k"):
                home = f"v{position}"
                self.lines.append(f"{home} = {stores[0]}")
        else:
            home = self._taken(position)
        self.home[position] = home
        self.lines += self._calls(position, home)
        if not elementwise:
            self._release(*dying)
        return stores[1:]

    def _calls(self, position: int, home: str) -> list[str]:
        one = self.instructions[position]
        read = [self.home[argument] for argument in one.arguments]
        if one.operation == "total":
            rows = self.program.code.sizes[self.instructions[one.arguments[0]].dims[0]]
            first = f"add({read[0]}[0], {read[0]}[1], {home})" if rows > 1 else f"copyto({home}, {read[0]}[0])"
            return [first, *(f"add({home}, {read[0]}[{row}], {home})" for row in range(2, rows))]
        called = (f"{one.operation}({', '.join(read)}, {home})",)
        return [line.format(*read, out=home) for line in SPELLING.get(one.operation, called)]

    def _taken(self, position: int) -> str:
        """A scratch row (or rows) for a value."""
        one = self.instructions[position]
        kind = (*one.dims, "?") if one.operation in COMPARISONS else one.dims
        if not self.free[kind]:
            free = [place for place, other in enumerate(self.program.scratch) if other == kind]
            self.free[kind] = [place for place in free if place not in self.used.values()]
        if not self.free[kind]:
            self.free[kind].append(len(self.program.scratch))
            self.program.scratch.append(kind)
        self.used[position] = self.free[kind].pop()
        return f"t{self.used[position]}"

    def _release(self, *positions: int) -> None:
        for position in positions:
            if position in self.used:
                place = self.used.pop(position)
                self.free[self.program.scratch[place]].append(place)
