"""What may stand as a value in a file, and the frozen value it becomes. Every number keeps where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from ..errors import Fault, ScenarioError, unknown
from ..words import LANGUAGES, Bilingual
from .distributions import given
from .names import CHOICES, chosen
from .numbers import number, plain, short
from .slots import NUMBERS, Slot, attempt, from_ledger
from .time_paths import AFTER, TIME_PATHS, time_path
from .values import DISTRIBUTIONS, PROCESSES, Given, Process, Value
from .yaml_tree import Items, Node, Scalar, Table

__all__ = ["NUMBERS", "TIME_PATHS", "Slot", "attempt", "read"]

NOTES = ("unit", "status", "why", "source", "facts", "after", "interpolation", "between", "weights")
IN_WORDS = ("why", "source")  # notes that may be in both languages
# Notes that go with some kinds only.
_ONLY = {
    "after": AFTER,
    "interpolation": ("path",),
    "between": (*DISTRIBUTIONS, "empirical"),
    "weights": ("discrete",),
}


def read(node: Node, slot: Slot) -> Value:
    """The value written at `node`. Raises ScenarioError with all its faults."""
    if isinstance(node, Scalar):
        return given("value", node, slot)
    if isinstance(node, Items):
        raise ScenarioError([slot.fault("value.list", node.place, kinds=", ".join(slot.kinds))])
    kind, slot = _opened(node, slot)
    body = node.values[kind]
    if kind in TIME_PATHS:
        return time_path(kind, body, slot, read)
    if kind in PROCESSES:
        return _process(kind, body, slot)
    return _each(body, slot) if kind == "each" else given(kind, body, slot)


def _opened(node: Table, slot: Slot) -> tuple[str, Slot]:
    """The one kind of a mapping, and the slot with the mapping's notes in it."""
    faults = [
        unknown("scenario.key", name, (*slot.kinds, *NOTES, *slot.more), node.places[name], path=f"{slot.path}.{name}")
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
        note = node.values[name]
        changes["bare" if name == "unit" else name] = (
            note if name in ("between", "weights") else attempt(faults, _note, name, note, slot)
        )
    faults += [
        slot.fault("value.note", node.places[name], note=name, kinds=", ".join(valid))
        for name, valid in _ONLY.items()
        if name in changes and not set(valid) & set(kinds)
    ]
    if faults:
        raise ScenarioError(faults)
    return kinds[0], replace(slot, **changes)


def _note(name: str, node: Node, slot: Slot) -> str | tuple[str, ...]:
    path = f"{slot.path}.{name}"
    if name == "facts" and isinstance(node, Items):
        return tuple(_fact(item, slot) for item in node.items)
    if name in IN_WORDS and isinstance(node, Table):
        return _in_both(node, path)
    text = _text(node, path)
    if name == "facts":
        return (_fact(node, slot),)
    if name in CHOICES:
        return chosen(name, text, node.place, path)
    if name == "unit":
        try:
            number("1", slot.unit, node.place, path, text)
        except ScenarioError:
            raise ScenarioError([slot.fault(plain("value.unit", slot.unit), node.place, own=short(text))]) from None
    return text


def _text(node: Node, path: str) -> str:
    """A text that is not empty. Raises ScenarioError."""
    if not isinstance(node, Scalar):
        raise ScenarioError([Fault("shape.text", {"path": path}, node.place)])
    if not node.text.strip():
        raise ScenarioError([Fault("shape.empty", {"path": path}, node.place)])
    return node.text.strip()


def _in_both(node: Table, path: str) -> Bilingual:
    """A text in both languages. Raises ScenarioError."""
    faults = [
        unknown("scenario.key", name, LANGUAGES, node.places[name], path=f"{path}.{name}")
        for name in node.values
        if name not in LANGUAGES
    ]
    faults += [
        Fault("shape.missing", {"path": f"{path}.{name}"}, node.place) for name in LANGUAGES if name not in node.values
    ]
    found = [attempt(faults, _text, one, f"{path}.{name}") for name, one in node.values.items() if name in LANGUAGES]
    if faults:
        raise ScenarioError(faults)
    by_name = dict(zip(node.values, found, strict=True))
    return Bilingual(*(cast(str, by_name[name]) for name in LANGUAGES))


def _fact(node: Node, slot: Slot) -> str:
    name = node.text if isinstance(node, Scalar) else ""
    from_ledger(lambda: slot.ledger[name], node.place)
    return name


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


def process_slots(kind: str, slot: Slot) -> Mapping[str, Slot]:
    """What is known of each number of a random process of this kind."""
    slots = {name: slot.within(name, unit="1", bare="", low=0.0, high=None) for name in PROCESSES[kind]}
    if kind == "ar1":
        slots["sd"] = slot.within("sd", low=0.0, high=None)
        slots["persistence"] = replace(slots["persistence"], high=1.0)
    return slots


def _process(kind: str, body: Node, slot: Slot) -> Process:
    inputs = _parts(body, PROCESSES[kind], slot, "key", process_slots(kind, slot))
    return Process(cast(Literal["ar1", "yearly_lognormal"], kind), inputs)


def _each(body: Node, slot: Slot) -> Mapping[str, Given]:
    slots = {label: slot.within(label, labels=()) for label in slot.labels}
    return _parts(body, slot.labels, slot, "label", slots)
