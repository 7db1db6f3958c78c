"""A scenario as rows of a sheet, one number a row, and the edited rows as changes to the scenario."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..errors import Fault, ScenarioError
from .resolved import NOTES, Entry, Resolved
from .values import DISTRIBUTIONS
from .yaml_tree import Items, Node, Scalar, Table

SHEET, ABOUT = "inputs", "about"
COLUMNS = ("path", "part", "zh", "en", "unit", "value", "status", "why", "source", "place")
EDITABLE = ("value", "status", "why", "source")
_PROVENANCE = ("status", "why", "source", "facts")
_HASH_CELL = "B2"


@dataclass(frozen=True)
class Row:
    """One number or word of a value. Notes on the value stand in its first row; `keys` lead to it in the node."""

    path: str
    part: str
    unit: str
    value: str
    status: str
    why: str
    source: str
    place: str
    keys: tuple[str | int, ...]


def rows(resolved: Resolved) -> list[Row]:
    """Every value of the scenario, number by number, in the order of the model."""
    return [row for one in resolved.entries if one.path != "name" for row in _rows(one)]


def _rows(one: Entry) -> Iterator[Row]:
    given = list(one.numbers.values())
    table = one.node.values if isinstance(one.node, Table) else {}
    unit = table.get("unit") if one.value is not None else None
    own = unit.text if isinstance(unit, Scalar) else next((number.unit for number in given), "")

    def noted(name: str) -> str:
        return "; ".join(dict.fromkeys(text for number in given if (text := getattr(number, name))))

    notes = [noted(name) for name in ("status", "why", "source")]
    for keys, parts, text in _leaves(one.node, is_value=one.value is not None):
        status, why, source = notes
        yield Row(one.path, " ".join(parts), own, text, status, why, source, one.place, keys)
        notes = ["", "", ""]


def _leaves(node: Node, *, is_value: bool) -> Iterator[tuple[tuple[str | int, ...], list[str], str]]:
    """Keys, names and text of every scalar; the notes of a value are not among them."""
    if isinstance(node, Scalar):
        yield (), [], node.text
        return
    if isinstance(node, Items):
        inside: list[tuple[str | int, str, Node]] = [
            (position, str(position + 1), item) for position, item in enumerate(node.items)
        ]
    else:
        left_out = NOTES if is_value else ()
        inside = [(key, key, value) for key, value in node.values.items() if key not in left_out]
    for key, name, value in inside:
        for keys, names, text in _leaves(value, is_value=is_value):
            shown = names
            if name in DISTRIBUTIONS and len(names) == 1 and names[0].isdigit():
                shown = [DISTRIBUTIONS[name].names[int(names[0]) - 1]]
            yield (key, *keys), [name, *shown], text


@dataclass(frozen=True)
class Change:
    """A value that was edited, and the cell where."""

    path: str
    node: Node
    cell: str


def changes(file: str | os.PathLike[str], resolved: Resolved) -> list[Change]:
    """What was edited in a workbook made from this scenario. Raises ScenarioError with all faults, by cell."""
    name = os.fsdecode(file)
    cells = _cells(name, resolved)
    faults: list[Fault] = []
    expected = {(row.path, row.part): row for row in rows(resolved)}
    edited: dict[str, list[tuple[Row, dict[str, str], str]]] = {}
    seen: set[tuple[str, str]] = set()
    for number, found in cells:
        key = (_text(found["path"]), _text(found["part"]))
        row, at = expected.get(key), f"{name}: {SHEET}!"
        if row is None or key in seen:
            fault = "book.twice" if key in seen else "book.row"
            faults.append(Fault(fault, {"path": " ".join(key).strip()}, f"{at}A{number}"))
            continue
        seen.add(key)
        new = _edits(row, found, f"{at}{{column}}{number}", faults)
        if new:
            column = _letter(next(iter(new)))
            edited.setdefault(row.path, []).append((row, new, f"{at}{column}{number}"))
    faults += [
        Fault("book.missing", {"path": f"{row.path} {row.part}".strip()}, f"{name}: {SHEET}")
        for key, row in expected.items()
        if key not in seen
    ]
    if faults:
        raise ScenarioError(faults)
    return [
        Change(one.path, _changed(one, edited[one.path]), edited[one.path][0][2])
        for one in resolved.entries
        if one.path in edited
    ]


def _cells(name: str, resolved: Resolved) -> list[tuple[int, dict[str, Any]]]:
    """Row number and cells by column of every row that is not empty."""
    from openpyxl import load_workbook  # only this command reads workbooks

    try:
        with open(name, "rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            if not {SHEET, ABOUT} <= set(book.sheetnames):
                raise ScenarioError([Fault("book.sheet", {"sheet": f"{SHEET}, {ABOUT}"}, name)])
            made_from = _text(book[ABOUT][_HASH_CELL].value)
            sheet = list(book[SHEET].iter_rows(min_row=2, max_col=len(COLUMNS), values_only=True))
    except ScenarioError:
        raise
    except OSError as error:
        raise ScenarioError([Fault("yaml.unreadable", {"reason": error.strerror or error}, name)]) from None
    except Exception:  # a damaged file fails in any layer below: zip, zlib, XML, openpyxl
        raise ScenarioError([Fault("book.none", {}, name)]) from None
    if made_from != resolved.scenario.hash:
        values = {"found": made_from, "file": resolved.scenario.file, "hash": resolved.scenario.hash}
        raise ScenarioError([Fault("book.other", values, f"{name}: {ABOUT}!{_HASH_CELL}")])
    found = [(number, (*line, *([None] * (len(COLUMNS) - len(line))))) for number, line in enumerate(sheet, 2)]
    return [(number, dict(zip(COLUMNS, line, strict=True))) for number, line in found if any(line)]


def _edits(row: Row, found: Mapping[str, Any], place: str, faults: list[Fault]) -> dict[str, str]:
    """The texts by column that differ from the row."""
    new = {}
    for column in EDITABLE:
        old, cell = getattr(row, column), found[column]
        text = _text(cell)
        if text == old.strip() or (isinstance(cell, int | float) and as_number(old) == cell):
            continue
        at = place.format(column=_letter(column))
        if isinstance(cell, bool) or not isinstance(cell, int | float | str | None):
            faults.append(Fault("book.kind", {"path": row.path, "found": text}, at))
        elif not text and column == "value":
            faults.append(Fault("book.empty", {"path": row.path}, at))
        else:
            new[column] = text
    return new


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _letter(column: str) -> str:
    return "ABCDEFGHIJ"[COLUMNS.index(column)]


def as_number(text: str) -> float | None:
    """The number a cell can hold in place of the text: one that Excel, with 15 digits, keeps exactly."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if "_" not in text and float(f"{value:.15g}") == value and abs(value) < 1e300 else None


