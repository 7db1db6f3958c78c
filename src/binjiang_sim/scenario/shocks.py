"""Shocks: the entries of a scenario's list, checked against the model. Each number may be uncertain."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, cast

from ..engine import Model
from ..errors import Fault, ScenarioError, unknown
from ..facts import Ledger
from ..words import bilingual
from .grammar import attempt, read
from .names import chosen, key_of, printed_names, said
from .numbers import instant, short
from .slots import Slot
from .values import LAST_YEAR, Distribution, Given, Shock
from .yaml_tree import Items, Node, Scalar, Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import ShockRow

NUMBERS = ("start", "years", "recovery", "factor", "change", "probability")
FIRST_YEAR = 1900.0
WHY_AT_ONCE = bilingual("reason.at_once")
_ABOVE_ZERO, _FROM_ZERO = ("years",), ("recovery", "factor")


def shock(row: ShockRow, node: Table, path: str, model: Model, ledger: Ledger) -> Shock:
    """The shock in one entry of `shocks`. Raises ScenarioError."""
    faults: list[Fault] = []
    drivers = {one.name: one for one in model.of_kind("driver")}
    place = node.values["driver"].place
    driver = attempt(faults, key_of, row.driver, drivers, f"{path}.driver", place)
    if driver is not None and driver not in drivers:
        also = printed_names(drivers.values())
        faults.append(unknown("scenario.driver", driver, drivers, place, also, path=f"{path}.driver"))
    if ("factor" in node.values) == ("change" in node.values):
        faults.append(Fault("shape.one_of", {"path": path, "names": "factor, change"}, node.place))
    if row.window is not None and "probability" not in node.values:
        faults.append(Fault("shock.window", {"path": path}, node.values["window"].place))
    units = {"years": "year", "recovery": "year", "factor": "1", "start": "year"}
    units["probability"] = "1" if row.window is None else "1/year"
    if driver in drivers:
        units["change"] = drivers[driver].unit
    status = None
    if row.status:
        status = attempt(faults, chosen, "status", row.status, node.values["status"].place, f"{path}.status")
    slot = Slot(path, "", ledger=ledger, status=status or "", why=said(row.why), source=said(row.source))
    found = {
        name: attempt(faults, read_part, name, one, replace(slot, path=f"{path}.{name}", unit=unit))
        for name, unit in units.items()
        if (one := node.values.get(name)) is not None
    }
    if faults:
        raise ScenarioError(faults)
    at_once = Given(0.0, "year", "definition", (), "", WHY_AT_ONCE, node.place)
    numbers = {name: found.get(name) for name in NUMBERS}
    numbers["recovery"] = numbers["recovery"] or at_once
    return Shock(row.name or cast(str, driver), cast(str, driver), window=row.window or 1, **numbers)  # type: ignore[arg-type]


def distinct(shocks: tuple[Shock, ...], faults: list[Fault]) -> tuple[Shock, ...]:
    """The shocks under names that differ. What is drawn keeps the luck of its own name, so that one has to be given."""
    given = {one.name for one in shocks}
    found: dict[str, Shock] = {}
    for one in shocks:
        name = one.name
        if name in found:
            if any(other.uncertain for other in shocks if other.name == one.name):
                faults.append(Fault("shock.name", {"name": name}, one.start.place))
            numbered = (f"{name}_{number}" for number in count(2))
            name = next(other for other in numbered if other not in given and other not in found)
        found[name] = replace(one, name=name)
    return tuple(found.values())


def read_part(name: str, node: Node, slot: Slot) -> Given:
    """One number of a shock. Raises ScenarioError."""
    if name == "start":
        if isinstance(node, Scalar) and instant(node.text) is None:
            raise ScenarioError([slot.fault("time.bad", node.place, text=short(node.text))])
        node, slot = _decimal(node), replace(slot, low=FIRST_YEAR, high=float(LAST_YEAR))
    elif name == "probability":
        slot = replace(slot, low=0.0, high=1.0)
    given = cast(Given, read(node, slot))
    lowest = given.value.span[0] if isinstance(given.value, Distribution) else given.value
    if (name in _ABOVE_ZERO and lowest <= 0) or (name in _FROM_ZERO and lowest < 0):
        written = short(node.text) if isinstance(node, Scalar) else f"{lowest:g}"
        key = "row.positive" if name in _ABOVE_ZERO else "row.negative"
        raise ScenarioError([slot.fault(key, node.place, text=written)])
    return given


def _decimal(node: Node) -> Node:
    """The node with times such as 2026-H2 as decimal years, so that they can be drawn."""
    if isinstance(node, Scalar):
        time = instant(node.text)
        return node if time is None else replace(node, text=repr(time))
    if isinstance(node, Items):
        return replace(node, items=tuple(_decimal(one) for one in node.items))
    return replace(node, values={key: _decimal(one) for key, one in node.values.items()})
