"""What a figure is made of, and the items it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..engine import Equation, Model
from ..engine.declare import plain_input


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
