"""A place for a value: what is known about it before it is read, and the one number that may stand there."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, ParamSpec, TypeVar

from .. import facts
from ..engine import units
from ..errors import BinjiangError, Fault, ScenarioError
from ..facts import Ledger
from ..facts.derive import written
from .numbers import number, plain, short
from .values import DISTRIBUTIONS, Given
from .yaml_tree import Node, Scalar

NUMBERS = ("value", *DISTRIBUTIONS, "empirical", "discrete")

Inputs = ParamSpec("Inputs")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Slot:
    """Where a value goes and what is known about it: first from the model, then from the mappings around it.

    `ledger` holds the facts that formulas may name.
    `rest` is the value where nothing is given: zero for a lever, None for what must be given.
    `start` is when a lever given as a plain number starts, `more` the keys read before those of the grammar.
    `file` is the file that gives the value, "" for a change over the files.
    `strict` (district files) wants every status said; elsewhere a value without one is an assumption of the file.
    """

    path: str
    unit: str
    kinds: tuple[str, ...] = NUMBERS
    low: float | None = None
    high: float | None = None
    labels: tuple[str, ...] = ()
    strict: bool = False
    ledger: Ledger = field(default_factory=lambda: facts.published())
    bare: str = ""
    status: str = ""
    why: str = ""
    source: str = ""
    facts: tuple[str, ...] = ()
    after: str = ""
    interpolation: str = ""
    rest: Given | None = None
    start: float = 0.0
    more: tuple[str, ...] = ()
    file: str = ""
    between: Node | None = None
    weights: Node | None = None

    def fault(self, key: str, place: str, **values: object) -> Fault:
        """A fault of this value; `path` and `unit` are filled in."""
        return Fault(key, {"path": self.path, "unit": self.unit, **values}, place)

    def within(self, part: str, **changes: Any) -> Slot:
        """The slot of a part of this value. It inherits everything but is told what it may be."""
        return replace(self, path=f"{self.path}.{part}", **{"kinds": NUMBERS, **changes})


@dataclass(frozen=True)
class Number:
    """One number in model units, as written, and the facts of its formula."""

    value: float
    written: str
    formula: str
    facts: tuple[str, ...]
    as_published: bool = False


def attempt(
    faults: list[Fault], function: Callable[Inputs, Found], *args: Inputs.args, **kwargs: Inputs.kwargs
) -> Found | None:
    """What the function returns, or None with its faults added to the list."""
    try:
        return function(*args, **kwargs)
    except ScenarioError as error:
        faults.extend(error.faults)
        return None


def from_ledger(question: Callable[[], Found], place: str) -> Found:
    """What the ledger answers; its faults get the place in this file."""
    try:
        return question()
    except BinjiangError as error:
        raise ScenarioError([replace(fault, place=place) for fault in error.faults]) from None


def number_at(node: Node, slot: Slot, unit: str) -> Number:
    """One number of the value: written, or a formula on facts. `unit` is that of the slot, or 1 (a sigma, a rate)."""
    if not isinstance(node, Scalar):
        raise ScenarioError([slot.fault("number.shape", node.place)])
    text = node.text.strip()
    if not text.startswith("="):
        bare = slot.bare if unit == slot.unit else ""
        return Number(number(text, unit, node.place, slot.path, bare), short(text), "", ())
    formula = text[1:].strip()
    derived = from_ledger(lambda: facts.evaluate(formula, slot.ledger), node.place)
    factor, powers = units.parse(unit)
    if dict(derived.powers) != powers:
        values = {"unit": unit, "own": written(derived.powers), "text": short(formula)}
        raise ScenarioError([Fault(plain("number.formula_unit", unit), {"path": slot.path, **values}, node.place)])
    if not math.isfinite(derived.value):
        raise ScenarioError([slot.fault("number.infinite", node.place, text=short(text))])
    return Number(derived.value / factor, short(text), formula, tuple(derived.facts), derived.as_published)
