"""The ledger of published figures: one row a figure, each with its source, date and exact scope."""

from __future__ import annotations

import functools
import keyword
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib import resources
from types import MappingProxyType
from typing import Any

from binjiang_sim.engine import units
from binjiang_sim.errors import FactError, Fault, nearest
from binjiang_sim.text import TextError, csv_rows

BOUNDS = ("exact", "above", "about", "below", "stretch")
USES = ("used", "scored", "context")
# Why a figure has its use.
REASONS = {
    "used": ("sets_start", "agrees_with_start"),
    "scored": ("same_definition_scored", "helps_a_test"),
    "context": (
        *("other_place", "other_scope", "other_definition", "other_prices", "other_period", "earlier_years"),
        *("break_in_series", "superseded", "second_source", "no_variable", "plan_target", "track_record"),
        "literature_size",
    ),
}
CONFIDENCES = ("high", "medium", "low")
PRICE_BASES = ("real", "nominal", "none")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_REST_OF_DATE = {0: "9999-12-31", 4: "-12-31", 7: "-31", 10: ""}  # days compare as texts, so that any month may have 31
_PERIOD = re.compile(rf"\d{{4}}-(H[12]|Q[1-4])|{_DATE}(/{_DATE})?")


@dataclass(frozen=True)
class Fact:
    """One published figure, as its source printed it.

    `value` is in `unit`; an amount of a period (GDP of a half-year, graduates of a year) is the amount, not a rate.
    `period`: "2023", "2024-H1", "2014-Q1", a month, a day (a stock at that day), or two of them, "2018-01/2018-09".
    `place` is empty for the district itself, else the names of another place, Chinese and English: "某市/Some City".
    `price_basis` begins with real, nominal or none. `variable` and `item` name the model variable, and the label of
    its dimension, that the figure observes by definition; empty when there is none.
    `bound`: "stretch" is a target that a plan strives for beyond the one it promises.
    `reason` says why the figure has its `use`, one of `REASONS`; a ledger of one's own may leave it out.
    `source_zh` and `scope_zh` say `source` and `scope` (with what stands behind `price_basis`) in Chinese; a title that
    is in no other language, such as that of an English paper, needs none.
    """

    name: str
    indicator: str
    value: float
    unit: str
    period: str
    scope: str
    price_basis: str
    bound: str
    source: str
    date: str
    address: str
    quote: str
    confidence: str
    use: str
    variable: str
    item: str
    place: str = ""
    reason: str = ""
    source_zh: str = ""
    scope_zh: str = ""

    def source_in(self, language: str) -> str:
        """Where it was published, in Chinese ("zh") where that is known."""
        return (language == "zh" and self.source_zh) or self.source

    def scope_in(self, language: str) -> str:
        """What the figure covers, with what is said of its prices."""
        if language == "zh" and self.scope_zh:
            return self.scope_zh
        detail = self.price_basis.partition(", ")[2]
        return f"{self.scope} ({detail})" if detail else self.scope

    @property
    def model_value(self) -> float:
        """The value in model units (CNY, person, 1, ...)."""
        return self.value * units.parse(self.unit)[0]

    @property
    def rounding(self) -> float:
        """Half of the last digit that was printed, in model units; a zero at the end of decimals is not known of."""
        decimals = len(f"{self.value:.15g}".partition(".")[2])
        return 0.5 / 10.0**decimals * units.parse(self.unit)[0]

    @property
    def powers(self) -> dict[str, int]:
        """The powers of the base units, {"CNY": 1, "resident": -1}."""
        return units.parse(self.unit)[1]

    @property
    def known_from(self) -> str:
        """The day from which the figure is known, "2019-06-31": without a day the end of the month or the year.

        A figure without a date of publication is never known: after every day.
        """
        return self.date + _REST_OF_DATE[len(self.date)]


COLUMNS = tuple(column.name for column in fields(Fact))
OWN = COLUMNS[:-4]  # that every ledger has; of the others it may leave out any


class Ledger:
    """Facts by name, in the order of the file. `ledger["gdp_2023_h1"]`, `name in ledger`, iteration over names."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = {fact.name: fact for fact in facts}

    def __getitem__(self, name: str) -> Fact:
        """The fact called `name`. Raises FactError, with the nearest name, when there is none."""
        if name not in self._facts:
            raise FactError([no_fact(name, self)])
        return self._facts[name]

    def __contains__(self, name: object) -> bool:
        return name in self._facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __repr__(self) -> str:
        return f"Ledger({len(self)} facts)"

    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the file."""
        return tuple(self._facts.values())

    def latest(self, indicator: str, place: str = "") -> Fact | None:
        """The latest figure of an indicator, of the district itself or of another place."""
        found = (fact for fact in self._facts.values() if (fact.indicator, fact.place) == (indicator, place))
        return max(found, key=lambda fact: fact.period, default=None)

    def as_of(self, day: str) -> Ledger:
        """The facts published up to `day`, "2019-12-31"; see `Fact.known_from`."""
        return Ledger(fact for fact in self._facts.values() if fact.known_from <= day)

    def observations(self, variable: str, item: str | None = None) -> tuple[Fact, ...]:
        """The facts that observe a model variable; of one `item` of its dimension, or of all when it is None."""
        return tuple(
            fact for fact in self._facts.values() if fact.variable == variable and (item is None or fact.item == item)
        )


