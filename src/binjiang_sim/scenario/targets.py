"""Targets: the entries of a scenario's list, checked against the model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Literal, cast

from ..engine import Equation, Model, units
from ..engine.declare import YEAR_BEFORE
from ..errors import Fault, ScenarioError, unknown
from ..facts import Fact, Ledger
from .grammar import attempt
from .names import key_of, labels_by_key, printed_names
from .numbers import number, short, unit_in
from .values import CURRENT, Label, Target
from .yaml_tree import Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import ObservationRow, TargetRow

_PERIOD = re.compile(r"[0-9]{4}(-H[12])?")
_PRICES = re.compile(rf"[0-9]{{4}}|{CURRENT}")
_SURE_SHARE = 0.1  # from here to one a bare number is a share: nobody writes per cent so
_NEAR = 100  # times a figure that is known: what is farther off is no proposal
_TIMES = tuple(10.0**power for power in (-9, -8, -6, -4, -3, -2, 2, 3, 4, 6, 8, 9))
_MONEY = {"CNY": "元", "USD": "美元"}
_NOMINAL = "current_CNY"


def row_names(dims: Iterable[str], labels: Mapping[str, tuple[Label, ...]]) -> tuple[str, ...]:
    """The rows of a variable or parameter with these dimensions: labels, or "label/label" when there are several."""
    keys = [[label.key for label in labels.get(dim, ())] for dim in dims]
    return tuple("/".join(row) for row in product(*keys)) if keys else ()


def target(
    row: TargetRow | ObservationRow,
    node: Table,
    path: str,
    model: Model,
    labels: Mapping[str, tuple[Label, ...]],
    ledger: Ledger,
    *,
    limits: tuple[str, ...] = ("at_least", "at_most"),
) -> Target:
    """The target in one entry of `targets`. Facts of the `ledger` tell what a number without a unit is likely to mean.

    The value stands under one of the keys in `limits`. Raises ScenarioError.
    """
    faults: list[Fault] = []
    assert row.indicator is not None
    place = node.values["indicator"].place
    indicator = attempt(faults, key_of, row.indicator, model.equations, f"{path}.indicator", place)
    equation, item = model.equations.get(indicator or ""), row.item
    if equation is not None:
        rows = row_names(equation.dims, labels)
        if item and len(equation.dims) == 1:
            known = labels_by_key(labels.get(equation.dims[0], ()))
            item = attempt(faults, key_of, item, known, f"{path}.item", node.values["item"].place) or ""
        if rows or not equation.dims:  # else the labels themselves have a fault
            faults += item_faults(item, row.indicator, node, path, rows)
    elif indicator is not None:
        also = printed_names(model.equations.values())
        faults.append(unknown("scenario.variable", indicator, model.equations, place, also, path=f"{path}.indicator"))
    for names in (("period", "year"), limits):
        if sum(getattr(row, name) is not None for name in names) != 1:
            faults.append(Fault("shape.one_of", {"path": path, "names": ", ".join(names)}, node.place))
    period = row.period or row.year or ""
    if period and not _PERIOD.fullmatch(period):
        place = node.values["period" if row.period else "year"].place
        faults.append(Fault("row.period", {"path": path, "text": short(period)}, place))
    direction: Literal["at_least", "at_most"] = "at_most" if row.at_most is not None else "at_least"
    limit = next((name for name in limits if getattr(row, name) is not None), limits[0])
    text = getattr(row, limit)
    value = None
    if equation is not None and text is not None:
        place, own = node.values[limit].place, f"{path}.{limit}"
        unit = _real(equation.reported_unit)
        value = attempt(faults, number, text, unit.replace("CNY", _NOMINAL) if _is_nominal(text) else unit, place, own)
        if value is not None and not unit_in(text) and not needs_no_unit(equation, value):
            near = " / ".join(_meant(equation, text, value, ledger.latest(equation.name)))
            faults.append(Fault("target.unit", {"path": own, "text": short(text), "near": near}, place))
    prices = _prices(row, text or "", node, path, faults)
    if faults or value is None:
        raise ScenarioError(faults)
    kind: Literal["binding", "expected"] = getattr(row, "kind", "expected")
    source = row.source or ""
    return Target(cast(str, indicator), item, period, direction, value, kind, source, prices, node.place)


def _real(unit: str) -> str:
    """A unit whose prices are said elsewhere."""
    return unit.replace(_NOMINAL, "CNY")


def _is_nominal(text: str) -> bool:
    """Whether a written number says that it is at current prices."""
    try:
        return _NOMINAL in units.parse(unit_in(text))[1]
    except units.UnitError:
        return False


def _prices(row: TargetRow | ObservationRow, text: str, node: Table, path: str, faults: list[Fault]) -> str:
    """The prices stated, if only by the unit."""
    said = CURRENT if _is_nominal(text) else ""
    if row.prices is not None and (not _PRICES.fullmatch(row.prices) or said not in ("", row.prices)):
        values = {"path": f"{path}.prices", "text": short(row.prices)}
        faults.append(Fault("target.prices_both" if said else "target.prices", values, node.values["prices"].place))
    return row.prices or said


def item_faults(item: str, indicator: str, node: Table, path: str, rows: tuple[str, ...]) -> list[Fault]:
    """What is wrong with the `item` of an entry, where `rows` are those of its indicator."""
    if not item and "item" not in node.values:
        values = {"path": path, "indicator": indicator, "valid": ", ".join(rows)}
        return [Fault("target.item", values, node.values["indicator"].place)] if rows else []
    if not item:  # its name stands for several, which is a fault of its own
        return []
    place = node.values["item"].place
    if not rows:
        return [Fault("target.no_item", {"path": f"{path}.item", "indicator": indicator}, place)]
    return [] if item in rows else [unknown("scenario.label", item, rows, place, path=f"{path}.item")]


def in_yuan(equation: Equation) -> bool:
    """Whether a figure is money of the country, whose prices the model knows."""
    return bool(equation.price_basis) and not {"CNY", "current_CNY"}.isdisjoint(units.parse(equation.unit)[1])


def is_growth(equation: Equation) -> bool:
    """Whether a figure is the change on a year before: small, and as well below zero as above."""
    return any(name.endswith(YEAR_BEFORE) for name in equation.inputs)


def needs_no_unit(equation: Equation, value: float) -> bool:
    """Whether a bare number means one thing only: an index or a ratio, or a share that is not written in per cent."""
    if equation.share:
        return value == 0 or (_SURE_SHARE <= value < 1 and not is_growth(equation))
    powers = units.parse(equation.reported_unit)[1]
    return not powers or (set(powers) == {"CNY", "current_CNY"} and not sum(powers.values()))


def _meant(equation: Equation, text: str, value: float, known: Fact | None) -> list[str]:
    """What a number without a unit may mean: what is nearest to the figure that is `known`, else what is usual."""
    if not text.rstrip()[-1:].isdigit():  # the multiple is there
        meant = [value]
    elif equation.share or equation.reported_unit == "1/year":
        meant = [value / 100, value]
    else:
        meant = [value, *(value * times for times in _TIMES if times >= 1e4)]
    if known and known.model_value and value:
        return [spelled(equation, min(meant, key=lambda one: abs(math.log(abs(one / known.model_value)))))]
    if len(meant) > 2:
        meant = [value, value * 1e4, *([value * 1e8] if _real(equation.reported_unit) in _MONEY else [])]
    return [spelled(equation, one) for one in meant]


def nearer(equation: Equation, value: float, known: float) -> str:
    """A value that is some powers of ten away from `value`, and near to a figure that is `known`; empty without one."""
    best = min((value * times for times in _TIMES), key=lambda one: abs(math.log(abs(one / known))))
    return spelled(equation, best) if 1 / _NEAR < abs(best / known) < _NEAR else ""


def spelled(equation: Equation, value: float) -> str:
    """A value of a variable as a file may write it: "4000亿元", "5万 person", "5 %"."""
    unit = _real(equation.reported_unit)
    if equation.share or unit == "1/year":
        return f"{100 * value:.6g} %{'' if unit == '1' else '/year'}"
    size, word = next(((size, word) for size, word in ((1e8, "亿"), (1e4, "万")) if abs(value) >= size), (1.0, ""))
    head, slash, tail = unit.partition("/")
    digits = f"{value / size:.6g}{word}"
    if head in _MONEY:
        return f"{digits}{_MONEY[head]}{slash}{tail}"
    return digits if unit == "1" else f"{digits} {unit}"
