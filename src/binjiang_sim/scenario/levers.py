"""A lever's own words: when it starts, how long it takes to be carried out, when it begins to work, and its bound.

Its cost is moved to its parameter before: see `costs`.
"""

from __future__ import annotations

from dataclasses import replace

from ..errors import Fault, ScenarioError
from .grammar import read
from .numbers import number, short
from .slots import Slot, attempt, number_at
from .time_paths import start_at
from .values import Given, TimePath, Value
from .yaml_tree import Node, Scalar, Table

WORDS = ("start", "ramp", "lag", "cap")


def read_lever(node: Node, slot: Slot) -> Value:
    """The value of a lever: a number, a path, or either with the words above. Raises ScenarioError."""
    slot = replace(slot, more=("start", "lag", "cap", "cost"))
    if not isinstance(node, Table):
        return read(node, slot)
    own = {name: one for name, one in node.values.items() if name in WORDS}
    if isinstance(own.get("ramp"), Table):  # the path of this name
        del own["ramp"]
    if not own:
        return read(node, slot)
    faults: list[Fault] = []
    bare = {name: one for name, one in node.values.items() if name not in own}
    value = attempt(faults, read, Table(bare, node.places, node.place), slot)
    start = attempt(faults, start_at, own["start"], slot) if "start" in own else slot.start
    years = {name: attempt(faults, _years, name, own[name], slot) for name in ("ramp", "lag") if name in own}
    cap = attempt(faults, _cap, own["cap"], slot) if "cap" in own else None
    if isinstance(value, TimePath):
        faults += [slot.fault("lever.path", node.places[name], note=name) for name in ("start", "ramp") if name in own]
    if faults or start is None or value is None:
        raise ScenarioError(faults)
    path = value if isinstance(value, TimePath) else _ramp(value, start, years.get("ramp") or 0.0, slot)
    return replace(path, lag=years.get("lag") or 0.0, cap=cap)


def _ramp(value: Value, start: float, years: float, slot: Slot) -> TimePath:
    assert isinstance(value, Given)
    assert slot.rest is not None
    return TimePath("points", ((start, slot.rest), (start + years, value)) if years else ((start, value),))


def _years(name: str, node: Node, slot: Slot) -> float:
    path, text = f"{slot.path}.{name}", node.text if isinstance(node, Scalar) else ""
    found = number(text, "year", node.place, path)
    if found < 0:
        raise ScenarioError([Fault("row.negative", {"path": path, "text": short(text)}, node.place)])
    return found


def _cap(node: Node, slot: Slot) -> float:
    path = f"{slot.path}.cap"
    found = number_at(node, replace(slot, path=path), slot.unit)
    if found.value <= 0:
        raise ScenarioError([Fault("row.positive", {"path": path, "text": found.written}, node.place)])
    return found.value
