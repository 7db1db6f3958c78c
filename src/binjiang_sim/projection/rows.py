"""One reported figure with its spread over the draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

QUANTILES = (0.05, 0.1, 0.5, 0.9, 0.95)


@dataclass(frozen=True)
class Row:
    """A figure: indicator, item of its dimension (None without one), period, unit, and its spread over the draws.

    `quantiles` by probability; `parameters_low` and `parameters_high` are the 10 and 90 % points without the luck of
    demand and foreign capital.
    """

    indicator: str
    item: str | None
    period: str
    unit: str
    mean: float
    quantiles: Mapping[float, float]
    parameters_low: float
    parameters_high: float


def frame_of(records: Sequence[Mapping[str, object]], columns: Sequence[str] = ()) -> pandas.DataFrame:
    """Records as a table; `columns` are those of one without a record."""
    import pandas

    return pandas.DataFrame(list(records), columns=None if records else list(columns))


def record(row: Row) -> dict[str, object]:
    """A row as plain values, with the names used in JSON and in tables."""
    named = {f"q{round(100 * probability):02d}": value for probability, value in row.quantiles.items()}
    return {
        "indicator": row.indicator,
        "item": row.item,
        "period": row.period,
        "unit": row.unit,
        "mean": row.mean,
        **named,
        "q10_parameters": row.parameters_low,
        "q90_parameters": row.parameters_high,
    }