def _changed(one: Entry, edited: list[tuple[Row, dict[str, str], str]]) -> Node:
    """The entry's node with the edited texts. A new number without a new reason loses the old one."""
    node = one.node
    notes: dict[str, str] = {}
    for row, new, _ in edited:
        notes.update({column: text for column, text in new.items() if column != "value"})
        if "value" in new:
            node = _replaced(node, row.keys, new["value"])
    if one.value is None:
        return node
    if not notes and any("value" in new for _, new, _ in edited):
        return _without(node)
    if notes:
        first = next(_rows(one))
        shown = {column: notes.get(column, getattr(first, column)) for column in ("status", "why", "source")}
        table = node if isinstance(node, Table) else Table({"value": node}, {}, "")
        kept = {key: value for key, value in table.values.items() if key not in shown}
        return replace(table, values=kept | {key: Scalar(text, "") for key, text in shown.items() if text})
    return node


def _replaced(node: Node, keys: tuple[str | int, ...], text: str) -> Node:
    if not keys:
        return Scalar(text, node.place)
    key, *rest = keys
    if isinstance(node, Items):
        items = [
            _replaced(one, tuple(rest), text) if position == key else one for position, one in enumerate(node.items)
        ]
        return replace(node, items=tuple(items))
    assert isinstance(node, Table)
    return replace(node, values={**node.values, str(key): _replaced(node.values[str(key)], tuple(rest), text)})


def _without(node: Node) -> Node:
    if not isinstance(node, Table):
        return node
    return replace(node, values={key: value for key, value in node.values.items() if key not in _PROVENANCE})
