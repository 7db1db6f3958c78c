"""Judgements: the entries of a scenario's list, each a path that an expert lays over a variable of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from ..engine import Equation, Model
from ..engine.declare import plain_input
from ..engine.overlays import KINDS, NEUTRAL, SECTOR, Overlay, with_overlays, without_overlays
from ..errors import Fault, ScenarioError, unknown
from ..facts import Ledger
from ..words import bilingual
from .grammar import attempt, read
from .names import chosen, key_of, labels_by_key, printed_names, said
from .scenario import Scenario
from .slots import Slot
from .targets import item_faults, row_names
from .time_paths import MOVES
from .values import Given, Judgement, Label, Status, TimePath, Value
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import JudgementRow

PIN = ("path",)  # how a pin may be written
LAID = (*PIN, *MOVES)  # and what is added or multiplied
JUDGED = ("flow", "auxiliary")  # kinds of variables that may be judged
WHY_SHARE, WHY_ROW = bilingual("reason.pinned"), bilingual("reason.row")
WHY_IDLE, WHY_BEFORE = bilingual("reason.idle"), bilingual("reason.before")


@dataclass(frozen=True)
class Laid:
    """A judgement and its path in time."""

    judgement: Judgement
    path: TimePath


def judgement(
    row: JudgementRow, node: Table, path: str, model: Model, labels: Mapping[str, tuple[Label, ...]], ledger: Ledger
) -> Laid:
    """The judgement in one entry of `judgements`. Raises ScenarioError."""
    faults: list[Fault] = []
    equation = attempt(faults, _judged, row.indicator, model, f"{path}.indicator", node.values["indicator"].place)
    item, names = "", ("", "")
    if equation is not None:
        item, names = _item(row, node, path, equation, labels, faults)
    kinds = [one for one in KINDS if one in node.values]
    if len(kinds) != 1:
        faults.append(Fault("shape.one_of", {"path": path, "names": ", ".join(KINDS)}, node.place))
    status = None
    if row.status:
        status = attempt(faults, chosen, "status", row.status, node.values["status"].place, f"{path}.status")
    value = None
    if equation is not None and len(kinds) == 1:
        slot = Slot(f"{path}.{kinds[0]}", equation.unit, ledger=ledger, why=said(row.why), source=said(row.source))
        value = attempt(faults, _path, kinds[0], node, replace(slot, status=status or ""))
    if faults or equation is None or value is None:
        raise ScenarioError(faults)
    given = value.points[-1][1]  # its status, where the row names none
    overlay = Overlay(equation.name, kinds[0], item, *names)
    known = cast(Status, status or given.status)
    return Laid(Judgement(overlay, row.author, said(row.why), known, said(row.source), node.place), value)


def once_each(laid: Iterable[Laid], faults: list[Fault]) -> tuple[Laid, ...]:
    """The judgements in the order of their drivers; a fault for each that is on what another one judges."""
    found: dict[str, Laid] = {}
    for one in laid:
        overlay = one.judgement.overlay
        if overlay.path in found:
            name = " ".join(filter(None, (overlay.variable, overlay.item)))
            first = found[overlay.path].judgement.place
            faults.append(Fault("judgement.twice", {"name": name, "first": first}, one.judgement.place))
        found.setdefault(overlay.path, one)
    return tuple(found[name] for name in sorted(found))


def judged_inputs(
    laid: Iterable[Laid], model: Model, labels: Mapping[str, tuple[Label, ...]]
) -> dict[str, Value | None]:
    """The values of the inputs that the judgements bring into the model, by path."""
    found: dict[str, Value | None] = {}
    for one in laid:
        overlay, place = one.judgement.overlay, one.judgement.place
        found[f"drivers.{overlay.path}"] = one.path
        if overlay.kind == "pin":
            found[f"drivers.{overlay.in_force}"] = _in_force(one.path, place)
        if overlay.item:
            (dim,) = model.equations[overlay.variable].dims
            found[f"parameters.{SECTOR}.{overlay.row}"] = {
                label.key: Given(float(label.key == overlay.item), "1", "definition", (), "", WHY_ROW, place)
                for label in labels[dim]
            }
    return found


def with_idle(scenario: Scenario, judgements: Iterable[Judgement]) -> Scenario:
    """The scenario with those of these judgements that it lacks laid over its model, such that they change nothing."""
    own = {one.overlay.path for one in scenario.judgements}
    more = [one for one in judgements if one.overlay.path not in own]
    if not more:
        return scenario
    model, inputs = without_overlays(scenario.model), dict[str, Value | None]()
    for one in more:
        overlay, unit = (
            one.overlay,
            "1" if one.overlay.kind == "multiply" else model.equations[one.overlay.variable].unit,
        )
        nothing = replace(_still(overlay.switch[1], unit, scenario.start), before=NEUTRAL.get(overlay.kind))
        inputs |= judged_inputs([Laid(one, nothing)], model, scenario.labels)
        if overlay.kind == "pin":
            inputs[f"drivers.{overlay.in_force}"] = _still(overlay.switch[1], "1", scenario.start)
    every = tuple(sorted((*scenario.judgements, *more), key=lambda one: one.overlay.path))
    found: dict[str, Any] = {
        section: {**getattr(scenario, section), **_under(section, inputs)} for section in ("parameters", "drivers")
    }
    return replace(scenario, judgements=every, model=with_overlays(model, [one.overlay for one in every]), **found)


def _under(section: str, values: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """The values of a section by name."""
    return {path.removeprefix(f"{section}."): one for path, one in values.items() if path.startswith(f"{section}.")}


def _still(number: float, unit: str, start: float) -> TimePath:
    """The same number at all times."""
    return TimePath("points", ((start, Given(number, unit, "definition", (), "", WHY_IDLE, "")),))


def _judged(name: str, model: Model, path: str, place: str) -> Equation:
    """The flow or auxiliary of this name. Raises ScenarioError that says what to judge in the place of another."""
    key = key_of(name, model.equations, path, place)
    equation = model.equations.get(key)
    if equation is None:
        valid = [one.name for one in model.of_kind(*JUDGED)]
        also = printed_names(model.of_kind(*JUDGED))
        raise ScenarioError([unknown("scenario.variable", key, valid, place, also, path=path)])
    if equation.kind in JUDGED and len(equation.dims) < 2:
        return equation
    values: dict[str, object] = {"path": path, "name": key, "instead": ", ".join(_instead(equation, model))}
    kind = equation.kind if equation.kind not in JUDGED else "dimensions"
    raise ScenarioError([Fault(f"judgement.{kind}", values, place)])


def _instead(equation: Equation, model: Model) -> list[str]:
    """What may be judged, or set, in the place of a variable."""
    if equation.kind in ("lever", "driver"):
        return [f"{equation.kind}s.{equation.name}"]
    own = model.expressions[equation.name].details("parameter")
    read = dict.fromkeys(map(plain_input, equation.inputs))
    if equation.kind == "start":
        return [*(f"parameters.{key}" for key in own), *read]
    kinds = ("flow",) if equation.kind == "stock" else JUDGED
    return [one for one in read if model.equations[one].kind in kinds]


def _item(
    row: JudgementRow,
    node: Table,
    path: str,
    equation: Equation,
    labels: Mapping[str, tuple[Label, ...]],
    faults: list[Fault],
) -> tuple[str, tuple[str, str]]:
    """The row that is judged and its names in both languages; empty without a dimension."""
    known = labels_by_key(labels.get(equation.dims[0], ())) if equation.dims else {}
    item, place = row.item, node.values.get("item", node).place
    if item and known:
        item = attempt(faults, key_of, item, known, f"{path}.item", place) or ""
    if known or not equation.dims:  # else the labels themselves have a fault
        faults += item_faults(item, equation.name, node, path, row_names(equation.dims, labels), place)
    return item, (known[item].zh, known[item].en) if item in known else ("", "")


def _path(kind: str, node: Table, slot: Slot) -> TimePath:
    """The path in time under the key of this kind. Raises ScenarioError."""
    neutral = NEUTRAL.get(kind)
    slot = replace(slot, unit="1" if kind == "multiply" else slot.unit, kinds=PIN if kind == "pin" else LAID)
    if neutral is not None:
        slot = replace(slot, rest=Given(neutral, slot.unit, "definition", (), "", WHY_BEFORE, ""))
    body = node.values[kind]
    if not isinstance(body, Table):
        raise ScenarioError([slot.fault("judgement.time", body.place)])
    found = cast(TimePath, read(body, slot))
    if neutral is None and found.after == "revert" and len(found.points) == 1:
        raise ScenarioError([slot.fault("judgement.never", body.place)])
    return found if neutral is None else replace(found, before=neutral)


def _in_force(path: TimePath, place: str) -> TimePath:
    """When a pin holds: 1 from its first time on, until its last where it reverts."""
    off, on = (Given(share, "1", "definition", (), "", WHY_SHARE, place) for share in (0.0, 1.0))
    first, last = path.points[0][0], path.points[-1][0]
    ends = ((last, off),) if path.after == "revert" else ()
    return TimePath("points", ((first - 1, off), (first, on), *ends), shape="step", leads=True)