def no_fact(name: str, ledger: Ledger, place: str = "") -> Fault:
    """The fault "no such fact", with the nearest name when one is close."""
    near = nearest(name, ledger)
    if near is None:
        return Fault("fact_unknown", {"name": name}, place)
    return Fault("fact_unknown_near", {"name": name, "near": near}, place)


@functools.cache
def published() -> Ledger:
    """The ledger shipped with the package: what was published about the district up to September 2024."""
    return read(resources.files(__package__).joinpath("ledger.csv").read_text("utf-8"), "ledger.csv")


def read(text: str, file: str) -> Ledger:
    """The ledger in the CSV text `text`; `file` is its name in messages.

    Raises FactError with every fault of the file, each with its line.
    """
    uneven: list[Fault] = []
    try:
        table = csv_rows(text, file, uneven)
    except TextError as error:
        raise FactError(error.faults) from None
    columns = table.columns
    if columns != tuple(name for name in COLUMNS if name in OWN or name in columns):
        values = {"found": ", ".join(columns), "valid": ", ".join(COLUMNS)}
        raise FactError([Fault("fact_columns", values, f"{file}:1")])
    faults = [fault for place, row in table.rows for fault in _row_faults(row, columns, place)]
    faults += [*uneven, *repeated_names(table.rows)]
    if faults:
        raise FactError(faults)
    return Ledger(_fact(dict(zip(columns, row, strict=True))) for _, row in table.rows)


def _fact(cells: Mapping[str, Any]) -> Fact:
    return Fact(**{**cells, "value": float(cells["value"])})


def _row_faults(row: tuple[str, ...], columns: tuple[str, ...], place: str) -> list[Fault]:
    cell = dict(zip(columns, row, strict=True))
    numbers = {"value": _is_number(cell["value"]), "unit": _is_unit(cell["unit"])}
    faults = source_faults(cell, ("indicator", "scope", "source", "quote"), place, numbers)
    listed = {"bound": BOUNDS, "use": USES, "confidence": CONFIDENCES}
    if cell.get("reason") and cell["use"] in REASONS:
        listed["reason"] = REASONS[cell["use"]]
    faults += word_faults(cell, listed, place)
    if cell["price_basis"].split(",")[0] not in PRICE_BASES:
        values = {"column": "price_basis", "found": cell["price_basis"], "valid": ", ".join(PRICE_BASES)}
        faults.append(Fault("fact_word", values, place))
    return faults


def source_faults(
    cell: Mapping[str, str], wanted: Iterable[str], place: str, more: Mapping[str, bool] = MappingProxyType({})
) -> list[Fault]:
    """What is wrong with the name, the period and the source of a row, with the columns `wanted`, and in `more`."""
    checks = {
        "name": _is_name(cell["name"]),
        **more,
        "period": not cell["period"] or _PERIOD.fullmatch(cell["period"]),
        "date": not cell["date"] or re.fullmatch(_DATE, cell["date"]),
    }
    faults = [Fault(f"fact_{column}", {"found": cell[column]}, place) for column, good in checks.items() if not good]
    faults += [Fault("fact_empty", {"column": column}, place) for column in wanted if not cell[column].strip()]
    if not cell["date"] and not cell["period"]:
        faults.append(Fault("fact_undated", place=place))
    return faults


def word_faults(cell: Mapping[str, str], listed: Mapping[str, tuple[str, ...]], place: str) -> list[Fault]:
    """Columns with a word that is not one of those listed for it."""
    return [
        Fault("fact_word", {"column": column, "found": cell[column], "valid": ", ".join(valid)}, place)
        for column, valid in listed.items()
        if cell[column] not in valid
    ]


def repeated_names(rows: Iterable[tuple[str, tuple[str, ...]]]) -> list[Fault]:
    """A fault for each row whose name stands in an earlier one."""
    first: dict[str, str] = {}
    faults = []
    for place, row in rows:
        name = row[0]
        if name in first:
            faults.append(Fault("fact_twice", {"name": name, "first": first[name]}, place))
        first.setdefault(name, place)
    return faults


def _is_name(text: str) -> bool:
    # Formulas read names as Python does, and base units by their own name.
    return bool(_NAME.fullmatch(text)) and not keyword.iskeyword(text) and text not in units.BASE


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _is_unit(text: str) -> bool:
    try:
        units.parse(text)
    except units.UnitError:
        return False
    return bool(text.strip())
