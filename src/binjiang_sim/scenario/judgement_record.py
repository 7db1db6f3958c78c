"""The record of judgements: who gave which 80 % interval for which figure and when, row by row, sealed.

A record is a plain table of comma-separated values. Each row has a seal, a digest of its cells and of the seal of the
row before, so that a row that is changed, put in or taken out later is seen. Rows taken off the end are not: keep the
last seal elsewhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as calendar
from itertools import pairwise
from math import ceil, floor

from ..errors import Fault, ScenarioError, expect
from ..text import TextError, csv_file, unfit
from .grammar import attempt
from .numbers import short, unit_in
from .observations import written_observation
from .scenario import Scenario
from .target_text import priced
from .values import CURRENT, Distribution, Given, Target

COLUMNS = ("date", "author", "indicator", "item", "period", "low", "median", "high", "unit", "prices", "why")
SEAL = "seal"  # the last column
NUMBERS = ("low", "median", "high")  # the 10, 50 and 90 % points
NEEDED = ("date", "author", "indicator", "period", *NUMBERS, "why")
_LINE = re.compile(r"([^@=<>]+)@([^=<>]+?)\s*=\s*(.+?)\s*\.\.\s*(.+?)\s*\.\.\s*(.+)", re.DOTALL)


@dataclass(frozen=True)
class JudgedInterval:
    """One row: an author's 10, 50 and 90 % points for a figure, given on a day.

    `cells` are those of `COLUMNS` as written, `points` the three numbers in the unit of the model, at the prices of
    `target`, which says what is judged. `seal` is empty in a row that is not sealed.
    """

    cells: tuple[str, ...]
    points: tuple[float, float, float]
    target: Target
    seal: str
    place: str

    @property
    def date(self) -> str:
        """The day, 2024-09-02."""
        return self.cells[0]

    @property
    def author(self) -> str:
        """Who judged."""
        return self.cells[1]

    @property
    def why(self) -> str:
        """The reason given."""
        return self.cells[-1]


@dataclass(frozen=True, repr=False)
class JudgementRecord:
    """The rows of a record, in the order of the file, checked against the model of the `scenario`."""

    scenario: Scenario
    rows: tuple[JudgedInterval, ...] = ()

    @property
    def broken(self) -> tuple[Fault, ...]:
        """A fault for each row that is not what was sealed, or does not follow the row that it was sealed behind."""
        before = ["", *(row.seal for row in self.rows)]
        return tuple(
            Fault("record.broken", {"date": row.date, "author": row.author}, row.place)
            for seal, row in zip(before, self.rows, strict=False)
            if row.seal and row.seal != _seal(seal, row.cells)
        )

    @property
    def unsealed(self) -> tuple[JudgedInterval, ...]:
        """The rows without a seal."""
        return tuple(row for row in self.rows if not row.seal)

    @property
    def seal(self) -> str:
        """The last seal, by which the whole record is known; empty when the last row has none."""
        return self.rows[-1].seal if self.rows else ""

    def sealed(self) -> JudgementRecord:
        """The record with a seal on every row. Raises ScenarioError when a row is broken, or stands behind others."""
        faults = list(self.broken)
        faults += [
            Fault("record.gap", {}, row.place) for before, row in pairwise(self.rows) if row.seal and not before.seal
        ]
        if faults:
            raise ScenarioError(faults)
        seal, found = "", []
        for row in self.rows:
            seal = row.seal or _seal(seal, row.cells)
            found.append(replace(row, seal=seal))
        return replace(self, rows=tuple(found))

    def added(self, line: str, author: str, why: str, date: str = "") -> JudgementRecord:
        """The record with one row more, sealed; `date` is by default today.

        The line is `graduate_inflow@2025=2.4万..3万..3.6万 person`, with the 10, 50 and 90 % points; an item stands
        behind the indicator (`value_added/industry`), prices behind money (`at 2023 prices`, `at current prices`).
        Raises ScenarioError for a line that cannot be read, a day before the last row, or a record that is broken.
        """
        for name, value in (("line", line), ("author", author), ("why", why), ("date", date)):
            expect(name, value, str)
        cells = _cells_of(line, author, why, date or calendar.today().isoformat())
        return self.joined((_row(cells, "", self.scenario, "--add"),))

    def joined(self, more: tuple[JudgedInterval, ...]) -> JudgementRecord:
        """The record with these rows at its end, sealed. Raises ScenarioError as `added` does."""
        last = self.rows[-1].date if self.rows else ""
        faults = [
            Fault("record.earlier", {"date": row.date, "last": last}, row.place) for row in more if row.date < last
        ]
        if faults:
            raise ScenarioError(faults)
        return replace(self, rows=(*self.rows, *more)).sealed()

    @property
    def text(self) -> str:
        """The record as a file holds it."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow((*COLUMNS, SEAL))
        writer.writerows((*row.cells, row.seal) for row in self.rows)
        return written.getvalue()

    def __repr__(self) -> str:
        return f"<JudgementRecord: {len(self.rows)} rows, {len(self.broken)} broken, last seal {self.seal or '-'}>"


