"""An equation as an expression: plain data, from which every other form of the model is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .operations import OPERATIONS, Dims

NUMBER, PARAMETER, VARIABLE, AT_START, PATH, NAMED = "number", "parameter", "variable", "at_start", "path", "named"


@dataclass(frozen=True)
class Expression:
    """`operation` applied to the values of `arguments`.

    The operations are those of `operations.OPERATIONS`; of "element", `detail` is the label. Without arguments it is a
    "number" (`detail` is the number), a "parameter" of the equation's sector, a "variable" at this instant (of
    indicators also "x_year_before" and "x_average"), a variable "at_start" (`detail` is the name), or the "path" that
    the scenario gives a lever or driver. "named" is its one argument, under the name `detail` that the equation gives
    it. `dims` are the own dimensions of the value, once they are known (`checked`).
    """

    operation: str
    arguments: tuple[Expression, ...] = ()
    detail: str | float = ""
    dims: Dims = ()

    def walk(self) -> Iterator[Expression]:
        """This expression and all that stands in it, what stands in it twice twice."""
        yield self
        for one in self.arguments:
            yield from one.walk()

    def details(self, operation: str) -> tuple[str, ...]:
        """The details of all parts with this operation, each once: names read, labels, names of intermediates."""
        return tuple(dict.fromkeys(str(one.detail) for one in self.walk() if one.operation == operation))

    @property
    def bounds(self) -> tuple[Expression, ...]:
        """The bounds that clip the value, from outside in: parameters or numbers in the outermost `minimum`, `maximum`.

        A clip around two values that are neither has none.
        """
        found: list[Expression] = []
        node: Expression | None = self
        while node and node.operation in ("minimum", "maximum"):
            limits = [one for one in node.arguments if one.operation in (PARAMETER, NUMBER)]
            found += limits
            node = next((one for one in node.arguments if one not in limits), None)
        return tuple(found)

    def checked(self, leaf: Callable[[Expression], Expression]) -> Expression:
        """The same with the dimensions of every part; `leaf` gives those without arguments with theirs.

        Raises DimensionsError for values whose dimensions do not go together.
        """
        if not self.arguments:
            return leaf(self)
        arguments = tuple(one.checked(leaf) for one in self.arguments)
        dims = [one.dims for one in arguments]
        own = dims[0] if self.operation == NAMED else OPERATIONS[self.operation].dims(dims)
        return replace(self, arguments=arguments, dims=own)

    def evaluated(self, leaf: Callable[[Expression], Any]) -> Any:
        """The value by numpy; `leaf` gives that of a parameter, variable or path. Arrays have the draw last."""
        if self.operation == NUMBER:
            return self.detail
        if not self.arguments:
            return leaf(self)
        values = [one.evaluated(leaf) for one in self.arguments]
        if self.operation == NAMED:
            return values[0]
        detail = (self.detail,) if self.operation == "element" else ()
        return OPERATIONS[self.operation].numpy(*values, *detail)
