"""Formulas on facts: arithmetic that carries units, so a figure derived from figures can be checked."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from dataclasses import dataclass

from binjiang_sim.engine import units
from binjiang_sim.errors import FactError, Fault

from .ledger import Ledger, no_fact


@dataclass(frozen=True)
class Derived:
    """The value of a formula in model units, the powers of its base units, and the facts it names in reading order.

    `as_published` says that the formula is one fact and nothing but units, as in `budget_revenue_2023 / year`.
    """

    value: float
    powers: dict[str, int]
    facts: tuple[str, ...]
    as_published: bool


@dataclass(frozen=True)
class _Quantity:
    value: float
    powers: dict[str, int]


_Arithmetic = Callable[[float, float], float]
_SUMS: dict[type[ast.operator], _Arithmetic] = {ast.Add: operator.add, ast.Sub: operator.sub}
_PRODUCTS: dict[type[ast.operator], _Arithmetic] = {ast.Mult: operator.mul, ast.Div: operator.truediv}


def evaluate(formula: str, ledger: Ledger) -> Derived:
    """The value of an arithmetic formula on numbers, fact names and base units.

    Allowed: `+ - * / **`, brackets, numbers (without unit), names of facts (in model units), and the name of a base
    unit for one of it, as in `graduate_inflow_2024_h1 / (0.58 * year)`. Units are carried: adding CNY to person is
    an error. Raises FactError with every fault of the formula.

    >>> evaluate("gdp_2023_h1 / gdp_per_head_2023", published()).powers
    {'resident': 1}
    """
    reading = _Reading(formula, ledger)
    try:
        tree = ast.parse(formula.strip(), mode="eval")
        quantity = reading.quantity(tree.body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FactError([Fault("formula_syntax", {"formula": formula})]) from error
    if quantity is None:
        raise FactError(reading.faults)
    calculates = any(isinstance(node, ast.Constant | ast.UnaryOp | ast.Add | ast.Sub) for node in ast.walk(tree))
    as_published = len(reading.names) == 1 and not calculates
    return Derived(quantity.value, quantity.powers, tuple(dict.fromkeys(reading.names)), as_published)


class _Reading:
    """One walk over a formula; gathers the facts named and all faults. A part with a fault has no quantity (None)."""

    def __init__(self, formula: str, ledger: Ledger) -> None:
        self.formula = formula
        self.ledger = ledger
        self.names: list[str] = []
        self.faults: list[Fault] = []

    def quantity(self, node: ast.expr) -> _Quantity | None:
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return self._result(lambda: float(number), {}, node)
            case ast.Name(id=name):
                return self._named(name)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
                inner = self.quantity(operand)
                turned = isinstance(sign, ast.USub)
                return inner and _Quantity(-inner.value if turned else inner.value, inner.powers)
            case ast.BinOp(left=left, right=right):
                first, second = self.quantity(left), self.quantity(right)
                return first and second and self._combined(node, first, second)
        self._fault("formula_part", part=self._text(node))
        return None

    def _named(self, name: str) -> _Quantity | None:
        if name in units.BASE:
            return _Quantity(1.0, {name: 1})
        if name not in self.ledger:
            self.faults.append(no_fact(name, self.ledger))
            return None
        self.names.append(name)
        fact = self.ledger[name]
        return _Quantity(fact.model_value, fact.powers)

    def _combined(self, node: ast.BinOp, first: _Quantity, second: _Quantity) -> _Quantity | None:
        kind = type(node.op)
        if kind in _SUMS:
            if first.powers != second.powers:
                sides = {"left": written(first.powers), "right": written(second.powers)}
                self._fault("formula_units", part=self._text(node), **sides)
                return None
            return self._result(lambda: _SUMS[kind](first.value, second.value), first.powers, node)
        if kind in _PRODUCTS:
            powers = added(first.powers, second.powers, 1 if kind is ast.Mult else -1)
            return self._result(lambda: _PRODUCTS[kind](first.value, second.value), powers, node)
        if kind is ast.Pow:
            return self._power(node, first, second)
        self._fault("formula_part", part=self._text(node))
        return None

    def _power(self, node: ast.BinOp, first: _Quantity, second: _Quantity) -> _Quantity | None:
        raised = {name: power * second.value for name, power in first.powers.items()}
        if second.powers or not all(power.is_integer() for power in raised.values()):
            self._fault("formula_power", part=self._text(node))
            return None
        powers = {name: int(power) for name, power in raised.items() if power}
        return self._result(lambda: first.value**second.value, powers, node)

    def _result(self, compute: Callable[[], float], powers: dict[str, int], node: ast.expr) -> _Quantity | None:
        try:
            value = compute()
        except (ZeroDivisionError, OverflowError):
            value = math.nan
        # A broken power of a negative number is complex.
        if isinstance(value, complex) or not math.isfinite(value):
            self._fault("formula_number", part=self._text(node))
            return None
        return _Quantity(value, powers)

    def _fault(self, key: str, **values: object) -> None:
        self.faults.append(Fault(key, {"formula": self.formula, **values}))

    def _text(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.formula.strip(), node) or self.formula


def added(first: dict[str, int], second: dict[str, int], sign: int) -> dict[str, int]:
    """The powers of a product (`sign` 1) or a quotient (-1)."""
    names = dict.fromkeys([*first, *second])
    powers = {name: first.get(name, 0) + sign * second.get(name, 0) for name in names}
    return {name: power for name, power in powers.items() if power}


def written(powers: dict[str, int]) -> str:
    """The unit of `powers` as text: {"CNY": 1, "resident": -1} is "CNY/resident"; no powers is "1"."""
    above = "*".join(_term(name, power) for name, power in powers.items() if power > 0)
    below = "".join(f"/{_term(name, -power)}" for name, power in powers.items() if power < 0)
    return (above or "1") + below


def _term(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"
