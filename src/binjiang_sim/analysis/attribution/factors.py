"""The factors that multiply to a variable, as the equations of a model have them.

Products, quotients and powers are followed from a variable down to those that it is made of, until a variable is
reached that stands for a cause, is no product itself, or is a state.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from ...engine import Equation, Model
from ...engine.expression import AT_START, NAMED, NUMBER, PARAMETER, VARIABLE, Expression
from ...engine.rewriting import made

ZERO, ONE = Expression(NUMBER, detail=0.0), Expression(NUMBER, detail=1.0)
FACTOR = "factor_of_growth_"  # begins the names of variables that are made


@dataclass(frozen=True)
class Factor:
    """One factor: the `variables` (of a constant: parameters) that it is named after, and the cause they stand for.

    `equation` computes it, at every instant, in a model that has it; `name` is the word of the cause, or the names of
    the variables where they declare no common one.
    """

    variables: tuple[str, ...]
    cause: str
    equation: Equation

    @property
    def name(self) -> str:
        """The cause, or else the variables."""
        return self.cause or "*".join(self.variables)


@dataclass(frozen=True)
class Chain:
    """What adds up to a variable: the `whole`, each item of which is the product of its factors."""

    whole: str
    factors: tuple[Factor, ...]


def chain_of(model: Model, name: str) -> Chain:
    """The chain behind a variable. Of one that is the total of another, each item of the other is a product."""
    root = _plain(model.equations[name].expression)
    whole = str(root.arguments[0].detail) if root.operation == "total" and _reads_alone(root.arguments[0]) else name
    equation = model.equations[whole]
    reader = _Chain(model)
    parts = list(reader.of_equation(equation))
    if equation.weight:
        parts += reader.of(_variable(equation.weight), equation)
    return Chain(whole, tuple(_factor(model, number, *part) for number, part in enumerate(parts)))


Part = tuple[tuple[str, ...], Expression, Equation]  # what it is named after, the factor, the equation it stands in


class _Chain:
    """Follows the equations of a model; a part is a factor that is not followed further."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def of_equation(self, equation: Equation) -> Iterator[Part]:
        """The factors of what an equation computes."""
        expression = _plain(equation.expression)
        if inner := self._clipped(expression):
            yield from self.of(inner, equation)
            yield (equation.name,), _ratio(_variable(equation.name), inner), equation
        elif mixed := _mixture(expression):
            share, formula = mixed
            yield from self.of(formula, equation)
            yield (share,), _ratio(_variable(equation.name), formula), equation
        else:
            yield from self.of(expression, equation)

    def of(self, expression: Expression, equation: Equation) -> Iterator[Part]:
        """The factors of a part of an equation."""
        expression = _plain(expression)
        reads = self._moving(expression)
        if expression.operation == VARIABLE:
            yield from self._of_variable(str(expression.detail), equation)
        elif expression.operation == "multiply":
            for one in expression.arguments:
                yield from self.of(one, equation)
        elif expression.operation == "divide" and len(reads) > 1:
            over, under = expression.arguments
            yield from self.of(over, equation)
            yield from ((names, Expression("divide", (ONE, one)), own) for names, one, own in self.of(under, equation))
        elif expression.operation == "power" and len(reads) > 1 and not self._moving(expression.arguments[1]):
            base, exponent = expression.arguments
            for one in _terms(base):
                yield self._moving(one), Expression("power", (one, exponent)), equation
        elif reads or expression.details(PARAMETER):
            keys = tuple(f"{equation.sector}.{one}" for one in expression.details(PARAMETER))
            yield reads or keys, expression, equation

    def _of_variable(self, name: str, reader: Equation) -> Iterator[Part]:
        equation = self.model.equations[name]
        if equation.kind == "start":
            return
        followed = equation.kind in ("flow", "auxiliary") and (
            self._clipped(_plain(equation.expression)) or (not equation.cause and _is_product(equation.expression))
        )
        if followed:
            yield from self.of_equation(equation)
        else:
            yield (name,), _variable(name), reader

    def _clipped(self, expression: Expression) -> Expression | None:
        """The variable that a bound which does not move holds; None for anything else."""
        if expression.operation not in ("minimum", "maximum"):
            return None
        moving = [one for one in expression.arguments if self._moving(one)]
        inner = _plain(moving[0]) if len(moving) == 1 else ONE
        if inner.operation != VARIABLE or not _is_product(self.model.equations[str(inner.detail)].expression):
            return None
        return inner

    def _moving(self, expression: Expression) -> tuple[str, ...]:
        """The variables in it that can change after the start."""
        return tuple(one for one in expression.details(VARIABLE) if self.model.equations[one].kind != "start")


def _mixture(expression: Expression) -> tuple[str, Expression] | None:
    """The share `s` and the formula `x` of `(1 - s) * x + s * y`; None for anything else."""
    if expression.operation != "add":
        return None
    first, second = (list(_terms(one)) for one in expression.arguments)
    for place, one in enumerate(first):
        if one.operation == "subtract" and one.arguments[0] == ONE and one.arguments[1] in second and len(first) > 1:
            rest = [other for number, other in enumerate(first) if number != place]
            formula = rest[0]
            for other in rest[1:]:
                formula = Expression("multiply", (formula, other))
            return str(one.arguments[1].detail), formula
    return None


def _terms(expression: Expression) -> Iterator[Expression]:
    """What is multiplied in an expression, divisors as one over them."""
    expression = _plain(expression)
    if expression.operation == "multiply":
        for one in expression.arguments:
            yield from _terms(one)
    elif expression.operation == "divide" and expression.arguments[0] != ONE:
        yield from _terms(expression.arguments[0])
        yield from (Expression("divide", (ONE, one)) for one in _terms(expression.arguments[1]))
    else:
        yield expression


def _is_product(expression: Expression) -> bool:
    """Whether it is made of factors, or a mixture of what is."""
    plain = _plain(expression)
    return plain.operation in ("multiply", "divide", "power") or _mixture(plain) is not None


def _plain(expression: Expression) -> Expression:
    """What a name that an equation gives a part of itself stands for, throughout."""
    if expression.operation == NAMED:
        return _plain(expression.arguments[0])
    return dataclasses.replace(expression, arguments=tuple(map(_plain, expression.arguments)))


def _ratio(over: Expression, under: Expression) -> Expression:
    """Their quotient, one where there is nothing to divide by."""
    some = Expression("greater", (under, ZERO))
    return Expression("where", (some, Expression("divide", (over, under)), ONE))


def _variable(name: str) -> Expression:
    return Expression(VARIABLE, detail=name)


def _reads_alone(expression: Expression) -> bool:
    return expression.operation == VARIABLE


def _factor(model: Model, number: int, names: tuple[str, ...], expression: Expression, own: Equation) -> Factor:
    def leaf(one: Expression) -> Expression:
        if one.operation == PARAMETER:
            return dataclasses.replace(one, dims=model.parameters[f"{own.sector}.{one.detail}"].dims)
        if one.operation in (VARIABLE, AT_START):
            return dataclasses.replace(one, dims=model.equations[str(one.detail)].dims)
        return one

    dims = expression.checked(leaf).dims
    causes = {model.equations[one].cause for one in names if one in model.equations}
    cause = causes.pop() if len(causes) == 1 else ""
    return Factor(names, cause, made(f"{FACTOR}{number}", "auxiliary", expression, own, dims))
