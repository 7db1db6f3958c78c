"""Whether a stamped file still says what its runs give: the stamp against the same runs made now."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ...projection import Result
from ...text import Rows, TextError, csv_rows, decoded
from ..content import tables
from ..content.outline import Figure
from ..formats import BY_MANIFEST
from .files import Found
from .stamp import recorded, stamp, unpacked

CLOSE = 1e-9  # relative difference that another machine type or library may make
SETTING = ("software", "versions", "machine")  # what may differ without a change of the model
VERSION = ("equations", "software")  # what another version of the package differs in
NAMES = ("low", "median", "high")

Answer = Literal["same", "other version", "changed", "not reproduced"]


@dataclass(frozen=True)
class Difference:
    """The first thing that differs: an input or a figure by its name, as it was stamped and as it is now."""

    what: Literal["input", "figure", "file", "equations"]
    name: str
    stamped: str
    now: str


@dataclass(frozen=True)
class Verdict:
    """The answer, the catalogue key that says why, and the first difference where there is one."""

    answer: Answer
    key: str
    difference: Difference | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def judged(path: Path, found: Found, results: Sequence[Result]) -> Verdict:
    """What the runs made now say about a stamped file. Raises ValueError for a stamp that cannot be read."""
    entries = found.entries
    now = stamp(results, "en")
    differing = ((name, entries[name], now[name]) for name in ("equations", *SETTING) if entries[name] != now[name])
    other = next(differing, None)
    version = other if other and other[0] in VERSION else None
    if difference := first_input(entries, now):
        if version:
            return Verdict("other version", "verify.version_input", difference, _named(version))
        return Verdict("not reproduced", "verify.input", difference)
    if difference := first_figure(entries["figures"], results):
        if other is None:
            return Verdict("not reproduced", "verify.figure", difference)
        return Verdict("other version", "verify.version", difference, _named(other))
    if path.suffix.lower() in BY_MANIFEST and (difference := first_cell(path, results[0])):
        # Of a run that comes out to the last bit, another number can only have been written into the table.
        edited = entries["digest"] == now["digest"] and _is_number(difference.stamped)
        if version and difference.what == "file":
            return Verdict("other version", "verify.version_rows", difference, _named(version))
        if version and not edited:
            return Verdict("other version", "verify.version", difference, _named(version))
        return Verdict("changed", "verify.cell", difference)
    if not found.untouched:
        return Verdict("changed", "verify.touched", Difference("file", path.name, entries.get("content", ""), ""))
    if entries["digest"] == now["digest"]:
        return Verdict("same", "verify.same")
    if other is None:
        return Verdict("not reproduced", "verify.beyond", Difference("figure", "", entries["digest"], now["digest"]))
    if other[0] == "equations":
        return Verdict("other version", "verify.equations", Difference("equations", *other), _named(other))
    return Verdict("same", "verify.close", None, _named(other))


def _named(other: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("part", "then", "today"), other, strict=True))


def first_input(entries: Mapping[str, str], now: Mapping[str, str]) -> Difference | None:
    """The first input that is not as stamped."""
    stamped, today = unpacked(entries["inputs"]), unpacked(now["inputs"])
    for name, was, value in _unequal("", dict(enumerate(stamped)), dict(enumerate(today))):
        number, _, path = name.partition(".")
        return Difference("input", f"{path} ({int(number) + 1})" if len(today) > 1 else path, was, value)
    if entries["hash"] != now["hash"]:
        return Difference("input", "hash", entries["hash"], now["hash"])
    return None


def _unequal(path: str, was: object, now: object) -> Iterator[tuple[str, str, str]]:
    """Path and both values of whatever differs, as deep as there are names."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in sorted({*was, *now}, key=str):
            yield from _unequal(f"{path}.{key}" if path else str(key), was.get(key), now.get(key))
    elif was != now:
        yield path, _plain(was), _plain(now)


def _plain(value: object) -> str:
    return "-" if value is None else json.dumps(value, ensure_ascii=False)


def first_figure(text: str, results: Sequence[Result]) -> Difference | None:
    """The first recorded figure that does not come out as stamped."""
    stamped = figures_of(text)
    if len(stamped) != len(results):
        raise ValueError("figures")
    for result, own in zip(results, stamped, strict=True):
        now = recorded(result, [one for name in own for one in _shown(name, result)])
        for name in dict.fromkeys((*own, *recorded(result))):
            was, today = own.get(name, []), now.get(name, [])
            if len(was) != len(today):
                return Difference("figure", name, _plain(was or None), _plain(today or None))
            for place, (before, after) in enumerate(zip(was, today, strict=True)):
                if not close(before, after):
                    point = "chance" if len(was) == 1 else NAMES[place]
                    return Difference("figure", f"{name}|{point}", f"{before!r}", f"{after!r}")
    return None


def close(one: float, other: float) -> bool:
    """Whether two figures are the same but for the last digits, which differ from machine to machine."""
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def figures_of(text: str) -> list[dict[str, list[float]]]:
    """The points of the figures of each run, by name, from a stamp. Raises ValueError for anything else."""
    try:
        runs = [dict(run) for run in json.loads(text)]
        return [{name: [float(one) for one in points] for name, points in run.items()} for run in runs]
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError("figures") from error


def _shown(name: str, result: Result) -> Iterator[Figure]:
    """The figure that a recorded name is of, if the model has it."""
    indicator, _, item = name.partition("|")[0].partition("/")
    if indicator in result.model.equations and (item or None) in result.items(indicator):
        yield indicator, item or None


def first_cell(path: Path, result: Result) -> Difference | None:
    """The first cell of a table of results or inputs that is not as the run gives it. Raises OSError."""
    try:  # a row that has not a cell for each column is left out, and missed
        table = csv_rows(decoded(path.read_bytes(), str(path)), str(path), [])
    except TextError:
        table = Rows((), ())
    wanted = tables.input_rows(result) if "input" in table.columns else tables.result_rows(result)
    later = [f"{name}_zh" for name in tables.IN_BOTH]  # columns that tables of earlier versions lack
    rows = [dict(zip(table.columns, row, strict=True)) for _, row in table.rows]
    if len(rows) != len(wanted):
        return Difference("file", path.name, str(len(rows)), str(len(wanted)))
    for row, now in zip(rows, wanted, strict=True):
        for column, value in now.items():
            if column in later and column not in table.columns:
                continue
            text = "" if value is None else str(value)
            if not _same_cell(row.get(column), text):
                key = "|".join(str(now[one]) for one in ("input", "indicator", "item", "period") if now.get(one))
                return Difference("figure", f"{key}|{column}", str(row.get(column)), text)
    return None


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _same_cell(was: str | None, now: str) -> bool:
    if was == now:
        return True
    try:
        return close(float(was or ""), float(now))
    except ValueError:
        return False
