"""The intermediate form: all equations of a model as one list of instructions, from which programs are printed.

The list is made from the equations' syntax trees. Shared subexpressions stand in it once. What depends on parameters
and on the first instant alone is computed with the first instant, so nothing constant is left in the later steps.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from ..engine import Clock, Equation, Model, measure, syntax
from ..engine.model import PATH
from ..errors import Fault, ModelError

Scalar = tuple[int, tuple[int, ...]]  # the position of a value, and of one of its rows in each dimension
ARITHMETIC = ("add", "subtract", "multiply", "divide", "power", "negative", "exp", "log", "minimum", "maximum")
COMPARISONS = ("less", "less_equal", "greater", "greater_equal", "equal")
_COMMUTE = ("add", "multiply", "equal")
_OPERATORS = {"Add": "add", "Sub": "subtract", "Mult": "multiply", "Div": "divide", "Pow": "power"}
_COMPARED = {"Lt": "less", "LtE": "less_equal", "Gt": "greater", "GtE": "greater_equal"}


@dataclass(frozen=True)
class Instruction:
    """One value: `operation` applied to the values at the positions `arguments`.

    A leaf is "number" (`detail` is the number), "parameter" or "series" (a parameter that changes over time; `detail`
    is its path), "path" or "stock" (`detail` is the variable). The elementwise operations bear the names of numpy's
    functions. The others: "where" (condition, then, else), "total" (sum over the first dimension, rows one after
    another), "entering" (x, first), "row" (`detail` is its position) and "spread" (over the dimensions `dims`).

    `dims` are the own dimensions of the value: it has a row for each of their labels. An instruction of the first
    instant (`later` is False) is computed once a run; a later one at every later instant.
    """

    operation: str
    arguments: tuple[int, ...] = ()
    detail: str | float = ""
    dims: tuple[str, ...] = ()
    later: bool = False


@dataclass(frozen=True)
class Step:
    """What an instant gives: positions in the list of instructions, by variable.

    `values` of all variables, `next` values of the stocks, `reported` amounts: what is added to the variable's cell
    (see `measure`), and `bounds`: comparisons that are true where a clip holds the variable.
    """

    values: dict[str, int]
    next: dict[str, int]
    reported: dict[str, int]
    bounds: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Code:
    """The instructions, each after its arguments; the first instant, any later one; the labels of each dimension.

    A program runs the instructions that the first instant needs, then at each other instant those of later ones, with
    the stocks that the instant before gave as `next`.
    """

    instructions: tuple[Instruction, ...]
    first: Step
    later: Step
    sizes: Mapping[str, int]

    def rows(self, position: int) -> list[Scalar]:
        """All numbers of a value, for programs that compute one number at a time."""
        dims = self.instructions[position].dims
        return [(position, index) for index in product(*(range(self.sizes[dim]) for dim in dims))]

    def needed(self, roots: Iterable[int], later: bool) -> list[int]:
        """The instructions of this phase, leaves included, that the roots need, in order.

        For a later instant the values of the first instant that it reads are among them.
        """
        found, waiting = set(), list(roots)
        while waiting:
            position = waiting.pop()
            if position not in found:
                found.add(position)
                one = self.instructions[position]
                waiting += one.arguments if one.later == later else ()
        return sorted(found)


def translate(model: Model, labels: Mapping[str, tuple[str, ...]], clock: Clock, series: frozenset[str]) -> Code:
    """The instructions of a model with these labels; `series` are the parameters that change over time.

    Raises ModelError, with all faults, for equations that cannot be translated or do not fit their dimensions.
    """
    listing = _Listing(model, labels, series)
    first = listing.step(clock, None)
    later = listing.step(clock, first.values)
    return Code(tuple(listing.instructions), first, later, {dim: len(own) for dim, own in labels.items()})


class _Wrong(Exception):  # noqa: N818 - never leaves this file
    """What is wrong with an equation: a key of the catalogue and its values."""


@dataclass
class _Listing:
    """The list while it is made. `known` finds the position of a value that stands in it already."""

    model: Model
    labels: Mapping[str, tuple[str, ...]]
    series: frozenset[str]
    instructions: list[Instruction] = field(default_factory=list)
    known: dict[tuple[Instruction, str], int] = field(default_factory=dict)

    def add(
        self, operation: str, *arguments: int, detail: str | float = "", dims: tuple[str, ...] | None = None
    ) -> int:
        """The position of a value, put at the end when it is new. `dims` default to those of the arguments together."""
        read = [self.instructions[one] for one in arguments]
        if operation in ARITHMETIC and all(one.operation == "number" for one in read):
            with np.errstate(all="ignore"):
                return self.number(getattr(np, operation)(*(np.float64(one.detail) for one in read)))
        if operation in _COMMUTE:
            arguments = tuple(sorted(arguments))
        own = _joined([one.dims for one in read]) if dims is None else dims
        return self.placed(Instruction(operation, arguments, detail, own, any(one.later for one in read)))

    def number(self, value: float) -> int:
        """The position of a number."""
        return self.placed(Instruction("number", detail=float(value)))

    def placed(self, one: Instruction) -> int:
        """The position of an instruction, new or known."""
        key = (one, str(one.detail))  # -0.0 equals 0.0, and is another number
        if key not in self.known:
            self.known[key] = len(self.instructions)
            self.instructions.append(one)
        return self.known[key]

    def step(self, clock: Clock, firsts: Mapping[str, int] | None) -> Step:
        """Translate an instant: the first, or a later one when `firsts` holds the values of the first."""
        step, faults = Step({}, {}, {}, {}), []
        for task, name in _agenda(self.model, firsts is not None):
            equation = self.model.equations[name]
            try:
                getattr(_Reader(self, equation, step, firsts), task)(clock)
            except _Wrong as wrong:
                step.values.setdefault(name, self.number(np.nan))
                faults.append(Fault(wrong.args[0], wrong.args[1], f"{equation.sector}.{name}"))
        if faults:
            raise ModelError(faults)
        return step


def _joined(dims: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The dimensions of a result: the longest, whose last ones the others must equal, as numpy's rules have it."""
    longest = max(dims, key=len, default=())
    for one in dims:
        if longest[len(longest) - len(one) :] != one:
            raise _Wrong("model.mixed", {"one": ", ".join(longest), "other": ", ".join(one)})
    return longest