def read_judgements(file: str | os.PathLike[str], scenario: Scenario) -> JudgementRecord:
    """The record in a file, its names, units and prices checked against a scenario. Column `seal` may be missing.

    Seals are not checked here: see `JudgementRecord.broken`. Raises ScenarioError with all other faults.
    """
    expect("scenario", scenario, Scenario)
    faults: list[Fault] = []
    try:
        table = csv_file(file, faults)
    except TextError as error:
        raise ScenarioError(error.faults) from None
    if table.columns not in (COLUMNS, (*COLUMNS, SEAL)):
        values = {"found": ", ".join(table.columns), "valid": ", ".join((*COLUMNS, SEAL))}
        raise ScenarioError([*faults, Fault("record.columns", values, f"{os.fsdecode(file)}:1")])
    size = len(COLUMNS)
    found = [
        attempt(faults, _row, tuple(map(str.strip, row[:size])), "".join(row[size:]).strip(), scenario, place)
        for place, row in table.rows
    ]
    if faults:
        raise ScenarioError(faults)
    return JudgementRecord(scenario, tuple(one for one in found if one is not None))


def collected(scenario: Scenario, date: str = "") -> tuple[tuple[JudgedInterval, ...], tuple[Fault, ...]]:
    """The judgements of a scenario that a published figure can decide, as rows, and why the others are none.

    A pin with `interval80` at the beginning of a year, that stays there for the whole year, is an interval for the
    figure of that year. What is added or multiplied has no figure of its own.
    """
    rows, left = [], []
    day = date or calendar.today().isoformat()
    for one in scenario.judgements:
        found = list(_years(scenario, one.overlay.path)) if one.overlay.kind == "pin" else []
        if not found:
            values = {"name": one.overlay.variable, "author": one.author}
            left.append(Fault("record.not_a_figure", values, one.place))
        for year, points in found:
            equation = scenario.model.equations[one.overlay.variable]
            unit = equation.reported_unit
            prices = {"constant": str(scenario.start), "current": CURRENT}.get(equation.price_basis, "")
            numbers = tuple(f"{point:.10g}" for point in points)
            about = (one.overlay.variable, one.overlay.item, str(year))
            cells = (day, one.author, *about, *numbers, "" if unit == "1" else unit, prices, one.why)
            rows.append(_row(cells, "", scenario, one.place))
    return tuple(rows), tuple(left)


def _years(scenario: Scenario, driver: str) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The years in which a path stands still at an 80 % interval, and its three numbers."""
    path = scenario.drivers[driver]
    points: tuple[tuple[float, Given], ...] = getattr(path, "points", ())
    last = [(points[-1][0] + 1, points[-1][1])] if points and getattr(path, "after", "") == "hold" else []
    for (time, given), (later, then) in zip(points, [*points[1:], *last], strict=False):
        number = given.value
        still = given is then or getattr(path, "shape", "") == "step"
        if still and isinstance(number, Distribution) and number.kind == "interval80":
            yield from ((year, number.numbers) for year in range(ceil(time), floor(later)))


def _seal(before: str, cells: tuple[str, ...]) -> str:
    """Sixteen hexadecimal digits of a row's cells and of the seal before it."""
    return hashlib.sha256(json.dumps([before, *cells], ensure_ascii=False).encode()).hexdigest()[:16]


def _cells_of(line: str, author: str, why: str, date: str) -> tuple[str, ...]:
    """The cells of a row that is written in one line. Raises ScenarioError."""
    bad = [found[1] for text in (line, author, why, date) if (found := unfit(text))]
    if bad:
        raise ScenarioError([Fault("text.unfit", {"code": code}, "--add") for code in bad])
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise ScenarioError([Fault("record.line", {"text": short(line)}, "--add")])
    name, period, low, median, last = match.groups()
    indicator, _, item = name.partition("/")
    high, prices = priced(last)
    unit = unit_in(high)
    if unit and not unit_in(low) and not unit_in(median) and high.endswith(unit):
        high = high.removesuffix(unit)
    else:
        unit = ""
    cells = (date, author, indicator, item, period, low, median, high, unit, prices, why)
    return tuple(one.strip() for one in cells)


def _row(cells: tuple[str, ...], seal: str, scenario: Scenario, place: str) -> JudgedInterval:
    """A row of a record. Raises ScenarioError with all its faults."""
    cell = dict(zip(COLUMNS, cells, strict=True))
    faults = [Fault("record.empty", {"column": name}, place) for name in NEEDED if not cell[name]]
    if cell["date"] and not _is_day(cell["date"]):
        faults.append(Fault("record.date", {"text": short(cell["date"])}, place))
    if faults:
        raise ScenarioError(faults)
    about = cell["indicator"] + (f"/{cell['item']}" if cell["item"] else "") + f"@{cell['period']}"
    prices = f" at {cell['prices']} prices" if cell["prices"] else ""
    points = []
    for name in NUMBERS:
        line = f"{about}={cell[name]} {cell['unit']}".rstrip() + prices
        if found := attempt(faults, written_observation, line, scenario, place):
            points.append(found)
        elif name == NUMBERS[0]:
            break  # the same would be wrong with the others
    if len(points) == len(NUMBERS):
        low, median, high = (one.value for one in points)
        if low < median < high:
            return JudgedInterval(cells, (low, median, high), points[0].targets[0], seal, place)
        found_ = ", ".join(cell[name] for name in NUMBERS)
        faults.append(Fault("record.order", {"found": found_}, place))
    raise ScenarioError(faults)


def _is_day(text: str) -> bool:
    try:
        return calendar.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
