"""Equations made from those of a model: parts of their expressions, and the same with other leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from .declare import Equation, Parameter
from .expression import AT_START, PARAMETER, PATH, VARIABLE, Expression
from .model import Model, Sector
from .reading import AT_START_ENDING


def rewritten(equation: Equation, expression: Expression) -> Equation:
    """The equation with another expression, which also says what it reads."""
    made = dataclasses.replace(
        equation,
        function=None,
        inputs=_inputs(expression),
        reads_parameters=bool(expression.details(PARAMETER)),
    )
    vars(made)["expression"] = expression
    return made


def made(name: str, kind: str, expression: Expression, like: Equation, dims: tuple[str, ...]) -> Equation:
    """A new variable without a unit in the sector of another, whose parameters it may read."""
    plain = Equation(None, name, kind, "1", zh=name, en=name, dims=dims, sector=like.sector)
    return rewritten(plain, expression)


def replaced(expression: Expression, leaf: Callable[[Expression], Expression]) -> Expression:
    """The expression with `leaf` of every part without arguments in its place."""
    if not expression.arguments:
        return leaf(expression)
    return dataclasses.replace(expression, arguments=tuple(replaced(one, leaf) for one in expression.arguments))


def with_equations(model: Model, equations: Iterable[Equation], *more: Sector) -> Model:
    """The model with these equations, each in its sector and in the place of one of the same name, and more sectors."""
    own: dict[str, dict[str, Equation]] = {}
    for one in equations:
        own.setdefault(one.sector, {})[one.name] = one
    sectors = []
    for sector in model.sectors:
        chosen = own.get(sector.name, {})
        kept = tuple(chosen.pop(one.name, one) for one in sector.equations)
        found = dataclasses.replace(sector, equations=(*kept, *chosen.values()))
        vars(found)["parameters"] = sector.parameters
        sectors.append(found)
    return Model((*sectors, *more), model.outline)


def with_switches(name: str, switches: Iterable[str]) -> Sector:
    """A sector of parameters from 0 to 1, each with the start variable of its name that other sectors read."""
    parameters = tuple(Parameter("1", 0.0, 1.0, zh=one, en=one, name=one, sector=name) for one in switches)
    plain = (Equation(None, one.name, "start", "1", zh=one.name, en=one.name, sector=name) for one in parameters)
    equations = tuple(rewritten(one, Expression(PARAMETER, detail=one.name)) for one in plain)
    return sector_of(name, name, name, equations, parameters)


def sector_of(
    name: str, zh: str, en: str, equations: tuple[Equation, ...], parameters: tuple[Parameter, ...] = ()
) -> Sector:
    """A sector of these equations, which read the parameters."""
    found = Sector(name, zh, en, None, equations)
    vars(found)["parameters"] = parameters
    return found


def _inputs(expression: Expression) -> tuple[str, ...]:
    """The arguments of a function that would compute it."""
    names = []
    for one in expression.walk():
        if one.operation == VARIABLE:
            names.append(str(one.detail))
        elif one.operation == AT_START:
            names.append(f"{one.detail}{AT_START_ENDING}")
        elif one.operation == PATH:
            names.append(PATH)
    return tuple(dict.fromkeys(names))
