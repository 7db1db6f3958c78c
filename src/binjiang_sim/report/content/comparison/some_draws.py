"""Differences that only some draws have, in words: in how many, by how much among them, and on average over all."""

from __future__ import annotations

from collections.abc import Sequence

from ....analysis.comparison import Moved, Pair
from ....analysis.differences import Difference
from ....words import say
from .. import series
from ..numbers import PER_CENT, scale
from . import rows
from .reasons import reason


def sentences(pair: Pair, found: Sequence[Moved], periods: Sequence[str], language: str) -> list[str]:
    """One for each figure with a row of which only some draws have a difference: the largest of these."""
    told = []
    for one in found:
        some = [label for label in rows.labels(pair, one, periods) if one.periods[label].partial]
        if some:
            told.append(sentence(pair, one, max(some, key=one.size), language))
    return told


def sentence(pair: Pair, moved: Moved, period: str, language: str) -> str:
    """One figure in one period: each direction with its share of the draws and its median, then the mean of all."""
    figure = series.full_name(pair.reference, moved.indicator, moved.item, language)
    unit = series.unit_of(pair.reference, moved.indicator)
    one = moved.periods[period]
    told = say("compare.partial", language, figure=figure, period=period, parts=parts(one, unit, language))
    return told + reason(pair, moved.indicator, moved.item, period, one.central, language)


def parts(one: Difference, unit: str, language: str) -> str:
    """Each direction with its share of the draws and the median among them, the more frequent first, and the mean."""
    sides = [("lower", one.below, one.median_below), ("higher", one.above, one.median_above)]
    sizes = [abs(size) for _, _, size in sides if size is not None]
    told = [
        say(f"compare.{word}", language, share=rows.share_of(share, language), size=_size(size, sizes, unit, language))
        for word, share, size in sorted(sides, key=lambda side: -side[1])
        if size is not None
    ]
    word = "lower" if one.mean < 0 else "higher"
    told.append(say(f"compare.mean_{word}", language, size=_size(one.mean, sizes, unit, language)))
    return say("compare.note_joint", language).join(told)


def _size(value: float, sizes: Sequence[float], unit: str, language: str) -> str:
    """The size of a difference in the unit of all `sizes`, that of shares in points."""
    own = scale(sizes, unit, language)
    own = rows.finer(own, abs(value))
    number = own.number(abs(value))
    if unit.startswith(PER_CENT):
        return say("compare.points", language, number=number)
    return f"{own.before}{number}{own.after}"
