"""The float program: the instructions printed as straight lines of Python on plain numbers, for one draw at a time.

For a few draws it is quicker than numpy, whose calls take as long for one number as for hundreds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..engine.operations import OPERATIONS
from ..engine.printing import spelled
from .instructions import Code, Scalar, Step

SPELLING = {
    "add": "({0} + {1})",
    "subtract": "({0} - {1})",
    "multiply": "({0} * {1})",
    "divide": "({0} / {1})",
    "negative": "(-{0})",
    "power": "pow({0}, {1})",
    # NaN is passed on, from either side.
    "minimum": "({0} if {0} < {1} or {0} != {0} else {1})",
    "maximum": "({0} if {0} > {1} or {0} != {0} else {1})",
    "less": "({0} < {1})",
    "less_equal": "({0} <= {1})",
    "greater": "({0} > {1})",
    "greater_equal": "({0} >= {1})",
    "equal": "({0} == {1})",
    "where": "({1} if {0} else {2})",
}  # the others are functions of `math`
_TWICE = ("minimum", "maximum")  # write what they read more than once
_LONGEST = 200  # characters of an expression that is written where it is read


@dataclass
class FloatProgram:
    """The text of a function `run(constants, first, later)` that gives a list with a tuple for each instant.

    `constants`, `first` and each of the sequence `later` hold the numbers of the leaves that this object names so, row
    by row: what stays the same, and what changes over time at the first instant and at each other one. The tuples hold
    what the recorded variables report, row by row, then whether each bound of `clips` is met; NaN stands for what only
    the first instant tells.

    The function raises ArithmeticError or ValueError where numpy goes on with infinity or with what is no number.
    """

    code: Code
    recorded: Sequence[str]
    clips: Sequence[str]

    @cached_property
    def run(self) -> Callable[[Sequence[float], Sequence[float], Sequence[Sequence[float]]], list[tuple[float, ...]]]:
        """The function."""
        names: dict[str, Any] = dict(vars(math))
        exec(compile(self.text, "<float program>", "exec"), names)
        found: Callable[..., list[tuple[float, ...]]] = names["run"]
        return found

    @cached_property
    def constants(self) -> list[int]:
        """Positions of the parameters."""
        return [at for at, one in enumerate(self.code.instructions) if one.operation == "parameter"]

    @cached_property
    def first(self) -> list[int]:
        """Positions of what changes over time, at the first instant."""
        return self._changing(later=False)

    @cached_property
    def later(self) -> list[int]:
        """Positions of what changes over time, at later instants."""
        return self._changing(later=True)

    def _changing(self, later: bool) -> list[int]:
        listed = enumerate(self.code.instructions)
        return [at for at, one in listed if one.operation in ("series", "path") and one.later == later]

    @cached_property
    def text(self) -> str:
        """The text of the function."""
        code, writer = self.code, _Writer(self.code)
        stocks = writer.shown(self._stocks(code.later.values))
        roots = self._roots(code.later)
        computed = (one for one in writer.reads(roots, True) if one not in writer.texts)
        kept = [one for one in computed if not code.instructions[one[0]].later]
        lines = [
            *writer.unpacked(self.constants, "constants"),
            *writer.unpacked(self.first, "first"),
            *writer.lines(self._roots(code.first), kept, False),
            f"found = [{writer.shown(self._told(code.first))}]",
            f"{stocks} = {writer.shown(self._stocks(code.first.next))}",
            "for varying in later:",
        ]
        inside = [
            *writer.unpacked(self.later, "varying"),
            *writer.lines(roots, [], True),
            f"found.append({writer.shown(self._told(code.later))})",
            f"{stocks} = {writer.shown(self._stocks(code.later.next))}",
        ]
        lines += [*(f"    {line}" for line in inside), "return found"]
        return "\n    ".join(["def run(constants, first, later):", *lines]) + "\n"

    def _roots(self, step: Step) -> list[Scalar]:
        return [one for one in (*self._told(step), *self._stocks(step.next)) if one is not None]

    def _told(self, step: Step) -> list[Scalar | None]:
        """What an instant tells; None for what only the first one does."""
        first = self.code.first
        found: list[Scalar | None] = []
        for name in self.recorded:
            rows = self.code.rows(first.reported[name])
            found += self.code.rows(step.reported[name]) if name in step.reported else [None for _ in rows]
        for name in self.clips:
            held = [one for at in step.bounds.get(name, ()) for one in self.code.rows(at)]
            found += held or [None for at in first.bounds[name] for _ in self.code.rows(at)]
        return found

    def _stocks(self, positions: Mapping[str, int]) -> list[Scalar]:
        return [one for name in self.code.later.next for one in self.code.rows(positions[name])]

    @cached_property
    def clip_of_column(self) -> list[int]:
        """The place among `clips` of each number that is told after the recorded ones."""
        bounds = self.code.first.bounds
        return [place for place, name in enumerate(self.clips) for at in bounds[name] for _ in self.code.rows(at)]


@dataclass
class _Writer:
    """Writes numbers of the instructions; `texts` of what is written already: a name, a number or an expression."""

    code: Code
    texts: dict[Scalar, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, one in enumerate(self.code.instructions):
            if one.operation == "number":
                self.texts[at, ()] = f"({one.detail!r})"
            elif not one.arguments:
                self.texts.update({scalar: _name(scalar) for scalar in self.code.rows(at)})

    def _arguments(self, scalar: Scalar) -> list[Scalar]:
        """The numbers that an instruction reads for one of its own."""
        (at, index), listed = scalar, self.code.instructions
        one = listed[at]
        if one.operation == "row":
            return [(one.arguments[0], (int(one.detail), *index))]
        if one.operation == "total":
            inside = one.arguments[0]
            return [(inside, (row, *index)) for row in range(self.code.sizes[listed[inside].dims[0]])]
        if one.operation == "entering" and index[0]:
            return [(one.arguments[0], (index[0] - 1, *index[1:]))]
        read = one.arguments[1:] if one.operation == "entering" else one.arguments
        return [(argument, index[len(index) - len(listed[argument].dims) :]) for argument in read]

    def _written(self, scalar: Scalar) -> str:
        """The expression of a number."""
        operation = self.code.instructions[scalar[0]].operation
        read = [self.texts[argument] for argument in self._arguments(scalar)]
        if operation in OPERATIONS and operation not in ("total", "entering"):
            return spelled(SPELLING, operation, read)
        return f"({' + '.join(read)})" if len(read) > 1 else read[0]

    def reads(self, roots: Sequence[Scalar], later: bool) -> Counter[Scalar]:
        """How often the roots, and what they need of this phase, are read."""
        reads, waiting = Counter(roots), list(dict.fromkeys(roots))
        while waiting:
            scalar = waiting.pop()
            one = self.code.instructions[scalar[0]]
            for read in self._arguments(scalar) if one.later == later else ():
                if read not in reads:
                    waiting.append(read)
                reads[read] += 2 if one.operation in _TWICE else 1
        return reads

    def lines(self, roots: Sequence[Scalar], kept: Sequence[Scalar], later: bool) -> list[str]:
        """Assignments of what is read more than once or is kept; the rest is written where it is read."""
        lines, named = [], set(kept)
        for scalar, count in sorted(self.reads([*roots, *kept], later).items()):
            if scalar not in self.texts:
                text = self._written(scalar)
                here = count == 1 and scalar not in named and len(text) < _LONGEST
                if not (here or text.isidentifier()):
                    lines.append(f"{_name(scalar)} = {text}")
                    text = _name(scalar)
                self.texts[scalar] = text
        return lines

    def shown(self, scalars: Sequence[Scalar | None]) -> str:
        """The text of a tuple."""
        return f"({' '.join('nan,' if one is None else self.texts[one] + ',' for one in scalars)})"

    def unpacked(self, leaves: Sequence[int], source: str) -> list[str]:
        """The line that names the numbers of these leaves."""
        names = self.shown([one for at in leaves for one in self.code.rows(at)])
        return [f"{names} = {source}"] if leaves else []


def _name(scalar: Scalar) -> str:
    return "_".join(["v" + str(scalar[0]), *map(str, scalar[1])])
