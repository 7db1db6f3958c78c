"""The intermediate form: all equations of a model as one list of instructions, from which programs are printed.

The list is made from the equations' expressions. Shared subexpressions stand in it once. What depends on parameters
and on the first instant alone is computed with the first instant, so nothing constant is left in the later steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from ..engine import Clock, Equation, Model, measure
from ..engine.expression import AT_START, NAMED, NUMBER, PARAMETER, PATH, VARIABLE, Expression
from ..engine.operations import OPERATIONS, joined
from ..errors import Fault, ModelError

Scalar = tuple[int, tuple[int, ...]]  # the position of a value, and of one of its rows in each dimension
ELEMENTWISE = tuple(one.name for one in OPERATIONS.values() if one.elementwise)
COMPARISONS = tuple(one.name for one in OPERATIONS.values() if one.comparison)


@dataclass(frozen=True)
class Instruction:
    """One value: `operation` applied to the values at the positions `arguments`.

    A leaf is "number" (`detail` is the number), "parameter" or "series" (a parameter that changes over time; `detail`
    is its path), "path" or "stock" (`detail` is the variable). The operations are those of `engine.operations`, with
    "row" (`detail` is its position) for "element", and "spread" (over the dimensions `dims`).

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


class _NoLabelError(Exception):
    """A label that the district does not have, and those it has."""


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
        known = OPERATIONS.get(operation)
        if known and known.elementwise and not known.comparison and all(one.operation == NUMBER for one in read):
            with np.errstate(all="ignore"):
                return self.number(known.numpy(*(np.float64(one.detail) for one in read)))
        if known and known.commutes:
            arguments = tuple(sorted(arguments))
        own = joined([one.dims for one in read]) if dims is None else dims
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
                getattr(_Translator(self, equation, step, firsts), task)(clock)
            except _NoLabelError as error:
                label, known = error.args
                step.values.setdefault(name, self.number(np.nan))
                faults.append(Fault("model.label", {"label": label, "known": known}, f"{equation.sector}.{name}"))
        if faults:
            raise ModelError(faults)
        return step


def _agenda(model: Model, later: bool) -> list[tuple[str, str]]:
    """What to do (a method of `_Translator`) for which variable, in order; amounts and stocks as early as can be."""
    order = model.order if later else model.first_order
    place = {name: position for position, name in enumerate(order)}
    tasks = [(-1, "recall", one.name) for one in model.of_kind("stock", "start")] if later else []
    tasks += [(position, "compute", name) for name, position in place.items()]
    for one in model.equations.values():
        if one.kind != "indicator" and not (later and one.kind == "start"):
            tasks.append((max(place.get(name, -1) for name in (one.name, one.weight)), "report", one.name))
        if one.kind == "stock":
            read = one.reads_now if later else one.reads
            tasks.append((max(place.get(name, -1) for name in (one.name, *read)), "advance", one.name))
    return [(task, name) for _, task, name in sorted(tasks, key=lambda one: one[0])]


@dataclass
class _Translator:
    """Puts the expression of one equation at one instant into the list."""

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
        limits = [self.value(one) for one in self.expression.bounds]
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

    @property
    def expression(self) -> Expression:
        """What the equation returns."""
        return self.listing.model.expressions[self.equation.name]

    def result(self) -> int:
        """The position of what the equation returns, with a row for each label of its dimensions."""
        value, own = self.value(self.expression), self.equation.dims
        return value if self.listing.instructions[value].dims == own else self.listing.add("spread", value, dims=own)

    def value(self, one: Expression) -> int:
        """The position of an expression's value."""
        listing, name = self.listing, str(one.detail)
        if one.operation == NUMBER:
            return listing.number(float(one.detail))
        if one.operation == PARAMETER:
            return self.leaf("series" if name in listing.series else PARAMETER, name, one.dims)
        if one.operation == VARIABLE:
            return self.step.values[name]
        if one.operation == AT_START:
            return (self.step.values if self.firsts is None else self.firsts)[name]
        if one.operation == PATH:
            return self.leaf(PATH, self.equation.name, ())
        read = [self.value(argument) for argument in one.arguments]
        if one.operation == NAMED:
            return read[0]
        if one.operation == "element":
            labels = listing.labels[one.arguments[0].dims[0]]
            if name not in labels:
                raise _NoLabelError(name, ", ".join(labels))
            return listing.add("row", *read, detail=labels.index(name), dims=one.dims)
        return listing.add(one.operation, *read, dims=one.dims)

    def leaf(self, operation: str, detail: str, dims: tuple[str, ...]) -> int:
        """The position of a parameter, series, path or stock at this instant."""
        later = self.firsts is not None and operation != PARAMETER
        return self.listing.placed(Instruction(operation, (), detail, dims, later))
