"""Shocks and targets: the entries of a scenario's lists, checked against the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Literal

from ..engine import Model
from ..errors import Fault, ScenarioError, unknown
from .grammar import attempt
from .numbers import instant, number, short
from .values import Label, Shock, Target
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import ShockRow, TargetRow

_PERIOD = re.compile(r"[0-9]{4}(-H[12])?")


def shock(row: ShockRow, node: Table, path: str, model: Model) -> Shock:
    """The shock in one entry of `shocks`. Raises ScenarioError."""
    faults: list[Fault] = []
    drivers = [name for name, one in model.equations.items() if one.kind == "driver"]
    if row.driver not in drivers:
        place = node.values["driver"].place
        faults.append(unknown("scenario.driver", row.driver, drivers, place, path=f"{path}.driver"))
    start = instant(row.start)
    if start is None:
        place = node.values["start"].place
        faults.append(Fault("time.bad", {"path": f"{path}.start", "text": short(row.start)}, place))
    if (row.factor is None) == (row.change is None):
        faults.append(Fault("shape.one_of", {"path": path, "names": "factor, change"}, node.place))
    unit = model.equations[row.driver].unit if row.driver in drivers else ""
    wanted = {"years": "year", "recovery": "year", "factor": "1", "change": unit}
    found: dict[str, float | None] = dict.fromkeys(wanted)
    for name, its_unit in wanted.items():
        text, place = getattr(row, name), node.values[name].place if name in node.values else node.place
        if text is None or not its_unit:
            continue
        found[name] = value = attempt(faults, number, text, its_unit, place, f"{path}.{name}")
        if value is not None and ((name == "years" and value <= 0) or (name in ("recovery", "factor") and value < 0)):
            key = "row.positive" if name == "years" else "row.negative"
            faults.append(Fault(key, {"path": f"{path}.{name}", "text": short(text)}, place))
    if faults:
        raise ScenarioError(faults)
    return Shock(
        row.driver, start or 0.0, found["years"] or 0.0, found["recovery"] or 0.0, found["factor"], found["change"]
    )


def row_names(dims: Iterable[str], labels: Mapping[str, tuple[Label, ...]]) -> tuple[str, ...]:
    """The rows of a variable or parameter with these dimensions: labels, or "label/label" when there are several."""
    keys = [[label.key for label in labels.get(dim, ())] for dim in dims]
    return tuple("/".join(row) for row in product(*keys)) if keys else ()


def target(row: TargetRow, node: Table, path: str, model: Model, labels: Mapping[str, tuple[Label, ...]]) -> Target:
    """The target in one entry of `targets`. Raises ScenarioError."""
    faults: list[Fault] = []
    equation = model.equations.get(row.indicator)
    if equation is None:
        place = node.values["indicator"].place
        faults.append(unknown("scenario.variable", row.indicator, model.equations, place, path=f"{path}.indicator"))
    else:
        rows = row_names(equation.dims, labels)
        if row.item and row.item not in rows:
            faults.append(unknown("scenario.label", row.item, rows, node.values["item"].place, path=f"{path}.item"))
    for names in (("period", "year"), ("at_least", "at_most")):
        if sum(getattr(row, name) is not None for name in names) != 1:
            faults.append(Fault("shape.one_of", {"path": path, "names": ", ".join(names)}, node.place))
    period = row.period or row.year or ""
    if period and not _PERIOD.fullmatch(period):
        place = node.values["period" if row.period else "year"].place
        faults.append(Fault("row.period", {"path": path, "text": short(period)}, place))
    direction: Literal["at_least", "at_most"] = "at_least" if row.at_least is not None else "at_most"
    text = getattr(row, direction)
    value = None
    if equation is not None and text is not None:
        unit = equation.reported_unit
        value = attempt(faults, number, text, unit, node.values[direction].place, f"{path}.{direction}")
    if faults or value is None:
        raise ScenarioError(faults)
    return Target(row.indicator, row.item, period, direction, value, row.kind, row.source)
