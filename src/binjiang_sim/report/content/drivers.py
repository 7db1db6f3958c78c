"""Which uncertain inputs move a figure most, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis import Driver, drivers
from ...projection import Result
from ...words import say
from . import inputs, series
from .blocks import Bar, Bars

MOST = 6


def driven(result: Result, indicator: str, period: str, item: str | None = None) -> tuple[Driver, ...]:
    """The strongest drivers of a figure, or nothing when it is not defined in the period."""
    return drivers(result, indicator, period, item)[:MOST] if result.defined(indicator, period) else ()


def driver_bars(result: Result, found: Sequence[Driver], indicator: str, period: str, language: str) -> Bars:
    """Rank correlations of inputs with a figure as bars to either side, with the status of each input."""
    bars = tuple(
        Bar(
            inputs.name(result, one.path, language),
            one.rank,
            f"{one.rank:+.2f}".replace("-", "\N{MINUS SIGN}"),
            say(f"page.status_{one.given.status}", language),
        )
        for one in found
    )
    figure = series.name_of(result, indicator, language)
    return Bars(say("document.drivers", language, figure=figure, period=period), bars, signed=True)
