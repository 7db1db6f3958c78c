"""What may stand as a value in a file, and the frozen value it becomes. Every number keeps where it came from."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal, ParamSpec, TypeVar, cast, get_args

from .. import facts
from ..engine import units
from ..errors import BinjiangError, Fault, ScenarioError, unknown
from ..facts import Ledger
from ..facts.derive import written
from .numbers import instant, number, short
from .values import DISTRIBUTIONS, PROCESSES, Distribution, Given, Path, Process, Status, Value
from .yaml_tree import Items, Node, Scalar, Table

NUMBERS = ("value", *DISTRIBUTIONS)
PATHS = ("path", "growth", "season")
NOTES = ("unit", "status", "why", "source", "facts", "after")
STATUSES = get_args(Status)
SAME = "same"  # a point of a path that repeats the point before

Inputs = ParamSpec("Inputs")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Slot:
    """Where a value goes and what is known about it: first from the model, then from the mappings around it.

    `ledger` holds the facts that formulas may name.
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

    def fault(self, key: str, place: str, **values: object) -> Fault:
        """A fault of this value; `path` and `unit` are filled in."""
        return Fault(key, {"path": self.path, "unit": self.unit, **values}, place)

    def within(self, part: str, **changes: Any) -> Slot:
        """The slot of a part of this value. It inherits everything but is told what it may be."""
        return replace(self, path=f"{self.path}.{part}", **{"kinds": NUMBERS, **changes})


@dataclass(frozen=True)
class _Number:
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


def read(node: Node, slot: Slot) -> Value:
    """The value written at `node`. Raises ScenarioError with all its faults."""
    if isinstance(node, Scalar):
        return _given("value", node, slot)
    if isinstance(node, Items):
        raise ScenarioError([slot.fault("value.list", node.place, kinds=", ".join(slot.kinds))])
    kind, slot = _opened(node, slot)
    body = node.values[kind]
    if kind in PATHS:
        return _path(kind, body, slot)
    if kind in PROCESSES:
        return _process(kind, body, slot)
    return _each(body, slot) if kind == "each" else _given(kind, body, slot)


def _opened(node: Table, slot: Slot) -> tuple[str, Slot]:
    """The one kind of a mapping, and the slot with the mapping's notes in it."""
    faults = [
        unknown("scenario.key", name, (*slot.kinds, *NOTES), node.places[name], path=f"{slot.path}.{name}")
        for name in node.values
        if name not in slot.kinds and name not in NOTES
    ]
    kinds = [name for name in node.values if name in slot.kinds]
    if len(kinds) > 1:
        faults.append(slot.fault("value.kinds", node.places[kinds[1]], found=", ".join(kinds)))
    elif not kinds and not faults:
        faults.append(slot.fault("value.no_kind", node.place, kinds=", ".join(slot.kinds)))
    changes: dict[str, Any] = {}
    for name in (name for name in NOTES if name in node.values):
        changes["bare" if name == "unit" else name] = attempt(faults, _note, name, node.values[name], slot)
    if "after" in changes and not {"path", "growth"} & set(kinds):
        faults.append(slot.fault("value.after", node.places["after"]))
    if faults:
        raise ScenarioError(faults)
    return kinds[0], replace(slot, **changes)


def _note(name: str, node: Node, slot: Slot) -> str | tuple[str, ...]:
    path = f"{slot.path}.{name}"
    if name == "facts" and isinstance(node, Items):
        return tuple(_fact(item, slot) for item in node.items)
    if not isinstance(node, Scalar):
        raise ScenarioError([Fault("shape.text", {"path": path}, node.place)])
    text = node.text.strip()
    if not text:
        raise ScenarioError([Fault("shape.empty", {"path": path}, node.place)])
    if name == "facts":
        return (_fact(node, slot),)
    allowed = {"status": STATUSES, "after": ("hold", "revert")}.get(name)
    if allowed and text not in allowed:
        raise ScenarioError([unknown("scenario.word", text, allowed, node.place, path=path)])
    if name == "unit":
        try:
            number("1", slot.unit, node.place, path, text)
        except ScenarioError:
            raise ScenarioError([slot.fault("value.unit", node.place, own=short(text))]) from None
    return text


def _fact(node: Node, slot: Slot) -> str:
    name = node.text if isinstance(node, Scalar) else ""
    _from_ledger(lambda: slot.ledger[name], node.place)
    return name


