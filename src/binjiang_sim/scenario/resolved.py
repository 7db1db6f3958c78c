"""The effective scenario: of each value the words that decide it, the place they stand at, and what they mean."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from ..engine import Model
from . import shipped
from .costs import understood
from .documents import NO_CHANGES, NO_DOCUMENTS, Documents
from .layers import PACKAGED, Layer, beside, located, read_layers
from .load import load
from .posterior import NONE
from .scenario import Scenario
from .values import Given, Process, TimePath, Value
from .yaml_tree import Items, Node, Scalar, Table, plain, read_file

SETTINGS = ("end", "steps_per_year", "draws", "seed")
NOTES = ("unit", "status", "why", "source", "facts")  # what is said about the numbers of a value
LISTS = ("judgements", "shocks", "targets", "triggers", "correlations")


@dataclass(frozen=True)
class Entry:
    """One value: its path, the node that was written, its place, and the checked value (None for a setting).

    `place` is empty for a lever that no file sets. `origin` is the `role` of the layer that gives it.
    """

    path: str
    node: Node
    place: str
    origin: str
    value: Value | None = None

    @property
    def numbers(self) -> Mapping[str, Given]:
        """Every number in the value by the name of its part: a time, a row, an input; "" when there is only one."""
        if isinstance(self.value, Given):
            return {"": self.value}
        if isinstance(self.value, TimePath):
            return {moment(time): given for time, given in self.value.points}
        return (self.value.inputs if isinstance(self.value, Process) else self.value) or {}


@dataclass(frozen=True)
class Own:
    """What one scenario file says: the file or district it builds on as written, and what it changes there."""

    scenario: Scenario
    parent: str
    changes: tuple[Entry, ...]


@dataclass(frozen=True)
class Resolved:
    """A scenario and its entries in the order of the model. `district` is a packaged name or an absolute path."""

    scenario: Scenario
    district: str
    entries: tuple[Entry, ...]


def resolve(
    source: str | os.PathLike[str],
    model: Model,
    changes: Mapping[str, object] = NO_CHANGES,
    documents: Documents = NO_DOCUMENTS,
) -> Resolved:
    """The scenario in the file `source`, value by value. Raises ScenarioError as `load` does."""
    scenario = load(source, model, changes, documents)
    layers = understood(read_layers(os.fsdecode(source), changes, documents, []), model, [])
    file = layers[0].file
    packaged = file.startswith(PACKAGED)
    district = os.path.basename(file).removesuffix(".yaml") if packaged else os.path.abspath(file)
    return Resolved(scenario, district, tuple(_entries(scenario, layers)))


def own(source: str | os.PathLike[str], model: Model) -> Own | None:
    """What the scenario file `source` itself changes; None for a file that names nothing it builds on.

    Raises ScenarioError as `load` does.
    """
    tree = read_file(shipped.path(os.fsdecode(source)))
    parent = tree.values.get("extends") or tree.values.get("district")
    if not isinstance(parent, Scalar):
        return None
    scenario = load(source, model)
    layers = understood(read_layers(os.fsdecode(source), NO_CHANGES, NO_DOCUMENTS, []), model, [])
    at = next(place for place, one in enumerate(layers) if one.role == "scenario")
    roles = {one.role for one in layers[at:]}  # a plan that the file names stands behind it
    now = [one for one in _entries(scenario, layers) if one.origin in roles and one.path != "name"]
    return Own(scenario, parent.text, tuple(one for one in now if _written(layers[:at], one) != plain(one.node)))


def _written(layers: list[Layer], one: Entry) -> Any:
    """What these layers say in the place of an entry, without places."""
    found = _last(layers, *(one.path.split(".", 2) if one.path.startswith("parameters.") else one.path.split(".", 1)))
    return plain(found[0].node) if found else None


def _entries(scenario: Scenario, layers: list[Layer]) -> Iterator[Entry]:
    for name in ("name", *SETTINGS):
        yield from _last(layers[1:] if name == "name" else layers, name)
    for key, value in scenario.parameters.items():
        given = _last(layers, "parameters", *key.split(".", 1), value=value)
        yield from (
            given if not scenario.model.parameters[key].lag else [_of_clock(f"parameters.{key}", cast(Given, value))]
        )
    for name, lever in scenario.levers.items():
        yield from _last(layers, "levers", name, value=lever) or [_unset(f"levers.{name}", lever)]
    for name, driver in scenario.drivers.items():
        yield from _last(layers, "drivers", name, value=driver)
    if scenario.equations:
        last = (_last(layers, "equations") or [Entry("equations", Items((), ""), "", "parent")])[0]
        chosen = tuple(Scalar(name, last.place) for name in scenario.equations)
        yield Entry("equations", Items(chosen, last.place), last.place, last.origin)
    yield from (_absolute(one) for one in _last(layers, "posterior"))
    lists = dict.fromkeys(name for layer in layers for name in layer.tree.values if name in LISTS)
    for name in lists:
        whole = _whole(layers, name)
        yield _of_run(whole, scenario) if name == "targets" else whole


def _absolute(posterior: Entry) -> Entry:
    """The name of a table as it is found from anywhere."""
    node = cast(Scalar, posterior.node)
    if node.text == NONE:
        return posterior
    file = re.split(r":[0-9]+:[0-9]+$", posterior.place)[0] if posterior.origin != "change" else ""
    return replace(posterior, node=Scalar(os.path.abspath(beside(node.text, file)), node.place))


def _of_run(targets: Entry, scenario: Scenario) -> Entry:
    """The list without targets that the run is too short for."""
    places = {one.place for one in scenario.targets}
    kept = tuple(one for one in cast(Items, targets.node).items if one.place in places)
    return replace(targets, node=Items(kept, targets.place))


def _whole(layers: list[Layer], name: str) -> Entry:
    """A list as it comes out: the last one, and what documents add to it."""
    found: list[Entry] = []
    for layer in (one for one in layers if name in one.tree.values):
        node = located(layer.tree.values[name], layer.file)
        own = Entry(name, node, layer.tree.places[name], layer.role)
        found = [*found, own] if layer.adds else [own]
    items = tuple(item for one in found if isinstance(one.node, Items) for item in one.node.items)
    place = ", ".join(one.place for one in found)
    return replace(found[-1], node=Items(items, place), place=place)


def _last(layers: list[Layer], *names: str, value: Value | None = None) -> list[Entry]:
    """The entry of the last layer that has one under these keys; none when no layer has."""
    for position in reversed(range(len(layers))):
        table = layers[position].section(*names[:-1])
        if names[-1] in table.values:
            node = located(table.values[names[-1]], layers[position].file)
            return [Entry(".".join(names), node, table.places[names[-1]], layers[position].role, value)]
    return []


def _unset(path: str, lever: TimePath) -> Entry:
    """The entry of a lever that no file sets, such that a file with it means the same."""
    ((_, zero),) = lever.points
    words = {"value": "0", "status": zero.status, "why": zero.why}
    return Entry(path, Table({key: Scalar(text, "") for key, text in words.items()}, {}, ""), "", "district", lever)


def _of_clock(path: str, given: Given) -> Entry:
    """The entry of a parameter that follows from the clock, such that a file with it means the same."""
    words = {"value": f"{given.value!r} {given.unit}", "status": given.status, "why": given.why}
    table = Table({key: Scalar(text, "") for key, text in words.items()}, {}, "")
    return Entry(path, table, given.place, "district", given)


def moment(time: float) -> str:
    """A time as files write it; the inverse of `instant` for years, half-years and months.

    >>> moment(2024.5)
    '2024-H2'
    """
    if abs(time * 12 - round(time * 12)) > 1e-6:
        return f"{time:g}"
    year, month = divmod(round(time * 12), 12)
    if month == 0:
        return str(year)
    return f"{year}-H2" if month == 6 else f"{year}-{month + 1:02}"
