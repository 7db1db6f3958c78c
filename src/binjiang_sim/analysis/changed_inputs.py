"""Which inputs of two scenarios differ: decided by the numbers, shown in the words of the files they stand in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..engine.overlays import SECTOR
from ..errors import BinjiangError
from ..scenario import Entry, Given, Scenario, Shock, Target, resolve
from ..scenario.yaml_text import flow
from ..scenario.yaml_tree import Items, Node, Table

_VALUES = ("parameters", "levers", "drivers")
_ROWS = {"shocks": "driver", "targets": "indicator", "triggers": "indicator"}  # lists, and the key that names a row
_SETTINGS = ("start", "end", "steps_per_year", "reform_start", "labels", "equations", "correlations", "posterior")
_NOTES = ("unit", "status", "why", "source", "facts")  # what is said about a number beside it


@dataclass(frozen=True)
class Side:
    """What one scenario says: the words as written (without notes), their place, and the numbers in model units.

    `origin` is "district", "scenario" (its own file), "parent" or "change"; `numbers` by the name of the part.
    """

    written: str
    place: str = ""
    origin: str = ""
    numbers: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True)
class ChangedInput:
    """An input by path, such as "levers.talent_programme" or "shocks.demand_gap", and what both scenarios say.

    A side is None where a scenario says nothing, as for a shock, or an input of a model, that only the other one has.
    """

    path: str
    reference: Side | None
    other: Side | None


def changed_inputs(reference: Scenario, other: Scenario) -> tuple[ChangedInput, ...]:
    """Every input whose numbers differ, in the order of the model. Draws and seed are how a run is made, no input."""
    contents = [json.loads(one.text) for one in (reference, other)]
    words = [_written(one) for one in (reference, other)]
    derived = {path for one in (reference, other) for path in _derived(one)}
    found: list[ChangedInput] = []
    for section in _VALUES:
        for key in dict.fromkeys((*contents[0][section], *contents[1][section])):
            if f"{section}.{key}" not in derived and contents[0][section].get(key) != contents[1][section].get(key):
                path = f"{section}.{key}"
                sides = (_side(one, path, its) for one, its in zip((reference, other), words, strict=True))
                found.append(ChangedInput(path, *sides))
    for name in _SETTINGS:
        values = [content.get(name) for content in contents]
        if values[0] != values[1]:
            found.append(ChangedInput(name, *(_setting(name, *one) for one in zip(values, words, strict=True))))
    both = (reference, other)
    found += _rows("shocks", both, words, [content["shocks"] for content in contents])
    found += _rows("targets", both, words, [[_wanted(row) for row in one.targets] for one in both])
    switches = [content.get("triggers", []) for content in contents]
    rows = tuple(_rows("triggers", both, words, switches))
    if not rows and switches[0] != switches[1]:  # in their order, which decides between those of one time
        rows = (ChangedInput("triggers", *(_setting("triggers", *one) for one in zip(switches, words, strict=True))),)
    return (*found, *rows)


def changed_luck(reference: Scenario, other: Scenario) -> tuple[ChangedInput, ...]:
    """The seed and the number of draws where they differ."""
    both = reference, other
    differing = [name for name in ("seed", "draws") if getattr(reference, name) != getattr(other, name)]
    words = [_written(one) for one in both] if differing else []
    return tuple(
        ChangedInput(name, *(_number(name, getattr(one, name), its) for one, its in zip(both, words, strict=True)))
        for name in differing
    )


def _number(name: str, value: int, words: Mapping[str, Entry]) -> Side:
    """A number of the run; its place is known when it is the one that a file says."""
    entry = words.get(name)
    said = entry is not None and flow(entry.node) == str(value)
    return Side(str(value), entry.place, entry.origin) if entry and said else Side(str(value))


def _derived(scenario: Scenario) -> Iterator[str]:
    """The inputs that follow from a judgement, whose path and kind say all of it."""
    for one in scenario.judgements:
        yield from (f"drivers.{one.overlay.in_force}", f"parameters.{SECTOR}.{one.overlay.row}")


def _written(scenario: Scenario) -> Mapping[str, Entry]:
    """The entries of the files of a scenario by path; none when the files say something else now, or are gone."""
    if scenario.reload is None:  # it was made from no file
        return {}
    try:
        resolved = resolve(scenario.file, scenario.model, scenario.changes, scenario.documents)
    except BinjiangError:
        return {}
    now, then = (_without_run(one) for one in (resolved.scenario, scenario))
    return {entry.path: entry for entry in resolved.entries} if now == then else {}


def _without_run(scenario: Scenario) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(scenario.text)
    return {key: value for key, value in content.items() if key not in ("draws", "seed")}


def _side(scenario: Scenario, path: str, words: Mapping[str, Entry]) -> Side | None:
    section, _, key = path.partition(".")
    value = getattr(scenario, section).get(key)
    if value is None:  # its model has no such input
        return None
    numbers = Entry(path, Items((), ""), "", "", value).numbers
    if path not in words:
        return Side("", _place(numbers), "", numbers)
    entry = words[path]
    return Side(flow(_bare(entry.node)), entry.place, entry.origin, numbers)


def _bare(node: Node) -> Node:
    """The words of a value without the notes on it; a value alone without its key."""
    if not isinstance(node, Table):
        return node
    values = {key: _bare(one) for key, one in node.values.items() if key not in _NOTES}
    return values["value"] if list(values) == ["value"] else Table(values, node.places, node.place)


def _setting(name: str, value: object, words: Mapping[str, Entry]) -> Side | None:
    entry = words.get(name)
    if entry is not None:
        return Side(flow(entry.node), entry.place, entry.origin)
    return None if value in (None, []) else Side(json.dumps(value, ensure_ascii=False))


def _rows(
    name: str, scenarios: Sequence[Scenario], words: Sequence[Mapping[str, Entry]], said: Sequence[Sequence[object]]
) -> Iterator[ChangedInput]:
    """The rows of a list that only one of the scenarios has; `said` is what decides each row."""
    for place, own in enumerate(scenarios):
        entry = words[place].get(name)
        nodes = entry.node.items if entry is not None and isinstance(entry.node, Items) else ()
        for position, row in enumerate(getattr(own, name)):
            if said[place][position] in said[1 - place]:
                continue
            node = nodes[position] if position < len(nodes) else None
            origin = entry.origin if entry and node else ""
            numbers = row.numbers if isinstance(row, Shock) else {}
            written = flow(_bare(node)) if node else json.dumps(said[place][position], ensure_ascii=False)
            side = Side(written, node.place if node else _place(numbers), origin, numbers)
            sides = (side, None) if place == 0 else (None, side)
            yield ChangedInput(f"{name}.{getattr(row, _ROWS[name])}", *sides)


def _wanted(target: Target) -> dict[str, object]:
    """What decides a target: not where its number comes from."""
    return {key: one for key, one in vars(target).items() if key != "source"}


def _place(numbers: Mapping[str, Given]) -> str:
    return next((given.place for given in numbers.values()), "")
