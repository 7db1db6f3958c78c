"""Other forms of a result: its rows, a pandas table, an xarray data set, and what a notebook shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from .reporting import items
from .rows import QUANTILES, Row, record

if TYPE_CHECKING:
    import pandas
    import xarray

    from .result import Result

SHOWN = (
    "gdp",
    "gdp_growth",
    "gdp_per_head",
    "graduate_inflow",
    "resident_population",
    "registered_enterprises",
    "listed_companies",
    "rd_spending",
    "policy_cost",
)
YEARS_SHOWN = 4


def rows(result: Result) -> tuple[Row, ...]:
    """Every defined figure of every variable with its spread, by variable, period and item."""
    found = []
    for name, equation in result.model.equations.items():
        figures = result.figures(name)
        if not figures:
            continue
        stacked = np.stack(list(figures.values()))
        points = np.quantile(stacked, QUANTILES, axis=-1)
        means = stacked.mean(axis=-1)
        for place, label in enumerate(figures):
            for line, item in enumerate(items(equation, result.labels)):
                spread = dict(zip(QUANTILES, points[:, place, line].tolist(), strict=True))
                low, high = result.edges[name, label][:, line].tolist()
                unit = equation.reported_unit
                found.append(Row(name, item, label, unit, float(means[place, line]), spread, low, high))
    return tuple(found)


def frame(result: Result) -> pandas.DataFrame:
    """All rows as a long table."""
    import pandas

    return pandas.DataFrame([{"scenario": result.scenario.name["en"], **record(row)} for row in result.rows])


def dataset(result: Result) -> xarray.Dataset:
    """Every draw of every variable in the shortest periods, (period, own dimensions..., draw)."""
    import xarray

    periods = [period.label for period in result.clock.periods if period.first == period.last]
    keys = {dim: list(labels) for dim, labels in result.labels.items()}
    coords: dict[str, Any] = {**keys, "period": periods, "draw": np.arange(result.draws)}
    variables = {}
    for name, equation in result.model.equations.items():
        figures = result.figures(name)
        shape = (*(len(keys[dim]) for dim in equation.dims), result.draws)
        if any(label in figures for label in periods):
            empty = np.full(shape, np.nan)
            values = np.stack([figures[label].reshape(shape) if label in figures else empty for label in periods])
            attributes = {"unit": equation.reported_unit, "zh": equation.zh, "en": equation.en}
            variables[name] = (("period", *equation.dims, "draw"), values, attributes)
    return xarray.Dataset(variables, coords=coords, attrs={key: str(value) for key, value in result.stamp.items()})


def html(result: Result) -> str:
    """Median and 80 % band of the main figures in a few years, in the model's units, and what was left out."""
    years = np.unique(np.linspace(result.scenario.start, result.scenario.end, YEARS_SHOWN).astype(int))
    head = "".join(f"<th scope='col'>{year}</th>" for year in years)
    lines = []
    for name in (one for one in SHOWN if one in result.model.equations):
        equation = result.model.equations[name]
        cells = "".join(f"<td>{_cell(result, name, str(year))}</td>" for year in years)
        label = f"{escape(equation.en)} · {escape(equation.zh)} ({escape(equation.reported_unit)})"
        lines.append(f"<tr><th scope='row' style='text-align:left'>{label}</th>{cells}</tr>")
    left_out = f"; {result.failed} draws left out" if result.failed else ""
    caption = f"{escape(repr(result))} median [10 %, 90 %]{left_out}"
    return f"<table><caption>{caption}</caption><tr><td></td>{head}</tr>{''.join(lines)}</table>"


def _figure(name: str, value: float) -> str:
    return f"{value:.1%}" if name.endswith("_growth") else _short(value)


def _cell(result: Result, name: str, period: str) -> str:
    if not result.defined(name, period):
        return ""
    low, middle, high = np.quantile(result.values(name, period), (0.1, 0.5, 0.9))
    shown, lower, upper = (_figure(name, value) for value in (middle, low, high))
    return shown if result.central else f"{shown} [{lower}, {upper}]"


def _short(value: float) -> str:
    for size, name in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:.3g}"