def _agenda(model: Model, later: bool) -> list[tuple[str, str]]:
    """What to do (a method of `_Reader`) for which variable, in order; each amount and stock as early as it can be."""
    order = model.order if later else model.first_order
    place = {name: position for position, name in enumerate(order)}
    tasks = [(-1, "recall", one.name) for one in model.of_kind("stock", "start")] if later else []
    tasks += [(position, "compute", name) for name, position in place.items()]
    for one in model.equations.values():
        if one.kind != "indicator" and not (later and one.kind == "start"):
            tasks.append((max(place.get(name, -1) for name in (one.name, one.weight)), "report", one.name))
        if one.kind == "stock":
            tasks.append((max(place.get(name, -1) for name in (one.name, *one.inputs)), "advance", one.name))
    return [(task, name) for _, task, name in sorted(tasks, key=lambda one: one[0])]


@dataclass
class _Reader:
    """Reads the tree of one equation at one instant."""

    listing: _Listing
    equation: Equation
    step: Step
    firsts: Mapping[str, int] | None  # positions of the first instant's values; None at that instant

    def recall(self, clock: Clock) -> None:
        """A stock at a later instant, or a start."""
        name, stock = self.equation.name, self.equation.kind == "stock"
        self.step.values[name] = self.leaf("stock", name, self.equation.dims) if stock else (self.firsts or {})[name]

    def compute(self, clock: Clock) -> None:
        """The variable, and the comparisons with its bounds."""
        name = self.equation.name
        if self.equation.kind == "stock":
            self.step.values[name] = self.step.values[self.equation.start]
            return
        self.step.values[name] = value = self.result()
        limits = [self.limit(one) for one in syntax.bounds(self.equation.function)]
        self.step.bounds[name] = tuple(self.listing.add("equal", value, limit) for limit in limits)

    def report(self, clock: Clock) -> None:
        """What this instant adds to the variable's cell."""
        how, value, listing = measure(self.equation), self.step.values[self.equation.name], self.listing
        if how == "integral":
            share, weight = listing.number(clock.step), self.equation.weight
            share = listing.add("multiply", self.step.values[weight], share) if weight else share
            value = listing.add("multiply", value, share)
        elif how == "average" and clock.steps_per_cell > 1:
            value = listing.add("divide", value, listing.number(clock.steps_per_cell))
        self.step.reported[self.equation.name] = value

    def advance(self, clock: Clock) -> None:
        """The stock at the next instant."""
        name = self.equation.name
        change = self.listing.add("multiply", self.result(), self.listing.number(clock.step))
        self.step.next[name] = self.listing.add("add", self.step.values[name], change)

    def result(self) -> int:
        """What the equation returns, with a row for each label of its dimensions."""
        names = {name: self.step.values[name] for name in self.equation.inputs if name != PATH}
        if PATH in self.equation.inputs:
            names[PATH] = self.leaf("path", self.equation.name, ())
        body = syntax.tree(self.equation.function).body
        for statement in body[isinstance(body[0], ast.Expr) :]:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                names[statement.targets[0].id] = self.value(statement.value, names)
            elif isinstance(statement, ast.Return) and statement.value is not None:
                return self.whole(self.value(statement.value, names))
            else:
                break
        raise _untranslatable(statement)

    def whole(self, value: int) -> int:
        """The value spread over the dimensions of the variable."""
        found, own = self.listing.instructions[value].dims, self.equation.dims
        if found == own:
            return value
        if own[len(own) - len(found) :] != found:
            raise _Wrong("model.shape", {"found": ", ".join(found), "dims": ", ".join(own)})
        return self.listing.add("spread", value, dims=own)

    def value(self, node: ast.expr, names: Mapping[str, int]) -> int:
        """The position of an expression's value."""
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return self.listing.number(node.value)
        if isinstance(node, ast.Name) and node.id in names:
            return names[node.id]
        if isinstance(node, ast.Attribute):
            return self.parameter(node.attr)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self.listing.add("negative", self.value(node.operand, names))
        if isinstance(node, ast.BinOp) and type(node.op).__name__ in _OPERATORS:
            sides = (self.value(side, names) for side in (node.left, node.right))
            return self.listing.add(_OPERATORS[type(node.op).__name__], *sides)
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]).__name__ in _COMPARED:
            sides = (self.value(side, names) for side in (node.left, node.comparators[0]))
            return self.listing.add(_COMPARED[type(node.ops[0]).__name__], *sides)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self.called(node, node.func.id, names)
        raise _untranslatable(node)

    def called(self, node: ast.Call, function: str, names: Mapping[str, int]) -> int:
        """The position of the value of a function of `engine.functions`."""
        if function == "base" and isinstance(node.args[0], ast.Name):
            return (self.firsts or self.step.values)[node.args[0].id]
        if function == "element" and isinstance(node.args[1], ast.Constant):
            return self.row(self.value(node.args[0], names), str(node.args[1].value))
        read = [self.value(argument, names) for argument in node.args]
        if function in ("exp", "log", "minimum", "maximum", "where"):
            return self.listing.add(function, *read)
        if function in ("total", "entering"):
            own = self.listing.instructions[read[0]].dims
            return self.listing.add(function, *read, dims=own[1:] if function == "total" else own)
        raise _untranslatable(node)

    def row(self, value: int, label: str) -> int:
        """One row of a value, by its label."""
        dims = self.listing.instructions[value].dims
        known = self.listing.labels[dims[0]] if dims else ()
        if label not in known:
            raise _Wrong("model.label", {"label": label, "known": ", ".join(known)})
        return self.listing.add("row", value, detail=known.index(label), dims=dims[1:])

    def parameter(self, name: str) -> int:
        """The position of a parameter of the equation's sector."""
        one = self.listing.model.parameters[f"{self.equation.sector}.{name}"]
        return self.leaf("series" if one.key in self.listing.series else "parameter", one.key, one.dims)

    def limit(self, bound: str | int) -> int:
        """The position of a bound: a parameter's name or a number."""
        return self.parameter(bound) if isinstance(bound, str) else self.listing.number(bound)

    def leaf(self, operation: str, detail: str, dims: tuple[str, ...]) -> int:
        """The position of a parameter, series, path or stock at this instant."""
        later = self.firsts is not None and operation != "parameter"
        return self.listing.placed(Instruction(operation, (), detail, dims, later))


def _untranslatable(node: ast.AST) -> _Wrong:
    return _Wrong("model.expression", {"found": ast.unparse(node), "line": getattr(node, "lineno", 0)})
