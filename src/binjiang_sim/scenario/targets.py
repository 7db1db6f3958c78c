"""Targets: the entries of a scenario's list, checked against the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Literal, cast

from ..engine import Model
from ..errors import Fault, ScenarioError, unknown
from .grammar import attempt
from .names import key_of, labels_by_key, printed_names
from .numbers import number, short
from .values import Label, Target
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import TargetRow

_PERIOD = re.compile(r"[0-9]{4}(-H[12])?")


def row_names(dims: Iterable[str], labels: Mapping[str, tuple[Label, ...]]) -> tuple[str, ...]:
    """The rows of a variable or parameter with these dimensions: labels, or "label/label" when there are several."""
    keys = [[label.key for label in labels.get(dim, ())] for dim in dims]
    return tuple("/".join(row) for row in product(*keys)) if keys else ()


def target(row: TargetRow, node: Table, path: str, model: Model, labels: Mapping[str, tuple[Label, ...]]) -> Target:
    """The target in one entry of `targets`. Raises ScenarioError."""
    faults: list[Fault] = []
    place = node.values["indicator"].place
    indicator = attempt(faults, key_of, row.indicator, model.equations, f"{path}.indicator", place)
    equation, item = model.equations.get(indicator or ""), row.item
    if equation is not None:
        rows = row_names(equation.dims, labels)
        if item and len(equation.dims) == 1:
            known = labels_by_key(labels.get(equation.dims[0], ()))
            item = attempt(faults, key_of, item, known, f"{path}.item", node.values["item"].place) or ""
        if item and item not in rows:
            faults.append(unknown("scenario.label", item, rows, node.values["item"].place, path=f"{path}.item"))
    elif indicator is not None:
        also = printed_names(model.equations.values())
        faults.append(unknown("scenario.variable", indicator, model.equations, place, also, path=f"{path}.indicator"))
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
    return Target(cast(str, indicator), item, period, direction, value, row.kind, row.source, node.place)
