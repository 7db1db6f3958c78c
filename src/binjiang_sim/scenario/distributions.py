"""Constants and distributions as a scenario writes them, checked for order, range and provenance."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import cast

from ..errors import Fault, ScenarioError, unknown
from ..text import TextError, csv_file
from ..words import bilingual
from .names import STATUSES
from .numbers import plain
from .slots import Number, Slot, attempt, number_at
from .values import DISTRIBUTIONS, Distribution, Given, Kind, Status
from .yaml_tree import Items, Node, Scalar, Table

MOST_ROWS = 20_000  # of an empirical distribution
NO_REASON = bilingual("reason.none")  # the reason of an assumption whose file gives none
MOST_BAD = 3  # rows of a column that are named when they cannot be read


def given(kind: str, body: Node, slot: Slot) -> Given:
    """A constant or a distribution, checked: order, range, provenance. Raises ScenarioError with all its faults."""
    faults: list[Fault] = []
    numbers, value, complete = _read_kind(kind, body, slot, faults)
    if not faults and slot.between is not None and isinstance(value, Distribution):
        value = attempt(faults, _truncated, value, slot.between, slot) or value
    if not faults:
        faults += _range_faults(value, numbers, body.place, slot)
    status, why, more = _provenance(numbers, body.place, slot)
    # A number that cannot be read says nothing about its provenance.
    faults += more if complete else []
    if faults:
        raise ScenarioError(faults)
    used = tuple(dict.fromkeys((*slot.facts, *(name for one in numbers for name in one.facts))))
    formula = "; ".join(one.formula for one in numbers if one.formula)
    return Given(value, slot.unit, cast(Status, status), used, formula, why, body.place, slot.source)


def _read_kind(
    kind: str, body: Node, slot: Slot, faults: list[Fault]
) -> tuple[list[Number], float | Distribution, bool]:
    """The numbers written, the value they make, and whether every number could be read."""
    if kind == "empirical":
        column = attempt(faults, _column, body, slot) or ()
        ends = [Number(one, f"{one:g}", "", ()) for one in (column[:1] + column[-1:])]
        return ends, Distribution(kind, column), bool(column)
    if kind == "discrete":
        return _discrete(body, slot, faults)
    nodes: tuple[Node, ...] = (body,)
    known = DISTRIBUTIONS.get(kind, Kind(("value",)))
    names = known.names
    if kind != "value":
        if not isinstance(body, Items) or len(body.items) != len(names):
            found = len(body.items) if isinstance(body, Items) else 0
            values = {"kind": kind, "count": len(names), "names": ", ".join(names), "found": found}
            raise ScenarioError([slot.fault("value.count", body.place, **values)])
        nodes = body.items
    wanted = ["1" if name in known.pure else slot.unit for name in names]
    read_numbers = [attempt(faults, number_at, node, slot, unit) for node, unit in zip(nodes, wanted, strict=True)]
    numbers = [one for one in read_numbers if one is not None]
    value: float | Distribution = numbers[0].value if numbers else 0.0
    if kind != "value" and not faults:
        value = Distribution(kind, tuple(one.value for one in numbers))
        faults += _order_faults(known, numbers, body.place, slot)
    return numbers, value, len(numbers) == len(nodes)


def _column(body: Node, slot: Slot) -> tuple[float, ...]:
    """The sorted numbers of a column of a CSV file beside the file that names it."""
    names = ("file", "column")
    if not isinstance(body, Table) or set(body.values) != set(names):
        raise ScenarioError([slot.fault("value.parts", body.place, names=", ".join(names))])
    named, column = body.values["file"], body.values["column"]
    if not isinstance(named, Scalar) or not isinstance(column, Scalar):
        raise ScenarioError([slot.fault("value.parts", body.place, names=", ".join(names))])
    file = os.path.normpath(os.path.join(os.path.dirname(slot.file), named.text))
    if not os.path.isfile(file):
        raise ScenarioError([Fault("scenario.file", {"file": file}, named.place)])
    faults, found = list[Fault](), list[float]()
    try:
        table = csv_file(file, faults)
    except TextError as error:
        raise ScenarioError(error.faults) from None
    if column.text not in table.columns:
        raise ScenarioError([unknown("scenario.column", column.text, table.columns, column.place, path=slot.path)])
    position = table.columns.index(column.text)
    for place, row in table.rows:
        one = attempt(faults, number_at, Scalar(row[position], place), replace(slot, path=column.text), slot.unit)
        found += [one.value] if one else []
    if len(found) > MOST_ROWS or (not faults and (len(found) < 2 or min(found) == max(found))):
        faults.append(slot.fault("value.empirical", body.place, found=len(set(found)), most=MOST_ROWS))
    if faults:
        raise ScenarioError(faults[:MOST_BAD])
    return tuple(sorted(found))


def _discrete(body: Node, slot: Slot, faults: list[Fault]) -> tuple[list[Number], float | Distribution, bool]:
    """Labelled numbers with weights (equal ones when none are given), in rising order of the numbers."""
    if not isinstance(body, Table) or len(body.values) < 2:
        raise ScenarioError([slot.fault("value.discrete", body.place)])
    numbers = {label: attempt(faults, number_at, node, slot, slot.unit) for label, node in body.values.items()}
    read_numbers = {label: one for label, one in numbers.items() if one is not None}
    weights = attempt(faults, _weights, slot.weights, tuple(numbers), slot) if slot.weights else None
    if len({one.value for one in read_numbers.values()}) < len(read_numbers):
        faults.append(slot.fault("value.discrete_same", body.place))
    labels = tuple(sorted(read_numbers, key=lambda label: read_numbers[label].value))
    shares = tuple((weights or {}).get(label, 1 / len(labels)) for label in labels)
    value = Distribution("discrete", tuple(read_numbers[label].value for label in labels), labels, shares)
    return list(read_numbers.values()), value, len(read_numbers) == len(numbers)


def _weights(node: Node, labels: tuple[str, ...], slot: Slot) -> dict[str, float]:
    """The shares of the labels, which add up to one."""
    if not isinstance(node, Table) or set(node.values) != set(labels):
        raise ScenarioError([slot.fault("value.parts", node.place, names=", ".join(labels))])
    faults: list[Fault] = []
    shares = replace(slot, path=f"{slot.path}.weights", unit="1", bare="")
    found = {label: attempt(faults, number_at, one, shares, "1") for label, one in node.values.items()}
    values = {label: one.value for label, one in found.items() if one is not None}
    if not faults and min(values.values()) <= 0:
        faults.append(slot.fault("value.weights", node.place))
    if faults:
        raise ScenarioError(faults)
    whole = sum(values.values())
    return {label: one / whole for label, one in values.items()}


def _truncated(value: Distribution, node: Node, slot: Slot) -> Distribution:
    """The same distribution kept between two numbers."""
    if not isinstance(node, Items) or len(node.items) != 2:
        raise ScenarioError([slot.fault("value.between", node.place)])
    faults: list[Fault] = []
    low, high = (attempt(faults, number_at, one, slot, slot.unit) for one in node.items)
    if low is None or high is None:
        raise ScenarioError(faults)
    if low.value > high.value:
        raise ScenarioError([slot.fault("value.low_high", node.place, low=low.written, high=high.written)])
    lowest, highest = value.support
    if low.value == high.value or low.value >= highest or high.value <= lowest:
        written = {"low": low.written, "high": high.written, "kind": value.kind}
        raise ScenarioError([slot.fault("value.between_outside", node.place, **written)])
    return replace(value, between=(low.value, high.value))


def _order_faults(kind: Kind, numbers: list[Number], place: str, slot: Slot) -> list[Fault]:
    values = [one.value for one in numbers]
    if kind.valid(*values):
        return []
    if kind.fault:
        return [slot.fault(kind.fault, place)]
    if values[0] > values[-1]:
        return [slot.fault("value.low_high", place, low=numbers[0].written, high=numbers[-1].written)]
    written = ", ".join(one.written for one in numbers)
    return [slot.fault("value.order", place, names=", ".join(kind.names), found=written)]


def _range_faults(value: float | Distribution, numbers: list[Number], place: str, slot: Slot) -> list[Fault]:
    lowest, highest = value.span if isinstance(value, Distribution) else (value, value)
    below, above = slot.low is not None and lowest < slot.low, slot.high is not None and highest > slot.high
    if not (below or above):
        return []
    found = ", ".join(one.written for one in numbers)
    low, high = (sign if one is None else f"{one:g}" for one, sign in ((slot.low, "-∞"), (slot.high, "∞")))
    return [slot.fault(plain("value.range", slot.unit), place, found=found, low=low, high=high)]


def _provenance(numbers: list[Number], place: str, slot: Slot) -> tuple[str, str, list[Fault]]:
    """Status and reason of a value, and what is missing in them."""
    used = [name for one in numbers for name in one.facts]
    single = all(one.as_published for one in numbers)
    status, why = slot.status, slot.why
    if not status and not slot.strict:
        status = "published" if used and single else "derived" if used else "assumption"
        why = why or (NO_REASON if status == "assumption" else "")
    missing = {
        "": True,
        "published": not (used and single and len(numbers) == 1),
        "derived": not used,
        "literature": not (slot.facts or used or slot.source),
        "assumption": not why,
        "definition": not why,
    }[status]
    key = f"status.{status or 'none'}"
    return status, why, [slot.fault(key, place, statuses=", ".join(STATUSES))] if missing else []
