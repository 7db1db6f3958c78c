"""Triggers: the entries of a scenario's list, checked against the model: a condition, and the levers it switches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ..engine import Model
from ..errors import Fault, ScenarioError, unknown
from ..facts import Ledger
from .costs import COST
from .levers import read_lever
from .names import key_of, printed_names
from .numbers import instant
from .slots import Slot, attempt
from .targets import target
from .values import Distribution, Given, Label, TimePath, Trigger
from .yaml_tree import Node, Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import TriggerRow

SECTION = "levers."
LIMITS = ("below", "above")


def trigger(
    row: TriggerRow,
    node: Table,
    path: str,
    model: Model,
    labels: Mapping[str, tuple[Label, ...]],
    ledger: Ledger,
    *,
    slots: Mapping[str, Slot],
) -> Trigger:
    """The trigger in one entry of `triggers`; `slots` says what is known of each lever, by path.

    Raises ScenarioError.
    """
    faults: list[Fault] = []
    condition, then = cast(Table, node.values["if"]), cast(Table, node.values["then"])
    goal = attempt(faults, target, row.condition, condition, f"{path}.if", model, labels, ledger, limits=LIMITS)
    known = known_at(goal.years[-1]) if goal else 0.0
    levers = {}
    for key, name in _names(then, f"{path}.then", model, faults).items():
        slot = replace(slots[f"{SECTION}{key}"], path=f"{path}.then.{name}", ledger=ledger, start=known)
        levers[key] = cast(TimePath, attempt(faults, _switched, then.values[name], slot))
    if faults or goal is None:
        raise ScenarioError(faults)
    return Trigger(goal, levers, row.name.model_dump() if row.name else {})


def known_at(period: str) -> float:
    """The decimal year at the end of a period, "2026" or "2026-H1"."""
    return cast(float, instant(period)) + (0.5 if "-" in period else 1.0)


def _names(then: Table, path: str, model: Model, faults: list[Fault]) -> dict[str, str]:
    """The levers under `then`, by key, as they are written there. Anything else is a fault."""
    found: dict[str, str] = {}
    for name in then.values:
        key = attempt(faults, _lever, name, model, f"{path}.{name}", then.places[name])
        if key in found:
            values = {"name": name, "first": then.places[found[key]]}
            faults.append(Fault("yaml.twice", values, then.places[name]))
        elif key is not None:
            found[key] = name
    return found


def _lever(name: str, model: Model, path: str, place: str) -> str:
    """The lever that a key under `then` names. Raises ScenarioError for anything else."""
    levers = {one.name: one for one in model.of_kind("lever")}
    if not name.startswith(SECTION):
        raise ScenarioError([Fault("trigger.levers_only", {"path": path}, place)])
    key = key_of(name.removeprefix(SECTION), levers, path, place)
    if key not in levers:
        raise ScenarioError([unknown("scenario.lever", key, levers, place, printed_names(levers.values()), path=path)])
    return key


def _switched(node: Node, slot: Slot) -> TimePath:
    """The value of a lever that a trigger switches, as a path that begins where it leaves the plan.

    Raises ScenarioError.
    """
    if isinstance(node, Table) and COST in node.values:
        raise ScenarioError([slot.fault("trigger.cost", node.places[COST])])
    value = read_lever(node, slot)
    path = value if isinstance(value, TimePath) else TimePath("points", ((slot.start, cast(Given, value)),))
    if path.leads and path.shape == "step":  # its first point is what held before
        path = replace(path, points=path.points[1:])
    begins = path.points[0][0]
    if begins < slot.start:
        raise ScenarioError([slot.fault("trigger.early", node.place, begins=f"{begins:g}", known=f"{slot.start:g}")])
    if path.after == "revert" or any(given is slot.rest for _, given in path.points):
        raise ScenarioError([slot.fault("trigger.origin", node.place)])
    if any(isinstance(given.value, Distribution) for _, given in path.points):
        raise ScenarioError([slot.fault("trigger.certain", node.place)])
    return replace(path, leads=False)
