"""A scenario with other inputs, made from the scenario in memory: no file is read and no other value is checked again.

An input is named by the path of `--set` ("levers.talent_programme", "shocks"), or by the name of a single number
("shocks.demand_gap.factor", "levers.talent_programme@2025", "drivers.demand_gap.sd"), or it is the start of a lever
("levers.talent_programme.start"), which moves the lever's whole path in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from numbers import Real
from typing import Any, cast

from ..engine import Model
from ..engine.overlays import with_overlays, without_overlays
from ..errors import Fault, ScenarioError, unknown
from .costs import COST
from .grammar import process_slots, read
from .inputs import named
from .layers import Layer
from .levers import read_lever
from .load import at_rest, from_time, list_entries, load, slot_of
from .numbers import instant, short
from .resolved import moment
from .scenario import Scenario
from .shocks import distinct, read_part, shock
from .slots import NUMBERS, Slot
from .values import Given, Process, Shock, TimePath, Value
from .yaml_text import change_text
from .yaml_tree import Node, Scalar, Table, read_text

SECTIONS = ("parameters", "levers", "drivers")
START = "start"


def changed(scenario: Scenario, path: str, value: object, place: str = "") -> Scenario:
    """The scenario with one input changed; `value` is written as in a file, or a number in the unit of the model.

    The whole value of an input may also be that of another scenario of the same model, as it stands there
    (`other.levers["talent_programme"]`, `other.shocks`). The scenario has the numbers of `scenario.with_`,
    where that takes the path. An input that becomes certain leaves those it was correlated with as they are. Faults are
    placed at `place`.
    Raises ScenarioError for an input that there is not, and for a value that may not stand there.
    """
    if is_read(value):
        return _with_value(scenario, path, value, place)
    plain = isinstance(value, Real) and not isinstance(value, bool)
    text = change_text(value)
    if plain:
        number = float(cast(float, value))
        text = moment(number) if path.endswith(f".{START}") else repr(number)
    node = read_text(text, lambda line, column: place, place)
    section, _, name = path.partition(".")
    if section == "shocks":
        shocks = _part_of_shock(scenario, path, node, plain) if name else _shocks(scenario, node)
        return replace(scenario, shocks=shocks)
    if section not in SECTIONS:
        raise ScenarioError([unknown("variant.section", section, (*SECTIONS, "shocks"), place, path=path)])
    owner = owner_of(scenario, path, place)
    old, key = getattr(scenario, section)[owner], f"{section}.{owner}"
    slot = replace(slot_of(key, scenario.model, scenario.labels, scenario.reform_start), ledger=scenario.ledger)
    slot = replace(slot, bare=slot.unit) if plain else slot
    if path == key:
        new = _whole(scenario, section, node, slot)
        if isinstance(new, TimePath) and isinstance(old, TimePath):
            new = replace(new, before=old.before)
    elif section == "levers" and path == f"{key}.{START}":
        new = _moved(cast(TimePath, old), path, node)
    else:
        new = _with_number(path, old, node, slot)
    found: dict[str, Any] = {section: {**getattr(scenario, section), owner: new}}
    return replace(scenario, **found)


def is_read(value: object) -> bool:
    """Whether a value is one of a scenario, and not written as in a file."""
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
    return bool(parts) and all(isinstance(one, Given | TimePath | Process | Shock) for one in parts)


def _with_value(scenario: Scenario, path: str, value: Any, place: str) -> Scenario:
    """The scenario with the whole value of an input of another one."""
    section, _, name = path.partition(".")
    if section == "shocks" and not name:
        return replace(scenario, shocks=value)
    known: Mapping[str, Value] = getattr(scenario, section) if section in SECTIONS else {}
    if name not in known:
        raise ScenarioError([unknown("variant.whole", path, [f"{section}.{one}" for one in known], place)])
    found: dict[str, Any] = {section: {**known, name: value}}
    return replace(scenario, **found)


def owner_of(scenario: Scenario, path: str, place: str = "") -> str:
    """The parameter, lever or driver that a path names, or a part of which it names.

    Raises ScenarioError for one that there is not.
    """
    section, _, name = path.partition(".")
    known: Mapping[str, Value] = getattr(scenario, section)
    plain = name.partition("@")[0]
    found = [one for one in known if plain == one or plain.startswith(f"{one}.")]
    if not found:
        raise ScenarioError([unknown(f"scenario.{section[:-1]}", plain, known, place, path=path)])
    return max(found, key=len)


def with_model(scenario: Scenario, model: Model) -> Scenario:
    """The scenario for another model: levers that are new to it stay at rest, what it does not have is left out.

    Raises ScenarioError for parameters and drivers of the model that the scenario does not give, or in another unit.
    """
    plain = without_overlays(model)
    model = with_overlays(plain, [one.overlay for one in scenario.judgements])
    needed = {f"parameters.{key}": one.unit for key, one in model.parameters.items()}
    needed |= {f"drivers.{one.name}": one.unit for one in model.of_kind("driver")}
    units = {f"parameters.{key}": one.unit for key, one in scenario.model.parameters.items()}
    units |= {f"drivers.{one.name}": one.unit for one in scenario.model.of_kind("driver")}
    faults = [
        Fault("variant.not_given", {"path": path, "unit": unit}, scenario.file)
        for path, unit in needed.items()
        if units.get(path) != unit
    ]
    if faults:
        raise ScenarioError(faults)
    given, start = scenario.levers, scenario.reform_start
    new = {one.name: at_rest(one.name, model, start) for one in model.of_kind("lever")}
    return replace(
        scenario,
        model=model,
        reload=partial(load, scenario.file, plain),
        parameters={key: scenario.parameters[key] for key in model.parameters},
        levers={name: given.get(name, rest) for name, rest in new.items()},
        drivers={one.name: scenario.drivers[one.name] for one in model.of_kind("driver")},
    )


def _whole(scenario: Scenario, section: str, node: Node, slot: Slot) -> Value:
    """The value of a parameter, lever or driver."""
    if section == "parameters":
        return read(node, slot)
    if section == "drivers":
        return from_time(scenario.start, read(node, slot))
    if isinstance(node, Table) and COST in node.values:
        raise ScenarioError([Fault("variant.cost", {"path": slot.path}, node.places[COST])])
    return from_time(scenario.reform_start, read_lever(node, slot))


def _moved(lever: TimePath, path: str, node: Node) -> TimePath:
    """The lever's path, beginning at another time."""
    text = node.text if isinstance(node, Scalar) else ""
    start = instant(text)
    if start is None:
        raise ScenarioError([Fault("time.bad", {"path": path, "text": short(text)}, node.place)])
    later = start - lever.points[0][0]
    return replace(lever, points=tuple((time + later, given) for time, given in lever.points))


