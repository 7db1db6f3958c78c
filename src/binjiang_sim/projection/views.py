"""Other forms of a result: its rows, a pandas table, and an xarray data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .reporting import items
from .rows import QUANTILES, Row, record

if TYPE_CHECKING:
    import pandas
    import xarray

    from .result import Result


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
