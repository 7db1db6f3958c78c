"""What an equation may do with values: one table, from which everything that reads, checks or prints equations is made.

A new function of equations is a row here and a row in each table of spelling that does not spell it by default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Dims = tuple[str, ...]


class DimensionsError(ValueError):
    """Values whose dimensions do not go together."""


def joined(dims: Sequence[Dims]) -> Dims:
    """The dimensions of a result: the longest, whose last ones the others must equal, as numpy's rules have it.

    >>> joined([("age",), (), ("place", "age")])
    ('place', 'age')

    Raises DimensionsError, with the two sets that do not fit, for others.
    """
    longest = max(dims, key=len, default=())
    for one in dims:
        if longest[len(longest) - len(one) :] != one:
            raise DimensionsError(longest, one)
    return longest


def total(x: Any) -> Any:
    """Sum over the own dimension (the first axis).

    Rows are added one after another: `np.sum` groups them by the size of the block, which changes the last bits.
    """
    result = x[0]
    for row in x[1:]:
        result = result + row
    return result


def entering(x: Any, first: Any) -> Any:
    """What enters each class of an ageing chain: `first` into the first, the outflow `x` of a class into the next."""
    return np.concatenate((np.broadcast_to(first, x[:1].shape), x[:-1]))


def element(x: Any, label: str) -> Any:
    """The row of `x` with this label of its own dimension.

    `x` is an array that knows its labels (`labelled`) or a mapping of rows by label.
    Raises KeyError for a label that `x` does not have, TypeError for an array without labels.
    """
    labels = getattr(x, "labels", None)
    if labels is None and isinstance(x, np.ndarray):
        raise TypeError("element() needs an array that knows its labels: labelled(x, labels)")
    if labels is None:
        return x[label]
    if label not in labels:
        raise KeyError(label)
    return x[labels.index(label)]


class _Labelled(np.ndarray[Any, np.dtype[np.float64]]):
    """An array that knows the labels of its first axis; what is computed from it in the same shape knows them too."""

    labels: tuple[str, ...] | None = None

    def __array_finalize__(self, source: Any) -> None:
        alike = source is not None and source.shape == self.shape
        self.labels = getattr(source, "labels", None) if alike else None


def labelled(x: Any, labels: Sequence[str]) -> Any:
    """`x` (label, ...) as an array that knows the labels of its first axis, for `element`.

    >>> element(labelled([[1.0, 2.0], [3.0, 4.0]], ("young", "old")), "old").tolist()
    [3.0, 4.0]

    Raises ValueError when there is not one label for each row.
    """
    array = np.asarray(x, dtype=float).view(_Labelled)
    if len(labels) != len(array):
        raise ValueError(f"{len(labels)} labels for {len(array)} rows")
    array.labels = tuple(labels)
    return array


@dataclass(frozen=True)
class Operation:
    """One thing an equation may do.

    `written` is what stands for it in an equation: a function of `engine.functions` or Python's operator, by its
    name in `ast`. `numpy` computes it; `dims` gives the dimensions of the result from those of the arguments.
    `passes` are the places of arguments whose NaN or infinity always makes the result one. `elementwise` says that
    numpy's function of the same name writes the result into a row that is given. The arguments of what `commutes`
    may change places without changing a bit.
    """

    name: str
    written: str
    arguments: int
    numpy: Callable[..., Any]
    passes: tuple[int, ...] = ()
    dims: Callable[[Sequence[Dims]], Dims] = joined
    elementwise: bool = True
    comparison: bool = False
    commutes: bool = False


_TABLE = (
    Operation("add", "Add", 2, np.add, (0, 1), commutes=True),
    Operation("subtract", "Sub", 2, np.subtract, (0, 1)),
    Operation("multiply", "Mult", 2, np.multiply, (0, 1), commutes=True),
    Operation("divide", "Div", 2, np.divide, (0,)),
    Operation("power", "Pow", 2, np.power),
    Operation("negative", "USub", 1, np.negative, (0,)),
    Operation("exp", "exp", 1, np.exp),
    Operation("log", "log", 1, np.log, (0,)),
    Operation("minimum", "minimum", 2, np.minimum),
    Operation("maximum", "maximum", 2, np.maximum),
    Operation("less", "Lt", 2, np.less, comparison=True),
    Operation("less_equal", "LtE", 2, np.less_equal, comparison=True),
    Operation("greater", "Gt", 2, np.greater, comparison=True),
    Operation("greater_equal", "GtE", 2, np.greater_equal, comparison=True),
    Operation("equal", "", 2, np.equal, comparison=True, commutes=True),
    Operation("where", "where", 3, np.where, elementwise=False),
    Operation("total", "total", 1, total, (0,), lambda dims: dims[0][1:], elementwise=False),
    Operation("entering", "entering", 2, entering, (1,), lambda dims: dims[0], elementwise=False),
    Operation("element", "element", 2, element, (), lambda dims: dims[0][1:], elementwise=False),
)
OPERATIONS = {one.name: one for one in _TABLE}
"""Every operation by its name."""
