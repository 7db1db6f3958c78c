"""Targets: the entries of a scenario's list, checked against the model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, cast

from ..engine import Equation, Model, measure, units
from ..engine.declare import YEAR_BEFORE
from ..errors import Fault, ScenarioError, unknown
from ..facts import Fact, Ledger
from .grammar import attempt
from .names import choice, key_of, labels_by_key, printed_names, said
from .numbers import number, plain_letters, short, unit_in
from .values import CURRENT, Direction, Label, Over, Target, TargetKind
from .yaml_tree import Items, Table

if TYPE_CHECKING:  # pydantic stays away from a bare import
    from .schema import ConditionRow, ObservationRow, TargetRow

    Row = TargetRow | ObservationRow | ConditionRow

RANGE = "between"  # the key of a lower and an upper bound
RELATIVE: tuple[Over, ...] = ("growth", "change")  # fractions, whatever the unit of the variable
_JOINT = re.compile(r"(.+?)(?:: ?|/)(.+)")
_SPAN = re.compile(r"([0-9]{4})年?\s*(?:/|-|–|—|~|至|到|to)\s*([0-9]{4})年?[\s,]*(.*)")
_PERIOD = re.compile(r"([0-9]{4}(?:-H[12])?)年?")
_PRICES = re.compile(rf"[0-9]{{4}}|{CURRENT}")
_PRICES_BEHIND = re.compile(
    r"(.*?)\s*(?:\(([0-9]{4})年价格\)|按([0-9]{4})年价格|\((现价)\)|按(现价)|at ([0-9]{4}|current) prices)", re.DOTALL
)
_SURE_SHARE = 0.1  # from here to one a bare number is a share: nobody writes per cent so
_NEAR = 100  # times a figure that is known: what is farther off is no proposal
_TIMES = tuple(10.0**power for power in (-9, -8, -6, -4, -3, -2, 2, 3, 4, 6, 8, 9))
_MONEY = {"CNY": "元", "USD": "美元"}
_NOMINAL = "current_CNY"
_AT_MOST = ("at_most", "above")  # what is missed by a figure that is greater


def row_names(dims: Iterable[str], labels: Mapping[str, tuple[Label, ...]]) -> tuple[str, ...]:
    """The rows of a variable or parameter with these dimensions: labels, or "label/label" when there are several."""
    keys = [[label.key for label in labels.get(dim, ())] for dim in dims]
    return tuple("/".join(row) for row in product(*keys)) if keys else ()


def target(
    row: Row,
    node: Table,
    path: str,
    model: Model,
    labels: Mapping[str, tuple[Label, ...]],
    ledger: Ledger,
    *,
    limits: tuple[str, ...] = ("at_least", "at_most", RANGE),
) -> Target:
    """The target in one entry of `targets`. Facts of the `ledger` tell what a number without a unit is likely to mean.

    The value stands under one of the keys in `limits`; at_least and at_most together are a range where that is one of
    them. Raises ScenarioError.
    """
    faults: list[Fault] = []
    indicator, item = _figure(row, node, path, model, labels, faults)
    equation = model.equations.get(indicator)
    given = [name for name in limits if getattr(row, name, None) is not None]
    if len(given) != 1 and not (RANGE in limits and given == ["at_least", "at_most"]):
        key = "target.bound" if RANGE in limits else "shape.one_of"
        faults.append(Fault(key, {"path": path, "names": ", ".join(limits)}, node.place))
        given = given[:1]
    written = _written(row, node, path, given, faults)
    period, over = _period(row, node, path, equation, written, faults)
    prices = _prices(row, written, node, path, faults)
    known = [attempt(faults, _number, one, equation, over, ledger) for one in written] if equation is not None else []
    values = [one for one in known if one is not None]
    if len(values) > 1 and values[0] > values[1]:
        ends = {"low": written[0].said, "high": written[1].said}
        faults.append(Fault("value.low_high", {"path": path, **ends}, written[0].place))
    if faults or not values:
        raise ScenarioError(faults)
    direction: Direction = "between" if len(values) > 1 else "at_most" if given[0] in _AT_MOST else "at_least"
    kind: TargetKind = getattr(row, "kind", "expected")
    upper = values[1] if len(values) > 1 else None
    about = (said(getattr(row, "source", None)), prices, node.place, over, upper)
    return Target(indicator, item, period, direction, values[0], kind, *about)


@dataclass(frozen=True)
class _Written:
    """A number as it is written, without the prices that are said behind it, and where."""

    text: str
    said: str
    prices: str
    path: str
    place: str


def _written(row: Row, node: Table, path: str, given: list[str], faults: list[Fault]) -> list[_Written]:
    """The numbers under the keys given, the lower end of a range first."""
    found = []
    for name in given:
        text, own = getattr(row, name), node.values[name]
        texts = text if isinstance(text, list) else [text]
        if name == RANGE and len(texts) != 2:
            faults.append(Fault("target.between", {"path": f"{path}.{name}"}, own.place))
            continue
        for position, one in enumerate(texts):
            place = own.items[position].place if isinstance(own, Items) else own.place
            match = _PRICES_BEHIND.fullmatch(plain_letters(one))
            bare, *said = match.groups() if match else (one,)
            prices = next((CURRENT if word == "现价" else word for word in said if word), "")
            within = f"{path}.{name}.{position}" if isinstance(own, Items) else f"{path}.{name}"
            found.append(_Written(str(bare), short(one), CURRENT if _is_nominal(one) else prices, within, place))
    return found


def _figure(
    row: Row,
    node: Table,
    path: str,
    model: Model,
    labels: Mapping[str, tuple[Label, ...]],
    faults: list[Fault],
) -> tuple[str, str]:
    """The variable and the row of its dimension; both may stand in one name, as reports print it: 增加值：工业."""
    place, item = node.values["indicator"].place, row.item
    name = indicator = attempt(faults, key_of, str(row.indicator), model.equations, f"{path}.indicator", place) or ""
    if indicator not in model.equations and not item and (parts := _JOINT.fullmatch(plain_letters(indicator))):
        name, item = parts[1], parts[2]
        indicator = attempt(faults, key_of, name, model.equations, f"{path}.indicator", place) or ""
    equation = model.equations.get(indicator)
    if equation is None:
        if indicator:
            also = printed_names(model.equations.values())
            faults.append(unknown("scenario.variable", name, model.equations, place, also, path=f"{path}.indicator"))
        return indicator, item
    rows = row_names(equation.dims, labels)
    at = node.values.get("item", node.values["indicator"]).place
    if item and len(equation.dims) == 1:
        known = labels_by_key(labels.get(equation.dims[0], ()))
        item = attempt(faults, key_of, item, known, f"{path}.item", at) or ""
    if rows or not equation.dims:  # else the labels themselves have a fault
        faults += item_faults(item, str(row.indicator), node, path, rows, at)
    return indicator, item


def _period(
    row: Row,
    node: Table,
    path: str,
    equation: Equation | None,
    written: list[_Written],
    faults: list[Fault],
) -> tuple[str, Over]:
    """The period, "2030" or "2025/2030", and what is made of several years."""
    if (row.period is None) == (row.year is None):
        faults.append(Fault("shape.one_of", {"path": path, "names": "period, year"}, node.place))
    text, over = row.period or row.year or "", getattr(row, "over", None)
    single, span = _PERIOD.fullmatch(plain_letters(text)), _SPAN.fullmatch(plain_letters(text))
    place = node.values["period" if row.period else "year"].place if text else node.place
    if span and span[3]:  # as reports print it: 2025-2030年年均增长
        said = choice("over", span[3])
        span, over = (span, over or said) if said and over in (None, said) else (None, over)
    if text and not single and (span is None or int(span[1]) >= int(span[2])):
        faults.append(Fault("row.period", {"path": path, "text": short(text)}, place))
    if span is None:
        if over and single:
            values = {"path": f"{path}.over", "over": over, "period": text}
            faults.append(Fault("target.one_year", values, node.values["over"].place))
        return single[1] if single else "", ""
    if equation is not None:
        valid = overs(equation)
        is_rate = valid == ("growth",) or (bool(written) and unit_in(written[0].text) == "%")
        over = over or ("growth" if is_rate and "growth" in valid else None)
        if over not in valid:
            values = {"path": path, "indicator": equation.name, "period": text, "valid": ", ".join(valid)}
            faults.append(Fault("target.not_over" if over else "target.over", {**values, "over": over}, place))
    return f"{span[1]}/{span[2]}", cast(Over, over or "")


def overs(equation: Equation) -> tuple[Over, ...]:
    """What can be made of several years of a variable: only amounts add up, and growth of a share could be misread."""
    if is_growth(equation):
        return ("growth",)
    if equation.share or equation.reported_unit == "1/year":
        return "average", "change"
    return ("total", "average", "growth", "change") if adds_up(equation) else ("average", "growth", "change")


def adds_up(equation: Equation) -> bool:
    """Whether the figures of years make one of all of them: amounts that flow."""
    return equation.kind != "indicator" and measure(equation) == "integral"


def per_cent(equation: Equation, over: Over = "") -> bool:
    """Whether a target for a variable is a fraction that is written in per cent."""
    return equation.share or over in RELATIVE


def _number(written: _Written, equation: Equation, over: Over, ledger: Ledger) -> float:
    """The value in the unit of the model. Raises ScenarioError, also for one whose unit has to be guessed."""
    text, unit = written.text, "1" if over in RELATIVE else _real(equation.reported_unit)
    nominal = unit.replace("CNY", _NOMINAL) if _is_nominal(text) else unit
    value = number(text, nominal, written.place, written.path)
    if not unit_in(text) and not needs_no_unit(equation, value, over):
        known = ledger.latest(equation.name) if over not in (*RELATIVE, "total") else None
        values = {"text": short(text), "near": " / ".join(_meant(equation, text, value, known, over))}
        raise ScenarioError([Fault("target.unit", {"path": written.path, **values}, written.place)])
    return value


def _real(unit: str) -> str:
    """A unit whose prices are said elsewhere."""
    return unit.replace(_NOMINAL, "CNY")


def _is_nominal(text: str) -> bool:
    """Whether a written number says that it is at current prices."""
    try:
        return _NOMINAL in units.parse(unit_in(text))[1]
    except units.UnitError:
        return False


def _prices(row: Row, written: list[_Written], node: Table, path: str, faults: list[Fault]) -> str:
    """The prices stated, if only behind a number or by its unit."""
    said = [one for one in written if one.prices]
    stated = row.prices or (said[0].prices if said else "")
    if row.prices is not None and not _PRICES.fullmatch(row.prices):
        values = {"path": f"{path}.prices", "text": short(row.prices)}
        faults.append(Fault("target.prices", values, node.values["prices"].place))
    elif other := next((one for one in said if one.prices != stated), None):
        values = {"path": other.path, "said": other.said, "text": stated}
        faults.append(Fault("target.prices_both", values, node.values["prices"].place if row.prices else other.place))
    return stated


def item_faults(item: str, indicator: str, node: Table, path: str, rows: tuple[str, ...], place: str) -> list[Fault]:
    """What is wrong with the `item` of an entry, where `rows` are those of its indicator."""
    if not item and "item" not in node.values:
        values = {"path": path, "indicator": indicator, "valid": ", ".join(rows)}
        return [Fault("target.item", values, node.values["indicator"].place)] if rows else []
    if not item:  # its name stands for several, which is a fault of its own
        return []
    if not rows:
        return [Fault("target.no_item", {"path": f"{path}.item", "indicator": indicator}, place)]
    return [] if item in rows else [unknown("scenario.label", item, rows, place, path=f"{path}.item")]


def in_yuan(equation: Equation) -> bool:
    """Whether a figure is money of the country, whose prices the model knows."""
    return bool(equation.price_basis) and not {"CNY", "current_CNY"}.isdisjoint(units.parse(equation.unit)[1])


def is_growth(equation: Equation) -> bool:
    """Whether a figure is the change on a year before: small, and as well below zero as above."""
    return any(name.endswith(YEAR_BEFORE) for name in equation.inputs)


def needs_no_unit(equation: Equation, value: float, over: Over = "") -> bool:
    """Whether a bare number means one thing only: an index or a ratio, or a share that is not written in per cent."""
    if per_cent(equation, over):
        return value == 0 or (_SURE_SHARE <= value < 1 and over not in RELATIVE and not is_growth(equation))
    powers = units.parse(equation.reported_unit)[1]
    return not powers or (set(powers) == {"CNY", "current_CNY"} and not sum(powers.values()))


def _meant(equation: Equation, text: str, value: float, known: Fact | None, over: Over) -> list[str]:
    """What a number without a unit may mean: what is nearest to the figure that is `known`, else what is usual."""
    if not text.rstrip()[-1:].isdigit():  # the multiple is there
        meant = [value]
    elif per_cent(equation, over) or equation.reported_unit == "1/year":
        meant = [value / 100, value]
    else:
        meant = [value, *(value * times for times in _TIMES if times >= 1e4)]
    if known and known.model_value and value:
        return [spelled(equation, min(meant, key=lambda one: abs(math.log(abs(one / known.model_value)))), over)]
    if len(meant) > 2:
        meant = [value, value * 1e4, *([value * 1e8] if _real(equation.reported_unit) in _MONEY else [])]
    return [spelled(equation, one, over) for one in meant]


def nearer(equation: Equation, value: float, known: float, over: Over = "") -> str:
    """A value that is some powers of ten away from `value`, and near to a figure that is `known`; empty without one."""
    best = min((value * times for times in _TIMES), key=lambda one: abs(math.log(abs(one / known))))
    return spelled(equation, best, over) if 1 / _NEAR < abs(best / known) < _NEAR else ""


def spelled(equation: Equation, value: float, over: Over = "") -> str:
    """A value of a variable as a file may write it: "4000亿元", "5万 person", "5 %"."""
    unit = "1" if over in RELATIVE else _real(equation.reported_unit)
    if per_cent(equation, over) or unit == "1/year":
        return f"{100 * value:.6g} %{'' if unit == '1' else '/year'}"
    size, word = next(((size, word) for size, word in ((1e8, "亿"), (1e4, "万")) if abs(value) >= size), (1.0, ""))
    head, slash, tail = unit.partition("/")
    digits = f"{value / size:.6g}{word}"
    if head in _MONEY:
        return f"{digits}{_MONEY[head]}{slash}{tail}"
    return digits if unit == "1" else f"{digits} {unit}"
