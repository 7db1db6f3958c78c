"""Results and inputs as CSV, with a byte-order mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..projection import Result, givens, record
from . import files, inputs, series


def write_results(result: Result, path: str | os.PathLike[str]) -> Path:
    """Every figure of every variable by period and item, with names in both languages. Returns the path."""
    return write_rows(path, result_rows(result))


def write_inputs(result: Result, path: str | os.PathLike[str]) -> Path:
    """Every number put in: path, names, value or its 10, 50 and 90 % points, unit, status, facts, formula, reason."""
    return write_rows(path, input_rows(result))


def result_rows(result: Result) -> list[dict[str, object]]:
    """The rows of the table of results, each by the names of its columns."""
    return [_figure(result, record(row)) for row in result.rows]


def input_rows(result: Result) -> list[dict[str, object]]:
    """The rows of the table of inputs, each by the names of its columns."""
    return [_input(result, name) for name in givens(result.scenario)]


def write_rows(path: str | os.PathLike[str], rows: Sequence[Mapping[str, object]]) -> Path:
    """Write rows by the names of their columns, those of the first row as the heading. Returns the path."""
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]) if rows else [], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return files.write(path, written.getvalue(), "utf-8-sig")


def _figure(result: Result, plain: dict[str, object]) -> dict[str, object]:
    indicator, item = str(plain["indicator"]), plain["item"]
    key = None if item is None else str(item)
    equation = result.model.equations[indicator]
    names = {"zh": equation.zh, "en": equation.en}
    parts = {f"item_{one}": series.item_name(result, indicator, key, one) for one in ("zh", "en")}
    return {**plain, **names, **parts}


def _input(result: Result, name: str) -> dict[str, object]:
    given = givens(result.scenario)[name]
    points = inputs.points(given)
    low, middle, high = points if len(points) == 3 else ("", points[0], "")
    return {
        "input": name,
        **{one: ": ".join(filter(None, inputs.label(result, name, one))) for one in ("zh", "en")},
        "q10": low,
        "q50": middle,
        "q90": high,
        "choices": "; ".join(f"{label} {number:g} ({share:.0%})" for label, number, share in inputs.choices(given)),
        "unit": given.unit,
        "status": given.status,
        "facts": " ".join(given.facts),
        "formula": given.formula,
        "why": given.why,
        "source": given.source,
        "place": given.place,
    }
