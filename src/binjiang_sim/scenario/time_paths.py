"""Time paths: every kind becomes points, a way from one point to the next, and what lies outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, cast

from ..engine import units
from ..errors import Fault, ScenarioError, unknown
from .numbers import instant, number, short
from .slots import Slot, attempt
from .values import Given, Shape, TimePath, Value
from .yaml_tree import Items, Node, Scalar, Table

SAME = "same"  # a point of a path that repeats the point before
# Kinds that go from one number to another, and the way each takes.
MOVES: dict[str, Shape] = {
    "step": "step",
    "pulse": "step",
    "ramp": "linear",
    "s_curve": "s_curve",
    "front_loaded": "front_loaded",
    "back_loaded": "back_loaded",
}
TIME_PATHS = ("path", "growth", "season", *MOVES)
AFTER = ("path", "growth", *(kind for kind in MOVES if kind != "pulse"))
Read: TypeAlias = Callable[[Node, Slot], Value]


def time_path(kind: str, body: Node, slot: Slot, read: Read) -> TimePath:
    """The time path of this kind; `read` reads the value of a point. Raises ScenarioError with all its faults."""
    return _move(kind, body, slot, read) if kind in MOVES else _points(kind, body, slot, read)


def _points(kind: str, body: Node, slot: Slot, read: Read) -> TimePath:
    if kind == "growth" and units.parse(slot.unit)[1]:
        raise ScenarioError([slot.fault("value.growth", body.place)])
    # An index that falls by all of itself is nothing for ever after.
    rates = {"unit": "1", "bare": "", "low": -1.0, "high": None} if kind == "growth" else {}
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
            inside = slot.within(name, after="", interpolation="", rest=None, more=(), **rates)
            points[time] = cast(Given | None, attempt(faults, read, node, inside))
    if faults:
        raise ScenarioError(faults)
    found = tuple((time, cast(Given, points[time])) for time in sorted(points))
    shape = cast(Literal["points", "growth", "season"], "points" if kind == "path" else kind)
    between = cast(Shape, slot.interpolation or "linear")
    return TimePath(shape, found, cast(Literal["hold", "revert"], slot.after or "hold"), between)


def _instants(kind: str, body: Node, slot: Slot) -> list[tuple[str, float | None, Node, str]]:
    """Name, time, value and place of each point."""
    if kind == "season":
        if not isinstance(body, Items) or len(body.items) != 2:
            raise ScenarioError([slot.fault("value.season", body.place)])
        return [(f"H{half + 1}", half / 2, item, item.place) for half, item in enumerate(body.items)]
    if not isinstance(body, Table) or not body.values:
        raise ScenarioError([slot.fault("value.path", body.place, kind=kind)])
    return [(name, instant(name), node, body.places[name]) for name, node in body.values.items()]


def _move(kind: str, body: Node, slot: Slot, read: Read) -> TimePath:
    """From one number to another: at once, within some years, or there and back."""
    needed = ("start", "to") if kind == "step" else ("start", "years", "to")
    names = (*needed, "from")
    if not isinstance(body, Table):
        raise ScenarioError([slot.fault("value.parts", body.place, names=", ".join(names))])
    faults = [
        unknown("scenario.key", name, names, body.places[name], path=f"{slot.path}.{name}")
        for name in body.values
        if name not in names
    ]
    # A lever moves away from zero; anything else has to say where it comes from.
    missing = [name for name in (needed if slot.rest is not None else names) if name not in body.values]
    if missing:
        faults.append(slot.fault("value.missing", body.place, names=", ".join(missing)))
    start = attempt(faults, start_at, body.values["start"], slot) if "start" in body.values else None
    years = attempt(faults, _years, body.values["years"], slot) if "years" in needed and "years" in body.values else 0
    inside = {name: slot.within(name, after="", interpolation="", rest=None, more=()) for name in ("from", "to")}
    ends = {name: attempt(faults, read, body.values[name], inside[name]) for name in inside if name in body.values}
    if faults or start is None or years is None:
        raise ScenarioError(faults)
    to = cast(Given, ends["to"])
    origin = cast(Given, ends["from"]) if "from" in ends else cast(Given, slot.rest)
    points = {
        "step": ((start - 1, origin), (start, to)),
        "pulse": ((start - 1, origin), (start, to), (start + years, origin)),
    }.get(kind, ((start, origin), (start + years, to)))
    return TimePath("points", points, cast(Literal["hold", "revert"], slot.after or "hold"), MOVES[kind], leads=True)


def start_at(node: Node, slot: Slot) -> float:
    """The decimal year under `start`. Raises ScenarioError."""
    text = node.text if isinstance(node, Scalar) else ""
    time = instant(text)
    if time is None:
        raise ScenarioError([Fault("time.bad", {"path": f"{slot.path}.start", "text": short(text)}, node.place)])
    return time


def _years(node: Node, slot: Slot) -> float:
    path_, text = f"{slot.path}.years", node.text if isinstance(node, Scalar) else ""
    found = number(text, "year", node.place, path_)
    if found <= 0:
        raise ScenarioError([Fault("row.positive", {"path": path_, "text": short(text)}, node.place)])
    return found
