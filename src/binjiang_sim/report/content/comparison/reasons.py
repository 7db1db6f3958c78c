"""Why a figure goes the way it does, where that looks odd."""

from __future__ import annotations

from ....analysis.comparison import Pair
from ....engine.declare import YEAR_BEFORE
from ....words import say
from .. import series


def reason(pair: Pair, indicator: str, item: str | None, period: str, moved: float, language: str) -> str:
    """Why a growth figure goes one way while its level goes the other: it counts from the level of the year before."""
    equation = pair.reference.model.equations[indicator]
    before = next((one for one in equation.inputs if one.endswith(YEAR_BEFORE)), "")
    level = before.removesuffix(YEAR_BEFORE)
    found = next((one for one in pair.moved if (one.indicator, one.item) == (level, item)), None)
    year = str(int(period[:4]) - 1) + period[4:]
    if found is None or period not in found.periods or year not in found.periods:
        return ""
    now, then = found.periods[period].central, found.periods[year].central
    if not (moved * now < 0 and moved * then < 0):
        return ""
    key = "compare.from_lower" if moved > 0 else "compare.from_higher"
    return say(key, language, figure=series.full_name(pair.reference, level, item, language), period=period)
