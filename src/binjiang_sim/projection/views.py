"""Other forms of a result: its rows, a pandas table, and an xarray data set."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np

from .asking import check
from .guards import refuse_memory
from .rows import QUANTILES, Row, record
from .summaries import PROBABILITIES

if TYPE_CHECKING:
    import pandas
    import xarray

    from .result import Result


def rows(result: Result) -> tuple[Row, ...]:
    """Every defined figure of every variable with its spread, by variable, period and item."""
    found = []
    summary, edges = result.ensemble.summary, result.edges
    places = [PROBABILITIES.index(probability) for probability in QUANTILES]
    for name, equation in result.model.equations.items():
        for label in result.periods:
            if not result.defined(name, label):
                continue
            numbers = result.ensemble.job.figures.numbers(name, label)
            assert numbers is not None
            for line, (item, number) in enumerate(zip(result.items(name), numbers, strict=True)):
                spread = dict(zip(QUANTILES, summary.points[places, number].tolist(), strict=True))
                low, high = edges[name, label][:, line].tolist()
                unit = equation.reported_unit
                found.append(Row(name, item, label, unit, float(summary.means[number]), spread, low, high))
    return tuple(found)


def scenario_record(result: Result) -> dict[str, object]:
    """The scenario of a run as plain values for JSON: what it is called, where it stands, its hash and seed."""
    scenario = result.scenario
    return {
        "scenario": scenario.name["en"],
        "name": dict(scenario.name),
        "file": scenario.file,
        "hash": scenario.hash,
        "seed": scenario.seed,
    }


def digest(result: Result) -> str:
    """Sixteen hexadecimal digits of the spread of every defined figure, bit by bit, without making it a row."""
    summary = result.ensemble.summary
    made = hashlib.sha256(summary.points[:, summary.finite].tobytes())
    made.update(summary.means[summary.finite].tobytes())
    return made.hexdigest()[:16]


def frame(result: Result) -> pandas.DataFrame:
    """All rows as a long table."""
    import pandas

    return pandas.DataFrame([{"scenario": result.scenario.name["en"], **record(row)} for row in result.rows])


def frame_of(result: Result, indicator: str) -> pandas.DataFrame:
    """The rows of one indicator as a long table. Raises ProjectionError for one that does not exist."""
    check(result, indicator)
    return result.frame[result.frame.indicator == indicator]


def dataset(result: Result) -> xarray.Dataset:
    """Every draw of every variable in the shortest periods, (period, own dimensions..., draw)."""
    import xarray

    refuse_memory(8.0 * result.draws * result.ensemble.job.cells_per_draw, "result.memory")
    periods = [period.label for period in result.clock.periods if period.first == period.last]
    keys = {dim: list(labels) for dim, labels in result.labels.items()}
    coords: dict[str, Any] = {**keys, "period": periods, "draw": result.ensemble.draws.numbers}
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