def _from_ledger(question: Callable[[], Found], place: str) -> Found:
    """What the ledger answers; its faults get the place in this file."""
    try:
        return question()
    except BinjiangError as error:
        raise ScenarioError([replace(fault, place=place) for fault in error.faults]) from None


def _number(node: Node, slot: Slot, unit: str) -> _Number:
    """One number of the value: written, or a formula on facts. `unit` is that of the slot, or 1 (a sigma, a rate)."""
    if not isinstance(node, Scalar):
        raise ScenarioError([slot.fault("number.shape", node.place)])
    text = node.text.strip()
    if not text.startswith("="):
        bare = slot.bare if unit == slot.unit else ""
        return _Number(number(text, unit, node.place, slot.path, bare), short(text), "", ())
    formula = text[1:].strip()
    derived = _from_ledger(lambda: facts.evaluate(formula, slot.ledger), node.place)
    factor, powers = units.parse(unit)
    if dict(derived.powers) != powers:
        own = written(derived.powers)
        raise ScenarioError([slot.fault("number.formula_unit", node.place, own=own, text=short(formula))])
    if not math.isfinite(derived.value):
        raise ScenarioError([slot.fault("number.infinite", node.place, text=short(text))])
    return _Number(derived.value / factor, short(text), formula, tuple(derived.facts), derived.as_published)


def _given(kind: str, body: Node, slot: Slot) -> Given:
    """A constant or a distribution, checked: order, range, provenance."""
    faults: list[Fault] = []
    nodes: tuple[Node, ...] = (body,)
    names = DISTRIBUTIONS.get(kind, ("value",))
    if kind != "value":
        if not isinstance(body, Items) or len(body.items) != len(names):
            found = len(body.items) if isinstance(body, Items) else 0
            values = {"kind": kind, "count": len(names), "names": ", ".join(names), "found": found}
            raise ScenarioError([slot.fault("value.count", body.place, **values)])
        nodes = body.items
    wanted = ["1" if name == "sigma" else slot.unit for name in names]
    read_numbers = [attempt(faults, _number, node, slot, unit) for node, unit in zip(nodes, wanted, strict=True)]
    numbers = [one for one in read_numbers if one is not None]
    value: float | Distribution = numbers[0].value if numbers else 0.0
    if kind != "value" and not faults:
        value = Distribution(kind, tuple(one.value for one in numbers))
        faults += _order_faults(kind, numbers, body.place, slot)
    if not faults:
        faults += _range_faults(value, numbers, body.place, slot)
    status, why, more = _provenance(numbers, body.place, slot)
    # A number that cannot be read says nothing about its provenance.
    faults += more if len(numbers) == len(nodes) else []
    if faults:
        raise ScenarioError(faults)
    used = tuple(dict.fromkeys((*slot.facts, *(name for one in numbers for name in one.facts))))
    formula = "; ".join(one.formula for one in numbers if one.formula)
    return Given(value, slot.unit, cast(Status, status), used, formula, why, body.place, slot.source)


def _order_faults(kind: str, numbers: list[_Number], place: str, slot: Slot) -> list[Fault]:
    values = [one.value for one in numbers]
    if kind in ("normal", "lognormal"):
        median = values[0] if kind == "lognormal" else 1.0
        return [] if values[1] > 0 and median > 0 else [slot.fault(f"value.{kind}", place)]
    if values[0] > values[-1]:
        return [slot.fault("value.low_high", place, low=numbers[0].written, high=numbers[-1].written)]
    rises = all(a < b for a, b in pairwise(values))
    if kind in ("triangular", "pert"):
        rises = values == sorted(values) and values[0] < values[-1]
    written = ", ".join(one.written for one in numbers)
    return [] if rises else [slot.fault("value.order", place, names=", ".join(DISTRIBUTIONS[kind]), found=written)]


def _range_faults(value: float | Distribution, numbers: list[_Number], place: str, slot: Slot) -> list[Fault]:
    lowest, highest = value.span if isinstance(value, Distribution) else (value, value)
    below, above = slot.low is not None and lowest < slot.low, slot.high is not None and highest > slot.high
    if not (below or above):
        return []
    found = ", ".join(one.written for one in numbers)
    low, high = (sign if one is None else f"{one:g}" for one, sign in ((slot.low, "-∞"), (slot.high, "∞")))
    return [slot.fault("value.range", place, found=found, low=low, high=high)]


