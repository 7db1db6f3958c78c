"""What moves an outcome, as a table for readers, and what its columns mean."""

from __future__ import annotations

from ...analysis.sensitivity import OTHERS, Sensitivity, SensitivityRow
from ...projection import Result
from ...words import say
from . import inputs, series
from .blocks import Table
from .numbers import PER_CENT, scale, shown_unit, text

MOST = 12  # rows of a table
SHARES = ("given", "sobol", "shapley")  # methods whose index is a share of the variance
SIZES = ("tornado", "morris")  # methods whose index has the unit of the outcome


def tables(found: Sensitivity, names: Result, language: str, most: int | None = MOST) -> tuple[Table, ...]:
    """A table for each outcome: input, status, index, its error, and the outcome with the input low and high.

    `names` is a result of the scenario, even a central one, which knows what its inputs are called.
    """
    head = tuple(
        say(f"sensitivity.head_{one}", language) for one in ("input", "status", found.method, "error", "low", "high")
    )
    tables = []
    for period in found.levels:
        rows = [one for one in found.rows if one.period == period]
        shown = tuple(_row(found, one, names, language) for one in rows[:most])
        figure = series.full_name(names, found.indicator, found.item, language)
        key = f"sensitivity.title_{found.outcome.partition('=')[0].replace('-', '_')}"
        threshold = found.outcome.partition("=")[2]
        unit = series.unit_of(names, found.indicator)
        beyond = text(float(threshold), unit, language) if threshold else ""
        title = say(key, language, figure=figure, period=period, threshold=beyond)
        tables.append(Table(title, head, shown, frozenset(range(2, len(head)))))
    return tuple(tables)


def _row(found: Sensitivity, row: SensitivityRow, names: Result, language: str) -> tuple[str, ...]:
    name = say("sensitivity.others", language) if row.path == OTHERS else inputs.name(names, row.path, language)
    status = say(f"page.status_{row.status}", language) if row.status else ""
    index, error = (_measure(found, number, names, language) for number in (row.index, row.error))
    exact = found.method == "tornado"
    sides = (_level(found, number, names, language) for number in (row.low, row.high))
    return (name, status, index, "-" if exact else error, *sides)


def _measure(found: Sensitivity, value: float, names: Result, language: str) -> str:
    """An index or its error."""
    if found.method in SIZES and found.unit == "year":
        return f"{value:.2f}"
    if found.method in SIZES:
        return text(value, _unit(found, names), language)
    return scale([1.0], PER_CENT, language).text(value) if found.method in SHARES else f"{value:.3f}"


def _level(found: Sensitivity, value: float | None, names: Result, language: str) -> str:
    """An outcome."""
    if value is None:
        return "-"
    return f"{value:.1f}" if found.unit == "year" else text(value, _unit(found, names), language)


def _unit(found: Sensitivity, names: Result) -> str:
    chance = found.outcome.startswith("chance")
    share = chance or names.model.equations[found.indicator].share
    return shown_unit(found.unit, share)


def about(found: Sensitivity, names: Result, language: str) -> tuple[str, ...]:
    """What the columns mean, what the table stands on, and how often a threshold is never passed."""
    ends = {"low": f"{100 * found.ends[0]:g}", "high": f"{100 * found.ends[1]:g}"}
    counted = f"{found.draws:,}"
    sides = "tornado" if found.method == "tornado" else "morris" if found.method == "morris" else "mean"
    lines = [
        say(f"sensitivity.about_{found.method}", language, draws=counted, **ends),
        say(f"sensitivity.sides_{sides}", language, **ends),
    ]
    if names.scenario.correlations and found.method in SIZES:
        lines.append(say("sensitivity.as_independent", language))
    if not any(one.index for one in found.rows):
        lines.append(say("sensitivity.constant", language))
    if found.outcome.startswith("first"):
        (period,) = found.levels
        year = int(period.rpartition("-")[2]) + 1
        never = "" if found.never is None else scale([1.0], PER_CENT, language).text(found.never)
        key = "sensitivity.never" if never else "sensitivity.never_year"
        lines.append(say(key, language, year=year, **({"share": never} if never else {})))
    if found.chance:
        most = max(found.chance.values())
        lines.append(say("sensitivity.chance", language, index=f"{most:.3f}"))
    if found.left_out:
        lines.append(say("sensitivity.left_out", language, count=found.left_out))
    return tuple(lines)
