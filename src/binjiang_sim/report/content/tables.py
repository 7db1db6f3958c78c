"""Results and inputs as rows of plain values, for tables and workbooks."""

from __future__ import annotations

from functools import cache, partial

from ...projection import Result, givens, record
from ...scenario import Given
from ...words import in_language
from . import inputs, series

IN_BOTH = ("why", "source")  # columns that stand in Chinese again under a name with _zh


def result_rows(result: Result) -> list[dict[str, object]]:
    """The rows of the table of results, each by the names of its columns."""
    names = cache(partial(_names, result))
    return [{**record(row), **names(row.indicator, row.item)} for row in result.rows]


def input_rows(result: Result) -> list[dict[str, object]]:
    """The rows of the table of inputs, each by the names of its columns."""
    return [_input(result, name, given) for name, given in givens(result.scenario).items()]


def input_rows_in(result: Result, language: str) -> list[dict[str, object]]:
    """The same with reasons and sources in one language."""
    rows = []
    for row in input_rows(result):
        chinese = {name: row.pop(f"{name}_zh") for name in IN_BOTH}
        rows.append(row | chinese if language == "zh" else row)
    return rows


def _names(result: Result, indicator: str, item: str | None) -> dict[str, object]:
    """The columns of an indicator and its item by what they are called."""
    equation = result.model.equations[indicator]
    parts = {f"item_{one}": series.item_name(result, indicator, item, one) for one in ("zh", "en")}
    return {"zh": equation.zh, "en": equation.en, **parts}


def _input(result: Result, name: str, given: Given) -> dict[str, object]:
    points = inputs.points(given, inputs.bounds(result, name))
    low, middle, high = points if len(points) == 3 else ("", points[0], "")
    return {
        "input": name,
        **{one: ": ".join(filter(None, inputs.label(result, name, one))) for one in ("zh", "en")},
        "q10": low,
        "q50": middle,
        "q90": high,
        "choices": "; ".join(f"{name} {one:g} ({100 * share:.3g}%)" for name, one, share in inputs.choices(given)),
        "unit": given.unit,
        "status": given.status,
        "facts": " ".join(given.facts),
        "formula": given.formula,
        "why": given.why,
        "source": given.source,
        **{f"{name}_zh": in_language(getattr(given, name), "zh") for name in IN_BOTH},
        "place": given.place,
    }