def _provenance(numbers: list[_Number], place: str, slot: Slot) -> tuple[str, str, list[Fault]]:
    """Status and reason of a value, and what is missing in them."""
    used = [name for one in numbers for name in one.facts]
    single = all(one.as_published for one in numbers)
    status, why = slot.status, slot.why
    if not status and not slot.strict:
        status = "published" if used and single else "derived" if used else "assumption"
        why = why or ("set in the scenario" if status == "assumption" else "")
    missing = {
        "": True,
        "published": not (used and single and len(numbers) == 1),
        "derived": not used,
        "literature": not (slot.facts or used or slot.source),
        "assumption": not why,
        "definition": not why,
    }[status]
    key = f"status.{status or 'none'}"
    return status, why, [slot.fault(key, place, statuses=", ".join(STATUSES))] if missing else []


def _path(kind: str, body: Node, slot: Slot) -> Path:
    if kind == "growth" and units.parse(slot.unit)[1]:
        raise ScenarioError([slot.fault("value.growth", body.place)])
    rates = {"unit": "1", "bare": "", "low": None, "high": None} if kind == "growth" else {}
    faults: list[Fault] = []
    points: dict[float, Given | None] = {}
    for name, time, node, place in sorted(_instants(kind, body, slot), key=lambda one: (one[1] is None, one[1] or 0)):
        if isinstance(node, Scalar) and node.text.strip() == SAME and points and time is not None:
            points[time] = points[max(points)]  # the very number of the point before, so that both share a draw
        elif time is None:
            faults.append(slot.fault("time.bad", place, text=short(name)))
        elif time in points:
            faults.append(slot.fault("time.twice", place, text=short(name)))
        else:
            points[time] = cast(Given | None, attempt(faults, read, node, slot.within(name, after="", **rates)))
    if faults:
        raise ScenarioError(faults)
    found = tuple((time, cast(Given, points[time])) for time in sorted(points))
    shape = cast(Literal["points", "growth", "season"], "points" if kind == "path" else kind)
    return Path(shape, found, cast(Literal["hold", "revert"], slot.after or "hold"))


def _instants(kind: str, body: Node, slot: Slot) -> list[tuple[str, float | None, Node, str]]:
    """Name, time, value and place of each point."""
    if kind == "season":
        if not isinstance(body, Items) or len(body.items) != 2:
            raise ScenarioError([slot.fault("value.season", body.place)])
        return [(f"H{half + 1}", half / 2, item, item.place) for half, item in enumerate(body.items)]
    if not isinstance(body, Table) or not body.values:
        raise ScenarioError([slot.fault("value.path", body.place, kind=kind)])
    return [(name, instant(name), node, body.places[name]) for name, node in body.values.items()]


def _parts(body: Node, names: tuple[str, ...], slot: Slot, noun: str, slots: Mapping[str, Slot]) -> Mapping[str, Given]:
    """The named numbers of a mapping: all of `names`, no other."""
    if not isinstance(body, Table):
        raise ScenarioError([slot.fault("value.parts", body.place, names=", ".join(names))])
    faults = [
        unknown(f"scenario.{noun}", name, names, body.places[name], path=f"{slot.path}.{name}")
        for name in body.values
        if name not in names
    ]
    missing = ", ".join(name for name in names if name not in body.values)
    if missing:
        faults.append(slot.fault("value.missing", body.place, names=missing))
    found = {name: attempt(faults, read, body.values[name], slots[name]) for name in names if name in body.values}
    if faults:
        raise ScenarioError(faults)
    return cast(Mapping[str, Given], found)


def _process(kind: str, body: Node, slot: Slot) -> Process:
    names = PROCESSES[kind]
    slots = {name: slot.within(name, unit="1", bare="", low=0.0, high=None) for name in names}
    if kind == "ar1":
        slots["sd"] = slot.within("sd", low=0.0, high=None)
        slots["persistence"] = replace(slots["persistence"], high=1.0)
    inputs = _parts(body, names, slot, "key", slots)
    return Process(cast(Literal["ar1", "yearly_lognormal"], kind), inputs)


def _each(body: Node, slot: Slot) -> Mapping[str, Given]:
    slots = {label: slot.within(label, labels=()) for label in slot.labels}
    return _parts(body, slot.labels, slot, "label", slots)
