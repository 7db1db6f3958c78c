"""Expressions as text in another language: a table of spelling, and the names of what they read.

A language without arrays gets one text for each label of an expression's dimensions (`rows`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .expression import NAMED, Expression
from .operations import Dims, joined

Spelling = Mapping[str, str]
"""Patterns by operation, such as {"power": "pow({0}, {1})"}; what is not in it is called by its own name."""


def spelled(spelling: Spelling, operation: str, texts: Sequence[str]) -> str:
    """An operation between texts.

    >>> spelled({"add": "({0} + {1})"}, "add", ["a", "b"]), spelled({}, "exp", ["a"])
    ('(a + b)', 'exp(a)')
    """
    pattern = spelling.get(operation)
    return f"{operation}({', '.join(texts)})" if pattern is None else pattern.format(*texts)


def number(value: float) -> str:
    """A number as people write it in a formula: `2` and not `2.0`."""
    return str(int(value)) if value.is_integer() else repr(value)


@dataclass(frozen=True)
class Rows:
    """A text for each label of the dimensions `dims`, the last one running fastest."""

    dims: Dims
    texts: tuple[str, ...]


@dataclass(frozen=True)
class RowPrinter:
    """Prints checked expressions row by row.

    `leaf` gives the rows of a number, parameter, variable or path; `labels` are those of each dimension, in order.
    """

    spelling: Spelling
    labels: Mapping[str, Sequence[str]]
    leaf: Callable[[Expression], Rows]

    def rows(self, one: Expression, dims: Dims | None = None) -> Rows:
        """The texts of an expression, spread over the dimensions `dims` when these are given."""
        if dims is not None:
            own = self.rows(one)
            return Rows(dims, self._spread(own, dims))
        if not one.arguments:
            return self.leaf(one)
        read = [self.rows(argument) for argument in one.arguments]
        first = read[0].texts
        if one.operation == NAMED:
            return read[0]
        if one.operation in ("total", "entering", "element"):
            labels = self.labels[read[0].dims[0]]
            each = len(first) // len(labels)  # rows of a label
            if one.operation == "element":
                place = labels.index(str(one.detail)) * each
                return Rows(one.dims, first[place : place + each])
            if one.operation == "entering":
                return Rows(one.dims, (*self._spread(read[1], one.dims[1:]), *first[: len(first) - each]))
            return Rows(one.dims, tuple(self._sum(first[row::each]) for row in range(each)))
        dims = joined([value.dims for value in read])
        columns = zip(*(self._spread(value, dims) for value in read), strict=True)
        return Rows(dims, tuple(spelled(self.spelling, one.operation, texts) for texts in columns))

    def _sum(self, texts: Sequence[str]) -> str:
        """Texts added one after another."""
        result, *others = texts
        for one in others:
            result = spelled(self.spelling, "add", (result, one))
        return result

    def _spread(self, value: Rows, dims: Dims) -> tuple[str, ...]:
        """The texts repeated over further dimensions before their own, as numpy repeats rows."""
        times = 1
        for dim in dims[: len(dims) - len(value.dims)]:
            times *= len(self.labels[dim])
        return value.texts * times
