"""What may be asked of a result: its indicators, their items and periods, and the figures that are defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Fault, ProjectionError, unknown
from .blocks import Integers
from .reporting import items

if TYPE_CHECKING:
    from .result import Result


def check(result: Result, indicator: str, period: str | None = None, *wanted: str | None) -> None:
    """Raises ProjectionError for an indicator, a period or items that do not exist."""
    faults = []
    if indicator not in result.model.equations:
        faults.append(unknown("result.indicator", indicator, result.model.equations))
    else:
        found = items(result.model.equations[indicator], result.labels)
        named = [one or "-" for one in found]
        faults += [unknown("result.item", str(one), named, owner=indicator) for one in wanted if one not in found]
    if period is not None and period not in result.periods:
        faults.append(unknown("result.period", period, result.periods))
    if faults:
        raise ProjectionError(faults)


def numbers(result: Result, indicator: str, period: str) -> Integers | None:
    """The numbers of an indicator's figures, (item,); a figure that is no number in some draw is not defined."""
    found = result.ensemble.job.figures.numbers(indicator, period)
    return found if found is not None and result.ensemble.summary.finite[found].all() else None


def place(result: Result, indicator: str, period: str, item: str | None) -> tuple[int, int]:
    """The place of an item among its indicator's, and the number of its figure.

    Raises ProjectionError for an unknown indicator, item or period, or a figure that is not defined.
    """
    check(result, indicator, period, item)
    found = numbers(result, indicator, period)
    if found is None:
        raise ProjectionError([Fault("result.undefined", {"indicator": indicator, "period": period})])
    row = items(result.model.equations[indicator], result.labels).index(item)
    return row, int(found[row])
