"""A scenario as rows of a sheet, one number a row, and the edited rows as changes to the scenario."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import PureWindowsPath
from typing import Any

from ..errors import Fault, ScenarioError, nearest
from ..text import unfit, with_line_feeds
from ..words import in_language
from .numbers import ends
from .resolved import NOTES, Entry, Resolved
from .targets import RANGE
from .values import DISTRIBUTIONS
from .yaml_tree import Items, Node, Scalar, Table

SHEET, TARGETS, ABOUT = "inputs", "targets", "about"
EXPORTED = "exported"  # a hidden sheet with the rows as they were, so that edits are known when the scenario changes
COLUMNS = ("path", "part", "zh", "en", "unit", "value", "status", "why", "source", "place")
EDITABLE = ("value", "status", "why", "source")
RECORDED = ("path", "part", *EDITABLE)
TARGET_COLUMNS = ("indicator", "item", "period", "over", "at_least", "at_most", "prices", "kind", "source")
_PROVENANCE = ("status", "why", "source", "facts")
# What a formula that failed leaves in its cell.
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_FILE_CELL, _HASH_CELL = "B1", "B2"


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


def rows(resolved: Resolved, *left_out: str, language: str = "en") -> list[Row]:
    """Every value of the scenario, number by number, in the order of the model, without the lists `left_out`.

    `language` is that of reasons and sources that are in both.
    """
    return [row for one in resolved.entries if one.path not in ("name", *left_out) for row in _rows(one, language)]


def target_rows(resolved: Resolved, language: str = "en") -> list[dict[str, str]]:
    """The targets of the scenario as words by column."""
    return [_target_row(one, language) for one in _target_nodes(resolved)]


def _target_nodes(resolved: Resolved) -> list[Table]:
    entry = next((one for one in resolved.entries if one.path == TARGETS), None)
    nodes = entry.node.items if entry and isinstance(entry.node, Items) else ()
    return [one for one in nodes if isinstance(one, Table)]


def _target_row(node: Table, language: str) -> dict[str, str]:
    texts = {name: _in_one(one, language) for name, one in node.values.items()}
    words = {name: one.text for name, one in texts.items() if isinstance(one, Scalar)}
    both = node.values.get(RANGE)
    limits = [one.text for one in both.items if isinstance(one, Scalar)] if isinstance(both, Items) else []
    if isinstance(both, Scalar):
        limits = ends(both.text)
    words |= dict(zip(("at_least", "at_most"), limits, strict=False))
    words["period"] = words.get("period", words.get("year", ""))
    return {name: words.get(name, "") for name in TARGET_COLUMNS}


def _in_one(node: Node, language: str) -> Node:
    """The text of a node that may be in both languages."""
    return node.values.get(language, node) if isinstance(node, Table) else node


def recorded(resolved: Resolved, language: str = "en") -> list[dict[str, str]]:
    """What is noted of every row and target, so that edits are known."""
    found = [{name: getattr(row, name) for name in RECORDED} for row in rows(resolved, TARGETS, language=language)]
    empty = dict.fromkeys(RECORDED, "")
    for number, row in enumerate(target_rows(resolved, language), 1):
        found += [empty | {"path": TARGETS, "part": f"{number} {name}", "value": text} for name, text in row.items()]
    return found


def _rows(one: Entry, language: str) -> Iterator[Row]:
    given = list(one.numbers.values())
    table = one.node.values if isinstance(one.node, Table) else {}
    unit = table.get("unit") if one.value is not None else None
    own = unit.text if isinstance(unit, Scalar) else next((number.unit for number in given), "")

    def noted(name: str) -> str:
        texts = (in_language(getattr(number, name), language) for number in given)
        return "; ".join(dict.fromkeys(filter(None, texts)))

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
    """A value that was edited, and the cell where; of a list the places of its `rows`."""

    path: str
    node: Node
    cell: str
    rows: tuple[str, ...] = ()

    def place(self, path: str) -> str:
        """The cell of the value, or of the row of the list, that has a path."""
        number = path.removeprefix(f"{self.path}.").partition(".")[0]
        return self.rows[int(number)] if number.isdigit() and int(number) < len(self.rows) else self.cell


def changes(file: str | os.PathLike[str], resolved: Resolved) -> tuple[list[Change], list[Fault]]:
    """What was edited in a workbook made from this scenario, and notes on a workbook of another state of it.

    An edit is a cell that differs from what was exported; of one that the scenario no longer has a place for there is
    a note. A workbook that does not record what was exported is compared with the scenario as it is.
    Raises ScenarioError with all faults, by cell.
    """
    name = os.fsdecode(file)
    book = _read(name, resolved)
    today = {_key(vars(row)): row for row in rows(resolved, *([] if book.targets is None else [TARGETS]))}
    exported = book.exported or (None if book.older else today)
    sheet = _Sheet(name, resolved.scenario.file, today, exported, {_key(found) for _, found in book.cells})
    for number, found in book.cells:
        sheet.read(number, found)
    sheet.faults += [
        Fault("book.missing", {"path": " ".join(key).strip()}, f"{name}: {SHEET}")
        for key in today
        if key in (exported or ()) and key not in sheet.keys
    ]
    listed = [] if book.targets is None else _targets(book, resolved, name, sheet)
    if sheet.faults:
        raise ScenarioError(sheet.faults)
    made = [
        Change(one.path, _changed(one, sheet.edited[one.path]), sheet.edited[one.path][0][2])
        for one in resolved.entries
        if one.path in sheet.edited
    ]
    made += listed
    notes = [book.older] if book.older else []
    if made and exported is None:
        values = {"file": resolved.scenario.file, "paths": ", ".join(one.path for one in made)}
        notes.append(Fault("book.unrecorded", values, name))
    return made, [*notes, *sheet.notes.values()]


@dataclass(frozen=True)
class _Book:
    """Rows of the sheet by their numbers, rows as exported (none in books of 0.1.0), and a note on another state.

    `targets` are the rows of their own sheet, None in books that have them among the others; `before` as exported.
    """

    cells: list[tuple[int, dict[str, Any]]]
    exported: dict[tuple[str, str], Row]
    older: Fault | None
    targets: list[tuple[int, dict[str, Any]]] | None = None
    before: tuple[dict[str, str], ...] = ()


def _read(name: str, resolved: Resolved) -> _Book:
    """The content of a workbook. Raises ScenarioError when it is none, or was made from another scenario."""
    from openpyxl import load_workbook  # only this command reads workbooks

    try:
        with open(name, "rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            if not {SHEET, ABOUT} <= set(book.sheetnames):
                raise ScenarioError([Fault("book.sheet", {"sheet": f"{SHEET}, {ABOUT}"}, name)])
            made_from, state = (_text(book[ABOUT][cell].value) for cell in (_FILE_CELL, _HASH_CELL))
            cells = _lines(book[SHEET], COLUMNS)
            aims = _lines(book[TARGETS], TARGET_COLUMNS) if TARGETS in book.sheetnames else None
            record = list(book[EXPORTED].iter_rows(values_only=True)) if EXPORTED in book.sheetnames else []
    except ScenarioError:
        raise
    except OSError as error:
        raise ScenarioError([Fault("yaml.unreadable", {"reason": error.strerror or error}, name)]) from None
    except Exception:  # a damaged file fails in any layer below: zip, zlib, XML, openpyxl
        raise ScenarioError([Fault("book.none", {}, name)]) from None
    scenario, older = resolved.scenario, None
    if state != scenario.hash:
        values = {"found": state, "file": scenario.file, "hash": scenario.hash}
        place = f"{name}: {ABOUT}!{_HASH_CELL}"
        # A book may have been made on another system: these names end at either kind of slash.
        if PureWindowsPath(made_from).name != PureWindowsPath(scenario.file).name:
            raise ScenarioError([Fault("book.other", values, place)])
        older = Fault("book.older", values, place)
    exported = _exported(record)
    if aims is None:
        return _Book(cells, exported, older)
    own = {key: row for key, row in exported.items() if key[0] != TARGETS}
    before: dict[str, dict[str, str]] = {}
    for key in exported.keys() - own.keys():
        number, _, column = key[1].partition(" ")
        before.setdefault(number, {})[column] = exported[key].value
    return _Book(cells, own, older, aims, tuple(before[number] for number in sorted(before, key=int)))


def _lines(sheet: Any, columns: Sequence[str]) -> list[tuple[int, dict[str, Any]]]:
    """The rows of a sheet that say anything, by their numbers."""
    found = []
    for number, line in enumerate(sheet.iter_rows(min_row=2, max_col=len(columns)), 2):
        values = [_value(cell) for cell in line]
        if any(one not in (None, "") for one in values):
            found.append((number, dict(zip(columns, [*values, *[None] * (len(columns) - len(values))], strict=True))))
    return found


def _targets(book: _Book, resolved: Resolved, name: str, sheet: _Sheet) -> list[Change]:
    """The whole list of targets where its sheet was edited; a note where the scenario has others today."""
    assert book.targets is not None
    english, chinese = (target_rows(resolved, language) for language in ("en", "zh"))
    before = list(book.before) if book.exported or book.before else english
    today = chinese if before == chinese else english
    said = [found for _, found in book.targets]
    pairs = list(zip_longest(before, said))
    edited = [
        place
        for place, (was, now) in enumerate(pairs)
        if was is None or now is None or any(_differs(was[column], now[column]) for column in TARGET_COLUMNS)
    ]
    places = tuple(f"{name}: {TARGETS}!A{number}" for number, _ in book.targets)
    if not edited:
        return []
    cell = places[edited[0]] if edited[0] < len(places) else f"{name}: {TARGETS}"
    if today != before:
        sheet.notes[cell] = Fault("book.targets_moved", {"file": resolved.scenario.file}, cell)
        return []
    tables: list[Node] = []
    # A source that nobody changed stays in both languages.
    own = zip(today, _target_nodes(resolved), strict=True)
    sources = {row["source"]: node.values.get("source") for row, node in own}
    for place, now in zip(places, said, strict=True):
        texts = {column: _text(one) for column, one in now.items()}
        for position, (column, one) in enumerate(now.items()):
            _refuse(f"{TARGETS}.{column}", one, place.replace("!A", f"!{'ABCDEFGHI'[position]}"), sheet.faults)
        words: dict[str, Node] = {column: Scalar(text, place) for column, text in texts.items() if text}
        words |= {"source": kept} if isinstance(kept := sources.get(texts["source"]), Table) else {}
        tables.append(Table(words, dict.fromkeys(words, place), place))
    return [Change(TARGETS, Items(tuple(tables), cell), cell, places)]


def _exported(lines: list[tuple[Any, ...]]) -> dict[tuple[str, str], Row]:
    """Rows by path and part from the sheet that records them, its first line the names of the columns."""
    head, *rest = [[_text(cell) for cell in line] for line in lines] or [[]]
    found = [dict.fromkeys(RECORDED, "") | dict(zip(head, line, strict=False)) for line in rest if any(line)]
    texts = [{name: one[name] for name in RECORDED} for one in found]
    return {_key(one): Row(**one, unit="", place="", keys=()) for one in texts}


@dataclass
class _Sheet:
    """Edits by path, faults and notes, row by row; `exported` is None where it is not known."""

    name: str
    file: str
    today: Mapping[tuple[str, str], Row]
    exported: Mapping[tuple[str, str], Row] | None
    keys: set[tuple[str, str]]
    seen: set[tuple[str, str]] = field(default_factory=set)
    edited: dict[str, list[tuple[Row, dict[str, str], str]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: dict[str, Fault] = field(default_factory=dict)

    def read(self, number: int, found: Mapping[str, Any]) -> None:
        """One row: an edit, a fault, a note, or nothing."""
        key, at = _key(found), f"{self.name}: {SHEET}!"
        row = self.today.get(key)
        before = row if self.exported is None else self.exported.get(key)
        if key in self.seen or (before is None and self.exported is not None):
            fault = "book.twice" if key in self.seen else "book.row"
            self.faults.append(Fault(fault, {"path": " ".join(key).strip()}, f"{at}A{number}"))
            return
        self.seen.add(key)
        new = _edits(before, found, f"{at}{{column}}{number}", self.faults) if before else {}
        if row is None and (new or before is None):
            self._gone(key, f"{at}A{number}")
        if row is None:
            return
        new = {column: text for column, text in new.items() if _differs(getattr(row, column), found[column])}
        if not new:
            return
        cell = f"{at}{_letter(next(iter(new)))}{number}"
        values = {"path": " ".join(key).strip(), "value": next(iter(new.values()))}
        then = _text(found["unit"])
        if "value" in new and then != row.unit.strip():
            self.notes[cell] = Fault("book.unit", {**values, "then": then, "today": row.unit}, cell)
        elif row.keys and isinstance(row.keys[0], int) and self._moved(row):
            self.notes[cell] = Fault("book.moved", {**values, "file": self.file}, cell)
        else:
            self.edited.setdefault(row.path, []).append((row, new, cell))

    def _gone(self, key: tuple[str, str], place: str) -> None:
        path, part = key
        parts = [f"{path} {one}".strip() for here, one in self.today if here == path]
        name = f"{path} {part}".strip() if parts else path
        near = nearest(name, parts or {here for here, _ in self.today})
        fault = Fault("book.gone_near", {"path": name, "near": near}) if near else Fault("book.gone", {"path": name})
        self.notes.setdefault(name, replace(fault, place=place))

    def _moved(self, row: Row) -> bool:
        """Whether the item of a list that the row is of is another one today, so that its number misleads."""
        if self.exported is None:  # then the list has to be as long as it was, and written the same way
            keys, today = ({one for one in rows if one[0] == row.path} for rows in (self.keys, self.today))
            return keys != today
        return _item(self.exported, row) != _item(self.today, row)


def _item(rows: Mapping[tuple[str, str], Row], row: Row) -> dict[str, str]:
    """Values by part of the item of a list that a row is of."""
    own = (one for one in rows.values() if (one.path, one.part.split(" ")[0]) == (row.path, row.part.split(" ")[0]))
    return {one.part: one.value.strip() for one in own}


def _key(found: Mapping[str, Any]) -> tuple[str, str]:
    """Path and part; `x: 2` and `x: {value: 2}` are the same part."""
    part = _text(found["part"])
    return _text(found["path"]), "" if part == "value" else part


def _edits(row: Row, found: Mapping[str, Any], place: str, faults: list[Fault]) -> dict[str, str]:
    """The texts by column that differ from the row."""
    new = {}
    for column in EDITABLE:
        cell = found[column]
        if not _differs(getattr(row, column), cell):
            continue
        text, at = _text(cell), place.format(column=_letter(column))
        if _refuse(row.path, cell, at, faults):
            continue
        if not text and column == "value":
            faults.append(Fault("book.empty", {"path": row.path}, at))
        else:
            new[column] = text
    return new


def _refuse(path: str, cell: object, place: str, faults: list[Fault]) -> bool:
    """Whether a cell holds what is no text or number, which is a fault."""
    text = _text(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str | None) or text in _ERRORS:
        faults.append(Fault("book.kind", {"path": path, "found": text}, place))
    elif bad := unfit(with_line_feeds(text)):
        faults.append(Fault("text.unfit", {"code": bad[1]}, place))
    else:
        return False
    return True


def _value(cell: Any) -> object:
    """What a cell says: one that is shown as 7 % holds 0.07."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{100 * value:.15g} %"
    return value


def _differs(text: str, cell: object) -> bool:
    """Whether a cell no longer says the text; a number cell says every way of writing its number."""
    return _text(cell) != text.strip() and not (isinstance(cell, int | float) and as_number(text) == cell)


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
        first = next(_rows(one, "en"))
        table = node if isinstance(node, Table) else Table({"value": node}, {}, "")
        shown = {column: getattr(first, column) for column in ("status", "why", "source") if column not in table.values}
        texts = {key: Scalar(text, "") for key, text in (shown | notes).items()}
        every: dict[str, Node] = {**table.values, **texts}
        return replace(table, values={key: value for key, value in every.items() if value != Scalar("", "")})
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