def _with_number(path: str, old: Value, node: Node, slot: Slot) -> Value:
    """The value with one of its numbers, known by its name, changed."""
    numbers = named(slot.path, old)
    if path not in numbers:
        raise ScenarioError([unknown("variant.number", path, numbers, node.place)])
    part = path.removeprefix(f"{slot.path}.")
    if isinstance(old, TimePath):
        own = replace(slot, path=path, unit=numbers[path].unit, bare=numbers[path].unit if slot.bare else "")
        given = _one_number(node, own if old.kind == "points" else replace(own, low=None, high=None))
        points = tuple((time, given if f"{slot.path}@{time:g}" == path else one) for time, one in old.points)
        return replace(old, points=points)
    if isinstance(old, Process):
        inside = process_slots(old.kind, slot)[part]
        given = _one_number(node, replace(inside, bare=inside.unit if slot.bare else ""))
        return replace(old, inputs={**old.inputs, part: given})
    assert isinstance(old, Mapping)
    return {**old, part: _one_number(node, slot.within(part, labels=()))}


def _one_number(node: Node, slot: Slot) -> Given:
    return cast(Given, read(node, replace(slot, kinds=NUMBERS)))


def _shocks(scenario: Scenario, node: Node) -> tuple[Shock, ...]:
    """All shocks anew."""
    from . import schema  # brings pydantic

    faults: list[Fault] = []
    tree = Table({"shocks": node}, {"shocks": node.place}, node.place)
    layer = Layer("", tree, schema.skeleton(schema.Changes, tree, faults), "change")
    read_one = partial(shock, model=scenario.model, ledger=scenario.ledger)
    found = list_entries([layer], "shocks", read_one, faults)
    shocks = () if faults else distinct(found, faults)
    if faults:
        raise ScenarioError(faults)
    return shocks


def _part_of_shock(scenario: Scenario, path: str, node: Node, plain: bool) -> tuple[Shock, ...]:
    """The shocks with one number of one of them changed."""
    known = {f"shocks.{one.name}.{part}": (one, part) for one in scenario.shocks for part in one.numbers}
    if path not in known:
        raise ScenarioError([unknown("variant.number", path, known, node.place)])
    one, part = known[path]
    unit = one.numbers[part].unit
    slot = Slot(path, unit, ledger=scenario.ledger, bare=unit if plain and part != START else "")
    given = read_part(part, node, slot)
    numbers: dict[str, Any] = {part: given}
    return tuple(replace(other, **numbers) if other is one else other for other in scenario.shocks)
